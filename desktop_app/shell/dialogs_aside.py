# SPDX-License-Identifier: GPL-3.0-or-later
"""Dialogs that stand open when the desk is locked, or come up then: behind the curtain with all the rest."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget


class DialogsAside(QObject):
    """A locked desk shows none and takes no press of theirs; the same person finds them as they were.

    Those of ours say with `awaited` whether somebody waits for the answer; others are closed.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._aside: dict[QDialog, QWidget | None] = {}
        """Each with where its cursor stood."""
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._hide)

    def put_aside(self) -> None:
        """Hide them. A question that something waits for is answered with no, a dialog of the system too."""
        if (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
        self._hide()
        # While nobody works here a filter on everything costs nobody anything.
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def _hide(self) -> None:
        there = [dialog for dialog in self._window.findChildren(QDialog) if dialog.isVisible()]
        kept = [dialog for dialog in there if not getattr(dialog, "awaited", True)]
        self._aside |= {dialog: dialog.focusWidget() for dialog in kept}
        for dialog in reversed(there):
            if dialog in kept:
                dialog.finished.connect(lambda _result, gone=dialog: self._forget(gone))
                dialog.hide()
            else:
                dialog.reject()
        if there:
            self._window.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A preview that was being made, a question that came late: aside, as soon as it is shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QDialog):
            self._again.start()
        return False

    def bring_back(self) -> None:
        """Show them again, the last one in front."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self._again.stop()
        back, self._aside = self._aside, {}
        for dialog, focus in back.items():
            dialog.open()
            if focus is not None:  # else it is on the button that sends the form off
                with suppress(RuntimeError):  # made anew meanwhile
                    focus.setFocus()

    def _forget(self, dialog: QDialog) -> None:
        """What it asked for was done meanwhile."""
        self._aside.pop(dialog, None)
