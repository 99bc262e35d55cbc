# SPDX-License-Identifier: GPL-3.0-or-later
"""Items that were read in the library ('baca di tempat')."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.columns import Row


class ItemUse(Row):
    """An item was used in the library so many times, by whom nobody knows; day and hour are the branch's."""

    __tablename__ = "item_uses"
    __table_args__ = (Index("ix_item_uses_day", "branch_id", "day"),)

    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"), index=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    used_at: Mapped[datetime]
    day: Mapped[date]
    hour: Mapped[int]
    times: Mapped[int] = mapped_column(default=1)
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)
