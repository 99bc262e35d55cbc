# SPDX-License-Identifier: GPL-3.0-or-later
"""A queue ordered by hand at two desks at once: one order everywhere, whichever desk is heard of first."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import Hold, Override, Staff, Title, new_uid
from db.operations import circulation, holds, members
from db.operations.moving_holds import MoveHold, move_hold
from db.queries.holds import queue_for
from db.rules.moving_holds import Step
from db.syncing.deciding import NEEDS
from db.syncing.edits import merge
from db.syncing.kinds import HOLDS, at
from db.syncing.rows import put
from db.syncing.verdicts import Bench, Verdict
from db.syncing.wire import bodies, decode_body, encode_body
from tests.db.small_world import register
from tests.db.syncing.test_who_wins import ORDERS, arrive, cycle, item, kinds, make, member, open_notes
from tests.db.syncing.test_who_wins_holds import place, title_of
from tests.simulation.world import SimulatedDesk, World


@pytest.fixture
def waiting(world: World) -> list[UUID]:
    """Four who wait for one title, known everywhere."""
    made = [place(world.desks[0], world, who) for who in range(4)]
    arrive(world, 0)
    return made


def move(desk: SimulatedDesk, hold: UUID, step: Step, reason: str = "Lomba sekolah") -> MoveHold:
    made = make(desk, move_hold, hold=hold, step=step, reason=reason)
    assert isinstance(made, MoveHold)
    return made


def line(world: World, holds_: list[UUID]) -> list[int]:
    """Who waits, by their place at the beginning: the same at the server and at every desk that is quiet."""
    title = title_of(world, item(world))
    found = []
    for store in (world.server, *(desk.store for desk in world.desks[:2])):
        with store.read() as session:
            rows = queue_for(session, title, world.now.date())
            found.append([holds_.index(row.hold) for row in rows if row.place])
    assert found[0] == found[1] == found[2]
    return found[0]


@ORDERS
def test_two_desks_move_one_hold_the_later_word_counts(world: World, first: int, waiting: list[UUID]) -> None:
    a, b = world.desks[:2]
    move(a, waiting[2], Step.FIRST, "Lomba")
    move(b, waiting[2], Step.LAST, "Salah orang")
    arrive(world, first)
    assert line(world, waiting) == [0, 1, 3, 2]
    with world.server.read() as session:
        hold = session.scalars(select(Hold).where(Hold.uid == waiting[2])).one()
        assert hold.moved_why == "Salah orang"
        assert sorted(session.scalars(select(Override.reason).where(Override.what == "queue"))) == [
            "Lomba",
            "Salah orang",
        ]
    assert kinds(world) == []


@ORDERS
def test_two_desks_move_two_holds_and_both_are_moved(world: World, first: int, waiting: list[UUID]) -> None:
    """To one place, too: then which of them is before the other is the same everywhere."""
    a, b = world.desks[:2]
    move(a, waiting[3], Step.FIRST)
    move(b, waiting[0], Step.LAST)
    move(b, waiting[2], Step.FIRST)
    arrive(world, first)
    order = line(world, waiting)
    assert sorted(order[:2]) == [2, 3]
    assert order[2:] == [1, 0]
    last = waiting[order[2]]
    move(a, last, Step.UP)
    arrive(world, first)
    assert line(world, waiting) == [order[0], order[2], order[1], order[3]], "there is room between them"


@ORDERS
def test_moved_at_one_desk_put_back_there_and_moved_at_another_before_that(
    world: World, first: int, waiting: list[UUID]
) -> None:
    a, b = world.desks[:2]
    moved = move(a, waiting[3], Step.FIRST)
    move(b, waiting[3], Step.UP)
    make(a, circulation.undo, of=moved)
    arrive(world, first)
    assert line(world, waiting) == [0, 1, 2, 3], "the later word is that it was a mistake"


@ORDERS
def test_moved_at_one_desk_while_another_edits_cancels_or_merges(
    world: World, first: int, waiting: list[UUID]
) -> None:
    a, b = world.desks[:2]
    for hold in waiting[1:]:
        move(a, hold, Step.FIRST)
    until = world.now.date() + timedelta(days=9)
    make(b, holds.change_hold, hold=waiting[3], pickup=b.branch, suspended_until=until)
    make(b, holds.cancel_hold, hold=waiting[2])
    make(b, members.merge_members, merged=member(world, 1), into=register(b.desk, "Zainab"))
    arrive(world, first)
    assert line(world, waiting) == [1, 0]
    with world.server.read() as session:
        row = session.scalars(select(Hold).where(Hold.uid == waiting[3])).one()
        assert (row.queues_at is not None, row.suspended_until) == (True, until)
    assert kinds(world) == []


@ORDERS
def test_moved_at_one_desk_while_another_takes_a_cancelling_back(
    world: World, first: int, waiting: list[UUID]
) -> None:
    a, b = world.desks[:2]
    move(b, waiting[3], Step.FIRST, "Lomba")
    cancelled = make(b, holds.cancel_hold, hold=waiting[3])
    again = make(b, circulation.undo, of=cancelled).hold
    move(a, waiting[1], Step.LAST)
    arrive(world, first)
    assert line(world, [*waiting[:3], again]) == [3, 0, 2, 1]


@ORDERS
@pytest.mark.parametrize("skew", [timedelta(minutes=-50), timedelta(minutes=50)], ids=["behind", "ahead"])
def test_moved_before_what_a_desk_whose_clock_is_wrong_has_placed(
    world: World, first: int, skew: timedelta
) -> None:
    """The server puts right when that was placed, and what was put before it goes along."""
    a, b = world.desks[:2]
    a.skew = skew
    arrive(world, 0)
    made = [place(a, world, who) for who in range(2)]
    moved = move(a, made[1], Step.FIRST)
    place(b, world, 2)
    arrive(world, first)
    with world.server.read() as session:
        title = session.scalars(select(Title.uid).where(Title.uid == title_of(world, item(world)))).one()
        rows = queue_for(session, title, world.now.date())
        moved_at = session.scalars(select(Hold.moved_at).where(Hold.uid == made[1])).one()
    assert moved_at is not None
    assert abs(moved_at + skew - moved.made_at) < timedelta(minutes=5), "it was put right"
    assert [row.hold for row in rows if row.hold in made] == [made[1], made[0]]
    make(a, circulation.undo, of=moved)
    arrive(world, first)
    with world.server.read() as session:
        rows = queue_for(session, title, world.now.date())
    assert [row.hold for row in rows if row.hold in made] == made


def test_who_has_lost_the_right_by_then_has_moved_nothing(world: World, waiting: list[UUID]) -> None:
    a = world.desks[0]
    assert MoveHold in NEEDS
    move(a, waiting[3], Step.FIRST)
    with world.server.write() as session:
        for who in session.scalars(select(Staff)):
            who.roles = "circulation"
    cycle(world, a)
    world.quiet()
    assert line(world, waiting) == [0, 1, 2, 3]
    [(kind, _, facts)] = open_notes(world)
    assert (kind, facts["operation"]) == ("refused", "MoveHold")


def test_an_older_desk_takes_no_move_out(world: World, waiting: list[UUID]) -> None:
    """Neither what it changes of a reservation nor a row as it has it takes one out."""
    move(world.desks[0], waiting[3], Step.FIRST)
    arrive(world, 0)
    key = at(HOLDS, waiting[3])
    header = world.desks[1].desk.perform(holds.cancel_hold, hold=waiting[0]).operation
    until = world.now.date() + timedelta(days=3)
    with world.server.write() as session:
        known = decode_body(bodies(session, [key])[key])
        for name in ("queues_at", "queue_tie", "moved_at", "moved_by", "moved_why"):
            del known[name]
        later = holds.ChangeHold(
            uid=new_uid(),
            made_at=header.made_at + timedelta(hours=1),
            branch=header.branch,
            staff=header.staff,
            hold=waiting[3],
            pickup=world.branches[0],
            suspended_until=until,
        )
        bench = Bench(session, later.at, True, {HOLDS.number: known})
        merge(bench, Verdict(later), later)
        put(session, {key: encode_body(known)})
        hold = session.scalars(select(Hold).where(Hold.uid == waiting[3])).one()
        assert (hold.queues_at is not None, hold.moved_why) == (True, "Lomba sekolah")
