# SPDX-License-Identifier: GPL-3.0-or-later
"""What is on its way between branches: how long is too long is the library's word."""

from __future__ import annotations

from uuid import UUID

import pytest

from db.operations.desk import Desk
from db.operations.policies import change_setting, put_branch
from db.operations.transits import send_item
from db.queries.transits import DAYS, to_send
from tests.db.small_world import Clock, add_item


def too_long(desk: Desk) -> bool:
    with desk.store.read() as session:
        [row] = to_send(session, desk.branch, desk.clock())
    return row.overdue


@pytest.fixture
def sent(desk: Desk) -> UUID:
    there = desk.perform(put_branch, code="UTR", name="Utara").operation.target
    item = add_item(desk, "B777")
    desk.perform(send_item, item=item, to=there)
    return item


@pytest.mark.usefixtures("sent")
def test_the_library_says_after_how_many_days_it_is_overdue(desk: Desk, clock: Clock) -> None:
    clock.days_pass(4)
    assert not too_long(desk)
    desk.perform(change_setting, name=DAYS, value=3)
    assert too_long(desk)
    for none in (0, 61, "x"):
        desk.perform(change_setting, name=DAYS, value=none)
        assert not too_long(desk), "a week, then"
    clock.days_pass(4)
    assert too_long(desk)
