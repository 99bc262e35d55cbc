# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages that pass by themselves, bottom right; they never take the focus and are read out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.layout import column, row
from desktop_app.blocks.notice import ICONS
from desktop_app.blocks.page import Toast
from desktop_app.blocks.words import Button, KeyHint, Label, Picture, set_role
from desktop_app.language import translate

SECONDS = 5
SECONDS_WITH_UNDO = 10
WORDS_A_SECOND = 2
MOST = 4
WIDTH = 380


def seconds(toast: Toast) -> int:
    """How long it stays: as long as it takes to read calmly."""
    return max(SECONDS_WITH_UNDO if toast.undo else SECONDS, len(toast.text.split()) // WORDS_A_SECOND)


class ToastCard(QFrame):
    """One message. It waits while the pointer is on it."""

    gone = Signal(object)

    def __init__(self, toast: Toast) -> None:
        super().__init__()
        self.toast = toast
        self.setObjectName("toast")
        set_role(self, role="toast", tone=toast.tone)
        self.setAccessibleName(toast.text)
        self.setFixedWidth(theme.px(WIDTH))
        self.setLayout(self._laid_out())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(1000 * seconds(toast))
        self._timer.timeout.connect(self.leave)
        self._timer.start()

    def _laid_out(self) -> QVBoxLayout:
        picture = Picture("toast-icon", ICONS.get(self.toast.tone, "info"), 22, self.toast.tone)
        words = Label("toast-words", "", self.toast.text, wrap=True)
        close = _quiet(Button("toast-close", "quiet", "x"))
        close.setAccessibleName(translate("Toasts", "Dismiss"))
        close.setFixedWidth(theme.px(tokens.CONTROL))
        close.clicked.connect(self.leave)
        line = row(picture, words, close, gap=tokens.GAP_M)
        line.setStretch(1, 1)
        line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        line.setAlignment(close, Qt.AlignmentFlag.AlignTop)
        parts = [line, self._undo_line()] if self.toast.undo else [line]
        return column(*parts, gap=0, margin=(tokens.GAP_M, tokens.GAP_S, tokens.GAP_S, tokens.GAP_S))

    def _undo_line(self) -> QWidget:
        undo = _quiet(Button("toast-undo", "link"))
        undo.set_words(translate("Toasts", "Undo"), "Ctrl+Z")
        undo.clicked.connect(self.take_back)
        holder = QWidget()
        holder.setLayout(row(34, undo, KeyHint("toast-undo-key", "Ctrl+Z"), None))
        return holder

    def take_back(self) -> None:
        """Undo what it tells of."""
        self.leave()
        if self.toast.undo is not None:
            self.toast.undo()

    def leave(self) -> None:
        """Go away."""
        self._timer.stop()
        self.gone.emit(self)

    @property
    def waits(self) -> bool:
        """Whether it stays as long as the pointer is on it."""
        return not self._timer.isActive()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Somebody is reading."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """They have read it."""
        self._timer.start()
        super().leaveEvent(event)


class Toasts(QWidget):
    """The pile of messages over a window, newest at the bottom."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("toasts")
        self._cards: list[ToastCard] = []
        self._held: list[Toast] | None = None
        self._over = window
        self._column = column(gap=tokens.GAP_S)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self.setLayout(self._column)
        self._above = 0
        window.installEventFilter(self)
        self.hide()

    @property
    def cards(self) -> list[ToastCard]:
        """Those in view, oldest first."""
        return list(self._cards)

    def stand_above(self, pixels: int) -> None:
        """Leave the lowest pixels of the window free."""
        self._above = pixels
        self._place()

    def show_toast(self, toast: Toast) -> None:
        """One more message; beyond four the oldest goes. While they are held it waits."""
        if self._held is not None:
            self._held.append(toast)
            return
        card = ToastCard(toast)
        card.gone.connect(self._remove)
        self._cards.append(card)
        self._column.addWidget(card)
        card.show()
        for old in self._cards[:-MOST]:
            old.leave()
        self.show()
        self._place()
        self._read_out(toast)

    def undo(self) -> bool:
        """Take back the newest that can be; False where there is none."""
        card = next((card for card in reversed(self._cards) if card.toast.undo), None)
        if card is not None:
            card.take_back()
        return card is not None

    def can_undo(self) -> bool:
        """Whether a message in view can be taken back."""
        return any(card.toast.undo for card in self._cards)

    def hold(self) -> None:
        """The desk is locked: nobody is to read what comes now, nor to undo it."""
        self.clear()
        self._held = []

    def show_held(self) -> None:
        """Whoever it was for is back."""
        held, self._held = self._held or [], None
        for toast in held[-MOST:]:
            self.show_toast(toast)

    def clear(self) -> None:
        """Nothing of one person is left in view for the next."""
        if self._held:
            self._held.clear()
        for card in self.cards:
            card.leave()

    def _remove(self, card: ToastCard) -> None:
        if card in self._cards:
            self._cards.remove(card)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.setVisible(bool(self._cards))
        self._place()

    def _read_out(self, toast: Toast) -> None:
        event = QAccessibleAnnouncementEvent(self, toast.text)
        if toast.tone == "bad":
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QEvent) -> None:  # type: ignore[override]
        """Stay in the corner."""
        self._place()

    def _place(self) -> None:
        gap = theme.px(tokens.GAP_L)
        self.adjustSize()
        self.move(
            self._over.width() - self.width() - gap, self._over.height() - self.height() - gap - self._above
        )
        self.raise_()


def _quiet(button: Button) -> Button:
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
