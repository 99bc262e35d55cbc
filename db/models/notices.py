# SPDX-License-Identifier: GPL-3.0-or-later
"""That somebody was reminded of a loan, or told that what they wait for lies ready."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.columns import Row


class Notice(Row):
    """One reminder of one loan; `kind` and `way` as in rules.notices. Never changed.

    `due_at` is the due time that it was about: once the loan is renewed it says nothing any more. `number` is
    a letter's. `branch_id` is where it was given.
    """

    __tablename__ = "notices"

    loan_id: Mapped[int] = mapped_column(ForeignKey("loans.id"), index=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    kind: Mapped[str]
    way: Mapped[str]
    number: Mapped[str] = mapped_column(default="")
    due_at: Mapped[datetime]
    given_at: Mapped[datetime]


class HoldNotice(Row):
    """Somebody was told, in a way of rules.notices, that what was put aside for them may be fetched.

    Never changed. `number` is a letter's; `branch_id` is where it was told.
    """

    __tablename__ = "hold_notices"

    held_item_id: Mapped[int] = mapped_column(ForeignKey("held_items.id", ondelete="CASCADE"), index=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    way: Mapped[str]
    number: Mapped[str] = mapped_column(default="")
    given_at: Mapped[datetime]
