# SPDX-License-Identifier: GPL-3.0-or-later
"""Rotating collections at the simulated desks: put on, sent on, kept, taken off; and where that leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Branch, Item, Rota, RotaItem, Transit
from db.models.rotas import place_on_rota
from db.models.transits import on_its_way
from db.operations import circulation, rotas
from db.operations.cataloguing import PutItem
from db.operations.operation import Operation
from db.operations.transits import MoveHome
from db.rules.rotation import Stage
from tests.simulation.doing import do, pick
from tests.simulation.world import SimulatedDesk, World

FEW = ("B4", "B5")
"""Copies that rotate: few, so that several desks have to do with one."""


def rotate(world: World, desk: SimulatedDesk) -> None:
    """On every desk's own knowledge; sometimes by mistake."""
    with desk.store.read() as session:
        rota, item = pick(world, session, Rota), pick(world, session, Item, Item.barcode.in_(FEW))
        there = (
            session.scalar(select(RotaItem.rota_id).where(RotaItem.uid == place_on_rota(item)))
            if item
            else None
        )
        sent = pick(world, session, Transit, on_its_way(), Transit.why == "rotation")
    chance = world.random.random()
    if rota is None or chance < 0.1:
        _begin(world, desk)
        return
    if item is None:
        return
    if sent is not None and chance < 0.3:
        done = do(world, desk, rotas.stay_on_rota, transit=sent)
    elif there is None:
        done = do(world, desk, rotas.put_on_rota, rota=rota, items=[item])
    elif chance < 0.45:
        done = do(world, desk, rotas.take_off_rota, items=[item])
    else:
        done = do(world, desk, rotas.rotate_item, item=item)
    if done is not None and world.random.random() < 0.15:
        do(world, desk, circulation.undo, of=done.operation)


def _begin(world: World, desk: SimulatedDesk) -> None:
    places = world.random.sample(world.branches, 3)
    stages = [Stage(branch, world.random.randint(1, 9)) for branch in places]
    cyclical = world.random.random() < 0.7
    do(world, desk, rotas.put_rota, name="Bergilir", stages=stages, cyclical=cyclical)


def broken(world: World, made: Iterable[Operation]) -> str:
    """What does not hold; empty where all does. `made` is all that the server has taken in."""
    told = sorted(made, key=lambda one: (one.made_at, one.uid))
    with world.server.read() as session:
        sent = {one.transit for one in told if isinstance(one, rotas.RotateItem | rotas.StayOnRota)}
        if gone := sent - {None} - set(session.scalars(select(Transit.uid))):
            return f"4: sent on by a rota, and not on their way: {gone}"
        for item, placing in _placings(told).items():
            if wrong := _wrongly(session, item, placing, told):
                return f"31: {item} {wrong}"
    return ""


def _placings(told: Iterable[Operation]) -> dict[UUID, tuple[UUID, rotas.Placing]]:
    """The last word on which rota each item is on."""
    return {
        one.item: (operation.uid, one)
        for operation in told
        if isinstance(operation, rotas.PlaceOnRota)
        for one in operation.places
    }


def _wrongly(session: Session, item: UUID, placing: tuple[UUID, rotas.Placing], told: list[Operation]) -> str:
    by, placed = placing
    rota, belongs = placed.rota, placed.at
    for one in _steps(told, item, by):
        belongs = one.to
        rota = None if isinstance(one, rotas.RotateItem) and one.ends else placed.rota
    there = session.scalars(select(RotaItem).where(RotaItem.uid == place_on_rota(item))).one()
    on = None if there.rota_id is None else session.get_one(Rota, there.rota_id).uid
    if on != rota:
        return "is on another rota than was said last"
    by_hand = any(isinstance(one, PutItem | MoveHome) and one.item == item for one in told)
    at = select(Branch.uid).join(Item, Item.branch_id == Branch.id).where(Item.uid == item)
    return (
        "" if by_hand or session.scalars(at).one() == belongs else "belongs to another branch than it went to"
    )


def _steps(told: Iterable[Operation], item: UUID, by: UUID) -> Iterator[rotas.RotateItem | rotas.StayOnRota]:
    """What was done since it was put there, by who knew of that."""
    for one in told:
        if isinstance(one, rotas.RotateItem | rotas.StayOnRota) and (one.item, one.placed_by) == (item, by):
            yield one
