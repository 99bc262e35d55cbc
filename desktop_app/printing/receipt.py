# SPDX-License-Identifier: GPL-3.0-or-later
"""The receipt of a payment: what was settled, how, and what is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from desktop_app.language import format_datetime, format_money, translate
from desktop_app.payment_words import payment_name
from desktop_app.printing import slip
from desktop_app.printing.paper import Paper
from desktop_app.printing.slip import Content, Fact, Letterhead, Reprint, Row, Total


@dataclass(frozen=True)
class Receipt:
    """One payment of a member: `sort` as in rules.ledger, `amount` and `left` (to pay) in rupiah.

    `payment` is its uid, None on receipts of earlier versions; `taken_back` when it was, as a reprint says.
    """

    letterhead: Letterhead
    number: str
    at: datetime
    staff: str
    member_name: str
    member_number: str
    sort: str
    amount: int
    left: int
    reason: str = ""
    reprint: Reprint | None = None
    payment: UUID | None = None
    taken_back: datetime | None = None


def render(receipt: Receipt, paper: Paper) -> bytes:
    """The receipt as PDF on `paper`; the same bytes for the same receipt."""
    return slip.draw(_content(receipt), paper)


def _content(receipt: Receipt) -> Content:
    amount = format_money(receipt.amount)
    return Content(
        letterhead=receipt.letterhead,
        kind=translate("Receipt", "Receipt"),
        number=receipt.number,
        facts=(
            Fact(translate("Slip", "Member"), receipt.member_name, 1.5),
            Fact(translate("Slip", "Member no."), receipt.member_number, 1.0, is_code=True),
            Fact(translate("Slip", "Date"), format_datetime(receipt.at), 1.1),
            Fact(translate("Slip", "Staff"), receipt.staff, 0.8),
        ),
        columns=(translate("Receipt", "Amount"),),
        rows=(Row(payment_name(receipt.sort), "", (amount,), amount, _why(receipt), receipt.reason),),
        empty="",
        totals=_totals(receipt),
        note="" if receipt.taken_back else translate("Receipt", "Keep this receipt. Thank you."),
        reprint=receipt.reprint,
    )


def _why(receipt: Receipt) -> tuple[str, ...]:
    return (receipt.reason,) if receipt.reason else ()


def _totals(receipt: Receipt) -> tuple[Total, ...]:
    if receipt.taken_back is not None:
        when = format_datetime(receipt.taken_back)
        return (Total(translate("Receipt", "Taken back"), when, strong=True),)
    if receipt.left < 0:
        return (Total(translate("Receipt", "Credit"), format_money(-receipt.left), strong=True),)
    return (Total(translate("Receipt", "Left to pay"), format_money(receipt.left), strong=True),)
