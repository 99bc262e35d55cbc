# SPDX-License-Identifier: GPL-3.0-or-later
"""A snapshot put into a new, empty store: rows without indexes first, then the indexes, then the search."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import sqlcipher3.dbapi2 as sqlcipher

from db.encrypted_file import FILE_NAME, connect
from db.store import translated
from db.syncing.scopes import CATALOGUE, FRAME
from db.syncing.snapshot import PARTS, Manifest, Part, tables

ROWS_AT_ONCE = 20_000
CACHE_KIB = 131_072
"""While it loads: each page of an index is written once instead of many times."""
LARGE = tuple(part.table for part in PARTS if part.scope == CATALOGUE or "title_id" in part.names)
Told = Callable[[str, int, int], None]
"""What is done ('rows', 'index'), how many rows of it, and of how many."""


class NotEmpty(Exception):
    """The store has rows already: a snapshot is for a store that begins."""


class NotWhole(Exception):
    """The file does not hold what its manifest says."""


class Stopped(Exception):
    """Somebody asked to stop; what was begun must be thrown away."""


class Later(NamedTuple):
    """An index or trigger that is made again when the rows are in."""

    kind: str
    name: str
    sql: str


def load(
    folder: Path, key: bytes, plain: Path, manifest: Manifest, told: Told, stopped: Callable[[], bool]
) -> None:
    """Put everything into the store of a folder that nobody has open; the feed goes on from its cursors.

    No journal is kept meanwhile, which makes it twice as quick: a store in which this did not end well is
    damaged, and whoever made it throws it away. Raises NotEmpty, NotWhole, Stopped, StoreError.
    """
    file = folder / FILE_NAME
    with translated(folder), closing(connect(file, key)) as connection:
        load_into(connection, plain, manifest, told, stopped)
    with file.open("rb+") as handle:
        os.fsync(handle.fileno())


def load_into(
    connection: Any, plain: Path, manifest: Manifest, told: Told, stopped: Callable[[], bool]
) -> None:
    """The same over a connection to an empty store, which is closed afterwards: see `load`."""
    _Loading(connection, manifest, told, stopped).run(plain)


class _Loading:
    def __init__(self, connection: Any, manifest: Manifest, told: Told, stopped: Callable[[], bool]) -> None:
        self._run = connection.execute
        self._manifest, self._told, self._stopped = manifest, told, stopped

    def run(self, plain: Path) -> None:
        self._compare(plain)
        with self._unjournalled():
            later = list(self._put_off())
            self._rows()
            for one in later:
                if one.kind == "index":
                    self._run(one.sql)
                    self._go_on("index", 0, self._manifest.rows["titles"])
            self._search()
            for one in later:
                if one.kind == "trigger":
                    self._run(one.sql)
            self._note_cursors()
        self._run("DETACH snapshot")

    def _compare(self, plain: Path) -> None:
        if any(self._run(f"SELECT 1 FROM main.{table} LIMIT 1").fetchone() for table in tables()):
            raise NotEmpty
        try:
            self._run("ATTACH ? AS snapshot KEY ''", (str(plain),))
            found = {t: self._run(f"SELECT count(*) FROM snapshot.{t}").fetchone()[0] for t in tables()}
        except sqlcipher.DatabaseError as error:
            raise NotWhole from error
        if found != self._manifest.rows:
            raise NotWhole

    @contextmanager
    def _unjournalled(self) -> Iterator[None]:
        for pragma in ("foreign_keys = OFF", "journal_mode = OFF", "synchronous = OFF"):
            self._run(f"PRAGMA {pragma}")
        self._run(f"PRAGMA cache_size = -{CACHE_KIB}")
        yield
        for pragma in ("synchronous = FULL", "journal_mode = WAL"):
            self._run(f"PRAGMA {pragma}")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Committed at the end; after an exception the store is thrown away, so nothing is undone."""
        self._run("BEGIN IMMEDIATE")
        yield
        self._run("COMMIT")

    def _put_off(self) -> Iterator[Later]:
        marks = ",".join("?" * len(LARGE))
        found = self._run(
            f"""SELECT type, name, sql FROM main.sqlite_master WHERE sql IS NOT NULL
            AND type IN ('index', 'trigger') AND tbl_name IN ({marks})""",
            LARGE,
        ).fetchall()
        for kind, name, sql in found:
            self._run(f"DROP {kind} {name}")
            yield Later(kind, name, sql)

    def _rows(self) -> None:
        done = 0
        for part in PARTS:
            columns = ", ".join(f'"{name}"' for name in part.names)
            statement = f"""INSERT INTO main.{part.table} ({columns})
                SELECT {columns} FROM snapshot.{part.table} WHERE rowid > ? AND rowid <= ? ORDER BY rowid"""
            for first, last in self._ranges(part):
                with self._transaction():
                    done += self._run(statement, (first, last)).rowcount
                self._go_on("rows", done, self._manifest.total)

    def _ranges(self, part: Part) -> Iterator[tuple[int, int]]:
        """Ends of runs of so many rows: keys may have gaps."""
        lowest = self._run(f"SELECT min(rowid) FROM snapshot.{part.table}").fetchone()[0]
        last = None if lowest is None else lowest - 1
        while last is not None:
            first = last
            last = self._run(
                f"""SELECT max(rowid) FROM (SELECT rowid FROM snapshot.{part.table}
                WHERE rowid > ? ORDER BY rowid LIMIT {ROWS_AT_ONCE})""",
                (first,),
            ).fetchone()[0]
            if last is not None:
                yield first, last

    def _search(self) -> None:
        """As many rows at a time as an import would: see docs/store.md, 'Search'."""
        titles = next(part for part in PARTS if part.table == "titles")
        done = 0
        for first, last in self._ranges(titles):
            with self._transaction():
                done += self._run(
                    """INSERT INTO catalogue_search (rowid, search_words)
                    SELECT id, search_words FROM main.titles WHERE id > ? AND id <= ? ORDER BY id""",
                    (first, last),
                ).rowcount
            self._go_on("index", done, self._manifest.rows["titles"])

    def _note_cursors(self) -> None:
        """The frame is read from its beginning, staff and settings being no part of a snapshot."""
        versions = {FRAME: 0, **self._manifest.cursors}
        with self._transaction():
            for scope, version in versions.items():
                self._run(
                    "INSERT INTO cursors (scope, version, count) VALUES (?, ?, ?)",
                    (scope, version, self._manifest.held(scope)),
                )

    def _go_on(self, what: str, done: int, total: int) -> None:
        if self._stopped():
            raise Stopped
        self._told(what, done, total)
