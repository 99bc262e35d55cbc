# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks what is there of a deposit collection: scanned or ticked one by one, the rest is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from db.queries.transits import DepositItem
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import ChoiceField, FormRow, ScanField, beside
from desktop_app.blocks.layout import row
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Button, Label
from desktop_app.holds.looking_through import Looked, day
from desktop_app.language import format_number, translate


class Ticked(NamedTuple):
    """An item that is out, and whether it was found."""

    item: DepositItem
    found: bool = False


def ticked_model() -> RowsModel[Ticked]:
    """What is out."""
    columns: list[Column[Ticked]] = [
        Column(
            lambda: translate("Deposits", "Found"),
            lambda one: "\u2713" if one.found else "–",
            110,
            tone=lambda one: "good" if one.found else "",
        ),
        Column(lambda: translate("Holds", "Title"), lambda one: one.item.title, strong=True),
        Column(lambda: translate("Holds", "Barcode"), lambda one: one.item.barcode, 120),
        Column(lambda: translate("Holds", "Call number"), lambda one: one.item.call_number or "–", 130),
        Column(
            lambda: translate("Deposits", "Seen there"),
            lambda one: (
                translate("Deposits", "missing") if one.item.missing else day(one.item.checked_at) or "–"
            ),
            130,
            tone=lambda one: "bad" if one.item.missing else "",
        ),
    ]
    return RowsModel(columns, lambda one: one.item.transit)


class LookingDialog(Dialog):
    """Where it is looked through, and a list to tick, by scanner or by key."""

    def __init__(self, parent: QWidget, name: str, items: Sequence[DepositItem]) -> None:
        super().__init__("look-through", parent, width=820)
        self.where, self.scan = ChoiceField("look-through-where"), ScanField("look-through-scan")
        self._where_row = FormRow("look-through-where", self.where)
        self._scan_row = FormRow("look-through-scan", self.scan)
        self.model = ticked_model()
        self.table = DataTable("look-through-items", self.model)
        self.table.setMinimumHeight(theme.px(260))
        self.said = Label("look-through-said", "muted")
        self.tick = Button("look-through-tick", "link")
        self.tick.setAutoDefault(False)
        counted = row(self.said, None, self.tick, gap=tokens.GAP_M)
        self.body.addWidget(beside((self._where_row, self._scan_row)))
        self.body.addWidget(self.table)
        self.body.addLayout(counted)
        self._say(name)
        self.model.show([Ticked(one) for one in items])
        self.scan.entered.connect(self.scanned)
        self.tick.clicked.connect(self.turn)
        self.table.opened.connect(lambda _row: self.turn())
        self._count()
        self.table.move_to(0)
        self.scan.setFocus()

    def _say(self, name: str) -> None:
        self.set_words(
            translate("Deposits", "Look it through"),
            translate(
                "Deposits", "{name}: scan or tick what is there. The rest is marked as missing."
            ).format(name=name),
            translate("Deposits", "Save"),
        )
        self._where_row.set_words(translate("Deposits", "Where"))
        self._scan_row.set_words(translate("Holds", "Barcode"))
        self.where.set_choices(
            [
                (False, translate("Deposits", "at the partner; it stays there")),
                (True, translate("Deposits", "here; it has come back")),
            ]
        )
        self.table.setAccessibleName(translate("Deposits", "What is out"))
        self.tick.set_words(translate("Deposits", "Found or not"), "F6")
        self.tick.setShortcut("F6")

    def scanned(self, barcode: str) -> None:
        """One is found; one that does not belong here is said to be so."""
        self.scan.clear()
        place = next((at for at, one in enumerate(self.model.rows) if one.item.barcode == barcode), None)
        unknown = translate("Deposits", "{barcode} is not among what is out.").format(barcode=barcode)
        self._scan_row.set_error(unknown if place is None else "")
        if place is not None:
            self._put(place, found=True)

    def turn(self) -> None:
        """The chosen one is found, or not after all."""
        place = self.table.currentIndex().row()
        if place >= 0:
            self._put(place, found=not self.model.rows[place].found)

    def _put(self, place: int, *, found: bool) -> None:
        rows = list(self.model.rows)
        rows[place] = rows[place]._replace(found=found)
        self.model.show(rows)
        self.table.move_to(place)
        self._count()

    def _count(self) -> None:
        rest = sum(not one.found for one in self.model.rows)
        found = len(self.model.rows) - rest
        said = translate("Deposits", "{found} of {all} found.").format(
            found=format_number(found), all=format_number(len(self.model.rows))
        )
        missing = translate("Deposits", "%n item(s) will be missing.", None, rest)
        self.said.set_text(f"{said} {missing}" if rest else said)

    def value(self) -> Looked:
        """What was told; only after it was accepted."""
        rows = self.model.rows
        found = tuple(one.item for one in rows if one.found)
        return Looked(self.where.value(), found, tuple(one.item for one in rows if not one.found))
