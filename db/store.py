# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk's store: one SQLCipher file, opened, upgraded, read and written in one place."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from db import errors, migrations

FILE_NAME = "library.db"
BUSY_TIMEOUT_MS = 10_000
CACHE_KIB = 16_384
CHECKPOINT_PAGES = 1_000


def connect(file: Path, key: bytes) -> Any:
    """A bare connection to an encrypted file, set up as every connection of ours is."""
    connection = sqlcipher.connect(str(file), isolation_level=None, check_same_thread=False)
    # A raw key skips SQLCipher's own derivation: keys.py has derived it once already.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _prepare_file(connection: Any) -> None:
    connection.execute("PRAGMA journal_mode = WAL")


def _durable(connection: Any, _record: object) -> None:
    # FULL, not NORMAL: in WAL only FULL syncs at each commit, and a loan that was acknowledged with a beep
    # must survive the power cut a second later. The cost is in docs/store.md.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")


def _begin(connection: Connection) -> None:
    mode = connection.get_execution_options().get("begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")


def make_engine(file: Path, key: bytes) -> Engine:
    """An engine on an encrypted file; reading transactions are deferred, writing ones immediate."""
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=lambda: connect(file, key),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=4,
    )
    event.listen(engine, "connect", _durable)
    event.listen(engine, "begin", _begin)
    return engine


class Store:
    """An open store. `read` and `write` give sessions; a session never crosses a thread."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self.key = key
        self.engine = engine = make_engine(folder / FILE_NAME, key)
        self._writer = engine.execution_options(begin="IMMEDIATE")

    @classmethod
    def create(cls, folder: Path, key: bytes) -> "Store":
        """A new, empty store in a folder that has none. Raises StoreExists."""
        file = folder / FILE_NAME
        if file.exists():
            raise errors.StoreExists(folder)
        folder.mkdir(parents=True, exist_ok=True)
        with translated(folder):
            connection = connect(file, key)
            _prepare_file(connection)
            connection.close()
            store = cls(folder, key)
            migrations.upgrade(store.engine)
        return store

    @classmethod
    def open(cls, folder: Path, key: bytes) -> "Store":
        """Open, and upgrade after a backup where an older version wrote it.

        Raises StoreMissing, WrongKey (also for a file that is no store at all), StoreDamaged, NewerStore.
        """
        file = folder / FILE_NAME
        if not file.exists():
            raise errors.StoreMissing(folder)
        _check_key(folder, file, key)
        store = cls(folder, key)
        with translated(folder):
            store._upgrade()
        return store

    def _upgrade(self) -> None:
        from db import backups  # a backup opens stores itself

        revision = migrations.current(self.engine)
        if not migrations.knows(revision):
            self.close()
            raise errors.NewerStore(self.folder, revision or "?")
        if revision != migrations.head():
            backups.back_up(self, reason=f"before-{migrations.head()}")
            migrations.upgrade(self.engine)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one state of the store throughout."""
        with translated(self.folder), Session(self.engine, autoflush=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that holds the write lock; commits at the end, rolls back on any exception.

        When the block is left without an exception the change survives a power cut.
        """
        with translated(self.folder), Session(self._writer) as session, session.begin():
            session.connection()
            yield session

    def close(self) -> None:
        """Let go of the file; the write-ahead log is folded in by the last one to leave."""
        self.engine.dispose()


def _check_key(folder: Path, file: Path, key: bytes) -> None:
    with translated(folder):
        connection = connect(file, key)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            connection.close()


def in_use(folder: Path, key: bytes) -> bool:
    """Whether anybody has the store open: in WAL a connection that has read keeps a lock until it closes."""
    connection = connect(folder / FILE_NAME, key)
    try:
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        with translated(folder):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except errors.StoreBusy:
        return True
    finally:
        connection.close()
    return False


MEANINGS = (
    ("disk is full", errors.StoreFull),
    ("database is locked", errors.StoreBusy),
    ("readonly", errors.StoreReadOnly),
    ("not a database", errors.WrongKey),
    ("malformed", errors.StoreDamaged),
    ("disk i/o error", errors.StoreDamaged),
)


@contextmanager
def translated(folder: Path) -> Iterator[None]:
    """SQLite's errors as ours; what has no meaning here goes through as it is."""
    try:
        yield
    except (DatabaseError, sqlcipher.DatabaseError, sqlite3.DatabaseError) as error:
        cause = error.orig if isinstance(error, DatabaseError) else error
        said = str(cause).lower()
        for phrase, meaning in MEANINGS:
            if phrase in said:
                raise meaning(folder, phrase) from error
        raise
