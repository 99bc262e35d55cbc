# SPDX-License-Identifier: GPL-3.0-or-later
"""A search line with the members found below it, for dialogs that ask which member is meant. Widgets only."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.queries.members import MemberRow
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.form import TextField
from desktop_app.blocks.layout import column
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.language import translate

Find = Callable[[str, Callable[[Sequence[MemberRow]], None]], None]


def members_model() -> RowsModel[MemberRow]:
    """Name, card, school or workplace, branch."""
    columns: list[Column[MemberRow]] = [
        Column(lambda: translate("Registrations", "Name"), lambda m: m.name, strong=True),
        Column(lambda: translate("Registrations", "Number"), lambda m: m.number, 120),
        Column(lambda: translate("Registrations", "Institution"), lambda m: m.institution or "–", 150),
        Column(lambda: translate("Registrations", "Branch"), lambda m: m.branch, 120),
    ]
    return RowsModel(columns, lambda member: member.uid)


class MemberSearch(QWidget):
    """`searching` while it is looked for; `found` when the rows are there, the first under the cursor."""

    searching = Signal()
    found = Signal()

    def __init__(self, name: str, find: Find, height: int) -> None:
        super().__init__()
        self.setObjectName(f"{name}-members")
        self._find, self._left = find, False
        self.words = TextField(f"{name}-search")
        self.words.setPlaceholderText(translate("Registrations", "Name or card number"))
        self.words.setAccessibleName(translate("Registrations", "Name or card number"))
        self._model = members_model()
        self.table = DataTable(f"{name}-table", self._model)
        self.table.setMinimumHeight(theme.px(height))
        self.table.setAccessibleName(translate("Registrations", "Members"))
        self.setLayout(column(self.words, self.table, gap=tokens.GAP_M))
        self.words.textEdited.connect(self.search)
        self.table.left_upwards.connect(self.words.setFocus)
        self.setFocusProxy(self.words)

    def search(self, text: str) -> None:
        """Look for these words."""
        self.searching.emit()
        self._find(text, self._show)

    def leave(self) -> None:
        """What is found later is for nobody."""
        self._left = True

    def current(self) -> MemberRow | None:
        """The member under the cursor."""
        chosen = self.table.current()
        return chosen if isinstance(chosen, MemberRow) else None

    def _show(self, found: Sequence[MemberRow]) -> None:
        if self._left:
            return
        self._model.show(found)
        if found and self.table.current() is None:
            self.table.move_to(0)
        self.found.emit()
