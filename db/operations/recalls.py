# SPDX-License-Identifier: GPL-3.0-or-later
"""What others wait for is recalled: its borrower is told, and keeps it no longer than the policy says.

So is what another library has lent and wants back, for the day that it says.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Hold, Item, Loan, Member
from db.models.holds import is_open
from db.models.interloan import ORIGIN, came_for_one, recalled_from_here
from db.operations import refusals
from db.operations.circulation import running_loan
from db.operations.desk import Making
from db.operations.holds import copies_free, queue_of
from db.operations.interloan import lent_until
from db.operations.loans import RECALLED, ChangeDueDate
from db.operations.policies import NeverLent, calendar_of, never_lent, policies_of
from db.rules.holds import Out, to_recall
from db.rules.roles import Right
from db.rules.terms import Case, resolve


class Wanted(NamedTuple):
    """A loan that others, or the library that lent the book, wait for.

    `due_at` is when it is due once its borrower is told, never later; `by_lender`: nobody else waits for it.
    """

    loan: UUID
    due_at: datetime
    by_lender: bool = False


def wanted_back(session: Session, now: datetime) -> Iterator[Wanted]:
    """Loans to recall as this desk knows it, where their policy recalls any, and that are not late anyhow."""
    waited_for = (
        select(Hold.title_id)
        .join(Item, Item.title_id == Hold.title_id)
        .join(Loan, Loan.item_id == Item.id)
        .where(is_open(), Loan.ended_at.is_(None), Loan.claimed_at.is_(None))
        .distinct()
    )
    today = now.astimezone().date()
    never = never_lent(session, today)
    for title in session.scalars(waited_for).all():
        for loan in _to_recall(session, title, today, never):
            if loan.due_at > now and (due := due_once_told(session, loan, now)) is not None:
                yield Wanted(loan.uid, due)
    theirs = select(Loan).where(
        Loan.ended_at.is_(None), Loan.claimed_at.is_(None), recalled_from_here(Loan.item_id)
    )
    for loan in session.scalars(theirs).all():
        if loan.due_at > now and (due := due_once_told(session, loan, now)) is not None:
            yield Wanted(loan.uid, due, by_lender=True)


def _to_recall(session: Session, title: int, today: date, never: NeverLent) -> list[Loan]:
    running = (
        select(Loan, Member.uid)
        .join(Item, Item.id == Loan.item_id)
        .join(Member, Member.id == Loan.member_id)
        .where(
            Item.title_id == title,
            Item.origin != ORIGIN,
            ~came_for_one(Item.id),
            Loan.ended_at.is_(None),
            Loan.claimed_at.is_(None),
        )
    )
    loans = {loan.uid: (loan, member) for loan, member in session.execute(running)}
    out = [Out(loan.due_at, uid, loan.item_id, member) for uid, (loan, member) in loans.items()]
    found = to_recall(queue_of(session, title), copies_free(session, title, never), out, today)
    return [loans[one.loan][0] for _, one in found]


def due_once_told(session: Session, loan: Loan, now: datetime) -> datetime | None:
    """By the terms of the day it was lent, on an open day; None where loans like this are not recalled.

    What another library recalls: by the day that it said.
    """
    who, copy = session.get_one(Member, loan.member_id), session.get_one(Item, loan.item_id)
    calendar = calendar_of(session, loan.branch_id)
    if session.scalar(select(recalled_from_here(copy.id))):
        back = lent_until(session, copy)
        if back is None:
            return None
        last = max(calendar.open_on_or_before(back), calendar.local_day(now))
        return min(loan.due_at, calendar.end_of(last))
    case = Case(who.member_type_id, copy.item_type_id, loan.branch_id, calendar.local_day(loan.lent_at))
    days = resolve(policies_of(session), case).recall_days
    if not days:
        return None
    last = calendar.open_on_or_after(calendar.local_day(now) + timedelta(days=days))
    return min(loan.due_at, calendar.end_of(last))


def recall(making: Making, /, *, loan: UUID) -> ChangeDueDate:
    """Shorten a loan to what its policy leaves. Raises LoanEnded, Invalid (not shorter), NotAllowed."""
    making.require(Right.LEND)
    running = running_loan(making, loan)
    due = due_once_told(making.session, running, making.now)
    if due is None or due >= running.due_at:
        raise refusals.Invalid(field="due", why="bad_date")
    return ChangeDueDate(
        **making.header()._asdict(), loan=loan, due_before=running.due_at, due_after=due, reason=RECALLED
    )
