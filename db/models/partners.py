# SPDX-License-Identifier: GPL-3.0-or-later
"""Partners: the institutions that the library works with, and what was agreed with each."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.columns import Row


class Partner(Row):
    """An institution: `kind` is one of db.rules.programme.PARTNER_KINDS.

    `branch_id` is its own place in this network where it has a desk of its own.
    """

    __tablename__ = "partners"

    name: Mapped[str]
    kind: Mapped[str]
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branches.id"), default=None)
    contact_name: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)


class Agreement(Row):
    """What was agreed with a partner: `kind` is one of db.rules.programme.AGREEMENT_KINDS.

    `about` is its title ('tentang'), `covers` its scope in words; `valid_from` and `valid_until` are its
    first and last day (None: not said). `follows` is the one that it renews. How it stands is told by the
    days (db.rules.agreements). `removed`: entered by mistake.

    `lends`: it covers interlibrary loan; `lends_most` requests under way at once, `lends_days` for each,
    `liable` one of rules.interloan.LIABLE. None is 'not said'.
    """

    __tablename__ = "agreements"

    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"), index=True)
    number: Mapped[str]
    kind: Mapped[str]
    about: Mapped[str] = mapped_column(default="")
    covers: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date | None] = mapped_column(default=None)
    valid_until: Mapped[date | None] = mapped_column(default=None)
    follows: Mapped[UUID | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")
    removed: Mapped[bool] = mapped_column(default=False)
    lends: Mapped[bool] = mapped_column(default=False)
    lends_most: Mapped[int | None] = mapped_column(default=None)
    lends_days: Mapped[int | None] = mapped_column(default=None)
    liable: Mapped[str] = mapped_column(default="")
