# SPDX-License-Identifier: GPL-3.0-or-later
"""A generated library in a real, encrypted store, made once for each size; the same as a bare SQLite file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import select

from db import backups, keys
from db.models import TITLE_MIDDLE, Branch, ItemType, MemberType, new_uid
from db.models.search import search_words
from db.operations.cataloguing import TitleFacts, title_words
from db.operations.desk import Desk
from db.operations.founding import NewLibrary, desk_of, found_library
from db.operations.policies import put_branch, put_policy
from db.operations.staff import sign_in
from db.rules.isbn import normalise
from db.store import FILE_NAME, Store
from tests.bench import population
from tests.bench.population import PlainTitle

KEY = bytes(range(32))
PASSPHRASE = "frasa sandi bench"
PASSWORD = "kata sandi bench"
BUILT = "built-with-passphrase"
BATCH = 20_000
MEMBERS = 2_000
FOUNDER = NewLibrary(
    name="Perpustakaan Bench",
    branch_code="A",
    branch_name="Pusat",
    username="admin",
    person_name="Bench",
    password=PASSWORD,
)
TITLE = """INSERT INTO titles (id, uid, title, authors, subjects, publisher, year, language, call_number,
    responsibility, edition, place, form, series, classification, collation, notes, source, control_number,
    fingerprint, search_words) VALUES (?,?,?,?,?,?,?,?,?,'','','','book','','','','','','','',?)"""
ISBN = "INSERT INTO title_identifiers (title_id, kind, value) VALUES (?, 'isbn', ?)"
ITEM = """INSERT INTO items (uid, title_id, barcode, branch_id, item_type_id, condition, location,
    call_number, inventory_number, origin, note) VALUES (?,?,?,?,?,'good','','','','','')"""
MEMBER = """INSERT INTO members (uid, number, name, other_name, member_type_id, branch_id, registered_on,
    expires_on, gender, identity_number, phone, email, address, institution, note, search_words)
    VALUES (?,?,?,'',?,?,?,?,'','','','','','','',?)"""


def desk(folder: Path, titles: int) -> Desk:
    """A desk with somebody signed in on a library of so many titles; built where it is not there yet."""
    return signed_in(opened(built(folder, titles)))


def opened(where: Path) -> Store:
    """The store of a library that was built, or of a copy of it."""
    return Store.open(where, keys.key_of(where, PASSPHRASE))


def signed_in(store: Store) -> Desk:
    """Its desk, with the one person who has an account."""
    found = desk_of(store, sign_in(store, "admin", PASSWORD))
    assert found is not None
    return found


def built(folder: Path, titles: int) -> Path:
    """Where the library of so many titles lies, built where there is none, as this program has it."""
    where = folder / f"library-{titles}"
    if not (where / BUILT).exists():
        _build(where, titles)
    # Else every copy would be backed up and upgraded while it is measured.
    opened(where).close()
    return where


@contextmanager
def copied(folder: Path, titles: int, *, backed_up: bool = True) -> Iterator[Path]:
    """A copy to work on, gone afterwards: what is lent in it is not out the next time.

    `backed_up` gives it its backup of today, so that none is made while something else is measured.
    """
    where, original = folder / "at-work", built(folder, titles)
    shutil.rmtree(where, ignore_errors=True)
    # Whoever looked into the original by hand has left a backup of today there.
    shutil.copytree(original, where, ignore=shutil.ignore_patterns(backups.FOLDER))
    if backed_up:
        today = where / backups.FOLDER / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-bench"
        today.mkdir(parents=True)
        for name in (FILE_NAME, keys.FILE_NAME):
            os.link(original / name, today / name)
    try:
        yield where
    finally:
        shutil.rmtree(where)


def _build(where: Path, titles: int) -> None:
    shutil.rmtree(where, ignore_errors=True)
    store = Store.create(where, keys.new_passphrase_key(where, PASSPHRASE))
    founder = found_library(store, FOUNDER)
    with founder.together() as perform:
        for code in ("B", "C"):
            perform(put_branch, code=code, name=f"Cabang {code}")
        perform(put_policy, at_branch=founder.branch, terms={"max_loans": 1_000})
    with store.read() as session:
        branches = list(session.scalars(select(Branch.id).order_by(Branch.id)))
        item_type = session.scalar(select(ItemType.id).order_by(ItemType.id))
        member_type = session.scalar(select(MemberType.id))
    _members(store, member_type, branches[0])
    for batch in batches(population.titles(titles), BATCH):
        _titles(store, batch, TITLE_MIDDLE - titles, branches, item_type)
    store.close()
    (where / BUILT).write_text(datetime.now(UTC).isoformat(), encoding="utf-8")


def batches(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Lists of so many."""
    source = iter(rows)
    while batch := list(islice(source, size)):
        yield batch


def facts(plain: PlainTitle) -> TitleFacts:
    """A generated title as the facts of a record."""
    return TitleFacts(
        title=plain.title,
        authors=plain.authors,
        subjects=plain.subjects,
        publisher=plain.publisher,
        year=plain.year,
        language=plain.language,
        call_number=plain.call_number,
    )


def _titles(store: Store, batch: list[PlainTitle], base: int, branches: list[int], item_type: Any) -> None:
    with store.write() as session:
        run = session.connection().exec_driver_sql
        run(TITLE, [_title_row(base + t.number, t) for t in batch])
        run(ISBN, [(base + t.number, normalise(t.isbn)) for t in batch])
        run(
            ITEM,
            [
                (new_uid().bytes, base + t.number, i.barcode, branches[i.branch], item_type)
                for t in batch
                for i in t.items
            ],
        )


def _title_row(key: int, t: PlainTitle) -> tuple[Any, ...]:
    return (
        key,
        new_uid().bytes,
        t.title,
        "\n".join(t.authors),
        "\n".join(t.subjects),
        t.publisher,
        t.year,
        t.language,
        t.call_number,
        title_words(facts(t)),
    )


def _members(store: Store, member_type: Any, branch: int) -> None:
    dates = (date(2026, 1, 1).isoformat(), date(2036, 1, 1).isoformat())
    with store.write() as session:
        session.connection().exec_driver_sql(
            MEMBER,
            [
                (
                    new_uid().bytes,
                    m.number,
                    m.name,
                    member_type,
                    branch,
                    *dates,
                    search_words((m.name, m.number)),
                )
                for m in population.members(MEMBERS)
            ],
        )


BARE_TABLES = """
CREATE TABLE records (id INTEGER PRIMARY KEY, uid BLOB, title TEXT, authors TEXT, publisher TEXT,
    year INTEGER, language TEXT, form TEXT, call_number TEXT, search_words TEXT);
CREATE VIRTUAL TABLE words USING fts5(search_words, content='records', content_rowid='id', detail=none,
    columnsize=0, prefix='1 2 3 4', tokenize='unicode61 remove_diacritics 2');
"""


def bare(folder: Path, titles: int) -> Any:
    """A connection to the yardstick's file: the same titles in plain SQLite, FTS5 as it was measured best."""
    file = folder / f"bare-{titles}.db"
    if not file.exists():
        unfinished = file.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        _build_bare(sqlcipher.connect(str(unfinished)), titles)
        unfinished.replace(file)
    return sqlcipher.connect(str(file), isolation_level=None)


def _build_bare(connection: Any, titles: int) -> None:
    connection.executescript(BARE_TABLES)
    for batch in batches(population.titles(titles), BATCH):
        connection.executemany(
            "INSERT INTO records VALUES (?,?,?,?,?,?,?,'book',?,?)",
            [(*row[:4], *row[5:]) for row in (_title_row(t.number, t) for t in batch)],
        )
    connection.execute("INSERT INTO words(words) VALUES ('rebuild')")
    connection.commit()
    connection.close()
