# SPDX-License-Identifier: GPL-3.0-or-later
"""The letter that a member has nothing out and owes nothing ('surat bebas pustaka')."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.language import format_date, format_datetime, translate
from desktop_app.printing import slip
from desktop_app.printing.paper import Paper
from desktop_app.printing.slip import Content, Fact, Letterhead, Reprint


@dataclass(frozen=True)
class Clearance:
    """`at` is when the books were looked into; `institution` is the member's school or workplace."""

    letterhead: Letterhead
    number: str
    at: datetime
    staff: str
    member_name: str
    member_number: str
    institution: str = ""
    reprint: Reprint | None = None


def render(letter: Clearance, paper: Paper) -> bytes:
    """The letter as PDF on `paper`; the same bytes for the same letter."""
    return slip.draw(_content(letter), paper)


def _content(letter: Clearance) -> Content:
    whose = [
        Fact(translate("Slip", "Member"), letter.member_name, 1.5),
        Fact(translate("Slip", "Member no."), letter.member_number, 1.0, is_code=True),
    ]
    if letter.institution:
        whose.append(Fact(translate("Clearance", "Institution"), letter.institution, 1.2))
    said = translate(
        "Clearance",
        "On {date} this member has nothing on loan from the library and owes it nothing. "
        "Signed: {staff}, ____________________",
    )
    return Content(
        letterhead=letter.letterhead,
        kind=translate("Clearance", "Clearance letter"),
        number=letter.number,
        facts=(*whose, Fact(translate("Slip", "Date"), format_datetime(letter.at), 1.1)),
        columns=(),
        rows=(),
        empty=translate("Clearance", "Nothing on loan, nothing owed."),
        totals=(),
        note=said.format(date=format_date(letter.at.astimezone().date()), staff=letter.staff),
        reprint=letter.reprint,
    )
