# SPDX-License-Identifier: GPL-3.0-or-later
"""That a member was reminded is noted once for each loan, with the due time that was told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import Branch, Notice, Title, new_uid
from db.operations import circulation, holds, notices, refusals
from db.operations.circulation import CheckOut
from db.operations.desk import Desk
from db.operations.policies import calendar_of
from db.queries.notices import notices_of, ready
from tests.db.small_world import TODAY


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


def test_what_lies_ready_is_told_by_a_numbered_letter(desk: Desk, an_item: UUID, a_member: UUID) -> None:
    with desk.store.read() as session:
        title = session.scalars(select(Title.uid)).one()
    hold = desk.perform(holds.place_hold, member=a_member, title=title).operation.hold
    held = desk.perform(holds.put_aside, hold=hold, item=an_item).operation.held
    made = desk.perform(notices.tell_of_holds, held=[held], way="letter").operation
    assert made.number
    with desk.store.read() as session:
        here = session.scalars(select(Branch.id)).one()
        calendar = calendar_of(session, here)
        [row] = ready(session, here, calendar, TODAY)
        assert (row.loan, row.until, [given.way for given in row.given]) == (
            held,
            date(2026, 11, 5),
            ["letter"],
        )
        assert [(told.sort, told.title) for told in notices_of(session, a_member)] == [
            ("hold_ready", "Laskar Pelangi")
        ]
        assert ready(session, here, calendar, TODAY + timedelta(days=9)) == [], "it is kept no longer"
        flood = replace(calendar, dates={TODAY + timedelta(days=n) for n in range(1, 9)})
        [row] = ready(session, here, flood, TODAY + timedelta(days=9))
        assert row.until == TODAY + timedelta(days=9), "closed on its last day"
    desk.perform(circulation.check_out, item=an_item, member=a_member)
    with desk.store.read() as session:
        assert ready(session, here, calendar, TODAY) == []
        assert len(notices_of(session, a_member)) == 1


@pytest.mark.parametrize("wish", [{"held": [], "way": "letter"}, {"held": [new_uid()], "way": "shout"}])
def test_nothing_or_no_way_is_refused(desk: Desk, wish: dict[str, Any]) -> None:
    with pytest.raises(refusals.Invalid):
        desk.perform(notices.tell_of_holds, **wish)
