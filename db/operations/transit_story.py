# SPDX-License-Identifier: GPL-3.0-or-later
"""What loans and returns say of items on their way; told anew from the rows as they are.

The server keeps every return; a desk knows its own, those that ended a loan, and what the server has told.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session

from db.models import Loan, Transit
from db.models.syncing import HandedIn
from db.rules.transits import Course, Hand, Sent, courses

TRANSITS_OF = select(Transit).where(Transit.item_id == bindparam("item"))
ANY = exists().where(Transit.item_id == bindparam("item"))
IS_ANY = select(ANY)
LOANS_OF = select(Loan.uid, Loan.lent_at, Loan.ended_at, Loan.ending, Loan.ended_branch_id).where(
    Loan.item_id == bindparam("item"), Loan.ending.is_distinct_from("cancelled")
)
HANDS_OF = select(HandedIn.handed_in_at, HandedIn.branch_id, HandedIn.operation).where(
    HandedIn.item_id == bindparam("item"), HandedIn.lost.is_(False), HandedIn.branch_id.is_not(None)
)


class Told(NamedTuple):
    """The sendings of an item, and which of them became different."""

    sends: Sequence[Transit]
    changed: Sequence[Transit]


NOTHING = Told((), ())


def tell_transits(
    session: Session, item: int, new: Hand | None = None, undone: UUID | None = None, *, whole: bool = False
) -> Told:
    """Tell of an item (its key) anew; gives its sendings, and which became different.

    `new` is a return that is in no table yet, `undone` one that was taken back. Where `whole` every return
    is known, as at the server.
    """
    if not session.connection().execute(IS_ANY, {"item": item}).scalar():
        return NOTHING
    session.flush()
    sends = session.scalars(TRANSITS_OF, {"item": item}).all()
    loans = session.execute(LOANS_OF, {"item": item}).all()
    hands = {_place(hand): hand for hand in _from_loans(loans)}
    if not whole:
        hands |= {_place(hand): hand for hand in _from_sends(sends)}
    rows = session.execute(HANDS_OF, {"item": item})
    kept = [Hand(moment, branch, by) for moment, branch, by in rows if branch is not None]
    hands |= {_place(hand): hand for hand in (*kept, *((new,) if new is not None else ()))}
    told = courses(
        [_sent(one) for one in sends],
        [loan.lent_at for loan in loans],
        [hand for hand in hands.values() if hand.by != undone],
    )
    return Told(sends, [one for one in sends if _write(one, told[one.uid])])


def _sent(one: Transit) -> Sent:
    if one.deposit_id is not None:
        return Sent(one.uid, one.sent_at, None)
    return Sent(one.uid, one.sent_at, one.branch_id, one.to_branch_id)


def _place(hand: Hand) -> tuple[datetime, int]:
    """One return may be told of in several tables."""
    return hand.at, hand.branch


def _from_sends(sends: Iterable[Transit]) -> Iterator[Hand]:
    for one in sends:
        if one.seen_at is not None and one.seen_branch_id is not None and one.seen_by is not None:
            yield Hand(one.seen_at, one.seen_branch_id, one.seen_by)
        if one.arrived_at is not None and one.arrived_by is not None:
            yield Hand(one.arrived_at, one.to_branch_id, one.arrived_by)


def _from_loans(loans: Iterable[Any]) -> Iterator[Hand]:
    for loan in loans:
        if loan.ending == "returned" and loan.ended_branch_id is not None:
            yield Hand(loan.ended_at, loan.ended_branch_id, loan.uid)


def _write(one: Transit, course: Course) -> bool:
    seen = (one.seen_at, one.seen_branch_id, one.seen_by)
    if (one.gone_at, *seen, one.arrived_at, one.arrived_by) == course:
        return False
    one.gone_at, one.seen_at, one.seen_branch_id, one.seen_by, one.arrived_at, one.arrived_by = course
    return True
