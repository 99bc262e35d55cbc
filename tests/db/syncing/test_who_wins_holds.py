# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds at two desks at once: the same outcome whichever desk is heard of first."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from central_server.auditing import differences
from db.models import Branch, HeldItem, Hold, HoldNotice, Item, ItemType, Loan, Member, Title, new_uid
from db.models.holds import is_open
from db.operations import circulation, holds, members, notices, policies
from db.operations.cataloguing import ItemFacts, put_item
from db.operations.recalls import recall
from db.rules.holds import queue
from db.syncing.feed import entries_of
from db.syncing.kinds import HELD_ITEMS, HOLDS, MEMBER_CONTACTS, MEMBERS, at
from db.syncing.scopes import branch_only, loans_of, members_of
from tests.db.syncing.test_who_wins import ORDERS, arrive, item, kinds, make, member, open_notes
from tests.simulation.world import SimulatedDesk, World


def title_of(world: World, copy: UUID) -> UUID:
    with world.server.read() as session:
        return session.scalars(select(Title.uid).join(Item).where(Item.uid == copy)).one()


def place(desk: SimulatedDesk, world: World, who: int = 0, **more: object) -> UUID:
    facts = {"member": member(world, who), "title": title_of(world, item(world)), **more}
    return make(desk, holds.place_hold, reason="simulasi", **facts).hold


def a_hold(world: World, uid: UUID) -> Hold:
    with world.server.read() as session:
        found = session.scalars(select(Hold).where(Hold.uid == uid)).one()
        session.expunge(found)
        return found


def line(world: World) -> list[UUID]:
    with world.server.read() as session:
        key = session.scalars(select(Title.id).where(Title.uid == title_of(world, item(world)))).one()
        return [one.member for one in queue(holds.queue_of(session, key), world.now.date())]


def lying(world: World) -> list[UUID]:
    with world.server.read() as session:
        still = HeldItem.released_at.is_(None) & HeldItem.gone_at.is_(None)
        return sorted(session.scalars(select(HeldItem.uid).where(still)))


@ORDERS
def test_the_queue_goes_by_time_not_by_arrival(world: World, first: int) -> None:
    a, b = world.desks[:2]
    place(a, world, 0)
    place(b, world, 1)
    arrive(world, first)
    assert line(world) == [member(world, 0), member(world, 1)]
    assert kinds(world) == []


@ORDERS
def test_who_waits_once_again_is_no_news_any_more(world: World, first: int) -> None:
    a, b = world.desks[:2]
    early, late = place(a, world), place(b, world)
    arrive(world, first)
    assert kinds(world) == ["hold_twice"]
    make(b, holds.cancel_hold, hold=(early, late)[first])
    arrive(world, 1)
    assert kinds(world) == []


@ORDERS
def test_two_volumes_reserved_at_two_desks_are_two(world: World, first: int) -> None:
    a, b = world.desks[:2]
    with world.server.read() as session:
        kind = session.scalars(select(ItemType.uid).order_by(ItemType.uid)).first()
    facts = ItemFacts(barcode="X97", at_branch=b.branch, item_type=kind)
    second = make(b, put_item, title=title_of(world, item(world)), facts=facts).item
    arrive(world, 1)
    early, late = place(a, world, item=item(world)), place(b, world, item=second)
    arrive(world, first)
    assert line(world) == [member(world, 0), member(world, 0)]
    assert kinds(world) == []
    loan = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    arrive(world, 0)
    assert a_hold(world, early).fulfilled_by == loan.loan
    assert a_hold(world, late).fulfilled_by is None


@ORDERS
def test_one_member_who_reserved_at_two_desks_waits_once(world: World, first: int) -> None:
    a, b = world.desks[:2]
    early, late = place(a, world), place(b, world)
    arrive(world, first)
    assert line(world) == [member(world, 0)]
    [(kind, branches, _)] = open_notes(world)
    assert (kind, branches) == ("hold_twice", {a.branch, b.branch})
    loan = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    arrive(world, 0)
    assert {a_hold(world, one).fulfilled_by for one in (early, late)} == {loan.loan}, (
        "fetched once, over twice"
    )
    assert kinds(world) == []


@ORDERS
@pytest.mark.parametrize("lies_ready", [False, True])
def test_who_reserves_anew_when_the_last_day_has_passed_waits_once_and_nobody_is_bothered(
    world: World, first: int, lies_ready: bool
) -> None:
    """Also where something lies ready by the first: fetching ends both."""
    a, b = world.desks[:2]
    make(a, policies.put_policy, at_branch=a.branch, terms={"hold_days": 3})
    old = place(a, world)
    if lies_ready:
        make(a, holds.put_aside, hold=old, item=item(world))
    world.now += timedelta(days=5)
    new = place(b, world)
    arrive(world, first)
    assert line(world) == ([] if lies_ready else [member(world, 0)])
    assert kinds(world) == []
    loan = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    arrive(world, 0)
    assert {a_hold(world, one).fulfilled_by for one in (old, new)} == {loan.loan}


@ORDERS
def test_cancelled_at_one_desk_and_fetched_at_another_was_fetched_if_that_was_first(
    world: World, first: int
) -> None:
    a, b = world.desks[:2]
    hold = place(a, world)
    arrive(world, 0)
    loan = make(b, circulation.check_out, item=item(world), member=member(world, 0))
    make(a, holds.cancel_hold, hold=hold)
    arrive(world, first)
    assert a_hold(world, hold).fulfilled_by == loan.loan


@ORDERS
def test_fetched_after_it_was_cancelled_it_stays_cancelled(world: World, first: int) -> None:
    a, b = world.desks[:2]
    hold = place(a, world)
    arrive(world, 0)
    make(a, holds.cancel_hold, hold=hold)
    make(b, circulation.check_out, item=item(world), member=member(world, 0))
    arrive(world, first)
    assert (a_hold(world, hold).fulfilled_by, a_hold(world, hold).cancelled_why) == (None, "cancelled")


@ORDERS
def test_lent_offline_though_it_lay_aside_the_loan_stands_and_the_place_is_kept(
    world: World, first: int
) -> None:
    a, b = world.desks[:2]
    hold = place(a, world)
    arrive(world, 0)
    make(a, holds.put_aside, hold=hold, item=item(world))
    loan = make(b, _lent_unawares, item=item(world), member=member(world, 1))
    arrive(world, first)
    [(kind, branches, facts)] = [note for note in open_notes(world) if note[0] != "lent_despite"]
    assert (kind, branches) == ("lent_though_held", {a.branch, b.branch})
    assert facts["member"] == str(member(world, 0))
    assert line(world) == [member(world, 0)]
    assert lying(world) == []
    assert loan.loan is not None


def _lent_unawares(making: object, /, *, item: UUID, member: UUID) -> circulation.CheckOut:
    """By a desk that has not heard of the hold."""
    return circulation.CheckOut(
        **making.header()._asdict(),  # type: ignore[attr-defined]
        loan=new_uid(),
        item=item,
        member=member,
        due_at=making.now + timedelta(days=7),  # type: ignore[attr-defined]
    )


@ORDERS
def test_two_desks_put_two_copies_aside_for_one_hold(world: World, first: int) -> None:
    a, b = world.desks[:2]
    with world.server.read() as session:
        kind = session.scalars(select(ItemType.uid).order_by(ItemType.uid)).first()
    facts = ItemFacts(barcode="X99", at_branch=b.branch, item_type=kind)
    other = make(b, put_item, title=title_of(world, item(world)), facts=facts).item
    arrive(world, 1)
    hold = place(a, world)
    arrive(world, 0)
    here = make(a, holds.put_aside, hold=hold, item=item(world)).held
    there = make(b, holds.put_aside, hold=hold, item=other).held
    arrive(world, first)
    assert lying(world) == sorted([here, there]), "both lie where they lie"
    [(kind_, branches, noted)] = open_notes(world)
    assert (kind_, branches) == ("held_twice", {a.branch, b.branch})
    assert sorted(noted["barcodes"]) == ["B0", "X99"]
    make(b, holds.take_off, held=there)
    arrive(world, 1)
    assert lying(world) == [here]
    assert kinds(world) == [], "it was taken off the shelf, not in the list"


@ORDERS
def test_what_a_merged_member_waits_for_goes_along(world: World, first: int) -> None:
    a, b = world.desks[:2]
    hold = place(a, world, 1)
    make(b, members.merge_members, merged=member(world, 1), into=member(world, 0))
    arrive(world, first)
    assert a_hold(world, hold).member == member(world, 0)


def test_who_waits_is_known_where_it_is_fetched_as_long_as_it_is_open(world: World) -> None:
    """Rule 11: contact data lies where somebody fetches; the hold itself also wherever a copy is."""
    a, b = world.desks[:2]
    who = member(world, 0)
    with world.server.read() as session:
        home = session.scalars(select(Branch.uid).join(Member).where(Member.uid == who)).one()
    away = next(one for one in world.branches if one != home)
    hold = place(a, world, pickup=away)
    arrive(world, 0)

    def scopes() -> dict[object, set[str]]:
        keys = [at(HOLDS, hold), at(MEMBERS, who), at(MEMBER_CONTACTS, who)]
        with world.server.read() as session:
            entries = entries_of(session, keys)
        return {key: {n for n, one in entries.get(key, {}).items() if not one.gone} for key in keys}

    known = scopes()
    assert loans_of(away) in known[at(HOLDS, hold)]
    assert members_of(away) in known[at(MEMBERS, who)]
    assert branch_only(away) in known[at(MEMBER_CONTACTS, who)]
    make(b, holds.cancel_hold, hold=hold)
    arrive(world, 1)
    assert branch_only(away) not in scopes()[at(MEMBER_CONTACTS, who)], "nobody needs to be called"


def test_what_lies_aside_is_known_where_a_copy_comes_to(world: World) -> None:
    a, b = world.desks[:2]
    hold = place(a, world)
    held = make(a, holds.put_aside, hold=hold, item=item(world)).held
    arrive(world, 0)
    with world.server.read() as session:
        kind = session.scalars(select(ItemType.uid).order_by(ItemType.uid)).first()
    third = world.branches[2]
    facts = ItemFacts(barcode="X98", at_branch=third, item_type=kind)
    make(b, put_item, title=title_of(world, item(world)), facts=facts)
    arrive(world, 1)
    with world.server.read() as session:
        entries = entries_of(session, [at(HOLDS, hold), at(HELD_ITEMS, held)])
    assert all(loans_of(third) in found for found in entries.values())


@ORDERS
def test_who_is_told_at_two_desks_that_it_lies_ready_was_told_twice(world: World, first: int) -> None:
    """And one of them after it had been fetched: both stand, wherever the hold is known."""
    a, b = world.desks[:2]
    hold = place(a, world, pickup=b.branch)
    held = make(a, holds.put_aside, hold=hold, item=item(world)).held
    arrive(world, 0)
    make(a, notices.tell_of_holds, held=[held], way="message")
    make(b, circulation.check_out, item=item(world), member=member(world, 0))
    make(b, notices.tell_of_holds, held=[held], way="whatsapp")
    arrive(world, first)
    for store in (world.server, a.store, b.store):
        with store.read() as session:
            assert sorted(session.scalars(select(HoldNotice.way))) == ["message", "whatsapp"]
    assert kinds(world) == []


@ORDERS
def test_a_cancelling_that_is_taken_back_keeps_the_place_before_who_came_since(
    world: World, first: int
) -> None:
    a, b = world.desks[:2]
    mine = place(a, world, 0)
    world.quiet()
    other = place(b, world, 1)
    cancelled = make(a, holds.cancel_hold, hold=mine)
    again = make(a, circulation.undo, of=cancelled).hold
    arrive(world, first)
    with world.server.read() as session:
        order = session.scalars(select(Hold.uid).where(is_open()).order_by(Hold.placed_at)).all()
    assert order == [again, other]
    assert kinds(world) == []


@ORDERS
def test_recalled_at_one_desk_and_renewed_at_another_the_renewal_counts(world: World, first: int) -> None:
    """Whichever was first; two recalls of one loan leave the longer of both."""
    a, b = world.desks[:2]
    terms = {"recall_days": 2, "renewal_days": 30, "loan_days": 20}
    for one in (a, b):
        make(one, policies.put_policy, terms=terms, at_branch=one.branch)
    lent = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    world.quiet()
    make(a, recall, loan=lent.loan)
    longer = make(b, circulation.renew, loan=lent.loan, reason="simulasi")
    arrive(world, first)
    with world.server.read() as session:
        assert session.scalars(select(Loan.due_at)).one() == longer.due_after
    [(kind, branches, _)] = open_notes(world)
    assert (kind, branches) == ("renewed_though_recalled", {a.branch})


@ORDERS
def test_a_recall_taken_back_and_made_again_takes_no_day_from_a_renewal(world: World, first: int) -> None:
    """Simulation, seed 7200338: the undo gave back the day of before, which another desk had renewed from."""
    a, b = world.desks[:2]
    terms = {"recall_days": 2, "renewal_days": 30, "loan_days": 20}
    for one in (a, b):
        make(one, policies.put_policy, terms=terms, at_branch=one.branch)
    lent = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    world.quiet()
    recalled = make(a, recall, loan=lent.loan)
    make(a, circulation.undo, of=recalled)
    make(a, recall, loan=lent.loan)
    renewed = make(b, circulation.renew, loan=lent.loan)
    arrive(world, first)
    with world.server.read() as session:
        assert session.scalars(select(Loan.due_at)).one() == renewed.due_after


@ORDERS
def test_recalled_at_two_desks_the_longer_counts(world: World, first: int) -> None:
    a, b = world.desks[:2]
    make(a, policies.put_policy, terms={"recall_days": 2, "loan_days": 20}, at_branch=a.branch)
    lent = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    world.quiet()
    made = [make(a, recall, loan=lent.loan)]
    world.now += timedelta(days=3)
    made.append(make(b, recall, loan=lent.loan))
    arrive(world, first)
    with world.server.read() as session:
        assert session.scalars(select(Loan.due_at)).one() == max(one.due_after for one in made)
    assert kinds(world) == []


@ORDERS
def test_an_item_that_goes_to_another_title_takes_what_it_fulfilled_along(world: World, first: int) -> None:
    """It was catalogued wrongly: who waited for the title waits on."""
    a, b = world.desks[:2]
    waiting = place(a, world, pickup=a.branch)
    world.quiet()
    make(a, circulation.check_out, item=item(world), member=member(world, 0))
    with b.store.read() as session:
        copy = session.scalars(select(Item).where(Item.uid == item(world))).one()
        kind = session.scalars(select(ItemType.uid).where(ItemType.id == copy.item_type_id)).one()
        home = session.scalars(select(Branch.uid).where(Branch.id == copy.branch_id)).one()
        facts = ItemFacts(barcode=copy.barcode, at_branch=home, item_type=kind)
    make(b, put_item, title=title_of(world, item(world, "B1")), facts=facts, item=item(world))
    arrive(world, first)
    assert a_hold(world, waiting).fulfilled_by is None
    with world.server.read() as session:
        assert list(differences(session)) == []
