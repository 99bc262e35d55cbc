# SPDX-License-Identifier: GPL-3.0-or-later
"""Said to be missing at one desk, in hand at another: in both orders of arrival, with a loan and without."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import Item, ItemType, Title
from db.operations import (
    circulation,
    deposit_checks,
    deposits,
    holds,
    interloan,
    losses,
    stocktakes,
    transits,
)
from db.operations.cataloguing import ItemFacts, put_item
from db.operations.partners import AgreementFacts, PartnerFacts, put_agreement, put_partner
from db.rules.interloan import Act, InterloanFacts, Side
from tests.db.syncing.test_who_wins import cycle, item, kinds, make, member
from tests.db.syncing.test_who_wins_transits import a_deposit
from tests.simulation.invariants import when_quiet
from tests.simulation.world import SimulatedDesk, World

ORDERS = pytest.mark.parametrize("first", [0, 1], ids=["word arrives first", "return arrives first"])
WHEN = pytest.mark.parametrize("said_last", [False, True], ids=["said before", "said after"])
LOANS = pytest.mark.parametrize("lent", [False, True], ids=["without a loan", "with a loan"])


@pytest.fixture
def world() -> World:
    """Desks d0 and d3 are of one branch: d0 says that it is missing, d3 takes it back."""
    return World(1, desks=4)


def arrive(world: World, first: int) -> None:
    pair = (world.desks[0], world.desks[3])
    for desk in (pair[first], pair[1 - first]):
        cycle(world, desk)
    world.quiet()
    when_quiet(world)


def say_so(desk: SimulatedDesk) -> None:
    """In the record of the copy."""
    with desk.store.read() as session:
        title = session.scalars(select(Title.uid).where(Title.title == "Judul 0")).one()
        kind = session.scalars(select(ItemType.uid).join(Item).where(Item.barcode == "B0")).one()
    facts = ItemFacts(barcode="B0", at_branch=desk.branch, item_type=kind, condition="missing")
    make(desk, put_item, title=title, item=item(desk.world), facts=facts)


def lend(desk: SimulatedDesk) -> None:
    make(desk, circulation.check_out, item=item(desk.world), member=member(desk.world))


def take_back(desk: SimulatedDesk, lent: bool) -> None:
    make(desk, circulation.check_in if lent else circulation.note_handed_in, item=item(desk.world))


def condition(world: World) -> str:
    found = {_condition(store) for store in (world.server, *(desk.store for desk in world.desks))}
    [one] = found
    return one


def _condition(store: Any) -> str:
    with store.read() as session:
        found: str = session.scalars(select(Item.condition).where(Item.barcode == "B0")).one()
        return found


def in_order(said_last: bool, say: Callable[[], None], come: Callable[[], None]) -> None:
    for act in (come, say) if said_last else (say, come):
        act()


@ORDERS
@WHEN
@LOANS
def test_a_later_word_in_its_record_stands_and_an_earlier_does_not(
    world: World, first: int, said_last: bool, lent: bool
) -> None:
    a, _, _, b = world.desks
    if lent:
        lend(b)
    arrive(world, 0)
    in_order(said_last, lambda: say_so(a), lambda: take_back(b, lent))
    arrive(world, first)
    assert condition(world) == ("missing" if said_last else "good")
    assert kinds(world) == []


def begin(world: World) -> UUID:
    begun = make(world.desks[0], stocktakes.start_stocktake, name="Tahunan")
    arrive(world, 0)
    uid: UUID = begun.stocktake
    return uid


def miss(desk: SimulatedDesk, stocktake: UUID) -> None:
    items = [(item(desk.world), "B0")]
    make(desk, stocktakes.mark_missing, stocktake=stocktake, device=desk.engine.device, items=items)


@ORDERS
@WHEN
@LOANS
def test_a_stocktake_that_began_before_misses_nothing_that_came_back(
    world: World, first: int, said_last: bool, lent: bool
) -> None:
    a, _, _, b = world.desks
    stocktake = begin(world)
    if lent:
        lend(b)  # which desk a has not heard of
    in_order(said_last, lambda: miss(a, stocktake), lambda: take_back(b, lent))
    arrive(world, first)
    assert condition(world) == "good"
    if said_last and not lent:
        assert kinds(world) == ["not_missing"]


@ORDERS
def test_a_stocktake_that_began_later_misses_what_had_come_back(world: World, first: int) -> None:
    a, _, _, b = world.desks
    take_back(b, lent=False)
    begun = make(a, stocktakes.start_stocktake, name="Tahunan")
    miss(a, begun.stocktake)
    arrive(world, first)
    assert condition(world) == "missing"
    assert kinds(world) == []


@ORDERS
def test_what_is_said_after_a_stocktake_stands(world: World, first: int) -> None:
    a, _, _, b = world.desks
    stocktake = begin(world)
    take_back(b, lent=False)
    miss(a, stocktake)
    make(a, stocktakes.take_back_missing, stocktake=stocktake, device=a.engine.device, barcodes=["B0"])
    say_so(a)
    arrive(world, first)
    assert condition(world) == "missing"


def to_a_partner(desk: SimulatedDesk, deposit: UUID) -> UUID:
    [sent] = make(desk, deposits.lend_deposit, deposit=deposit, items=[item(desk.world)]).lent
    return sent.transit


@ORDERS
@pytest.mark.parametrize("gone_last", [False, True], ids=["back from there", "gone there after that"])
def test_a_partner_misses_nothing_that_came_back_but_what_went_there_later(
    world: World, first: int, gone_last: bool
) -> None:
    a, _, _, b = world.desks
    deposit = a_deposit(a)
    arrive(world, 0)
    if gone_last:
        take_back(b, lent=False)
        sent = to_a_partner(a, deposit)
    else:
        sent = to_a_partner(a, deposit)
        take_back(b, lent=False)
    make(a, deposit_checks.check_deposit, deposit=deposit, missing=[sent])
    arrive(world, first)
    assert condition(world) == ("missing" if gone_last else "good")


@ORDERS
def test_what_its_record_says_while_a_partner_has_it_stands_against_an_earlier_return(
    world: World, first: int
) -> None:
    a, _, _, b = world.desks
    deposit = a_deposit(a)
    arrive(world, 0)
    to_a_partner(a, deposit)
    take_back(b, lent=False)
    say_so(a)
    arrive(world, first)
    assert condition(world) == "missing"


def send_away(desk: SimulatedDesk) -> None:
    make(desk, transits.send_item, item=item(desk.world), to=desk.world.desks[1].branch)


def to_another_branch(desk: SimulatedDesk) -> None:
    send_away(desk)
    make(desk.world.desks[1], circulation.note_handed_in, item=item(desk.world))


def into_a_deposit(desk: SimulatedDesk) -> None:
    to_a_partner(desk, a_deposit(desk))


def to_another_library(desk: SimulatedDesk) -> None:
    partner = make(desk, put_partner, facts=PartnerFacts(name="Universitas", kind="university")).target
    agreement = AgreementFacts(partner=partner, number="1", kind="pks", lends=True)
    make(desk, put_agreement, facts=agreement)
    facts = InterloanFacts(title="Judul 0", requesting_partner=partner)
    request = make(desk, interloan.ask_interloan, facts=facts).interloan
    shipped = {"interloan": request, "side": Side.SUPPLIER, "act": Act.SHIPPED, "item": item(desk.world)}
    make(desk, interloan.act_on_interloan, **shipped)


def put_aside(desk: SimulatedDesk) -> None:
    """For a member, from the pull list: no return says that it was in hand."""
    with desk.store.read() as session:
        title = session.scalars(select(Title.uid).where(Title.title == "Judul 0")).one()
    hold = make(desk, holds.place_hold, member=member(desk.world, 1), title=title, reason="mau").hold
    make(desk, holds.put_aside, hold=hold, item=item(desk.world))


@ORDERS
@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize("use", [send_away, to_another_branch, into_a_deposit, to_another_library, put_aside])
def test_a_stocktake_misses_nothing_that_another_desk_has_sent_away_or_put_aside(
    world: World, first: int, last: bool, use: Callable[[SimulatedDesk], None]
) -> None:
    a, _, _, b = world.desks
    if last:
        stocktake = begin(world)
        use(b)
    else:
        use(b)
        stocktake = make(a, stocktakes.start_stocktake, name="Tahunan").stocktake
    miss(a, stocktake)
    arrive(world, first)
    assert condition(world) == "good"


@pytest.mark.parametrize("found_at", [0, 1, 3], ids=["there", "at another branch", "at another desk"])
def test_a_reference_copy_that_was_missed_is_one_still_where_it_is_found(world: World, found_at: int) -> None:
    a, finder = world.desks[0], world.desks[found_at]
    with a.store.read() as session:
        title = session.scalars(select(Title.uid).where(Title.title == "Judul 0")).one()
        kind = session.scalars(select(ItemType.uid).join(Item).where(Item.barcode == "B0")).one()
    facts = ItemFacts(barcode="B0", at_branch=a.branch, item_type=kind, condition="not_for_loan")
    make(a, put_item, title=title, item=item(world), facts=facts)
    stocktake = begin(world)
    miss(a, stocktake)
    arrive(world, 0)
    assert condition(world) == "missing"
    make(finder, circulation.check_in, item=item(world))
    arrive(world, 0)
    assert condition(world) == "not_for_loan"


@ORDERS
def test_a_reference_copy_that_was_lent_and_lost_is_lost_and_one_again_once_it_is_found(
    world: World, first: int
) -> None:
    a, _, _, b = world.desks
    with a.store.read() as session:
        title = session.scalars(select(Title.uid).where(Title.title == "Judul 0")).one()
        kind = session.scalars(select(ItemType.uid).join(Item).where(Item.barcode == "B0")).one()
    facts = ItemFacts(barcode="B0", at_branch=a.branch, item_type=kind, condition="not_for_loan")
    make(a, put_item, title=title, item=item(world), facts=facts)
    lent = make(a, circulation.check_out, item=item(world), member=member(world), reason="seizin kepala")
    arrive(world, 0)
    gone = make(a, losses.declare_lost, loan=lent.loan)
    arrive(world, first)
    assert condition(world) == "lost"
    make(a, losses.undo, of=gone)
    arrive(world, first)
    assert condition(world) == "not_for_loan"
    make(a, losses.declare_lost, loan=lent.loan)
    arrive(world, first)
    make(b, circulation.check_in, item=item(world))
    arrive(world, first)
    assert condition(world) == "not_for_loan"
