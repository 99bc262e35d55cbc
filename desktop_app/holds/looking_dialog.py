# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks what is there of a deposit collection: scanned or ticked one by one, the rest is missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from db.queries.transits import DepositItem
from desktop_app.blocks.form import ChoiceField, FormRow, beside
from desktop_app.blocks.table import Column, RowsModel
from desktop_app.holds.looking_through import Looked, day
from desktop_app.holds.ticking import Ticked, TickingDialog, found_column
from desktop_app.language import translate


def ticked_model() -> RowsModel[Ticked]:
    """What is out."""
    columns: list[Column[Ticked]] = [
        found_column(110),
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


class LookingDialog(TickingDialog):
    """Where it is looked through, and a list to tick, by scanner or by key."""

    def __init__(self, parent: QWidget, name: str, items: Sequence[DepositItem]) -> None:
        super().__init__(parent, "look-through", ticked_model(), 820)
        self.where = ChoiceField("look-through-where")
        self._where_row = FormRow("look-through-where", self.where)
        self.lay_out(beside((self._where_row, self.scan_row)))
        self._say(name)
        self.begin(items)

    def _say(self, name: str) -> None:
        self.set_words(
            translate("Deposits", "Look it through"),
            translate(
                "Deposits", "{name}: scan or tick what is there. The rest is marked as missing."
            ).format(name=name),
            translate("Deposits", "Save"),
        )
        self._where_row.set_words(translate("Deposits", "Where"))
        self.where.set_choices(
            [
                (False, translate("Deposits", "at the partner; it stays there")),
                (True, translate("Deposits", "here; it has come back")),
            ]
        )
        self.table.setAccessibleName(translate("Deposits", "What is out"))

    def unknown(self, barcode: str) -> str:
        """See TickingDialog."""
        return translate("Deposits", "{barcode} is not among what is out.").format(barcode=barcode)

    def found_words(self) -> str:
        """Also how many will be missing."""
        rest = len(self.model.rows) - len(self.found())
        missing = translate("Deposits", "%n item(s) will be missing.", None, rest)
        said = super().found_words()
        return f"{said} {missing}" if rest else said

    def value(self) -> Looked:
        """What was told; only after it was accepted."""
        missing = tuple(one.item for one in self.model.rows if not one.found)
        return Looked(self.where.value(), tuple(self.found()), missing)
