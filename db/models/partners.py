# SPDX-License-Identifier: GPL-3.0-or-later
"""Partners: the institutions that the library works with, and what was agreed with each."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.columns import Row


class Partner(Row):
    """An institution: `kind` is one of db.rules.programme.PARTNER_KINDS.

    `branch_id` is its own place in this network where it has a desk of its own; `covers` says in words what
    the agreement is about, `valid_until` its last day (None: not said).
    """

    __tablename__ = "partners"

    name: Mapped[str]
    kind: Mapped[str]
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branches.id"), default=None)
    contact_name: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    agreement_number: Mapped[str] = mapped_column(default="")
    covers: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date | None] = mapped_column(default=None)
    valid_until: Mapped[date | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)
