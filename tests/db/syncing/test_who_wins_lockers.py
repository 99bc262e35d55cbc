# SPDX-License-Identifier: GPL-3.0-or-later
"""One locker given at two desks of a branch, in both orders of arrival: told as long as both have it."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from db.models import Branch, LockerUse
from db.models.syncing import Note
from db.operations import lockers
from db.queries.lockers import given_lockers
from tests.db.syncing.test_who_wins import kinds, make, open_notes
from tests.db.syncing.test_who_wins_counting import ORDERS, arrive, two
from tests.simulation.world import World


@pytest.fixture
def world() -> World:
    """Desks d0 and d3 are of one branch."""
    return World(1, desks=4)


@ORDERS
def test_a_locker_given_at_two_desks_stands_twice_and_each_key_is_back_once(world: World, first: int) -> None:
    a, b = two(world)
    uses = [make(desk, lockers.give_locker, locker="12").use for desk in (a, b)]
    arrive(world, first)
    with world.server.read() as session:
        here = session.scalars(select(Branch.id).where(Branch.uid == a.branch)).one()
        assert [(row.uid, row.twice) for row in given_lockers(session, here)] == [(uid, True) for uid in uses]
        assert session.scalars(select(Note.about)).all() == [uses[1]]
    [(kind, branches, facts)] = open_notes(world)
    assert (kind, branches, facts["locker"]) == ("locker_twice", {a.branch}, "12")
    early = make(a, lockers.take_locker_back, use=uses[0])
    make(b, lockers.take_locker_back, use=uses[0])
    arrive(world, first)
    assert kinds(world) == [], "one has it now"
    with world.server.read() as session:
        back = session.scalars(select(LockerUse.back_at).where(LockerUse.uid == uses[0])).one()
        assert back == early.made_at
        assert [row.twice for row in given_lockers(session, here)] == [False]


@ORDERS
def test_a_locker_whose_key_was_back_before_it_was_given_elsewhere_needs_no_note(
    world: World, first: int
) -> None:
    a, b = two(world)
    given = make(a, lockers.give_locker, locker="12").use
    make(a, lockers.take_locker_back, use=given)
    make(b, lockers.give_locker, locker="12")
    make(b, lockers.give_locker, locker="13")
    arrive(world, first)
    assert kinds(world) == []


@ORDERS
def test_where_one_was_a_mistake_there_is_nothing_to_look_at(world: World, first: int) -> None:
    a, b = two(world)
    make(a, lockers.give_locker, locker="12")
    mistaken = make(b, lockers.give_locker, locker="12").use
    arrive(world, first)
    make(b, lockers.take_locker_back, use=mistaken, mistaken=True)
    arrive(world, first)
    assert kinds(world) == []


@ORDERS
def test_given_three_times_it_is_told_until_one_alone_has_it(world: World, first: int) -> None:
    a, b = two(world)
    early = make(a, lockers.give_locker, locker="12").use
    make(b, lockers.give_locker, locker="12")
    with a.store.write() as session:
        session.execute(update(LockerUse).where(LockerUse.uid == early).values(locker="?"))
    last = make(a, lockers.give_locker, locker="12").use
    arrive(world, first)
    assert kinds(world) == ["locker_twice"] * 2
    make(a, lockers.take_locker_back, use=last)
    arrive(world, first)
    assert kinds(world) == ["locker_twice"]
    make(a, lockers.take_locker_back, use=early)
    arrive(world, first)
    assert kinds(world) == []


def test_a_locker_of_another_branch_is_another_one(world: World) -> None:
    for desk in world.desks[:2]:
        make(desk, lockers.give_locker, locker="12")
    world.quiet()
    assert kinds(world) == []
