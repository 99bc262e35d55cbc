# SPDX-License-Identifier: GPL-3.0-or-later
"""Loans that are renewed by themselves before they fall due, where the policy says so.

Any desk of the branch that lent does it, also without a line. All is reckoned as of the due day, and a
renewal's uid follows from the loan and that day: what two desks renew is one renewal.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from db.models import Branch, Item, Loan, LoanPolicy, Member, Renewal, Title
from db.models.interloan import ORIGIN
from db.operations import refusals
from db.operations.circulation import gives_nothing, obstructed_renewal, renewal_of, running_loan
from db.operations.desk import Desk, Making
from db.operations.loans import Renew
from db.operations.operation import row, sure_key
from db.operations.policies import calendar_of, policies_of
from db.rules.calendar import Calendar, is_by_the_hour
from db.rules.roles import Right
from db.rules.terms import Case, resolve

NAMESPACE = UUID("5b0d8a64-6a0c-5f5c-9a57-0e6f6d1f4c11")
AT_ONCE = 10
"""In one commit: nobody at the desk waits for it."""
NOT_LONGER = "not_longer"
"""It would gain no day."""
TAKEN_BACK = "taken_back"
"""It was renewed by itself, and somebody took that back."""


class Chance(NamedTuple):
    """A loan that would be renewed by itself until `until`; `against`: why it is not, all of it."""

    loan: UUID
    title: str
    barcode: str
    member: UUID
    name: str
    number: str
    due_at: datetime
    until: datetime
    against: tuple[str, ...] = ()


def uid_of(loan: UUID, due_at: datetime) -> UUID:
    """The renewal that a loan gets by itself when it is due then, whoever makes it."""
    return uuid5(NAMESPACE, f"{loan} {due_at.isoformat()}")


def soon(calendar: Calendar, now: datetime) -> datetime:
    """Until when something is due soon: the end of the next open day, as nobody may be here on the last."""
    today = calendar.local_day(now)
    return calendar.end_of(calendar.open_on_or_after(today + timedelta(days=1)))


def chances(session: Session, branch: UUID, now: datetime, until: datetime | None = None) -> list[Chance]:
    """Loans of a branch whose policy renews them, due from now until then (without it: soon); by due time.

    Not what is due at an hour, is late, or came back as its borrower says: nor what another library has lent.
    """
    if session.scalar(select(LoanPolicy.id).where(LoanPolicy.renews_itself.is_(True)).limit(1)) is None:
        return []
    here = sure_key(session, Branch, branch)
    calendar, policies = calendar_of(session, here), policies_of(session)
    making = Making(session, now, branch, None)
    found = []
    for one in _due(session, here, now, until or soon(calendar, now)):
        case = Case(one.member_type_id, one.item_type_id, here, calendar.local_day(one.due_at))
        terms = resolve(policies, case)
        if terms.renews_itself and not terms.loan_hours and not is_by_the_hour(one.due_at):
            found.append(_chance(making, one))
    return found


def _due(session: Session, branch: int, now: datetime, until: datetime) -> Sequence[Any]:
    columns = (Loan.uid, Title.title, Item.barcode, Member.uid, Member.name, Member.number, Loan.due_at)
    return session.execute(
        select(*columns, Member.member_type_id, Item.item_type_id)
        .join(Item, Item.id == Loan.item_id)
        .join(Title, Title.id == Item.title_id)
        .join(Member, Member.id == Loan.member_id)
        .where(Loan.branch_id == branch, Loan.ended_at.is_(None), Loan.claimed_at.is_(None))
        .where(Loan.due_at > now, Loan.due_at <= until, Item.origin != ORIGIN)
        .order_by(Loan.due_at, Member.search_words, Item.barcode)
    ).all()


def _chance(making: Making, one: Any) -> Chance:
    running = row(making.session, Loan, one[0])
    found = renewal_of(_then(making, running), running)
    against = [str(obstacle) for obstacle in found.obstacles]
    if _was_renewed(making.session, running):
        against.append(TAKEN_BACK)
    if not found.gains:
        against.append(NOT_LONGER)
    return Chance._make((*one[:7], found.due_at, tuple(against)))


def _then(making: Making, running: Loan) -> Making:
    """As on the due day: every desk reckons the same, on whichever day it does."""
    return replace(making, now=running.due_at)


def _was_renewed(session: Session, running: Loan) -> bool:
    """What was taken back is not renewed by itself once more."""
    known = exists().where(Renewal.uid == uid_of(running.uid, running.due_at))
    return session.scalar(select(known)) or False


def renew_itself(making: Making, /, *, loan: UUID) -> Renew:
    """Renew a loan from its due day on. Raises LoanEnded, Obstructed, NotLonger, NotAllowed, Unknown."""
    making.require(Right.LEND)
    running = running_loan(making, loan)
    then = _then(making, running)
    found = renewal_of(then, running)
    if found.obstacles:
        raise obstructed_renewal(then, found)
    if not found.gains or _was_renewed(making.session, running):
        raise gives_nothing(making, running)
    return Renew(
        **making.header()._asdict(),
        renewal=uid_of(loan, running.due_at),
        loan=loan,
        due_before=running.due_at,
        due_after=found.due_at,
        by_itself=True,
    )


def renew_what_is_due(desk: Desk, cancelled: Callable[[], bool] = lambda: False) -> int:
    """Renew all that is due soon and may be; how many those were.

    Raises NotAllowed, ClockSetBack or StoreError; what was committed before stays.
    """
    with desk.store.read() as session:
        due = [one.loan for one in chances(session, desk.branch, desk.clock()) if not one.against]
    done = 0
    for start in range(0, len(due), AT_ONCE):
        if cancelled():
            break
        with desk.together() as perform:
            for loan in due[start : start + AT_ONCE]:
                try:
                    perform(renew_itself, loan=loan)
                    done += 1
                except (refusals.LoanEnded, refusals.Obstructed, refusals.NotLonger):
                    continue  # it has come back, or somebody waits, since it was looked at
    return done
