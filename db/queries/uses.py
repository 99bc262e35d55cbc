# SPDX-License-Identifier: GPL-3.0-or-later
"""How often items were read in the library."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Branch, Item, ItemType, ItemUse
from db.queries.rows import rows_as


class UseSum(NamedTuple):
    """So many uses of items of one type, in one hour of a day."""

    day: date
    hour: int
    kind: str
    kind_en: str
    times: int


def uses(session: Session, branch: UUID, first: date, last: date) -> list[UseSum]:
    """What was read at a branch on these days, the first and the last included."""
    keys = (ItemUse.day, ItemUse.hour, ItemType.name, ItemType.name_en)
    rows = session.execute(
        select(*keys, func.sum(ItemUse.times))
        .join(Item, Item.id == ItemUse.item_id)
        .join(ItemType, ItemType.id == Item.item_type_id)
        .join(Branch, Branch.id == ItemUse.branch_id)
        .where(Branch.uid == branch, ItemUse.day >= first, ItemUse.day <= last)
        .where(ItemUse.cancelled_at.is_(None))
        .group_by(*keys)
        .order_by(*keys)
    )
    return rows_as(UseSum, rows)


def uses_of_item(session: Session, item: UUID, branch: UUID, day: date) -> int:
    """How often an item was read at a branch that day."""
    found = (
        select(func.coalesce(func.sum(ItemUse.times), 0))
        .join(Item, Item.id == ItemUse.item_id)
        .join(Branch, Branch.id == ItemUse.branch_id)
        .where(Item.uid == item, Branch.uid == branch, ItemUse.day == day, ItemUse.cancelled_at.is_(None))
    )
    return int(session.scalar(found) or 0)
