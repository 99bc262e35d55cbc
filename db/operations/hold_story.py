# SPDX-License-Identifier: GPL-3.0-or-later
"""What loans say of holds: which were fulfilled, and which items that were put aside are gone.

Told from the rows as they are, so that it does not matter in which order news arrives.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session

from db.models import HeldItem, Hold, Item, Loan, Member
from db.operations.transit_story import ANY as SENT
from db.operations.transit_story import tell_transits

HOLDS_OF = (
    select(Hold)
    .join(Item, Item.title_id == Hold.title_id)
    .where(Item.id == bindparam("item"), Hold.member == bindparam("member"))
)
HELD = select(HeldItem).where(HeldItem.item_id == bindparam("item"))
ANY = select(
    exists(
        select(Hold.id)
        .join(Item, Item.title_id == Hold.title_id)
        .where(Item.id == bindparam("item"), Hold.member == bindparam("member"))
    )
    | exists().where(HeldItem.item_id == bindparam("item"))
    | SENT
)
OPEN = Loan.ending.is_distinct_from("cancelled")


def tell_of_loan(session: Session, item: int, member: UUID) -> bool:
    """This item was lent to this member, or that was undone; whether holds or transits have to do with it."""
    if not session.connection().execute(ANY, {"item": item, "member": member}).scalar():
        return False
    session.flush()
    for hold in session.scalars(HOLDS_OF, {"item": item, "member": member}).all():
        tell_hold(session, hold)
    tell_item(session, item)
    tell_transits(session, item)
    return True


def tell_holds_of(session: Session, member: UUID) -> None:
    """All holds of a member anew."""
    session.flush()
    for hold in session.scalars(select(Hold).where(Hold.member == member)).all():
        tell_hold(session, hold)


def tell_hold(session: Session, hold: Hold) -> None:
    """Fulfilled by the member's first loan of what they waited for, unless it had been cancelled before."""
    loans = (
        select(Loan.uid, Loan.lent_at)
        .join(Item, Item.id == Loan.item_id)
        .join(Member, Member.id == Loan.member_id)
        .where(
            Member.uid == hold.member, Item.title_id == hold.title_id, Loan.lent_at >= hold.placed_at, OPEN
        )
        .order_by(Loan.lent_at, Loan.uid)
        .limit(1)
    )
    if hold.item_id is not None:
        loans = loans.where(Item.id == hold.item_id)
    first = session.execute(loans).first()
    if first is not None and (hold.cancelled_at is None or first.lent_at <= hold.cancelled_at):
        hold.fulfilled_by, hold.fulfilled_at = first.uid, first.lent_at
    elif hold.fulfilled_by is None or _is_known(session, hold.fulfilled_by):
        hold.fulfilled_by = hold.fulfilled_at = None


def _is_known(session: Session, loan: UUID) -> bool:
    """A desk that sees one branch may have been told of a loan at another."""
    return bool(session.scalar(select(exists().where(Loan.uid == loan))))


def tell_item(session: Session, item: int) -> None:
    """An item that was put aside is gone once it is lent, or put aside anew."""
    held = sorted(session.scalars(HELD, {"item": item}), key=lambda one: (one.put_at, one.uid))
    if not held:
        return
    lent = sorted(session.scalars(select(Loan.lent_at).where(Loan.item_id == item, OPEN)))
    for place, one in enumerate(held):
        later = [moment for moment in lent if moment >= one.put_at][:1]
        one.gone_at = _earliest([*later, *(next_.put_at for next_ in held[place + 1 : place + 2])])


def _earliest(moments: Iterable[datetime]) -> datetime | None:
    return min(moments, default=None)
