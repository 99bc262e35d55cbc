# SPDX-License-Identifier: GPL-3.0-or-later
"""What others wait for is recalled: due sooner, as the policy says, and only where it does."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import Loan, Title
from db.operations import holds, refusals
from db.operations.circulation import CheckOut, renew
from db.operations.desk import Desk
from db.operations.policies import put_policy
from db.operations.recalls import recall, wanted_back
from db.rules.calendar import is_by_the_hour
from tests.db.small_world import Clock, add_item, register, row_of


@pytest.fixture
def wanted(desk: Desk, a_loan: CheckOut, another_member: UUID) -> CheckOut:
    """Budi waits for what Siti has, and the library recalls: three days are left."""
    desk.perform(put_policy, at_branch=desk.branch, terms={"recall_days": 3})
    with desk.store.read() as session:
        title = session.scalars(select(Title.uid)).one()
    desk.perform(holds.place_hold, member=another_member, title=title)
    return a_loan


def found(desk: Desk) -> list[UUID]:
    with desk.store.read() as session:
        return [one.loan for one in wanted_back(session, desk.clock())]


def test_it_is_due_so_many_days_from_now_and_no_later_recall_changes_that(
    desk: Desk, clock: Clock, wanted: CheckOut
) -> None:
    assert found(desk) == [wanted.loan]
    made = desk.perform(recall, loan=wanted.loan).operation
    due = row_of(desk, Loan, wanted.loan).due_at
    assert due == made.due_after < wanted.due_at
    assert due - clock.now >= timedelta(days=3)
    assert not is_by_the_hour(due)
    clock.days_pass(1)
    with pytest.raises(refusals.Invalid):
        desk.perform(recall, loan=wanted.loan)
    with pytest.raises(refusals.Obstructed):
        desk.perform(renew, loan=wanted.loan)


def test_where_a_copy_is_free_nothing_is_recalled(desk: Desk, wanted: CheckOut) -> None:
    with desk.store.read() as session:
        title = session.scalars(select(Title.uid)).one()
    add_item(desk, "B900", title)
    assert found(desk) == []


def test_only_where_the_policy_says_so(desk: Desk, a_loan: CheckOut) -> None:
    with desk.store.read() as session:
        title = session.scalars(select(Title.uid)).one()
    desk.perform(holds.place_hold, member=register(desk, "Wati"), title=title)
    assert found(desk) == []
    with pytest.raises(refusals.Invalid):
        desk.perform(recall, loan=a_loan.loan)


def test_what_is_late_is_not_recalled(desk: Desk, clock: Clock, wanted: CheckOut) -> None:
    clock.days_pass(20)
    assert found(desk) == []
