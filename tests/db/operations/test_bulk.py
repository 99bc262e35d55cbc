# SPDX-License-Identifier: GPL-3.0-or-later
"""Many rows at once are the same rows as one by one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import islice

import pytest
from sqlalchemy import select

from db.models import ClosedDay, JournalEntry, Staff, new_uid
from db.operations.bulk import AT_ONCE, insert_rows, new_uids, pairs
from db.operations.desk import Desk
from tests.db.small_world import TODAY


def test_uids_are_version_seven_and_each_is_greater_than_the_last() -> None:
    made = list(islice(new_uids(), 10_000))
    assert made == sorted(set(made))
    assert {(uid.version, uid.variant) for uid in made} == {(7, new_uid().variant)}
    born = made[0].int >> 80
    assert abs(born - (new_uid().int >> 80)) < 60_000, "milliseconds since 1970"


def test_rows_are_inserted_whatever_the_order_of_their_columns(desk: Desk) -> None:
    uids, device = [new_uid(), new_uid()], new_uid()
    made_at = datetime(2026, 11, 2, 3, 4, 5, 678_901, tzinfo=UTC)
    names = ("payload", "made_at", "device", "number", "uid", "schema_version", "kind")
    rows = [(b"{}", made_at, device, number, uid, 1, "Nothing") for number, uid in enumerate(uids)]
    with desk.store.write() as session:
        insert_rows(session, JournalEntry, names, rows)
        found = session.scalars(select(JournalEntry).where(JournalEntry.kind == "Nothing")).all()
        assert [(e.uid, e.device, e.number, e.made_at, e.payload) for e in found] == [
            (uid, device, number, made_at, b"{}") for number, uid in enumerate(uids)
        ]


def test_no_rows_are_no_statement(desk: Desk) -> None:
    with desk.store.read() as session:
        insert_rows(session, Staff, ("uid",), [])
        assert pairs(session, Staff.uid, Staff.id, []) == []


@pytest.mark.parametrize("count", [1, AT_ONCE, 2 * AT_ONCE + 1])
def test_pairs_are_found_however_many_are_asked_for(desk: Desk, count: int) -> None:
    uids = list(islice(new_uids(), count))
    with desk.store.write() as session:
        rows = [(uid, date.fromordinal(TODAY.toordinal() + at), "Libur") for at, uid in enumerate(uids)]
        insert_rows(session, ClosedDay, ("uid", "day", "name"), rows)
        found = dict(pairs(session, ClosedDay.uid, ClosedDay.day, [*uids, new_uid()]))
    assert found == {uid: day for uid, day, _ in rows}
