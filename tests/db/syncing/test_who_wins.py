# SPDX-License-Identifier: GPL-3.0-or-later
"""Each row of design.md's table 'Who wins', in both orders of arrival: the outcome is the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import Select, func, select

from db.exchange.records import CounterRecord
from db.models import (
    Branch,
    Fine,
    Item,
    ItemType,
    Loan,
    Member,
    MemberType,
    Notice,
    Override,
    Payment,
    Renewal,
    Title,
    new_uid,
)
from db.models.syncing import Note
from db.operations import circulation, losses, members, notices, payments, policies, refusals, stocktakes
from db.operations.cataloguing import ItemFacts, TitleFacts, put_item, put_title
from db.operations.desk import Making
from db.operations.koc import CounterFile
from db.operations.members import MemberFacts
from db.operations.notes import settle_note
from db.queries.notes import notes, whole
from db.syncing.feed import entries_of
from db.syncing.kinds import MEMBERS, PAYMENTS, at
from db.syncing.scopes import loans_of, members_of
from tests.simulation.invariants import when_quiet
from tests.simulation.world import SimulatedDesk, World

ORDERS = pytest.mark.parametrize("first", [0, 1], ids=["A arrives first", "B arrives first"])


def arrive(world: World, first: int) -> None:
    """Both desks' work reaches the server, that of desk `first` before the other's; then all are quiet."""
    for desk in (world.desks[first], world.desks[1 - first]):
        cycle(world, desk)
    world.quiet()
    when_quiet(world)


def cycle(world: World, desk: SimulatedDesk) -> None:
    request, raw, token = desk.ask()
    desk.take(request, world.serve(raw, token))


def make(desk: SimulatedDesk, maker: Callable[..., Any], **facts: Any) -> Any:
    """An operation at a desk, an hour after the last."""
    desk.world.now += timedelta(hours=1)
    return desk.desk.perform(maker, **facts).operation


def item(world: World, barcode: str = "B0") -> UUID:
    with world.server.read() as session:
        return session.scalars(select(Item.uid).where(Item.barcode == barcode)).one()


def member(world: World, number: int = 0) -> UUID:
    with world.server.read() as session:
        return session.scalars(select(Member.uid).where(Member.name == f"Anggota {number}")).one()


def loan_at_server(world: World, uid: UUID) -> Loan:
    with world.server.read() as session:
        found = session.scalars(select(Loan).where(Loan.uid == uid)).one()
        session.expunge(found)
        return found


def everywhere(world: World, asked: Select[Any]) -> list[Any]:
    """The rows of a query, the same at the server and at every desk."""
    found = []
    for store in (world.server, *(desk.store for desk in world.desks)):
        with store.read() as session:
            found.append([tuple(row) for row in session.execute(asked)])
    assert all(rows == found[0] for rows in found)
    return found[0]


def open_notes(world: World) -> list[tuple[str, frozenset[UUID], dict[str, Any]]]:
    with world.server.read() as session:
        notes = session.scalars(select(Note).where(Note.settled_at.is_(None))).all()
        told = [
            (
                note.kind,
                frozenset(msgspec.json.decode(note.branches, type=list[UUID])),
                msgspec.json.decode(note.facts),
            )
            for note in notes
        ]
    return sorted(told, key=lambda note: (note[0], sorted(note[1]), str(note[2].get("field"))))


def kinds(world: World) -> list[str]:
    return [kind for kind, _, _ in open_notes(world)]


@ORDERS
def test_an_item_lent_at_two_desks_is_with_the_later_member(world: World, first: int) -> None:
    a, b = world.desks[:2]
    at_a = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    at_b = make(b, circulation.check_out, item=item(world), member=member(world, 1))
    arrive(world, first)
    earlier, later = loan_at_server(world, at_a.loan), loan_at_server(world, at_b.loan)
    assert (earlier.ending, earlier.ended_at) == ("superseded", later.lent_at)
    assert later.ended_at is None
    [(kind, branches, _)] = open_notes(world)
    assert kind == "return_implied"
    assert branches == {world.branches[0], world.branches[1]}


@ORDERS
def test_an_item_lent_returned_and_lent_elsewhere_needs_no_note(world: World, first: int) -> None:
    a, b = world.desks[:2]
    at_a = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    back = make(a, circulation.check_in, item=item(world))
    make(b, circulation.check_out, item=item(world), member=member(world, 1))
    arrive(world, first)
    earlier = loan_at_server(world, at_a.loan)
    assert (earlier.ending, earlier.ended_at) == ("returned", back.made_at)
    assert kinds(world) == []


@ORDERS
def test_a_return_ends_whichever_loan_was_running(world: World, first: int) -> None:
    """A lends and, later, takes back; between the two B lent it offline: B's loan is the one that ended."""
    a, b = world.desks[:2]
    at_a = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    at_b = make(b, circulation.check_out, item=item(world), member=member(world, 1))
    back = make(a, circulation.check_in, item=item(world))
    arrive(world, first)
    earlier, later = loan_at_server(world, at_a.loan), loan_at_server(world, at_b.loan)
    assert (earlier.ending, earlier.ended_at) == ("superseded", later.lent_at)
    assert (later.ending, later.ended_at) == ("returned", back.made_at)
    assert kinds(world) == ["return_implied"]


@ORDERS
def test_an_item_returned_at_two_desks_is_returned_once(world: World, first: int) -> None:
    a, b = world.desks[:2]
    lent = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    arrive(world, 0)
    world.now += timedelta(days=60)
    at_a = make(a, circulation.check_in, item=item(world))
    make(b, circulation.check_in, item=item(world))
    arrive(world, first)
    loan = loan_at_server(world, lent.loan)
    assert (loan.ending, loan.ended_at) == ("returned", at_a.made_at)
    with world.server.read() as session:
        standing = [f.assessed_at for f in session.scalars(select(Fine)) if f.cancelled_at is None]
    assert standing == ([at_a.made_at] if at_a.fine else [])
    [(kind, branches, facts)] = open_notes(world)
    assert kind == "returned_twice"
    assert branches == {world.branches[0], world.branches[1]}
    assert [one["branch"] for one in facts["returns"]] == [str(uid) for uid in world.branches[:2]]
    with b.store.read() as session:
        note = whole(session, *notes(session))
    assert [side.what for side in note.sides] == ["CheckOut", "CheckIn", "CheckIn"]
    assert note.sides[1].at == at_a.made_at < note.sides[2].at
    assert all(side.branch and side.who for side in note.sides)


@ORDERS
def test_a_renewal_after_the_return_is_refused(world: World, first: int) -> None:
    a, b = world.desks[:2]
    lent = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    arrive(world, 0)
    world.now += timedelta(days=3)
    back = make(b, circulation.check_in, item=item(world))
    make(a, circulation.renew, loan=lent.loan)
    arrive(world, first)
    loan = loan_at_server(world, lent.loan)
    assert (loan.ended_at, loan.renewals, loan.due_at) == (back.made_at, 0, lent.due_at)
    with world.server.read() as session:
        assert session.scalars(select(Renewal).where(Renewal.cancelled_at.is_(None))).all() == []
    [(kind, branches, _)] = open_notes(world)
    assert kind in {"refused", "renewed_after_return"}
    assert world.branches[0] in branches


@ORDERS
def test_a_renewal_before_the_return_stands_in_history(world: World, first: int) -> None:
    a, b = world.desks[:2]
    lent = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    arrive(world, 0)
    world.now += timedelta(days=3)
    renewed = make(a, circulation.renew, loan=lent.loan)
    back = make(b, circulation.check_in, item=item(world))
    arrive(world, first)
    loan = loan_at_server(world, lent.loan)
    assert (loan.ending, loan.ended_at, loan.renewals) == ("returned", back.made_at, 1)
    assert loan.due_at == renewed.due_after
    with world.server.read() as session:
        assert [r.cancelled_at for r in session.scalars(select(Renewal))] == [None]


@ORDERS
def test_a_loan_to_a_blocked_member_stands_with_a_note(world: World, first: int) -> None:
    """B blocks, A lends without knowing. Where A's news comes first nobody had been blocked: no note then."""
    a, b = world.desks[:2]
    make(b, members.block_member, member=member(world, 0), reason="kartu hilang")
    lent = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    arrive(world, first)
    assert loan_at_server(world, lent.loan).ended_at is None
    assert kinds(world) == (["lent_despite"] if first == 1 else [])


@pytest.mark.parametrize("ends", ["back", "taken back", "lent again"])
def test_that_a_blocked_member_was_lent_something_is_no_news_once_that_is_over(
    world: World, ends: str
) -> None:
    a, b = world.desks[:2]
    make(b, members.block_member, member=member(world, 0), reason="kartu hilang")
    lent = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    arrive(world, 1)
    assert kinds(world) == ["lent_despite"]
    match ends:
        case "back":
            make(b, circulation.check_in, item=item(world))
        case "taken back":
            make(a, circulation.undo, of=lent)
        case "lent again":
            make(b, circulation.check_in, item=item(world))
            make(b, circulation.check_out, item=item(world), member=member(world, 1))
    arrive(world, 0)
    assert kinds(world) == []
    with a.store.read() as session:
        assert [note.settlement for note in session.scalars(select(Note))] == ["moot"], "desks know it too"


@ORDERS
def test_a_loan_to_a_suspended_member_stands_with_a_note(world: World, first: int) -> None:
    """B takes back late; A lends without knowing. Where A's news comes first nobody was suspended."""
    a, b = world.desks[:2]
    terms = {"suspend_days": 5, "max_loans": 9}
    make(b, policies.put_policy, at_branch=world.branches[1], terms=terms)
    late = make(b, circulation.check_out, item=item(world), member=member(world, 0))
    arrive(world, 1)
    arrive(world, 0)
    world.now += timedelta(days=30)
    back = make(b, circulation.check_in, item=item(world))
    assert back.fine is not None
    world.now += timedelta(minutes=5)
    lent = make(a, circulation.check_out, item=item(world, "B1"), member=member(world, 0), reason="ujian")
    arrive(world, first)
    assert loan_at_server(world, late.loan).ended_at == back.made_at
    assert loan_at_server(world, lent.loan).ended_at is None
    noted = [k for k in kinds(world) if k == "lent_despite"]
    assert noted == (["lent_despite"] if first == 1 else [])


@ORDERS
def test_what_is_due_on_a_day_that_was_closed_stands_against_no_loan(world: World, first: int) -> None:
    a, b = world.desks[:2]
    due = make(b, circulation.check_out, item=item(world), member=member(world, 0)).due_at
    arrive(world, 1)
    arrive(world, 0)
    world.now = due - timedelta(hours=10)
    make(b, policies.close_days, days=[(world.now.date() + timedelta(days=n), "Banjir") for n in range(3)])
    arrive(world, 1)
    world.now += timedelta(days=2)
    make(a, circulation.check_out, item=item(world, "B1"), member=member(world, 0), reason="ujian")
    arrive(world, first)
    assert kinds(world) == []


@ORDERS
def test_the_same_fine_paid_at_two_desks_is_credit_with_a_note(world: World, first: int) -> None:
    a, b = world.desks[:2]
    make(b, policies.put_policy, at_branch=world.branches[1], terms={"fine_per_day": 500})
    make(b, circulation.check_out, item=item(world), member=member(world, 0))
    arrive(world, 1)
    world.now += timedelta(days=30)
    fine = make(b, circulation.check_in, item=item(world)).fine
    arrive(world, 1)
    for desk in (a, b):
        make(desk, payments.take_payment, member=member(world, 0), amount=fine.amount, device=desk.branch)
        world.now += timedelta(minutes=5)
    arrive(world, first)
    (kind, branches, facts), *others = open_notes(world)
    assert (kind, facts["credit"], others) == ("overpaid", fine.amount, [])
    assert {a.branch, b.branch} <= branches
    for store in (world.server, a.store, b.store):
        with store.read() as session:
            assert session.scalar(select(func.count()).select_from(Payment)) == 2


@ORDERS
def test_a_payment_taken_back_at_two_desks_ends_once(world: World, first: int) -> None:
    a, b = world.desks[:2]
    paid = make(a, _money, member=member(world, 0), amount=500)
    arrive(world, 0)
    arrive(world, 1)
    early = make(a, payments.cancel_payment, payment=paid.payment)
    world.now += timedelta(minutes=5)
    make(b, payments.cancel_payment, payment=paid.payment)
    arrive(world, first)
    with world.server.read() as session:
        assert session.scalars(select(Payment.cancelled_at)).all() == [early.made_at]


@ORDERS
def test_who_is_reminded_at_two_desks_was_reminded_twice(world: World, first: int) -> None:
    """And one of them after it had come back elsewhere: both stand, and both desks know of both."""
    a, b = world.desks[:2]
    loan = make(b, circulation.check_out, item=item(world), member=member(world, 0)).loan
    arrive(world, 1)
    make(a, notices.give_notice, loans=[loan], sort="due_soon", way="message")
    world.now += timedelta(minutes=5)
    make(b, circulation.check_in, item=item(world))
    make(b, notices.give_notice, loans=[loan], sort="due_soon", way="whatsapp")
    arrive(world, first)
    for store in (world.server, a.store, b.store):
        with store.read() as session:
            ways = session.scalars(select(Notice.way).order_by(Notice.way)).all()
            assert ways == ["message", "whatsapp"]
    assert open_notes(world) == []


@ORDERS
@pytest.mark.parametrize("earlier", ["lost", "returned"])
def test_lost_at_one_desk_and_back_at_another(world: World, first: int, earlier: str) -> None:
    """Whichever was first counts; what turns up costs its handling alone; one note to who declared it."""
    a, b = world.desks[:2]
    policy = {"lost_price": 50_000, "lost_fee": 5_000}
    make(a, policies.put_policy, terms=policy, at_branch=a.branch)
    lent = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    world.quiet()
    world.now += timedelta(hours=2)
    steps = {
        "lost": lambda: make(a, losses.declare_lost, loan=lent.loan),
        "returned": lambda: circulation.take_back(b.desk, item(world)).operation,
    }
    done = {}
    for step in (earlier, *(name for name in steps if name != earlier)):
        done[step] = steps[step]()
        world.now += timedelta(hours=1)
    for desk in (a, b) if first == 0 else (b, a):
        cycle(world, desk)
    world.quiet()
    when_quiet(world)
    ended = loan_at_server(world, lent.loan)
    assert (ended.ending, ended.ended_at) == (earlier, done[earlier].made_at)
    with world.server.read() as session:
        assert session.scalars(select(Item.condition).where(Item.uid == item(world))).one() == "good"
        stand = session.execute(select(Fine.kind, Fine.amount).where(Fine.cancelled_at.is_(None))).all()
    assert stand == ([("handling", 5_000)] if earlier == "lost" else [])
    assert kinds(world) == ["lost_turned_up"]


@ORDERS
@pytest.mark.parametrize("undone", [False, True])
def test_lost_at_one_desk_and_lent_all_the_same_it_is_found(world: World, first: int, undone: bool) -> None:
    a, b = world.desks[:2]
    make(a, policies.put_policy, terms={"lost_price": 50_000}, at_branch=a.branch)
    lent = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    make(a, losses.declare_lost, loan=lent.loan)
    arrive(world, first)
    world.now += timedelta(hours=1)
    again = make(b, circulation.check_out, item=item(world), member=member(world, 1), reason="ada di rak")
    if undone:
        make(b, circulation.undo, of=again)
    arrive(world, first)
    [(condition,)] = everywhere(world, select(Item.condition).where(Item.uid == item(world)))
    assert condition == ("lost" if undone else "good")
    with world.server.read() as session:
        owed = session.scalars(select(Fine.amount).where(Fine.cancelled_at.is_(None))).all()
    assert owed == ([50_000] if undone else [])


@ORDERS
@pytest.mark.parametrize("undone", [False, True])
def test_missing_and_lent_all_the_same_it_is_found(world: World, first: int, undone: bool) -> None:
    a, b = world.desks[:2]
    begun = make(a, stocktakes.start_stocktake, name="Tahunan").stocktake
    told = [(item(world), "B0")]
    make(a, stocktakes.mark_missing, stocktake=begun, device=a.engine.device, items=told)
    arrive(world, first)
    world.now += timedelta(hours=1)
    again = make(b, circulation.check_out, item=item(world), member=member(world, 1), reason="ada di rak")
    if undone:
        make(b, circulation.undo, of=again)
    arrive(world, first)
    [(condition,)] = everywhere(world, select(Item.condition).where(Item.uid == item(world)))
    assert condition == ("missing" if undone else "good")
    assert kinds(world) == []


def test_damaged_before_it_was_lost_it_is_so_again_everywhere(world: World) -> None:
    a = world.desks[0]
    make(a, losses.note_damage, item=item(world), note="robek")
    lent = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    gone = make(a, losses.declare_lost, loan=lent.loan)
    arrive(world, 0)
    make(a, losses.undo, of=gone)
    arrive(world, 0)
    assert everywhere(world, select(Item.condition).where(Item.uid == item(world))) == [("damaged",)]


@ORDERS
@pytest.mark.parametrize("known", [False, True], ids=["loss not known", "loss known"])
def test_damaged_before_it_was_lost_it_is_so_when_it_turns_up_elsewhere(
    world: World, first: int, known: bool
) -> None:
    """B has no journal of what A declared; the server has."""
    a, b = world.desks[:2]
    make(a, losses.note_damage, item=item(world), note="robek")
    lent = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    world.quiet()
    make(a, losses.declare_lost, loan=lent.loan)
    if known:
        world.quiet()
    world.now += timedelta(hours=1)
    circulation.take_back(b.desk, item(world))
    arrive(world, first)
    assert everywhere(world, select(Item.condition).where(Item.uid == item(world))) == [("damaged",)]


@ORDERS
@pytest.mark.parametrize("turns_up", [False, True])
def test_declared_lost_at_two_desks_costs_once(world: World, first: int, turns_up: bool) -> None:
    a, b = world.desks[:2]
    policy = {"lost_price": 50_000, "lost_fee": 5_000}
    make(a, policies.put_policy, terms=policy, at_branch=a.branch)
    lent = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    world.quiet()
    early = make(a, losses.declare_lost, loan=lent.loan)
    make(b, losses.declare_lost, loan=lent.loan)
    for desk in (a, b) if first == 0 else (b, a):
        cycle(world, desk)
    world.quiet()
    if turns_up:
        world.now += timedelta(hours=1)
        circulation.take_back(a.desk, item(world))
        world.quiet()
    when_quiet(world)
    assert loan_at_server(world, lent.loan).ended_at == early.made_at
    with world.server.read() as session:
        stand = session.execute(select(Fine.kind, Fine.amount).where(Fine.cancelled_at.is_(None))).all()
    assert sorted(stand) == [("handling", 5_000), *([] if turns_up else [("lost", 50_000)])]


@ORDERS
def test_what_is_put_in_late_stands_where_it_belongs(world: World, first: int) -> None:
    """A puts in, from the morning's paper, a loan; B had the item since, and lent it to somebody else."""
    a, b = world.desks[:2]
    morning = world.now
    world.now += timedelta(hours=5)
    later = make(b, circulation.check_out, item=item(world), member=member(world, 1))
    world.now += timedelta(hours=1)
    paper = make(a, circulation.check_out, item=item(world), member=member(world, 0), at=morning)
    for desk in (a, b) if first == 0 else (b, a):
        cycle(world, desk)
    world.quiet()
    when_quiet(world)
    assert loan_at_server(world, paper.loan).ended_at == later.made_at
    assert loan_at_server(world, paper.loan).lent_at == morning
    assert loan_at_server(world, later.loan).ended_at is None


@pytest.mark.parametrize("last", [0, 2], ids=["its undoing arrives last", "it arrives first"])
def test_undoing_one_handing_in_leaves_a_later_one_at_another_desk(world: World, last: int) -> None:
    """A handed it in by mistake; B lent it then; C, who has not heard of the loan, took it back."""
    a, b, c = world.desks[:3]
    mistake = make(a, circulation.note_handed_in, item=item(world))
    make(a, circulation.undo, of=mistake)
    world.now += timedelta(minutes=5)
    lent = make(b, circulation.check_out, item=item(world), member=member(world, 0))
    world.now += timedelta(minutes=5)
    back = make(c, circulation.note_handed_in, item=item(world))
    for desk in (b, c, a) if last == 0 else (a, b, c):
        cycle(world, desk)
    world.quiet()
    when_quiet(world)
    assert loan_at_server(world, lent.loan).ended_at == back.made_at


@ORDERS
def test_two_merged_with_each_other_at_two_desks_are_one_and_lose_no_loan(world: World, first: int) -> None:
    a, b = world.desks[:2]
    one, other = member(world, 0), member(world, 1)
    lent = [
        make(desk, circulation.check_out, item=item(world, barcode), member=who)
        for desk, barcode, who in ((a, "B0", one), (b, "B1", other))
    ]
    arrive(world, 0)
    arrive(world, 1)
    make(a, members.merge_members, merged=one, into=other)
    make(b, members.merge_members, merged=other, into=one)
    arrive(world, first)
    make(a, _money, member=one, amount=500)
    arrive(world, first)
    with world.server.read() as session:
        both = session.scalars(select(Member).where(Member.uid.in_([one, other]))).all()
        (stands,) = [who for who in both if who.merged_into is None]
        loans = session.scalars(select(Loan).where(Loan.uid.in_([done.loan for done in lent]))).all()
        assert {loan.member_id for loan in loans} == {stands.id}
        assert session.scalars(select(Payment.member_id)).all() == [stands.id]


@ORDERS
def test_one_merged_into_two_others_makes_all_three_one(world: World, first: int) -> None:
    a, b = world.desks[:2]
    with world.server.read() as session:
        kind = session.scalars(select(MemberType.uid)).first()
    assert kind is not None
    third = make(a, members.register_member, facts=someone(kind, a.branch)).member
    arrive(world, 0)
    arrive(world, 1)
    make(a, members.merge_members, merged=member(world, 0), into=member(world, 1))
    make(b, members.merge_members, merged=member(world, 0), into=third)
    arrive(world, first)
    with world.server.read() as session:
        three = session.scalars(
            select(Member).where(Member.uid.in_([member(world, 0), member(world, 1), third]))
        ).all()
        assert sum(who.merged_into is None for who in three) == 1


def test_who_has_paid_at_a_branch_is_known_there(world: World) -> None:
    """A desk that sees its own branch alone would else get a payment without the member."""
    b = world.desks[1]
    who = member(world, 0)
    with world.server.read() as session:
        home = session.scalars(select(Branch.uid).join(Member).where(Member.uid == who)).one()
    assert home != b.branch
    paid = make(b, _money, member=who, amount=500)
    arrive(world, 1)
    with world.server.read() as session:
        keys = [at(MEMBERS, who), at(PAYMENTS, paid.payment)]
        entries = entries_of(session, keys)
    live = [{name for name, held in entries[key].items() if not held.gone} for key in keys]
    assert live == [{members_of(home), members_of(b.branch)}, {loans_of(home), loans_of(b.branch)}]


def _money(making: Making, /, *, member: UUID, amount: int) -> payments.TakePayment:
    header = making.header()._asdict()
    assert making.branch is not None
    return payments.TakePayment(
        **header, payment=new_uid(), member=member, sort="paid", amount=amount, device=making.branch
    )


def withdraw(world: World, desk: SimulatedDesk) -> None:
    """B0, by somebody at this desk."""
    with desk.store.read() as session:
        found = session.scalars(select(Item).where(Item.barcode == "B0")).one()
        title = session.get_one(Title, found.title_id).uid
        kind = session.get_one(ItemType, found.item_type_id).uid
    facts = ItemFacts(barcode="B0", at_branch=world.branches[1], item_type=kind, condition="withdrawn")
    make(desk, put_item, title=title, item=item(world), facts=facts)


def condition_of_b0(world: World) -> str:
    with world.server.read() as session:
        return session.scalars(select(Item.condition).where(Item.barcode == "B0")).one()


@ORDERS
def test_a_withdrawn_item_that_is_lent_is_live_again(world: World, first: int) -> None:
    a, b = world.desks[:2]
    withdraw(world, b)
    lent = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    arrive(world, first)
    assert loan_at_server(world, lent.loan).ended_at is None
    assert condition_of_b0(world) == "good"
    assert [(kind, branches) for kind, branches, _ in open_notes(world)] == [
        ("item_live_again", frozenset({world.branches[0]}))
    ]


@ORDERS
def test_an_item_that_was_lent_before_it_was_withdrawn_stays_withdrawn(world: World, first: int) -> None:
    a, b = world.desks[:2]
    lent = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    withdraw(world, b)
    arrive(world, first)
    assert loan_at_server(world, lent.loan).ended_at is None
    assert condition_of_b0(world) == "withdrawn"
    assert open_notes(world) == []


@ORDERS
def test_the_same_person_registered_twice_is_noted_and_merging_loses_nothing(
    world: World, first: int
) -> None:
    a, b = world.desks[:2]
    with a.store.read() as session:
        kind = session.scalars(select(MemberType.uid)).first()
    assert kind is not None
    one = make(a, members.register_member, facts=someone(kind, world.branches[0]))
    other = make(b, members.register_member, facts=someone(kind, world.branches[1]))
    at_a = make(a, circulation.check_out, item=item(world, "B0"), member=one.member)
    at_b = make(b, circulation.check_out, item=item(world, "B1"), member=other.member)
    arrive(world, first)
    [(noted, branches, _)] = open_notes(world)
    assert noted == "possible_duplicate"
    assert branches == {world.branches[0], world.branches[1]}
    make(a, members.merge_members, merged=other.member, into=one.member)
    late = make(b, circulation.check_out, item=item(world, "B2"), member=other.member)
    arrive(world, first)
    with world.server.read() as session:
        keeper = session.scalars(select(Member.id).where(Member.uid == one.member)).one()
        owners = {loan.uid: loan.member_id for loan in session.scalars(select(Loan))}
    assert owners == {at_a.loan: keeper, at_b.loan: keeper, late.loan: keeper}


def someone(kind: UUID, branch: UUID) -> MemberFacts:
    return MemberFacts(
        name="Siti Aminah",
        member_type=kind,
        home_branch=branch,
        birth_date=date(2001, 5, 4),
        phone="08123456789",
    )


@ORDERS
def test_different_fields_of_one_record_both_stand(world: World, first: int) -> None:
    a, b = world.desks[:2]
    edit(world, a, phone="0811")
    edit(world, b, other_name="林")
    arrive(world, first)
    with world.server.read() as session:
        found = session.scalars(select(Member).where(Member.uid == member(world, 0))).one()
        assert (found.phone, found.other_name) == ("0811", "林")
    assert kinds(world) == []


@ORDERS
def test_of_the_same_field_the_later_value_stands_and_the_other_is_noted(world: World, first: int) -> None:
    a, b = world.desks[:2]
    edit(world, a, other_name="lebih dulu")
    edit(world, b, other_name="kemudian")
    arrive(world, first)
    with world.server.read() as session:
        found = session.scalars(select(Member).where(Member.uid == member(world, 0))).one()
        assert found.other_name == "kemudian"
    [(kind, branches, facts)] = open_notes(world)
    assert (kind, branches) == ("edited_twice", {a.branch, b.branch})
    assert (facts["kept"], facts["other"]) == ("kemudian", "lebih dulu")


@ORDERS
def test_an_older_edit_that_says_the_same_does_not_make_the_newer_one_older(world: World, first: int) -> None:
    """Simulation, seed 504: another desk had chosen that value too, then another."""
    a, b = world.desks[:2]
    edit(world, a, note="8")
    edit(world, a, note="3")
    edit(world, b, note="8")
    arrive(world, first)
    with world.server.read() as session:
        assert session.scalars(select(Member.note).where(Member.uid == member(world, 0))).one() == "8"


def edit(world: World, desk: SimulatedDesk, **fields: str) -> None:
    with desk.store.read() as session:
        who = session.scalars(select(Member).where(Member.uid == member(world, 0))).one()
        facts = replace(members.facts_of(session, who), **fields)
    make(desk, members.edit_member, member=member(world, 0), facts=facts)


@ORDERS
def test_two_editions_of_a_title_merge_field_by_field(world: World, first: int) -> None:
    a, b = world.desks[:2]
    with world.server.read() as session:
        uid = session.scalars(select(Title.uid).where(Title.title == "Judul 0")).one()
    make(a, put_title, title=uid, facts=TitleFacts(title="Judul 0", publisher="Balai Pustaka"))
    make(b, put_title, title=uid, facts=TitleFacts(title="Judul 0", year=1922))
    arrive(world, first)
    with world.server.read() as session:
        found = session.scalars(select(Title).where(Title.uid == uid)).one()
        assert (found.publisher, found.year) == ("Balai Pustaka", 1922)


@ORDERS
def test_the_same_card_number_given_twice_is_kept_apart(world: World, first: int) -> None:
    a, b = world.desks[:2]
    with a.store.read() as session:
        kind = session.scalars(select(MemberType.uid)).first()
    assert kind is not None
    for desk, name in ((a, "Rahmat Hidayat"), (b, "Dewi Lestari")):
        facts = MemberFacts(name=name, member_type=kind, home_branch=desk.branch)
        make(desk, members.register_member, facts=facts, number="K-77")
    arrive(world, first)
    with world.server.read() as session:
        numbers = sorted(session.scalars(select(Member.number).where(Member.number.startswith("K-77"))))
    assert numbers == ["K-77", "K-77~2"]
    assert kinds(world) == ["number_taken"]


def test_an_item_handed_in_where_nobody_knew_of_its_loan_is_returned(world: World) -> None:
    """A desk of reach 'branch' knows nothing of what others lent; one that was offline neither."""
    lender, partner = world.desks[0], world.desks[2]
    lent = make(lender, circulation.check_out, item=item(world), member=member(world))
    world.quiet()
    world.now += timedelta(days=60)
    with pytest.raises(refusals.NotOnLoan) as refused:
        circulation.take_back(partner.desk, item(world))
    assert refused.value.noted
    world.quiet()
    when_quiet(world)
    ended = loan_at_server(world, lent.loan)
    assert ended.ending == "returned"
    assert kinds(world) == ["late_unseen"]


def test_an_item_that_was_noted_by_mistake_is_out_again_when_that_is_undone(world: World) -> None:
    lender, partner = world.desks[0], world.desks[2]
    lent = make(lender, circulation.check_out, item=item(world), member=member(world))
    world.quiet()
    world.now += timedelta(days=60)
    noted = make(partner, circulation.note_handed_in, item=item(world))
    world.quiet()
    make(partner, circulation.undo, of=noted)
    world.quiet()
    when_quiet(world)
    assert loan_at_server(world, lent.loan).ended_at is None
    assert kinds(world) == []
    with world.server.read() as session:
        assert session.scalars(select(Item.condition).where(Item.barcode == "B0")).one() == "good"


def test_a_withdrawn_item_stays_withdrawn_when_it_is_handed_in(world: World) -> None:
    desk = world.desks[0]
    with world.server.read() as session:
        kind = session.scalars(select(ItemType.uid)).first()
        title = session.scalars(select(Title.uid)).first()
    facts = ItemFacts(barcode="LAMA", at_branch=desk.branch, item_type=kind, condition="withdrawn")
    made = make(desk, put_item, title=title, facts=facts)
    with pytest.raises(refusals.NotOnLoan):
        circulation.take_back(desk.desk, made.item)
    world.quiet()
    when_quiet(world)
    with world.server.read() as session:
        assert session.scalars(select(Item.condition).where(Item.barcode == "LAMA")).one() == "withdrawn"
    assert kinds(world) == []


@ORDERS
def test_one_koc_file_taken_in_at_two_desks_counts_once(world: World, first: int) -> None:
    a, b = world.desks[:2]
    with world.server.read() as session:
        card = session.scalars(select(Member.number).where(Member.name == "Anggota 0")).one()
    then = (world.now + timedelta(hours=1)).astimezone(ZoneInfo("Asia/Jakarta")).replace(tzinfo=None)
    lines = [
        CounterRecord(happened_at=then, verb="issue", card=card, barcode="B0"),
        CounterRecord(happened_at=then + timedelta(hours=1), verb="payment", card=card, amount=2_000),
        CounterRecord(happened_at=then + timedelta(hours=2), verb="issue", card=card, barcode="B1"),
        CounterRecord(happened_at=then + timedelta(hours=3), verb="return", barcode="B1"),
    ]
    world.now += timedelta(hours=9)
    for one in (a, b):
        with one.desk.together() as perform:
            file = CounterFile(one.desk, perform)
            assert [file.take(line).outcome for line in lines] == ["created"] * 4
    arrive(world, first)
    with world.server.read() as session:
        assert len(session.scalars(select(Payment)).all()) == 1
        assert sorted(str(ending) for ending in session.scalars(select(Loan.ending))) == ["None", "returned"]
    assert "return_implied" not in kinds(world)


@ORDERS
def test_what_was_done_against_the_rules_is_known_at_the_whole_branch(world: World, first: int) -> None:
    """Both stand, with who did it and why; desks of other branches are not told."""
    a, b = world.desks[:2]
    make(a, members.block_member, member=member(world), reason="uji")
    world.quiet()
    at_a = make(a, circulation.check_out, item=item(world, "B0"), member=member(world), reason="di sini")
    at_b = make(b, circulation.check_out, item=item(world, "B2"), member=member(world), reason="di sana")
    arrive(world, first)
    world.quiet()
    assert overrides(world.server) == {(at_a.uid, "di sini"), (at_b.uid, "di sana")}
    for desk, done in ((a, (at_a.uid, "di sini")), (b, (at_b.uid, "di sana"))):
        others = [other for other in world.desks if other.desk.branch == desk.desk.branch]
        assert all(done in overrides(one.store) for one in others)
        rest = [other for other in world.desks if other not in others]
        assert not any(done in overrides(one.store) for one in rest)


def overrides(store: Any) -> set[tuple[UUID, str]]:
    with store.read() as session:
        return {(uid, reason) for uid, reason in session.execute(select(Override.uid, Override.reason))}


@ORDERS
def test_of_a_note_settled_at_two_desks_the_words_of_both_are_kept(world: World, first: int) -> None:
    a, b = world.desks[:2]
    for number, desk in enumerate((a, b)):
        make(desk, circulation.check_out, item=item(world), member=member(world, number))
    arrive(world, 0)
    with a.store.read() as session:
        note = session.scalars(select(Note.uid)).one()
    settled = make(a, settle_note, note=note, how="member_called", words="datang besok")
    make(b, settle_note, note=note, how="seen", words="sudah dicari")
    arrive(world, first)
    for store in (world.server, a.store, b.store):
        with store.read() as session:
            told = session.execute(select(Note.settlement, Note.settled_at)).one()
        assert tuple(told) == ("member_called datang besok / sudah dicari", settled.made_at)
