# SPDX-License-Identifier: GPL-3.0-or-later
"""A message in the page itself: what happened, what was kept, what can be done now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop_app.blocks import tokens
from desktop_app.blocks.layout import column, row
from desktop_app.blocks.words import Button, Label, Picture, set_role

ICONS = {"bad": "warning-octagon", "warn": "warning", "good": "check-circle", "info": "info"}


class Answer(NamedTuple):
    """A button of a notice: its id, words, key and what it does."""

    id: str
    words: str
    key: str
    run: Callable[[], None]


class Notice(QFrame):
    """Hidden until it has something to say; `set_answers` gives its buttons, the first one first choice."""

    def __init__(self, name: str, tone: str = "info") -> None:
        super().__init__()
        self.setObjectName(name)
        set_role(self, role="notice", tone=tone)
        self.picture = Picture(f"{name}-icon", ICONS[tone], 24, tone)
        self.headline = Label(f"{name}-headline", "strong", wrap=True)
        self.detail = Label(f"{name}-detail", wrap=True)
        self.advice = Label(f"{name}-advice", "muted", wrap=True)
        self._answers: QHBoxLayout = row(gap=tokens.GAP_S)
        said = column(
            self.headline, self.detail, self.advice, tokens.GAP_XS, self._answers, gap=tokens.GAP_XS
        )
        inner = row(column(self.picture, None), said, gap=tokens.GAP_M, margin=tokens.GAP_M)
        inner.setStretch(1, 1)
        self.setLayout(inner)
        self.hide()

    def say(
        self,
        headline: str,
        detail: str = "",
        advice: str = "",
        tone: str = "",
        answers: Sequence[Answer] = (),
    ) -> None:
        """Show it."""
        for label, text in ((self.headline, headline), (self.detail, detail), (self.advice, advice)):
            label.set_text(text)
            label.setVisible(bool(text))
        if tone:
            set_role(self, tone=tone)
            self.picture.show_icon(ICONS[tone], tone)
        self.setAccessibleName(headline)
        self.setAccessibleDescription(" ".join(filter(None, (detail, advice))))
        self._set_answers(answers)
        self.show()

    def _set_answers(self, answers: Sequence[Answer]) -> None:
        while (item := self._answers.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, answer in enumerate(answers):
            button = Button(f"{self.objectName()}-{answer.id}", "plain" if place else "primary")
            button.set_words(f"{answer.words}  ·  {answer.key}" if answer.key else answer.words)
            button.clicked.connect(lambda _checked=False, run=answer.run: run())
            self._answers.addWidget(button)
        self._answers.addStretch(1)
