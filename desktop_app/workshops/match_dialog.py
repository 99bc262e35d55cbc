# SPDX-License-Identifier: GPL-3.0-or-later
"""Those of a workshop that may be one person, joined two by two. Widgets only."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtWidgets import QWidget

from db.queries.registrations import MemberPair, Pair
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


Likely = Pair | MemberPair


def pairs_model() -> RowsModel[Likely]:
    """Both names, and why they may be one person's."""
    columns: list[Column[Likely]] = [
        Column(lambda: translate("Registrations", "Stands"), _stands, strong=True),
        Column(lambda: translate("Registrations", "Is joined to it"), _joined),
        Column(lambda: translate("Registrations", "Why"), _why, 185),
    ]
    return RowsModel(columns, _key)


def _key(pair: Likely) -> Hashable:
    return pair.one.uid, pair.other.uid if isinstance(pair, Pair) else pair.member


def _stands(pair: Likely) -> str:
    return name(pair.one) if isinstance(pair, Pair) else f"{pair.name} ({pair.number})"


def _joined(pair: Likely) -> str:
    return name(pair.other if isinstance(pair, Pair) else pair.one)


def _why(pair: Likely) -> str:
    if isinstance(pair, Pair):
        return named(WHY, pair.why)
    return translate("Registrations", "member of this name")


class MatchDialog(Dialog):
    """Stays open; `show_pairs` is called again after each that was joined."""

    def __init__(self, parent: QWidget, pairs: Sequence[Likely], join: Callable[[Likely], None]) -> None:
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

    def show_pairs(self, pairs: Sequence[Likely]) -> None:
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
