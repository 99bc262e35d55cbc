# SPDX-License-Identifier: GPL-3.0-or-later
"""What the columns of a list of members hold: a choice under each heading."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from db.exchange.member_sheets import FIELDS
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.form import ChoiceField, FormRow
from desktop_app.language import translate
from desktop_app.refusal_words.fields import field_name

ABREAST = 5


class ColumnsForm(QWidget):
    """`changed(tuple[str, ...])`: the field of each column, or '', when a person has chosen another."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("columns")
        self.fields: list[ChoiceField] = []
        self._rows: list[FormRow] = []
        self._headings: tuple[str, ...] = ()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(tokens.GAP_S))
        for column in range(ABREAST):
            self._grid.setColumnStretch(column, 1)
        self.setLayout(self._grid)

    def show_columns(self, headings: Sequence[str], columns: Sequence[str]) -> None:
        """The headings of a file, and what is under each."""
        if tuple(headings) != self._headings:
            self._make(tuple(headings))
        for field, column in zip(self.fields, columns, strict=True):
            field.choose(column)

    def _make(self, headings: tuple[str, ...]) -> None:
        for form_row in self._rows:
            self._grid.removeWidget(form_row)
            form_row.deleteLater()
        self._headings, self.fields, self._rows = headings, [], []
        for place, heading in enumerate(headings):
            field = ChoiceField(f"columns-{place}", _choices())
            field.activated.connect(lambda _index: self._chosen())
            form_row = FormRow(f"columns-{place}", field)
            form_row.set_words(heading or translate("ExchangePage", "Column {n}").format(n=place + 1))
            self.fields.append(field)
            self._rows.append(form_row)
            self._grid.addWidget(form_row, place // ABREAST, place % ABREAST)

    def _chosen(self) -> None:
        self.changed.emit(tuple(str(field.value()) for field in self.fields))

    def retranslate(self) -> None:
        """Its words."""
        for field in self.fields:
            field.set_choices(_choices())


def _choices() -> list[tuple[str, str]]:
    fields = [(name, field_name(name)) for name in FIELDS]
    return [("", translate("ExchangePage", "Leave out")), *fields]
