# SPDX-License-Identifier: GPL-3.0-or-later
"""What an import holds in memory does not grow with the file, however long that is."""

from __future__ import annotations

import gc
import tracemalloc
from pathlib import Path

import pytest

from db.operations import import_files
from db.operations.desk import Desk
from db.operations.import_files import import_file
from tests.db.exchange.imports import copy, numbered, put

RECORDS, BATCH, WARM = 2_000, 100, 5
A_RECORD = 512
"""Bytes that a record or a note of it takes at least; the driver keeps cursors of a few batches."""


def held_each(desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> float:
    """Bytes that each record adds to what is held, once the first batches have warmed everything up."""
    monkeypatch.setattr(import_files, "AT_ONCE", BATCH)
    monkeypatch.setattr(import_files, "OPERATIONS", 1)
    held: list[int] = []

    def look(_done: int, _of: int, _records: int) -> None:
        gc.collect()
        held.append(tracemalloc.get_traced_memory()[0])

    tracemalloc.start()
    try:
        report = import_file(desk, path, progress=look)
    finally:
        tracemalloc.stop()
    assert report.created == RECORDS
    return (held[-1] - held[WARM]) / (BATCH * (len(held) - WARM - 1))


def test_clean_records_are_not_held(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = b"".join(numbered(n, f"Judul {n}", copy(f"B{n:05d}")) for n in range(RECORDS))
    assert held_each(desk, put(tmp_path, raw), monkeypatch) < A_RECORD / 8


def test_mended_records_are_held_packed(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = b"".join(b"00999" + numbered(n, f"Judul {n}", copy(f"B{n:05d}"))[5:] for n in range(RECORDS))
    assert held_each(desk, put(tmp_path, raw), monkeypatch) < A_RECORD / 8
