# SPDX-License-Identifier: GPL-3.0-or-later
"""Where an item is in its rota, told from what happened to it."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from db.models import Branch, Item, Rota, RotaItem, Transit
from db.rules.calendar import Calendar
from db.rules.rotation import Plan, Sent, Turn, decoded, here_since, onward, turn

HOME, BELONGS, GOAL = (Branch.__table__.alias(name) for name in ("home", "belongs", "goal"))
# Made once: each return asks these.
ON_ROTA = (
    select(
        Rota.uid,
        Rota.stages,
        Rota.cyclical,
        RotaItem.placed_by,
        RotaItem.moved_at,
        BELONGS.c.uid.label("belongs"),
        HOME.c.uid.label("home"),
    )
    .join(RotaItem, RotaItem.rota_id == Rota.id)
    .join(Item, Item.id == RotaItem.item_id)
    .join(BELONGS, BELONGS.c.id == Item.branch_id)
    .join(HOME, HOME.c.id == RotaItem.home_branch_id)
    .where(RotaItem.item_id == bindparam("item"), Rota.active)
)
SENT_THEN = (
    select(Transit.sent_at, GOAL.c.uid, Transit.arrived_at, Transit.gone_at)
    .join(GOAL, GOAL.c.id == Transit.to_branch_id)
    .where(Transit.item_id == bindparam("item"), Transit.sent_at == bindparam("moved_at"))
)


class OnRota(NamedTuple):
    """An item that is on an active rota; `since` None: on its way to the branch to which it belongs."""

    rota: UUID
    plan: Plan
    belongs: UUID
    home: UUID
    placed_by: UUID
    moved_at: datetime
    since: datetime | None

    def onward(self) -> Turn:
        """Where it goes next, whenever that is."""
        return onward(self.plan, self.belongs, self.home)

    def turn(self, calendar: Calendar, today: date) -> Turn | None:
        """Where it is to go today; None while it stays."""
        since = None if self.since is None else calendar.local_day(self.since)
        return turn(self.plan, self.belongs, self.home, since, today)


def on_rota(session: Session, item: int) -> OnRota | None:
    """Where an item (its key) is in the rota that moves it; None where none does."""
    found = session.execute(ON_ROTA, {"item": item}).first()
    if found is None:
        return None
    sends = session.execute(SENT_THEN, {"item": item, "moved_at": found.moved_at})
    since = here_since(found.moved_at, found.belongs, [Sent(*one) for one in sends])
    plan = Plan(decoded(found.stages), found.cyclical)
    return OnRota(found.uid, plan, found.belongs, found.home, found.placed_by, found.moved_at, since)
