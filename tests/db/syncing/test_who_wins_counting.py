# SPDX-License-Identifier: GPL-3.0-or-later
"""Visits and stock-takes at two desks of one branch, in both orders of arrival."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import Branch, Item, ItemType, Loan, StocktakeLine, Title, Visit, VisitDay
from db.operations import circulation, losses, stocktakes, visits
from db.operations.cataloguing import ItemFacts, put_item
from db.operations.fast_adding import add_in_passing
from db.operations.operation import row
from db.operations.visits import VisitFacts
from db.queries.stocktakes import scans_of, told
from db.queries.visits import of_branches
from tests.db.syncing.test_who_wins import cycle, item, kinds, make, member
from tests.simulation.invariants import when_quiet
from tests.simulation.world import SimulatedDesk, World

ORDERS = pytest.mark.parametrize("first", [0, 1], ids=["A arrives first", "B arrives first"])


@pytest.fixture
def world() -> World:
    """Desks d0 and d3 are of one branch; see `two`."""
    return World(1, desks=4)


def two(world: World) -> tuple[SimulatedDesk, SimulatedDesk]:
    return world.desks[0], world.desks[3]


def arrive(world: World, first: int) -> None:
    pair = two(world)
    for desk in (pair[first], pair[1 - first]):
        cycle(world, desk)
    world.quiet()
    when_quiet(world)


def comes(desk: SimulatedDesk, minutes: int, **facts: Any) -> visits.RecordVisit:
    desk.world.now += timedelta(minutes=minutes)
    wish = VisitFacts(**{"sort": "member", "member": member(desk.world), "purpose": "read", **facts})
    done: visits.RecordVisit = desk.desk.perform(
        visits.record_visit, facts=wish, device=desk.engine.device
    ).operation  # type: ignore[assignment]
    return done


def counting(world: World) -> set[UUID]:
    with world.server.read() as session:
        return set(session.scalars(select(Visit.uid).where(Visit.counts)))


# --- written down at the counter ---------------------------------------------------------------------


@ORDERS
def test_one_barcode_written_down_at_two_desks_is_two_copies(world: World, first: int) -> None:
    pair = two(world)
    made = [make(desk, add_in_passing, name=f"Syair {n}", barcode="F1") for n, desk in enumerate(pair)]
    lent = [
        make(desk, circulation.check_out, item=one.item, member=member(world, n))
        for n, (desk, one) in enumerate(zip(pair, made, strict=True))
    ]
    arrive(world, first)
    assert kinds(world) == ["number_taken"]
    with world.server.read() as session:
        of = dict(session.execute(select(Item.uid, Item.barcode)).all())
        out = set(session.scalars(select(Loan.uid).where(Loan.ended_at.is_(None))))
    assert (of[made[first].item], of[made[1 - first].item]) == ("F1", "F1~2")
    assert {one.loan for one in lent} <= out


# --- visits ------------------------------------------------------------------------------------------


def sums(desk: SimulatedDesk | World) -> list[tuple[str, int, int]]:
    """What a desk, or the server, knows of the days of branches: the first letter of their name, how many."""
    store = desk.server if isinstance(desk, World) else desk.store
    with store.read() as session:
        rows = session.execute(
            select(Branch.uid, VisitDay.visits, VisitDay.used_ict)
            .join(Branch, Branch.id == VisitDay.branch_id)
            .order_by(VisitDay.day)
        )
        return [(str(uid), visits, used) for uid, visits, used in rows]


@ORDERS
def test_how_many_came_is_known_at_other_branches_and_who_came_is_not(world: World, first: int) -> None:
    a, b = two(world)
    other = world.desks[1]
    assert other.branch != a.branch
    comes(a, 0, used_ict=1)
    back = comes(b, 90)
    comes(b, 0, sort="count", member=None, people=3)
    arrive(world, first)
    assert sums(world) == sums(other) == sums(a) == [(str(a.branch), 5, 1)]
    with other.store.read() as session:
        assert session.scalars(select(Visit.uid)).all() == []
        today = session.scalars(select(VisitDay.day)).one()
        [told] = of_branches(session, today, today)
        assert (told.branch, told.visits, told.used_ict, told.open_days) == (a.branch, 5, 1, 1)
        assert of_branches(session, today - timedelta(days=9), today - timedelta(days=1))[0].visits == 0
    a.desk.perform(visits.cancel_visit, visit=back.visit)
    arrive(world, first)
    assert sums(other) == [(str(a.branch), 4, 1)]


@ORDERS
def test_a_card_shown_at_two_desks_within_an_hour_came_once(world: World, first: int) -> None:
    a, b = two(world)
    at_a, _ = comes(a, 0), comes(b, 20)
    arrive(world, first)
    assert counting(world) == {at_a.visit}
    assert kinds(world) == []


@ORDERS
def test_a_card_shown_again_later_came_twice(world: World, first: int) -> None:
    a, b = two(world)
    both = {comes(a, 0).visit, comes(b, 61).visit}
    arrive(world, first)
    assert counting(world) == both


@ORDERS
def test_where_the_first_is_taken_back_the_second_counts(world: World, first: int) -> None:
    a, b = two(world)
    at_a = comes(a, 0)
    at_b = comes(b, 20)
    a.desk.perform(visits.cancel_visit, visit=at_a.visit)
    arrive(world, first)
    assert counting(world) == {at_b.visit}


@ORDERS
def test_heads_counted_at_two_desks_add_up(world: World, first: int) -> None:
    a, b = two(world)
    both = {comes(a, 0, sort="count", member=None).visit, comes(b, 0, sort="count", member=None).visit}
    arrive(world, first)
    assert counting(world) == both


@ORDERS
def test_of_one_door_the_later_reading_counts(world: World, first: int) -> None:
    a, b = two(world)
    comes(a, 0, sort="door", member=None, people=90)
    later = comes(b, 120, sort="door", member=None, people=140)
    arrive(world, first)
    assert counting(world) == {later.visit}


@ORDERS
def test_corrected_at_two_desks_field_by_field_the_later_word_stands(world: World, first: int) -> None:
    a, b = two(world)
    visit = comes(a, 0).visit
    arrive(world, 0)
    make(a, visits.correct_visit, visit=visit, changed={"purpose": "borrow", "used_ict": 1})
    make(b, visits.correct_visit, visit=visit, changed={"purpose": "study"})
    arrive(world, first)
    with world.server.read() as session:
        now = session.scalars(select(Visit).where(Visit.uid == visit)).one()
        assert (now.purpose, now.used_ict) == ("study", 1)


# --- stock-takes -------------------------------------------------------------------------------------


def begin(world: World) -> UUID:
    begun = make(world.desks[0], stocktakes.start_stocktake, name="Tahunan")
    arrive(world, 0)
    uid: UUID = begun.stocktake
    return uid


def scan(desk: SimulatedDesk, stocktake: UUID, barcode: str = "B0") -> stocktakes.RecordScans:
    with desk.store.read() as session:
        found = scans_of(session, stocktake, [barcode])
    done: stocktakes.RecordScans = make(
        desk, stocktakes.record_scans, stocktake=stocktake, device=desk.engine.device, scans=found
    )
    return done


def miss(desk: SimulatedDesk, stocktake: UUID) -> None:
    items = [(item(desk.world), "B0")]
    make(desk, stocktakes.mark_missing, stocktake=stocktake, device=desk.engine.device, items=items)


def take_back(desk: SimulatedDesk, stocktake: UUID, maker: Any) -> None:
    make(desk, maker, stocktake=stocktake, device=desk.engine.device, barcodes=["B0"])


def withdraw(desk: SimulatedDesk) -> None:
    with desk.store.read() as session:
        title = session.scalars(select(Title.uid).where(Title.title == "Judul 0")).one()
        kind = session.scalars(select(ItemType.uid).join(Item).where(Item.barcode == "B0")).one()
    facts = ItemFacts(barcode="B0", at_branch=desk.branch, item_type=kind, condition="withdrawn")
    make(desk, put_item, title=title, item=item(desk.world), facts=facts)


def condition(world: World) -> str:
    with world.server.read() as session:
        return session.scalars(select(Item.condition).where(Item.barcode == "B0")).one()


@ORDERS
def test_scanned_at_two_desks_is_scanned_once(world: World, first: int) -> None:
    a, b = two(world)
    stocktake = begin(world)
    at_a = scan(a, stocktake)
    scan(b, stocktake)
    arrive(world, first)
    for store in (world.server, a.store, b.store):
        with store.read() as session:
            now = told(session, stocktake)
        assert [line.uid for line in now.scanned.values()] == [at_a.scans[0].line]


@ORDERS
@pytest.mark.parametrize("scanned_last", [False, True])
def test_scanned_at_one_desk_is_not_missing_at_the_other(
    world: World, first: int, scanned_last: bool
) -> None:
    a, b = two(world)
    stocktake = begin(world)
    for act in (miss, scan) if scanned_last else (scan, miss):
        act(a if act is miss else b, stocktake)  # type: ignore[operator]
    arrive(world, first)
    assert condition(world) == "good"
    with world.server.read() as session:
        assert told(session, stocktake).missing == {}


@ORDERS
def test_lent_while_stock_is_taken_is_not_missing(world: World, first: int) -> None:
    a, b = two(world)
    stocktake = begin(world)
    make(b, circulation.check_out, item=item(world), member=member(world))
    miss(a, stocktake)
    arrive(world, first)
    assert condition(world) == "good"
    assert kinds(world) == [["item_live_again"], ["not_missing"]][first]


@ORDERS
def test_lent_and_back_while_stock_is_taken_is_not_missing(world: World, first: int) -> None:
    a, b = two(world)
    stocktake = begin(world)
    make(b, circulation.check_out, item=item(world), member=member(world))
    make(b, circulation.check_in, item=item(world))
    miss(a, stocktake)
    arrive(world, first)
    assert condition(world) == "good"


@ORDERS
def test_what_is_scanned_after_closing_counts_and_is_noted_once(world: World, first: int) -> None:
    a, b = two(world)
    stocktake = begin(world)
    make(a, stocktakes.close_stocktake, stocktake=stocktake)
    scan(b, stocktake, "B0")
    scan(b, stocktake, "B3")
    arrive(world, first)
    with world.server.read() as session:
        assert set(told(session, stocktake).scanned) == {"B0", "B3"}
    assert kinds(world) == ["scanned_after_closing"]


@ORDERS
def test_marked_missing_and_withdrawn_elsewhere_later_it_is_withdrawn(world: World, first: int) -> None:
    a, b = two(world)
    stocktake = begin(world)
    miss(a, stocktake)
    withdraw(b)
    arrive(world, first)
    assert condition(world) == "withdrawn"


@ORDERS
def test_a_scan_taken_back_at_one_desk_and_scanned_at_another_counts(world: World, first: int) -> None:
    a, b = two(world)
    stocktake = begin(world)
    miss(a, stocktake)
    arrive(world, 0)
    scan(a, stocktake)
    at_b = scan(b, stocktake)
    take_back(a, stocktake, stocktakes.take_back_scans)
    arrive(world, first)
    assert condition(world) == "good"
    for store in (world.server, a.store, b.store):
        with store.read() as session:
            now = told(session, stocktake)
        assert ([line.uid for line in now.scanned.values()], now.missing) == ([at_b.scans[0].line], {})


@ORDERS
def test_a_mistaken_scan_taken_back_what_another_desk_missed_is_missing(world: World, first: int) -> None:
    a, b = two(world)
    stocktake = begin(world)
    miss(b, stocktake)
    scan(a, stocktake)
    take_back(a, stocktake, stocktakes.take_back_scans)
    arrive(world, first)
    assert condition(world) == "missing"
    with world.server.read() as session:
        now = told(session, stocktake)
    assert (set(now.scanned), set(now.missing)) == (set(), {"B0"})


@ORDERS
@pytest.mark.parametrize("marked_last", [False, True])
def test_marked_missing_and_not_missing_at_two_desks_the_later_word_stands(
    world: World, first: int, marked_last: bool
) -> None:
    a, b = two(world)
    stocktake = begin(world)
    miss(a, stocktake)
    if not marked_last:
        miss(b, stocktake)
    take_back(a, stocktake, stocktakes.take_back_missing)
    if marked_last:
        miss(b, stocktake)
    arrive(world, first)
    assert condition(world) == ("missing" if marked_last else "good")
    with world.server.read() as session:
        assert set(told(session, stocktake).missing) == ({"B0"} if marked_last else set())


@ORDERS
def test_not_missing_here_and_withdrawn_elsewhere_it_is_withdrawn(world: World, first: int) -> None:
    a, b = two(world)
    stocktake = begin(world)
    miss(a, stocktake)
    withdraw(b)
    take_back(a, stocktake, stocktakes.take_back_missing)
    arrive(world, first)
    assert condition(world) == "withdrawn"


@ORDERS
def test_closed_and_reopened_elsewhere_goes_by_the_later(world: World, first: int) -> None:
    a, b = two(world)
    stocktake = begin(world)
    make(a, stocktakes.close_stocktake, stocktake=stocktake)
    arrive(world, 0)
    make(a, stocktakes.reopen_stocktake, stocktake=stocktake, reason="rak 3 terlewat")
    make(b, stocktakes.reopen_stocktake, stocktake=stocktake, reason="rak 4 terlewat")
    arrive(world, first)
    with world.server.read() as session:
        there = row(session, stocktakes.Stocktake, stocktake)
        assert (there.is_closed, there.reopened_why) == (False, "rak 4 terlewat")
        assert session.scalars(select(StocktakeLine)).all() == []


@ORDERS
@pytest.mark.parametrize("found_last", [False, True])
def test_a_part_missing_at_one_desk_and_there_at_the_other_goes_by_the_later_word(
    world: World, first: int, found_last: bool
) -> None:
    a, b = two(world)
    for desk, missing in ((a, ["Peta"]), (b, [])) if found_last else ((a, []), (b, ["Peta"])):
        make(desk, losses.note_parts, item=item(world), missing=missing)
    arrive(world, first)
    for store in (world.server, a.store, b.store):
        with store.read() as session:
            told_missing = session.scalars(select(Item.parts_missing).where(Item.barcode == "B0")).one()
        assert told_missing == ("" if found_last else "Peta")


@ORDERS
def test_parts_that_are_missing_outlast_an_edit_of_the_copy(world: World, first: int) -> None:
    a, b = two(world)
    make(a, losses.note_parts, item=item(world), missing=["Peta"])
    with b.store.read() as session:
        title = session.scalars(select(Title.uid).where(Title.title == "Judul 0")).one()
        kind = session.scalars(select(ItemType.uid).join(Item).where(Item.barcode == "B0")).one()
    facts = ItemFacts(barcode="B0", at_branch=b.branch, item_type=kind, parts="CD\nPeta\nBuku kerja")
    make(b, put_item, title=title, item=item(world), facts=facts)
    arrive(world, first)
    with world.server.read() as session:
        there = session.scalars(select(Item).where(Item.barcode == "B0")).one()
        assert (there.parts, there.parts_missing) == ("CD\nPeta\nBuku kerja", "Peta")
