# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk's store: one SQLCipher file, opened, upgraded, read and written in one place."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, NamedTuple

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session
from sqlalchemy.pool import Pool, PoolProxiedConnection, QueuePool

from db import errors, migrations
from db.encrypted_file import FILE_NAME, connect

__all__ = ["FILE_NAME", "Store", "Upgraded", "check_key", "connect", "in_use", "make_engine", "translated"]

CHECKPOINT_PAGES = 1_000
JOURNAL_CLOSED = "the journal is closed"
"""What SQLite says to whoever would add to it: see erasing.close_journal."""
LEAST_ROOM = 65_536
"""Bytes that SQLite's own files beside the store want before anything can be read."""


def _prepare_file(connection: Any) -> None:
    connection.execute("PRAGMA journal_mode = WAL")


def _durable(connection: Any, _record: object) -> None:
    # FULL, not NORMAL: in WAL only FULL syncs at each commit, and a loan that was acknowledged with a beep
    # must survive the power cut a second later. The cost is in docs/store.md.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")


def make_engine(file: Path, key: bytes) -> Engine:
    """An engine on a file that is there; its transactions are deferred: several may read at once."""

    def connected() -> Any:
        # SQLite would make an empty one: whoever is late must not bring back a store that was erased.
        if not file.exists():
            raise errors.StoreMissing(file.parent)
        return connect(file, key)

    pool = QueuePool(connected, pool_size=4, max_overflow=4, use_lifo=True)
    event.listen(pool, "connect", _durable)
    return _engine(pool, "DEFERRED")


def _engine(pool: Pool, mode: str) -> Engine:
    """An engine whose transactions begin in a mode of SQLite's ('DEFERRED', 'IMMEDIATE').

    By the dialect and not by a 'begin' event: with one event every statement looks for all of them.
    """
    engine = create_engine("sqlite+pysqlite://", module=sqlcipher, pool=pool)

    def begin(dbapi_connection: PoolProxiedConnection) -> None:
        dbapi_connection.cursor().execute(f"BEGIN {mode}")

    engine.dialect.do_begin = begin  # type: ignore[method-assign]
    return engine


class Upgraded(NamedTuple):
    """A store was brought from a revision to this program's; `backup` is the copy made just before."""

    revision: str
    backup: Path


class Store:
    """An open store. `read` and `write` give sessions; a session never crosses a thread."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self.key = key
        self.engine = make_engine(folder / FILE_NAME, key)
        self._writer = _engine(self.engine.pool, "IMMEDIATE")
        self.upgraded: Upgraded | None = None

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
        """Open, and upgrade after a backup where an older version wrote it (`upgraded` tells of it).

        Raises StoreMissing, WrongKey (also for a file that is no store at all), StoreDamaged, NewerStore,
        StoreFull, UpgradeFailed, OSError where the backup before an upgrade can't be written.
        """
        file = folder / FILE_NAME
        if not file.exists():
            raise errors.StoreMissing(folder)
        if not file.stat().st_size:
            # To SQLite this is a new store: opening it would hide that everything is gone.
            raise errors.StoreDamaged(folder, "empty")
        check_key(folder, key)
        store = cls(folder, key)
        try:
            with translated(folder):
                store.upgraded = store._upgrade()
        except BaseException:
            store.close()
            raise
        return store

    def _upgrade(self) -> Upgraded | None:
        from db import backups  # a backup opens stores itself

        revision = migrations.current(self.engine)
        if revision is None:
            raise errors.StoreDamaged(self.folder, "no tables")
        if not migrations.knows(revision):
            raise errors.NewerStore(self.folder, revision)
        if revision == migrations.head():
            return None
        backup = backups.back_up(self, reason=f"{backups.BEFORE}{migrations.head()}")
        try:
            with translated(self.folder):
                migrations.upgrade(self.engine)
        except errors.StoreError:
            raise
        except Exception as error:
            raise errors.UpgradeFailed(self.folder, type(error).__name__, backup) from error
        return Upgraded(revision, backup)

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


def check_key(folder: Path, key: bytes) -> None:
    """Raises WrongKey where a key does not open the store (or backup) in a folder, StoreDamaged …"""
    with translated(folder):
        connection = connect(folder / FILE_NAME, key)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            connection.close()


def in_use(folder: Path, key: bytes) -> bool:
    """Whether anybody has the store open: in WAL a connection that has read keeps a lock until it closes.

    Raises StoreError where the file does not open.
    """
    with translated(folder):
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
    ("unable to open", errors.StoreReadOnly),
    (JOURNAL_CLOSED, errors.ShutOut),
    ("not a database", errors.WrongKey),
    ("malformed", errors.StoreDamaged),
    ("vtable constructor failed", errors.StoreDamaged),  # a bad page of a full-text index
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
                raise _without_room(folder, meaning)(folder, phrase) from error
        raise


def _without_room(folder: Path, meaning: type[errors.StoreError]) -> type[errors.StoreError]:
    """Where its own small files find no room SQLite speaks of an I/O error: a full disk is no damaged one."""
    return errors.StoreFull if meaning is errors.StoreDamaged and not _has_room(folder) else meaning


def _has_room(folder: Path) -> bool:
    try:
        with TemporaryFile(dir=folder) as trial:
            trial.write(bytes(LEAST_ROOM))
            trial.flush()
    except OSError as error:
        return error.errno not in errors.NO_ROOM
    return True
