# SPDX-License-Identifier: GPL-3.0-or-later
"""The money in a desk's till: what moved it since a moment, and since it was counted last."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from db.models import Branch, Member, Payment, Setting
from db.queries.rows import rows_as
from db.rules.ledger import CASH

LAST_COUNT = "till_counted"
"""The desk's own setting: a Count."""
WORTH = case(CASH, value=Payment.kind) * Payment.amount


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How a desk's till was counted: what was `left` in it, and what all payments came to (`held`) then.

    `device` is the name under which the desk went; None in counts of earlier versions.
    """

    at: datetime
    branch: UUID
    left: int
    held: int
    device: UUID | None = None


class Movement(NamedTuple):
    """A payment that was made or taken back since; `change` is what that did to the till, in rupiah."""

    uid: UUID
    made_at: datetime
    cancelled_at: datetime | None
    member_number: str
    sort: str
    amount: int
    change: int


class Till(NamedTuple):
    """A desk's till since `since`. `is_first`: it was never counted, so nobody knows with what it `began`."""

    since: datetime
    began: int
    is_first: bool
    held: int
    """What all payments of this desk come to, whenever they were made."""
    late: int
    """What is known only now of the time before the last count: put in later, taken back elsewhere."""
    movements: tuple[Movement, ...]

    @property
    def taken(self) -> int:
        """Cash that came in."""
        return sum(max(movement.change, 0) for movement in self.movements)

    @property
    def given_back(self) -> int:
        """Cash that went out."""
        return sum(max(-movement.change, 0) for movement in self.movements)


def till(session: Session, since: datetime, device: UUID) -> int:
    """What a desk has taken since a moment (UTC), less what it gave back, in rupiah.

    What was taken back since then was given back, also where it had been paid before.
    """
    moved = select(func.coalesce(func.sum(_change(since)), 0)).where(Payment.device == device, _moved(since))
    return int(session.scalar(moved) or 0)


def till_of(session: Session, device: UUID, branch: UUID, midnight: datetime) -> Till:
    """The till of a desk since its last count at this branch; before the first, since `midnight` (UTC)."""
    count = last_count(session, device, branch)
    since = count.at if count else midnight
    movements = _movements(session, since, device, branch)
    held, moved = _held(session, device, branch), sum(movement.change for movement in movements)
    late = held - count.held - moved if count else 0
    return Till(since, count.left if count else 0, count is None, held, late, movements)


def last_count(session: Session, device: UUID, branch: UUID) -> Count | None:
    """None where this desk has not counted yet, or only at another branch or under another name.

    Payments go by that name: those of before would seem to have been taken back.
    """
    kept = session.get(Setting, ("desk", LAST_COUNT))
    if kept is None:
        return None
    count = msgspec.json.decode(kept.value, type=Count)
    return count if count.branch == branch and count.device in (None, device) else None


def _held(session: Session, device: UUID, branch: UUID) -> int:
    standing = (
        select(func.coalesce(func.sum(WORTH), 0))
        .join(Branch, Branch.id == Payment.branch_id)
        .where(Payment.device == device, Branch.uid == branch, Payment.cancelled_at.is_(None))
    )
    return int(session.scalar(standing) or 0)


def _movements(session: Session, since: datetime, device: UUID, branch: UUID) -> tuple[Movement, ...]:
    """The newest first; not what moves no money."""
    found = (
        select(
            Payment.uid,
            Payment.made_at,
            Payment.cancelled_at,
            Member.number,
            Payment.kind,
            Payment.amount,
            _change(since),
        )
        .join(Member, Member.id == Payment.member_id)
        .join(Branch, Branch.id == Payment.branch_id)
        .where(Payment.device == device, Branch.uid == branch)
        .where(Payment.kind.in_([kind for kind, sign in CASH.items() if sign]))
        .where(_moved(since))
        .order_by(func.coalesce(Payment.cancelled_at, Payment.made_at).desc(), Payment.id.desc())
    )
    return tuple(rows_as(Movement, session.execute(found)))


def _moved(since: datetime) -> ColumnElement[bool]:
    return or_(Payment.made_at >= since, Payment.cancelled_at >= since)


def _change(since: datetime) -> ColumnElement[int]:
    """Made and taken back since: nothing. Made before and taken back since: the money went out again."""
    return case(
        (and_(Payment.made_at >= since, Payment.cancelled_at.is_(None)), WORTH),
        (and_(Payment.made_at < since, Payment.cancelled_at >= since), -WORTH),
        else_=0,
    )
