# SPDX-License-Identifier: GPL-3.0-or-later
"""Scans of signed lists: kept here, within limits, and nowhere else."""

from __future__ import annotations

from uuid import uuid4

import pytest

from db.models import JournalEntry
from db.operations import refusals
from db.operations.desk import Desk
from db.operations.sheets import LARGEST, keep_sheet, remove_sheet, sheet_body, sheets_of
from db.syncing.kinds import KINDS
from tests.db.small_world import seated
from tests.db.workshop_world import add_session, add_workshop


def test_a_scan_is_kept_listed_and_removed_without_a_word_to_others(desk: Desk) -> None:
    session, other = (add_session(desk, add_workshop(desk)) for _ in range(2))
    with desk.store.read() as reading:
        before = reading.query(JournalEntry).count()
    kept = keep_sheet(desk, session, b"%PDF one", 2)
    assert [(row.uid, row.pages, row.size) for row in sheets_of(desk, session)] == [(kept, 2, 8)]
    assert sheets_of(desk, other) == []
    assert sheet_body(desk, kept) == b"%PDF one"
    remove_sheet(desk, kept)
    assert sheets_of(desk, session) == []
    with pytest.raises(refusals.Unknown):
        sheet_body(desk, kept)
    with desk.store.read() as reading:
        assert reading.query(JournalEntry).count() == before
    assert "session_sheets" not in {kind.name for kind in KINDS.values()}


def test_it_lies_encrypted_on_the_disk(desk: Desk) -> None:
    session = add_session(desk, add_workshop(desk))
    keep_sheet(desk, session, b"%PDF tanda tangan yang tidak boleh terbaca", 1)
    files = [path for path in desk.store.folder.rglob("*") if path.is_file()]
    assert files
    assert not any(b"tanda tangan" in path.read_bytes() for path in files)


def test_what_is_refused(desk: Desk) -> None:
    session = add_session(desk, add_workshop(desk))
    with pytest.raises(refusals.Invalid):
        keep_sheet(desk, session, b"x" * (LARGEST + 1), 1)
    with pytest.raises(refusals.Unknown):
        keep_sheet(desk, uuid4(), b"%PDF", 1)
    cataloguer = seated(desk, "cataloguer")
    for refused in (
        lambda: keep_sheet(cataloguer, session, b"%PDF", 1),
        lambda: sheets_of(cataloguer, session),
        lambda: sheet_body(cataloguer, uuid4()),
        lambda: remove_sheet(cataloguer, uuid4()),
    ):
        with pytest.raises(refusals.NotAllowed):
            refused()
