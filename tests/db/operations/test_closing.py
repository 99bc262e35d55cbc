# SPDX-License-Identifier: GPL-3.0-or-later
"""A closing that comes unforeseen moves what was due on it, and is no lateness where nobody moved it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import delete, select

from db.models import ClosedDay, JournalEntry, Loan
from db.operations.circulation import CheckOut, change_due_date, renew, undo
from db.operations.closing import close_and_move, open_and_move_back
from db.operations.desk import Desk
from db.operations.loans import ChangeDueDate
from db.operations.policies import PutClosedDays, close_days
from db.operations.refusals import Obstructed
from db.rules.eligibility import Obstacle
from tests.db import small_world
from tests.db.small_world import Clock, lend, take_back

MONDAY, TUESDAY = date(2026, 11, 9), date(2026, 11, 10)
FLOOD = ((MONDAY, "Banjir"), (TUESDAY, "Banjir"))


def due(desk: Desk, loan: UUID) -> date:
    return small_world.row_of(desk, Loan, loan).due_at.date()


def test_what_was_due_is_due_on_the_next_open_day(desk: Desk, a_loan: CheckOut) -> None:
    closing = close_and_move(desk, days=FLOOD)
    assert [change.loan for change in closing.moved] == [a_loan.loan]
    assert due(desk, a_loan.loan) == date(2026, 11, 11)


def test_only_the_branch_that_is_closed(desk: Desk, a_loan: CheckOut, a_branch: UUID) -> None:
    assert close_and_move(desk, days=FLOOD, at_branch=a_branch).moved == ()
    assert len(close_and_move(desk, days=FLOOD, at_branch=desk.branch).moved) == 1


def test_what_has_come_back_or_is_due_later_stays(desk: Desk, clock: Clock, a_loan: CheckOut) -> None:
    take_back(desk, a_loan.item)
    clock.days_pass(3)
    lend(desk, a_loan.item, a_loan.member)
    assert close_and_move(desk, days=FLOOD).moved == ()


def test_open_after_all(
    desk: Desk, clock: Clock, a_loan: CheckOut, another_item: UUID, another_member: UUID
) -> None:
    other = lend(desk, another_item, another_member)
    closing = close_and_move(desk, days=FLOOD)
    clock.days_pass(5)
    renewed = desk.perform(renew, loan=other.loan).operation
    operation = closing.done.operation
    assert isinstance(operation, PutClosedDays)
    open_and_move_back(desk, targets=[one.target for one in operation.days])
    assert due(desk, a_loan.loan) == MONDAY
    assert due(desk, other.loan) == renewed.due_after.date(), "renewed since: it stays"


def closed_days(desk: Desk) -> dict[date, UUID]:
    with small_world.reading(desk) as session:
        return {row.day: row.uid for row in session.scalars(select(ClosedDay))}


def open_again(desk: Desk, *days: date) -> int:
    there = closed_days(desk)
    return len(open_and_move_back(desk, targets=[there[day] for day in days]).moved)


def forget_the_journal(desk: Desk) -> None:
    """As at another desk: it has the rows alone."""
    with desk.store.write() as session:
        session.execute(delete(JournalEntry).where(JournalEntry.kind == ChangeDueDate.kind()))


def test_one_of_the_days_alone_takes_back_what_was_due_on_it(
    desk: Desk, a_loan: CheckOut, another_item: UUID, another_member: UUID
) -> None:
    other = lend(desk, another_item, another_member, due=TUESDAY)
    close_and_move(desk, days=FLOOD)
    assert open_again(desk, TUESDAY) == 1
    assert (due(desk, other.loan), due(desk, a_loan.loan)) == (TUESDAY, date(2026, 11, 11))
    assert open_again(desk, MONDAY) == 1
    assert due(desk, a_loan.loan) == MONDAY


@pytest.mark.parametrize("opened", [(TUESDAY, MONDAY), (MONDAY,), (MONDAY, TUESDAY)])
def test_closed_a_day_at_a_time_it_goes_back_to_when_it_was_due(
    desk: Desk, a_loan: CheckOut, opened: tuple[date, ...]
) -> None:
    for one in FLOOD:
        close_and_move(desk, days=[one])
    assert due(desk, a_loan.loan) == date(2026, 11, 11)
    if opened[0] == TUESDAY:
        open_again(desk, TUESDAY)
        assert due(desk, a_loan.loan) == TUESDAY
        open_again(desk, MONDAY)
    else:
        open_again(desk, *opened)
    assert due(desk, a_loan.loan) == MONDAY


def test_what_a_person_has_set_and_taken_back_goes_back_with_the_closing(
    desk: Desk, clock: Clock, a_loan: CheckOut
) -> None:
    close_and_move(desk, days=[(MONDAY, "Banjir")])
    clock.now += timedelta(seconds=1)
    set_by_hand = desk.perform(change_due_date, loan=a_loan.loan, due=date(2026, 11, 20), reason="Sakit")
    desk.perform(undo, of=set_by_hand.operation)
    assert open_again(desk, MONDAY) == 1
    assert due(desk, a_loan.loan) == MONDAY


def test_a_day_that_another_closing_holds_takes_nothing_back(desk: Desk, a_loan: CheckOut) -> None:
    close_and_move(desk, days=[(MONDAY, "Banjir")])
    here = close_and_move(desk, days=[(MONDAY, "Haul")], at_branch=desk.branch).done.operation
    assert isinstance(here, PutClosedDays)
    open_and_move_back(desk, targets=[here.days[0].target])
    assert due(desk, a_loan.loan) == TUESDAY


def test_another_desk_takes_back_what_can_only_have_been_due_then(
    desk: Desk, clock: Clock, a_loan: CheckOut, another_item: UUID, another_member: UUID
) -> None:
    close_and_move(desk, days=[(MONDAY, "Banjir")])
    lent = lend(desk, another_item, another_member)
    clock.days_pass(1)
    forget_the_journal(desk)
    assert due(desk, lent.loan) == TUESDAY, "lent since then: its slip says so"
    assert open_again(desk, MONDAY) == 1
    assert (due(desk, a_loan.loan), due(desk, lent.loan)) == (MONDAY, TUESDAY)


def test_another_desk_leaves_what_may_have_been_due_on_another_day(desk: Desk, a_loan: CheckOut) -> None:
    close_and_move(desk, days=FLOOD)
    forget_the_journal(desk)
    assert open_again(desk, TUESDAY) == 0
    assert due(desk, a_loan.loan) == date(2026, 11, 11)


@pytest.mark.parametrize("known", [True, False])
def test_what_a_person_has_set_since_stays(
    desk: Desk, clock: Clock, a_loan: CheckOut, another_item: UUID, *, known: bool
) -> None:
    close_and_move(desk, days=[(MONDAY, "Banjir")])
    clock.now += timedelta(seconds=1)
    desk.perform(change_due_date, loan=a_loan.loan, due=TUESDAY, reason="Sakit")
    if not known:
        forget_the_journal(desk)
    assert open_again(desk, MONDAY) == 0


def test_a_loan_that_nobody_could_move_is_not_late_by_the_closing(
    desk: Desk, an_overdue_loan: CheckOut
) -> None:
    """Lent at a desk that heard of the flood too late: due on Monday 9, back on Monday 16."""
    desk.perform(close_days, days=FLOOD)
    assert take_back(desk, an_overdue_loan.item).days_late == 4


def test_who_has_something_due_on_a_closed_day_may_borrow_until_the_next_open_one_is_over(
    desk: Desk, clock: Clock, a_loan: CheckOut, another_item: UUID
) -> None:
    desk.perform(close_days, days=FLOOD)
    clock.now = a_loan.due_at + timedelta(days=2)
    loan = lend(desk, another_item, a_loan.member)
    desk.perform(undo, of=loan)
    clock.now += timedelta(seconds=1)
    with pytest.raises(Obstructed) as refused:
        lend(desk, another_item, a_loan.member)
    assert refused.value.obstacles == (Obstacle.HAS_OVERDUE,)


def test_nothing_is_due_before_it_was(desk: Desk, a_loan: CheckOut) -> None:
    before = due(desk, a_loan.loan)
    close_and_move(desk, days=[(MONDAY - timedelta(days=1), "Minggu"), (TUESDAY, "Haul")])
    assert due(desk, a_loan.loan) == before
