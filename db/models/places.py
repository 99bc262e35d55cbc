# SPDX-License-Identifier: GPL-3.0-or-later
"""Branches and the days on which they are closed."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.columns import Base, Row


class Branch(Row):
    """A place with a desk. `timezone` is an IANA name; a loan falls due at the end of a day there."""

    __tablename__ = "branches"

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    address: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    timezone: Mapped[str] = mapped_column(default="Asia/Jakarta")


class WeeklyClosing(Base):
    """A weekday (0 = Monday) on which a branch never opens."""

    __tablename__ = "weekly_closings"

    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id", ondelete="CASCADE"), primary_key=True)
    weekday: Mapped[int] = mapped_column(primary_key=True)


class ClosedDay(Row):
    """One date on which a branch, or with no branch every branch, is closed."""

    __tablename__ = "closed_days"
    __table_args__ = (UniqueConstraint("branch_id", "day"),)

    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branches.id", ondelete="CASCADE"), default=None)
    day: Mapped[date] = mapped_column(index=True)
    name: Mapped[str]
