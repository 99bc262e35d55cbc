# SPDX-License-Identifier: GPL-3.0-or-later
"""What a new stock-take is about, what is about to be missing, and why one is opened again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from db.queries.stocktakes import FoundRow
from db.rules.stocktake import Shelves, within
from desktop_app.blocks import theme
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import ChoiceField, FormRow, TextField, beside
from desktop_app.blocks.table import DataTable
from desktop_app.language import translate
from desktop_app.stocktake.models import found_model
from desktop_app.stocktake.presenter import Choices


class BeginDialog(Dialog):
    """A name; all of the branch, or one location, type, or call numbers from and to."""

    def __init__(self, parent: QWidget, name: str, branch: UUID, choices: Choices) -> None:
        super().__init__("begin-stocktake", parent, width=520)
        self._branch = branch
        everywhere = translate("Stocktake", "all locations")
        all_types = translate("Stocktake", "all types")
        places = [("", everywhere), *((one, one) for one in choices.locations)]
        types: list[tuple[UUID | None, str]] = [(None, all_types), *choices.types]
        self.rows = {
            "name": FormRow("stocktake-name", TextField("stocktake-name"), required=True),
            "location": FormRow("stocktake-location", ChoiceField("stocktake-location", places)),
            "item_type": FormRow("stocktake-type", ChoiceField("stocktake-type", types)),
            "call_from": FormRow("stocktake-from", TextField("stocktake-from")),
            "call_to": FormRow("stocktake-to", TextField("stocktake-to")),
        }
        self.body.addWidget(self.rows["name"])
        self.body.addWidget(beside([self.rows["location"], self.rows["item_type"]]))
        self.body.addWidget(beside([self.rows["call_from"], self.rows["call_to"]]))
        self.set_words(
            translate("Stocktake", "New stock-take"),
            translate("Stocktake", "Other desks of this branch can scan in it too, also without a network."),
            translate("Stocktake", "Begin"),
        )
        self.rows["name"].set_words(translate("Stocktake", "Name"))
        self.rows["location"].set_words(translate("Stocktake", "Location"))
        self.rows["item_type"].set_words(translate("Stocktake", "Item type"))
        self.rows["call_from"].set_words(translate("Stocktake", "From call number"))
        self.rows["call_to"].set_words(
            translate("Stocktake", "Up to call number"), translate("Stocktake", "For example 800 to 899.")
        )
        field = cast("TextField", self.rows["name"].field)
        field.setText(name)
        field.selectAll()
        field.setFocus()

    def _text(self, name: str) -> str:
        return cast("TextField", self.rows[name].field).value()

    def value(self) -> tuple[str, Shelves]:
        """Its name and its shelves."""
        location = cast("ChoiceField", self.rows["location"].field).value()
        kind = cast("ChoiceField", self.rows["item_type"].field).value()
        first, last = self._text("call_from"), self._text("call_to")
        return self._text("name"), Shelves(self._branch, location, first, last, kind)

    def accept(self) -> None:
        """Only with a name, and call numbers the right way round."""
        missing = "" if self._text("name") else translate("Stocktake", "Give it a name.")
        first, last = self._text("call_from"), self._text("call_to")
        crossed = bool(last) and not within(first, "", last)
        self.rows["name"].set_error(missing)
        self.rows["call_to"].set_error(
            translate("Stocktake", "This stands before the first one.") if crossed else ""
        )
        if not missing and not crossed:
            QDialog.accept(self)


class MissingDialog(Dialog):
    """What is about to be missing, to look through before."""

    def __init__(self, parent: QWidget, rows: Sequence[FoundRow], count: int) -> None:
        super().__init__("mark-missing", parent, width=760, danger=True)
        self.model = found_model()
        self.table = DataTable("mark-missing-list", self.model)
        self.table.setMinimumHeight(theme.px(260))
        self.table.show_column(4, False)
        self.table.show_column(5, False)
        self.model.show(rows)
        self.table.setAccessibleName(translate("Stocktake", "Items that are missing"))
        self.body.addWidget(self.table)
        self.set_words(
            translate("Stocktake", "Mark %n item(s) as missing?", None, count),
            translate(
                "Stocktake",
                "Nobody has scanned them, and they are not out. Whoever finds one scans it: it is there.",
            ),
            translate("Stocktake", "Mark as missing"),
        )


class ReopenDialog(Dialog):
    """Why a stock-take goes on."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__("reopen-stocktake", parent)
        self.reason = FormRow("reopen-reason", TextField("reopen-reason"), required=True)
        self.body.addWidget(self.reason)
        self.set_words(
            translate("Stocktake", "Open “{name}” again?").format(name=name),
            "",
            translate("Stocktake", "Open again"),
        )
        self.reason.set_words(translate("Stocktake", "Reason"))
        self.reason.field.setFocus()

    def value(self) -> str:
        """The reason."""
        return cast("TextField", self.reason.field).value()

    def accept(self) -> None:
        """Only with a reason."""
        if self.value():
            super().accept()
        else:
            self.reason.set_error(translate("Stocktake", "Say why, in a few words."))
