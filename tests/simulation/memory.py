# SPDX-License-Identifier: GPL-3.0-or-later
"""Stores in memory with the real tables; copied and put back in microseconds, and crashed where wanted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from sqlalchemy import Dialect, create_engine, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from central_server.store import CentralStore
from db import migrations

COMPILED: dict[object, object] = {}
DIALECTS: list[Dialect] = []


class Crash(Exception):
    """The power went."""


@cache
def empty() -> bytes:
    """A store with all tables and no rows."""
    store = MemoryStore(b"")
    migrations.upgrade(store.engine)
    return store.copy()


class MemoryStore(CentralStore):
    """SQLite in memory, for a desk or the server. `crash` is 'before' or 'after' the next commit."""

    def __init__(self, image: bytes) -> None:
        self.raw = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        if image:
            self.raw.deserialize(image)
        self.raw.execute("PRAGMA foreign_keys = ON")
        engine = create_engine("sqlite+pysqlite://", creator=lambda: self.raw, poolclass=StaticPool)
        # One cache of compiled statements for all stores, and the dialect that is part of its keys.
        engine = engine.execution_options(compiled_cache=COMPILED)
        engine.dialect = _dialect_of(engine)
        event.listen(engine, "begin", _begin)
        super().__init__(engine)
        self.crash = ""

    def fill_disk(self, full: bool) -> None:
        """From now on no page can be added to the file, or again as many as it likes."""
        (pages,) = self.raw.execute("PRAGMA page_count").fetchone()
        self.raw.execute(f"PRAGMA max_page_count = {pages if full else 1 << 30}")

    def copy(self) -> bytes:
        """Everything in it."""
        return self.raw.serialize()

    @contextmanager
    def write(self) -> Iterator[Session]:
        with super().write() as session:
            yield session
            if self.crash == "before":
                self.crash = ""
                raise Crash
        if self.crash == "after":
            self.crash = ""
            raise Crash


def _dialect_of(engine: Engine) -> Dialect:
    DIALECTS.append(engine.dialect)
    del DIALECTS[1:]
    return DIALECTS[0]


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
