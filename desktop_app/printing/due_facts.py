# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on a due list, whatever it is printed on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.language import current_language, format_date, format_money, translate
from desktop_app.printing.sheet import About
from desktop_app.printing.slip import Letterhead


@dataclass(frozen=True)
class DueRow:
    """One item out; `days_late` 0 or less is not late yet; `fine` so far in rupiah."""

    title: str
    barcode: str
    due: date
    days_late: int
    fine: int = 0


@dataclass(frozen=True)
class DueGroup:
    """One member with the items out; `contact` is a telephone number or a class."""

    member_name: str
    member_number: str
    contact: str
    rows: tuple[DueRow, ...]


@dataclass(frozen=True)
class DueList:
    """`scope` says whose list it is: a branch, a class; it is not in the file's metadata."""

    letterhead: Letterhead
    at: datetime
    staff: str
    scope: str
    groups: tuple[DueGroup, ...]


def kind_words() -> str:
    """What it is called."""
    return translate("DueList", "Due list")


def about(due: DueList) -> About:
    """Its metadata; whose list it is does not belong there."""
    title = kind_words()
    return About(f"{title} {format_date(due.at.date())}", due.letterhead.library, title, current_language())


def figures(due: DueList) -> tuple[tuple[str, str], ...]:
    """How many members, items, late ones, and what they cost so far: label and value of each."""
    rows = [row for group in due.groups for row in group.rows]
    return (
        (translate("DueList", "Members"), str(len(due.groups))),
        (translate("DueList", "Items out"), str(len(rows))),
        (translate("DueList", "Overdue"), str(sum(row.days_late > 0 for row in rows))),
        (translate("DueList", "Fines so far"), format_money(sum(row.fine for row in rows))),
    )
