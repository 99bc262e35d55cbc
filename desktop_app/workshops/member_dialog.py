# SPDX-License-Identifier: GPL-3.0-or-later
"""Which member somebody on the list is: found by name, number or school, chosen by Enter. Widgets only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.queries.members import MemberRow
from desktop_app.blocks import theme
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import TextField
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.language import translate

TABLE_HEIGHT = 240
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


class MemberDialog(Dialog):
    """Begins with the name as it stands on the list; `matched(member)` when one is chosen."""

    def __init__(self, parent: QWidget, name: str, find: Find, matched: Callable[[UUID], None]) -> None:
        super().__init__("match-member", parent, width=640)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._matched, self._find = matched, find
        self._left = False
        self.words = TextField("match-member-search")
        self.words.setText(name)
        self.words.setPlaceholderText(translate("Registrations", "Name or card number"))
        self.words.setAccessibleName(translate("Registrations", "Name or card number"))
        self._model = members_model()
        self.table = DataTable("match-member-table", self._model)
        self.table.setMinimumHeight(theme.px(TABLE_HEIGHT))
        self.table.setAccessibleName(translate("Registrations", "Members"))
        self.body.addWidget(self.words)
        self.body.addWidget(self.table)
        self.set_words(
            translate("Registrations", "Which member is {name}?").format(name=name),
            translate(
                "Registrations",
                "The registration is then the member's, under the member's name, with attendance and "
                "certificates. If the member is on the list already, the two become one.",
            ),
            translate("Registrations", "It is this member"),
        )
        self.words.textEdited.connect(self._search)
        self.table.opened.connect(lambda _row: self.accept())
        self.table.left_upwards.connect(self.words.setFocus)
        self.words.setFocus()
        self.words.selectAll()
        self._search(name)

    def _search(self, text: str) -> None:
        self.primary.setEnabled(False)
        self._find(text, self._show)

    def _show(self, found: Sequence[MemberRow]) -> None:
        if self._left:
            return
        self._model.show(found)
        self.primary.setEnabled(bool(found))
        if found and self.table.current() is None:
            self.table.move_to(0)

    def done(self, code: int) -> None:
        """What is found later is for nobody."""
        self._left = True
        super().done(code)

    def accept(self) -> None:
        """It is the member under the cursor."""
        chosen = self.table.current()
        if chosen is not None and self.primary.isEnabled():
            super().accept()
            self._matched(chosen.uid)
