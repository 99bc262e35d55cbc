# SPDX-License-Identifier: GPL-3.0-or-later
"""The return slip: what came back, how late, and what it cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.language import format_date, format_datetime, format_money, translate
from desktop_app.printing import slip
from desktop_app.printing.paper import Paper
from desktop_app.printing.slip import Content, Fact, Letterhead, Reprint, Row, Total


@dataclass(frozen=True)
class ReturnRow:
    """One item that came back on `returned`; `member` tells the borrowers of a shared slip apart."""

    title: str
    barcode: str
    returned: date
    days_late: int = 0
    fine: int = 0
    member: str = ""
    suspended_until: date | None = None
    """The last day without borrowing."""


@dataclass(frozen=True)
class ReturnSlip:
    """Without `member_name` it is for whoever brought the items; an empty `note` prints the usual one."""

    letterhead: Letterhead
    number: str
    at: datetime
    staff: str
    rows: tuple[ReturnRow, ...]
    member_name: str = ""
    member_number: str = ""
    note: str = ""
    reprint: Reprint | None = None


def render(back: ReturnSlip, paper: Paper) -> bytes:
    """The slip as PDF on `paper`; the same bytes for the same slip."""
    return slip.draw(_content(back), paper)


def _content(back: ReturnSlip) -> Content:
    return Content(
        letterhead=back.letterhead,
        kind=translate("ReturnSlip", "Return slip"),
        number=back.number,
        facts=_facts(back),
        columns=(
            translate("ReturnSlip", "Returned"),
            translate("ReturnSlip", "Late", "days late, column heading"),
            translate("ReturnSlip", "Fine"),
        ),
        rows=tuple(_row(row) for row in back.rows),
        empty=translate("ReturnSlip", "Nothing was returned."),
        totals=_totals(back),
        note=back.note
        or translate("ReturnSlip", "Keep this slip as proof that the items came back. Thank you."),
        reprint=back.reprint,
    )


def _facts(back: ReturnSlip) -> tuple[Fact, ...]:
    member = (
        Fact(translate("Slip", "Member"), back.member_name, 1.5),
        Fact(translate("Slip", "Member no."), back.member_number, 1.0, is_code=True),
    )
    return (
        *(member if back.member_name else ()),
        Fact(translate("Slip", "Date"), format_datetime(back.at), 1.1),
        Fact(translate("Slip", "Staff"), back.staff, 0.8),
    )


def _row(row: ReturnRow) -> Row:
    late = translate("ReturnSlip", "%n open day(s) late", None, row.days_late) if row.days_late else ""
    fine = format_money(row.fine) if row.fine else ""
    cost = translate("ReturnSlip", "fine {amount}").format(amount=fine) if fine else ""
    returned = format_date(row.returned)
    days = str(row.days_late) if row.days_late else "–"
    cells = (returned, days, fine or "–")
    return Row(
        row.title, row.barcode, cells, returned, tuple(filter(None, (late, cost, row.member))), row.member
    )


def _totals(back: ReturnSlip) -> tuple[Total, ...]:
    count = Total(translate("Slip", "Items", "how many items are on the slip"), str(len(back.rows)))
    totals = [count]
    if fines := sum(row.fine for row in back.rows):
        totals.append(Total(translate("ReturnSlip", "Total fine"), format_money(fines), strong=True))
    if last := max((row.suspended_until for row in back.rows if row.suspended_until), default=None):
        totals.append(Total(translate("ReturnSlip", "No loans until"), format_date(last), strong=True))
    return tuple(totals)
