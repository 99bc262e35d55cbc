# SPDX-License-Identifier: GPL-3.0-or-later
"""A restored server hears of a row's use before it hears of the row: in either order the outcome is one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from db.models import Item, ItemType, Loan, Member, MemberType, Renewal, Title
from db.models.syncing import Note
from db.operations import circulation, members, notes
from db.operations.cataloguing import ItemFacts, TitleFacts, put_item, put_title
from db.operations.desk import Person
from db.operations.members import MemberFacts
from db.operations.staff import put_staff
from db.rules.roles import rights_of
from tests.db.syncing.test_who_wins import ORDERS, loan_at_server, make, member
from tests.simulation.invariants import when_quiet
from tests.simulation.world import SimulatedDesk, World


@pytest.fixture
def maker(world: World) -> SimulatedDesk:
    return world.desks[0]


@pytest.fixture
def user(world: World) -> SimulatedDesk:
    return world.desks[1]


@pytest.fixture
def forget(world: World) -> Callable[[], None]:
    """Everybody syncs, then the server is restored as it was when the test began."""
    backup = world.server.copy()

    def restore() -> None:
        world.quiet()
        world.restart_server(backup, restored=True)

    return restore


def arrive(world: World, first: int) -> None:
    """Desk `first` sends all that the server has forgotten, then the other, then all are quiet."""
    for desk in (world.desks[first], world.desks[1 - first]):
        say_all(world, desk)
    world.quiet()
    when_quiet(world)


def say_all(world: World, desk: SimulatedDesk) -> None:
    more = True
    while more:
        request, raw, token = desk.ask()
        more = desk.take(request, world.serve(raw, token))


def new_item(desk: SimulatedDesk) -> UUID:
    with desk.store.read() as session:
        title, kind = (
            session.scalars(select(Title.uid)).first(),
            session.scalars(select(ItemType.uid)).first(),
        )
    assert kind is not None
    facts = ItemFacts(barcode="BARU", at_branch=desk.branch, item_type=kind)
    found: UUID = make(desk, put_item, title=title, facts=facts).item
    return found


def new_member(desk: SimulatedDesk) -> UUID:
    with desk.store.read() as session:
        kind = session.scalars(select(MemberType.uid)).first()
    assert kind is not None
    facts = MemberFacts(name="Rahmat Hidayat", member_type=kind, home_branch=desk.branch)
    found: UUID = make(desk, members.register_member, facts=facts).member
    return found


def waiting(world: World, *, settled: bool = False) -> list[Note]:
    """Notes of what could not be judged when it came."""
    with world.server.read() as session:
        wanted = Note.settled_at.is_not(None) if settled else Note.settled_at.is_(None)
        found = list(session.scalars(select(Note).where(Note.kind == "waits", wanted)))
        session.expunge_all()
    return found


@ORDERS
def test_a_new_item_that_was_lent_elsewhere(
    world: World, maker: SimulatedDesk, user: SimulatedDesk, forget: Callable[[], None], first: int
) -> None:
    item = new_item(maker)
    world.quiet()
    lent = make(user, circulation.check_out, item=item, member=member(world))
    forget()
    arrive(world, first)
    loan = loan_at_server(world, lent.loan)
    assert (loan.lent_at, loan.ended_at) == (lent.made_at, None)
    assert waiting(world) == []
    assert [note.settlement for note in waiting(world, settled=True)] == ["moot"] * first


@ORDERS
def test_a_new_member_who_has_borrowed_and_brought_back_elsewhere(
    world: World, maker: SimulatedDesk, user: SimulatedDesk, forget: Callable[[], None], first: int
) -> None:
    who = new_member(maker)
    world.quiet()
    with user.store.read() as session:
        item = session.scalars(select(Item.uid).where(Item.barcode == "B1")).one()
    lent = make(user, circulation.check_out, item=item, member=who)
    back = make(user, circulation.check_in, item=item)
    again = make(user, circulation.check_out, item=item, member=who)
    forget()
    arrive(world, first)
    loan = loan_at_server(world, lent.loan)
    assert (loan.ending, loan.ended_at) == ("returned", back.made_at)
    assert loan_at_server(world, again.loan).ended_at is None
    assert waiting(world) == []


@ORDERS
def test_a_new_item_that_was_lent_elsewhere_and_renewed(
    world: World, maker: SimulatedDesk, user: SimulatedDesk, forget: Callable[[], None], first: int
) -> None:
    """Either the loan waits for the item, or the renewal for the loan."""
    item = new_item(maker)
    world.quiet()
    lent = make(user, circulation.check_out, item=item, member=member(world))
    world.quiet()
    world.now += timedelta(days=3)
    renewed = make(maker, circulation.renew, loan=lent.loan, reason="diminta")
    forget()
    arrive(world, first)
    assert loan_at_server(world, lent.loan).renewals == 1
    with world.server.read() as session:
        assert session.scalars(select(Renewal.uid)).all() == [renewed.renewal]
    assert waiting(world) == []


@ORDERS
def test_an_edit_of_a_new_record(
    world: World, maker: SimulatedDesk, user: SimulatedDesk, forget: Callable[[], None], first: int
) -> None:
    """The desk that edited it knew it: what others have done to other fields since stands beside it."""
    who = new_member(maker)
    world.quiet()
    for desk, field in ((user, "other_name"), (maker, "phone")):
        with desk.store.read() as session:
            was = members.facts_of(session, session.scalars(select(Member).where(Member.uid == who)).one())
        make(desk, members.edit_member, member=who, facts=replace(was, **{field: "0812"}))
    forget()
    arrive(world, first)
    with world.server.read() as session:
        now = session.scalars(select(Member).where(Member.uid == who)).one()
        assert (now.other_name, now.phone) == ("0812", "0812")


@ORDERS
def test_an_edit_of_a_new_title_is_not_its_making(
    world: World, maker: SimulatedDesk, user: SimulatedDesk, forget: Callable[[], None], first: int
) -> None:
    """What holds a whole record could make the row: then its making, older, would come after it and win."""
    title = make(maker, put_title, facts=TitleFacts(title="Siti Nurbaja", year=1922)).title
    world.quiet()
    make(user, put_title, title=title, facts=TitleFacts(title="Siti Nurbaya", year=1922))
    forget()
    arrive(world, first)
    with world.server.read() as session:
        now = session.scalars(select(Title).where(Title.uid == title)).one()
        assert (now.title, now.year) == ("Siti Nurbaya", 1922)


@ORDERS
def test_what_somebody_did_of_whom_the_server_has_not_heard(
    world: World, maker: SimulatedDesk, user: SimulatedDesk, forget: Callable[[], None], first: int
) -> None:
    """A right is asked for when it is known who it is."""
    facts = {"username": "siti", "name": "Siti", "roles": ("cataloguer",)}
    who = make(maker, put_staff, password="kata sandi baru", home_branch=user.branch, **facts).target
    world.quiet()
    user.desk.person = Person(who, "Siti", "siti", ("cataloguer",), rights_of(("cataloguer",)))
    made = make(user, put_title, facts=TitleFacts(title="Siti Nurbaya"))
    forget()
    arrive(world, first)
    with world.server.read() as session:
        assert session.scalar(select(Title.title).where(Title.uid == made.title)) == "Siti Nurbaya"
    assert waiting(world) == []


def test_what_never_comes_stays_in_the_list(
    world: World, maker: SimulatedDesk, user: SimulatedDesk, forget: Callable[[], None]
) -> None:
    """The desk that made the row is gone. The answer is no refusal, and it is the same when asked again."""
    item = new_item(maker)
    world.quiet()
    lent = make(user, circulation.check_out, item=item, member=member(world))
    forget()
    maker.alive = False
    say_all(world, user)
    world.quiet()
    [note] = waiting(world)
    assert (note.operation, note.about) == (lent.uid, item)
    with world.server.read() as session:
        assert session.scalars(select(Loan.uid).where(Loan.uid == lent.loan)).all() == []
    when_quiet(world)


def test_settling_the_note_does_not_undo_what_happened(
    world: World, maker: SimulatedDesk, user: SimulatedDesk, forget: Callable[[], None]
) -> None:
    item = new_item(maker)
    world.quiet()
    lent = make(user, circulation.check_out, item=item, member=member(world))
    forget()
    say_all(world, user)
    [note] = waiting(world)
    make(user, notes.settle_note, note=note.uid, how="seen")
    arrive(world, 1)
    assert loan_at_server(world, lent.loan).ended_at is None
    assert [note.settlement for note in waiting(world, settled=True)] == ["seen"]
