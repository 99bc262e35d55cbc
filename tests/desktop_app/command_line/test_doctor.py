# SPDX-License-Identifier: GPL-3.0-or-later
"""What the doctor finds: all well, or the trouble that was planted and nothing else."""

import os
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from db import store
from db.models import JournalEntry
from db.operations.desk import utc_now
from db.store import Store
from desktop_app.command_line import checks_of_place
from tests.desktop_app.command_line.conftest import Simpul
from tests.desktop_app.command_line.test_stores import opened


def checks(result: Any) -> dict[str, str]:
    return {check["check"]: check["state"] for check in result.facts["checks"]}


def test_doctor_finds_all_well(simpul: Simpul, library: Path) -> None:
    simpul("backup", "--store", library)
    done = simpul("doctor", "--store", library, "--json")
    found = checks(done)
    assert (done.code, done.facts["well"]) == (0, True)
    assert {
        "store",
        "revision",
        "file",
        "search",
        "counts",
        "journal",
        "open_loans",
        "backup",
        "clock",
        "disk",
    } <= set(found)
    assert "bad" not in found.values()
    assert found["backup"] == "good"


def test_doctor_for_people(simpul: Simpul, library: Path) -> None:
    done = simpul("doctor", "--store", library)
    assert done.code == 0
    assert "! There is no backup yet" in done.out
    assert "✓ It holds 3 titles, 4 items, 2 members, 0 open loans." in done.out


def test_doctor_without_a_store(simpul: Simpul, tmp_path: Path) -> None:
    done = simpul("doctor", "--store", tmp_path / "nothing", "--json")
    assert (done.code, checks(done)["store"]) == (1, "bad")


def break_journal(found: Store) -> None:
    with found.write() as session:
        session.delete(session.query(JournalEntry).filter_by(number=3).one())


def break_search(found: Store) -> None:
    with found.write() as session:
        session.execute(text("INSERT INTO catalogue_search(rowid, search_words) VALUES (1, 'stray')"))


def break_loans(found: Store) -> None:
    with found.write() as session:
        session.execute(text("DROP INDEX uq_loans_open_item"))
        session.execute(
            text(
                """INSERT INTO loans (uid, item_id, member_id, branch_id, lent_at, due_at, renewals)
                SELECT randomblob(16), item_id, member_id, branch_id, lent_at, due_at, 0 FROM loans"""
            )
        )


def break_clock(found: Store) -> None:
    with found.write() as session:
        newest = session.query(JournalEntry).order_by(JournalEntry.number.desc()).first()
        assert newest is not None
        newest.made_at = utc_now() + timedelta(days=2)


@pytest.mark.parametrize(
    ("check", "harm"),
    [
        ("journal", break_journal),
        ("search", break_search),
        ("open_loans", break_loans),
        ("clock", break_clock),
    ],
)
def test_doctor_notices(simpul: Simpul, library: Path, check: str, harm: Any) -> None:
    simpul("lend", "M001", "A001", "--store", library)
    with opened(library) as found:
        harm(found)
    done = simpul("doctor", "--store", library, "--json")
    assert (done.code, done.facts["well"]) == (1, False)
    assert [name for name, state in checks(done).items() if state == "bad"] == [check]


def test_doctor_notices_a_damaged_page(simpul: Simpul, library: Path) -> None:
    file = library / store.FILE_NAME
    damaged = bytearray(file.read_bytes())
    damaged[-2000] ^= 0xFF
    file.write_bytes(damaged)
    done = simpul("doctor", "--store", library, "--json")
    assert (done.code, checks(done)["file"]) == (1, "bad")


def test_doctor_says_once_that_the_file_is_damaged_and_which_backup_helps(
    simpul: Simpul, library: Path
) -> None:
    simpul("backup", "--store", library)
    with (library / store.FILE_NAME).open("rb+") as file:
        file.seek(4096 * 8)
        file.write(os.urandom(4096 * 6))
    done = simpul("doctor", "--store", library, "--json")
    found = checks(done)
    assert (done.code, found["file"], found["backup"]) == (1, "bad", "good")
    assert "clock" not in found
    assert list(found.values()).count("bad") == 1


def test_doctor_names_the_newest_backup_of_a_store_that_does_not_open(simpul: Simpul, library: Path) -> None:
    simpul("backup", "--store", library)
    newest = simpul("backup", "--store", library, "--json").facts["backup"]
    os.truncate(library / store.FILE_NAME, 0)
    done = simpul("doctor", "--store", library, "--json")
    last = done.facts["checks"][-1]
    assert (done.code, last["check"], last["state"], last["backup"]) == (1, "backup", "good", newest)
    assert newest in last["said"]


def test_doctor_notices_a_backup_that_does_not_open(simpul: Simpul, library: Path) -> None:
    made = Path(simpul("backup", "--store", library, "--json").facts["backup"])
    (made / store.FILE_NAME).write_bytes(b"not a store at all" * 500)
    assert checks(simpul("doctor", "--store", library, "--json"))["backup"] == "bad"


def test_doctor_notices_an_old_backup(simpul: Simpul, library: Path) -> None:
    made = Path(simpul("backup", "--store", library, "--json").facts["backup"])
    long_ago = (utc_now() - timedelta(days=30)).timestamp()
    os.utime(made / store.FILE_NAME, (long_ago, long_ago))
    assert checks(simpul("doctor", "--store", library, "--json"))["backup"] == "warning"


def test_doctor_notices_a_small_disk_and_missing_fonts(
    simpul: Simpul, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks_of_place, "FONTS", ("Nowhere.ttf",))
    monkeypatch.setattr(shutil, "disk_usage", lambda place: type("Usage", (), {"free": 5_000_000}))
    found = checks(simpul("doctor", "--store", library, "--json"))
    assert (found["fonts"], found["disk"]) == ("bad", "warning")


def test_doctor_mends_the_search(simpul: Simpul, library: Path) -> None:
    with opened(library) as found:
        break_search(found)
    assert checks(simpul("doctor", "--store", library, "--json"))["search"] == "bad"
    done = simpul("doctor", "--arrange", "--store", library, "--json")
    assert (done.code, checks(done)["search"]) == (0, "good")


def test_doctor_accepts_the_clock(simpul: Simpul, library: Path) -> None:
    with opened(library) as found:
        break_clock(found)
    refused = simpul("lend", "M001", "A001", "--store", library, "--json").facts["loans"][0]
    assert refused["refused"] == "clock_set_back"
    not_allowed = simpul("doctor", "--accept-clock", "--staff", "meja", "--store", library, "--json")
    assert (not_allowed.code, not_allowed.facts["refused"]) == (1, "not_allowed")
    simpul("doctor", "--accept-clock", "--store", library)
    assert simpul("lend", "M001", "A001", "--store", library).code == 0
