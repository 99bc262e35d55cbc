# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels as they are sold, on A4 sheets and on rolls: how large, where each lies, which are left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from desktop_app.printing.paper import A4, MM, SheetPaper
from desktop_app.printing.sheet import Colour, Sheet

T = TypeVar("T")
_EDGE: Colour = (0.7, 0.7, 0.7)


@dataclass(frozen=True)
class Labels:
    """Labels in the middle of an A4 sheet: millimetres, how many across and down, and what lies between.

    `cut`: plain paper, with marks where to cut. `roll`: one after another, each a page of its own.
    """

    name: str
    width: float
    height: float
    across: int = 1
    down: int = 1
    between: float = 0.0
    below: float = 0.0
    cut: bool = False
    roll: bool = False

    @property
    def on_a_sheet(self) -> int:
        """How many."""
        return self.across * self.down

    @property
    def paper(self) -> SheetPaper:
        """What is printed on: the sheet, or one label of a roll."""
        return SheetPaper(self.name, self.width * MM, self.height * MM, 0) if self.roll else A4

    def corner(self, place: int) -> tuple[float, float]:
        """Upper left corner of a label, in points; places count along the rows from 0."""
        row, column = divmod(place, self.across)
        wide = self.across * self.width + (self.across - 1) * self.between
        high = self.down * self.height + (self.down - 1) * self.below
        left = (self.paper.width / MM - wide) / 2 + column * (self.width + self.between)
        top = (self.paper.height / MM - high) / 2 + row * (self.height + self.below)
        return left * MM, top * MM


NAME_TAGS = (
    Labels("cut", 90, 60, 2, 4, 4, 4, cut=True),
    Labels("99x68", 99.1, 67.7, 2, 4, 2.5),
    Labels("99x57", 99.1, 57.0, 2, 5, 2.5),
    Labels("99x38", 99.1, 38.1, 2, 7, 2.5),
    Labels("64x38", 63.5, 38.1, 3, 7, 2.5),
)
"""Plain paper first, then label sheets as they are sold everywhere (A4, 8, 10, 14 and 21 to a sheet)."""

SPINES = (
    Labels("cut-70x38", 70, 38, 2, 6, 4, 4, cut=True),
    Labels("70x37", 70.0, 37.0, 3, 8),
    Labels("64x38", 63.5, 38.1, 3, 7, 2.5),
    Labels("64x34", 63.5, 33.9, 3, 8, 2.5),
    Labels("52x30", 52.5, 29.7, 4, 10),
    Labels("48x25", 48.5, 25.4, 4, 10),
    Labels("38x21", 38.1, 21.2, 5, 13, 2.5),
    Labels("roll-58x40", 58, 40, roll=True),
    Labels("roll-50x30", 50, 30, roll=True),
    Labels("roll-50x20", 50, 20, roll=True),
    Labels("roll-33x15", 33, 15, roll=True),
    Labels("roll-25x38", 25, 38, roll=True),
)
"""Plain paper, A4 sheets (24, 21, 24, 40, 40 and 65 to a sheet), then rolls of label printers."""


def dealt(sheet: Sheet, what: Sequence[T], labels: Labels, first: int) -> Iterator[tuple[T, float, float]]:
    """Each with its label's corner, from label `first` on: a sheet that was begun is used up."""
    for place, one in enumerate(what, first):
        if place > first and place % labels.on_a_sheet == 0:
            sheet.next_page()
        left, top = labels.corner(place % labels.on_a_sheet)
        if labels.cut:
            sheet.box(left, top, labels.width * MM, labels.height * MM, border=0.3, colour=_EDGE)
        yield one, left, top
