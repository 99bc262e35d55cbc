# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of copies to tick, by scanner or by key: what was found, and what was not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import FormRow, ScanField
from desktop_app.blocks.layout import row
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Button, Label
from desktop_app.language import format_number, translate


class Ticked(NamedTuple):
    """An item, which has a barcode, and whether it was found."""

    item: Any
    found: bool = False


def found_column(width: int) -> Column[Ticked]:
    """The ticks."""
    return Column(
        lambda: translate("Ticking", "Found"),
        lambda one: "\u2713" if one.found else "–",
        width,
        tone=lambda one: "good" if one.found else "",
    )


class TickingDialog(Dialog):
    """What is to be looked for. A child lays itself out, says its own words, and begins with the items.

    `scan` finds one by its barcode, `F6` or Enter turns the chosen one.
    """

    def __init__(self, parent: QWidget, name: str, model: RowsModel[Ticked], width: int) -> None:
        super().__init__(name, parent, width=width)
        self.scan = ScanField(f"{name}-scan")
        self.scan_row = FormRow(f"{name}-scan", self.scan)
        self.model = model
        self.table = DataTable(f"{name}-items", model)
        self.table.setMinimumHeight(theme.px(260))
        self.said = Label(f"{name}-said", "muted")
        self.tick = self.link(f"{name}-tick")
        self.scan.entered.connect(self.scanned)
        self.tick.clicked.connect(self.turn)
        self.table.opened.connect(lambda _row: self.turn())

    def link(self, name: str) -> Button:
        """A button under the list."""
        button = Button(name, "link")
        button.setAutoDefault(False)
        return button

    def lay_out(self, head: QWidget, *links: Button) -> None:
        """The list below `head`, and below that what was found and the buttons."""
        self.body.addWidget(head)
        self.body.addWidget(self.table)
        self.body.addLayout(row(self.said, None, *links, self.tick, gap=tokens.GAP_M))
        self.scan_row.set_words(translate("Holds", "Barcode"))
        self.tick.set_words(translate("Ticking", "Found or not"), "F6")
        self.tick.setShortcut("F6")

    def begin(self, items: Iterable[Any]) -> None:
        """None of these is found yet."""
        self.model.show([Ticked(one) for one in items])
        self.count()
        self.table.move_to(0)
        self.scan.setFocus()

    def scanned(self, barcode: str) -> None:
        """One is found; one that is not among these is said to be so."""
        self.scan.clear()
        place = next((at for at, one in enumerate(self.model.rows) if one.item.barcode == barcode), None)
        self.scan_row.set_error(self.unknown(barcode) if place is None else "")
        if place is not None:
            self._put(place, found=True)

    def unknown(self, barcode: str) -> str:
        """What is said of a barcode that is none of these."""
        raise NotImplementedError

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
        self.count()

    def count(self) -> None:
        """How many are found."""
        self.said.set_text(self.found_words())

    def found_words(self) -> str:
        """How many of how many."""
        found, there = len(self.found()), len(self.model.rows)
        said = translate("Ticking", "{found} of {all} found.")
        return said.format(found=format_number(found), all=format_number(there))

    def found(self) -> list[Any]:
        """The items that were found."""
        return [one.item for one in self.model.rows if one.found]
