# SPDX-License-Identifier: GPL-3.0-or-later
"""The list that goes along with a deposit collection: for the partner to sign, and to bring it back by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.language import format_date, format_datetime, translate
from desktop_app.printing import slip
from desktop_app.printing.paper import Paper
from desktop_app.printing.slip import Content, Fact, Letterhead, Row, Total


@dataclass(frozen=True)
class DepositLine:
    """One item: what it is, and when it came back where it did."""

    title: str
    barcode: str
    call_number: str
    back_on: date | None = None


@dataclass(frozen=True)
class DepositList:
    """What a partner has of a branch, under an agreement (its number) where there is one."""

    letterhead: Letterhead
    at: datetime
    staff: str
    partner: str
    agreement: str
    name: str
    until: date
    lines: tuple[DepositLine, ...]


def render(made: DepositList, paper: Paper) -> bytes:
    """The list as PDF on `paper`."""
    return slip.draw(_content(made), paper)


def _content(made: DepositList) -> Content:
    until = format_date(made.until)
    return Content(
        letterhead=made.letterhead,
        kind=translate("DepositList", "Deposit collection"),
        number="",
        facts=(
            Fact(translate("DepositList", "Lent to"), made.partner, 1.6),
            Fact(translate("DepositList", "Agreement"), made.agreement or "–", 1.1),
            Fact(translate("DepositList", "Back by"), until, 1.0),
            Fact(translate("Slip", "Date"), format_datetime(made.at), 1.1),
            Fact(translate("Slip", "Staff"), made.staff, 0.8),
        ),
        columns=(translate("DepositList", "Call number"), translate("DepositList", "Came back")),
        rows=tuple(_row(one) for one in made.lines),
        empty=translate("DepositList", "Nothing was lent yet."),
        totals=(Total(translate("Slip", "Items", "how many items are on the slip"), str(len(made.lines))),),
        note=translate(
            "DepositList", "{name}. Received by: ……………………… Please bring all of it back by {date}."
        ).format(name=made.name, date=until),
        reprint=None,
    )


def _row(one: DepositLine) -> Row:
    back = format_date(one.back_on) if one.back_on else "–"
    return Row(one.title, one.barcode, (one.call_number or "–", back), back)
