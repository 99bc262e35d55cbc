# SPDX-License-Identifier: GPL-3.0-or-later
"""Rotating collections at one desk: put on, sent on when it is time, taken back, taken off."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import Branch, Item, Rota, RotaItem, Transit
from db.operations import circulation, refusals, rotas, transits
from db.operations.cataloguing import put_item
from db.operations.desk import Desk
from db.operations.holds import place_hold
from db.operations.policies import put_branch, put_policy
from db.operations.rota_story import on_rota
from db.rules.rotation import Stage
from tests.db import small_world
from tests.db.small_world import Clock, lend, take_back

DAY = timedelta(days=1)


@pytest.fixture
def places(desk: Desk) -> dict[str, UUID]:
    """A is the desk's own branch."""
    others = {
        name: desk.perform(put_branch, code=f"C{name}", name=f"Cabang {name}").operation.target
        for name in "BC"
    }
    return {"A": desk.branch, **others}


@pytest.fixture
def rota(desk: Desk, places: dict[str, UUID]) -> UUID:
    """A, B and C, ten days each, ending at home."""
    return a_rota(desk, places, "ABC")


def a_rota(desk: Desk, places: dict[str, UUID], names: str, *, cyclical: bool = False, **more: Any) -> UUID:
    stages = [Stage(places[name], 10) for name in names]
    wish = {"name": "Buku anak", "stages": stages, "cyclical": cyclical, **more}
    return desk.perform(rotas.put_rota, **wish).operation.target


def put_on(desk: Desk, rota: UUID, item: UUID) -> rotas.PlaceOnRota:
    return desk.perform(rotas.put_on_rota, rota=rota, items=[item]).operation


def goes(desk: Desk, item: UUID, here: UUID | None = None) -> tuple[str, str] | None:
    """Where what is returned here goes, and why."""
    with desk.store.read() as session:
        found = transits.destination(session, here or desk.branch, item, desk.clock())
    return None if found is None else (found.name.removeprefix("Cabang "), found.why)


def belongs(desk: Desk, item: UUID) -> UUID:
    with desk.store.read() as session:
        return session.scalars(
            select(Branch.uid).join(Item, Item.branch_id == Branch.id).where(Item.uid == item)
        ).one()


def since(desk: Desk, item: UUID) -> Any:
    with desk.store.read() as session:
        found = on_rota(session, small_world.row_of(desk, Item, item).id)
        return None if found is None else found.since


def go_on(desk: Desk, item: UUID) -> rotas.RotateItem:
    return desk.perform(rotas.rotate_item, item=item).operation


def come_to(desk: Desk, place: UUID, item: UUID) -> None:
    """It is in hand at another branch."""
    at_home, desk.branch = desk.branch, place
    desk.perform(circulation.note_handed_in, item=item)
    desk.branch = at_home


def test_it_stays_its_days_and_goes_on_by_the_return_scan(
    desk: Desk, clock: Clock, rota: UUID, copy: UUID, places: dict[str, UUID]
) -> None:
    put_on(desk, rota, copy)
    assert goes(desk, copy) is None
    clock.now += 9 * DAY
    assert goes(desk, copy) is None
    clock.now += DAY
    assert goes(desk, copy) == ("B", "rotation")
    made = go_on(desk, copy)
    assert belongs(desk, copy) == places["B"]
    sent = small_world.row_of(desk, Transit, made.transit)
    assert (sent.why, sent.arrived_at) == ("rotation", None)
    assert since(desk, copy) is None
    clock.now += 30 * DAY
    assert goes(desk, copy, places["C"]) == ("B", "home"), "it has not come there yet"
    come_to(desk, places["B"], copy)
    came = since(desk, copy)
    assert came is not None
    assert goes(desk, copy, places["B"]) is None
    clock.now += 10 * DAY
    assert goes(desk, copy, places["B"]) == ("C", "rotation")


def test_returned_elsewhere_it_goes_where_its_rota_has_it(
    desk: Desk, clock: Clock, rota: UUID, copy: UUID, places: dict[str, UUID]
) -> None:
    put_on(desk, rota, copy)
    assert goes(desk, copy, places["C"])[1] == "home", "not floating, not staying: back to its stage"
    desk.perform(put_policy, at_branch=places["C"], terms={"floats": True})
    assert goes(desk, copy, places["C"])[1] == "home", "what rotates does not float"
    clock.now += 10 * DAY
    assert goes(desk, copy, places["C"]) == ("B", "rotation"), "straight to the next stage"
    assert goes(desk, copy, places["B"]) == ("B", "floats"), "it is at its next stage already"


def test_what_is_at_its_next_stage_already_stays_and_its_days_begin(
    desk: Desk, clock: Clock, rota: UUID, copy: UUID, places: dict[str, UUID]
) -> None:
    put_on(desk, rota, copy)
    clock.now += 10 * DAY
    desk.branch = places["B"]
    made = go_on(desk, copy)
    assert made.transit is None
    assert belongs(desk, copy) == places["B"]
    assert since(desk, copy) == made.made_at
    assert goes(desk, copy) is None
    desk.perform(circulation.undo, of=made)
    assert belongs(desk, copy) == places["A"]
    assert goes(desk, copy) == ("B", "floats")


def test_whoever_waits_comes_first(
    desk: Desk, clock: Clock, rota: UUID, copy: UUID, title: UUID, a_member: UUID
) -> None:
    put_on(desk, rota, copy)
    clock.now += 10 * DAY
    desk.perform(place_hold, member=a_member, title=title)
    assert goes(desk, copy) is None, "it is put aside here"


def test_after_the_last_stage_it_goes_home_and_off_the_rota(
    desk: Desk, clock: Clock, copy: UUID, places: dict[str, UUID]
) -> None:
    put_on(desk, a_rota(desk, places, "B"), copy)
    assert goes(desk, copy) == ("B", "rotation"), "at no stage: to the first at once"
    go_on(desk, copy)
    come_to(desk, places["B"], copy)
    clock.now += 10 * DAY
    found = goes(desk, copy, places["B"])
    assert found is not None
    assert found[1] == "home"
    desk.branch = places["B"]
    made = go_on(desk, copy)
    assert (made.ends, made.to) == (True, places["A"])
    assert belongs(desk, copy) == places["A"]
    assert small_world.row_of(desk, RotaItem, rotas.place_on_rota(copy)).rota_id is None
    desk.perform(circulation.undo, of=made)
    assert belongs(desk, copy) == places["B"]
    assert since(desk, copy) is not None, "on its rota again, since it came"


def test_round_and_round(desk: Desk, clock: Clock, copy: UUID, places: dict[str, UUID]) -> None:
    put_on(desk, a_rota(desk, places, "AC", cyclical=True), copy)
    been = []
    for _ in range(4):
        clock.now += 11 * DAY
        desk.branch = belongs(desk, copy)
        been.append(go_on(desk, copy).to)
        come_to(desk, been[-1], copy)
    assert been == [places[name] for name in "CACA"]


def test_it_stays_here_after_all_and_its_days_begin_anew(
    desk: Desk, clock: Clock, rota: UUID, copy: UUID, places: dict[str, UUID]
) -> None:
    put_on(desk, rota, copy)
    clock.now += 10 * DAY
    made = go_on(desk, copy)
    stays = desk.perform(rotas.stay_on_rota, transit=made.transit).operation
    assert belongs(desk, copy) == places["A"]
    assert since(desk, copy) == stays.made_at
    assert small_world.row_of(desk, Transit, made.transit).cancelled_at == stays.made_at
    with pytest.raises(refusals.CannotUndo):
        desk.perform(rotas.stay_on_rota, transit=made.transit)


def test_a_mistaken_scan_is_taken_back_as_if_it_had_not_been(
    desk: Desk, clock: Clock, rota: UUID, copy: UUID
) -> None:
    put = put_on(desk, rota, copy)
    clock.now += 10 * DAY
    made = go_on(desk, copy)
    desk.perform(circulation.undo, of=made)
    assert since(desk, copy) == put.made_at
    assert goes(desk, copy) == ("B", "rotation")


def test_what_has_come_is_not_taken_back(desk: Desk, rota: UUID, copy: UUID, places: dict[str, UUID]) -> None:
    put_on(desk, rota, copy)
    made = go_on(desk, copy)
    come_to(desk, places["B"], copy)
    with pytest.raises(refusals.CannotUndo):
        desk.perform(circulation.undo, of=made)
    with pytest.raises(refusals.CannotUndo):
        desk.perform(rotas.stay_on_rota, transit=made.transit)


def test_taken_off_it_belongs_to_where_it_came_from(
    desk: Desk, rota: UUID, copy: UUID, places: dict[str, UUID]
) -> None:
    put_on(desk, rota, copy)
    go_on(desk, copy)
    come_to(desk, places["B"], copy)
    off = desk.perform(rotas.take_off_rota, items=[copy]).operation
    assert belongs(desk, copy) == places["A"]
    found = goes(desk, copy, places["B"])
    assert found is not None
    assert found[1] == "home"
    desk.perform(circulation.undo, of=off)
    assert belongs(desk, copy) == places["B"]
    assert goes(desk, copy, places["B"]) is None


def test_what_is_lent_does_not_go_on_and_its_days_do(
    desk: Desk, clock: Clock, rota: UUID, copy: UUID, a_member: UUID
) -> None:
    put_on(desk, rota, copy)
    loan = lend(desk, copy, a_member)
    clock.now += 10 * DAY
    with pytest.raises(refusals.ItemIsOut):
        go_on(desk, copy)
    take_back(desk, copy)
    assert loan is not None
    assert goes(desk, copy) == ("B", "rotation")


def test_a_rota_that_rests_moves_nothing(
    desk: Desk, clock: Clock, copy: UUID, places: dict[str, UUID]
) -> None:
    rota = a_rota(desk, places, "AB")
    put_on(desk, rota, copy)
    a_rota(desk, places, "AB", target=rota, active=False)
    clock.now += 50 * DAY
    assert goes(desk, copy) is None
    with pytest.raises(refusals.Invalid):
        go_on(desk, copy)
    a_rota(desk, places, "AB", target=rota)
    assert goes(desk, copy) == ("B", "rotation")


def test_a_stage_that_is_gone_sends_to_the_first(
    desk: Desk, rota: UUID, copy: UUID, places: dict[str, UUID]
) -> None:
    put_on(desk, rota, copy)
    go_on(desk, copy)
    come_to(desk, places["B"], copy)
    a_rota(desk, places, "AC", target=rota)
    found = goes(desk, copy, places["B"])
    assert found is not None
    assert found[1] == "rotation"


def test_an_item_is_on_one_rota(desk: Desk, rota: UUID, copy: UUID, places: dict[str, UUID]) -> None:
    other = a_rota(desk, places, "BC")
    put_on(desk, rota, copy)
    for one in (rota, other):
        with pytest.raises(refusals.OnRotaAlready):
            put_on(desk, one, copy)
    desk.perform(rotas.take_off_rota, items=[copy])
    with pytest.raises(refusals.Invalid):
        desk.perform(rotas.take_off_rota, items=[copy])
    put_on(desk, other, copy)


def test_what_a_rota_can_not_be(desk: Desk, places: dict[str, UUID]) -> None:
    for names, cyclical in (("", False), ("A", True), ("AA", False)):
        with pytest.raises(refusals.Invalid):
            a_rota(desk, places, names, cyclical=cyclical)
    for days in (0, 1000):
        stages = [Stage(places["A"], days)]
        with pytest.raises(refusals.Invalid):
            desk.perform(rotas.put_rota, name="Buku anak", stages=stages, cyclical=False)
    with pytest.raises(refusals.Invalid):
        a_rota(desk, places, "AB", name=" ")
    with desk.store.read() as session:
        assert session.scalars(select(Rota)).all() == []


def test_another_librarys_book_does_not_rotate(
    desk: Desk, rota: UUID, title: UUID, places: dict[str, UUID]
) -> None:
    facts = small_world.item_facts(desk, "ILL1", origin="interloan")
    item = desk.perform(put_item, title=title, facts=facts).operation.item
    with pytest.raises(refusals.NoInterloan):
        put_on(desk, rota, item)
