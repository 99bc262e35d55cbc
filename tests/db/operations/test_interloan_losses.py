# SPDX-License-Identifier: GPL-3.0-or-later
"""Another library's book is lost by its reader: told to that library and at the counter in one go."""

from __future__ import annotations

import copy
from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import Fine, Interloan, Item, JournalEntry, Loan
from db.operations import interloan, interloan_losses, losses, partners, refusals
from db.operations.desk import Desk
from db.operations.interloan_losses import TakenBack
from db.operations.losses import DeclareLost
from db.operations.policies import put_policy
from db.rules.interloan import Act, InterloanFacts, Place, Side, Status
from tests.db.small_world import Clock, lend, reading, row_of

ASKS, LENDS = Side.REQUESTER, Side.SUPPLIER


@pytest.fixture
def came(desk: Desk, a_member: UUID) -> tuple[UUID, UUID]:
    """A university's book is here for a member: the request and its item."""
    facts = partners.PartnerFacts(name="Universitas", kind="university")
    partner = desk.perform(partners.put_partner, facts=facts).operation.target
    agreed = partners.AgreementFacts(partner=partner, number="1/PKS", kind="pks", lends=True)
    desk.perform(partners.put_agreement, facts=agreed)
    asked = InterloanFacts(title="Hikayat", supplying_partner=partner)
    request = desk.perform(interloan.ask_interloan, facts=asked, member=a_member).operation.interloan
    act(desk, request, LENDS, Act.SHIPPED)
    return request, act(desk, request, ASKS, Act.RECEIVED, barcode="U1").item  # type: ignore[return-value]


def act(desk: Desk, request: UUID, side: Side, what: Act, **how: object) -> interloan.ActOnInterloan:
    made = desk.perform(interloan.act_on_interloan, interloan=request, side=side, act=what, **how).operation
    assert isinstance(made, interloan.ActOnInterloan)
    return made


def lose(desk: Desk, request: UUID, amount: int = 0) -> UUID:
    with desk.together() as perform:
        return interloan_losses.lose(perform, request, amount, "jatuh ke laut").event


def take_back(desk: Desk, event: UUID) -> TakenBack:
    with desk.together() as perform:
        return interloan_losses.take_back(perform, event)


def owed(desk: Desk) -> list[tuple[str, int]]:
    with reading(desk) as session:
        rows = select(Fine.kind, Fine.amount).where(Fine.cancelled_at.is_(None)).order_by(Fine.kind)
        return [(kind, amount) for kind, amount in session.execute(rows)]


def stands(desk: Desk, request: UUID, item: UUID) -> tuple[str, str]:
    return row_of(desk, Interloan, request).status, row_of(desk, Item, item).condition


def test_lost_for_the_partner_it_is_lost_for_its_reader_who_owes_what_the_partner_asks(
    desk: Desk, a_member: UUID, came: tuple[UUID, UUID]
) -> None:
    request, item = came
    desk.perform(put_policy, at_branch=desk.branch, terms={"lost_price": 50_000, "lost_fee": 5_000})
    loan = lend(desk, item, a_member).loan
    event = lose(desk, request, 120_000)
    assert stands(desk, request, item) == (Status.WITHOUT_RETURN, "withdrawn")
    assert row_of(desk, Loan, loan).ending == "lost"
    assert owed(desk) == [("handling", 5_000), ("lost", 120_000)]
    done = take_back(desk, event)
    assert not done.loan_stays
    assert done.changes >= {"interloans", "loans", "fines"}
    assert row_of(desk, Loan, loan).ended_at is None
    assert stands(desk, request, item) == (Status.LOANED, "good")
    assert owed(desk) == []


def test_without_an_amount_the_reader_owes_what_the_policy_says(
    desk: Desk, a_member: UUID, came: tuple[UUID, UUID]
) -> None:
    request, item = came
    desk.perform(put_policy, at_branch=desk.branch, terms={"lost_price": 50_000})
    lend(desk, item, a_member)
    lose(desk, request)
    assert owed(desk) == [("lost", 50_000)]


def test_what_nobody_had_on_loan_costs_nobody_anything(desk: Desk, came: tuple[UUID, UUID]) -> None:
    request, item = came
    event = lose(desk, request, 120_000)
    assert owed(desk) == []
    assert not take_back(desk, event).loan_stays
    assert stands(desk, request, item) == (Status.LOANED, "good")


def test_declared_lost_at_the_counter_it_stays_so_when_the_step_is_taken_back(
    desk: Desk, clock: Clock, a_member: UUID, came: tuple[UUID, UUID]
) -> None:
    request, item = came
    loan = lend(desk, item, a_member).loan
    desk.perform(losses.declare_lost, loan=loan)
    clock.days_pass(1)
    event = lose(desk, request, 120_000)
    take_back(desk, event)
    assert stands(desk, request, item) == (Status.LOANED, "lost")
    assert row_of(desk, Loan, loan).ending == "lost"


def test_neither_is_done_where_the_step_does_not_go(
    desk: Desk, a_member: UUID, came: tuple[UUID, UUID]
) -> None:
    request, item = came
    loan = lend(desk, item, a_member).loan
    act(desk, request, LENDS, Act.RECEIVED_BACK)
    with pytest.raises(refusals.NoInterloan):
        lose(desk, request)
    assert row_of(desk, Loan, loan).ended_at is None


def test_at_another_desk_only_the_step_is_taken_back_and_it_says_so(
    desk: Desk, a_member: UUID, came: tuple[UUID, UUID]
) -> None:
    request, item = came
    loan = lend(desk, item, a_member).loan
    event = lose(desk, request)
    with desk.store.write() as session:
        [made] = session.scalars(select(JournalEntry).where(JournalEntry.kind == DeclareLost.kind()))
        session.delete(made)
    assert take_back(desk, event).loan_stays
    assert row_of(desk, Loan, loan).ending == "lost"


def test_what_another_branch_has_lent_is_lost_there_and_here(
    desk: Desk, a_branch: UUID, a_member: UUID, an_item: UUID
) -> None:
    theirs = copy.copy(desk)
    theirs.branch = a_branch
    asked = InterloanFacts(title="Laskar Pelangi", supplier=desk.branch)
    request = theirs.perform(interloan.ask_interloan, facts=asked, member=a_member).operation.interloan
    act(desk, request, LENDS, Act.SHIPPED, item=an_item)
    act(theirs, request, ASKS, Act.RECEIVED)
    loan = lend(theirs, an_item, a_member).loan
    event = lose(theirs, request)
    assert stands(desk, request, an_item) == (Status.WITHOUT_RETURN, "lost")
    take_back(theirs, event)
    assert stands(desk, request, an_item) == (Status.LOANED, "good")
    assert row_of(desk, Interloan, request).place == Place.AT_REQUESTER
    assert row_of(desk, Loan, loan).ended_at is None
