# SPDX-License-Identifier: GPL-3.0-or-later
"""Settling what a member owes, wherever that is shown: taken, and told by a numbered receipt."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import NamedTuple

from db.operations.desk import Desk, Done
from db.operations.payments import TakePayment, take_payment
from db.queries.members import MemberView, member_view
from desktop_app.issuing import Issued, issue_one, letterhead
from desktop_app.language import format_money, translate
from desktop_app.payment_words import payment_name
from desktop_app.printing.receipt import Receipt
from desktop_app.printing.slip import Letterhead


class Paid(NamedTuple):
    """A payment with its receipt, and the member as it left them."""

    done: Done
    receipt: Issued
    member: MemberView


def pay(desk: Desk, member: MemberView, sort: str, amount: int, reason: str) -> Paid:
    """Take a payment and number its receipt, in one commit. Raises what payments.take_payment raises."""
    staff = desk.person.name if desk.person else ""
    with desk.together() as perform:
        done = perform(
            take_payment, member=member.uid, sort=sort, amount=amount, device=desk.device, reason=reason
        )
        fresh = member_view(perform.session, member.uid)
        assert fresh is not None
        made = partial(_receipt, letterhead(perform.session, desk.branch), staff, fresh, sort, amount, reason)
        return Paid(done, issue_one(perform, "payment", fresh.uid, made), fresh)


def _receipt(
    head: Letterhead, staff: str, who: MemberView, sort: str, amount: int, why: str, number: str, at: datetime
) -> Receipt:
    return Receipt(head, number, at, staff, who.name, who.number, sort, amount, who.fines, why)


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
