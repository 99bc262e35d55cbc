# SPDX-License-Identifier: GPL-3.0-or-later
"""That somebody was reminded of a loan."""

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
