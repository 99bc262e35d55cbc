# SPDX-License-Identifier: GPL-3.0-or-later
"""Rotating collections: which branches items go to one after the other, and which items do."""

from datetime import datetime
from uuid import UUID, uuid5

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.columns import Row

ROTA_NAMESPACE = UUID("0b7e1d3a-6a52-5d8e-9a43-57c1f0e2a9d4")


class Rota(Row):
    """A rotating collection; `stages` are rules.rotation.Stage as JSON. Not `active`, it moves nothing."""

    __tablename__ = "rotas"

    name: Mapped[str]
    stages: Mapped[str]
    cyclical: Mapped[bool]
    active: Mapped[bool] = mapped_column(default=True)


class RotaItem(Row):
    """An item's place: the rota that it is on (None: none any more), and where it belonged before.

    `placed_by` is the operation that put it on or took it off, `moved_at` when that was or when it last went
    on. At which stage it is, the branch tells to which it belongs; since when, the sending at `moved_at`.
    One row an item, whichever desk makes it.
    """

    __tablename__ = "rota_items"

    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"), unique=True, index=True)
    rota_id: Mapped[int | None] = mapped_column(ForeignKey("rotas.id"), index=True, default=None)
    home_branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    placed_by: Mapped[UUID]
    moved_at: Mapped[datetime]


def place_on_rota(item: UUID) -> UUID:
    """The uid of an item's row."""
    return uuid5(ROTA_NAMESPACE, str(item))
