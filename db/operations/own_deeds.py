# SPDX-License-Identifier: GPL-3.0-or-later
"""What this desk has done itself, found again once the server has put its times right.

Where a desk's clock is off, or ahead by a moment, the rows that come back have another time than the
operation in its journal.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from db.models import Branch, JournalEntry, Loan, Staff
from db.models.columns import MICROSECOND
from db.operations.operation import Operation, decode, key

NEAR = timedelta(days=1)
"""So far apart at most are two clocks that still work together."""


def ended_by(session: Session, loan: Loan, ending: str, of: Operation) -> bool:
    """Whether a loan ended so, with this operation: then, or there by that person, and not again."""
    if loan.ending != ending:
        return False
    if loan.ended_at == of.at:
        return True
    here = (key(session, Branch, of.branch), key(session, Staff, of.staff))
    return (loan.ended_branch_id, loan.ended_staff_id) == here and not _done_again(session, loan, of)


def _done_again(session: Session, loan: Loan, of: Operation) -> bool:
    """Whether the same was said of the loan here once more: then it is that which counts."""
    later = select(JournalEntry.id).where(
        JournalEntry.kind == of.kind(), JournalEntry.made_at > of.made_at, _names(loan.uid)
    )
    return session.scalar(later.limit(1)) is not None


def _names(uid: UUID) -> ColumnElement[bool]:
    return func.instr(JournalEntry.payload, str(uid).encode()) > 0


def counted_at(session: Session, of: Operation) -> datetime:
    """When an operation of this desk happened by the server's clock, as far as that was known to be off."""
    offset = session.scalar(select(JournalEntry.clock_offset).where(JournalEntry.uid == of.uid))
    return of.at if of.occurred_at is not None or offset is None else of.at + offset * MICROSECOND


def made_here(
    session: Session,
    kind: type[Operation],
    named: UUID,
    at: datetime,
    fits: Callable[[Operation], bool] = lambda _one: True,
) -> Operation | None:
    """The operation of this kind that named a row, the nearest to that time: what was put in late was written
    down later. Here alone, say, is told what a return cost."""
    found = select(JournalEntry.payload).where(
        JournalEntry.kind == kind.kind(),
        JournalEntry.made_at > at - NEAR,
        _names(named),
    )
    made = filter(fits, map(decode, session.scalars(found)))
    return min(made, key=lambda one: abs(one.at - at), default=None)
