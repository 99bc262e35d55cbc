# SPDX-License-Identifier: GPL-3.0-or-later
"""Stores of older versions open and are brought up to this one: after a backup, whole or not at all."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from db import backups, errors, keys, migrations, store
from db.models import Item, JournalEntry, Loan, Member
from db.opening import open_store
from db.operations.staff import sign_in
from db.queries.catalogue import search
from db.store import Store
from tests.db.exchange.samples import field, record
from tests.db.later import GOOD, STUMBLES, later_version
from tests.db.stores import AS_WRITTEN, HERE, MEMBERS, PASSWORD, laid_out

OUT = {"P0", "P1", "P2"}
GURINDAM = record(
    field("100", ("6", "880-01"), ("a", "Raja Ali Haji")),
    field("245", ("6", "880-02"), ("a", "Gurindam Dua Belas")),
    field("880", ("6", "100-01/(3/r"), ("a", "راج علي حاج")),
    field("880", ("6", "245-02/(3/r"), ("a", "ڬوريندام دوا بلس")),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store of the newest revision, as it was written."""
    return laid_out(migrations.head(), tmp_path / "store")


@pytest.fixture
def later(tmp_path: Path) -> Iterator[str]:
    """A version with one more migration is at work; gives its revision."""
    with later_version(tmp_path / "later", GOOD):
        yield migrations.head()


def out(found: Store) -> set[str]:
    """Barcodes of what is out."""
    with found.read() as session:
        asked = select(Item.barcode).join(Loan, Loan.item_id == Item.id).where(Loan.ended_at.is_(None))
        return set(session.scalars(asked))


def tables(found: Store) -> set[str]:
    """Everything that the file's schema says."""
    with found.read() as session:
        said = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        return {" ".join(row.replace('"', "").split()) for row in session.scalars(text(said))}


def revision(folder: Path) -> str | None:
    """What the file itself says, opened without upgrading it."""
    with closing(Store(folder, keys.key_of(folder))) as found:
        return migrations.current(found.engine)


# --- stores that were written by released versions -----------------------------------------------------


def test_every_revision_has_a_store_as_it_was_written() -> None:
    """A new migration comes with one: `python -m tests.db.stores`."""
    assert {place.parent.name for place in HERE.glob(f"*/{AS_WRITTEN}")} == set(migrations.revisions())


@pytest.mark.parametrize("written_by", migrations.revisions())
def test_a_store_of_every_revision_opens_with_all_that_was_in_it(written_by: str, tmp_path: Path) -> None:
    folder = laid_out(written_by, tmp_path / "store")
    with closing(open_store(folder)) as found:
        assert migrations.current(found.engine) == migrations.head()
        assert (found.upgraded is None) == (written_by == migrations.head())
        assert out(found) == OUT
        with found.read() as session:
            assert set(session.scalars(select(Member.name))) == set(MEMBERS)
            assert [row.title for row in search(session, "gurindam", here=1).rows] == ["Gurindam Dua Belas"]
            numbers = list(session.scalars(select(JournalEntry.number).order_by(JournalEntry.number)))
        assert numbers == list(range(1, len(numbers) + 1))
        assert sign_in(found, "meja", PASSWORD).name == "Sulastri"


@pytest.mark.parametrize("written_by", migrations.revisions())
def test_an_upgraded_store_has_the_tables_of_a_new_one(written_by: str, tmp_path: Path) -> None:
    folder = laid_out(written_by, tmp_path / "store")
    new = tmp_path / "new"
    with closing(open_store(folder)) as old, closing(Store.create(new, bytes(32))) as fresh:
        assert tables(old) == tables(fresh)


def test_titles_taken_in_before_have_their_original_script_from_their_records(tmp_path: Path) -> None:
    folder = laid_out("0008", tmp_path / "store")
    with closing(Store(folder, keys.key_of(folder))) as old, old.engine.begin() as connection:
        for title, marc in (("Gurindam Dua Belas", GURINDAM), ("Bumi Manusia", record(("008", "880" * 9)))):
            values = {"title": title, "marc": marc}
            connection.execute(text("UPDATE titles SET marc = :marc WHERE title = :title"), values)
        connection.execute(text("UPDATE titles SET search_words = 'کتابة' WHERE title = 'Sitti Nurbaya'"))
    with closing(open_store(folder)) as found, found.read() as session:
        for typed in ("ڬوريندام", "راج", "gurindam"):
            (row,) = search(session, typed, here=1).rows
            assert (row.title, row.original_title) == ("Gurindam Dua Belas", "ڬوريندام دوا بلس")
        assert [row.original_title for row in search(session, "bumi", here=1).rows] == [""]
        assert [row.title for row in search(session, "كتابه", here=1).rows] == ["Sitti Nurbaya"]


# --- the upgrade itself, with a migration that exists only here ----------------------------------------


def test_an_older_store_is_upgraded_after_a_backup_that_is_named(folder: Path, later: str) -> None:
    before = (folder / store.FILE_NAME).read_bytes()
    with closing(open_store(folder)) as found:
        assert found.upgraded is not None
        assert found.upgraded.revision == migrations.revisions()[-2]
        backup = found.upgraded.backup
        assert migrations.current(found.engine) == later
        assert out(found) == OUT
        with found.read() as session:
            assert session.scalar(text("SELECT count(*) FROM members WHERE nickname = 'tidak ada'")) == 3
    assert backup.parent == folder / backups.FOLDER
    assert [found.reason for found in backups.described(backup.parent)] == [f"before-{later}"]
    assert revision(backup) == migrations.revisions()[-2]
    assert len((backup / store.FILE_NAME).read_bytes()) == len(before)


def test_the_second_start_has_nothing_to_upgrade(folder: Path, later: str) -> None:
    open_store(folder).close()
    with closing(open_store(folder)) as found:
        assert found.upgraded is None
    assert len(backups.listed(folder / backups.FOLDER)) == 1


def test_this_version_leaves_the_store_of_a_later_one_alone(folder: Path, tmp_path: Path) -> None:
    with later_version(tmp_path / "later", GOOD):
        open_store(folder).close()
        written = migrations.head()
    before = (folder / store.FILE_NAME).read_bytes()
    with pytest.raises(errors.NewerStore) as newer:
        open_store(folder)
    assert newer.value.detail == written
    assert (folder / store.FILE_NAME).read_bytes() == before
    assert not list(folder.glob("*-wal")), "nothing is left open"


def test_the_backup_of_before_brings_this_version_back(folder: Path, tmp_path: Path) -> None:
    with later_version(tmp_path / "later", GOOD):
        open_store(folder).close()
    (before,) = backups.listed(folder / backups.FOLDER)
    backups.restore(before, folder)
    with closing(open_store(folder)) as found:
        assert out(found) == OUT


def test_a_restored_backup_is_upgraded_and_the_other_backups_stay_beside(
    folder: Path, tmp_path: Path
) -> None:
    with closing(open_store(folder)) as found:
        daily = backups.back_up(found)
    with later_version(tmp_path / "later", GOOD):
        backups.restore(daily, folder)
        with closing(open_store(folder)) as found:
            assert out(found) == OUT
    there = backups.described(folder / backups.FOLDER)
    assert {found.reason.split("-")[0] for found in there} == {"daily", "before"}


def test_a_migration_that_fails_half_way_changes_nothing_and_names_the_backup(
    folder: Path, tmp_path: Path
) -> None:
    """The one before it succeeded, and is taken back with it: this version goes on as if nothing had been."""
    with closing(open_store(folder)) as found:
        schema = tables(found)
    with later_version(tmp_path / "later", GOOD, STUMBLES), pytest.raises(errors.UpgradeFailed) as failed:
        open_store(folder)
    assert isinstance(failed.value.__cause__, IntegrityError)
    assert failed.value.detail == "IntegrityError"
    assert failed.value.backup in backups.listed(folder / backups.FOLDER)
    with closing(open_store(folder)) as found:
        assert found.upgraded is None
        assert tables(found) == schema
        assert out(found) == OUT
        with found.read() as session:
            assert session.scalar(text("SELECT count(*) FROM titles WHERE title = upper(title)")) == 0


DYING = """
import sys
from pathlib import Path
from db.opening import open_store
from tests.db.exchange.samples import field, record
from tests.db.later import DIES, GOOD, later_version

with later_version(Path(sys.argv[2]), GOOD, DIES):
    open_store(Path(sys.argv[1]))
"""


def test_a_power_cut_in_the_middle_of_a_migration_changes_nothing(folder: Path, tmp_path: Path) -> None:
    words = [sys.executable, "-c", DYING, str(folder), str(tmp_path / "later")]
    assert subprocess.run(words, check=False).returncode == -signal.SIGKILL
    with closing(open_store(folder)) as found:
        assert out(found) == OUT
    with later_version(tmp_path / "later-again", GOOD), closing(open_store(folder)) as found:
        assert found.upgraded is not None
        assert out(found) == OUT


def test_without_a_backup_there_is_no_upgrade(folder: Path, later: str) -> None:
    (folder / backups.FOLDER).write_text("a file where the folder should be")
    before = (folder / store.FILE_NAME).read_bytes()
    with pytest.raises(OSError, match=r"exists|directory"):
        open_store(folder)
    assert (folder / store.FILE_NAME).read_bytes() == before
    assert revision(folder) != later


def test_upgrades_that_fail_again_and_again_push_no_daily_backup_out(folder: Path, tmp_path: Path) -> None:
    with closing(open_store(folder)) as found:
        daily = [backups.back_up(found) for _ in range(3)]
    with later_version(tmp_path / "later", GOOD, STUMBLES):
        for _ in range(backups.KEEP_BEFORE + 2):
            with pytest.raises(errors.UpgradeFailed):
                open_store(folder)
    there = backups.listed(folder / backups.FOLDER)
    assert set(daily) <= set(there)
    assert len(there) == len(daily) + backups.KEEP_BEFORE


def test_daily_backups_are_kept_by_rotation(folder: Path) -> None:
    with closing(open_store(folder)) as found:
        made = [backups.back_up(found) for _ in range(backups.KEEP + 2)]
    assert backups.listed(folder / backups.FOLDER) == made[:1:-1]
