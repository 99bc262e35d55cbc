# SPDX-License-Identifier: GPL-3.0-or-later
"""Stock-takes ('stock opname') and what they found."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, exists, text
from sqlalchemy.orm import Mapped, aliased, mapped_column

from db.models.catalogue import Item
from db.models.columns import Row


class Stocktake(Row):
    """A stock-take of a branch or of some of its shelves; see rules.stocktake.Shelves.

    It is closed where it was closed after it was last reopened.
    """

    __tablename__ = "stocktakes"

    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"), index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    name: Mapped[str]
    location: Mapped[str] = mapped_column(default="")
    call_from: Mapped[str] = mapped_column(default="")
    call_to: Mapped[str] = mapped_column(default="")
    item_type_id: Mapped[int | None] = mapped_column(ForeignKey("item_types.id"), default=None)
    started_at: Mapped[datetime]
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    reopened_at: Mapped[datetime | None] = mapped_column(default=None)
    reopened_why: Mapped[str] = mapped_column(default="")

    @property
    def is_closed(self) -> bool:
        """Whether scanning is over."""
        return self.closed_at is not None and (self.reopened_at is None or self.reopened_at < self.closed_at)


class StocktakeLine(Row):
    """A barcode scanned in a stock-take, or told to be missing: `found` is a word of rules.stocktake.

    A line is never changed: what takes a scan back is a line that `voids` it.

    `item` is a uid: what was here was here, whether or not its record has come.
    """

    __tablename__ = "stocktake_lines"
    __table_args__ = (
        Index("ix_stocktake_lines_barcode", "stocktake_id", "barcode"),
        Index("ix_stocktake_lines_item", "item"),
        Index("ix_stocktake_lines_voids", "voids", sqlite_where=text("voids IS NOT NULL")),
    )

    stocktake_id: Mapped[int] = mapped_column(ForeignKey("stocktakes.id"))
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    device: Mapped[UUID]
    barcode: Mapped[str]
    item: Mapped[UUID | None] = mapped_column(default=None)
    found: Mapped[str]
    scanned_at: Mapped[datetime]
    voids: Mapped[UUID | None] = mapped_column(default=None)
    condition: Mapped[str] = mapped_column(default="", server_default="")


_voiding = aliased(StocktakeLine)


def taken_back() -> ColumnElement[bool]:
    """Whether a scan was taken back."""
    return exists().where(_voiding.voids == StocktakeLine.uid)


def entered_since(stocktake: UUID) -> ColumnElement[bool]:
    """Whether an item (Item) came into the catalogue after that stock-take had begun, as their uids tell."""
    return Item.uid.expression > stocktake
