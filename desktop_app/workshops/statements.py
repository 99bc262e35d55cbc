# SPDX-License-Identifier: GPL-3.0-or-later
"""The five statements with how many answered and agree: whole sentences, in lines of any number. Widgets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from db.queries.feedback import Said
from db.rules.programme import STATEMENTS
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.words import Label
from desktop_app.language import format_number, translate
from desktop_app.workshops import afterwards_words

FIGURE = 62
"""Pixels at 100 % of a column of figures."""


class Statements(QWidget):
    """Nothing in it is chosen, so that it is no table."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.heads = [Label(f"{name}-head-{place}", "muted" if place else "strong") for place in range(3)]
        self.lines = {one: [Label(f"{name}-{one}-{place}") for place in range(3)] for one in STATEMENTS}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(tokens.GAP_M))
        grid.setVerticalSpacing(theme.px(tokens.GAP_XS))
        for at, cells in enumerate((self.heads, *self.lines.values())):
            for place, cell in enumerate(cells):
                grid.addWidget(cell, at, place)
                if place:
                    cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            cells[0].setWordWrap(True)
        grid.setColumnStretch(0, 1)
        for place in (1, 2):
            grid.setColumnMinimumWidth(place, theme.px(FIGURE))

    def show_said(self, said: Sequence[Said], forms: int) -> None:
        """Of each statement what there is, of so many forms; nothing is shown while nothing is known."""
        self.setVisible(bool(said))
        for label, text in zip(
            self.heads,
            (
                translate("Afterwards", "Feedback: %n form(s)", "", forms),
                translate("Afterwards", "Answers"),
                translate("Afterwards", "Agree"),
            ),
            strict=True,
        ):
            label.set_text(text)
        for one in said:
            words, answers, agree = self.lines[one.statement]
            words.set_text(afterwards_words.statement(one.statement))
            answers.set_text(format_number(one.answers))
            agree.set_text(afterwards_words.agreeing(one))
