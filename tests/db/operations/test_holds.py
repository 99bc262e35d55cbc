# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds at one desk: placed, put aside, fetched, put off, over; what stands against it or lending."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import HeldItem, Hold, Item, Title
from db.operations import circulation, holds, refusals
from db.operations.desk import Desk
from db.operations.members import block_member, merge_members
from db.operations.policies import put_policy
from db.queries.holds import holds_of, queue_for, waiting_at
from db.rules.eligibility import Obstacle
from db.rules.holds import queue
from tests.db import small_world
from tests.db.small_world import Clock, lend, register, seated, take_back


@pytest.fixture
def siti(desk: Desk) -> UUID:
    return register(desk, "Siti")


@pytest.fixture
def budi(desk: Desk) -> UUID:
    return register(desk, "Budi")


def place(desk: Desk, member: UUID, title: UUID, **more: Any) -> UUID:
    return desk.perform(holds.place_hold, member=member, title=title, **more).operation.hold


def put_aside(desk: Desk, hold: UUID, item: UUID) -> holds.PutAside:
    return desk.perform(holds.put_aside, hold=hold, item=item).operation


def a_hold(desk: Desk, hold: UUID) -> Hold:
    return small_world.row_of(desk, Hold, hold)


def lies(desk: Desk, held: UUID) -> bool:
    there = small_world.row_of(desk, HeldItem, held)
    return there.released_at is None and there.gone_at is None


def waiting(desk: Desk, title: UUID) -> list[UUID]:
    with desk.store.read() as session:
        key = session.query(Title.id).filter(Title.uid == title).scalar()
        return [one.member for one in queue(holds.queue_of(session, key), desk.clock().date())]


def obstacles(desk: Desk, make: Any, **facts: Any) -> tuple[Obstacle, ...]:
    with pytest.raises(refusals.Obstructed) as refused:
        desk.perform(make, **facts)
    return refused.value.obstacles


def test_put_aside_and_lent_to_who_waits(
    desk: Desk, clock: Clock, title: UUID, copy: UUID, siti: UUID
) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms={"pickup_days": 3, "hold_days": 30})
    hold = place(desk, siti, title)
    today = clock().astimezone().date()
    assert a_hold(desk, hold).expires_on == today + timedelta(days=30)
    assert waiting(desk, title) == [siti]
    held = put_aside(desk, hold, copy)
    assert held.fetch_until is not None
    assert held.fetch_until >= today + timedelta(days=3)
    assert waiting(desk, title) == []
    assert lies(desk, held.held)
    loan = lend(desk, copy, siti)
    assert a_hold(desk, hold).fulfilled_by == loan.loan
    assert not lies(desk, held.held)
    desk.perform(circulation.undo, of=loan)
    assert a_hold(desk, hold).fulfilled_at is None, "the book stayed: it still waits"
    assert lies(desk, held.held)


def test_what_lies_aside_or_is_wanted_is_lent_to_others_with_a_reason_only(
    desk: Desk, title: UUID, copy: UUID, siti: UUID, budi: UUID
) -> None:
    hold = place(desk, siti, title)
    facts = {"item": copy, "member": budi}
    assert obstacles(desk, circulation.check_out, **facts) == (Obstacle.HELD,), "wanted"
    held = put_aside(desk, hold, copy)
    assert obstacles(desk, circulation.check_out, **facts) == (Obstacle.HELD,), "put aside"
    clerk = seated(desk, "circulation")
    assert obstacles(clerk, circulation.check_out, reason="Mendesak", **facts) == (Obstacle.HELD,)
    lent = lend(desk, copy, budi, reason="Mendesak")
    assert lent.overridden == (Obstacle.HELD,)
    assert not lies(desk, held.held)
    assert waiting(desk, title) == [siti], "keeps the place"


def test_another_free_copy_leaves_this_one_to_others(
    desk: Desk, title: UUID, copy: UUID, siti: UUID, budi: UUID
) -> None:
    small_world.add_item(desk, "B901", title)
    place(desk, siti, title)
    loan = lend(desk, copy, budi)
    assert waiting(desk, title) == [siti]
    assert loan.overridden == ()


def test_not_renewed_while_somebody_waits(
    desk: Desk, clock: Clock, title: UUID, copy: UUID, siti: UUID, budi: UUID
) -> None:
    loan = lend(desk, copy, budi)
    clock.days_pass(2)
    place(desk, siti, title)
    assert obstacles(desk, circulation.renew, loan=loan.loan) == (Obstacle.HELD,)
    small_world.add_item(desk, "B901", title)
    desk.perform(circulation.renew, loan=loan.loan)


def test_nobody_waits_for_what_they_have(desk: Desk, title: UUID, copy: UUID, siti: UUID) -> None:
    """Another volume of it is another item."""
    other = small_world.add_item(desk, "B902", title)
    lend(desk, copy, siti)
    for item in (None, copy):
        told = obstacles(desk, holds.place_hold, member=siti, title=title, item=item)
        assert told == (Obstacle.HAS_IT,)
    place(desk, siti, title, item=other)
    take_back(desk, copy)
    lend(desk, other, siti)
    place(desk, siti, title, reason="satu lagi")


def test_in_order_of_time_and_put_off(
    desk: Desk, clock: Clock, title: UUID, copy: UUID, siti: UUID, budi: UUID
) -> None:
    lend(desk, copy, register(desk, "Ani"))
    first, _second = place(desk, siti, title), place(desk, budi, title)
    assert waiting(desk, title) == [siti, budi]
    later = clock().date() + timedelta(days=3)
    desk.perform(holds.change_hold, hold=first, pickup=desk.branch, suspended_until=later)
    assert waiting(desk, title) == [budi]
    clock.days_pass(3)
    assert waiting(desk, title) == [siti, budi], "the place was kept"


def test_not_fetched_is_over_and_by_mistake_is_not(desk: Desk, title: UUID, copy: UUID, siti: UUID) -> None:
    hold = place(desk, siti, title)
    held = put_aside(desk, hold, copy)
    desk.perform(circulation.undo, of=held)
    assert waiting(desk, title) == [siti]
    again = put_aside(desk, hold, copy)
    desk.perform(holds.take_off, held=again.held, why=holds.NOT_FETCHED)
    there = a_hold(desk, hold)
    assert (there.cancelled_why, there.cancelled_at is None) == ("not_fetched", False)
    with pytest.raises(refusals.CannotUndo):
        desk.perform(holds.take_off, held=again.held)
    with pytest.raises(refusals.HoldEnded):
        desk.perform(holds.cancel_hold, hold=hold)
    with pytest.raises(refusals.HoldEnded):
        put_aside(desk, hold, copy)


def test_one_item_is_waited_for(desk: Desk, title: UUID, copy: UUID, siti: UUID, budi: UUID) -> None:
    other = small_world.add_item(desk, "B901", title)
    hold = place(desk, siti, title, item=copy)
    with pytest.raises(refusals.Invalid):
        put_aside(desk, hold, other)
    lend(desk, other, budi)
    assert obstacles(desk, circulation.check_out, item=copy, member=budi) == (Obstacle.HELD,)
    lend(desk, other := small_world.add_item(desk, "B902", title), siti)
    assert a_hold(desk, hold).fulfilled_at is None, "another copy is not what was waited for"
    lend(desk, copy, siti)
    assert a_hold(desk, hold).fulfilled_at is not None


def test_two_volumes_are_reserved_beside_each_other(
    desk: Desk, title: UUID, copy: UUID, siti: UUID, budi: UUID
) -> None:
    second = small_world.add_item(desk, "B901", title)
    for volume in (copy, second):
        lend(desk, volume, budi)
    first = place(desk, siti, title, item=copy)
    for same in (copy, None):
        with pytest.raises(refusals.AlreadyHeld):
            place(desk, siti, title, item=same)
    other = place(desk, siti, title, item=second)
    assert waiting(desk, title) == [siti, siti]
    take_back(desk, second)
    put_aside(desk, other, second)
    lend(desk, second, siti)
    assert a_hold(desk, other).fulfilled_at is not None
    assert a_hold(desk, first).fulfilled_at is None
    assert waiting(desk, title) == [siti]


def test_what_stands_against_a_hold(desk: Desk, title: UUID, copy: UUID, siti: UUID) -> None:
    terms = {"max_holds": 1, "on_shelf_holds": False}
    policy = desk.perform(put_policy, at_branch=desk.branch, terms=terms).operation.target
    facts = {"member": siti, "title": title}
    assert obstacles(desk, holds.place_hold, **facts) == (Obstacle.ON_SHELF,)
    place(desk, siti, title, reason="Datang sore")
    with pytest.raises(refusals.AlreadyHeld):
        place(desk, siti, title)
    other = small_world.add_title(desk, "Gadis Pantai")
    with pytest.raises(refusals.Invalid):
        place(desk, siti, other)
    small_world.add_item(desk, "B950", other, condition="repair")
    assert obstacles(desk, holds.place_hold, member=siti, title=other) == (Obstacle.HOLDS_USED,)
    desk.perform(put_policy, target=policy, at_branch=desk.branch, terms={"loanable": False})
    desk.perform(block_member, member=siti, reason="Kartu hilang")
    assert obstacles(desk, holds.place_hold, member=siti, title=other) == (
        Obstacle.MEMBER_BLOCKED,
        Obstacle.NOT_FOR_LOAN,
    )


def test_a_hold_whose_last_day_has_passed_stands_in_the_way_of_nothing(
    desk: Desk, clock: Clock, title: UUID, copy: UUID, siti: UUID, budi: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms={"hold_days": 3, "max_holds": 1})
    lend(desk, copy, budi)
    old = place(desk, siti, title)
    clock.days_pass(3)
    with pytest.raises(refusals.AlreadyHeld):
        place(desk, siti, title)
    clock.days_pass(1)
    new = place(desk, siti, title)
    with pytest.raises(refusals.AlreadyHeld):
        place(desk, siti, title)
    for size, shown in ((500, [(new, "waiting", 1), (old, "expired", None)]), (1, [(new, "waiting", 1)])):
        monkeypatch.setattr("db.queries.holds.PAGE", size)
        with desk.store.read() as session:
            today = desk.clock().date()
            lists = (
                waiting_at(session, desk.branch, today),
                holds_of(session, siti, today),
                queue_for(session, title, today),
            )
        for rows in lists:
            assert [(row.hold, row.state, row.place) for row in rows] == shown
    desk.perform(holds.cancel_hold, hold=old, why=holds.EXPIRED)
    assert waiting(desk, title) == [siti]


def test_what_lies_ready_is_waited_for_though_its_day_has_passed(
    desk: Desk, clock: Clock, title: UUID, copy: UUID, siti: UUID
) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms={"hold_days": 3, "max_holds": 1})
    put_aside(desk, place(desk, siti, title), copy)
    clock.days_pass(9)
    with pytest.raises(refusals.AlreadyHeld):
        place(desk, siti, title)
    other = small_world.add_title(desk, "Gadis Pantai")
    small_world.add_item(desk, "B950", other)
    assert obstacles(desk, holds.place_hold, member=siti, title=other) == (Obstacle.HOLDS_USED,)


def test_what_is_not_for_a_childs_age_is_reserved_with_a_reason_only(
    desk: Desk, title: UUID, copy: UUID
) -> None:
    child = register(desk, "Ani", birth_date=date(2013, 11, 3))
    desk.perform(put_policy, at_branch=desk.branch, terms={"min_age": 17})
    facts = {"member": child, "title": title}
    assert obstacles(desk, holds.place_hold, **facts) == (Obstacle.TOO_YOUNG,)
    clerk = seated(desk, "circulation")
    assert obstacles(clerk, holds.place_hold, reason="Tugas sekolah", **facts) == (Obstacle.TOO_YOUNG,)
    made = desk.perform(holds.place_hold, reason="Tugas sekolah", **facts).operation
    assert made.overridden == (Obstacle.TOO_YOUNG,)
    place(desk, register(desk, "Ibu Ani", birth_date=date(1985, 1, 1)), title)


def test_who_is_out_can_t_be_put_aside_and_a_return_waits_for_what_lies_aside(
    desk: Desk, title: UUID, copy: UUID, siti: UUID, budi: UUID
) -> None:
    lend(desk, copy, budi)
    hold = place(desk, siti, title)
    with pytest.raises(refusals.ItemIsOut):
        put_aside(desk, hold, copy)
    back = take_back(desk, copy)
    with desk.store.read() as session:
        item = session.query(Item).filter(Item.uid == copy).one()
        first = holds.next_in_line(session, item, desk.clock().date())
    assert first is not None
    assert first.uid == hold
    held = put_aside(desk, hold, copy)
    with pytest.raises(refusals.CannotUndo):
        desk.perform(circulation.undo, of=back)
    desk.perform(circulation.undo, of=held)
    desk.perform(circulation.undo, of=back)


def test_merging_members_moves_what_they_wait_for(
    desk: Desk, title: UUID, copy: UUID, siti: UUID, budi: UUID
) -> None:
    hold = place(desk, budi, title)
    desk.perform(merge_members, merged=budi, into=siti)
    assert a_hold(desk, hold).member == siti
    loan = lend(desk, copy, siti)
    assert a_hold(desk, hold).fulfilled_by == loan.loan


def test_a_hold_placed_by_mistake_never_was(desk: Desk, title: UUID, copy: UUID, siti: UUID) -> None:
    made = desk.perform(holds.place_hold, member=siti, title=title).operation
    desk.perform(circulation.undo, of=made)
    assert a_hold(desk, made.hold).cancelled_why == "mistake"
    with pytest.raises(refusals.HoldEnded):
        desk.perform(circulation.undo, of=made)


def test_cancelled_by_mistake_the_place_in_the_queue_is_kept(
    desk: Desk, clock: Clock, an_item: UUID, a_member: UUID, another_member: UUID
) -> None:
    with desk.store.read() as session:
        title = session.scalars(select(Title.uid)).one()
    first = desk.perform(holds.place_hold, member=a_member, title=title).operation
    clock.days_pass(9)
    desk.perform(holds.place_hold, member=another_member, title=title)
    cancelled = desk.perform(holds.cancel_hold, hold=first.hold).operation
    clock.days_pass(1)
    again = desk.perform(circulation.undo, of=cancelled).operation
    assert small_world.row_of(desk, Hold, again.hold).placed_at == first.made_at
    with desk.store.read() as session:
        waiting = holds_of(session, a_member, clock.now.date())
    assert [(row.hold, row.place) for row in waiting] == [(again.hold, 1)]
    with pytest.raises(refusals.AlreadyHeld):
        desk.perform(holds.place_again, hold=first.hold)
    with pytest.raises(refusals.CannotUndo):
        desk.perform(holds.place_again, hold=again.hold)
