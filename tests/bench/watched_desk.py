# SPDX-License-Identifier: GPL-3.0-or-later
"""The real desk as a process, that also says when what was typed, scanned or printed was there to be seen.

`at` in what it announces is `time.monotonic()`, the clock that the typist reads too.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop_app import application, start
from desktop_app.application import Application
from desktop_app.blocks.page import Page
from desktop_app.catalogue.presenter import State as Catalogue
from desktop_app.circulation.presenter import State as Circulation
from desktop_app.circulation.slips import Issued
from desktop_app.circulation.visit import VisitRow


class Paints(QObject):
    """Calls when a widget was painted. It waits and never asks: that would keep Python busy."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._calls: list[Callable[[], None]] = []
        widget.installEventFilter(self)

    def after_next(self, call: Callable[[], None]) -> None:
        """Call when it was painted again and the picture was handed to the screen."""
        self._calls.append(call)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._calls and event.type() == QEvent.Type.Paint:
            calls, self._calls = self._calls, []
            QTimer.singleShot(0, self, lambda: [call() for call in calls])
        return False


class Watch(QObject):
    """Looks at the pages as they are made; changes nothing in them."""

    def __init__(self, whole: Application) -> None:
        super().__init__(whole)
        self._whole = whole
        whole.welcome.opened.connect(self._begin)

    def _begin(self) -> None:
        work = self._whole.work
        assert work is not None
        work.window.pages.made.connect(self._watch)
        if work.window.page is not None:
            self._watch(work.window.page)

    def _watch(self, page: Page) -> None:
        match page.page_name:
            case "circulation":
                self._watch_circulation(page)
            case "catalogue":
                self._watch_catalogue(page)

    def _tell(self, event: str, **facts: object) -> None:
        self._whole.announcer.tell(event, at=time.monotonic(), **facts)

    # --- the catalogue ------------------------------------------------------------------------------------

    def _watch_catalogue(self, page: Any) -> None:
        paints, show = Paints(page.list.viewport()), page.presenter._show
        told: list[Any] = [None, ()]

        def shown(state: Catalogue) -> None:
            show(state)
            if state.answered and state.text != told[0]:
                # Where the next letter leaves the same titles there is nothing to paint.
                same, told[:] = state.rows == told[1], [state.text, state.rows]
                tell = lambda: self._tell("found", text=state.text)  # noqa: E731
                QTimer.singleShot(0, self, tell) if same else paints.after_next(tell)

        page.presenter._show = shown

    # --- lending ------------------------------------------------------------------------------------------

    def _watch_circulation(self, page: Any) -> None:
        paints, show = Paints(page.visit.viewport()), page.presenter._show
        seen: list[object] = [None]

        def shown(state: Circulation, sound: str) -> None:
            show(state, sound)
            number = state.member.number if state.member else None
            if number != seen[0]:
                seen[0] = number
                QTimer.singleShot(0, self, lambda: self._tell("member", number=number))

        page.presenter._show = shown
        page.acted.connect(lambda row: paints.after_next(lambda: self._tell_row(row)))
        page.slip_issued.connect(self._draw)

    def _tell_row(self, row: VisitRow) -> None:
        self._tell("seen", action=row.action, barcode=row.barcode)

    def _draw(self, issued: Issued) -> None:
        """As it is drawn for a printer that was chosen; only that none is there to take it."""
        work = self._whole.work
        assert work is not None
        paper = work.settings.paper(issued.document)

        def draw(_task: object) -> tuple[float, int]:
            from desktop_app.printing import frozen

            size = len(frozen.render(issued.slip, paper))
            return time.monotonic(), size

        self._whole.background.run(
            draw, lambda drawn: self._whole.announcer.tell("drawn", at=drawn[0], bytes=drawn[1])
        )


class Watched(Application):
    """The desk as it is started always, with somebody who looks on."""

    def __init__(self, *parts: Any, **named: Any) -> None:
        super().__init__(*parts, **named)
        Watch(self)


def main(folder: Path) -> int:
    """The window on the store in a folder, watched."""
    application.Application = Watched  # type: ignore[misc]
    return start.run_window(folder, sample=False)


if __name__ == "__main__":
    os.environ.setdefault("SIMPUL_ANNOUNCE", "1")
    raise SystemExit(main(Path(sys.argv[1])))
