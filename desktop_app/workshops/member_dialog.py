# SPDX-License-Identifier: GPL-3.0-or-later
"""Which member somebody on the list is: found by name, number or school, chosen by Enter. Widgets only."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.blocks.dialog import Dialog
from desktop_app.language import translate
from desktop_app.member_search import Find, MemberSearch

TABLE_HEIGHT = 240


class MemberDialog(Dialog):
    """Begins with the name as it stands on the list; `matched(member)` when one is chosen."""

    def __init__(self, parent: QWidget, name: str, find: Find, matched: Callable[[UUID], None]) -> None:
        super().__init__("match-member", parent, width=640)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._matched = matched
        self._search = MemberSearch("match-member", find, TABLE_HEIGHT)
        self.words, self.table = self._search.words, self._search.table
        self.words.setText(name)
        self.body.addWidget(self._search)
        self.set_words(
            translate("Registrations", "Which member is {name}?").format(name=name),
            translate(
                "Registrations",
                "The registration is then the member's, under the member's name, with attendance and "
                "certificates. If the member is on the list already, the two become one.",
            ),
            translate("Registrations", "It is this member"),
        )
        self._search.searching.connect(lambda: self.primary.setEnabled(False))
        self._search.found.connect(lambda: self.primary.setEnabled(self._search.current() is not None))
        self.table.opened.connect(lambda _row: self.accept())
        self.words.setFocus()
        self.words.selectAll()
        self._search.search(name)

    def done(self, code: int) -> None:
        """What is found later is for nobody."""
        self._search.leave()
        super().done(code)

    def accept(self) -> None:
        """It is the member under the cursor."""
        chosen = self._search.current()
        if chosen is not None and self.primary.isEnabled():
            super().accept()
            self._matched(chosen.uid)
