# SPDX-License-Identifier: GPL-3.0-or-later
"""A file taken in at one desk, and one of its records edited at another: the later word, in both orders."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from central_server.own_desk import own_desk
from db.models import Item, ItemType, Member, Title, TitleIdentifier, new_uid
from db.operations import importing
from db.operations.cataloguing import Identifier, ItemFacts, TitleFacts, put_item, put_title
from db.operations.importing import ImportedItem, ImportedMember, import_members, import_titles
from db.operations.members import edit_member, edit_number, facts_of, renew_membership
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
    """In each field of which it says something new."""
    a, b = world.desks[:2]
    title = a_title(world)
    takes_in(a, title, replace(OLD, publisher="Bentang Pustaka", year=2005))
    takes_in(b, title, replace(OLD, publisher="Bentang Buku", year=2006))
    takes_in(a, title, replace(OLD, publisher="Bentang Pustaka", place="Yogyakarta"))
    arrive(world, first)
    assert (title_of(world, title), kinds(world)) == (("Laskar Pelangi", "Bentang Buku", 2006), [])


@ORDERS
def test_a_file_of_titles_takes_nothing_back_that_it_does_not_say_anew(world: World, first: int) -> None:
    """A title and its copy edited at another desk, of which this one knew nothing."""
    a, b = world.desks[:2]
    title, item = a_title(world), new_uid()
    with world.server.read() as session:
        kind = session.scalars(select(ItemType.uid)).first()
    assert kind is not None
    copy = ItemFacts(at_branch=a.branch, item_type=kind, barcode="F1", call_number="800 LAS")
    make(a, import_titles, titles=[(title, OLD)], items=[ImportedItem(item, title, copy)])
    world.quiet()
    number = (Identifier("isbn", "9789793062792"),)
    make(b, put_title, title=title, facts=replace(OLD, year=2008, identifiers=number))
    make(b, put_item, title=title, item=item, facts=replace(copy, barcode="F1-BARU", location="Rak 2"))
    copies = [ImportedItem(item, title, replace(copy, price=50_000))]
    make(a, import_titles, titles=[(title, replace(OLD, publisher="Bentang Pustaka"))], items=copies)
    arrive(world, first)
    assert title_of(world, title) == ("Laskar Pelangi", "Bentang Pustaka", 2008)
    asked = select(Item.barcode, Item.location, Item.price, Item.call_number).where(Item.uid == item)
    assert everywhere(world, asked) == [("F1-BARU", "Rak 2", 50_000, "800 LAS")]
    asked = select(TitleIdentifier.value).join(Title).where(Title.uid == title)
    assert (everywhere(world, asked), kinds(world)) == ([("9789793062792",)], [])


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


def next_class(desk: SimulatedDesk, who: UUID) -> None:
    """A school's list says the class alone; the rest is what this desk knows."""
    with desk.store.read() as session:
        row = session.scalars(select(Member).where(Member.uid == who)).one()
        facts = replace(facts_of(session, row), class_name="8B")
        one = ImportedMember(who, row.number, facts, row.registered_on, row.expires_on)
    make(desk, import_members, members=[one])


@ORDERS
def test_a_list_of_members_takes_nothing_back_that_it_does_not_say(world: World, first: int) -> None:
    """A card that was replaced, a renewal and a number at another desk, of which this one knew nothing."""
    a, b = world.desks[:2]
    who = member(world, 1)
    make(b, edit_number, member=who, number="BARU")
    ends = make(b, renew_membership, member=who).expires_on
    with b.store.read() as session:
        facts = facts_of(session, session.scalars(select(Member).where(Member.uid == who)).one())
    make(b, edit_member, member=who, facts=replace(facts, phone="0899"))
    next_class(a, who)
    arrive(world, first)
    with world.server.read() as session:
        there = session.scalars(select(Member).where(Member.uid == who)).one()
        told = (there.number, there.expires_on, there.phone, there.class_name)
    assert (told, kinds(world)) == (("BARU", ends, "0899", "8B"), [])


@ORDERS
def test_a_number_that_a_list_left_alone_and_another_has_by_now_is_not_marked(
    world: World, first: int
) -> None:
    a, b = world.desks[:2]
    who = member(world, 1)
    with b.store.read() as session:
        old = session.scalars(select(Member.number).where(Member.uid == who)).one()
    make(b, edit_number, member=who, number="BARU")
    make(b, edit_number, member=member(world, 0), number=old)
    next_class(a, who)
    arrive(world, first)
    with world.server.read() as session:
        told = dict(session.execute(select(Member.name, Member.number)).all())
    assert (told["Anggota 1"], told["Anggota 0"], kinds(world)) == ("BARU", old, [])


def test_an_older_program_says_of_its_list_that_it_holds_all(world: World) -> None:
    """Which fields it changed it did not say."""
    a, b = world.desks[:2]
    who = member(world, 1)
    make(b, edit_number, member=who, number="BARU")
    with patch.object(importing, "_changed_members", lambda session, members: None):
        next_class(a, who)
    arrive(world, 1)
    with world.server.read() as session:
        told = session.execute(select(Member.number, Member.class_name).where(Member.uid == who)).one()
    assert tuple(told) == ("A000002", "8B")
