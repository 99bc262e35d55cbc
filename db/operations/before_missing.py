# SPDX-License-Identifier: GPL-3.0-or-later
"""In which condition something was before a stock-take missed it, as its lines tell where they are known.

What is found again is so: a reference copy is not for loan still, what was damaged is not mended.
"""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import StocktakeLine
from db.rules.items import FOUND, MISSING
from db.rules.stocktake import EXPECTED


def before_missing(session: Session, items: Iterable[UUID]) -> dict[UUID, str]:
    """Of items that are missing; FOUND where a stock-take has not said so last."""
    wanted = set(items)
    found = dict.fromkeys(wanted, FOUND)
    lines = select(StocktakeLine.item, StocktakeLine.found, StocktakeLine.condition)
    lines = lines.where(StocktakeLine.item.in_(wanted))
    for item, what, condition in session.execute(lines.order_by(StocktakeLine.scanned_at, StocktakeLine.uid)):
        assert item is not None
        found[item] = condition if what == MISSING and condition in EXPECTED else FOUND
    return found


def before_it_was_missing(session: Session, item: UUID) -> str:
    """The same of one."""
    return before_missing(session, [item])[item]
