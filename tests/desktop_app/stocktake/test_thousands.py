# SPDX-License-Identifier: GPL-3.0-or-later
"""A scanner's file, and that thousands of scans cost a few statements for each five hundred."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from db.operations.bulk import new_uids
from db.operations.cataloguing import ItemFacts, TitleFacts
from db.operations.desk import Desk
from db.operations.importing import ImportedItem, import_titles
from db.operations.stocktakes import MOST_LINES
from desktop_app.stocktake.presenter import enter_scans, mark_all
from desktop_app.stocktake.scanner_file import barcodes_in
from tests.db import small_world
from tests.db.operations.test_stocktakes import begin, left

MANY = 20_000


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    small_world.make_templates(tmp_path)
    with closing(small_world.copied(tmp_path / "founded", tmp_path / "store")) as store:
        yield small_world.at_desk(store, small_world.Clock())


def known(barcodes: Sequence[str]) -> int:
    return sum(barcode.startswith("B") for barcode in barcodes)


def test_a_scanners_file_has_a_barcode_a_line(tmp_path: Path) -> None:
    file = tmp_path / "scan.txt"
    file.write_bytes(b'\xef\xbb\xbfB1\r\nB2\t2026-11-28\r\n\r\n"B3",1\r\nB1\r\n')
    assert barcodes_in(file, known) == ["B1", "B2", "B3"]
    file.write_bytes("B1\r\nB2\r\n".encode("utf-16"))
    assert barcodes_in(file, known) == ["B1", "B2"]
    file.write_bytes("B1\x00\x00\r\nB2\u200b\r\nB3\x1a".encode())
    assert barcodes_in(file, known) == ["B1", "B2", "B3"]
    file.write_bytes(b"B1\r\n\x1a")
    assert barcodes_in(file, known) == ["B1"]


def test_the_column_is_that_of_which_most_are_known(tmp_path: Path) -> None:
    file = tmp_path / "scan.txt"
    file.write_text("28/11/2026,09:03:44,03,B1\n28/11/2026,09:03:45,03,B2\n28/11/2026,09:03:46,03\n")
    assert barcodes_in(file, known) == ["B1", "B2"]
    file.write_text("X1;1\nX2;1\n")
    assert barcodes_in(file, known) == ["X1", "X2"], "none is known: the first"
    file.write_text("")
    assert barcodes_in(file, known) == []


@contextmanager
def statements(desk: Desk) -> Iterator[list[str]]:
    """Every statement that the store is asked meanwhile."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(desk.store.engine, "before_cursor_execute", note)
    yield asked
    event.remove(desk.store.engine, "before_cursor_execute", note)


def test_twenty_thousand_cost_a_few_statements_for_each_five_hundred(desk: Desk) -> None:
    uids = new_uids()
    title, facts = next(uids), TitleFacts(title="Ensiklopedia")
    copy = small_world.item_facts(desk, "")
    items = [
        ImportedItem(
            next(uids),
            title,
            ItemFacts(barcode=f"N{number}", at_branch=copy.at_branch, item_type=copy.item_type),
        )
        for number in range(MANY)
    ]
    desk.perform(import_titles, titles=[(title, facts)], items=items)
    stocktake = begin(desk)
    with statements(desk) as asked:
        loaded = enter_scans(desk, stocktake, [f"N{number}" for number in range(0, MANY, 2)])
    assert loaded == (MANY // 2, MANY // 2)
    batches = MANY // 2 // MOST_LINES
    assert len(asked) < 12 * batches
    with statements(desk) as asked:
        missing = left(desk, stocktake)
        mark_all(desk, stocktake, [(one.item, one.barcode) for one in missing])
    assert len(missing) == MANY // 2
    assert len(asked) < 12 * batches
    assert left(desk, stocktake) == []
