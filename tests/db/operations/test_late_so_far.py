# SPDX-License-Identifier: GPL-3.0-or-later
"""What is late costs so far what taking it back now asks, told for all of a member's at once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event

from db.models import Member
from db.operations import circulation, losses
from db.operations.circulation import CheckOut
from db.operations.desk import Desk
from db.operations.late_so_far import SoFar, late_so_far
from db.operations.policies import close_days, put_policy
from tests.db.small_world import TODAY, Clock, add_item, key_of, lend, take_back


def so_far(desk: Desk, member: UUID) -> dict[UUID, SoFar]:
    with desk.store.read() as session:
        return late_so_far(session, key_of(desk, Member, member), desk.clock())


@pytest.mark.parametrize(
    "terms",
    [
        {"fine_per_day": 500},
        {"fine_per_day": 500, "grace_days": 30},
        {"fine_per_day": 1_000, "fine_period": 7, "fine_cap": 1_500},
        {"suspend_days": 2},
        {"fine_per_day": 300, "suspend_days": 1, "suspend_cap": 4},
    ],
)
@pytest.mark.parametrize("claimed", [False, True])
def test_it_is_what_a_return_asks_now(
    desk: Desk, clock: Clock, a_loan: CheckOut, terms: dict[str, Any], claimed: bool
) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms=terms)
    desk.perform(close_days, days=[(date(2026, 11, 9), "Libur"), (date(2026, 11, 12), "Libur")])
    clock.days_pass(12)
    if claimed:
        desk.perform(losses.claim_returned, loan=a_loan.loan, on=date(2026, 11, 13))
    clock.days_pass(3)
    told = so_far(desk, a_loan.member)[a_loan.loan]
    asked = take_back(desk, a_loan.item).fine
    back = date(2026, 11, 13) if claimed else TODAY + timedelta(days=15)
    until = None if asked is None else asked.suspended_until
    assert told.fine == (asked.amount if asked else 0)
    assert told.suspension == (0 if until is None else (until - back).days)
    assert told.falls_due > a_loan.due_at, "over the day that was closed since"
    assert so_far(desk, a_loan.member) == {}


def test_what_has_time_or_came_back_is_not_reckoned(desk: Desk, clock: Clock, a_loan: CheckOut) -> None:
    assert so_far(desk, a_loan.member) == {}
    clock.days_pass(8)
    assert list(so_far(desk, a_loan.member)) == [a_loan.loan]
    desk.perform(circulation.check_in, item=a_loan.item)
    assert so_far(desk, a_loan.member) == {}


def test_many_late_ones_cost_no_statement_each(desk: Desk, clock: Clock, a_member: UUID) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms={"fine_per_day": 500, "max_loans": 99})
    lent = [lend(desk, add_item(desk, f"B1{n:02}"), a_member).loan for n in range(12)]
    key = key_of(desk, Member, a_member)
    clock.days_pass(14)
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    with desk.store.read() as session:
        session.connection()
        event.listen(desk.store.engine, "before_cursor_execute", note)
        found = late_so_far(session, key, clock.now)
        event.remove(desk.store.engine, "before_cursor_execute", note)
    assert {loan: one.fine for loan, one in found.items()} == dict.fromkeys(lent, 3_000)
    assert len(asked) == 3, "the loans, the policies, the calendar"
