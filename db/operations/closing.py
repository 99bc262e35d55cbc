# SPDX-License-Identifier: GPL-3.0-or-later
"""A closing that nobody foresaw (a flood, a mourning): what was due then is due on the next open day."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from db.models import Branch, ClosedDay, JournalEntry, Loan, Override, Renewal
from db.operations.desk import Desk, Done, Making, Together
from db.operations.loans import UNDONE, ChangeDueDate
from db.operations.operation import decode, row
from db.operations.policies import calendar_of, close_days, open_days
from db.rules.calendar import DAY, Calendar
from db.rules.roles import Right

CLOSED = "closed"
"""The reason of a due date that a closing moved."""


class Closing(NamedTuple):
    """The days as they were closed or opened, and the due dates that moved."""

    done: Done
    moved: tuple[ChangeDueDate, ...]


def close_and_move(desk: Desk, *, days: Sequence[tuple[date, str]], at_branch: UUID | None = None) -> Closing:
    """Mark days closed at one branch or all and move the loans due then; one commit. Raises NotAllowed."""
    with desk.together() as perform:
        done = perform(close_days, days=days, at_branch=at_branch)
        moved = [perform(move_due_date, loan=loan).operation for loan in _due_on(perform, days, at_branch)]
    return Closing(done, tuple(one for one in moved if isinstance(one, ChangeDueDate)))


def open_and_move_back(desk: Desk, *, targets: Sequence[UUID]) -> Closing:
    """Those days are open after all; what their closing moved and nobody changed since goes back to them.

    One commit. Raises NotAllowed.
    """
    with desk.together() as perform:
        back = _moved_from(perform.session, targets)
        done = perform(open_days, targets=targets)
        made = [
            perform(move_back, loan=loan, due=min(opening)).operation
            for loan, dues in back.items()
            if (opening := [due for due in dues if _opens(perform.session, loan, due)])
        ]
    return Closing(done, tuple(one for one in made if isinstance(one, ChangeDueDate)))


def move_due_date(making: Making, /, *, loan: UUID) -> ChangeDueDate:
    """The next open day for a loan that falls due on a closed one. Raises Unknown, NotAllowed."""
    making.require(Right.EDIT_POLICIES)
    running = row(making.session, Loan, loan)
    calendar = calendar_of(making.session, running.branch_id)
    due = calendar.open_on_or_after(calendar.local_day(running.due_at))
    return ChangeDueDate(
        **making.header()._asdict(),
        loan=loan,
        due_before=running.due_at,
        due_after=calendar.end_of(due),
        reason=CLOSED,
    )


def move_back(making: Making, /, *, loan: UUID, due: datetime) -> ChangeDueDate:
    """Due when it was before the closing. Raises Unknown, NotAllowed."""
    making.require(Right.EDIT_POLICIES)
    before = row(making.session, Loan, loan).due_at
    header = making.header()._asdict()
    return ChangeDueDate(**header, loan=loan, due_before=before, due_after=due, reason=UNDONE)


# --- what a closing has moved -------------------------------------------------------------------------


Noted = dict[UUID, list[ChangeDueDate]]


def _moved_from(session: Session, targets: Sequence[UUID]) -> dict[UUID, list[datetime]]:
    """Loans that the closing of these days moved and nobody changed since, and when each was due before."""
    noted, found = _noted_here(session), dict[UUID, list[datetime]]()
    for closed in session.scalars(select(ClosedDay).where(ClosedDay.uid.in_(targets))):
        for branch in session.scalars(select(Branch)):
            if closed.branch_id in (None, branch.id):
                for loan, due in _moved_by(session, noted, branch.id, closed.day):
                    found.setdefault(loan, []).append(due)
    return found


def _moved_by(session: Session, noted: Noted, branch: int, day: date) -> Iterator[tuple[UUID, datetime]]:
    """As this desk's journal has it; of what another desk moved, where it can only have been due that day."""
    calendar = calendar_of(session, branch)
    running = select(Loan).where(Loan.branch_id == branch, Loan.ended_at.is_(None))
    for loan in session.scalars(running.where(Loan.due_at > calendar.end_of(day))):
        if loan.uid not in noted:
            moved_to = calendar.end_of(calendar.open_on_or_after(day))
            if loan.due_at == moved_to and _stands_alone(calendar, day) and _was_moved(session, loan):
                yield loan.uid, calendar.end_of(day)
            continue
        closings = _closings(noted[loan.uid], loan.due_at)
        yield from ((loan.uid, one.due_before) for one in closings if _was_on(one, calendar, day))


def _noted_here(session: Session) -> Noted:
    """The due dates that were set at this desk and not taken back, of each loan, oldest first."""
    kind = JournalEntry.kind == ChangeDueDate.kind()
    payloads = session.scalars(select(JournalEntry.payload).where(kind).order_by(JournalEntry.number))
    found: Noted = {}
    for change in map(decode, payloads):
        assert isinstance(change, ChangeDueDate)
        standing = found.setdefault(change.loan, [])
        if change.reason != UNDONE:
            standing.append(change)
            continue
        begins = [place for place, one in enumerate(standing) if one.due_before == change.due_after]
        del standing[begins[-1] if begins else 0 :]
    return found


def _closings(changes: Sequence[ChangeDueDate], due_at: datetime) -> Iterator[ChangeDueDate]:
    """The closings that moved it, one after the other, to when it is due now; the newest first."""
    for change in reversed(changes):
        if change.reason != CLOSED or change.due_after != due_at:
            return
        yield change
        due_at = change.due_before


def _was_on(change: ChangeDueDate, calendar: Calendar, day: date) -> bool:
    return calendar.local_day(change.due_before) == day


def _stands_alone(calendar: Calendar, day: date) -> bool:
    """Whether no other date was closed right before or after it: what was moved over it was due on it."""
    after = calendar.open_on_or_after(day)
    before = calendar.open_on_or_before(day)
    between = (before + n * DAY for n in range(1, (after - before).days))
    return not any(other in calendar.dates for other in between if other != day)


def _was_moved(session: Session, loan: Loan) -> bool:
    """Whether a closing set its due date last."""
    last = session.scalar(
        select(Override)
        .where(Override.loan == loan.uid, Override.what == ChangeDueDate.against)
        .order_by(Override.made_at.desc(), Override.uid.desc())
        .limit(1)
    )
    if last is None or last.reason != CLOSED:
        return False
    renewed = exists().where(Renewal.loan_id == loan.id, Renewal.cancelled_at.is_(None))
    return not session.scalar(select(renewed.where(Renewal.renewed_at > last.made_at)))


def _opens(session: Session, loan: UUID, due: datetime) -> bool:
    calendar = calendar_of(session, row(session, Loan, loan).branch_id)
    return calendar.is_open(calendar.local_day(due))


def _due_on(perform: Together, days: Sequence[tuple[date, str]], at_branch: UUID | None) -> list[UUID]:
    found: list[UUID] = []
    for branch in perform.session.scalars(select(Branch)):
        if at_branch in (None, branch.uid):
            calendar = calendar_of(perform.session, branch.id)
            for day, _name in days:
                due = (Loan.due_at > calendar.end_of(day - DAY)) & (Loan.due_at <= calendar.end_of(day))
                running = select(Loan.uid).where(Loan.branch_id == branch.id, Loan.ended_at.is_(None))
                found += perform.session.scalars(running.where(due))
    return found
