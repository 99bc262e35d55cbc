# SPDX-License-Identifier: GPL-3.0-or-later
"""What was printed, so that it can be printed again."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.columns import Row


class Print(Row):
    """A numbered slip with its printed facts frozen as JSON; `reprints` counts further copies."""

    __tablename__ = "prints"

    number: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    printed_at: Mapped[datetime] = mapped_column(index=True)
    facts: Mapped[bytes]
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), default=None, index=True)
    reprints: Mapped[int] = mapped_column(default=0)
