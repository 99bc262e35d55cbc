# SPDX-License-Identifier: GPL-3.0-or-later
"""The counter's pages are made before anybody turns to them: made when first shown, each stops the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.shell.page_stack import PageStack

COUNTER = ("circulation", "catalogue", "members")
"""Others wait until they are wanted: each takes memory, and few people need them every day."""
QUIET_MS = 1_500


class Ahead(QObject):
    """One page at a time, in steps, each when nothing has been typed or scanned for QUIET_MS."""

    def __init__(self, pages: PageStack, may: Callable[[str], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._pages, self._may = pages, may
        self._to_dress: list[QWidget] = []
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._timer.timeout.connect(self.step)

    def wait(self, *_why: object) -> None:
        """Somebody is at work: not now."""
        if self._to_dress or self._missing():
            self._timer.start()
        else:
            self._timer.stop()

    @property
    def waiting(self) -> bool:
        """Whether there is something left to do, later."""
        return self._timer.isActive()

    def step(self) -> None:
        """Make the next page, or take it in, or dress it."""
        if self._to_dress:
            for widget in self._to_dress:
                widget.ensurePolished()
            self._to_dress = []
        elif missing := self._missing():
            if not self._pages.is_made_ahead(missing[0]):
                self._pages.make_ahead(missing[0])
            else:
                page = self._pages.take_in(missing[0])
                self._to_dress = [page, *page.findChildren(QWidget)]
        self.wait()

    def _missing(self) -> list[str]:
        return [name for name in COUNTER if self._may(name) and not self._pages.is_made(name)]
