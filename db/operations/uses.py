# SPDX-License-Identifier: GPL-3.0-or-later
"""What was read in the library is counted, item by item, and taken back where that was a mistake."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Exists, exists, select
from sqlalchemy.orm import Session

from db.models import Branch, Item, ItemUse, Loan, Staff, new_uid
from db.operations import refusals
from db.operations.desk import Making
from db.operations.operation import Changes, Operation, apply, key, row, sure_key
from db.operations.policies import calendar_of
from db.rules.roles import Right

USES = Changes({"uses"})
MOST = 100
"""At once: more is a slip of the hand."""


class RecordUse(Operation, frozen=True, kw_only=True):
    """An item was used in the library; see models.ItemUse."""

    use: UUID
    item: UUID
    day: date
    hour: int
    times: int = 1


class CancelUse(Operation, frozen=True, kw_only=True):
    """It was not used after all."""

    use: UUID


# --- making ------------------------------------------------------------------------------------------


def record_use(making: Making, /, *, item: UUID, times: int = 1, at: datetime | None = None) -> RecordUse:
    """Count a use, now or as of `at`. Raises ItemIsOut, Invalid, Unknown, NotAllowed."""
    making.require(Right.LEND)
    making = making.as_of(at)
    copy = row(making.session, Item, item)
    if making.session.scalar(select(_was_out(copy.id, making.now))):
        raise refusals.ItemIsOut(item=item, barcode=copy.barcode)
    if not 1 <= times <= MOST:
        raise refusals.Invalid(field="times", why="bad_number")
    here = calendar_of(making.session, sure_key(making.session, Branch, making.branch))
    then = making.now.astimezone(ZoneInfo(here.timezone))
    return RecordUse(
        **making.header()._asdict(), use=new_uid(), item=item, day=then.date(), hour=then.hour, times=times
    )


def _was_out(item: int, moment: datetime) -> Exists:
    """Whether somebody had it then."""
    runs = Loan.ended_at.is_(None) | ((Loan.ended_at > moment) & (Loan.ending != "cancelled"))
    return exists().where(Loan.item_id == item, Loan.lent_at <= moment, runs)


def cancel_use(making: Making, /, *, use: UUID) -> CancelUse:
    """Take it back. Raises CannotUndo (it was before), Unknown, NotAllowed."""
    making.require(Right.LEND)
    if row(making.session, ItemUse, use).cancelled_at is not None:
        raise refusals.CannotUndo(why="moved_on")
    return CancelUse(**making.header()._asdict(), use=use)


# --- applying ----------------------------------------------------------------------------------------


@apply.register
def _(operation: RecordUse, session: Session) -> Changes:
    assert operation.branch is not None
    session.add(
        ItemUse(
            uid=operation.use,
            item_id=sure_key(session, Item, operation.item),
            branch_id=sure_key(session, Branch, operation.branch),
            staff_id=key(session, Staff, operation.staff),
            used_at=operation.at,
            day=operation.day,
            hour=operation.hour,
            times=operation.times,
        )
    )
    return USES


@apply.register
def _(operation: CancelUse, session: Session) -> Changes:
    use = row(session, ItemUse, operation.use)
    use.cancelled_at = min(use.cancelled_at or operation.made_at, operation.made_at)
    return USES
