# SPDX-License-Identifier: GPL-3.0-or-later
"""That a member was reminded is noted once for each loan, with the due time that was told."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from db.models import Notice, new_uid
from db.operations import notices, refusals
from db.operations.circulation import CheckOut
from db.operations.desk import Desk


def test_a_letter_has_a_number_and_a_row_for_each_loan(desk: Desk, a_loan: CheckOut) -> None:
    made = desk.perform(notices.give_notice, loans=[a_loan.loan], sort="overdue_1", way="letter").operation
    with desk.store.read() as session:
        row = session.scalars(select(Notice)).one()
        assert (row.kind, row.way, row.number) == ("overdue_1", "letter", made.number)
        assert (row.due_at, row.given_at) == (a_loan.due_at, made.made_at)
    assert made.number


def test_a_message_has_none(desk: Desk, a_loan: CheckOut) -> None:
    made = desk.perform(notices.give_notice, loans=[a_loan.loan], sort="due_soon", way="whatsapp").operation
    assert made.number == ""


@pytest.mark.parametrize("odd", [{"loans": []}, {"sort": "overdue_9"}, {"way": "pigeon"}])
def test_what_nobody_can_tell_is_refused(desk: Desk, a_loan: CheckOut, odd: dict[str, object]) -> None:
    wish = {"loans": [a_loan.loan], "sort": "due_soon", "way": "message", **odd}
    with pytest.raises(refusals.Invalid):
        desk.perform(notices.give_notice, **wish)
    with pytest.raises(refusals.Unknown):
        desk.perform(notices.give_notice, loans=[new_uid()], sort="due_soon", way="message")
