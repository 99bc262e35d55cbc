# SPDX-License-Identifier: GPL-3.0-or-later
"""Returns: the loan ends, the fine is assessed by who lent it, what was missing is found."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import Branch, Fine, Item, Loan, new_uid
from db.operations import circulation, refusals
from db.operations.circulation import CheckOut
from db.operations.desk import Desk
from db.operations.desk_settings import move_desk
from db.operations.policies import close_days, put_policy
from db.rules.eligibility import Obstacle
from tests.db import small_world
from tests.db.small_world import Clock, lend, take_back


def fines(desk: Desk) -> list[tuple[int, int]]:
    with desk.store.read() as session:
        return [(fine.amount, fine.days_late) for fine in session.scalars(select(Fine))]


def test_the_loan_ends_and_the_item_can_be_lent_again(
    desk: Desk, a_loan: CheckOut, another_member: UUID
) -> None:
    made = take_back(desk, a_loan.item)
    row = small_world.row_of(desk, Loan, a_loan.loan)
    assert (made.loan, made.fine, made.days_late) == (a_loan.loan, None, 0)
    assert (row.ended_at, row.ending) == (made.made_at, "returned")
    assert row.ended_branch_id == small_world.here(desk)
    lend(desk, a_loan.item, another_member)


def test_a_late_return_costs_each_open_day(desk: Desk, an_overdue_loan: CheckOut) -> None:
    """Due on Monday 9, back on Monday 16: six days, for on Sundays nobody could bring it."""
    made = take_back(desk, an_overdue_loan.item)
    assert made.fine is not None
    assert (made.fine.amount, made.fine.days_late, made.days_late) == (3_000, 6, 6)
    assert fines(desk) == [(3_000, 6)]


def test_closed_days_cost_nothing(desk: Desk, an_overdue_loan: CheckOut) -> None:
    desk.perform(close_days, days=[(date(2026, 11, day), "Libur") for day in (10, 11)])
    take_back(desk, an_overdue_loan.item)
    assert fines(desk) == [(2_000, 4)]


@pytest.mark.parametrize(
    ("terms", "fine"),
    [
        ({"fine_per_day": 0}, None),
        ({"grace_days": 6}, None),
        ({"grace_days": 5}, 3_000),
        ({"fine_cap": 2_500}, 2_500),
        ({"fine_period": 6}, 500),
        ({"fine_period": 5}, 1_000),
        ({"fine_period": 4, "fine_cap": 700}, 700),
        ({"fine_period": 7, "grace_days": 6}, None),
    ],
)
def test_grace_and_cap_of_the_policy(
    desk: Desk, an_overdue_loan: CheckOut, terms: dict[str, int], fine: int | None
) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms=terms)
    made = take_back(desk, an_overdue_loan.item)
    assert (made.fine and made.fine.amount) == fine
    assert made.days_late == 6, "told also where it costs nothing"


def test_the_branch_that_lent_it_sets_the_price(
    desk: Desk, an_overdue_loan: CheckOut, a_branch: UUID
) -> None:
    """Handed in at Batu 9, which is open on Sundays and dearer."""
    desk.perform(put_policy, at_branch=a_branch, terms={"fine_per_day": 9_000})
    move_desk(desk, a_branch)
    take_back(desk, an_overdue_loan.item)
    assert fines(desk) == [(3_000, 6)]
    row = small_world.row_of(desk, Loan, an_overdue_loan.loan)
    assert row.ended_branch_id == small_world.key_of(desk, Branch, a_branch)


def test_on_the_due_day_it_is_not_late(desk: Desk, clock: Clock, a_loan: CheckOut) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms={"fine_per_day": 500})
    clock.now = a_loan.due_at
    assert take_back(desk, a_loan.item).fine is None


def test_what_was_not_out_is_told_with_its_condition(desk: Desk, an_item: UUID) -> None:
    with pytest.raises(refusals.NotOnLoan) as found:
        take_back(desk, an_item)
    told = found.value
    assert (told.item, told.barcode, told.title) == (an_item, "B001", "Laskar Pelangi")
    assert (told.condition, told.branch) == ("good", "Pusat")


def test_twice_handed_in_is_once_returned(desk: Desk, a_loan: CheckOut) -> None:
    take_back(desk, a_loan.item)
    with pytest.raises(refusals.NotOnLoan):
        take_back(desk, a_loan.item)


def test_what_was_missing_is_good_again(desk: Desk) -> None:
    item = small_world.add_item(desk, condition="missing")
    made = take_back(desk, item)
    assert (made.loan, made.fine) == (None, None)
    assert small_world.row_of(desk, Item, item).condition == "good"


@pytest.mark.parametrize("condition", ["damaged", "repair", "withdrawn", "not_for_loan"])
def test_other_conditions_are_not_healed_by_a_return(desk: Desk, condition: str) -> None:
    item = small_world.add_item(desk, condition=condition)
    with pytest.raises(refusals.NotOnLoan) as found:
        take_back(desk, item)
    assert found.value.condition == condition
    assert small_world.row_of(desk, Item, item).condition == condition


def test_an_item_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(refusals.Unknown):
        take_back(desk, new_uid())


# --- suspension instead of money -----------------------------------------------------------------------


def suspend(desk: Desk, **more: int) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms={"fine_per_day": 0, "suspend_days": 2, **more})


def test_who_returns_late_may_not_borrow_for_a_while(
    desk: Desk, clock: Clock, an_overdue_loan: CheckOut, another_item: UUID
) -> None:
    """Back on Monday 16, six open days late: two days for each."""
    suspend(desk)
    made = take_back(desk, an_overdue_loan.item)
    assert made.fine is not None
    assert (made.fine.amount, made.fine.suspended_until) == (0, date(2026, 11, 28))
    with pytest.raises(refusals.Obstructed) as found:
        lend(desk, another_item, an_overdue_loan.member)
    assert found.value.obstacles == (Obstacle.SUSPENDED,)
    assert found.value.facts["suspended_until"] == date(2026, 11, 28)
    clock.days_pass(13)
    lend(desk, another_item, an_overdue_loan.member)


def test_a_suspension_for_each_so_many_days(desk: Desk, an_overdue_loan: CheckOut) -> None:
    suspend(desk, suspend_period=5)
    made = take_back(desk, an_overdue_loan.item)
    assert made.fine is not None
    assert (made.days_late, made.fine.suspended_until) == (6, date(2026, 11, 20))


def test_a_suspension_has_its_cap_and_falls_away_with_the_return(
    desk: Desk, an_overdue_loan: CheckOut, another_item: UUID
) -> None:
    suspend(desk, suspend_cap=3)
    made = take_back(desk, an_overdue_loan.item)
    assert made.fine is not None
    assert made.fine.suspended_until == date(2026, 11, 19)
    desk.perform(circulation.undo, of=made)
    assert not [fine for fine in fines(desk) if fine[0]]
    with pytest.raises(refusals.Obstructed) as found:
        lend(desk, another_item, an_overdue_loan.member)
    assert found.value.obstacles == (Obstacle.HAS_OVERDUE,)


def test_a_fine_is_never_above_the_price_where_the_policy_says_so(
    desk: Desk, clock: Clock, a_member: UUID
) -> None:
    item = small_world.add_item(desk, "M001", price=1_200)
    lend(desk, item, a_member)
    clock.days_pass(14)
    desk.perform(put_policy, at_branch=desk.branch, terms={"cap_at_price": True, "fine_per_day": 500})
    made = take_back(desk, item)
    assert made.fine is not None
    assert made.fine.amount == 1_200


def test_the_terms_of_the_day_of_lending_say_what_lateness_costs(
    desk: Desk, an_overdue_loan: CheckOut
) -> None:
    """A season that began after it was lent does not make it dearer."""
    dear = {"season": "Ujian", "since": date(2026, 11, 3), "terms": {"fine_per_day": 9_000}}
    desk.perform(put_policy, at_branch=desk.branch, **dear)
    made = take_back(desk, an_overdue_loan.item)
    assert made.fine is not None
    assert made.fine.amount == 3_000
