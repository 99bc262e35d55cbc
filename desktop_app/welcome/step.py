# SPDX-License-Identifier: GPL-3.0-or-later
"""One page before the main window: a headline, what it is about, its fields, and its buttons at the foot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.layout import Part, Scrolling, column, holding, row
from desktop_app.blocks.words import Button, Label
from desktop_app.language import translate

WIDTH = 520


def centred(body: QWidget) -> QHBoxLayout:
    """In the middle, as wide as its maximum where there is room."""
    layout = row(None, body, None)
    layout.setStretch(1, 100)
    return layout


class Step(QWidget):
    """`forward` is Enter or the first button, `backward` Esc or the second."""

    forward = Signal()
    backward = Signal()

    def __init__(self, name: str, *parts: Part, width: int = WIDTH) -> None:
        super().__init__()
        self.setObjectName(name)
        self._width = width
        self.place = Label(f"{name}-place", "caption")
        self.headline = Label(f"{name}-headline", "display", wrap=True)
        self.about = Label(f"{name}-about", "muted", wrap=True)
        self.failure = Label(f"{name}-failure", "bad", wrap=True)
        self.next = Button(f"{name}-next", "primary")
        self.back = Button(f"{name}-back", "quiet", "arrow-left")
        self.next.clicked.connect(self.forward)
        self.back.clicked.connect(self.backward)
        self.next.hide()
        self.back.hide()
        self.failure.hide()
        self.place.hide()
        self._body = holding(self._laid_out(parts), f"{name}-body")
        scrolling = Scrolling(f"{name}-scroll", holding(centred(self._body), f"{name}-ground"))
        self.setLayout(column(scrolling))
        self.restyle()

    def _laid_out(self, parts: tuple[Part, ...]) -> QVBoxLayout:
        heads = column(self.place, self.headline, self.about, gap=tokens.GAP_XS)
        buttons = row(self.back, None, self.next)
        body = (None, heads, tokens.GAP_S, *parts, self.failure, tokens.GAP_S, buttons, None)
        return column(*body, gap=tokens.GAP_M, margin=tokens.GAP_XL)

    def set_head(self, headline: str, about: str = "", place: str = "") -> None:
        """Its headline, what it is about, and which step of how many it is."""
        self.headline.set_text(headline)
        for label, text in ((self.about, about), (self.place, place)):
            label.set_text(text)
            label.setVisible(bool(text))

    def set_buttons(self, forward: str = "", *, backward: bool = True) -> None:
        """The words of its first button, and whether there is a way back."""
        self.next.set_words(forward, "Enter" if forward else "")
        self.next.setVisible(bool(forward))
        self.back.set_words(translate("Step", "Back"), "Esc")
        self.back.setVisible(backward)

    def set_failure(self, text: str) -> None:
        """What went wrong with the page as a whole; empty = nothing."""
        self.failure.set_text(text)
        self.failure.setVisible(bool(text))

    def retranslate(self) -> None:
        """Set every word again, in the language of now."""

    def first_field(self) -> QWidget | None:
        """Where the cursor stands when the page is shown."""
        return None

    def restyle(self) -> None:
        """Width at the zoom of now."""
        self._body.setMaximumWidth(theme.px(self._width) + 2 * tokens.GAP_XL)
        self._body.setMinimumWidth(min(theme.px(self._width), theme.px(380)))

    def changeEvent(self, event: QEvent) -> None:
        """Words follow the language, sizes the zoom."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self.restyle()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.next.isVisible():
            if self.next.isEnabled():
                self.forward.emit()
        elif event.key() == Qt.Key.Key_Escape and self.back.isVisible():
            self.backward.emit()
        else:
            super().keyPressEvent(event)
