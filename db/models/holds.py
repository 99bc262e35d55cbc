# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds: who waits for a title or an item, and which item was put aside for whom."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, Select, exists, func, select, text, true, tuple_
from sqlalchemy.orm import Mapped, aliased, mapped_column

from db.models.catalogue import Item
from db.models.circulation import Loan
from db.models.columns import Row
from db.models.interloan import ORIGIN
from db.models.transits import is_elsewhere

LYING = text("released_at IS NULL AND gone_at IS NULL")


class Hold(Row):
    """A member waits for a title, or for one item of it, to fetch it at a branch.

    `member` is a uid, not a reference: a desk that may not know who it is must still know that somebody
    waits. It takes part again on the day `suspended_until`; after `expires_on` it no longer does. It was
    fulfilled by the first loan of that member, as the loans tell (operations.hold_story).

    It queues at the moment at which it was placed, unless it was moved by hand: then at `queues_at`, and of
    several there by `queue_tie`, as said at `moved_at` (the last time, also where that was taken back) by
    `moved_by` (the uid of a person).
    """

    __tablename__ = "holds"
    __table_args__ = (
        Index("ix_holds_title_id", "title_id"),
        Index("ix_holds_member", "member", "title_id"),
    )

    title_id: Mapped[int] = mapped_column(ForeignKey("titles.id", onupdate="CASCADE"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("items.id"), default=None)
    member: Mapped[UUID]
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    placed_at: Mapped[datetime]
    suspended_until: Mapped[date | None] = mapped_column(default=None)
    expires_on: Mapped[date | None] = mapped_column(default=None)
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)
    cancelled_why: Mapped[str | None] = mapped_column(default=None)
    fulfilled_at: Mapped[datetime | None] = mapped_column(default=None)
    fulfilled_by: Mapped[UUID | None] = mapped_column(default=None)
    queues_at: Mapped[datetime | None] = mapped_column(default=None)
    queue_tie: Mapped[UUID | None] = mapped_column(default=None)
    moved_at: Mapped[datetime | None] = mapped_column(default=None)
    moved_by: Mapped[UUID | None] = mapped_column(default=None)
    moved_why: Mapped[str] = mapped_column(default="", server_default="")


class HeldItem(Row):
    """An item was put aside for a hold at a branch: on its hold shelf, or to be sent to where it is fetched.

    It lies there until a person takes it off (`released_at`), or it is lent or put aside anew (`gone_at`, as
    the item's story tells). `fetch_until` is the last day to fetch it.
    """

    __tablename__ = "held_items"
    __table_args__ = (
        Index("ix_held_items_hold_id", "hold_id"),
        Index("ix_held_items_item_id", "item_id", "put_at"),
        Index("ix_held_items_lying", "branch_id", sqlite_where=LYING),
    )

    hold_id: Mapped[int] = mapped_column(ForeignKey("holds.id", ondelete="CASCADE"))
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"))
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    put_at: Mapped[datetime]
    fetch_until: Mapped[date | None] = mapped_column(default=None)
    released_at: Mapped[datetime | None] = mapped_column(default=None)
    gone_at: Mapped[datetime | None] = mapped_column(default=None)


def is_open() -> ColumnElement[bool]:
    """Whether a hold is neither cancelled nor fulfilled."""
    return Hold.cancelled_at.is_(None) & Hold.fulfilled_at.is_(None)


def is_for_the_same(member: UUID, title: int, item: int | None) -> ColumnElement[bool]:
    """Whether a hold is a member's for the same thing as another, which names these (keys of title and item).

    As rules.holds.is_for_the_same.
    """
    theirs = (Hold.member == member) & (Hold.title_id == title)
    return theirs if item is None else theirs & (Hold.item_id.is_(None) | (Hold.item_id == item))


def lies() -> ColumnElement[bool]:
    """Whether an item that was put aside is still there."""
    return HeldItem.released_at.is_(None) & HeldItem.gone_at.is_(None)


def is_aside() -> ColumnElement[bool]:
    """Whether an item (Item) lies aside for somebody."""
    return exists().where(HeldItem.item_id == Item.id, lies())


def aside_since(began: Any) -> ColumnElement[bool]:
    """Whether an item (Item) lies aside for somebody, or was put aside after that moment."""
    return exists().where(HeldItem.item_id == Item.id, lies() | (HeldItem.put_at > began))


def turn() -> tuple[ColumnElement[Any], ...]:
    """What a queue is ordered by, as rules.holds.Waiting.turn."""
    at = func.coalesce(Hold.queues_at, Hold.placed_at)
    return at, func.coalesce(Hold.queue_tie, Hold.uid), Hold.uid.expression


def is_over(today: date) -> ColumnElement[bool]:
    """Whether an open hold's last day has passed and nothing lies aside for it: nobody waits any more."""
    lying = exists().where(HeldItem.hold_id == Hold.id, lies())
    return Hold.expires_on.is_not(None) & (Hold.expires_on < today) & ~lying


def waiting_for(title: Any) -> Select[*tuple[Any, ...]]:
    """The open holds on a title (its key), as rules.holds.Waiting wants them."""
    has_item = exists().where(HeldItem.hold_id == Hold.id, lies())
    return select(
        Hold.uid,
        Hold.member,
        Hold.item_id,
        Hold.branch_id,
        Hold.placed_at,
        Hold.suspended_until,
        Hold.expires_on,
        has_item,
        Hold.queues_at,
        Hold.queue_tie,
    ).where(Hold.title_id == title, is_open())


def for_whoever_waits(never_lent: frozenset[tuple[int, int]]) -> ColumnElement[bool]:
    """Whether a copy (Item) is for whoever waits for its title, not only for who waits for this very one.

    What is lent to nobody (types of items at branches) is not, unless the title has nothing else.
    """
    if not never_lent:
        return true()
    other = aliased(Item)
    lent = exists().where(
        other.title_id == Item.title_id,
        other.condition != "withdrawn",
        tuple_(other.item_type_id, other.branch_id).not_in(never_lent),
    )
    return tuple_(Item.item_type_id, Item.branch_id).not_in(never_lent) | ~lent


def free_copies(
    title: Any, lendable: frozenset[str], never_lent: frozenset[tuple[int, int]] = frozenset()
) -> Select[*tuple[Any, ...]]:
    """A title's copies that are on some shelf, not out and put aside for nobody, as rules.holds.Copy.

    None that a partner has lent: it came for one member.
    """
    out = exists().where(Loan.item_id == Item.id, Loan.ended_at.is_(None))
    aside = exists().where(HeldItem.item_id == Item.id, lies(), HeldItem.hold_id == Hold.id, is_open())
    return select(Item.id, Item.branch_id, for_whoever_waits(never_lent)).where(
        Item.title_id == title,
        Item.condition.in_(lendable),
        Item.origin != ORIGIN,
        ~out,
        ~aside,
        ~is_elsewhere(),
    )
