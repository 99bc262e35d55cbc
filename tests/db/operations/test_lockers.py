# SPDX-License-Identifier: GPL-3.0-or-later
"""Lockers: given to a member or a guest, taken back once, not given twice at one desk."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from db.models import Branch
from db.operations import lockers
from db.operations.desk import Desk
from db.operations.lockers import GiveLocker
from db.operations.members import merge_members
from db.operations.refusals import CannotUndo, Invalid, Taken
from db.queries.lockers import LockerRow, given_lockers
from tests.db import small_world


def give(desk: Desk, locker: str, who: str = "") -> GiveLocker:
    with desk.together() as perform:
        return lockers.give_to(perform, locker=locker, who=who)


def given(desk: Desk) -> list[LockerRow]:
    with desk.store.read() as session:
        here = session.scalars(select(Branch.id).where(Branch.uid == desk.branch)).one()
        return given_lockers(session, here)


def test_the_card_of_a_record_that_was_merged_is_that_of_who_stands(desk: Desk) -> None:
    old, new = (small_world.register(desk, "Siti Aminah", number=number) for number in ("K1", "K2"))
    desk.perform(merge_members, merged=old, into=new)
    assert give(desk, "12", "K1").member == new


def test_a_card_or_a_name_has_a_locker_until_the_key_is_back(desk: Desk) -> None:
    small_world.register(desk, "Siti Aminah", number="K1")
    first = give(desk, " 12 ", "K1")
    give(desk, "13", "Pak Tamu")
    assert [(row.locker, row.name, row.number, row.twice) for row in given(desk)] == [
        ("12", "Siti Aminah", "K1", False),
        ("13", "Pak Tamu", "", False),
    ]
    desk.perform(lockers.take_locker_back, use=first.use)
    assert [row.locker for row in given(desk)] == ["13"]
    with pytest.raises(CannotUndo):
        desk.perform(lockers.take_locker_back, use=first.use, mistaken=True)
    give(desk, "12")


def test_nobody_gets_a_locker_that_is_out(desk: Desk) -> None:
    give(desk, "12")
    with pytest.raises(Taken):
        give(desk, "12", "Pak Tamu")
    give(desk, "a5")
    with pytest.raises(Taken):
        give(desk, "A5", "Pak Tamu")
    with pytest.raises(Invalid):
        give(desk, "  ")
