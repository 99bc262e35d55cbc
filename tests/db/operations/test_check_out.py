# SPDX-License-Identifier: GPL-3.0-or-later
"""Lending: until when, to whom not, and what a person with the right may decide otherwise."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from db.models import Branch, Loan, Member, new_uid
from db.operations import circulation, refusals
from db.operations.circulation import A_DOUBLE_SCAN, CheckIn, CheckOut, Renew, check_in, check_out, renew
from db.operations.desk import Desk
from db.operations.desk_settings import move_desk
from db.operations.members import block_member, renew_membership
from db.operations.policies import close_days, put_branch, put_policy
from db.queries.library import loan_policies
from db.rules.calendar import Calendar
from db.rules.eligibility import Obstacle
from tests.db import small_world
from tests.db.conftest import AsRole
from tests.db.small_world import TODAY, Clock, lend

IN_A_WEEK = datetime(2026, 11, 9, 16, 59, 59, tzinfo=UTC)
"""The last second of Monday 9 November in Jakarta."""
REASON = "diizinkan kepala cabang"


def refused(desk: Desk, item: UUID, member: UUID, **how: Any) -> refusals.Obstructed:
    with pytest.raises(refusals.Obstructed) as found:
        lend(desk, item, member, **how)
    return found.value


# --- until when ---------------------------------------------------------------------------------------


def test_a_loan_runs_to_the_end_of_the_due_day(desk: Desk, an_item: UUID, a_member: UUID) -> None:
    made = lend(desk, an_item, a_member)
    assert (made.due_at, made.overridden, made.reason) == (IN_A_WEEK, (), None)
    row = small_world.row_of(desk, Loan, made.loan)
    assert (row.lent_at, row.due_at, row.renewals, row.ended_at) == (made.made_at, IN_A_WEEK, 0, None)
    assert row.branch_id == small_world.here(desk)
    assert row.member_id == small_world.key_of(desk, Member, a_member)


def test_closed_days_move_the_due_day_forward(desk: Desk, an_item: UUID, a_member: UUID) -> None:
    desk.perform(close_days, days=[(date(2026, 11, 9), "Libur"), (date(2026, 11, 10), "Hari Pahlawan")])
    assert lend(desk, an_item, a_member).due_at == IN_A_WEEK + timedelta(days=2)


def test_the_policy_of_this_desks_branch_counts(
    desk: Desk, an_item: UUID, a_member: UUID, a_branch: UUID
) -> None:
    desk.perform(put_policy, at_branch=a_branch, terms={"loan_days": 3})
    move_desk(desk, a_branch)
    made = lend(desk, an_item, a_member)
    assert made.due_at == IN_A_WEEK - timedelta(days=4)
    assert small_world.row_of(desk, Loan, made.loan).branch_id == small_world.key_of(desk, Branch, a_branch)


def test_no_loan_outlives_the_membership_unless_the_policy_lets_it(
    desk: Desk, an_item: UUID, another_item: UUID, a_member: UUID
) -> None:
    desk.perform(renew_membership, member=a_member, until=TODAY + timedelta(days=3))
    assert lend(desk, an_item, a_member).due_at == IN_A_WEEK - timedelta(days=4)
    desk.perform(put_policy, at_branch=desk.branch, terms={"may_pass_expiry": True})
    assert lend(desk, another_item, a_member).due_at == IN_A_WEEK


def test_a_day_of_ones_own_choice_with_the_right(desk: Desk, an_item: UUID, a_member: UUID) -> None:
    made = lend(desk, an_item, a_member, due=date(2027, 1, 5), reason="penelitian")
    assert made.due_at == datetime(2027, 1, 5, 16, 59, 59, tzinfo=UTC)
    assert small_world.row_of(desk, Loan, made.loan).override_reason == "penelitian"


def test_a_day_in_the_past_is_none(desk: Desk, an_item: UUID, a_member: UUID) -> None:
    with pytest.raises(refusals.Invalid) as found:
        lend(desk, an_item, a_member, due=TODAY - timedelta(days=1))
    assert found.value.field == "due"
    lend(desk, an_item, a_member, due=TODAY)


def test_the_day_is_the_branchs_own(desk: Desk, clock: Clock, an_item: UUID, a_member: UUID) -> None:
    """Six in the evening UTC is the next day in Jakarta, and a Tuesday."""
    clock.now = clock.now.replace(hour=18)
    assert lend(desk, an_item, a_member).due_at == IN_A_WEEK + timedelta(days=1)


# --- what stands in the way ----------------------------------------------------------------------------


def test_an_expired_member(desk: Desk, clock: Clock, an_item: UUID, a_member: UUID) -> None:
    clock.days_pass(365)
    lend(desk, an_item, a_member)
    small_world.take_back(desk, an_item)
    clock.days_pass(1)
    assert refused(desk, an_item, a_member).obstacles == (Obstacle.MEMBER_EXPIRED,)


def test_a_blocked_member_with_the_reason(desk: Desk, an_item: UUID, a_member: UUID) -> None:
    desk.perform(block_member, member=a_member, reason="buku hilang")
    found = refused(desk, an_item, a_member)
    assert found.obstacles == (Obstacle.MEMBER_BLOCKED,)
    assert found.facts["block_reason"] == "buku hilang"
    assert (found.intent, found.title, found.barcode) == ("lend", "Laskar Pelangi", "B001")


def test_a_third_item_where_two_are_the_limit(desk: Desk, a_member: UUID) -> None:
    items = [small_world.add_item(desk, f"L{number}") for number in range(3)]
    for item in items[:2]:
        lend(desk, item, a_member)
    found = refused(desk, items[2], a_member)
    assert (found.obstacles, found.facts["limit"]) == ((Obstacle.LIMIT_REACHED,), 2)
    small_world.take_back(desk, items[0])
    lend(desk, items[2], a_member)


def test_a_limit_of_one_type_counts_that_type(desk: Desk, book: UUID, a_member: UUID) -> None:
    reference = small_world.of_code(desk, small_world.ItemType, "REF")
    desk.perform(put_policy, item_type=reference, terms={"max_loans": 1})
    desk.perform(put_policy, at_branch=desk.branch, terms={"max_renewals": 1})
    books = [small_world.add_item(desk, f"R{number}", item_type=reference) for number in range(2)]
    lend(desk, books[0], a_member)
    found = refused(desk, books[1], a_member)
    assert (found.obstacles, found.facts["limit"]) == ((Obstacle.LIMIT_REACHED,), 1)
    lend(desk, small_world.add_item(desk, "N1"), a_member)


def test_somebody_who_has_something_overdue(
    desk: Desk, an_overdue_loan: CheckOut, another_item: UUID, another_member: UUID
) -> None:
    assert refused(desk, another_item, an_overdue_loan.member).obstacles == (Obstacle.HAS_OVERDUE,)
    small_world.take_back(desk, an_overdue_loan.item)
    lend(desk, another_item, an_overdue_loan.member)


def test_a_loan_is_overdue_only_after_its_last_second(
    desk: Desk, clock: Clock, a_loan: CheckOut, another_item: UUID
) -> None:
    clock.now = a_loan.due_at
    lend(desk, another_item, a_loan.member)
    clock.now += timedelta(seconds=1)
    third = small_world.add_item(desk, "B003")
    assert Obstacle.HAS_OVERDUE in refused(desk, third, a_loan.member).obstacles


@pytest.mark.parametrize("condition", ["repair", "missing", "withdrawn", "not_for_loan"])
def test_an_item_that_stays_in_the_building(desk: Desk, a_member: UUID, condition: str) -> None:
    item = small_world.add_item(desk, condition=condition)
    found = refused(desk, item, a_member)
    assert (found.obstacles, found.facts["condition"]) == ((Obstacle.ITEM_CONDITION,), condition)


def test_a_type_that_is_not_lent(desk: Desk, book: UUID, an_item: UUID, a_member: UUID) -> None:
    desk.perform(put_policy, item_type=book, terms={"loanable": False})
    assert refused(desk, an_item, a_member).obstacles == (Obstacle.NOT_FOR_LOAN,)


def test_all_reasons_at_once_and_one_word_lets_through(
    desk: Desk, clock: Clock, as_role: AsRole, a_member: UUID
) -> None:
    desk.perform(block_member, member=a_member, reason="buku hilang")
    item = small_world.add_item(desk, condition="repair")
    clock.days_pass(400)
    against = (Obstacle.MEMBER_BLOCKED, Obstacle.MEMBER_EXPIRED, Obstacle.ITEM_CONDITION)
    assert refused(as_role("circulation"), item, a_member, reason=REASON).obstacles == against
    found = refused(desk, item, a_member)
    assert (found.obstacles, found.overridable) == (against, True)
    made = lend(desk, item, a_member, reason=REASON)
    assert (made.overridden, made.reason) == (against, REASON)
    assert small_world.row_of(desk, Loan, made.loan).override_reason == REASON
    assert made.due_at > desk.clock()


def test_a_reason_that_is_not_needed_is_not_kept(desk: Desk, an_item: UUID, a_member: UUID) -> None:
    assert lend(desk, an_item, a_member, reason=REASON).reason is None


# --- what is out, and what is not there ----------------------------------------------------------------


def test_a_second_scan_is_told_from_a_wish_to_renew(
    desk: Desk, clock: Clock, a_loan: CheckOut, another_member: UUID
) -> None:
    def case(member: UUID) -> str:
        with pytest.raises(refusals.AlreadyLent) as found:
            lend(desk, a_loan.item, member)
        return found.value.case

    assert (case(a_loan.member), case(another_member)) == ("just_now", "other_member")
    clock.now += A_DOUBLE_SCAN
    assert case(a_loan.member) == "just_now"
    clock.now += timedelta(seconds=1)
    assert case(a_loan.member) == "same_member"


def test_what_is_out_says_who_has_it(desk: Desk, a_loan: CheckOut, another_member: UUID) -> None:
    with pytest.raises(refusals.AlreadyLent) as found:
        lend(desk, a_loan.item, another_member, reason=REASON)
    told = found.value
    assert (told.loan, told.item, told.due_at) == (a_loan.loan, a_loan.item, a_loan.due_at)
    assert (told.title, told.member_name, told.member_number) == ("Laskar Pelangi", "Siti Aminah", "A000001")


def test_items_and_members_that_are_not_there(desk: Desk, an_item: UUID, a_member: UUID) -> None:
    for item, member, what in ((new_uid(), a_member, "items"), (an_item, new_uid(), "members")):
        with pytest.raises(refusals.Unknown) as found:
            lend(desk, item, member)
        assert found.value.what == what


def test_an_item_of_another_branch_is_lent_where_it_is(desk: Desk, a_branch: UUID, a_member: UUID) -> None:
    item = small_world.add_item(desk, "B9", at_branch=a_branch)
    desk.perform(put_branch, target=a_branch, code="BT9", name="Batu 9", closed_weekdays=(0,))
    assert lend(desk, item, a_member).due_at == IN_A_WEEK, "by this branch's calendar"


def test_a_season_gives_longer_and_a_fixed_day_holds_for_all(
    desk: Desk, an_item: UUID, another_item: UUID, a_member: UUID
) -> None:
    long = {"season": "Ramadan", "since": TODAY, "until": TODAY, "terms": {"loan_days": 21}}
    desk.perform(put_policy, **long)
    assert lend(desk, an_item, a_member).due_at == IN_A_WEEK + timedelta(days=14)
    desk.perform(put_policy, at_branch=desk.branch, terms={"due_on": TODAY + timedelta(days=6)})
    due = lend(desk, another_item, a_member).due_at
    assert due == IN_A_WEEK - timedelta(days=2), "the Sunday is closed: the Saturday before"


def test_what_is_for_older_readers(desk: Desk, an_item: UUID, another_item: UUID) -> None:
    child = small_world.register(desk, "Budi", birth_date=date(2013, 11, 3))
    desk.perform(put_policy, at_branch=desk.branch, terms={"min_age": 13})
    found = refused(desk, an_item, child)
    assert (found.obstacles, found.facts["min_age"]) == ((Obstacle.TOO_YOUNG,), 13)
    desk.perform(put_policy, at_branch=desk.branch, member_type=None, item_type=None, season="x",
                 since=TODAY, terms={"min_age": 12})  # fmt: skip
    lend(desk, another_item, child)


def test_days_of_the_branch_count_more_than_hours_of_all(desk: Desk, an_item: UUID, a_member: UUID) -> None:
    with desk.store.read() as session:
        [general] = [row for row in loan_policies(session) if row.branch is None]
    desk.perform(put_policy, target=general.uid, terms={"loan_hours": 3})
    desk.perform(put_policy, at_branch=desk.branch, terms={"loan_days": 7})
    assert lend(desk, an_item, a_member).due_at == IN_A_WEEK


def test_lent_by_the_hour_and_a_day_late_once_the_hour_is_past(
    desk: Desk, clock: Clock, an_item: UUID, a_member: UUID
) -> None:
    terms = {"loan_hours": 3, "fine_per_day": 1_000, "max_renewals": 2}
    desk.perform(put_policy, at_branch=desk.branch, terms=terms)
    made = desk.perform(check_out, item=an_item, member=a_member).operation
    assert isinstance(made, CheckOut)
    assert timedelta(0) < made.due_at - made.made_at - timedelta(hours=3) <= timedelta(minutes=1)
    clock.now += timedelta(hours=2)
    longer = desk.perform(renew, loan=made.loan).operation
    assert isinstance(longer, Renew)
    assert longer.due_after == clock.now.replace(microsecond=0) + timedelta(hours=3, minutes=1)
    clock.now += timedelta(hours=3, minutes=2)
    back = desk.perform(check_in, item=an_item).operation
    assert isinstance(back, CheckIn)
    assert back.fine is not None
    assert (back.days_late, back.fine.amount) == (1, 1_000)


def test_hours_are_over_by_the_day_on_which_everything_is_due(
    desk: Desk, an_item: UUID, a_member: UUID
) -> None:
    """Lent on 2 November."""
    third = date(2026, 11, 3)
    desk.perform(put_policy, at_branch=desk.branch, terms={"loan_hours": 48, "due_on": third})
    made = small_world.lend(desk, an_item, a_member)
    assert made.due_at == Calendar().end_of(third)


def test_what_a_member_has_out_is_counted_among_open_loans_alone(desk: Desk) -> None:
    """Of somebody with thousands behind them none of these is read."""
    with desk.store.read() as session:
        connection = session.connection()
        asked = str(circulation.NOW.counts.compile(connection)).replace("?", "1")
        steps = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}")]
    assert [step.split(" INDEX ")[1].split()[0] for step in steps if " loans " in step] == [
        "ix_loans_open_member",
        "ix_loans_open_member",
    ]
