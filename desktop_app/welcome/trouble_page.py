# SPDX-License-Identifier: GPL-3.0-or-later
"""Trouble at opening, shown calmly: what happened, what was kept, what to do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.layout import Card, Scrolling, column, holding, row
from desktop_app.blocks.words import Button, Label, Picture, set_role
from desktop_app.language import translate
from desktop_app.welcome.step import centred
from desktop_app.welcome.troubles import remedy_words, trouble

REMEDIES = ("again", "show_file", "restore_newest", "restore", "recovery_code", "quit")


class TroublePage(QWidget):
    """`chosen(remedy)` when a person has decided."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("trouble")
        self._error: Exception | None = None
        self.picture = Picture("trouble-icon", "warning-circle", 48, "warn")
        self.headline = Label("trouble-headline", "display", wrap=True)
        self.parts = {name: Label(f"trouble-{name}", wrap=True) for name in ("happened", "kept", "advice")}
        self.captions = {name: Label(f"trouble-{name}-caption", "caption") for name in self.parts}
        self.buttons = {name: Button(f"trouble-{name.replace('_', '-')}") for name in REMEDIES}
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
        said = [column(self.captions[name], self.parts[name], gap=2) for name in self.parts]
        card = Card("trouble-card", *said, margin=tokens.GAP_L)
        self._first, self._others = row(gap=tokens.GAP_S), row(gap=tokens.GAP_S)
        heading = row(self.picture, self.headline, gap=tokens.GAP_L)
        heading.setStretch(1, 1)
        actions = column(self._first, self._others, gap=tokens.GAP_S)
        inner = column(None, heading, card, actions, None, gap=tokens.GAP_L, margin=tokens.GAP_XL)
        self._body = body = holding(inner, "trouble-body")
        self.setLayout(column(Scrolling("trouble-scroll", holding(centred(body), "trouble-ground"))))
        self._restyle()

    @property
    def error(self) -> Exception | None:
        """What is shown; None while there is nothing."""
        return self._error

    @property
    def kind(self) -> str:
        """The kind of error that is shown; empty while there is none."""
        return type(self._error).__name__ if self._error is not None else ""

    def show_trouble(self, error: Exception) -> None:
        """Say what is wrong; the cursor stands on the first remedy."""
        self._error = error
        self._order(trouble(error).remedies)
        self.retranslate()

    def _order(self, remedies: tuple[str, ...]) -> None:
        for layout in (self._first, self._others):
            while layout.takeAt(0) is not None:
                pass
        for name, button in self.buttons.items():
            button.setParent(self)
            button.setVisible(name in remedies)
        for place, name in enumerate(remedies):
            button = self.buttons[name]
            set_role(button, kind="quiet" if name == "quit" else "plain" if place else "primary")
            (self._others if place else self._first).addWidget(button)
        self._first.addStretch(1)
        self._others.addStretch(1)
        self.buttons[remedies[0]].setDefault(True)
        self.buttons[remedies[0]].setFocus()

    def retranslate(self) -> None:
        """The words for what is wrong now."""
        if self._error is None:
            return
        said = trouble(self._error)
        self.picture.show_icon(said.icon, "warn")
        self.headline.set_text(said.headline)
        for name, label in self.parts.items():
            label.set_text(getattr(said, name))
        self.captions["happened"].set_text(translate("Trouble", "What happened"))
        self.captions["kept"].set_text(translate("Trouble", "What was kept"))
        self.captions["advice"].set_text(translate("Trouble", "What you can do"))
        for name, button in self.buttons.items():
            button.set_words(remedy_words(name))

    def changeEvent(self, event: QEvent) -> None:
        """Words follow the language, widths the zoom."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._restyle()
        super().changeEvent(event)

    def _restyle(self) -> None:
        self._body.setMaximumWidth(theme.px(640))
        self._body.setMinimumWidth(theme.px(420))
