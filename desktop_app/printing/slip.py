# SPDX-License-Identifier: GPL-3.0-or-later
"""What loan slip and return slip share: the facts on them, and the choice between roll and sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from desktop_app.language import current_language, format_datetime, translate
from desktop_app.printing.paper import Paper, Roll
from desktop_app.printing.sheet import About
from desktop_app.printing.text import unbroken

_AFTER_A_NUMBER = re.compile("([,;/])\u00a0")


@dataclass(frozen=True)
class Letterhead:
    """Who prints: library, branch, and how to reach it."""

    library: str
    branch: str
    address: str = ""
    phone: str = ""

    @property
    def contact(self) -> tuple[str, ...]:
        """Address and telephone, what there is of them: a line may end between numbers, not within one."""
        numbers = _AFTER_A_NUMBER.sub(r"\1 ", unbroken(self.phone))
        return tuple(part for part in (self.address, numbers) if part)


@dataclass(frozen=True)
class Reprint:
    """This is copy number `count` of something printed before, made at `at`."""

    count: int
    at: datetime


@dataclass(frozen=True)
class Fact:
    """A labelled value at the head of a slip; `share` of the width on a sheet."""

    label: str
    value: str
    share: float = 1.0
    is_code: bool = False


@dataclass(frozen=True)
class Row:
    """One item. On a sheet `cells` follow title and barcode, and `aside` stands under the title; on a roll
    `outcome` and `remarks` say the same, on a narrow roll the first cell instead of `outcome`."""

    title: str
    barcode: str
    cells: tuple[str, ...]
    outcome: str
    remarks: tuple[str, ...] = ()
    aside: str = ""


@dataclass(frozen=True)
class Total:
    """A line under the rows."""

    label: str
    value: str
    strong: bool = False


@dataclass(frozen=True)
class Content:
    """Everything on a slip, as words."""

    letterhead: Letterhead
    kind: str
    number: str
    facts: tuple[Fact, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    empty: str
    totals: tuple[Total, ...]
    note: str
    reprint: Reprint | None

    @property
    def reprint_mark(self) -> str:
        """What a copy says of itself; empty on the first print."""
        if self.reprint is None:
            return ""
        mark = translate("Slip", "REPRINT {count}", "mark on a copy of a slip")
        return mark.format(count=self.reprint.count)

    @property
    def reprint_time(self) -> str:
        """When the copy was made; empty on the first print."""
        return format_datetime(self.reprint.at) if self.reprint else ""


def draw(content: Content, paper: Paper) -> bytes:
    """The slip as PDF."""
    from desktop_app.printing import roll_slip, sheet_slip

    about = About(
        title=f"{content.kind} {content.number}",
        author=content.letterhead.library,
        subject=content.kind,
        language=current_language(),
    )
    if isinstance(paper, Roll):
        return roll_slip.draw(content, paper, about)
    return sheet_slip.draw(content, paper, about)
