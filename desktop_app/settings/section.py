# SPDX-License-Identifier: GPL-3.0-or-later
"""A section of the settings: its place in the list on the left, its ground on the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from db.operations.operation import Changes
from db.rules.roles import Right
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.layout import Part, Scrolling, column, holding, row
from desktop_app.blocks.page import Toast
from desktop_app.blocks.words import Label
from desktop_app.language import translate
from desktop_app.refusal_words import words
from desktop_app.settings.work import Work


class Section(QWidget):
    """`right` decides who sees it. `toast` carries passing messages; the page passes them on."""

    toast = Signal(object)

    section_name: ClassVar[str] = ""
    icon_name: ClassVar[str] = "gear"
    right: ClassVar[Right | None] = None
    concerns: ClassVar[Changes] = Changes()

    def __init__(self, work: Work, *parts: Part, width: int = 0, scrolls: bool = False) -> None:
        super().__init__()
        self.setObjectName(f"settings-{self.section_name}")
        self.work = work
        self._inner: QWidget | None = None
        self.headline = Label(f"settings-{self.section_name}-headline", "title")
        self.about = Label(f"settings-{self.section_name}-about", "muted", wrap=True)
        head = column(self.headline, self.about, gap=tokens.GAP_XS)
        body = column(head, *parts, gap=tokens.GAP_L, margin=tokens.GAP_XL)
        if width:
            self._lay_narrow(body, width)
        elif scrolls:
            inner = holding(body, f"settings-{self.section_name}-body")
            self.setLayout(column(Scrolling(f"settings-{self.section_name}-scroll", inner)))
        else:
            self.setLayout(body)
        self.body = body

    def _lay_narrow(self, body: Any, width: int) -> None:
        """Forms are no wider than they are read; low windows scroll."""
        body.addStretch(1)
        self._inner = inner = holding(body, f"settings-{self.section_name}-body")
        self._width = width
        self._restyle()
        ground = row(inner, None)
        ground.setStretch(0, 100)
        scroll = Scrolling(f"settings-{self.section_name}-scroll", holding(ground))
        self.setLayout(column(scroll))

    def _restyle(self) -> None:
        if self._inner is not None:
            self._inner.setMaximumWidth(theme.px(self._width))

    def changeEvent(self, event: QEvent) -> None:
        """Widths follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._restyle()

    def title(self) -> str:
        """Its name in the list."""
        raise NotImplementedError

    def hint(self) -> str:
        """One line below the headline."""
        return ""

    def activated(self) -> None:
        """It is shown: look again."""

    def changed(self, kinds: Changes) -> None:
        """Something of these kinds has changed in the store."""
        if kinds & self.concerns:
            self.activated()

    def retranslate(self) -> None:
        """Headline and hint; a section adds its own."""
        self.headline.set_text(self.title())
        self.about.set_text(self.hint())
        self.about.setVisible(bool(self.hint()))

    def unfinished(self) -> str:
        """What would break off if the program ended now; empty where nothing would."""
        return ""

    def first_field(self) -> QWidget | None:
        """Where the cursor goes when it is opened by key."""
        return None

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """It worked; with `undo` it can be taken back."""
        self.toast.emit(Toast(text, "good", undo))

    def say_error(self, error: Exception) -> None:
        """It did not, and why."""
        self.toast.emit(Toast(words(error).as_sentence(), "bad"))

    def say_undone(self) -> None:
        """Something was taken back."""
        self.say(translate("Settings", "Taken back."))
