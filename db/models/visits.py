# SPDX-License-Identifier: GPL-3.0-or-later
"""Who came to the library, and how many."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.columns import Row


class Visit(Row):
    """A visit, a group's, heads counted, or what a door's counter says; see rules.visits.

    `day` and `hour` are by the branch's clock; a door's reading has no hour. `member` is a uid: not every
    desk that has the one may have the other. `name` is a guest's where they gave it, or that of a door.
    `people` came, of whom `women`, `men` and `children` where that was counted; `used_ict` of them used a
    computer. `counts` tells whether it counts as a visit: not one that was taken back, nor a card's second
    scan.
    """

    __tablename__ = "visits"
    __table_args__ = (Index("ix_visits_day", "branch_id", "day"),)

    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    device: Mapped[UUID]
    came_at: Mapped[datetime]
    day: Mapped[date]
    hour: Mapped[int | None] = mapped_column(default=None)
    sort: Mapped[str]
    purpose: Mapped[str] = mapped_column(default="")
    audience: Mapped[str] = mapped_column(default="")
    member: Mapped[UUID | None] = mapped_column(default=None)
    member_type_id: Mapped[int | None] = mapped_column(ForeignKey("member_types.id"), default=None)
    gender: Mapped[str] = mapped_column(default="")
    age_group: Mapped[str] = mapped_column(default="")
    name: Mapped[str] = mapped_column(default="")
    institution: Mapped[str] = mapped_column(default="")
    people: Mapped[int] = mapped_column(default=1)
    women: Mapped[int] = mapped_column(default=0)
    men: Mapped[int] = mapped_column(default=0)
    children: Mapped[int] = mapped_column(default=0)
    used_ict: Mapped[int] = mapped_column(default=0)
    counts: Mapped[bool] = mapped_column(default=True)
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)


class VisitDay(Row):
    """How many came to a branch on a day, as the server has counted: for the desks of other branches."""

    __tablename__ = "visit_days"
    __table_args__ = (Index("ix_visit_days_day", "branch_id", "day"),)

    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    day: Mapped[date]
    visits: Mapped[int] = mapped_column(default=0)
    used_ict: Mapped[int] = mapped_column(default=0)


class LockerUse(Row):
    """A locker that somebody has until `back_at`: a member by uid, or a guest by name where they gave one."""

    __tablename__ = "locker_uses"
    __table_args__ = (Index("ix_locker_uses_branch_id", "branch_id", "locker"),)

    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    locker: Mapped[str]
    member: Mapped[UUID | None] = mapped_column(default=None)
    name: Mapped[str] = mapped_column(default="")
    given_at: Mapped[datetime]
    back_at: Mapped[datetime | None] = mapped_column(default=None)
    mistaken: Mapped[bool] = mapped_column(default=False)
