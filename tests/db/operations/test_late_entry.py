# SPDX-License-Identifier: GPL-3.0-or-later
"""What was written on paper while the desk was down ('susulan'), and what lay in the book drop."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import Fine, JournalEntry, Loan, Renewal
from db.operations import circulation, refusals
from db.operations.circulation import CheckIn, CheckOut, Renew
from db.operations.desk import Desk, with_person
from db.operations.policies import put_policy
from db.operations.staff import put_staff, sign_in
from db.operations.uses import record_use
from tests.crash.small_library import PASSWORD
from tests.db.small_world import Clock, add_item, lend, row_of, take_back

HOUR = timedelta(hours=1)


def test_a_loan_on_paper_counts_from_when_it_was_made(
    desk: Desk, clock: Clock, an_item: UUID, a_member: UUID
) -> None:
    then = clock.now - 3 * 24 * HOUR
    made = desk.perform(circulation.check_out, item=an_item, member=a_member, at=then).operation
    assert isinstance(made, CheckOut)
    with desk.store.read() as session:
        loan = session.scalars(select(Loan)).one()
        entry = session.scalars(select(JournalEntry).order_by(JournalEntry.number.desc())).first()
    assert loan.lent_at == then
    assert loan.due_at - then < 8 * 24 * HOUR
    assert entry is not None
    assert entry.made_at == made.made_at > then


def test_what_lay_in_the_book_drop_came_back_when_it_was_put_there(
    desk: Desk, clock: Clock, an_overdue_loan: CheckOut
) -> None:
    loan = an_overdue_loan
    in_time = loan.due_at - HOUR
    back = circulation.take_back(desk, loan.item, at=in_time).operation
    assert isinstance(back, CheckIn)
    assert back.fine is None
    with desk.store.read() as session:
        assert session.scalars(select(Loan.ended_at)).one() == in_time
        assert session.scalars(select(Fine)).all() == []
    desk.perform(circulation.undo, of=back)
    with desk.store.read() as session:
        assert session.scalars(select(Loan.ended_at)).one() is None


def test_a_renewal_on_paper_runs_from_its_day(desk: Desk, clock: Clock, a_loan: CheckOut) -> None:
    clock.now += 5 * 24 * HOUR
    early = desk.perform(circulation.renew, loan=a_loan.loan, at=clock.now - 3 * 24 * HOUR).operation
    assert isinstance(early, Renew)
    assert early.at == clock.now - 3 * 24 * HOUR
    assert early.due_after < clock.now + 5 * 24 * HOUR


def test_what_came_back_before_it_was_renewed_was_not_renewed(
    desk: Desk, clock: Clock, a_loan: CheckOut
) -> None:
    """Renewed on the third day and, late, on the tenth; on the ninth it lay in the book drop."""
    fine = {"fine_per_day": 500, "renewal_days": 5, "max_renewals": 9}
    desk.perform(put_policy, at_branch=desk.branch, terms=fine)
    clock.days_pass(3)
    early = desk.perform(circulation.renew, loan=a_loan.loan).operation
    clock.days_pass(7)
    late = desk.perform(circulation.renew, loan=a_loan.loan, reason="sakit").operation
    assert isinstance(early, Renew)
    assert isinstance(late, Renew)
    back = circulation.take_back(desk, a_loan.item, at=clock.now - 24 * HOUR).operation
    assert isinstance(back, CheckIn)
    assert back.fine is not None
    assert (back.days_late, back.fine.amount) == (1, 500)
    loan = row_of(desk, Loan, a_loan.loan)
    assert (loan.ended_at, loan.due_at, loan.renewals) == (back.at, early.due_after, 1)
    assert row_of(desk, Renewal, late.renewal).cancelled_at == back.at
    assert row_of(desk, Renewal, early.renewal).cancelled_at is None
    desk.perform(circulation.undo, of=back)
    loan = row_of(desk, Loan, a_loan.loan)
    assert (loan.ended_at, loan.due_at, loan.renewals) == (None, late.due_after, 2)
    assert row_of(desk, Renewal, late.renewal).cancelled_at is None


def test_a_renewal_that_was_taken_back_stays_so_when_the_return_is_undone(
    desk: Desk, clock: Clock, a_loan: CheckOut
) -> None:
    clock.days_pass(3)
    renewed = desk.perform(circulation.renew, loan=a_loan.loan).operation
    desk.perform(circulation.undo, of=renewed)
    back = circulation.take_back(desk, a_loan.item, at=clock.now - 24 * HOUR).operation
    desk.perform(circulation.undo, of=back)
    loan = row_of(desk, Loan, a_loan.loan)
    assert (loan.due_at, loan.renewals) == (a_loan.due_at, 0)


def test_paper_goes_in_in_the_order_in_which_it_happened(desk: Desk, clock: Clock, a_loan: CheckOut) -> None:
    clock.now += 2 * HOUR
    before = clock.now - 3 * HOUR
    with pytest.raises(refusals.HappenedSince):
        circulation.take_back(desk, a_loan.item, at=before)
    circulation.take_back(desk, a_loan.item)
    clock.now += HOUR
    with pytest.raises(refusals.HappenedSince) as found:
        desk.perform(circulation.check_out, item=a_loan.item, member=a_loan.member, at=before)
    assert found.value.at > before


def test_not_in_the_future_and_long_ago_only_with_the_right(
    desk: Desk, clock: Clock, an_item: UUID, a_member: UUID
) -> None:
    desk.perform(put_staff, username="rina", name="Rina", roles=("circulation",), password=PASSWORD)
    rina = with_person(desk, sign_in(desk.store, "rina", PASSWORD))
    clock.now += 30 * 24 * HOUR
    lend = {"item": an_item, "member": a_member}
    with pytest.raises(refusals.Invalid):
        rina.perform(circulation.check_out, **lend, at=clock.now + HOUR)
    with pytest.raises(refusals.NotAllowed):
        rina.perform(circulation.check_out, **lend, at=clock.now - 8 * 24 * HOUR)
    rina.perform(circulation.check_out, **lend, at=clock.now - 6 * 24 * HOUR)


def test_what_came_after_a_loan_on_paper_does_not_stand_against_it(
    desk: Desk, clock: Clock, an_item: UUID, another_item: UUID, a_member: UUID
) -> None:
    """Suspended and fined on the fifth day for what came back late, two more lent: not so on the second."""
    terms = {"suspend_days": 5, "loan_days": 3, "max_loans": 2, "fine_per_day": 500, "max_debt": 100}
    desk.perform(put_policy, at_branch=desk.branch, terms=terms)
    lend(desk, an_item, a_member)
    on_paper = clock.now + 24 * HOUR
    clock.days_pass(4)
    assert take_back(desk, an_item).fine is not None
    for barcode in ("B901", "B902"):
        lend(desk, add_item(desk, barcode), a_member, reason="diizinkan")
    clock.now += HOUR
    made = desk.perform(circulation.check_out, item=another_item, member=a_member, at=on_paper).operation
    assert isinstance(made, CheckOut)
    assert made.overridden == ()


def test_what_was_read_here_was_not_out_then(desk: Desk, clock: Clock, an_item: UUID, a_member: UUID) -> None:
    read = clock.now
    clock.now += HOUR
    lend(desk, an_item, a_member)
    clock.now += HOUR
    assert desk.perform(record_use, item=an_item, at=read).operation.at == read, "it was lent later"
    take_back(desk, an_item)
    clock.now += HOUR
    with pytest.raises(refusals.ItemIsOut):
        desk.perform(record_use, item=an_item, at=read + 1.5 * HOUR)
