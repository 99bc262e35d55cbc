# SPDX-License-Identifier: GPL-3.0-or-later
"""The loan slip: what a member took home and when it is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.language import format_date, format_datetime, format_money, translate
from desktop_app.printing import slip
from desktop_app.printing.paper import Paper
from desktop_app.printing.slip import Content, Fact, Letterhead, Reprint, Row, Total


@dataclass(frozen=True)
class LoanRow:
    """One item lent; `renewed` when this slip tells of a longer loan, not a new one."""

    title: str
    barcode: str
    due: date
    renewed: bool = False
    due_at: datetime | None = None
    """Where it is due at an hour, and not at the end of the day."""


@dataclass(frozen=True)
class LoanSlip:
    """`at` is an aware datetime; `fines` are unpaid rupiah; an empty `note` prints the usual one."""

    letterhead: Letterhead
    number: str
    at: datetime
    staff: str
    member_name: str
    member_number: str
    rows: tuple[LoanRow, ...]
    fines: int = 0
    note: str = ""
    reprint: Reprint | None = None


def render(loan: LoanSlip, paper: Paper) -> bytes:
    """The slip as PDF on `paper`; the same bytes for the same slip."""
    return slip.draw(_content(loan), paper)


def _content(loan: LoanSlip) -> Content:
    return Content(
        letterhead=loan.letterhead,
        kind=translate("LoanSlip", "Loan slip"),
        number=loan.number,
        facts=_facts(loan),
        columns=(translate("LoanSlip", "Due"),),
        rows=tuple(_row(row) for row in loan.rows),
        empty=translate("LoanSlip", "Nothing was lent."),
        totals=_totals(loan),
        note=loan.note
        or translate("LoanSlip", "Please return or renew by the due date. Thank you for reading."),
        reprint=loan.reprint,
    )


def _facts(loan: LoanSlip) -> tuple[Fact, ...]:
    return (
        Fact(translate("Slip", "Member"), loan.member_name, 1.5),
        Fact(translate("Slip", "Member no."), loan.member_number, 1.0, is_code=True),
        Fact(translate("Slip", "Date"), format_datetime(loan.at), 1.1),
        Fact(translate("Slip", "Staff"), loan.staff, 0.8),
    )


def _row(row: LoanRow) -> Row:
    due = format_date(row.due) if row.due_at is None else format_datetime(row.due_at)
    outcome = translate("LoanSlip", "Due {date}").format(date=due)
    aside = translate("LoanSlip", "Renewed", "this loan was made longer") if row.renewed else ""
    return Row(row.title, row.barcode, (due,), outcome, (aside,) if aside else (), aside)


def _totals(loan: LoanSlip) -> tuple[Total, ...]:
    count = Total(translate("Slip", "Items", "how many items are on the slip"), str(len(loan.rows)))
    if not loan.fines:
        return (count,)
    return count, Total(translate("LoanSlip", "Unpaid fines"), format_money(loan.fines), strong=True)
