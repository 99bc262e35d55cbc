# SPDX-License-Identifier: GPL-3.0-or-later
"""Those of a workshop that may be one person, joined two by two. Widgets only."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from db.queries.registrations import Pair
from desktop_app.blocks import theme
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Label
from desktop_app.language import translate
from desktop_app.workshops.phrases import Words, named
from desktop_app.workshops.registration_models import name

TABLE_HEIGHT = 260
WHY: Words = {
    "ticket": lambda: translate("Registrations", "came with this ticket"),
    "member": lambda: translate("Registrations", "same member"),
    "phone": lambda: translate("Registrations", "same telephone"),
    "name": lambda: translate("Registrations", "similar name"),
}


def pairs_model() -> RowsModel[Pair]:
    """Both names, and why they may be one person's."""
    columns: list[Column[Pair]] = [
        Column(lambda: translate("Registrations", "Stands"), lambda p: name(p.one), strong=True),
        Column(lambda: translate("Registrations", "Is joined to it"), lambda p: name(p.other)),
        Column(lambda: translate("Registrations", "Why"), lambda p: named(WHY, p.why), 130),
    ]
    return RowsModel(columns, lambda pair: (pair.one.uid, pair.other.uid))


class MatchDialog(Dialog):
    """Stays open; `show_pairs` is called again after each that was joined."""

    def __init__(self, parent: QWidget, pairs: Sequence[Pair], join: Callable[[Pair], None]) -> None:
        super().__init__("match", parent, width=680)
        self._join = join
        self._model = pairs_model()
        self.table = DataTable("match-table", self._model)
        self.table.setMinimumHeight(theme.px(TABLE_HEIGHT))
        self.none = Label("match-none", "muted", wrap=True)
        self.body.addWidget(self.none)
        self.body.addWidget(self.table)
        self.set_words(
            translate("Registrations", "Who may be the same person"),
            translate(
                "Registrations",
                "Attendance, consents and certificates of both then belong to the one that stands. "
                "This can't be taken back: join only whom you are sure of.",
            ),
            translate("Registrations", "Join the two"),
            translate("Registrations", "Close"),
        )
        self.none.set_text(translate("Registrations", "Nobody here looks like somebody else."))
        self.table.setAccessibleName(translate("Registrations", "Who may be the same person"))
        self.table.opened.connect(lambda _row: self.accept())
        self.show_pairs(pairs)
        self.table.setFocus()

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Those that are left."""
        self._model.show(pairs)
        self.none.setVisible(not pairs)
        self.table.setVisible(bool(pairs))
        self.primary.setEnabled(bool(pairs))
        if self.table.current() is None:
            self.table.move_to(0)

    def accept(self) -> None:
        """Join the pair under the cursor; the dialog stays for the next."""
        pair = self.table.current()
        if pair is not None:
            self._join(pair)
