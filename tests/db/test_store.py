# SPDX-License-Identifier: GPL-3.0-or-later
"""The store's promises: nothing on the disk is readable, nothing half written, nothing committed is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event, func, select, text
from sqlalchemy.exc import IntegrityError

import db.models.syncing  # noqa: F401 - its tables are in every store too
from db import errors
from db.models import Base, Item, Loan, Member, Setting, new_uid
from db.operations.desk import Desk
from db.store import FILE_NAME, Store, in_use
from tests.crash.small_library import KEY
from tests.db import small_world
from tests.db.small_world import Clock

NAME, PHONE, TITLE = "Nurhayati Tambelan", "0812-9876-5432", "Gurindam Duabelas"
OTHER_KEY = KEY[::-1]


@pytest.fixture
def store(templates: Path, tmp_path: Path) -> Iterator[Store]:
    """A founded library's store, opened as the program opens it."""
    small_world.copied(templates / "founded", tmp_path / "store").close()
    with closing(Store.open(tmp_path / "store", KEY)) as opened:
        yield opened


def scalar(store: Store, statement: str) -> Any:
    with store.read() as session:
        return session.scalar(text(statement))


def setting(store: Store, name: str) -> str | None:
    with store.read() as session:
        found = session.get(Setting, ("desk", name))
        return found.value if found else None


def keep(store: Store, name: str, value: str = "1") -> None:
    with store.write() as session:
        session.merge(Setting(scope="desk", name=name, value=value))


# --- encrypted ----------------------------------------------------------------------------------------


def spellings(words: str) -> list[bytes]:
    """How words might stand in a file."""
    return [words.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]


def test_no_word_of_it_is_readable_on_the_disk_while_it_is_in_use(store: Store) -> None:
    """The file, its write-ahead log, and whatever else SQLite lays beside it."""
    desk = small_world.at_desk(store, Clock())
    member = small_world.register(desk, NAME, phone=PHONE, address="Jalan Bintan 7")
    small_world.lend(desk, small_world.add_item(desk, title=small_world.add_title(desk, TITLE)), member)
    files = {file.name: file.read_bytes() for file in store.folder.rglob("*") if file.is_file()}
    assert len(files[f"{FILE_NAME}-wal"]) > 4_096, "what was written last is in the log"
    for name, content in files.items():
        for words in (
            NAME,
            "Nurhayati",
            PHONE,
            TITLE,
            "Gurindam",
            "Jalan Bintan",
            "search_words",
            "SQLite format",
        ):
            assert not any(spelt in content for spelt in spellings(words)), (name, words)


def test_no_word_is_readable_after_it_was_closed(store: Store) -> None:
    desk = small_world.at_desk(store, Clock())
    small_world.register(desk, NAME)
    store.close()
    content = (store.folder / FILE_NAME).read_bytes()
    assert not any(spelt in content for spelt in spellings(NAME))
    assert not (store.folder / f"{FILE_NAME}-wal").exists(), "folded in by the last to leave"


def test_temporary_tables_stay_in_memory(store: Store) -> None:
    assert scalar(store, "PRAGMA temp_store") == 2
    assert scalar(store, "PRAGMA cipher_version")


def test_plain_sqlite_can_not_read_it(store: Store) -> None:
    store.close()
    with (
        closing(sqlite3.connect(store.folder / FILE_NAME)) as plain,
        pytest.raises(sqlite3.DatabaseError, match="not a database"),
    ):
        plain.execute("SELECT count(*) FROM sqlite_master")


def test_another_key_opens_nothing_and_changes_nothing(store: Store) -> None:
    store.close()
    before = (store.folder / FILE_NAME).read_bytes()
    with pytest.raises(errors.WrongKey) as refused:
        Store.open(store.folder, OTHER_KEY)
    assert refused.value.path == store.folder
    assert (store.folder / FILE_NAME).read_bytes() == before
    Store.open(store.folder, KEY).close()


# --- every connection ---------------------------------------------------------------------------------

EXPECTED = {"foreign_keys": 1, "journal_mode": "wal", "synchronous": 2, "busy_timeout": 10_000}
"""synchronous 2 is FULL: a commit is on the disk when it returns."""


def test_connections_of_readers_and_writers_are_all_set_up(store: Store) -> None:
    with store.read() as one, store.read() as two, store.write() as three:
        for session in (one, two, three):
            said = {name: session.scalar(text(f"PRAGMA {name}")) for name in EXPECTED}
            assert said == EXPECTED


def test_a_row_points_at_rows_that_there_are(store: Store) -> None:
    desk = small_world.at_desk(store, Clock())
    item = small_world.add_item(desk)
    for change in ({"title_id": 1}, {"branch_id": 99}):
        with pytest.raises(IntegrityError, match="FOREIGN KEY"), store.write() as session:
            session.execute(Item.__table__.update().where(Item.uid == item).values(change))
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), store.write() as session:
        session.execute(text("DELETE FROM branches"))


def test_an_item_is_with_one_member_at_a_time(store: Store) -> None:
    desk = small_world.at_desk(store, Clock())
    item, member = small_world.add_item(desk), small_world.register(desk)
    first = small_world.lend(desk, item, member)
    with store.read() as session:
        row = dict(session.execute(select(Loan.__table__)).mappings().one())
    with pytest.raises(IntegrityError, match="UNIQUE"), store.write() as session:
        session.execute(Loan.__table__.insert().values({**row, "id": None, "uid": new_uid()}))
    small_world.take_back(desk, first.item)
    small_world.lend(desk, item, member)


# --- transactions -------------------------------------------------------------------------------------


def test_what_was_written_is_there_when_it_is_opened_again(store: Store) -> None:
    keep(store, "paper", "58")
    store.close()
    with closing(Store.open(store.folder, KEY)) as again:
        assert setting(again, "paper") == "58"


def test_an_exception_leaves_nothing_behind(store: Store) -> None:
    def stumble() -> None:
        with store.write() as session:
            session.merge(Setting(scope="desk", name="paper", value="58"))
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        stumble()
    assert setting(store, "paper") is None


def test_a_reader_sees_one_state_throughout(store: Store) -> None:
    with store.read() as session:
        before = session.scalar(select(func.count()).select_from(Setting))
        keep(store, "paper")
        assert session.scalar(select(func.count()).select_from(Setting)) == before
    assert setting(store, "paper") == "1"


def test_readers_do_not_wait_for_a_writer(store: Store) -> None:
    with store.write() as session:
        session.merge(Setting(scope="desk", name="paper", value="58"))
        session.flush()
        assert setting(store, "paper") is None
    assert setting(store, "paper") == "58"


def test_a_second_writer_that_waits_in_vain_is_told(store: Store) -> None:
    with closing(Store.open(store.folder, KEY)) as impatient:
        event.listen(impatient.engine, "connect", lambda raw, _: raw.execute("PRAGMA busy_timeout = 0"))
        impatient.close()
        with store.write():
            with pytest.raises(errors.StoreBusy) as refused:
                keep(impatient, "paper")
            assert refused.value.path == store.folder
        keep(impatient, "paper")


def test_whether_somebody_has_it_open(store: Store) -> None:
    assert setting(store, "paper") is None
    assert in_use(store.folder, KEY)
    store.close()
    assert not in_use(store.folder, KEY)


def test_what_may_not_be_written_is_said_so(store: Store) -> None:
    def write() -> None:
        with store.write() as session:
            session.execute(text("PRAGMA query_only = ON"))
            session.add(Setting(scope="desk", name="paper", value="58"))

    with pytest.raises(errors.StoreReadOnly):
        write()


# --- making and opening -------------------------------------------------------------------------------


def test_the_tables_are_what_the_models_say(store: Store) -> None:
    def is_ours(_thing: object, name: str | None, kind: str, reflected: bool, _to: object) -> bool:
        searching = (name or "").startswith(("catalogue_search", "member_search"))
        return not (kind == "table" and reflected and (searching or name == "alembic_version"))

    with store.engine.connect() as connection:
        options = {"compare_type": False, "include_object": is_ours}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_a_new_store_is_empty_and_whole(tmp_path: Path) -> None:
    with closing(Store.create(tmp_path / "new", KEY)) as made:
        with made.read() as session:
            rows = {
                table.name: session.scalar(select(func.count()).select_from(table))
                for table in Base.metadata.sorted_tables
            }
        assert set(rows.values()) == {0}
        assert scalar(made, "PRAGMA integrity_check") == "ok"


def test_no_store_is_made_over_another(store: Store) -> None:
    before = (store.folder / FILE_NAME).read_bytes()
    with pytest.raises(errors.StoreExists):
        Store.create(store.folder, KEY)
    assert (store.folder / FILE_NAME).read_bytes() == before


def test_where_there_is_none_none_is_made_by_opening(tmp_path: Path) -> None:
    with pytest.raises(errors.StoreMissing):
        Store.open(tmp_path, KEY)
    assert list(tmp_path.iterdir()) == []


# --- columns ------------------------------------------------------------------------------------------


def test_days_and_times_come_back_as_they_went_in(desk: Desk, clock: Clock) -> None:
    clock.now = clock.now.replace(microsecond=123_456)
    member = small_world.register(desk, birth_date=date(1899, 12, 31))
    loan = small_world.lend(desk, small_world.add_item(desk), member)
    assert small_world.row_of(desk, Member, member).birth_date == date(1899, 12, 31)
    kept = small_world.row_of(desk, Loan, loan.loan)
    assert kept.lent_at == loan.made_at
    assert kept.lent_at.utcoffset() is not None
    assert kept.uid == loan.loan
