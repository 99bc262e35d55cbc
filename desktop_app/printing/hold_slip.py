# SPDX-License-Identifier: GPL-3.0-or-later
"""The slip in a book that somebody waits for: for whom, in the fewest words that do, and where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.language import format_date, format_datetime, translate
from desktop_app.printing import slip
from desktop_app.printing.paper import Paper
from desktop_app.printing.slip import Content, Fact, Letterhead, Reprint, Row, Total


@dataclass(frozen=True)
class HoldSlip:
    """`who` is not a name: initials and the end of the number. Without `here` it is sent to `pickup`."""

    letterhead: Letterhead
    number: str
    at: datetime
    staff: str
    who: str
    title: str
    barcode: str
    pickup: str
    here: bool
    fetch_until: date | None = None
    reprint: Reprint | None = None


def render(held: HoldSlip, paper: Paper) -> bytes:
    """The slip as PDF on `paper`; the same bytes for the same slip."""
    return slip.draw(_content(held), paper)


def _content(held: HoldSlip) -> Content:
    until = format_date(held.fetch_until) if held.fetch_until else "–"
    kind = translate("HoldSlip", "Reserved") if held.here else translate("HoldSlip", "Send on: reserved")
    note = (
        translate("HoldSlip", "Put it on the hold shelf.")
        if held.here
        else translate("HoldSlip", "Send it to {branch}.").format(branch=held.pickup)
    )
    return Content(
        letterhead=held.letterhead,
        kind=kind,
        number=held.number,
        facts=(
            Fact(translate("HoldSlip", "For"), held.who, 1.5),
            Fact(translate("HoldSlip", "Fetched at"), held.pickup, 1.2),
            Fact(translate("Slip", "Date"), format_datetime(held.at), 1.1),
            Fact(translate("Slip", "Staff"), held.staff, 0.8),
        ),
        columns=(translate("HoldSlip", "Fetch until"),),
        rows=(Row(held.title, held.barcode, (until,), until),),
        empty="",
        totals=(Total(translate("HoldSlip", "For"), held.who, strong=True),),
        note=note,
        reprint=held.reprint,
    )
