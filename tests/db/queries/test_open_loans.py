# SPDX-License-Identifier: GPL-3.0-or-later
"""What a member has out, read again only as far as it changed, is what is read anew."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from db.models import Member
from db.operations import circulation, losses
from db.operations.circulation import CheckOut
from db.operations.desk import Desk
from db.queries.open_loans import OpenLoans, open_loans
from tests.db.small_world import TODAY, Clock, add_item, key_of, lend, take_back


class Screen:
    """What is shown of a member's loans, and what the store has."""

    def __init__(self, desk: Desk, member: UUID) -> None:
        self._desk, self._key = desk, key_of(desk, Member, member)
        self.shown = self._read(None)

    def _read(self, shown: OpenLoans | None) -> OpenLoans:
        with self._desk.store.read() as session:
            return open_loans(session, self._key, shown)

    def looks_again(self) -> list[str]:
        """The barcodes; what stood there and did not change is the very same row."""
        before = {row.stamp: row for row in self.shown.rows}
        self.shown = self._read(self.shown)
        assert self.shown == self._read(None)
        assert all(row is before.get(row.stamp, row) for row in self.shown.rows)
        return [row.barcode for row in self.shown.rows]


@pytest.fixture
def screen(desk: Desk, a_loan: CheckOut) -> Screen:
    """With Laskar Pelangi, B001, on it, due in a week."""
    return Screen(desk, a_loan.member)


def test_nothing_has_changed(screen: Screen) -> None:
    before = screen.shown
    assert screen.looks_again() == ["B001"]
    assert screen.shown is before


def test_what_was_lent_stands_where_it_is_due(
    desk: Desk, a_loan: CheckOut, screen: Screen, another_item: UUID
) -> None:
    third = add_item(desk, "B003")
    lend(desk, another_item, a_loan.member, due=TODAY + timedelta(days=1))
    lend(desk, third, a_loan.member, due=TODAY + timedelta(days=3), reason="lebih dari dua")
    assert screen.looks_again() == ["B002", "B003", "B001"]
    take_back(desk, a_loan.item)
    lend(desk, a_loan.item, a_loan.member, due=TODAY + timedelta(days=2), reason="lebih dari dua")
    assert screen.looks_again() == ["B002", "B001", "B003"]


def test_whatever_happens_to_a_loan_is_seen(
    desk: Desk, clock: Clock, a_loan: CheckOut, screen: Screen, another_item: UUID
) -> None:
    lend(desk, another_item, a_loan.member, due=TODAY + timedelta(days=1))
    assert screen.looks_again() == ["B002", "B001"]
    clock.days_pass(1)
    desk.perform(circulation.renew, loan=a_loan.loan)
    assert screen.looks_again() == ["B002", "B001"]
    assert screen.shown.rows[1].renewals == 1
    desk.perform(losses.claim_returned, loan=a_loan.loan, on=TODAY)
    screen.looks_again()
    assert screen.shown.rows[1].claimed_at is not None
    desk.perform(losses.withdraw_claim, loan=a_loan.loan)
    screen.looks_again()
    assert screen.shown.rows[1].claimed_at is None
    desk.perform(circulation.change_due_date, loan=a_loan.loan, due=TODAY + timedelta(days=1), reason="ujian")
    assert screen.looks_again() == ["B001", "B002"]
    returned = take_back(desk, a_loan.item)
    assert screen.looks_again() == ["B002"]
    desk.perform(circulation.undo, of=returned)
    assert screen.looks_again() == ["B001", "B002"]


def test_the_last_one_goes_and_another_comes(
    desk: Desk, a_loan: CheckOut, screen: Screen, another_item: UUID
) -> None:
    """The sums would not tell them apart by number and due day."""
    undone = lend(desk, another_item, a_loan.member)
    screen.looks_again()
    desk.perform(circulation.undo, of=undone)
    lend(desk, add_item(desk, "B003"), a_loan.member)
    assert screen.looks_again() == ["B001", "B003"]
    for item in ("B001", "B003"):
        take_back(desk, next(row.item for row in screen.shown.rows if row.barcode == item))
    assert screen.looks_again() == []
    lend(desk, another_item, a_loan.member)
    assert screen.looks_again() == ["B002"]
