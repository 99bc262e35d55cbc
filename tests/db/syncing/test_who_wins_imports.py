# SPDX-License-Identifier: GPL-3.0-or-later
"""A file taken in at one desk, and one of its records edited at another: the later word, in both orders."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from central_server.own_desk import own_desk
from db.models import Member, Title, new_uid
from db.operations.cataloguing import TitleFacts, put_title
from db.operations.importing import ImportedMember, import_members, import_titles
from db.operations.members import edit_member, facts_of
from tests.db.syncing.test_who_wins import ORDERS, arrive, everywhere, kinds, make, member
from tests.simulation.invariants import when_quiet
from tests.simulation.world import SimulatedDesk, World

OLD = TitleFacts(title="Laskar Pelangi", publisher="Bentang", year=2005)


def a_title(world: World) -> UUID:
    title = new_uid()
    make(world.desks[0], import_titles, titles=[(title, OLD)])
    world.quiet()
    return title


def takes_in(desk: SimulatedDesk, title: UUID, facts: TitleFacts) -> None:
    make(desk, import_titles, titles=[(title, facts)])


def title_of(world: World, uid: UUID) -> tuple[Any, ...]:
    """As the server and every desk have it."""
    asked = select(Title.title, Title.publisher, Title.year).where(Title.uid == uid)
    (one,) = everywhere(world, asked)
    return one  # type: ignore[no-any-return]


@ORDERS
def test_what_was_edited_after_the_file_was_taken_in_stays(world: World, first: int) -> None:
    a, b = world.desks[:2]
    title = a_title(world)
    takes_in(a, title, replace(OLD, publisher="Bentang Pustaka", year=2006))
    make(b, put_title, title=title, facts=replace(OLD, year=2008))
    arrive(world, first)
    assert title_of(world, title) == ("Laskar Pelangi", "Bentang Pustaka", 2008)


@ORDERS
def test_what_was_edited_before_gives_way_to_the_file(world: World, first: int) -> None:
    a, b = world.desks[:2]
    title = a_title(world)
    make(b, put_title, title=title, facts=replace(OLD, year=2008))
    takes_in(a, title, replace(OLD, publisher="Bentang Pustaka", year=2006))
    arrive(world, first)
    assert title_of(world, title) == ("Laskar Pelangi", "Bentang Pustaka", 2006)


@ORDERS
def test_of_two_files_the_one_taken_in_last_stands(world: World, first: int) -> None:
    a, b = world.desks[:2]
    title = a_title(world)
    takes_in(a, title, replace(OLD, publisher="Bentang Pustaka"))
    takes_in(b, title, replace(OLD, year=2006))
    arrive(world, first)
    assert (title_of(world, title), kinds(world)) == (("Laskar Pelangi", "Bentang", 2006), [])


def test_what_the_server_takes_in_itself_counts_from_then(world: World) -> None:
    b = world.desks[1]
    title = a_title(world)
    make(b, put_title, title=title, facts=replace(OLD, year=2008))
    own = own_desk(world.server, "admin")
    assert own is not None
    own.clock = world.tick
    own.perform(import_titles, titles=[(title, replace(OLD, publisher="Bentang Pustaka", year=2006))])
    world.quiet()
    when_quiet(world)
    assert title_of(world, title) == ("Laskar Pelangi", "Bentang Pustaka", 2006)


@ORDERS
@pytest.mark.parametrize(("edited_last", "name"), [(True, "Anggota Baru"), (False, "Dari Berkas")])
def test_a_member_is_called_as_was_said_last(world: World, first: int, edited_last: bool, name: str) -> None:
    a, b = world.desks[:2]
    who = member(world, 0)

    def from_a_file() -> None:
        with a.store.read() as session:
            row = session.scalars(select(Member).where(Member.uid == who)).one()
            facts = replace(facts_of(session, row), name="Dari Berkas")
            one = ImportedMember(who, row.number, facts, row.registered_on, row.expires_on)
        make(a, import_members, members=[one])

    def by_hand() -> None:
        with b.store.read() as session:
            row = session.scalars(select(Member).where(Member.uid == who)).one()
            facts = replace(facts_of(session, row), name="Anggota Baru")
        make(b, edit_member, member=who, facts=facts)

    for act in (from_a_file, by_hand) if edited_last else (by_hand, from_a_file):
        act()
    arrive(world, first)
    with world.server.read() as session:
        assert session.scalars(select(Member.name).where(Member.uid == who)).one() == name
