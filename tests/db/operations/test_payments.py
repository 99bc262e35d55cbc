# SPDX-License-Identifier: GPL-3.0-or-later
"""Fines are paid in part or whole, waived, settled by a book; credit is given back; all can be undone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from db.models import Member, Payment
from db.operations import refusals
from db.operations.circulation import CheckOut, undo
from db.operations.desk import Desk
from db.operations.members import merge_members
from db.operations.payments import TakePayment, cancel_payment, owed_by, take_payment
from db.operations.policies import put_policy
from db.queries.members import member_view, payments_of
from db.queries.tills import till
from db.rules.eligibility import Obstacle
from tests.db import small_world
from tests.db.small_world import OPENING, lend, take_back

FINE = 3_000


@pytest.fixture
def debtor(desk: Desk, an_overdue_loan: CheckOut) -> UUID:
    """Brought a book back late: 3,000 rupiah."""
    take_back(desk, an_overdue_loan.item)
    return an_overdue_loan.member


def pay(desk: Desk, member: UUID, amount: int, sort: str = "paid", **more: Any) -> TakePayment:
    return desk.perform(
        take_payment, member=member, amount=amount, sort=sort, device=desk.device, **more
    ).operation


def owes(desk: Desk, member: UUID) -> int:
    with desk.store.read() as session:
        view = member_view(session, member)
        assert view is not None
        assert view.fines == owed_by(session, view.id)
        return view.fines


def test_paid_in_two_parts(desk: Desk, debtor: UUID) -> None:
    assert owes(desk, debtor) == FINE
    pay(desk, debtor, 1_000)
    assert owes(desk, debtor) == 2_000
    pay(desk, debtor, 2_000)
    assert owes(desk, debtor) == 0
    with desk.store.read() as session:
        assert [row.amount for row in payments_of(session, debtor)] == [2_000, 1_000]
        assert till(session, OPENING, desk.device) == FINE
        assert till(session, OPENING, UUID(int=1)) == 0, "another till"
        assert till(session, OPENING + timedelta(days=99), desk.device) == 0


@pytest.mark.parametrize("amount", [0, -500, FINE + 1])
def test_nobody_pays_more_than_is_owed_or_nothing(desk: Desk, debtor: UUID, amount: int) -> None:
    with pytest.raises(refusals.Invalid) as found:
        pay(desk, debtor, amount)
    assert found.value.field == "amount"


@pytest.mark.parametrize("sort", ["waived", "replaced"])
def test_what_is_let_go_has_a_reason_and_moves_no_money(desk: Desk, debtor: UUID, sort: str) -> None:
    with pytest.raises(refusals.Invalid) as found:
        pay(desk, debtor, FINE, sort, reason=" ")
    assert found.value.field == "reason"
    pay(desk, debtor, FINE, sort, reason="buku yang sama")
    assert owes(desk, debtor) == 0
    with desk.store.read() as session:
        assert till(session, OPENING, desk.device) == 0


def test_a_payment_is_taken_back_once_and_stays_in_the_list(desk: Desk, debtor: UUID) -> None:
    paid = pay(desk, debtor, FINE)
    desk.perform(cancel_payment, payment=paid.payment)
    assert owes(desk, debtor) == FINE
    with pytest.raises(refusals.CannotUndo):
        desk.perform(cancel_payment, payment=paid.payment)
    with desk.store.read() as session:
        assert [row.cancelled for row in payments_of(session, debtor)] == [True]
        assert till(session, OPENING, desk.device) == 0


def test_a_return_that_is_taken_back_leaves_credit_which_can_be_given_back(
    desk: Desk, an_overdue_loan: CheckOut
) -> None:
    back = take_back(desk, an_overdue_loan.item)
    who = an_overdue_loan.member
    pay(desk, who, FINE)
    desk.perform(undo, of=back)
    assert owes(desk, who) == -FINE
    with pytest.raises(refusals.Invalid):
        pay(desk, who, FINE + 1, "refunded", reason="salah catat")
    pay(desk, who, FINE, "refunded", reason="salah catat")
    assert owes(desk, who) == 0
    with desk.store.read() as session:
        assert till(session, OPENING, desk.device) == 0


def test_who_owes_too_much_borrows_nothing_until_some_is_paid(
    desk: Desk, debtor: UUID, another_item: UUID
) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms={"max_debt": 2_500})
    with pytest.raises(refusals.Obstructed) as found:
        lend(desk, another_item, debtor)
    assert (found.value.obstacles, found.value.facts["owes"]) == ((Obstacle.OWES,), FINE)
    pay(desk, debtor, 500)
    lend(desk, another_item, debtor)


def test_payments_go_along_when_two_members_prove_to_be_one(
    desk: Desk, debtor: UUID, another_member: UUID
) -> None:
    paid = pay(desk, debtor, 1_000)
    desk.perform(merge_members, merged=debtor, into=another_member)
    row = small_world.row_of(desk, Payment, paid.payment)
    assert row.member_id == small_world.key_of(desk, Member, another_member)
    assert owes(desk, another_member) == 2_000
