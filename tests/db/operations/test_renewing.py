# SPDX-License-Identifier: GPL-3.0-or-later
"""Loans that run on: renewed from today, or to a day that a person sets."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from db.models import Branch, ClosedDay, Loan, Renewal, new_uid
from db.operations import refusals
from db.operations.circulation import ChangeDueDate, CheckOut, Renew, change_due_date, renew
from db.operations.desk import Desk
from db.operations.members import block_member, renew_membership
from db.operations.policies import calendar_of, close_days, put_policy
from db.rules.eligibility import Obstacle
from db.rules.fines import Lateness
from tests.db import small_world
from tests.db.conftest import AsRole
from tests.db.small_world import TODAY, Clock, reading, take_back

REASON = "sakit"
WEDNESDAY = date(2026, 11, 4)


def renewed(desk: Desk, loan: UUID, reason: str | None = None) -> Renew:
    return desk.perform(renew, loan=loan, reason=reason).operation


def changed(desk: Desk, loan: UUID, due: date, reason: str = REASON) -> ChangeDueDate:
    return desk.perform(change_due_date, loan=loan, due=due, reason=reason).operation


def loan_of(desk: Desk, uid: UUID) -> Loan:
    return small_world.row_of(desk, Loan, uid)


def test_a_renewal_counts_from_today(desk: Desk, clock: Clock, a_loan: CheckOut) -> None:
    clock.days_pass(2)
    made = renewed(desk, a_loan.loan)
    assert (made.due_before, made.due_after) == (a_loan.due_at, a_loan.due_at + timedelta(days=2))
    row = loan_of(desk, a_loan.loan)
    assert (row.due_at, row.renewals, row.ended_at) == (made.due_after, 1, None)
    with desk.store.read() as session:
        kept = session.scalars(select(Renewal)).one()
    assert (kept.uid, kept.due_before, kept.due_after) == (made.renewal, made.due_before, made.due_after)
    assert (kept.renewed_at, kept.cancelled_at) == (made.made_at, None)


def test_a_renewal_respects_closed_days_and_the_membership(
    desk: Desk, clock: Clock, a_loan: CheckOut
) -> None:
    clock.days_pass(2)
    desk.perform(close_days, days=[(WEDNESDAY + timedelta(days=7), "Libur")])
    assert renewed(desk, a_loan.loan).due_after == a_loan.due_at + timedelta(days=3)


def test_a_renewal_ends_with_the_membership(desk: Desk, clock: Clock, a_loan: CheckOut) -> None:
    desk.perform(renew_membership, member=a_loan.member, until=TODAY + timedelta(days=8))
    clock.days_pass(5)
    assert renewed(desk, a_loan.loan).due_after == a_loan.due_at + timedelta(days=1)


def test_a_renewal_that_gains_no_day_is_not_used_up(desk: Desk, a_loan: CheckOut) -> None:
    with pytest.raises(refusals.NotLonger) as found:
        renewed(desk, a_loan.loan)
    assert (found.value.loan, found.value.due_at) == (a_loan.loan, a_loan.due_at)
    assert loan_of(desk, a_loan.loan).renewals == 0


def test_a_renewal_to_where_a_closing_has_moved_it_anyhow_is_not_used_up(
    desk: Desk, clock: Clock, as_role: AsRole, a_loan: CheckOut
) -> None:
    """A closing that no desk could move its loans for: taken in with rows, as from another desk."""
    due = a_loan.due_at.date()
    with desk.store.write() as session:
        branch = session.scalars(select(Branch.id)).one()
        session.add(ClosedDay(uid=new_uid(), branch_id=branch, day=due, name="Banjir"))
    clock.days_pass(1)
    with pytest.raises(refusals.NotLonger):
        renewed(desk, a_loan.loan)
    clock.days_pass(1)
    assert renewed(desk, a_loan.loan).due_after == a_loan.due_at + timedelta(days=2)


DAYS = st.integers(-3, 20)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lending=st.sampled_from([{"loan_days": 7}, {"loan_days": 14}, {"loan_hours": 30}]),
    renewing=st.fixed_dictionaries(
        {}, optional={"renewal_days": DAYS.map(abs), "loan_hours": st.integers(0, 50), "due_on": DAYS}
    ),
    closed=st.frozensets(DAYS, max_size=8),
    on=st.integers(0, 16),
    member_until=DAYS,
)
def test_renewing_never_shortens(
    templates: Path,
    tmp_path: Path,
    lending: dict[str, int],
    renewing: dict[str, int],
    closed: frozenset[int],
    on: int,
    member_until: int,
) -> None:
    """Lent as ever; then another season, days that were closed, a membership that ends: the desk renews."""
    clock = Clock()
    with ExitStack() as ends:
        store = small_world.copied(templates / "founded", tmp_path / new_uid().hex)
        ends.callback(store.close)
        desk = small_world.at_desk(store, clock)
        desk.perform(put_policy, at_branch=desk.branch, terms=lending)
        loan = small_world.lend(desk, small_world.add_item(desk), small_world.register(desk))
        said: dict[str, Any] = dict(renewing)
        if "due_on" in said:
            said["due_on"] = TODAY + timedelta(days=said["due_on"])
        desk.perform(put_policy, at_branch=desk.branch, season="Ramadan", since=TODAY, terms=said)
        until = max(TODAY + timedelta(days=member_until), TODAY)
        desk.perform(renew_membership, member=loan.member, until=until)
        if closed:
            desk.perform(close_days, days=[(TODAY + timedelta(days=day), "Banjir") for day in sorted(closed)])
        clock.days_pass(on)
        before = loan_of(desk, loan.loan).due_at
        with reading(desk) as session:
            calendar = calendar_of(session, small_world.here(desk))
        try:
            made = renewed(desk, loan.loan, REASON)
        except refusals.NotLonger:
            assert loan_of(desk, loan.loan).due_at == before
            return
        assert loan_of(desk, loan.loan).due_at == made.due_after > before
        assert calendar.falls_due(made.due_after) > calendar.falls_due(before)


@pytest.mark.parametrize(
    ("terms", "amount", "suspended"),
    [({}, 3_000, None), ({"fine_per_day": 0, "suspend_days": 2}, 0, 12), ({"suspend_days": 2}, 3_000, 12)],
)
def test_what_lateness_costs_is_not_renewed_away(
    desk: Desk,
    as_role: AsRole,
    an_overdue_loan: CheckOut,
    terms: dict[str, int],
    amount: int,
    suspended: int | None,
) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms=terms)
    with pytest.raises(refusals.Obstructed) as found:
        renewed(as_role("circulation"), an_overdue_loan.loan, REASON)
    told = found.value
    assert (told.obstacles, told.intent) == ((Obstacle.LATE_AT_A_COST,), "renew")
    until = suspended and TODAY + timedelta(days=14 + suspended)
    assert told.facts["late"] == Lateness(6, amount, until)
    made = renewed(desk, an_overdue_loan.loan, REASON)
    assert (made.overridden, made.reason) == ((Obstacle.LATE_AT_A_COST,), REASON)
    assert made.due_after == an_overdue_loan.due_at + timedelta(days=14)
    assert loan_of(desk, an_overdue_loan.loan).due_at == made.due_after


@pytest.mark.parametrize("terms", [{"fine_per_day": 0}, {"grace_days": 6}])
def test_a_late_loan_that_costs_nothing_is_renewed(
    desk: Desk, as_role: AsRole, an_overdue_loan: CheckOut, terms: dict[str, int]
) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms=terms)
    made = renewed(as_role("circulation"), an_overdue_loan.loan)
    assert (made.due_after, made.overridden) == (an_overdue_loan.due_at + timedelta(days=14), ())


def test_late_by_closed_days_only_is_renewed(desk: Desk, an_overdue_loan: CheckOut) -> None:
    late = [an_overdue_loan.due_at.date() + timedelta(days=count) for count in range(1, 8)]
    desk.perform(close_days, days=[(day, "Banjir") for day in late])
    assert renewed(desk, an_overdue_loan.loan).overridden == ()


def test_a_renewal_put_in_late_goes_by_what_it_would_have_cost_then(
    desk: Desk, as_role: AsRole, clock: Clock, an_overdue_loan: CheckOut
) -> None:
    counter = as_role("circulation")
    back = clock.now - timedelta(days=6, hours=1)
    with pytest.raises(refusals.Obstructed):
        counter.perform(renew, loan=an_overdue_loan.loan, at=back)
    in_time = an_overdue_loan.due_at - timedelta(hours=15)
    assert desk.perform(renew, loan=an_overdue_loan.loan, at=in_time).operation.overridden == ()


def test_renewals_are_used_up(desk: Desk, clock: Clock, as_role: AsRole, a_loan: CheckOut) -> None:
    clock.days_pass(2)
    renewed(desk, a_loan.loan)
    clock.days_pass(2)
    with pytest.raises(refusals.Obstructed) as found:
        renewed(as_role("circulation"), a_loan.loan, REASON)
    told = found.value
    assert (told.obstacles, told.intent, told.overridable) == ((Obstacle.RENEWALS_USED,), "renew", False)
    assert told.facts["limit"] == 1
    made = renewed(desk, a_loan.loan, REASON)
    assert (made.overridden, made.reason) == ((Obstacle.RENEWALS_USED,), REASON)
    assert loan_of(desk, a_loan.loan).renewals == 2


def test_blocked_and_expired_members_do_not_renew(desk: Desk, clock: Clock, a_loan: CheckOut) -> None:
    desk.perform(block_member, member=a_loan.member, reason="buku hilang")
    clock.days_pass(400)
    with pytest.raises(refusals.Obstructed) as found:
        renewed(desk, a_loan.loan)
    assert found.value.obstacles == (Obstacle.MEMBER_BLOCKED, Obstacle.MEMBER_EXPIRED)


def test_as_often_as_the_policy_says(desk: Desk, clock: Clock, a_loan: CheckOut) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms={"max_renewals": 3, "renewal_days": 14})
    for count in (1, 2, 3):
        clock.days_pass(1)
        renewed(desk, a_loan.loan)
        assert loan_of(desk, a_loan.loan).renewals == count
    with pytest.raises(refusals.Obstructed):
        renewed(desk, a_loan.loan)


def test_a_person_sets_another_day_sooner_or_later(desk: Desk, a_loan: CheckOut) -> None:
    for due in (date(2027, 1, 5), TODAY):
        made = changed(desk, a_loan.loan, due)
        assert made.due_after.date() == due
        assert loan_of(desk, a_loan.loan).due_at == made.due_after
    assert loan_of(desk, a_loan.loan).renewals == 0


@pytest.mark.parametrize(
    ("due", "reason", "field"),
    [(TODAY - timedelta(days=1), REASON, "due"), (TODAY, " ", "reason")],
)
def test_another_day_is_not_past_and_has_a_reason(
    desk: Desk, a_loan: CheckOut, due: date, reason: str, field: str
) -> None:
    with pytest.raises(refusals.Invalid) as found:
        changed(desk, a_loan.loan, due, reason)
    assert found.value.field == field


def test_a_loan_that_is_over_runs_no_further(desk: Desk, a_loan: CheckOut) -> None:
    take_back(desk, a_loan.item)
    with pytest.raises(refusals.LoanEnded) as found:
        renewed(desk, a_loan.loan)
    assert found.value.loan == a_loan.loan
    with pytest.raises(refusals.LoanEnded):
        changed(desk, a_loan.loan, TODAY)


def test_a_loan_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(refusals.Unknown):
        renewed(desk, new_uid())
    with pytest.raises(refusals.Unknown):
        changed(desk, new_uid(), TODAY)
