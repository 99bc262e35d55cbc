# SPDX-License-Identifier: GPL-3.0-or-later
"""What registering and renewing cost: asked for by the member type, owed like a fine, taken back by undo."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Branch, Fee, Member, Staff, new_uid
from db.operations import refusals
from db.operations.desk import Making
from db.operations.operation import Changes, Operation, apply, key, row, sure_key
from db.operations.records import one_of
from db.rules.fees import KINDS, RENEWAL, Charged, counting
from db.rules.roles import Right

FEES = Changes({"fines"})


class ChargeFee(Operation, frozen=True, kw_only=True):
    """A member owes `amount` rupiah for a membership; see models.Fee. `sort` is one of rules.fees.KINDS."""

    fee: UUID
    member: UUID
    sort: str
    amount: int
    renewed_from: date | None = None


class CancelFee(Operation, frozen=True, kw_only=True):
    """It is not owed after all."""

    fee: UUID
    member: UUID


def charge_fee(
    making: Making, /, *, member: UUID, sort: str, amount: int, renewed_from: date | None = None
) -> ChargeFee:
    """Ask for a fee. Raises Invalid, Unknown, NotAllowed."""
    making.require(Right.EDIT_MEMBERS)
    one_of("sort", sort, KINDS)
    row(making.session, Member, member)
    if amount <= 0:
        raise refusals.Invalid(field="amount", why="bad_number")
    if (sort == RENEWAL) != (renewed_from is not None):
        raise refusals.Invalid(field="renewed_from", why="bad_date")
    return ChargeFee(
        **making.header()._asdict(),
        fee=new_uid(),
        member=member,
        sort=sort,
        amount=amount,
        renewed_from=renewed_from,
    )


def cancel_fee(making: Making, /, *, fee: UUID) -> CancelFee:
    """Take a fee back: whoever asked for it, or who may let debts go.

    Raises CannotUndo (it was before), Unknown, NotAllowed.
    """
    making.require(Right.EDIT_MEMBERS)
    there = row(making.session, Fee, fee)
    mine = making.person is not None and key(making.session, Staff, making.person.uid) == there.staff_id
    if not mine:
        making.require(Right.WAIVE)
    if there.cancelled_at is not None:
        raise refusals.CannotUndo(why="moved_on")
    member = making.session.get_one(Member, there.member_id).uid
    return CancelFee(**making.header()._asdict(), fee=fee, member=member)


# --- applying ---------------------------------------------------------------------------------------------


@apply.register
def _(operation: ChargeFee, session: Session) -> Changes:
    assert operation.branch is not None
    fee = Fee(
        uid=operation.fee,
        member_id=sure_key(session, Member, operation.member),
        branch_id=sure_key(session, Branch, operation.branch),
        staff_id=key(session, Staff, operation.staff),
        kind=operation.sort,
        amount=operation.amount,
        renewed_from=operation.renewed_from,
        charged_at=operation.made_at,
    )
    session.add(fee)
    recount(session, fee.member_id)
    return FEES


@apply.register
def _(operation: CancelFee, session: Session) -> Changes:
    there = row(session, Fee, operation.fee)
    there.cancelled_at = operation.made_at
    recount(session, there.member_id)
    return FEES


def recount(session: Session, member: int) -> Sequence[Fee]:
    """Tell anew which of a member's fees count; returns them all."""
    session.flush()
    fees = session.scalars(select(Fee).where(Fee.member_id == member)).all()
    standing = [
        Charged(one.uid, one.kind, one.renewed_from, one.charged_at)
        for one in fees
        if one.cancelled_at is None
    ]
    owed = counting(standing)
    for one in fees:
        one.counts = one.uid in owed
    return fees
