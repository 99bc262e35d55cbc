# SPDX-License-Identifier: GPL-3.0-or-later
"""Two libraries lend to each other over sync: the whole story, and who wins where they cross."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import Interloan, InterloanEvent, Item, Loan, Title
from db.operations import circulation, interloan, interloan_losses, members, partners, refusals
from db.rules.eligibility import Obstacle
from db.rules.interloan import Act, InterloanFacts, Place, Side, Status
from db.syncing.feed import entries_of
from db.syncing.kinds import INTERLOAN_EVENTS, INTERLOAN_READERS, INTERLOANS, at
from db.syncing.scopes import branch_only
from tests.db.syncing.test_who_wins import ORDERS, arrive, cycle, item, kinds, make, member, open_notes
from tests.simulation.invariants import when_quiet
from tests.simulation.world import SimulatedDesk, World


@pytest.fixture
def world() -> World:
    """Desks d0 and d3 at A, d1 and d4 at B, all synced."""
    return World(1, desks=5)


def ask(world: World, **facts: Any) -> UUID:
    """A asks B for the title of the item B1; both know."""
    a, b = world.desks[:2]
    with world.server.read() as session:
        wanted = session.scalars(select(Title).join(Item).where(Item.barcode == "B1")).one()
    whole = {"title": wanted.title, "catalogued": wanted.uid, "supplier": b.branch, **facts}
    asked = make(a, interloan.ask_interloan, facts=InterloanFacts(**whole), member=member(world, 0))
    cycle(world, a)
    cycle(world, b)
    return asked.interloan  # type: ignore[no-any-return]


def act(desk: SimulatedDesk, request: UUID, side: Side, what: Act, **how: Any) -> Any:
    return make(desk, interloan.act_on_interloan, interloan=request, side=side, act=what, **how)


def stands(world: World, request: UUID) -> tuple[str, str]:
    with world.server.read() as session:
        one = session.scalars(select(Interloan).where(Interloan.uid == request)).one()
        return one.status, one.place


def test_two_branches_lend_to_each_other_from_the_request_to_the_return(world: World) -> None:
    a, b = world.desks[:2]
    request = ask(world)
    act(b, request, Side.SUPPLIER, Act.WILL_SUPPLY)
    act(b, request, Side.SUPPLIER, Act.SHIPPED, item=item(world, "B1"))
    cycle(world, b)
    cycle(world, a)
    act(a, request, Side.REQUESTER, Act.RECEIVED)
    lent = make(a, circulation.check_out, item=item(world, "B1"), member=member(world, 0))
    act(a, request, Side.REQUESTER, Act.RENEW)
    cycle(world, a)
    cycle(world, b)
    act(b, request, Side.SUPPLIER, Act.RENEWED)
    act(b, request, Side.SUPPLIER, Act.RECALLED)
    cycle(world, b)
    cycle(world, a)
    make(a, circulation.check_in, item=item(world, "B1"))
    act(a, request, Side.REQUESTER, Act.SHIPPED_BACK)
    cycle(world, a)
    cycle(world, b)
    act(b, request, Side.SUPPLIER, Act.RECEIVED_BACK)
    world.quiet()
    when_quiet(world)
    assert stands(world, request) == (Status.LOAN_COMPLETED, Place.BACK)
    assert kinds(world) == []
    with world.server.read() as session:
        loan = session.scalars(select(Loan).where(Loan.uid == lent.loan)).one()
        assert loan.ending == "returned"


def test_for_whom_it_was_asked_is_known_where_it_was_asked_alone(world: World) -> None:
    a, b = world.desks[:2]
    request = ask(world)
    step = act(b, request, Side.SUPPLIER, Act.UNFILLED, reason="NotOnShelf")
    cycle(world, b)
    keys = [at(INTERLOANS, request), at(INTERLOAN_EVENTS, step.event), at(INTERLOAN_READERS, request)]
    here, there = branch_only(a.branch), branch_only(b.branch)
    with world.server.read() as session:
        found = {key: set(entries) for key, entries in entries_of(session, keys).items()}
    assert found == {keys[0]: {here, there}, keys[1]: {here, there}, keys[2]: {here}}
    with b.store.read() as session:
        assert session.scalars(select(Interloan.member)).all() == [None]


@ORDERS
def test_cancelled_at_one_library_while_the_other_sent_it_is_on_its_way(world: World, first: int) -> None:
    a, b = world.desks[:2]
    request = ask(world)
    act(a, request, Side.REQUESTER, Act.CANCEL)
    act(b, request, Side.SUPPLIER, Act.SHIPPED, item=item(world, "B1"))
    arrive(world, first)
    assert stands(world, request) == (Status.LOANED, Place.TO_REQUESTER)
    [(kind, branches, facts)] = open_notes(world)
    assert (kind, branches) == ("interloan_crossed", {a.branch, b.branch})
    assert (facts["act"], facts["status"]) == (Act.SHIPPED, Status.LOANED)


@ORDERS
def test_sent_before_it_was_cancelled_is_on_its_way_too(world: World, first: int) -> None:
    a, b = world.desks[:2]
    request = ask(world)
    act(b, request, Side.SUPPLIER, Act.SHIPPED)
    act(a, request, Side.REQUESTER, Act.CANCEL)
    arrive(world, first)
    assert stands(world, request)[0] == Status.LOANED
    assert [(kind, facts["act"]) for kind, _, facts in open_notes(world)] == [
        ("interloan_crossed", Act.CANCEL)
    ]


@ORDERS
def test_refused_at_one_library_and_cancelled_anew_at_the_other_it_is_cancelled(
    world: World, first: int
) -> None:
    a, b = world.desks[:2]
    request = ask(world)
    act(a, request, Side.REQUESTER, Act.CANCEL)
    cycle(world, a)
    cycle(world, b)
    act(b, request, Side.SUPPLIER, Act.NOT_CANCELLED, note="sudah dikemas")
    cycle(world, b)
    assert stands(world, request) == (Status.RECEIVED, Place.AT_SUPPLIER)
    cycle(world, a)
    act(a, request, Side.REQUESTER, Act.CANCEL)
    act(b, request, Side.SUPPLIER, Act.WILL_SUPPLY)
    arrive(world, first)
    assert stands(world, request) == (Status.CANCELLED, Place.AT_SUPPLIER)


def test_sent_though_it_was_known_to_be_cancelled_is_on_its_way_and_both_are_told(world: World) -> None:
    a, b = world.desks[:2]
    request = ask(world)
    act(a, request, Side.REQUESTER, Act.CANCEL)
    cycle(world, a)
    cycle(world, b)
    act(b, request, Side.SUPPLIER, Act.SHIPPED, item=item(world, "B1"))
    cycle(world, b)
    assert stands(world, request) == (Status.LOANED, Place.TO_REQUESTER)
    [(kind, branches, facts)] = open_notes(world)
    assert (kind, branches) == ("interloan_crossed", {a.branch, b.branch})
    assert facts["act"] == Act.SHIPPED


def test_a_copy_that_its_own_branch_scans_is_back_whatever_the_other_says_afterwards(world: World) -> None:
    a, b = world.desks[:2]
    request = ask(world)
    act(b, request, Side.SUPPLIER, Act.SHIPPED, item=item(world, "B1"))
    cycle(world, b)
    cycle(world, a)
    act(a, request, Side.REQUESTER, Act.RECEIVED)
    make(a, circulation.check_out, item=item(world, "B1"), member=member(world, 0))
    cycle(world, a)
    cycle(world, b)
    circulation.take_back(b.desk, item(world, "B1"))
    world.quiet()
    when_quiet(world)
    assert stands(world, request) == (Status.LOAN_COMPLETED, Place.BACK)
    with world.server.read() as session:
        assert session.scalars(select(Loan.id).where(Loan.ended_at.is_(None))).all() == []


def test_lost_by_its_reader_and_not_lost_after_all_is_so_at_both_libraries(world: World) -> None:
    a, b = world.desks[:2]
    request = ask(world)
    act(b, request, Side.SUPPLIER, Act.SHIPPED, item=item(world, "B1"))
    cycle(world, b)
    cycle(world, a)
    act(a, request, Side.REQUESTER, Act.RECEIVED)
    lent = make(a, circulation.check_out, item=item(world, "B1"), member=member(world, 0))
    with a.desk.together() as perform:
        event = interloan_losses.lose(perform, request).event
    cycle(world, a)
    cycle(world, b)
    assert stands(world, request)[0] == Status.WITHOUT_RETURN
    with b.store.read() as session:
        assert session.scalars(select(Item.condition).where(Item.barcode == "B1")).one() == "lost"
    with a.desk.together() as perform:
        assert not interloan_losses.take_back(perform, event).loan_stays
    world.quiet()
    when_quiet(world)
    assert stands(world, request) == (Status.LOANED, Place.AT_REQUESTER)
    with world.server.read() as session:
        assert session.scalars(select(Loan.ended_at).where(Loan.uid == lent.loan)).one() is None
        assert session.scalars(select(Item.condition).where(Item.barcode == "B1")).one() == "good"


def _twin(world: World, at_desk: SimulatedDesk) -> SimulatedDesk:
    """Another desk of the same branch, which knows what that one knows."""
    twin = next(desk for desk in world.desks if desk.branch == at_desk.branch and desk is not at_desk)
    cycle(world, twin)
    return twin


@ORDERS
@pytest.mark.parametrize("yes_first", [True, False])
def test_of_two_answers_the_later_counts(world: World, first: int, yes_first: bool) -> None:
    """Desks A and its twin answer what B has asked; one that was final and did not count is noted."""
    b, a = world.desks[:2]
    with world.server.read() as session:
        title = session.scalars(select(Title.title)).first()
    facts = InterloanFacts(title=title or "", supplier=b.branch)
    request = make(a, interloan.ask_interloan, facts=facts).interloan
    cycle(world, a)
    cycle(world, b)
    twin = _twin(world, b)
    answers: list[Callable[[], Any]] = [
        lambda: act(b, request, Side.SUPPLIER, Act.WILL_SUPPLY),
        lambda: act(twin, request, Side.SUPPLIER, Act.UNFILLED, reason="NotHeld"),
    ]
    for answer in answers if yes_first else answers[::-1]:
        answer()
    for desk in (b, twin) if first else (twin, b):
        cycle(world, desk)
    world.quiet()
    when_quiet(world)
    assert stands(world, request)[0] == (Status.UNFILLED if yes_first else Status.WILL_SUPPLY)
    assert kinds(world) == ([] if yes_first else ["interloan_crossed"])


@ORDERS
def test_received_at_two_desks_is_received_once(world: World, first: int) -> None:
    """A partner's book gets a place in the catalogue at both; the later one of them is out of use."""
    a = world.desks[0]
    facts = partners.PartnerFacts(name="Universitas", kind="university")
    partner = make(a, partners.put_partner, facts=facts).target
    paper = partners.AgreementFacts(partner=partner, number="1", kind="pks", lends=True)
    make(a, partners.put_agreement, facts=paper)
    wanted = InterloanFacts(title="Hikayat Hang Tuah", supplying_partner=partner)
    request = make(a, interloan.ask_interloan, facts=wanted, member=member(world, 0)).interloan
    cycle(world, a)
    twin = _twin(world, a)
    copies = [act(desk, request, Side.REQUESTER, Act.RECEIVED).item for desk in (a, twin)]
    for desk in (a, twin) if first else (twin, a):
        cycle(world, desk)
    world.quiet()
    when_quiet(world)
    assert stands(world, request) == (Status.LOANED, Place.AT_REQUESTER)
    with world.server.read() as session:
        conditions = dict(session.execute(select(Item.uid, Item.condition).where(Item.uid.in_(copies))).all())
        assert [conditions[uid] for uid in copies] == ["good", "withdrawn"]
        events = session.scalars(select(InterloanEvent)).all()
        assert len(events) == 2
    assert kinds(world) == ["number_taken"]


def of_a_partner(desk: SimulatedDesk, reader: UUID) -> tuple[UUID, UUID]:
    """A book of a partner's that has come for somebody: its request and its copy."""
    facts = partners.PartnerFacts(name="Universitas", kind="university")
    partner = make(desk, partners.put_partner, facts=facts).target
    paper = partners.AgreementFacts(partner=partner, number="1", kind="pks", lends=True)
    make(desk, partners.put_agreement, facts=paper)
    wanted = InterloanFacts(title="Hikayat Hang Tuah", supplying_partner=partner)
    request = make(desk, interloan.ask_interloan, facts=wanted, member=reader).interloan
    return request, act(desk, request, Side.REQUESTER, Act.RECEIVED).item


def test_a_partners_book_is_lent_to_whom_it_came_for(world: World) -> None:
    a, b = world.desks[:2]
    _, copy = of_a_partner(a, member(world, 0))
    with pytest.raises(refusals.Obstructed) as stopped:
        make(a, circulation.check_out, item=copy, member=member(world, 1))
    assert stopped.value.obstacles == (Obstacle.FOR_ANOTHER,)
    reason = {"reason": "Pemesannya setuju"}
    lent = make(a, circulation.check_out, item=copy, member=member(world, 1), **reason)
    assert lent.overridden == (Obstacle.FOR_ANOTHER,)
    make(a, circulation.check_in, item=copy)
    make(a, circulation.check_out, item=copy, member=member(world, 0))
    cycle(world, a)
    cycle(world, b)
    assert kinds(world) == []


@ORDERS
def test_a_partners_book_lent_to_another_where_that_was_not_known_stands_with_a_note(
    world: World, first: int
) -> None:
    a, b = world.desks[:2]
    request, copy = of_a_partner(a, member(world, 0))
    cycle(world, a)
    cycle(world, b)
    lent = make(b, circulation.check_out, item=copy, member=member(world, 1))
    act(a, request, Side.REQUESTER, Act.ASK_STATUS)
    assert lent.overridden == ()
    arrive(world, first)
    [(kind, _, facts)] = open_notes(world)
    assert (kind, facts["obstacles"]) == ("lent_despite", ["for_another"])
    with world.server.read() as session:
        assert session.scalars(select(Loan).where(Loan.uid == lent.loan)).one().ended_at is None


@ORDERS
def test_lost_here_and_found_there_is_back(world: World, first: int) -> None:
    a, b = world.desks[:2]
    request = ask(world)
    act(b, request, Side.SUPPLIER, Act.SHIPPED)
    cycle(world, b)
    cycle(world, a)
    act(b, request, Side.SUPPLIER, Act.RECEIVED_BACK)
    act(a, request, Side.REQUESTER, Act.LOST, amount=90_000)
    arrive(world, first)
    assert stands(world, request) == (Status.LOAN_COMPLETED, Place.BACK)
    assert kinds(world) == ["interloan_crossed"]


@ORDERS
def test_who_was_merged_with_another_is_the_one_it_was_asked_for(world: World, first: int) -> None:
    a, b = world.desks[:2]
    make(b, members.merge_members, merged=member(world, 0), into=member(world, 1))
    into = member(world, 1)
    with world.server.read() as session:
        title = session.scalars(select(Title.title)).first()
    facts = InterloanFacts(title=title or "", supplier=b.branch)
    request = make(a, interloan.ask_interloan, facts=facts, member=member(world, 0)).interloan
    arrive(world, first)
    with world.server.read() as session:
        asked = select(Interloan.member).where(Interloan.uid == request)
        assert session.scalars(asked).one() == into


def test_what_one_library_has_lost_is_lost_at_every_desk_and_found_again_too(world: World) -> None:
    a, b = world.desks[:2]
    request = ask(world)
    act(b, request, Side.SUPPLIER, Act.SHIPPED, item=item(world, "B1"))
    for said, condition in ((Act.LOST, "lost"), (Act.RECEIVED_BACK, "good")):
        act(b, request, Side.SUPPLIER, said)
        cycle(world, b)
        cycle(world, a)
        for store in (a.store, b.store, world.server):
            with store.read() as session:
                assert session.scalar(select(Item.condition).where(Item.barcode == "B1")) == condition
