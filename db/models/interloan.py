# SPDX-License-Identifier: GPL-3.0-or-later
"""Interlibrary loan: what one library has asked another for, and what both have said and done since."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, exists
from sqlalchemy.orm import Mapped, mapped_column

from db.models.columns import Row

AWAY = ("to_requester", "at_requester", "to_supplier")
"""rules.interloan.OUT: it has left the library that lends it, and is not back."""
HERE = ("to_requester", "at_requester")
"""It is, or soon will be, where it was asked for."""
ORIGIN = "interloan"
"""The origin of an item that is here for a while only: a partner's book, lent like any other."""
COPIED = "CopyCompleted"
"""A copy was made and sent: the item has stayed."""


class Interloan(Row):
    """A request. Each side is a branch of this network or a partner; the branch keeps the
    partner's side too where that has no desk in this network.

    What is wanted: as it was written down, and `catalogued_id` where it is a title of the union catalogue.
    `service` is one of rules.interloan.SERVICES. `member` is known on the requester's side only, and
    travels apart.
    `status`, `place`, `due_on` and `item_id` are told anew from the events by operations.interloan.
    `peer_number` is what another network's system calls it.
    """

    __tablename__ = "interloans"
    __table_args__ = (
        Index("ix_interloans_requester_id", "requester_id", "asked_at"),
        Index("ix_interloans_supplier_id", "supplier_id", "asked_at"),
    )

    number: Mapped[str]
    requester_id: Mapped[int | None] = mapped_column(ForeignKey("branches.id"), default=None)
    requesting_partner_id: Mapped[int | None] = mapped_column(ForeignKey("partners.id"), default=None)
    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("branches.id"), default=None)
    supplying_partner_id: Mapped[int | None] = mapped_column(ForeignKey("partners.id"), default=None)
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("agreements.id"), default=None)
    pickup_id: Mapped[int | None] = mapped_column(ForeignKey("branches.id"), default=None)
    catalogued_id: Mapped[int | None] = mapped_column(
        ForeignKey("titles.id", onupdate="CASCADE"), default=None, index=True
    )
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    service: Mapped[str]
    title: Mapped[str]
    author: Mapped[str] = mapped_column(default="")
    edition: Mapped[str] = mapped_column(default="")
    publisher: Mapped[str] = mapped_column(default="")
    year: Mapped[int | None] = mapped_column(default=None)
    isbn: Mapped[str] = mapped_column(default="")
    pages: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    needed_by: Mapped[date | None] = mapped_column(default=None)
    asked_at: Mapped[datetime]
    peer_number: Mapped[str] = mapped_column(default="")
    member: Mapped[UUID | None] = mapped_column(default=None, index=True)
    status: Mapped[str]
    place: Mapped[str]
    due_on: Mapped[date | None] = mapped_column(default=None)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("items.id"), default=None, index=True)


class InterloanEvent(Row):
    """What a side said or did: `side` and `act` as in rules.interloan. Never changed, only taken back.

    `reason` is a code of ISO 18626 or empty, `note` words to the other side, `due_on` the day that was set.
    """

    __tablename__ = "interloan_events"

    interloan_id: Mapped[int] = mapped_column(ForeignKey("interloans.id", ondelete="CASCADE"), index=True)
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branches.id"), default=None)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("items.id"), default=None)
    side: Mapped[str]
    act: Mapped[str]
    happened_at: Mapped[datetime]
    due_on: Mapped[date | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    amount: Mapped[int] = mapped_column(default=0)
    """What the side that is liable pays for what is lost, in rupiah."""
    taken_back_at: Mapped[datetime | None] = mapped_column(default=None)


def went_to_another(item: Any) -> ColumnElement[bool]:
    """The requests for which a branch's item (its key) is with another library."""
    found: ColumnElement[bool] = (
        (Interloan.item_id == item)
        & Interloan.supplier_id.is_not(None)
        & Interloan.place.in_(AWAY)
        & (Interloan.status != COPIED)
    )
    return found


def is_with_another(item: Any) -> ColumnElement[bool]:
    """Whether a branch's item (its key) was sent to another library, and is not back."""
    return exists().where(went_to_another(item))


def came_for_one(item: Any) -> ColumnElement[bool]:
    """Whether a branch's item (its key) is at another library for who asked for it, and for nobody else."""
    return exists().where(went_to_another(item), Interloan.place.in_(HERE))


def borrowed_here(item: Any) -> ColumnElement[bool]:
    """The request of a branch for which an item (its key) is there now, another library's."""
    found: ColumnElement[bool] = (
        (Interloan.item_id == item)
        & Interloan.requester_id.is_not(None)
        & (Interloan.place == "at_requester")
        & (Interloan.status != COPIED)
    )
    return found


def is_anothers(item: Any) -> ColumnElement[bool]:
    """Whether an item (its key) is here for who asked another library for it."""
    return exists().where(borrowed_here(item))


def recalled_from_here(item: Any) -> ColumnElement[bool]:
    """Whether the library that lent an item (its key) wants it back before its day."""
    return exists().where(borrowed_here(item), Interloan.status == "Recalled")
