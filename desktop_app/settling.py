# SPDX-License-Identifier: GPL-3.0-or-later
"""Settling what a member owes, wherever that is shown: taken, and told by a numbered receipt."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from db.operations.desk import Desk, Done
from db.operations.payments import TakePayment, take_payment
from db.queries.members import MemberView, member_view
from db.rules.ledger import PAID
from desktop_app.issuing import Issued, issue_one, letterhead
from desktop_app.language import format_money, translate
from desktop_app.payment_words import payment_name
from desktop_app.printing.receipt import Receipt


class Paid(NamedTuple):
    """A payment with its receipt, and the member as it left them."""

    done: Done
    receipt: Issued
    member: MemberView


def pay(
    desk: Desk, member: MemberView, sort: str, amount: int, reason: str, as_of: datetime | None = None
) -> Paid:
    """Take a payment and number its receipt, in one commit. Raises what payments.take_payment raises.

    Money that was taken `as_of` then, and is put in late, has that day on its receipt; what is let go or
    given back is decided now.
    """
    at = as_of if sort == PAID else None
    staff = desk.person.name if desk.person else ""
    with desk.together() as perform:
        done = perform(
            take_payment,
            member=member.uid,
            sort=sort,
            amount=amount,
            device=desk.device,
            reason=reason,
            at=at,
        )
        taken = done.operation
        assert isinstance(taken, TakePayment)
        fresh = member_view(perform.session, member.uid)
        assert fresh is not None
        head = letterhead(perform.session, desk.branch)

        def made(number: str, now: datetime) -> Receipt:
            who = fresh.name, fresh.number
            found = Receipt(head, number, at or now, staff, *who, sort, amount, fresh.fines, reason)
            return replace(found, payment=taken.payment)

        return Paid(done, issue_one(perform, "payment", fresh.uid, made), fresh)


def paid_words(paid: Paid) -> str:
    """What was taken, and what is left."""
    operation = paid.done.operation
    assert isinstance(operation, TakePayment)
    said = translate("CirculationPage", "{what}: {amount}. Left to pay: {left}.")
    return said.format(
        what=payment_name(operation.sort),
        amount=format_money(operation.amount),
        left=format_money(paid.member.fines),
    )
