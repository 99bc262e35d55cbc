# SPDX-License-Identifier: GPL-3.0-or-later
"""Which labels name tags are printed on, for whom, and from which label of the sheet on. Widgets only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox, QWidget

from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import ChoiceField, FormRow
from desktop_app.language import locale, translate
from desktop_app.printing.label_stock import NAME_TAGS, Labels

Print = Callable[[bool, Labels, int], None]
"""Everybody of the list or the chosen one alone, on which labels, from which label (from 0) on."""


class BadgeDialog(Dialog):
    """The first button shows what would be printed."""

    def __init__(self, parent: QWidget, name: str, listed: int, print_: Print) -> None:
        super().__init__("badges", parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._print = print_
        self.whom, self.labels = ChoiceField("badges-whom"), ChoiceField("badges-labels")
        self.first = QSpinBox()
        self.first.setObjectName("badges-first")
        rows = (
            (FormRow("badges-whom", self.whom), translate("Badge", "For whom")),
            (FormRow("badges-labels", self.labels), translate("Badge", "Labels")),
            (FormRow("badges-first", self.first), translate("Badge", "First label that is left")),
        )
        for row, words in rows:
            row.set_words(words)
            self.body.addWidget(row)
        everybody = translate("Badge", "everybody listed who has a seat (%n)", None, listed)
        self.whom.set_choices([*([(True, everybody)] if listed else []), *([(False, name)] if name else [])])
        self.labels.set_choices([(labels, words_of(labels)) for labels in NAME_TAGS])
        self.labels.currentIndexChanged.connect(lambda _at: self._bound())
        self._bound()
        self.set_words(
            translate("Badge", "Name tags"),
            translate("Badge", "The name large, the institution, and the code of the ticket for the door."),
            translate("Badge", "Show and print"),
        )
        self.whom.setFocus()

    def _bound(self) -> None:
        self.first.setRange(1, self.labels.value().on_a_sheet)

    def accept(self) -> None:
        """Show them."""
        super().accept()
        self._print(self.whom.value(), self.labels.value(), self.first.value() - 1)


def words_of(labels: Labels) -> str:
    """'99,1 × 67,7 mm, 8 on A4'."""
    if labels.cut:
        text = translate("Badge", "Plain paper, to be cut out: {width} × {height} mm, {count} on A4")
    else:
        text = translate("Badge", "Labels {width} × {height} mm, {count} on A4")
    wide, high = (locale().toString(float(length), "g", 4) for length in (labels.width, labels.height))
    return text.format(width=wide, height=high, count=labels.on_a_sheet)
