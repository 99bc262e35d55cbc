# SPDX-License-Identifier: GPL-3.0-or-later
"""Items on their way from one branch to another, and where they stand if not at home."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, exists, func, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.catalogue import Item
from db.models.columns import Row
from db.models.interloan import is_with_another

NEWEST = text("gone_at IS NULL")


class Deposit(Row):
    """A deposit collection: items that a partner has until a day, under an agreement where there is one."""

    __tablename__ = "deposits"

    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"))
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("agreements.id"), default=None)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"), index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    name: Mapped[str]
    until: Mapped[date]
    begun_at: Mapped[datetime]


class Transit(Row):
    """An item was sent from a branch to another, `why` as rules.transits says.

    It is on its way until it is seen elsewhere (`seen_at`, the last time that a desk had it in hand, told by
    the operation `seen_by`), lent or sent anew (`gone_at`, as the item's story tells), or a person says that
    it stays (`cancelled_at`). An item has at most one that is not gone: where it stands, that one tells.
    `arrived_at`, told by `arrived_by`: when it was first in hand where it was sent to.

    One of a deposit is at a partner, where nobody scans it: any desk, also the one that sent it, has it back
    by having it in hand. `checked_at` is when somebody who looked it through found it there last.
    """

    __tablename__ = "transits"
    __table_args__ = (
        Index("ix_transits_item_id", "item_id", "sent_at"),
        Index("ix_transits_newest", "item_id", sqlite_where=NEWEST),
    )

    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"))
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    to_branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    deposit_id: Mapped[int | None] = mapped_column(ForeignKey("deposits.id"), index=True, default=None)
    why: Mapped[str]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    sent_at: Mapped[datetime]
    checked_at: Mapped[datetime | None] = mapped_column(default=None)
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)
    gone_at: Mapped[datetime | None] = mapped_column(default=None)
    seen_at: Mapped[datetime | None] = mapped_column(default=None)
    seen_branch_id: Mapped[int | None] = mapped_column(ForeignKey("branches.id"), default=None)
    seen_by: Mapped[UUID | None] = mapped_column(default=None)
    arrived_at: Mapped[datetime | None] = mapped_column(default=None)
    arrived_by: Mapped[UUID | None] = mapped_column(default=None)


def is_newest(item: Any) -> ColumnElement[bool]:
    """The sending that tells where an item (its key) stands."""
    found: ColumnElement[bool] = (Transit.item_id == item) & Transit.gone_at.is_(None)
    return found


def on_its_way() -> ColumnElement[bool]:
    """Whether the item has been sent, and nobody has seen it since."""
    return Transit.gone_at.is_(None) & Transit.seen_at.is_(None) & Transit.cancelled_at.is_(None)


def at_a_partner() -> ColumnElement[bool]:
    """Whether an item that was sent is in a deposit collection, as far as nobody has seen it since."""
    return on_its_way() & Transit.deposit_id.is_not(None)


def is_elsewhere() -> ColumnElement[bool]:
    """Whether an item that nobody has is on its way, stands in another branch than its own, or was sent to
    another library that asked for it."""
    away = on_its_way() | (rests_at() != Item.branch_id)
    moved = exists().where(Transit.item_id == Item.id, Transit.gone_at.is_(None), away)
    return moved | is_with_another(Item.id)


def is_not_here(here: Any) -> ColumnElement[bool]:
    """Whether an item that nobody has can't be at this branch (its key) by the books: it is with a partner,
    on its way here, or belongs here and stands at another branch, or is with another library."""
    ours: ColumnElement[bool] = Item.branch_id == here
    comes = on_its_way() & (Transit.deposit_id.is_not(None) | (Transit.branch_id != here))
    stands = ~on_its_way() & (rests_at() != here) & ours
    moved = exists().where(Transit.item_id == Item.id, Transit.gone_at.is_(None), comes | stands)
    return moved | (ours & is_with_another(Item.id))


def rests_at() -> ColumnElement[int]:
    """The branch where an item stands that was sent, and is on its way no more."""
    return func.coalesce(Transit.seen_branch_id, Transit.branch_id)
