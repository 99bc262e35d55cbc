# SPDX-License-Identifier: GPL-3.0-or-later
"""What is printed on: rolls of a slip printer, A5 and A4 sheets, plastic cards. Lengths in points."""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4


@dataclass(frozen=True)
class Roll:
    """Thermal paper. `dots` is what the head prints across (models differ: 58 mm paper has 384 or 420), a
    multiple of 8; the length of a slip follows from what is on it."""

    paper_mm: int = 80
    dots: int = 576
    dpi: int = 203

    def __post_init__(self) -> None:
        if self.dots <= 0 or self.dots % 8:
            raise ValueError(f"printable dots must be a multiple of 8, not {self.dots}")
        if self.dots * self.dot > self.width:
            raise ValueError(f"{self.dots} dots at {self.dpi} dpi are wider than {self.paper_mm} mm")

    @property
    def dot(self) -> float:
        """One dot of the head."""
        return 72 / self.dpi

    @property
    def width(self) -> float:
        """Width of the paper."""
        return self.paper_mm * MM

    @property
    def printable(self) -> float:
        """Width of what the head reaches."""
        return self.dots * self.dot

    @property
    def margin(self) -> float:
        """Blank at either side of the head."""
        return (self.width - self.printable) / 2


@dataclass(frozen=True)
class SheetPaper:
    """A sheet or card of fixed size with its margin."""

    name: str
    width: float
    height: float
    margin: float

    @property
    def printable(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.margin


ROLL_80 = Roll(80, 576)
ROLL_58 = Roll(58, 384)
A4 = SheetPaper("A4", 210 * MM, 297 * MM, 18 * MM)
A5 = SheetPaper("A5", 148 * MM, 210 * MM, 12 * MM)
# ISO/IEC 7810 ID-1, 85.6 x 54 mm: bank card size.
CARD = SheetPaper("CR80", 85.6 * MM, 54 * MM, 4 * MM)

Paper = Roll | SheetPaper
