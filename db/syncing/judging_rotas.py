# SPDX-License-Identifier: GPL-3.0-or-later
"""Rotating collections at work at several desks: the later word on which rota an item is on, and where in it.

What goes on at a desk that had not heard that it was taken off, or put on anew, is on its way there, but
belongs to where it belonged: so it comes back. Whichever is heard of first.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from db.models import Branch, Item, Rota, RotaItem, Transit
from db.models.columns import EPOCH
from db.models.rotas import place_on_rota
from db.models.syncing import FieldTime
from db.operations.operation import apply, row, sure_key
from db.operations.rotas import (
    PlaceOnRota,
    Placing,
    RotateItem,
    StayOnRota,
    cancel,
    go_on,
    put_place,
    send_on_its_way,
    stay,
)
from db.syncing.judging import judge
from db.syncing.judging_transits import settle
from db.syncing.kinds import ITEMS, ROTA_ITEMS, Kind, at
from db.syncing.last_words import said_at
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict

Step = TypeVar("Step", RotateItem, StayOnRota)
ROTA, MOVED, BRANCH = "rota", "moved_at", "branch"
"""Fields whose times are kept: which rota it is on, where in it, to which branch it belongs."""


@judge.register
def _(operation: PlaceOnRota, bench: Bench, verdict: Verdict) -> None:
    """An item is on one rota at most: the later word counts; one that knew of no other rota is told of it."""
    verdict.touched |= touches(operation, bench.session)
    if not bench.final:
        apply(operation, bench.session)
        return
    for one in operation.places:
        _put(bench, verdict, one)


def _put(bench: Bench, verdict: Verdict, one: Placing) -> None:
    copy = row(bench.session, Item, one.item)
    there = bench.session.scalar(select(RotaItem).where(RotaItem.uid == place_on_rota(one.item)))
    now = None if there is None or there.rota_id is None else bench.session.get_one(Rota, there.rota_id).uid
    later = bench.at < _said(bench, ROTA_ITEMS, place_on_rota(one.item), ROTA)
    _note_other(bench, verdict, one, copy, now, later=later)
    if later:
        return
    put_place(bench.session, one, verdict.operation)
    _belong_as_placed(bench, one, copy)
    for name in (ROTA, MOVED):
        _keep(bench, ROTA_ITEMS, place_on_rota(one.item), name)


def _belong_as_placed(bench: Bench, one: Placing, copy: Item) -> None:
    """What a rota has said of where it belongs is void; what a person has said since stands."""
    said = _said(bench, ITEMS, one.item, BRANCH)
    by_rota = said == _moved(bench, one.item) != EPOCH
    if by_rota or (one.rota is None and said <= bench.at):
        copy.branch_id = sure_key(bench.session, Branch, one.at)
        _keep(bench, ITEMS, one.item, BRANCH)


def _note_other(
    bench: Bench, verdict: Verdict, one: Placing, copy: Item, now: UUID | None, *, later: bool
) -> None:
    if one.rota is None or now in (None, one.rota, one.was):
        return
    names = [row(bench.session, Rota, uid).name for uid in (now, one.rota) if uid is not None]
    kept, other = names if later else reversed(names)
    facts = {"record": ITEMS.name, "row": str(one.item), "item": str(one.item), "barcode": copy.barcode}
    branches = {verdict.operation.branch}
    verdict.note("edited_twice", branches, one.item, field=ROTA, kept=kept, other=other, **facts)


@judge.register
def _(operation: RotateItem, bench: Bench, verdict: Verdict) -> None:
    """It was sent, whatever is known; it goes on only while it is on that rota as that desk knew it."""
    sent = Transit.uid == operation.transit
    if operation.transit is not None and bench.session.scalar(select(exists().where(sent))):
        return
    there = row(bench.session, RotaItem, place_on_rota(operation.item))
    verdict.touched |= touches(operation, bench.session)
    send_on_its_way(operation, bench.session)
    if _is_on(bench, there, operation.rota, operation.placed_by):
        _move(bench, operation, go_on)
    settle(bench, verdict, there.item_id)


@judge.register
def _(operation: StayOnRota, bench: Bench, verdict: Verdict) -> None:
    """The same of what has not gone on after all."""
    there = row(bench.session, RotaItem, place_on_rota(operation.item))
    verdict.touched |= touches(operation, bench.session)
    cancel(operation, bench.session)
    if _is_on(bench, there, None if operation.ended else operation.rota, operation.placed_by):
        _move(bench, operation, stay)
    settle(bench, verdict, there.item_id)


def _is_on(bench: Bench, there: RotaItem, rota: UUID | None, placed_by: UUID) -> bool:
    """Whether an item is on this rota since then, and nobody has said later where it is in it."""
    now = None if there.rota_id is None else bench.session.get_one(Rota, there.rota_id).uid
    is_there = (now, there.placed_by) == (rota, placed_by)
    return is_there and (not bench.final or _said(bench, ROTA_ITEMS, there.uid, MOVED) <= bench.at)


def _move(bench: Bench, operation: Step, step: Callable[[Step, Session], None]) -> None:
    """Take the step; where somebody has said later where the item belongs, that stands."""
    copy = row(bench.session, Item, operation.item)
    moves, before = _said(bench, ITEMS, copy.uid, BRANCH) <= bench.at, copy.branch_id
    step(operation, bench.session)
    if not moves:
        copy.branch_id = before
    if bench.final:
        _keep(bench, ROTA_ITEMS, place_on_rota(copy.uid), MOVED)
    if bench.final and moves:
        _keep(bench, ITEMS, copy.uid, BRANCH)


def _moved(bench: Bench, item: UUID) -> datetime:
    return _said(bench, ROTA_ITEMS, place_on_rota(item), MOVED)


def _said(bench: Bench, kind: Kind, uid: UUID, field: str) -> datetime:
    """When something was said of a field last; EPOCH where nothing was."""
    return said_at(bench, at(kind, uid), field) or EPOCH


def _keep(bench: Bench, kind: Kind, uid: UUID, field: str) -> None:
    bench.session.merge(FieldTime(kind=kind.number, uid=uid, field=field, edited_at=bench.at))
