# SPDX-License-Identifier: GPL-3.0-or-later
"""The people who sign in."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.columns import Base, Row


class Staff(Row):
    """A member of staff; `roles` are names from rules.roles joined by spaces."""

    __tablename__ = "staff"

    username: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    roles: Mapped[str]
    password_hash: Mapped[str]
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branches.id"), default=None)
    active: Mapped[bool] = mapped_column(default=True)


class SignInAttempts(Base):
    """Wrong passwords in a row at this desk; never leaves it."""

    __tablename__ = "sign_in_attempts"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), primary_key=True)
    failures: Mapped[int] = mapped_column(default=0)
    wait_until: Mapped[datetime | None] = mapped_column(default=None)
