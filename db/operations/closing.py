# SPDX-License-Identifier: GPL-3.0-or-later
"""A closing that nobody foresaw (a flood, a mourning): what was due then is due on the next open day."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from db.models import Branch, Loan
from db.operations import refusals
from db.operations.circulation import undo
from db.operations.desk import Desk, Done, Making, Together
from db.operations.loans import ChangeDueDate
from db.operations.operation import row
from db.operations.policies import calendar_of, close_days, open_days
from db.rules.roles import Right

A_DAY = timedelta(days=1)


class Closing(NamedTuple):
    """The days as they were closed, and the due dates that moved."""

    done: Done
    moved: tuple[ChangeDueDate, ...]


def close_and_move(desk: Desk, *, days: Sequence[tuple[date, str]], at_branch: UUID | None = None) -> Closing:
    """Mark days closed at one branch or all and move the loans due then; one commit. Raises NotAllowed."""
    with desk.together() as perform:
        done = perform(close_days, days=days, at_branch=at_branch)
        moved = [perform(move_due_date, loan=loan).operation for loan in _due_on(perform, days, at_branch)]
    return Closing(done, tuple(one for one in moved if isinstance(one, ChangeDueDate)))


def open_and_move_back(desk: Desk, *, targets: Sequence[UUID], moved: Iterable[ChangeDueDate]) -> Done:
    """Those days are open after all; due dates that nobody has changed since go back. Raises NotAllowed."""
    with desk.together() as perform:
        done = perform(open_days, targets=targets)
        for change in moved:
            try:
                perform(undo, of=change)
            except refusals.CannotUndo:
                continue  # returned, renewed or set anew by now
    return done


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
        reason="closed",
    )


def _due_on(perform: Together, days: Sequence[tuple[date, str]], at_branch: UUID | None) -> list[UUID]:
    found: list[UUID] = []
    for branch in perform.session.scalars(select(Branch)):
        if at_branch in (None, branch.uid):
            calendar = calendar_of(perform.session, branch.id)
            for day, _name in days:
                due = (Loan.due_at > calendar.end_of(day - A_DAY)) & (Loan.due_at <= calendar.end_of(day))
                running = select(Loan.uid).where(Loan.branch_id == branch.id, Loan.ended_at.is_(None))
                found += perform.session.scalars(running.where(due))
    return found
