# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes of workshops: two registrations of one person joined, and who must be told."""

from __future__ import annotations

from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from db.models import Registration
from db.queries.notes import count_open
from db.queries.registrations import ToTell
from desktop_app import telling
from tests.db.syncing.test_who_wins import arrive, member
from tests.db.syncing.test_who_wins_workshops import enter, planned
from tests.desktop_app.attention.test_attention import choose, presenter_of
from tests.simulation.world import World


def test_one_person_registered_at_two_desks_is_joined_from_the_note() -> None:
    world = World(1, desks=2)
    event, _ = planned(world)
    who = member(world)
    for desk in world.desks:
        enter(desk, event, "Siti", member=who)
    arrive(world, 0)
    world.quiet()
    presenter = presenter_of(world.desks[0])
    choose(presenter, "registered_twice")
    assert presenter.may_join()
    assert not presenter.may_tell()
    presenter.join()
    world.quiet()
    with world.server.read() as session:
        standing = select(func.count()).select_from(Registration).where(Registration.merged_into.is_(None))
        assert session.scalar(standing) == 1
        assert count_open(session) == 0


def test_who_lost_a_seat_is_told_how_it_stands(qtbot: QtBot) -> None:
    world = World(1, desks=2)
    event, _ = planned(world, seats_onsite=1)
    enter(world.desks[0], event, "Siti")
    enter(world.desks[1], event, "Budi", phone="0812 7000")
    arrive(world, 0)
    world.quiet()
    presenter = presenter_of(world.desks[0])
    choose(presenter, "past_capacity")
    told: list[ToTell] = []
    presenter.tell(told.append)
    (person,) = told
    assert (person.name, person.phone, person.state, person.place) == ("Budi", "0812 7000", "waiting", 1)
    said = telling.message(person)
    assert "Budi" in said
    assert "number 1" in said
    moved_up = person._replace(state="registered", place=0)
    assert "you have a seat" in telling.message(moved_up)
    presenter.settle("member_called")
    world.quiet()
    with world.server.read() as session:
        assert count_open(session) == 0
