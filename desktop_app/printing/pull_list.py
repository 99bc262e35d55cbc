# SPDX-License-Identifier: GPL-3.0-or-later
"""The pull list: what is to be taken from the shelves, in the order in which it stands there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.language import format_datetime, translate
from desktop_app.printing import slip
from desktop_app.printing.paper import Paper
from desktop_app.printing.slip import Content, Fact, Letterhead, Row, Total


@dataclass(frozen=True)
class PullLine:
    """One item: where it stands, what it is, where it is fetched or goes to."""

    call_number: str
    location: str
    title: str
    barcode: str
    pickup: str


@dataclass(frozen=True)
class PullList:
    """What is to be taken from one branch's shelves: reserved, or, where `rotates`, to be sent on."""

    letterhead: Letterhead
    at: datetime
    staff: str
    lines: tuple[PullLine, ...]
    rotates: bool = False


def render(pull: PullList, paper: Paper) -> bytes:
    """The list as PDF on `paper`."""
    return slip.draw(_content(pull), paper)


def _content(pull: PullList) -> Content:
    return Content(
        letterhead=pull.letterhead,
        kind=(
            translate("PullList", "Rotating collections: to send on")
            if pull.rotates
            else translate("PullList", "To fetch from the shelves")
        ),
        number="",
        facts=(
            Fact(translate("Slip", "Date"), format_datetime(pull.at), 1.1),
            Fact(translate("Slip", "Staff"), pull.staff, 0.8),
        ),
        columns=(
            translate("PullList", "Call number"),
            translate("PullList", "Goes to") if pull.rotates else translate("PullList", "Fetched at"),
        ),
        rows=tuple(_row(one) for one in pull.lines),
        empty=translate("PullList", "Nothing is to be fetched."),
        totals=(Total(translate("Slip", "Items", "how many items are on the slip"), str(len(pull.lines))),),
        note=(
            translate("PullList", "Scan each item: it is sent on then.")
            if pull.rotates
            else translate("PullList", "Scan each item at the counter: it is put aside then.")
        ),
        reprint=None,
    )


def _row(one: PullLine) -> Row:
    where = one.call_number or "–"
    return Row(
        one.title,
        one.barcode,
        (where, one.pickup),
        where,
        tuple(filter(None, (one.location, one.pickup))),
        one.location,
    )
