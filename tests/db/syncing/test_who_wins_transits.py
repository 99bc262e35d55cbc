# SPDX-License-Identifier: GPL-3.0-or-later
"""An item on its way and two desks that have it in hand: the same outcome whichever is heard of first."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from central_server.auditing import differences
from db.models import Branch, Deposit, Item, ItemUse, Partner, Transit
from db.operations import circulation, deposit_checks, deposits, policies, transits, uses
from db.operations.partners import PartnerFacts, put_partner
from db.queries.library import loan_policies
from db.syncing.edits import merge
from db.syncing.feed import entries_of
from db.syncing.kinds import ITEM_USES, LOAN_POLICIES, TRANSITS, at
from db.syncing.scopes import branch_only, loans_of
from db.syncing.verdicts import Bench, Verdict
from db.syncing.wire import bodies, decode_body
from tests.db.syncing.test_who_wins import (
    ORDERS,
    arrive,
    item,
    kinds,
    loan_at_server,
    make,
    member,
    open_notes,
)
from tests.simulation.world import SimulatedDesk, World


def send(desk: SimulatedDesk, world: World, to: int = 1) -> UUID:
    facts = {"item": item(world), "to": world.branches[to]}
    return make(desk, transits.send_item, **facts).transit


def sent_at_server(world: World, uid: UUID) -> Transit:
    with world.server.read() as session:
        found = session.scalars(select(Transit).where(Transit.uid == uid)).one()
        session.expunge(found)
        return found


def on_its_way(one: Transit) -> bool:
    return one.gone_at is None and one.seen_at is None and one.cancelled_at is None


@ORDERS
def test_lent_on_its_way_before_it_was_received_the_receipt_ends_the_loan(world: World, first: int) -> None:
    a, b = world.desks[:2]
    sent = send(a, world)
    arrive(world, 0)
    lent = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    back = make(b, circulation.note_handed_in, item=item(world))
    arrive(world, first)
    there = sent_at_server(world, sent)
    assert (there.gone_at, there.seen_at) == (lent.made_at, None)
    assert loan_at_server(world, lent.loan).ended_at == back.made_at


@ORDERS
def test_lent_after_it_was_received_the_loan_runs(world: World, first: int) -> None:
    a, b = world.desks[:2]
    sent = send(a, world)
    arrive(world, 0)
    back = make(b, circulation.note_handed_in, item=item(world))
    lent = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    arrive(world, first)
    there = sent_at_server(world, sent)
    assert (there.gone_at, there.seen_at) == (lent.made_at, back.made_at)
    assert loan_at_server(world, lent.loan).ended_at is None
    assert kinds(world) == []


@ORDERS
def test_the_van_is_faster_than_the_line(world: World, first: int) -> None:
    """Scanned where it came to, before that desk had heard that it was sent."""
    a, b = world.desks[:2]
    sent = send(a, world)
    back = make(b, circulation.note_handed_in, item=item(world))
    arrive(world, first)
    there = sent_at_server(world, sent)
    assert (there.seen_at, there.seen_by) == (back.made_at, back.uid)
    assert not on_its_way(there)


@ORDERS
def test_received_at_two_desks_it_stands_where_it_was_seen_last(world: World, first: int) -> None:
    a, b = world.desks[:2]
    c = next(desk for desk in world.desks[2:] if desk.branch not in (a.branch, b.branch))
    sent = send(c, world, to=0)
    for desk in (c, a, b):
        request, raw, token = desk.ask()
        desk.take(request, world.serve(raw, token))
    make(a, circulation.note_handed_in, item=item(world))
    last = make(b, circulation.note_handed_in, item=item(world))
    arrive(world, first)
    assert sent_at_server(world, sent).seen_at == last.made_at
    with world.server.read() as session:
        scopes = set(entries_of(session, [at(TRANSITS, sent)])[at(TRANSITS, sent)])
    assert scopes == {loans_of(desk.branch) for desk in (a, b, c)}


@ORDERS
def test_sent_at_two_desks_the_later_sending_counts(world: World, first: int) -> None:
    a, b = world.desks[:2]
    early = send(a, world)
    late = send(b, world, to=0)
    arrive(world, first)
    assert sent_at_server(world, early).gone_at == sent_at_server(world, late).sent_at
    assert on_its_way(sent_at_server(world, late))


@ORDERS
def test_kept_here_and_arrived_there_it_is_there(world: World, first: int) -> None:
    a, b = world.desks[:2]
    sent = send(a, world)
    arrive(world, 0)
    make(a, transits.cancel_transit, transit=sent)
    back = make(b, circulation.note_handed_in, item=item(world))
    arrive(world, first)
    assert sent_at_server(world, sent).seen_at == back.made_at
    [(kind, branches, facts)] = open_notes(world)
    assert (kind, branches) == ("kept_and_arrived", {a.branch, b.branch})
    assert set(facts) == {"item", "barcode", "sides"}
    make(b, circulation.undo, of=back)
    arrive(world, 0)
    assert kinds(world) == []
    with world.server.read() as session:
        assert list(differences(session)) == []


@ORDERS
def test_a_return_that_is_taken_back_has_not_arrived(world: World, first: int) -> None:
    a, b = world.desks[:2]
    sent = send(a, world)
    arrive(world, 0)
    back = make(b, circulation.note_handed_in, item=item(world))
    make(b, circulation.undo, of=back)
    arrive(world, first)
    assert on_its_way(sent_at_server(world, sent))


def home_of(world: World) -> UUID:
    with world.server.read() as session:
        return session.scalars(
            select(Branch.uid).join(Item, Item.branch_id == Branch.id).where(Item.uid == item(world))
        ).one()


@ORDERS
def test_returned_at_two_branches_where_it_floats_it_belongs_where_it_came_last(
    world: World, first: int
) -> None:
    a, b = world.desks[:2]
    elsewhere = make(a, transits.move_home, item=item(world), home=world.branches[2])
    arrive(world, 0)
    make(a, transits.move_home, item=item(world))
    last = make(b, transits.move_home, item=item(world))
    arrive(world, first)
    assert home_of(world) == last.home == b.branch != elsewhere.home
    assert kinds(world) == []
    make(b, circulation.undo, of=last)
    arrive(world, 0)
    assert home_of(world) == last.was


@ORDERS
def test_read_at_two_desks_it_was_read_twice(world: World, first: int) -> None:
    a, b = world.desks[:2]
    at_a = make(a, uses.record_use, item=item(world))
    make(b, uses.record_use, item=item(world), times=2)
    arrive(world, first)

    def counted() -> list[int]:
        with world.server.read() as session:
            return sorted(session.scalars(select(ItemUse.times).where(ItemUse.cancelled_at.is_(None))))

    assert counted() == [1, 2]
    make(a, circulation.undo, of=at_a)
    arrive(world, first)
    assert counted() == [2]
    with world.server.read() as session:
        scopes = set(entries_of(session, [at(ITEM_USES, at_a.use)])[at(ITEM_USES, at_a.use)])
    assert scopes == {branch_only(a.branch)}


def a_deposit(desk: SimulatedDesk) -> UUID:
    facts = PartnerFacts(name="SMAN 1", kind="school")
    partner = make(desk, put_partner, facts=facts).target
    until = desk.world.now.date() + timedelta(days=90)
    return make(desk, deposits.put_deposit, partner=partner, name="Semester 1", until=until).target


@ORDERS
def test_what_a_partner_has_is_back_wherever_it_is_in_hand(world: World, first: int) -> None:
    a, b = world.desks[:2]
    deposit = a_deposit(a)
    arrive(world, 0)
    [lent] = make(a, deposits.lend_deposit, deposit=deposit, items=[item(world)]).lent
    back = make(b, circulation.note_handed_in, item=item(world))
    arrive(world, first)
    assert sent_at_server(world, lent.transit).seen_at == back.made_at
    [again] = make(a, deposits.lend_deposit, deposit=deposit, items=[item(world)]).lent
    arrive(world, 0)
    assert on_its_way(sent_at_server(world, again.transit))
    own = make(a, circulation.note_handed_in, item=item(world))
    arrive(world, 0)
    assert sent_at_server(world, again.transit).seen_at == own.made_at, "also where it had left from"


@ORDERS
def test_lent_to_two_partners_the_later_has_it(world: World, first: int) -> None:
    a, b = world.desks[:2]
    one, other = a_deposit(a), a_deposit(b)
    arrive(world, 0)
    [early] = make(a, deposits.lend_deposit, deposit=one, items=[item(world)]).lent
    [late] = make(b, deposits.lend_deposit, deposit=other, items=[item(world)]).lent
    arrive(world, first)
    assert sent_at_server(world, early.transit).gone_at == sent_at_server(world, late.transit).sent_at
    assert on_its_way(sent_at_server(world, late.transit))


def condition(world: World) -> str:
    with world.server.read() as session:
        return session.scalars(select(Item.condition).where(Item.uid == item(world))).one()


def lent_to_a_partner(world: World) -> tuple[UUID, UUID]:
    """The deposit, and how the item went there; all desks know."""
    a = world.desks[0]
    deposit = a_deposit(a)
    arrive(world, 0)
    [lent] = make(a, deposits.lend_deposit, deposit=deposit, items=[item(world)]).lent
    arrive(world, 0)
    return deposit, lent.transit


@ORDERS
@pytest.mark.parametrize("in_hand_last", [False, True])
def test_missing_at_a_partner_and_in_hand_at_another_desk_it_is_not_missing(
    world: World, first: int, in_hand_last: bool
) -> None:
    a, b = world.desks[:2]
    deposit, sent = lent_to_a_partner(world)

    def miss() -> None:
        make(a, deposit_checks.check_deposit, deposit=deposit, missing=[sent])

    def come() -> None:
        make(b, circulation.note_handed_in, item=item(world))

    for act in (miss, come) if in_hand_last else (come, miss):
        act()
    arrive(world, first)
    assert condition(world) == "good"
    assert sent_at_server(world, sent).seen_at is not None
    assert kinds(world) == []


@ORDERS
@pytest.mark.parametrize("there_last", [False, True])
def test_looked_through_at_two_desks_the_later_word_counts(
    world: World, first: int, there_last: bool
) -> None:
    a, b = world.desks[:2]
    deposit, sent = lent_to_a_partner(world)
    words = [(a, {"missing": [sent]}), (b, {"there": [sent]})]
    for desk, told in words if there_last else reversed(words):
        make(desk, deposit_checks.check_deposit, deposit=deposit, **told)
    arrive(world, first)
    assert condition(world) == ("good" if there_last else "missing")
    assert sent_at_server(world, sent).checked_at is not None


@ORDERS
def test_missing_at_a_partner_by_mistake_it_is_what_it_was(world: World, first: int) -> None:
    a = world.desks[0]
    deposit, sent = lent_to_a_partner(world)
    missed = make(a, deposit_checks.check_deposit, deposit=deposit, missing=[sent])
    arrive(world, first)
    assert condition(world) == "missing"
    make(a, circulation.undo, of=missed)
    arrive(world, first)
    assert condition(world) == "good"
    assert on_its_way(sent_at_server(world, sent))


@ORDERS
def test_missing_at_a_partner_and_lent_at_another_desk_the_loan_stands(world: World, first: int) -> None:
    a, b = world.desks[:2]
    deposit, sent = lent_to_a_partner(world)
    lent = make(b, circulation.check_out, item=item(world), member=member(world, 0))
    make(a, deposit_checks.check_deposit, deposit=deposit, missing=[sent])
    arrive(world, first)
    assert condition(world) == "good"
    assert loan_at_server(world, lent.loan).ended_at is None


@ORDERS
@pytest.mark.parametrize("back_last", [False, True])
def test_missing_at_a_partner_and_brought_back_by_who_really_had_it(
    world: World, first: int, back_last: bool
) -> None:
    """The desk that sent it to the partner had not heard that it was lent."""
    a, b = world.desks[:2]
    deposit = a_deposit(a)
    arrive(world, 0)
    make(b, circulation.check_out, item=item(world), member=member(world, 0))
    [lent] = make(a, deposits.lend_deposit, deposit=deposit, items=[item(world)]).lent
    sent = lent.transit

    def miss() -> None:
        make(a, deposit_checks.check_deposit, deposit=deposit, missing=[sent])

    def come() -> None:
        make(b, circulation.check_in, item=item(world))

    for act in (miss, come) if back_last else (come, miss):
        act()
    arrive(world, first)
    assert condition(world) == "good"
    assert sent_at_server(world, sent).seen_at is not None


def deposit_at_server(world: World, uid: UUID) -> tuple[str, date]:
    with world.server.read() as session:
        found = session.execute(select(Deposit.name, Deposit.until).where(Deposit.uid == uid)).one()
    return found.name, found.until


@ORDERS
def test_a_deposit_collection_is_edited_field_by_field(world: World, first: int) -> None:
    a, b = world.desks[:2]
    deposit = a_deposit(a)
    arrive(world, 0)
    with world.server.read() as session:
        [(partner, until)] = session.execute(
            select(Partner.uid, Deposit.until).join(Deposit, Deposit.partner_id == Partner.id)
        ).all()
    longer = until + timedelta(days=30)

    def put(desk: SimulatedDesk, name: str, day: date) -> None:
        make(desk, deposits.put_deposit, partner=partner, name=name, until=day, target=deposit)

    put(a, "Semester 2", until)
    put(b, "Semester 1", longer)
    arrive(world, first)
    assert deposit_at_server(world, deposit) == ("Semester 2", longer)
    assert kinds(world) == []
    put(a, "Semester 3", longer)
    put(b, "Semester 4", longer)
    arrive(world, first)
    assert deposit_at_server(world, deposit) == ("Semester 4", longer)
    assert kinds(world) == ["edited_twice"]


@ORDERS
def test_branches_among_which_items_float_come_to_every_desk_and_an_older_desk_leaves_them(
    world: World, first: int
) -> None:
    a, b = world.desks[:2]
    pair = tuple(sorted(world.branches[:2]))
    terms = {"floats": True, "floats_among": pair}
    made = make(a, policies.put_policy, at_branch=a.branch, terms=terms)
    target = made.target
    arrive(world, first)
    for store in (world.server, a.store, b.store):
        with store.read() as session:
            [row] = [one for one in loan_policies(session) if one.uid == target]
        assert (row.terms["floats_among"], len(row.among)) == (pair, 2)
    longer = replace(made, terms={"loan_days": 9}, made_at=made.made_at + timedelta(hours=1))
    key = at(LOAN_POLICIES, target)
    with world.server.write() as session:
        known = decode_body(bodies(session, [key])[key])
        del known["floats_among"]
        bench = Bench(session, longer.at, True, {LOAN_POLICIES.number: known})
        merge(bench, Verdict(longer), longer)
        [row] = [one for one in loan_policies(session) if one.uid == target]
    assert row.terms == {"loan_days": 9, "floats_among": pair}
