# SPDX-License-Identifier: GPL-3.0-or-later
"""What syncing remembers: at the server scopes, their feed and the devices; at a desk how far it has come."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, SmallInteger, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from db.models.columns import Base, Key, Row

# --- shared ---------------------------------------------------------------------------------------------


class Note(Row):
    """Something a person should look at: two sides disagreed, or an operation was refused.

    `about` is the row that it is about; `branches` and `facts` are JSON: the uids of the branches concerned,
    and what the words mention.
    `settlement` says how it was settled; it is empty while the note is open.
    """

    __tablename__ = "notes"

    kind: Mapped[str]
    operation: Mapped[UUID] = mapped_column(index=True)
    about: Mapped[UUID | None] = mapped_column(index=True, default=None)
    noted_at: Mapped[datetime]
    branches: Mapped[str]
    facts: Mapped[str]
    settled_at: Mapped[datetime | None] = mapped_column(default=None)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    settlement: Mapped[str] = mapped_column(default="")


# --- at the server --------------------------------------------------------------------------------------


class Scope(Base):
    """What some devices may see and others not ('catalogue', 'loans:<branch>'), with the feed's counter.

    Locked as the last step of a transaction, scopes in ascending order: no reader can skip a row.
    `count` and `sum` are how many rows the scope holds, and the sum of their hashes.
    """

    __tablename__ = "scopes"

    id: Mapped[Key]
    name: Mapped[str] = mapped_column(unique=True)
    version: Mapped[int] = mapped_column(BigInteger, default=0)
    count: Mapped[int] = mapped_column(BigInteger, default=0)
    sum: Mapped[int] = mapped_column(BigInteger, default=0)


class FeedEntry(Base):
    """The newest version of a row in a scope; `gone` where the scope holds it no more."""

    __tablename__ = "feed"
    __table_args__ = (
        Index("uq_feed_version", "scope_id", "version", unique=True),
        Index("ix_feed_bucket", "scope_id", "bucket"),
    )

    kind: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    uid: Mapped[UUID] = mapped_column(primary_key=True)
    scope_id: Mapped[int] = mapped_column(ForeignKey("scopes.id"), primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(BigInteger)
    bucket: Mapped[int] = mapped_column(SmallInteger)
    hash: Mapped[int] = mapped_column(BigInteger)
    gone: Mapped[bool]


class Device(Row):
    """An enrolled desk. `reach` is 'network' (all branches' loans) or 'branch' (its own alone).

    `token_hash` is SHA-256 of the token it shows; `last_number` is the newest operation
    taken in from it, `last_made_at` when that was made, in corrected time. Operations up to `trusted_to`
    are those of a library that stood alone: rights were its own affair then.
    """

    __tablename__ = "devices"

    name: Mapped[str]
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    reach: Mapped[str]
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    last_number: Mapped[int] = mapped_column(BigInteger, default=0)
    last_made_at: Mapped[datetime | None] = mapped_column(default=None)
    enrolled_at: Mapped[datetime]
    seen_at: Mapped[datetime | None] = mapped_column(default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)
    clock_offset: Mapped[int] = mapped_column(BigInteger, default=0)
    copy_of: Mapped[UUID | None] = mapped_column(default=None)
    trusted_to: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")


class EnrolmentCode(Base):
    """A one-time code, kept as its hash, that makes a PC a desk of a branch.

    `with_data`: that of a library that stood alone, which brings its work along.
    """

    __tablename__ = "enrolment_codes"

    code_hash: Mapped[bytes] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    reach: Mapped[str]
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    with_data: Mapped[bool] = mapped_column(default=False, server_default=false())


class EnrolmentGuess(Base):
    """Wrong codes from one client since then; `client` is a hash of its address, empty for all together."""

    __tablename__ = "enrolment_guesses"

    client: Mapped[bytes] = mapped_column(primary_key=True)
    wrong: Mapped[int]
    since: Mapped[datetime]


class Lease(Base):
    """A block of numbers that one device alone may give out; `after` ends its block before this one."""

    __tablename__ = "leases"
    __table_args__ = (UniqueConstraint("device", "kind", "after"), UniqueConstraint("kind", "first"))

    id: Mapped[Key]
    device: Mapped[UUID]
    kind: Mapped[str]
    prefix: Mapped[str]
    after: Mapped[int] = mapped_column(BigInteger)
    first: Mapped[int] = mapped_column(BigInteger)
    last: Mapped[int] = mapped_column(BigInteger)


class FieldTime(Base):
    """When a field of a record was last edited, in corrected time: decides between two edits of one field."""

    __tablename__ = "field_times"

    kind: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    uid: Mapped[UUID] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    edited_at: Mapped[datetime]


class HandedIn(Base):
    """An item was handed in at a branch; kept whatever it ended, so that no order of arrival matters.

    `operation` is the CheckIn, `loan` the loan that the desk took it for. Or, where `lost`, it was declared
    lost: that ends this loan, if it still runs then, and no other.
    """

    __tablename__ = "handed_in"

    operation: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"), index=True)
    loan: Mapped[UUID | None]
    handed_in_at: Mapped[datetime]
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branches.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    lost: Mapped[bool] = mapped_column(default=False)


class InterloanMessage(Base):
    """What one of our branches said of an interlibrary loan, as a message of ISO 18626 to a partner's system.

    `uid` is that of the request or of the step that it tells of, so that each is told once. `body` is sent
    as it is until it is confirmed; `error` is why it was not, or what the partner's system had against it.
    """

    __tablename__ = "interloan_messages"

    uid: Mapped[UUID] = mapped_column(primary_key=True)
    interloan_id: Mapped[int] = mapped_column(ForeignKey("interloans.id", ondelete="CASCADE"), index=True)
    partner: Mapped[UUID]
    body: Mapped[bytes]
    made_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    error: Mapped[str] = mapped_column(default="")


# --- at a desk ------------------------------------------------------------------------------------------


class Cursor(Base):
    """How far this desk has read a scope's feed, and how many of its rows it holds."""

    __tablename__ = "cursors"

    scope: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(BigInteger, default=0)
    count: Mapped[int] = mapped_column(BigInteger, default=0)


class HeldRow(Base):
    """A row that this desk has by this scope. The catalogue and the frame go without: they hold all."""

    __tablename__ = "held_rows"
    __table_args__ = (Index("ix_held_rows_scope", "scope"),)

    kind: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    uid: Mapped[UUID] = mapped_column(primary_key=True)
    scope: Mapped[str] = mapped_column(primary_key=True)


class BaseRow(Base):
    """How the server has a row that unanswered operations have changed here; no body where it has none."""

    __tablename__ = "base_rows"

    kind: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    uid: Mapped[UUID] = mapped_column(primary_key=True)
    body: Mapped[bytes | None]


class TouchedRow(Base):
    """A row that an unanswered operation changes."""

    __tablename__ = "touched_rows"
    __table_args__ = (Index("ix_touched_rows_row", "kind", "uid"),)

    operation: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    uid: Mapped[UUID] = mapped_column(primary_key=True)
