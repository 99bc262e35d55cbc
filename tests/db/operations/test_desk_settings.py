# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desk keeps for itself stays on this PC: no operation tells of it."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import func, select

from db.models import JournalEntry, new_uid
from db.operations import refusals
from db.operations.desk import Desk, with_person
from db.operations.desk_settings import keep_desk_setting, move_desk
from db.operations.founding import desk_of
from db.queries.library import setting
from db.rules.roles import Right
from tests.db import small_world
from tests.db.conftest import AsRole


def kept(desk: Desk, name: str) -> object:
    with desk.store.read() as session:
        return setting(session, "desk", name)


def operations(desk: Desk) -> int:
    with desk.store.read() as session:
        return session.scalar(select(func.count()).select_from(JournalEntry)) or 0


def test_a_value_is_kept_here_and_journalled_nowhere(desk: Desk) -> None:
    before = operations(desk)
    for value in ({"printer": "EPSON"}, "TM-T82"):
        keep_desk_setting(desk, "slip_printer", value)
        assert kept(desk, "slip_printer") == value
    assert operations(desk) == before


def test_some_values_need_a_right(desk: Desk, as_role: AsRole) -> None:
    keep_desk_setting(as_role("administrator"), "paper", 58, needs=Right.SETTINGS)
    for other in (as_role("circulation"), with_person(desk, None)):
        with pytest.raises(refusals.NotAllowed):
            keep_desk_setting(other, "paper", 80, needs=Right.SETTINGS)
    assert kept(desk, "paper") == 58


def test_a_desk_moves_to_another_branch_and_works_there(desk: Desk, a_branch: UUID) -> None:
    move_desk(desk, a_branch)
    again = desk_of(desk.store)
    assert again is not None
    assert again.branch == desk.branch == a_branch
    assert (
        desk.perform(small_world.put_title, facts=small_world.TitleFacts(title="Hujan")).operation.branch
        == a_branch
    )


def test_a_desk_stays_where_it_is_if_the_other_branch_is_unknown(desk: Desk) -> None:
    before = desk.branch
    with pytest.raises(refusals.Unknown):
        move_desk(desk, new_uid())
    assert desk.branch == before
    again = desk_of(desk.store)
    assert again is not None
    assert again.branch == before
