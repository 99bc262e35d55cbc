# SPDX-License-Identifier: GPL-3.0-or-later
"""Dialogs that stand open when the desk is locked: behind the curtain with everything else."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QWidget


class DialogsAside:
    """A locked desk shows none and takes no press of theirs; the same person finds them as they were.

    Those of ours say with `awaited` whether somebody waits for the answer; others are closed.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._aside: list[QDialog] = []

    def put_aside(self) -> None:
        """Hide them. A question that something waits for is answered with no, a dialog of the system too."""
        if (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
        there = [dialog for dialog in self._window.findChildren(QDialog) if dialog.isVisible()]
        self._aside = [dialog for dialog in there if not getattr(dialog, "awaited", True)]
        for dialog in reversed(there):
            if dialog in self._aside:
                dialog.finished.connect(lambda _result, gone=dialog: self._forget(gone))
                dialog.hide()
            else:
                dialog.reject()
        if there:
            self._window.activateWindow()

    def bring_back(self) -> None:
        """Show them again, the last one in front."""
        back, self._aside = self._aside, []
        for dialog in back:
            dialog.open()

    def _forget(self, dialog: QDialog) -> None:
        """What it asked for was done meanwhile."""
        self._aside = [other for other in self._aside if other is not dialog]
