# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes each state of the program in every look, and notes words that are clipped there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.background import Background
from tests.screenshots.clipped_text import Clipped, clipped, cramped
from tests.screenshots.looks import Look
from tests.screenshots.playing import Playing

RIM = "#80868c"
LOOK_EVERY_MS = 5


class Shot(NamedTuple):
    """A state to take. It stays while language, theme and size change; what passes by itself (a dialog, a
    message) comes up by `show` and goes by `hide` in each look. `asks`: `show` waits for an answer."""

    name: str
    show: Callable[[], object] | None = None
    hide: Callable[[], object] | None = None
    asks: bool = False


class Camera:
    """Pictures go to `out`, a folder a look. `offenders` are texts that have too little room, `lost` the
    pictures that could not be written."""

    def __init__(self, out: Path, looks: Sequence[Look]) -> None:
        self.out, self.looks = out, list(looks)
        self.taken = 0
        self.offenders: set[tuple[str, Clipped]] = set()
        self.lost: list[Path] = []
        # Writing a PNG takes as long as bringing about what is on it: that is done beside the window.
        self._darkroom = Background()

    def close(self) -> None:
        """Wait until the last picture is written."""
        self._darkroom.close()

    def take_all(self, number: int, page: str, playing: Playing, shots: Iterable[Shot]) -> None:
        """A part of the program, state after state."""
        for place, shot in enumerate(shots, 1):
            self._in_every_look(f"{number:02}-{place:02}-{page}-{shot.name}", playing, shot)

    def _in_every_look(self, name: str, playing: Playing, shot: Shot) -> None:
        for look in self.looks:
            playing.dress(look)
            self._take(name, playing, shot, look)
        # The next state begins with the look that this one ends with.
        self.looks.reverse()

    def _take(self, name: str, playing: Playing, shot: Shot, look: Look) -> None:
        if shot.asks:
            self._answer_when_asked(name, playing, look)
        if shot.show is not None:
            shot.show()
            playing.quiet()
        if not shot.asks:
            self._press(name, playing.window, look)
        if shot.hide is not None:
            shot.hide()
            playing.quiet()

    def _answer_when_asked(self, name: str, playing: Playing, look: Look) -> None:
        """A dialog that waits for its answer is taken from inside, and left."""
        seen: list[QWidget] = []
        answered = False

        def look_for_it() -> None:
            # What leads to the question may stand there before it, and it opens while that is waited for:
            # each look is a timer of its own, as one that is at work does not come again.
            nonlocal answered
            if answered:
                return
            QTimer.singleShot(LOOK_EVERY_MS, playing.window, look_for_it)
            dialog = QApplication.activeModalWidget()
            if dialog is None or any(dialog is one for one in seen):
                return
            seen.append(dialog)
            playing.quiet()
            if not answered and QApplication.activeModalWidget() is dialog:
                answered = True
                self._press(name, playing.window, look)
                dialog.close()
                playing.window.activateWindow()

        QTimer.singleShot(LOOK_EVERY_MS, playing.window, look_for_it)

    def _press(self, name: str, window: QWidget, look: Look) -> None:
        folder = self.out / look.folder
        folder.mkdir(parents=True, exist_ok=True)
        taken, file = picture(window), folder / f"{name}.png"
        self._darkroom.run(lambda _task: self._write(taken, file), lambda _none: None, lane="desk")
        self.taken += 1
        for found in (*clipped(window), *cramped(window, (look.width, look.height))):
            self._note(name, look, found)

    def _write(self, taken: QImage, file: Path) -> None:
        if not taken.save(str(file)):
            self.lost.append(file)

    def _note(self, name: str, look: Look, found: Clipped) -> None:
        """Once for a language and a size: what stays in view is found in each state, in both themes."""
        size = f"{look.language}, {look.width}x{look.height}, {look.zoom} %"
        if (size, found) not in self.offenders:
            self.offenders.add((size, found))
            said = f"{found.widget}: {found.text[:60]!r} needs {found.needs}, has {found.has} {found.way}"
            sys.stderr.write(f"clipped in {name} ({size}): {said}\n")


def picture(window: QWidget) -> QImage:
    """The window, with dialogs and menus where they stand over it."""
    whole = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    painter = QPainter(whole)
    for over in sorted(QApplication.topLevelWidgets(), key=_depth):
        if over.isVisible() and over is not window and _depth(over) and over.grab().width():
            at = over.pos() - window.pos()
            painter.drawPixmap(at, over.grab())
            painter.setPen(QColor(RIM))
            painter.drawRect(over.rect().translated(at))
    painter.end()
    return whole


def _depth(widget: QWidget) -> int:
    """How many windows it stands over."""
    parent = widget.parentWidget()
    return 0 if parent is None else 1 + _depth(parent.window())
