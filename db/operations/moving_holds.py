# SPDX-License-Identifier: GPL-3.0-or-later
"""A hold is put forward or back in its queue by hand, with a reason; and where it was again."""

from datetime import timedelta
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from db.models import Hold
from db.operations import refusals
from db.operations.desk import Making
from db.operations.holds import HOLDS, Moved, how_moved, put_moved, queue_of, still_waits
from db.operations.operation import Changes, Operation, apply, row
from db.operations.policies import calendar_of
from db.rules.holds import position
from db.rules.moving_holds import Step, moved
from db.rules.roles import Right


class MoveHold(Operation, frozen=True, kw_only=True):
    """It queues so long after the hold `beside` was placed, or before; see rules.moving_holds.

    `was`: where it queued by hand before.
    """

    hold: UUID
    beside: UUID
    later_by: timedelta
    tie: UUID
    reason: str
    was: Moved | None = None

    against: ClassVar[str] = "queue"


class MoveHoldBack(Operation, frozen=True, kw_only=True):
    """It was moved by mistake: it queues where it did before; None: when it was placed."""

    hold: UUID
    was: Moved | None = None


def move_hold(making: Making, /, *, hold: UUID, step: Step, reason: str) -> MoveHold:
    """First, last, one up or one down. Raises NotMoved, HoldEnded, Invalid, Unknown, NotAllowed."""
    making.require(Right.OVERRIDE)
    session, found = making.session, still_waits(making, hold)
    if not reason.strip():
        raise refusals.Invalid(field="reason", why="empty")
    line, today = (
        queue_of(session, found.title_id),
        calendar_of(session, found.branch_id).local_day(making.now),
    )
    place = moved(line, hold, step, today)
    if place is None:
        waits = position(line, hold, today) is not None
        raise refusals.NotMoved(hold=hold, why="there_already" if waits else "not_waiting")
    return MoveHold(
        **making.header()._asdict(), **place._asdict(), hold=hold, reason=reason.strip(), was=how_moved(found)
    )


def move_back(making: Making, /, *, of: MoveHold) -> MoveHoldBack:
    """Take a move back. Raises CannotUndo (moved since), HoldEnded, Unknown, NotAllowed."""
    making.require(Right.OVERRIDE)
    found = still_waits(making, of.hold)
    if how_moved(found) != _place(of, making.session):
        raise refusals.CannotUndo(why="moved_on")
    return MoveHoldBack(**making.header()._asdict(), hold=of.hold, was=of.was)


def _place(operation: MoveHold, session: Session) -> Moved:
    at = row(session, Hold, operation.beside).placed_at + operation.later_by
    return Moved(at, operation.tie, operation.staff, operation.reason)


@apply.register
def _(operation: MoveHold, session: Session) -> Changes:
    put_moved(row(session, Hold, operation.hold), _place(operation, session), operation.made_at)
    return HOLDS


@apply.register
def _(operation: MoveHoldBack, session: Session) -> Changes:
    put_moved(row(session, Hold, operation.hold), operation.was, operation.made_at)
    return HOLDS
