# SPDX-License-Identifier: GPL-3.0-or-later
"""Fines are paid, waived, settled by a book; money is given back. A payment is cancelled, never changed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Branch, Member, Payment, Staff, new_uid
from db.models.circulation import ledger_lines, left_to_pay
from db.operations import refusals
from db.operations.desk import Making
from db.operations.operation import Changes, Operation, apply, key, row, sure_key
from db.rules.ledger import ASKED, CASH, KINDS, PAID, Line, most, owed
from db.rules.roles import Right

MONEY = Changes({"fines"})


class TakePayment(Operation, frozen=True, kw_only=True):
    """`sort` is one of rules.ledger.KINDS; `amount` rupiah, above nought; `device` has the till."""

    payment: UUID
    member: UUID
    sort: str
    amount: int
    device: UUID
    reason: str = ""


class CancelPayment(Operation, frozen=True, kw_only=True):
    """A payment did not happen after all."""

    payment: UUID


def owed_by(session: Session, member: int) -> int:
    """What a member owes as this desk knows it, in rupiah; below zero it is credit."""
    left: int | None = session.scalar(select(left_to_pay(member, CASH)))
    return owed(Line(*one) for one in session.execute(ledger_lines(member, ASKED))) if left is None else left


def take_payment(
    making: Making,
    /,
    *,
    member: UUID,
    sort: str = PAID,
    amount: int,
    device: UUID,
    reason: str = "",
    at: datetime | None = None,
    payment: UUID | None = None,
) -> TakePayment:
    """Settle some of what a member owes. All but money taken wants a reason and the right to it.

    `at` is when that was, where it is put in later: money was taken then, also where more than is owed here.
    `payment` is its uid where somebody else has chosen that.
    Raises Invalid (more than is owed, or than there is credit; a reason missing), Unknown, NotAllowed.
    """
    making.require(Right.LEND if sort == PAID else Right.WAIVE)
    making = making.as_of(at)
    who = row(making.session, Member, member)
    if sort not in KINDS:
        raise refusals.Invalid(field="sort", why="bad_text")
    taken_before = at is not None and sort == PAID
    if amount <= 0 or (not taken_before and amount > most(sort, owed_by(making.session, who.id))):
        raise refusals.Invalid(field="amount", why="bad_number")
    if sort != PAID and not reason.strip():
        raise refusals.Invalid(field="reason", why="empty")
    return TakePayment(
        **making.header()._asdict(),
        payment=payment or new_uid(),
        member=member,
        sort=sort,
        amount=amount,
        device=device,
        reason=reason.strip(),
    )


def cancel_payment(making: Making, /, *, payment: UUID) -> CancelPayment:
    """Take a payment back. Raises CannotUndo (it was before), Unknown, NotAllowed."""
    making.require(Right.LEND)
    there = row(making.session, Payment, payment)
    if there.kind != PAID:
        making.require(Right.WAIVE)
    if there.cancelled_at is not None:
        raise refusals.CannotUndo(why="moved_on")
    return CancelPayment(**making.header()._asdict(), payment=payment)


@apply.register
def _(operation: TakePayment, session: Session) -> Changes:
    assert operation.branch is not None
    session.add(
        Payment(
            uid=operation.payment,
            member_id=sure_key(session, Member, operation.member),
            branch_id=sure_key(session, Branch, operation.branch),
            staff_id=key(session, Staff, operation.staff),
            device=operation.device,
            kind=operation.sort,
            amount=operation.amount,
            reason=operation.reason,
            made_at=operation.at,
        )
    )
    return MONEY


@apply.register
def _(operation: CancelPayment, session: Session) -> Changes:
    row(session, Payment, operation.payment).cancelled_at = operation.made_at
    return MONEY
