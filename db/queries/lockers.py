# SPDX-License-Identifier: GPL-3.0-or-later
"""Who has which locker."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import LockerUse, Member
from db.queries.rows import rows_as


class LockerRow(NamedTuple):
    """A locker that is given; `twice` where another desk has given it too."""

    uid: UUID
    locker: str
    name: str
    number: str
    given_at: datetime
    twice: bool


def given_lockers(session: Session, branch: int) -> list[LockerRow]:
    """The lockers of a branch whose keys are out, by the time they were given."""
    out = (LockerUse.branch_id == branch, LockerUse.back_at.is_(None))
    twice = select(LockerUse.locker).where(*out).group_by(LockerUse.locker).having(func.count() > 1)
    rows = session.execute(
        select(
            LockerUse.uid,
            LockerUse.locker,
            func.coalesce(Member.name, LockerUse.name),
            func.coalesce(Member.number, ""),
            LockerUse.given_at,
            LockerUse.locker.in_(twice),
        )
        .outerjoin(Member, Member.uid == LockerUse.member)
        .where(*out)
        .order_by(LockerUse.given_at)
    )
    return rows_as(LockerRow, rows)
