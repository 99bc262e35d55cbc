# SPDX-License-Identifier: GPL-3.0-or-later
"""Barcodes, codes and user names that another row has by now: an edit that left them alone leaves them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import select

from db.models import Branch, Item, ItemType, MemberType, Staff
from db.operations.cards import add_card, remove_card
from db.operations.cataloguing import ItemFacts, put_item
from db.operations.members import edit_number
from db.operations.policies import put_branch, put_type
from db.operations.staff import put_staff
from tests.db.syncing.test_who_wins import ORDERS, arrive, everywhere, item, kinds, make, member
from tests.db.syncing.test_who_wins_holds import title_of
from tests.simulation.world import World

PASSWORD = "panjang sekali"


def a_copy(world: World) -> tuple[UUID, UUID, ItemFacts]:
    """The first copy, its title, and as every desk knows it."""
    copy = item(world)
    with world.server.read() as session:
        kind = session.scalars(select(ItemType.uid).where(ItemType.code == "BUKU")).one()
    return copy, title_of(world, copy), ItemFacts(barcode="B0", at_branch=world.branches[0], item_type=kind)


@ORDERS
def test_a_copy_keeps_the_barcode_that_it_was_given_elsewhere(world: World, first: int) -> None:
    a, b = world.desks[:2]
    copy, title, old = a_copy(world)
    make(a, put_item, item=copy, title=title, facts=replace(old, barcode="Z"))
    other = make(a, put_item, title=title, facts=old).item
    make(b, put_item, item=copy, title=title, facts=replace(old, call_number="899.221"))
    arrive(world, first)
    found = everywhere(
        world, select(Item.uid, Item.barcode, Item.call_number).where(Item.uid.in_((copy, other)))
    )
    assert sorted(found) == sorted([(copy, "Z", "899.221"), (other, "B0", "")])
    assert kinds(world) == []


@ORDERS
def test_a_barcode_that_was_left_alone_is_no_later_word(world: World, first: int) -> None:
    """What was changed before that at a desk that is heard of last stands."""
    a, b = world.desks[:2]
    copy, title, old = a_copy(world)
    make(a, put_item, item=copy, title=title, facts=replace(old, barcode="Y"))
    make(b, put_item, item=copy, title=title, facts=replace(old, barcode="Z"))
    make(world.desks[2], put_item, item=copy, title=title, facts=replace(old, call_number="899.221"))
    arrive(world, first)
    assert everywhere(world, select(Item.barcode).where(Item.uid == copy)) == [("Z",)]


def put_twice(world: World, maker: Any, names: tuple[dict[str, Any], dict[str, Any]], **rest: Any) -> UUID:
    """Known to all by the first of two names; A calls it by the second, and another by the first."""
    old, new = names
    a = world.desks[0]
    one: UUID = make(a, maker, **old, name="Satu", **rest).target
    world.quiet()
    make(a, maker, target=one, **new, name="Satu", **rest)
    make(a, maker, **old, name="Lain", **rest)
    return one


@ORDERS
def test_a_branch_keeps_the_code_that_it_was_given_elsewhere(world: World, first: int) -> None:
    one = put_twice(world, put_branch, ({"code": "X"}, {"code": "Y"}))
    make(world.desks[1], put_branch, target=one, code="X", name="Satu", phone="031")
    arrive(world, first)
    found = everywhere(world, select(Branch.code, Branch.name, Branch.phone).where(Branch.uid == one))
    assert (found, kinds(world)) == ([("Y", "Satu", "031")], [])


@ORDERS
def test_a_type_keeps_the_code_that_it_was_given_elsewhere(world: World, first: int) -> None:
    for model, of in ((MemberType, "member"), (ItemType, "item")):
        one = put_twice(world, put_type, ({"code": "X"}, {"code": "Y"}), of=of)
        make(world.desks[1], put_type, target=one, of=of, code="X", name="Tunggal")
        arrive(world, first)
        found = everywhere(world, select(model.code, model.name).where(model.uid == one))
        assert (found, kinds(world)) == ([("Y", "Tunggal")], [])


@ORDERS
def test_an_account_keeps_the_name_that_it_was_given_elsewhere(world: World, first: int) -> None:
    names = ({"username": "siti"}, {"username": "siti.aminah"})
    roles = ("circulation",)
    one = put_twice(world, put_staff, names, roles=roles, password=PASSWORD)
    make(world.desks[1], put_staff, target=one, username="siti", name="Bu Siti", roles=roles)
    arrive(world, first)
    with world.server.read() as session:
        found = session.execute(select(Staff.username, Staff.name).where(Staff.uid == one)).all()
    assert ([tuple(row) for row in found], kinds(world)) == ([("siti.aminah", "Bu Siti")], [])


@ORDERS
def test_a_mark_is_no_news_once_the_copy_has_another_barcode(world: World, first: int) -> None:
    a, b = world.desks[:2]
    title = title_of(world, item(world))
    with world.server.read() as session:
        kind = session.scalars(select(ItemType.uid).where(ItemType.code == "BUKU")).one()
    facts = ItemFacts(barcode="X", at_branch=world.branches[0], item_type=kind)
    made = [make(desk, put_item, title=title, facts=facts).item for desk in (a, b)]
    arrive(world, first)
    assert kinds(world) == ["number_taken"]
    marked = made[1 - first]
    there = replace(facts, barcode="X~2")
    make(a, put_item, item=marked, title=title, facts=replace(there, call_number="899.221"))
    arrive(world, 0)
    assert kinds(world) == ["number_taken"], "something else was changed"
    make(a, put_item, item=marked, title=title, facts=replace(there, barcode="Y", call_number="899.221"))
    arrive(world, 0)
    assert kinds(world) == []


@ORDERS
def test_a_mark_is_no_news_once_the_member_has_another_card(world: World, first: int) -> None:
    a, b = world.desks[:2]
    people = [member(world, 0), member(world, 1)]
    for desk, who in zip((a, b), people, strict=True):
        make(desk, edit_number, member=who, number="S1")
    arrive(world, first)
    assert kinds(world) == ["number_taken"]
    make(a, edit_number, member=people[1 - first], number="S2")
    arrive(world, 0)
    assert kinds(world) == []


@ORDERS
def test_a_mark_is_no_news_once_the_further_card_is_taken_out(world: World, first: int) -> None:
    a, b = world.desks[:2]
    people = [member(world, 0), member(world, 1)]
    added = [
        make(desk, add_card, member=who, number="S1", sort="school").card
        for desk, who in zip((a, b), people, strict=True)
    ]
    arrive(world, first)
    assert kinds(world) == ["number_taken"]
    make(a, remove_card, card=added[1 - first])
    arrive(world, 0)
    assert kinds(world) == []
