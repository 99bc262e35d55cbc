# SPDX-License-Identifier: GPL-3.0-or-later
"""Rotating collections at two desks: the same outcome whichever is heard of first."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from central_server.auditing import differences
from db.models import Branch, Item, ItemType, Rota, RotaItem, Title, Transit
from db.models.rotas import place_on_rota
from db.operations import cataloguing, circulation, refusals, rotas
from db.operations.cataloguing import ItemFacts
from db.operations.rota_story import on_rota
from db.rules.rotation import Stage
from db.syncing.feed import entries_of
from db.syncing.kinds import ROTA_ITEMS, ROTAS, at
from db.syncing.scopes import CATALOGUE, FRAME
from tests.db.syncing.test_touches import Watch, everything
from tests.db.syncing.test_who_wins import ORDERS, arrive, cycle, item, kinds, make, open_notes
from tests.simulation.invariants import when_quiet
from tests.simulation.world import SimulatedDesk, World


def a_rota(world: World, places: tuple[int, ...] = (0, 1, 2), name: str = "Buku anak", **more: Any) -> UUID:
    """Made at the first desk, and known to all."""
    stages = [Stage(world.branches[place], 10) for place in places]
    made = make(world.desks[0], rotas.put_rota, name=name, stages=stages, cyclical=True, **more)
    arrive(world, 0)
    return made.target


def put_on(world: World, desk: SimulatedDesk, rota: UUID) -> rotas.PlaceOnRota:
    return make(desk, rotas.put_on_rota, rota=rota, items=[item(world)])


def go_on(world: World, desk: SimulatedDesk) -> rotas.RotateItem:
    return make(desk, rotas.rotate_item, item=item(world))


def belongs(world: World) -> UUID:
    with world.server.read() as session:
        return session.scalars(
            select(Branch.uid).join(Item, Item.branch_id == Branch.id).where(Item.uid == item(world))
        ).one()


def rota_of(world: World) -> str | None:
    with world.server.read() as session:
        names = select(Rota.name).join(RotaItem, RotaItem.rota_id == Rota.id)
        return session.scalar(names.where(RotaItem.uid == place_on_rota(item(world))))


def moved_at(world: World) -> Any:
    with world.server.read() as session:
        return session.scalars(select(RotaItem.moved_at)).one()


@ORDERS
def test_put_on_two_rotas_it_is_on_the_later_and_somebody_is_told(world: World, first: int) -> None:
    a, b = world.desks[:2]
    children, novels = a_rota(world), a_rota(world, name="Novel")
    put_on(world, a, children)
    late = put_on(world, b, novels)
    arrive(world, first)
    assert rota_of(world) == "Novel"
    assert moved_at(world) == late.made_at
    [(kind, _, facts)] = open_notes(world)
    assert kind == "edited_twice"
    assert (facts["field"], facts["kept"], facts["other"]) == ("rota", "Novel", "Buku anak")


@ORDERS
def test_put_on_one_rota_at_two_desks_it_is_on_it_once(world: World, first: int) -> None:
    a, b = world.desks[:2]
    rota = a_rota(world)
    put_on(world, a, rota)
    put_on(world, b, rota)
    arrive(world, first)
    assert rota_of(world) == "Buku anak"
    assert kinds(world) == []
    keys = _keys(world, rota)
    with world.server.read() as session:
        assert len(session.scalars(select(RotaItem)).all()) == 1
        scopes = {key: set(found) for key, found in entries_of(session, keys).items()}
    assert list(scopes.values()) == [{FRAME}, {CATALOGUE}]


def _keys(world: World, rota: UUID) -> list[Any]:
    return [at(ROTAS, rota), at(ROTA_ITEMS, place_on_rota(item(world)))]


@ORDERS
def test_sent_on_at_two_desks_it_goes_on_once(world: World, first: int) -> None:
    """Nobody counts stages: both have sent it to the same one."""
    a, b = world.desks[:2]
    put_on(world, a, a_rota(world))
    arrive(world, 0)
    world.now += timedelta(days=20)
    early, late = go_on(world, a), go_on(world, b)
    arrive(world, first)
    assert early.to == late.to == belongs(world) == b.branch
    assert late.transit is None, "it was there"
    assert moved_at(world) == late.made_at


@ORDERS
def test_taken_off_at_one_desk_and_sent_on_at_another_it_is_off_and_belongs_home(
    world: World, first: int
) -> None:
    a, b = world.desks[:2]
    put_on(world, b, a_rota(world, (2, 0, 1)))
    arrive(world, 0)
    home = belongs(world)
    make(a, rotas.take_off_rota, items=[item(world)])
    sent = go_on(world, b)
    arrive(world, first)
    assert rota_of(world) is None
    assert belongs(world) == home
    with world.server.read() as session:
        assert session.scalar(select(Transit.uid)) == sent.transit, "that it was sent is a fact"
    assert kinds(world) == []


@ORDERS
def test_sent_on_and_then_taken_off_elsewhere_it_belongs_home(world: World, first: int) -> None:
    a, b = world.desks[:2]
    put_on(world, b, a_rota(world, (2, 0, 1)))
    arrive(world, 0)
    home = belongs(world)
    go_on(world, a)
    make(b, rotas.take_off_rota, items=[item(world)])
    arrive(world, first)
    assert rota_of(world) is None
    assert belongs(world) == home


@ORDERS
def test_the_rota_is_changed_at_one_desk_while_an_item_is_sent_on_at_another(
    world: World, first: int
) -> None:
    a, b = world.desks[:2]
    rota = a_rota(world)
    put_on(world, a, rota)
    arrive(world, 0)
    stages = [Stage(world.branches[place], 5) for place in (0, 2)]
    make(a, rotas.put_rota, name="Buku anak", stages=stages, cyclical=True, target=rota)
    c = next(desk for desk in world.desks if desk.branch == world.branches[2])
    sent = go_on(world, c)
    arrive(world, first)
    world.quiet()
    assert belongs(world) == sent.to == world.branches[1], "as it was sent"
    make(b, circulation.note_handed_in, item=item(world))
    world.now += timedelta(days=1)
    with b.store.read() as session:
        copy = session.scalars(select(Item.id).where(Item.uid == item(world))).one()
        there = on_rota(session, copy)
        assert there is not None
        assert there.onward().to == world.branches[0], "the stage is gone: to the first"


@ORDERS
def test_a_rota_edited_at_two_desks_is_merged_field_by_field(world: World, first: int) -> None:
    a, b = world.desks[:2]
    rota = a_rota(world)
    stages = tuple(Stage(world.branches[place], 10) for place in (0, 1, 2))
    longer = tuple(replace(stage, days=30) for stage in stages)
    make(a, rotas.put_rota, name="Buku balita", stages=stages, cyclical=True, target=rota)
    make(b, rotas.put_rota, name="Buku anak", stages=longer, cyclical=True, target=rota)
    arrive(world, first)
    with world.server.read() as session:
        there = session.scalars(select(Rota).where(Rota.uid == rota)).one()
        assert there.name == "Buku balita"
        assert there.stages.count("30") == 3
    assert kinds(world) == []


@ORDERS
def test_moved_by_a_cataloguer_after_it_was_sent_on_it_belongs_as_the_record_says(
    world: World, first: int
) -> None:
    a, b = world.desks[:2]
    put_on(world, a, a_rota(world))
    arrive(world, 0)
    go_on(world, a)
    with b.store.read() as session:
        kinds_of = select(Title.uid, ItemType.uid).join(Item, Item.title_id == Title.id)
        title, item_type = session.execute(
            kinds_of.join(ItemType, ItemType.id == Item.item_type_id).where(Item.barcode == "B0")
        ).one()
    facts = ItemFacts(barcode="B0", at_branch=world.branches[2], item_type=item_type)
    make(b, cataloguing.put_item, item=item(world), title=title, facts=facts)
    arrive(world, first)
    assert belongs(world) == world.branches[2]


@ORDERS
def test_it_stays_at_one_desk_though_another_takes_it_off(world: World, first: int) -> None:
    a, b = world.desks[:2]
    put_on(world, a, a_rota(world))
    sent = go_on(world, a)
    arrive(world, 0)
    home = world.branches[0]
    make(b, rotas.take_off_rota, items=[item(world)])
    make(a, circulation.undo, of=sent)
    arrive(world, first)
    assert rota_of(world) is None
    assert belongs(world) == home
    with world.server.read() as session:
        assert list(differences(session)) == []


@ORDERS
def test_the_van_is_faster_than_the_line_and_its_days_count_from_its_coming(world: World, first: int) -> None:
    a, b = world.desks[:2]
    put_on(world, a, a_rota(world))
    arrive(world, 0)
    go_on(world, a)
    back = make(b, circulation.note_handed_in, item=item(world))
    later = make(b, circulation.note_handed_in, item=item(world))
    arrive(world, first)
    for store in (world.server, a.store, b.store):
        with store.read() as session:
            copy = session.scalars(select(Item.id).where(Item.uid == item(world))).one()
            there = on_rota(session, copy)
            assert there is not None
            assert there.since == back.made_at, "not of a later scan"
    assert later.made_at > back.made_at


def test_nothing_changes_but_what_was_said(world: World) -> None:
    desk = world.desks[0]
    watch = Watch()
    rota = a_rota(world)
    desk.desk.tracker = watch
    steps: list[Any] = [
        lambda: make(desk, rotas.put_rota, name="B", stages=[Stage(desk.branch, 1)], cyclical=False),
        lambda: put_on(world, desk, rota),
        lambda: make(desk, circulation.undo, of=go_on(world, desk)),
        lambda: make(desk, rotas.stay_on_rota, transit=go_on(world, desk).transit),
        lambda: go_on(world, desk),
        lambda: make(desk, rotas.take_off_rota, items=[item(world)]),
    ]
    for step in steps:
        made = step()
        with desk.store.read() as session:
            after = everything(session)
        before = watch.before_all
        different = {key for key in after.keys() | before.keys() if after.get(key) != before.get(key)}
        assert different <= watch.said, made.kind()
        assert different, made.kind()


@pytest.mark.parametrize("branch", [0, 1, 2])
def test_every_desk_knows_what_rotates(world: World, branch: int) -> None:
    rota = a_rota(world)
    put_on(world, world.desks[0], rota)
    arrive(world, 0)
    desk = next(one for one in world.desks if one.branch == world.branches[branch])
    with desk.store.read() as session:
        assert session.scalar(select(RotaItem.uid)) == place_on_rota(item(world))


def some_life(seed: int, order: tuple[int, ...]) -> tuple[Any, ...]:
    """Three desks work without a line; what the server makes of it where they come in this order."""
    chance = random.Random(seed)
    world = World(1, desks=3)
    on = [a_rota(world), a_rota(world, (2, 1), name="Novel")]
    put_on(world, world.desks[0], on[0])
    arrive(world, 0)
    done: dict[int, list[Any]] = {0: [], 1: [], 2: []}
    for _ in range(7):
        place = chance.randrange(3)
        desk, which = world.desks[place], chance.randrange(2)
        last = done[place][-1] if done[place] else None
        steps: list[tuple[Any, dict[str, Any]]] = [
            (rotas.put_on_rota, {"rota": on[which], "items": [item(world)]}),
            (rotas.take_off_rota, {"items": [item(world)]}),
            (rotas.rotate_item, {"item": item(world)}),
            (rotas.rotate_item, {"item": item(world)}),
            (circulation.note_handed_in, {"item": item(world)}),
            (circulation.undo, {"of": last}),
            (rotas.stay_on_rota, {"transit": getattr(last, "transit", None)}),
        ]
        maker, wish = chance.choice(steps)
        if None in wish.values():
            continue
        with suppress(refusals.Refusal):
            done[place].append(make(desk, maker, **wish))
    for place in order:
        cycle(world, world.desks[place])
    world.quiet()
    when_quiet(world)
    with world.server.read() as session:
        there = session.scalars(select(RotaItem)).one()
        sends = session.scalars(select(Transit).order_by(Transit.sent_at)).all()
        courses = [(one.sent_at, one.gone_at, one.arrived_at, one.cancelled_at) for one in sends]
        name = None if there.rota_id is None else session.get_one(Rota, there.rota_id).name
        found = name, there.moved_at, there.home_branch_id, courses
        assert list(differences(session)) == []
    return *found, belongs(world)


@pytest.mark.parametrize("seed", range(8))
def test_the_order_in_which_desks_are_heard_of_does_not_matter(seed: int) -> None:
    first, *others = (some_life(seed, order) for order in ((0, 1, 2), (2, 1, 0), (1, 0, 2)))
    for one in others:
        assert one == first
