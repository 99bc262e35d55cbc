# SPDX-License-Identifier: GPL-3.0-or-later
"""The doctor notices planted trouble, each kind by the check that is for it, and mends what can be mended."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url

from central_server.command_line.run import main
from central_server.store import open_store
from db import migrations
from tests.central_server.conftest import Run
from tests.central_server.worlds import PASSWORD

ENTRY_TOO_MANY = """INSERT INTO feed
    SELECT kind, uid, (SELECT id FROM scopes WHERE name = 'frame'), 900, bucket, hash, gone FROM feed
    WHERE kind = 9 AND version = (SELECT max(version) FROM feed WHERE kind = 9)"""
TROUBLE = {
    "a row that changed without the feed": (
        "UPDATE titles SET title = 'x' WHERE title = 'Hikayat PUS 1'",
        "feed",
    ),
    "a row that nobody entered": ("DELETE FROM feed WHERE kind = 9", "feed"),
    "an entry without a row": ("DELETE FROM items WHERE barcode = 'PUS-5'", "feed"),
    "a row in a scope too many": (ENTRY_TOO_MANY, "feed"),
    "a wrong hash": ("UPDATE feed SET hash = hash + 1 WHERE kind = 10", "feed"),
    "a wrong count": ("UPDATE scopes SET count = count + 1 WHERE name = 'catalogue'", "scopes"),
    "a wrong sum": ("UPDATE scopes SET sum = sum - 1 WHERE name = 'frame'", "scopes"),
    "a counter behind its feed": ("UPDATE scopes SET version = 1 WHERE name = 'catalogue'", "scopes"),
    "a gap in the journal": ("DELETE FROM journal WHERE number = 3", "journal"),
    "a clock that went back": ("UPDATE journal SET answered_at = 4102444800000000", "clock"),
}
MENDED = [name for name, (_, check) in TROUBLE.items() if check in {"feed", "scopes"}]


def bad(told: dict[str, Any]) -> set[str]:
    return {check["check"] for check in told["checks"] if check["state"] == "bad"}


def plant(url: str, *statements: str) -> None:
    store = open_store(url)
    with store.write() as session:
        for statement in statements:
            session.connection().exec_driver_sql(statement)
    store.close()


def test_a_healthy_store_is_found_healthy(run: Run) -> None:
    code, told = run("doctor")
    assert (code, told["well"], bad(told)) == (0, True, set())
    assert {check["state"] for check in told["checks"]} == {"good"}


@pytest.mark.parametrize("name", TROUBLE)
def test_trouble_is_noticed(url: str, run: Run, name: str) -> None:
    statement, check = TROUBLE[name]
    plant(url, statement)
    code, told = run("doctor")
    assert code == 1
    assert check in bad(told)


@pytest.mark.parametrize("name", MENDED)
def test_a_feed_that_is_wrong_can_be_mended(url: str, run: Run, name: str) -> None:
    plant(url, TROUBLE[name][0])
    code, told = run("doctor", "--mend")
    assert (code, bad(told)) == (0, set())


def test_an_item_that_is_out_twice_is_noticed(url: str, run: Run) -> None:
    columns = "item_id, member_id, branch_id, lent_at, due_at, renewals"
    uid = (
        "x'00000000000000000000000000000001'" if "sqlite" in url else "'00000000-0000-0000-0000-000000000001'"
    )
    plant(
        url,
        "DROP INDEX uq_loans_open_item",
        f"INSERT INTO loans (uid, {columns}) SELECT {uid}, {columns} FROM loans WHERE id = 1",
    )
    code, told = run("doctor")
    assert (code, "open_loans" in bad(told)) == (1, True)


def test_a_damaged_file_is_noticed(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIMPUL_SERVER_DATABASE", sqlite_url)
    file = Path(make_url(sqlite_url).database or "")
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2 : len(raw) // 2 + 40_000] = os.urandom(40_000)
    file.write_bytes(raw)
    assert main(["doctor"]) == 1


def test_tables_of_an_older_program_are_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIMPUL_SERVER_DATA_FOLDER", str(tmp_path))
    store = open_store(f"sqlite:///{(tmp_path / 'central.db').as_posix()}")
    migrations.upgrade(store.engine, "0001")
    store.close()
    monkeypatch.setenv("SIMPUL_PASSWORD", PASSWORD)
    assert main(["init", "--library", "L", "--branch", "Pusat"]) == 0
    assert main(["doctor"]) == 0


def test_tables_of_a_newer_program_are_left_alone(url: str, run: Run) -> None:
    plant(url, "UPDATE alembic_version SET version_num = '9999'")
    code, told = run("doctor")
    assert (code, told["refused"]) == (1, "newer_store")
