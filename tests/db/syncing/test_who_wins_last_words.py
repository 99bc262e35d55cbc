# SPDX-License-Identifier: GPL-3.0-or-later
"""What was said last stands, whichever desk said it and is heard first: accounts, photos, claims, damage."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import Item, ItemUse, Loan, MemberPhoto, Staff
from db.operations import circulation, losses, uses
from db.operations.members import set_member_photo
from db.operations.staff import ChangePassword, put_staff
from tests.db.syncing.test_who_wins import ORDERS, arrive, cycle, item, kinds, make, member
from tests.simulation.world import SimulatedDesk, World

JPEG = b"\xff\xd8\xff"
PASSWORD = "kata sandi baru"


def an_account(world: World) -> UUID:
    a = world.desks[0]
    facts = {"username": "sari", "name": "Sari", "roles": ["circulation"], "home_branch": a.branch}
    target: UUID = make(a, put_staff, password=PASSWORD, **facts).target
    world.quiet()
    return target


def put(desk: SimulatedDesk, target: UUID, **changed: Any) -> Any:
    """As the editor of accounts does: the whole record, as this desk has it but for what is changed."""
    with desk.store.read() as session:
        row = session.scalars(select(Staff).where(Staff.uid == target)).one()
        facts = {"username": row.username, "name": row.name, "active": row.active}
        facts |= {"roles": row.roles.split(), "home_branch": desk.world.branches[0]}
    return make(desk, put_staff, target=target, **(facts | changed))


def account(world: World, target: UUID) -> Staff:
    with world.server.read() as session:
        return session.scalars(select(Staff).where(Staff.uid == target)).one()


@ORDERS
@pytest.mark.parametrize("shut_first", [True, False])
def test_an_account_shut_at_one_desk_and_renamed_at_another_is_shut_and_renamed(
    world: World, first: int, shut_first: bool
) -> None:
    a, b = world.desks[:2]
    target = an_account(world)
    if shut_first:
        put(a, target, active=False)
    put(b, target, name="Sari Dewi")
    if not shut_first:
        put(a, target, active=False)
    arrive(world, first)
    found = account(world, target)
    assert (found.active, found.name, kinds(world)) == (False, "Sari Dewi", [])


@ORDERS
def test_roles_given_at_two_desks_are_those_given_last_and_there_is_a_note(world: World, first: int) -> None:
    a, b = world.desks[:2]
    target = an_account(world)
    put(a, target, roles=["branch_head"])
    put(b, target, roles=["cataloguer"])
    arrive(world, first)
    assert (account(world, target).roles, kinds(world)) == ("cataloguer", ["edited_twice"])


@ORDERS
def test_a_password_is_the_one_set_last_and_no_note_has_any(world: World, first: int) -> None:
    a, b = world.desks[:2]
    target = an_account(world)
    put(a, target, password="satu dua tiga")
    changed = make(b, the_own_password, target=target)
    put(b, target, name="Sari Dewi")
    arrive(world, first)
    found = account(world, target)
    assert (found.password_hash, found.name, kinds(world)) == (changed.password_hash, "Sari Dewi", [])


def the_own_password(making: Any, /, *, target: UUID) -> ChangePassword:
    return ChangePassword(**making.header()._asdict(), target=target, password_hash="a hash of the last one")


@ORDERS
@pytest.mark.parametrize("last", [JPEG + b"second", None])
def test_a_photo_is_the_one_chosen_last(world: World, first: int, last: bytes | None) -> None:
    a, b = world.desks[:2]
    who = member(world, 0)
    make(a, set_member_photo, member=who, jpeg=JPEG + b"first")
    make(b, set_member_photo, member=who, jpeg=last)
    arrive(world, first)
    with world.server.read() as session:
        assert session.scalars(select(MemberPhoto.jpeg)).first() == last


@ORDERS
def test_said_to_be_returned_at_one_desk_and_said_no_longer_at_another_the_later_counts(
    world: World, first: int
) -> None:
    a, b = world.desks[:2]
    lent = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    said = make(a, losses.claim_returned, loan=lent.loan)
    world.quiet()
    make(a, losses.undo, of=said)
    again = make(b, losses.claim_returned, loan=lent.loan)
    arrive(world, first)
    with world.server.read() as session:
        assert session.scalars(select(Loan.claimed_at)).one() == again.claimed_at


@ORDERS
@pytest.mark.parametrize(("at_b", "condition"), [(2, "good"), (4, "damaged")])
def test_damage_that_was_none_at_one_desk_and_is_one_at_another_is_as_was_said_last(
    world: World, first: int, at_b: int, condition: str
) -> None:
    a, b = world.desks[:2]
    said: Any = None
    for hour in range(1, 5):
        if hour == 1:
            said = make(a, losses.note_damage, item=item(world), note="basah")
        elif hour == at_b:
            make(b, losses.note_damage, item=item(world), note="robek")
        elif hour == 3:
            make(a, losses.undo, of=said)
        else:
            world.now += timedelta(hours=1)
    arrive(world, first)
    with world.server.read() as session:
        assert session.scalars(select(Item.condition).where(Item.uid == item(world))).one() == condition


@pytest.mark.parametrize("first", [0, 3])
def test_a_use_that_was_none_at_two_desks_was_none_since_the_first(first: int) -> None:
    world = World(1, desks=4)
    use = make(world.desks[0], uses.record_use, item=item(world)).use
    world.quiet()
    times = [make(world.desks[place], uses.cancel_use, use=use).made_at for place in (0, 3)]
    cycle(world, world.desks[first])
    world.quiet()
    with world.server.read() as session:
        assert session.scalars(select(ItemUse.cancelled_at)).one() == min(times)
