# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal of operations (the outbox), and what the desk itself must remember."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.columns import Base, Key, Row


class JournalEntry(Row):
    """One operation as it was made. Numbers of a device have no gaps; `uid` is the operation's own.

    `payload` is the operation as JSON; `outcome` (JSON) stays empty until a server has answered.
    `clock_offset` is how many microseconds the server's clock was known to be ahead when it was made, and
    `before` the edited record as the desk had it.
    """

    __tablename__ = "journal"
    __table_args__ = (
        UniqueConstraint("device", "number"),
        Index("ix_journal_kind", "kind", "made_at"),
        Index("ix_journal_unanswered", "device", "number", sqlite_where=text("outcome IS NULL")),
    )

    device: Mapped[UUID]
    number: Mapped[int]
    kind: Mapped[str]
    schema_version: Mapped[int]
    made_at: Mapped[datetime]
    payload: Mapped[bytes]
    outcome: Mapped[str | None] = mapped_column(default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    clock_offset: Mapped[int | None] = mapped_column(BigInteger, default=None)
    before: Mapped[bytes | None] = mapped_column(default=None)


class NumberBlock(Base):
    """Numbers for people (slips, cards) that this desk may give out: `next` up to and with `last`."""

    __tablename__ = "number_blocks"

    id: Mapped[Key]
    kind: Mapped[str] = mapped_column(index=True)
    prefix: Mapped[str]
    next: Mapped[int]
    last: Mapped[int]


class Setting(Base):
    """One setting as JSON; `scope` is 'library' (shared, changed by operations) or 'desk' (this PC)."""

    __tablename__ = "settings"

    scope: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
