# SPDX-License-Identifier: GPL-3.0-or-later
"""What falls due soon is renewed by itself, where the policy says so and nothing stands against it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, update

from db.models import Item, Loan, Renewal, Title
from db.operations import holds, refusals
from db.operations.circulation import CheckOut, renew, undo
from db.operations.desk import Desk, with_person
from db.operations.members import block_member
from db.operations.policies import close_days, put_policy
from db.operations.renewing_itself import Chance, chances, renew_itself, renew_what_is_due
from tests.db.small_world import TODAY, Clock, row_of


def let_renew(desk: Desk, **more: object) -> None:
    """Loans of a week, renewed by themselves twice."""
    terms = {"renews_itself": True, "loan_days": 7, "renewal_days": 7, "max_renewals": 2, **more}
    desk.perform(put_policy, at_branch=desk.branch, terms=terms)


def found(desk: Desk) -> list[Chance]:
    with desk.store.read() as session:
        return chances(session, desk.branch, desk.clock())


def unattended(desk: Desk) -> int:
    return renew_what_is_due(with_person(desk, None))


def test_the_day_before_it_is_due_it_is_renewed_from_its_due_day_and_once(
    desk: Desk, clock: Clock, a_loan: CheckOut
) -> None:
    let_renew(desk)
    assert (found(desk), unattended(desk)) == ([], 0)
    clock.now = a_loan.due_at - timedelta(hours=30)
    assert [(one.loan, one.against) for one in found(desk)] == [(a_loan.loan, ())]
    assert (unattended(desk), unattended(desk)) == (1, 0)
    loan = row_of(desk, Loan, a_loan.loan)
    assert (loan.renewals, loan.due_at) == (1, a_loan.due_at + timedelta(days=7))
    with desk.store.read() as session:
        [kept] = session.scalars(select(Renewal)).all()
    assert (kept.by_itself, kept.staff_id) == (True, None)


def test_it_goes_on_until_the_renewals_are_used_and_says_so(
    desk: Desk, clock: Clock, a_loan: CheckOut
) -> None:
    let_renew(desk)
    for _ in range(3):
        clock.now = row_of(desk, Loan, a_loan.loan).due_at - timedelta(hours=2)
        unattended(desk)
    assert row_of(desk, Loan, a_loan.loan).renewals == 2
    assert [one.against for one in found(desk)] == [("renewals_used",)]


def test_not_where_somebody_waits_nor_for_who_is_blocked(
    desk: Desk, clock: Clock, a_loan: CheckOut, another_member: UUID
) -> None:
    let_renew(desk)
    with desk.store.read() as session:
        title = session.scalars(select(Title.uid)).one()
    desk.perform(holds.place_hold, member=another_member, title=title)
    desk.perform(block_member, member=a_loan.member, reason="kartu palsu")
    clock.now = a_loan.due_at - timedelta(hours=2)
    assert unattended(desk) == 0
    assert [one.against for one in found(desk)] == [("member_blocked", "held")]
    with pytest.raises(refusals.Obstructed):
        desk.perform(renew_itself, loan=a_loan.loan)


def test_what_was_taken_back_is_not_renewed_by_itself_again(
    desk: Desk, clock: Clock, a_loan: CheckOut
) -> None:
    let_renew(desk)
    clock.now = a_loan.due_at - timedelta(hours=2)
    made = desk.perform(renew_itself, loan=a_loan.loan).operation
    desk.perform(undo, of=made)
    assert (unattended(desk), [one.against for one in found(desk)]) == (0, [("taken_back",)])
    with pytest.raises(refusals.NotLonger):
        desk.perform(renew_itself, loan=a_loan.loan)


def test_by_hand_after_that_is_another_renewal(desk: Desk, clock: Clock, a_loan: CheckOut) -> None:
    let_renew(desk, renewal_days=14)
    clock.now = a_loan.due_at - timedelta(hours=30)
    unattended(desk)
    clock.now += timedelta(days=5)
    desk.perform(renew, loan=a_loan.loan)
    assert row_of(desk, Loan, a_loan.loan).renewals == 2


def test_over_closed_days_it_is_renewed_on_the_last_open_day(
    desk: Desk, clock: Clock, a_loan: CheckOut
) -> None:
    """Nobody may be here on the due day itself: so it is the open day before, however many are closed."""
    let_renew(desk)
    due = a_loan.due_at.date()
    days = [(due - timedelta(days=n), "Idul Fitri") for n in (1, 2)]
    desk.perform(close_days, days=days)
    clock.now = a_loan.due_at - timedelta(days=3, hours=3)
    assert unattended(desk) == 1


def test_what_is_late_or_lent_by_another_library_or_by_the_hour_is_not(
    desk: Desk, clock: Clock, a_loan: CheckOut
) -> None:
    let_renew(desk)
    clock.now = a_loan.due_at - timedelta(hours=2)
    with desk.store.write() as session:
        session.execute(update(Item).values(origin="interloan"))
    assert found(desk) == []
    with desk.store.write() as session:
        session.execute(update(Item).values(origin=""))
        session.execute(update(Loan).values(due_at=a_loan.due_at.replace(second=0)))
    assert found(desk) == []
    with desk.store.write() as session:
        session.execute(update(Loan).values(due_at=a_loan.due_at))
    clock.now = a_loan.due_at + timedelta(seconds=1)
    assert found(desk) == []


def test_a_membership_that_ends_first_or_gives_no_day_is_named(
    desk: Desk, clock: Clock, a_loan: CheckOut
) -> None:
    let_renew(desk, due_on=a_loan.due_at.date())
    clock.now = a_loan.due_at - timedelta(hours=2)
    assert [one.against for one in found(desk)] == [("not_longer",)]
    assert clock.now.date() > TODAY
