# SPDX-License-Identifier: GPL-3.0-or-later
"""What is to be sent from a branch, what is on its way to it, and where an item stands."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from db.models import Branch, HeldItem, Hold, Item, Loan, Title, Transit
from db.models.holds import is_open, lies
from db.models.transits import on_its_way, rests_at
from db.rules.transits import HOME, is_overdue

PAGE = 500
OUT = exists().where(Loan.item_id == Transit.item_id, Loan.ended_at.is_(None))
ASIDE = exists().where(
    HeldItem.item_id == Transit.item_id,
    lies(),
    HeldItem.hold_id == Hold.id,
    is_open(),
    HeldItem.branch_id == Hold.branch_id,
    HeldItem.branch_id == rests_at(),
)


class TransitRow(NamedTuple):
    """An item that goes from a branch to another. `task` is 'send' (it stands here and belongs there), 'sent'
    (from here, not seen there yet) or 'coming'; `overdue` where it should have arrived."""

    transit: UUID
    item: UUID
    title: str
    barcode: str
    origin: str
    to_uid: UUID
    to: str
    why: str
    since: datetime
    task: str
    overdue: bool


ORIGIN, GOAL, HERE = (Branch.__table__.alias(name) for name in ("origin", "goal", "here"))


def _rows(goal: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Transit.uid,
            Item.uid.label("item"),
            Title.title,
            Item.barcode,
            ORIGIN.c.name.label("origin"),
            GOAL.c.uid.label("to_uid"),
            GOAL.c.name.label("to"),
            Transit.why,
            Transit.sent_at,
            Transit.seen_at,
        )
        .join(Item, Item.id == Transit.item_id)
        .join(Title, Title.id == Item.title_id)
        .join(ORIGIN, ORIGIN.c.id == Transit.branch_id)
        .join(GOAL, GOAL.c.id == goal)
        .where(~OUT)
        .order_by(Transit.sent_at, Transit.uid)
        .limit(PAGE)
    )


def to_send(session: Session, branch: UUID, now: datetime) -> list[TransitRow]:
    """What stands at a branch and belongs elsewhere, then what was sent from it and is not seen there yet."""
    stands = (
        _rows(Item.branch_id)
        .join(HERE, HERE.c.id == rests_at())
        .where(Transit.gone_at.is_(None), ~on_its_way(), ~ASIDE)
        .where(HERE.c.uid == branch, Item.branch_id != HERE.c.id, Item.condition != "withdrawn")
    )
    rows = [
        _row(one, now, "send")._replace(why=HOME, since=one.seen_at or one.sent_at, overdue=False)
        for one in session.execute(stands)
    ]
    sent = _rows(Transit.to_branch_id).where(on_its_way(), ORIGIN.c.uid == branch)
    return rows + [_row(one, now, "sent") for one in session.execute(sent)]


def on_the_way_to(session: Session, branch: UUID, now: datetime) -> list[TransitRow]:
    """What others have sent to a branch, the oldest first."""
    coming = _rows(Transit.to_branch_id).where(on_its_way(), GOAL.c.uid == branch)
    return [_row(one, now, "coming") for one in session.execute(coming)]


def _row(one: Any, now: datetime, task: str) -> TransitRow:
    return TransitRow(
        one.uid,
        one.item,
        one.title,
        one.barcode,
        one.origin,
        one.to_uid,
        one.to,
        one.why,
        one.sent_at,
        task,
        is_overdue(one.sent_at, now),
    )
