# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking the last thing back: all is as it was before; refused where life has gone on since."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import Fine, Item, Loan, Renewal
from db.operations import refusals
from db.operations.cataloguing import put_item
from db.operations.circulation import (
    ChangeDueDate,
    CheckOut,
    UndoCheckIn,
    UndoCheckOut,
    UndoFinding,
    UndoRenewal,
    change_due_date,
    check_in,
    renew,
    undo,
)
from db.operations.desk import Desk
from db.operations.operation import Operation
from tests.db import small_world
from tests.db.small_world import TODAY, Clock, lend, take_back


def undone(desk: Desk, of: Operation) -> Operation:
    return desk.perform(undo, of=of).operation


def why_not(desk: Desk, of: Operation) -> str:
    with pytest.raises(refusals.CannotUndo) as found:
        undone(desk, of)
    return found.value.why


def loan_of(desk: Desk, uid: UUID) -> Any:
    return small_world.row_of(desk, Loan, uid)


def standing_fines(desk: Desk) -> list[int]:
    with desk.store.read() as session:
        return list(session.scalars(select(Fine.amount).where(Fine.cancelled_at.is_(None))))


# --- a lending ----------------------------------------------------------------------------------------


def test_a_lending_taken_back_was_no_loan(desk: Desk, a_loan: CheckOut, another_member: UUID) -> None:
    assert isinstance(undone(desk, a_loan), UndoCheckOut)
    row = loan_of(desk, a_loan.loan)
    assert (row.ending, row.ended_at is not None) == ("cancelled", True)
    lend(desk, a_loan.item, another_member)


def test_a_lending_is_taken_back_once(desk: Desk, a_loan: CheckOut) -> None:
    undone(desk, a_loan)
    assert why_not(desk, a_loan) == "moved_on"


def test_a_lending_is_not_taken_back_after_the_return(desk: Desk, a_loan: CheckOut) -> None:
    take_back(desk, a_loan.item)
    assert why_not(desk, a_loan) == "moved_on"


# --- a return -----------------------------------------------------------------------------------------


def test_a_return_taken_back_leaves_the_loan_running_and_no_fine(
    desk: Desk, an_overdue_loan: CheckOut
) -> None:
    returned = take_back(desk, an_overdue_loan.item)
    assert standing_fines(desk) == [3_000]
    assert isinstance(undone(desk, returned), UndoCheckIn)
    row = loan_of(desk, an_overdue_loan.loan)
    assert (row.ended_at, row.ending, row.ended_branch_id, row.ended_staff_id) == (None, None, None, None)
    assert row.due_at == an_overdue_loan.due_at
    assert standing_fines(desk) == []


def test_a_return_is_taken_back_once(desk: Desk, a_loan: CheckOut) -> None:
    returned = take_back(desk, a_loan.item)
    undone(desk, returned)
    assert why_not(desk, returned) == "moved_on"


def test_an_older_return_is_not_the_one_that_counts(desk: Desk, an_overdue_loan: CheckOut) -> None:
    """Or the fine of the second return would stand though the loan ran on."""
    first = take_back(desk, an_overdue_loan.item)
    undone(desk, first)
    second = take_back(desk, an_overdue_loan.item)
    assert why_not(desk, first) == "moved_on"
    undone(desk, second)
    assert standing_fines(desk) == []


def test_a_return_is_not_taken_back_while_somebody_else_has_it(
    desk: Desk, a_loan: CheckOut, another_member: UUID
) -> None:
    returned = take_back(desk, a_loan.item)
    lend(desk, a_loan.item, another_member)
    assert why_not(desk, returned) == "lent_again"


def test_nor_after_somebody_else_had_it(desk: Desk, a_loan: CheckOut, another_member: UUID) -> None:
    returned = take_back(desk, a_loan.item)
    lend(desk, a_loan.item, another_member)
    take_back(desk, a_loan.item)
    assert why_not(desk, returned) == "lent_again"


def test_a_mistaken_lending_between_does_not_matter(
    desk: Desk, a_loan: CheckOut, another_member: UUID
) -> None:
    returned = take_back(desk, a_loan.item)
    undone(desk, lend(desk, a_loan.item, another_member))
    undone(desk, returned)
    assert loan_of(desk, a_loan.loan).ended_at is None


# --- what was found -----------------------------------------------------------------------------------


@pytest.fixture
def missing(desk: Desk) -> UUID:
    return small_world.add_item(desk, "M1", condition="missing")


def test_a_finding_taken_back_leaves_it_missing(desk: Desk, missing: UUID) -> None:
    found = desk.perform(check_in, item=missing).operation
    assert isinstance(undone(desk, found), UndoFinding)
    assert small_world.row_of(desk, Item, missing).condition == "missing"
    assert why_not(desk, found) == "moved_on"


def test_a_finding_stays_when_the_item_was_lent_since(desk: Desk, missing: UUID, a_member: UUID) -> None:
    found = desk.perform(check_in, item=missing).operation
    lend(desk, missing, a_member)
    assert why_not(desk, found) == "lent_again"
    take_back(desk, missing)
    assert why_not(desk, found) == "lent_again"


# --- a renewal, a due date ----------------------------------------------------------------------------


def test_a_renewal_taken_back_was_none(desk: Desk, clock: Clock, a_loan: CheckOut) -> None:
    clock.days_pass(2)
    renewed = desk.perform(renew, loan=a_loan.loan).operation
    made = undone(desk, renewed)
    assert isinstance(made, UndoRenewal)
    row = loan_of(desk, a_loan.loan)
    assert (row.due_at, row.renewals) == (a_loan.due_at, 0)
    with desk.store.read() as session:
        assert session.scalars(select(Renewal.cancelled_at)).one() == made.made_at
    desk.perform(renew, loan=a_loan.loan)


def test_a_renewal_is_taken_back_once_whatever_the_due_date_is_now(
    desk: Desk, clock: Clock, a_loan: CheckOut
) -> None:
    clock.days_pass(2)
    renewed = desk.perform(renew, loan=a_loan.loan).operation
    undone(desk, renewed)
    assert why_not(desk, renewed) == "moved_on"
    due = renewed.due_after.date()
    desk.perform(change_due_date, loan=a_loan.loan, due=due, reason="sakit")
    assert why_not(desk, renewed) == "moved_on"
    assert loan_of(desk, a_loan.loan).renewals == 0


def test_a_due_date_is_what_it_was(desk: Desk, a_loan: CheckOut) -> None:
    due = TODAY + timedelta(days=30)
    changed = desk.perform(change_due_date, loan=a_loan.loan, due=due, reason="sakit").operation
    back = undone(desk, changed)
    assert isinstance(back, ChangeDueDate)
    assert loan_of(desk, a_loan.loan).due_at == a_loan.due_at
    assert why_not(desk, changed) == "moved_on"


def test_only_the_last_due_date_is_taken_back(desk: Desk, clock: Clock, a_loan: CheckOut) -> None:
    clock.days_pass(2)
    renewed = desk.perform(renew, loan=a_loan.loan).operation
    due = TODAY + timedelta(days=30)
    changed = desk.perform(change_due_date, loan=a_loan.loan, due=due, reason="sakit").operation
    assert why_not(desk, renewed) == "moved_on"
    undone(desk, changed)
    undone(desk, renewed)
    assert loan_of(desk, a_loan.loan).due_at == a_loan.due_at


def test_nothing_runs_on_after_the_return(desk: Desk, clock: Clock, a_loan: CheckOut) -> None:
    clock.days_pass(2)
    renewed = desk.perform(renew, loan=a_loan.loan).operation
    due = TODAY + timedelta(days=30)
    changed = desk.perform(change_due_date, loan=a_loan.loan, due=due, reason="sakit").operation
    take_back(desk, a_loan.item)
    assert why_not(desk, changed) == why_not(desk, renewed) == "moved_on"


# --- all the rest -------------------------------------------------------------------------------------


def test_other_operations_have_no_way_back(desk: Desk, a_loan: CheckOut) -> None:
    title = small_world.add_title(desk)
    catalogued = desk.perform(put_item, title=title, facts=small_world.item_facts(desk, "B7")).operation
    for other in (catalogued, undone(desk, a_loan)):
        assert why_not(desk, other) == "no_undo"
