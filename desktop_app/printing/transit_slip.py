# SPDX-License-Identifier: GPL-3.0-or-later
"""The slip in an item that goes to another branch: where to and why. It names nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from desktop_app.language import format_datetime, translate
from desktop_app.printing import slip
from desktop_app.printing.paper import Paper
from desktop_app.printing.slip import Content, Fact, Letterhead, Reprint, Row, Total

WHYS: dict[str, Callable[[], str]] = {
    "home": lambda: translate("TransitSlip", "Belongs there"),
    "hold": lambda: translate("TransitSlip", "Reserved there"),
    "deposit": lambda: translate("TransitSlip", "Deposit collection"),
    "rotation": lambda: translate("TransitSlip", "Rotating collection"),
}


@dataclass(frozen=True)
class TransitSlip:
    """An item from the letterhead's branch to another; `why` as rules.transits says."""

    letterhead: Letterhead
    number: str
    at: datetime
    staff: str
    title: str
    barcode: str
    to: str
    why: str
    reprint: Reprint | None = None


def render(sent: TransitSlip, paper: Paper) -> bytes:
    """The slip as PDF on `paper`; the same bytes for the same slip."""
    return slip.draw(_content(sent), paper)


def _content(sent: TransitSlip) -> Content:
    why = WHYS[sent.why]()
    return Content(
        letterhead=sent.letterhead,
        kind=translate("TransitSlip", "To another branch"),
        number=sent.number,
        facts=(
            Fact(translate("TransitSlip", "To"), sent.to, 1.6),
            Fact(translate("TransitSlip", "From"), sent.letterhead.branch, 1.4),
            Fact(translate("Slip", "Date"), format_datetime(sent.at), 1.1),
            Fact(translate("Slip", "Staff"), sent.staff, 0.8),
        ),
        columns=(translate("TransitSlip", "Why"),),
        rows=(Row(sent.title, sent.barcode, (why,), why),),
        empty="",
        totals=(Total(translate("TransitSlip", "To"), sent.to, strong=True),),
        note=translate("TransitSlip", "Scan it where it arrives."),
        reprint=sent.reprint,
    )
