# SPDX-License-Identifier: GPL-3.0-or-later
"""Rotating collections: what is where, since when and until when, and what is to be sent on from a branch."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from db.models import Branch, HeldItem, Item, Loan, Rota, RotaItem, Title, Transit
from db.models.holds import lies
from db.models.transits import is_newest
from db.rules.calendar import Calendar
from db.rules.items import LENDABLE
from db.rules.rotation import Plan, Sent, decoded, here_since, onward, until

BELONGS, HOME, STANDS, GOAL = (Branch.__table__.alias(name) for name in ("belongs", "home", "stands", "goal"))
OUT = exists().where(Loan.item_id == Item.id, Loan.ended_at.is_(None))
ASIDE = exists().where(HeldItem.item_id == Item.id, lies())
THEN = Transit.__table__.alias("then")


class StageRow(NamedTuple):
    """A stage with the code of its branch."""

    branch: UUID
    code: str
    days: int


class RotaRow(NamedTuple):
    """A rota: how many items are on it, and how many are to be sent on from here."""

    rota: UUID
    name: str
    stages: tuple[StageRow, ...]
    cyclical: bool
    active: bool
    items: int
    due: int


class RotaItemRow(NamedTuple):
    """An item on a rota, the branch to which it belongs now, since when and until which day it is there.

    `state`: 'due' (here, to be sent on), 'over' (its time is over, elsewhere or with somebody), 'lent',
    'coming' (on its way to its stage), 'away' (on its way or standing elsewhere), 'aside' (for who waits),
    'unlendable', 'ended' (its rota has ended, and it is at home), 'rests' (nothing moves) or 'there'.
    """

    item: UUID
    rota: UUID
    title: str
    barcode: str
    call_number: str
    location: str
    at: str
    at_code: str
    since: datetime | None
    until: date | None
    to_uid: UUID
    to: str
    to_code: str
    ends: bool
    state: str


def rotas(session: Session, items: Iterable[RotaItemRow]) -> list[RotaRow]:
    """All of them by name, those that rest last; `items` are all that are on one."""
    codes: dict[UUID, str] = dict(session.execute(select(Branch.uid, Branch.code)).all())
    rows = list(items)
    on, due = Counter(one.rota for one in rows), Counter(one.rota for one in rows if one.state == "due")
    found = session.scalars(select(Rota).order_by(Rota.active.desc(), Rota.name, Rota.uid))
    return [
        RotaRow(
            one.uid,
            one.name,
            tuple(StageRow(s.branch, codes.get(s.branch, "?"), s.days) for s in decoded(one.stages)),
            one.cyclical,
            one.active,
            on[one.uid],
            due[one.uid],
        )
        for one in found
    ]


def on_rotas(session: Session, branch: UUID, calendar: Calendar, now: datetime) -> list[RotaItemRow]:
    """All items on rotas, as a branch sees them: first what is to be sent on from there."""
    places = session.execute(select(Branch.uid, Branch.name, Branch.code))
    named = {uid: (name, code) for uid, name, code in places}
    call_number = func.coalesce(func.nullif(Item.call_number, ""), Title.call_number)
    found = session.execute(
        select(
            Item.uid,
            Rota.uid.label("rota"),
            Rota.stages,
            Rota.cyclical,
            Rota.active,
            RotaItem.moved_at,
            Title.title,
            Item.barcode,
            call_number.label("call_number"),
            Item.location,
            Item.condition,
            BELONGS.c.uid.label("belongs"),
            HOME.c.uid.label("home"),
            THEN.c.sent_at.label("sent_at"),
            THEN.c.arrived_at,
            THEN.c.gone_at,
            Transit.seen_at,
            Transit.cancelled_at,
            GOAL.c.uid.label("goal"),
            STANDS.c.uid.label("stands"),
            OUT.label("out"),
            ASIDE.label("aside"),
        )
        .join(RotaItem, RotaItem.item_id == Item.id)
        .join(Rota, Rota.id == RotaItem.rota_id)
        .join(Title, Title.id == Item.title_id)
        .join(BELONGS, BELONGS.c.id == Item.branch_id)
        .join(HOME, HOME.c.id == RotaItem.home_branch_id)
        .outerjoin(
            THEN,
            (THEN.c.item_id == Item.id)
            & (THEN.c.sent_at == RotaItem.moved_at)
            & (THEN.c.to_branch_id == Item.branch_id),
        )
        .outerjoin(Transit, is_newest(Item.id))
        .outerjoin(GOAL, GOAL.c.id == Transit.to_branch_id)
        .outerjoin(STANDS, STANDS.c.id == func.coalesce(Transit.seen_branch_id, Transit.branch_id))
    )
    rows = [_row(one, named, branch, calendar, now) for one in found]
    return sorted(rows, key=lambda one: (one.state != "due", one.until or date.max, one.title, one.barcode))


Named = Mapping[UUID, tuple[str, str]]


def _row(one: Any, named: Named, here: UUID, calendar: Calendar, now: datetime) -> RotaItemRow:
    plan = Plan(decoded(one.stages), one.cyclical)
    way = [Sent(one.sent_at, one.belongs, one.arrived_at, one.gone_at)] if one.sent_at else []
    since = here_since(one.moved_at, one.belongs, way)
    last = until(plan, one.belongs, calendar.local_day(since)) if since is not None else None
    turn = onward(plan, one.belongs, one.home)
    is_over = since is not None and (last is None or calendar.local_day(now) >= last)
    return RotaItemRow(
        one.uid,
        one.rota,
        one.title,
        one.barcode,
        one.call_number,
        one.location,
        *named[one.belongs],
        since,
        last,
        turn.to,
        *named.get(turn.to, ("?", "?")),
        turn.ends,
        _state(one, here, since, is_over=is_over, ended=turn.ends and turn.to == one.belongs),
    )


def _state(one: Any, here: UUID, since: datetime | None, *, is_over: bool, ended: bool) -> str:
    """The first of these that holds."""
    on_its_way = one.stands is not None and one.seen_at is None and one.cancelled_at is None
    elsewhere = on_its_way or one.stands not in (None, one.belongs)
    states = (
        (not one.active, "rests"),
        (one.out, "over" if is_over else "lent"),
        (one.condition not in LENDABLE, "unlendable"),
        (since is None or (on_its_way and one.goal == one.belongs), "coming"),
        (one.aside, "aside"),
        (elsewhere, "away"),
        (not is_over, "there"),
        (ended, "ended"),
        (one.belongs == here, "due"),
    )
    return next((state for holds, state in states if holds), "over")
