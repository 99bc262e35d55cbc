# SPDX-License-Identifier: GPL-3.0-or-later
"""Dialogs that look alike: a title, what it is about, the one thing to do, and Esc."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.layout import FRAME, column, row
from desktop_app.blocks.words import Button, Label
from desktop_app.language import translate


class Dialog(QDialog):
    """`body` holds the parts between title and buttons; Ctrl+Enter is the first button, Esc leaves.

    `awaited`: whoever opened it waits for the answer, so it can't be hidden and shown again.
    """

    awaited = False

    def __init__(
        self, name: str, parent: QWidget | None = None, *, width: int = 480, danger: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setMinimumWidth(theme.px(width))
        self.title_label = Label(f"{name}-title", "title", wrap=True)
        self.text_label = Label(f"{name}-text", "muted", wrap=True)
        self.text_label.hide()
        self.body = column(gap=tokens.GAP_M)
        self.primary = Button(f"{name}-primary", "danger" if danger else "primary")
        self.secondary = Button(f"{name}-secondary", "plain")
        self.primary.setDefault(True)
        self.secondary.setAutoDefault(False)
        self.primary.setShortcut("Ctrl+Return")
        self.primary.clicked.connect(self.accept)
        self.secondary.clicked.connect(self.reject)
        buttons = row(None, self.secondary, self.primary)
        parts = (self.title_label, self.text_label, self.body, tokens.GAP_S, buttons)
        self.setLayout(column(*parts, margin=tokens.GAP_XL))
        if parent is None:
            theme.dress(self)

    def showEvent(self, event: QShowEvent) -> None:
        """No higher than its words: Qt guesses the height of wrapped lines before it knows their width."""
        super().showEvent(event)
        inside = self.layout()
        assert inside is not None
        if inside.hasHeightForWidth() and self.height() == self.sizeHint().height():
            self.resize(self.width(), inside.totalHeightForWidth(self.width()))

    def event(self, event: QEvent) -> bool:
        """Where something is said below a field, the dialog grows with it."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return handled

    def _grow(self) -> None:
        inside = self.layout()
        if inside is not None and inside.hasHeightForWidth():
            wanted = inside.totalHeightForWidth(self.width())
            room = self.screen().availableGeometry()
            height = min(wanted, room.height() - FRAME)
            if height > self.height():
                self.resize(self.width(), height)
                below = self.frameGeometry().bottom() - room.bottom()
                if below > 0:  # its buttons would be off the screen
                    self.move(self.x(), max(room.top(), self.y() - below))

    def exec(self) -> int:
        """Open it and wait for the answer."""
        self.awaited = True
        return super().exec()

    def set_words(self, title: str, text: str, primary: str, secondary: str = "") -> None:
        """Its words; without `secondary` the second button says 'Cancel'."""
        self.setWindowTitle(title)
        self.title_label.set_text(title)
        self.text_label.set_text(text)
        self.text_label.setVisible(bool(text))
        shortcut = self.primary.shortcut()
        self.primary.set_words(primary, "Ctrl+Enter")
        self.primary.setShortcut(shortcut)
        self.secondary.set_words(secondary or translate("Dialog", "Cancel"), "Esc")


def confirm(parent: QWidget, name: str, title: str, text: str, primary: str, *, danger: bool = False) -> bool:
    """Ask whether to go on."""
    dialog = Dialog(name, parent, danger=danger)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.set_words(title, text, primary)
    return dialog.exec() == QDialog.DialogCode.Accepted
