# SPDX-License-Identifier: GPL-3.0-or-later
"""For tests and benches: with SIMPUL_ANNOUNCE=1 the window says as JSON lines what happens in it."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

VARIABLE = "SIMPUL_ANNOUNCE"
TICK_MS = 2


class Announcer(QObject):
    """Silent unless asked for. It also watches for how long the event loop ever stood still."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wanted = os.environ.get(VARIABLE) == "1"
        self.longest_gap_ms = 0.0
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def tell(self, event: str, **facts: object) -> None:
        """One line. Never a name: barcodes and kinds only."""
        if self.wanted:
            sys.stdout.write(json.dumps({"event": event, **facts}) + "\n")
            sys.stdout.flush()

    def when_it_takes_keys(self, widget: QWidget, tell: Callable[[], None]) -> None:
        """Tell once, when a widget stands on the screen and has the keyboard."""
        if self.wanted:
            TakesKeys(widget, tell)

    def ready(self) -> None:
        """The window is painted and the scan box has the focus; from now on gaps count."""
        if self.wanted:
            self.tell("ready")
            self._last = time.perf_counter()
            self._timer.start(TICK_MS)

    def closed(self) -> None:
        """The window is closed."""
        self.tell("closed", longest_gap_ms=round(self.longest_gap_ms, 1))

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest_gap_ms = max(self.longest_gap_ms, (now - self._last) * 1_000 - TICK_MS)
        self._last = now


class TakesKeys(QObject):
    """Calls once, when its parent was painted and has the focus: when typing into it is seen."""

    def __init__(self, widget: QWidget, call: Callable[[], None]) -> None:
        super().__init__(widget)
        self._call, self._painted = call, False
        widget.installEventFilter(self)
        widget.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """After the event, and with it the picture, has gone out."""
        if event.type() in (QEvent.Type.Paint, QEvent.Type.FocusIn):
            self._painted = self._painted or event.type() == QEvent.Type.Paint
            QTimer.singleShot(0, self, self._look)
        return False

    def _look(self) -> None:
        widget = self.parent()
        if isinstance(widget, QWidget) and self._painted and widget.hasFocus():
            widget.removeEventFilter(self)
            self._painted = False
            self._call()
            self.deleteLater()
