# SPDX-License-Identifier: GPL-3.0-or-later
"""A generated library at the centre, entered into the feed: the same titles and items as at the desks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import select, text

from central_server.api.service import CHANCE
from central_server.own_desk import found, own_desk
from central_server.store import CentralStore, open_store
from db.models import TITLE_MIDDLE, Branch, ItemType, new_uid
from db.operations.cataloguing import fingerprint, title_words
from db.operations.policies import put_branch
from db.rules.isbn import normalise
from db.syncing.feed import PUT
from db.syncing.kinds import ITEMS, TITLES, RowKey
from db.syncing.scopes import CATALOGUE
from db.syncing.wire import bodies, bucket_of, hash_of
from tests.bench import library, population
from tests.bench.population import PlainTitle

BATCH = 10_000
TITLE = library.TITLE.replace("'','',?)", "'',?,?)")
"""As a desk's, with the print that tells the same record in a later import."""
Keys = list[RowKey]


def url_of(folder: Path, titles: int) -> str:
    """The database of a central library of so many titles, built where it is not there yet."""
    file = folder / f"central-{titles}.db"
    if not file.exists():
        unfinished = file.with_suffix(".unfinished")
        for ending in ("", "-wal", "-shm"):
            unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)
        with closing(open_store(f"sqlite:///{unfinished.as_posix()}")) as store:
            _build(store, titles)
        unfinished.replace(file)
    return f"sqlite:///{file.as_posix()}"


def _build(store: CentralStore, titles: int) -> None:
    found_library(store)
    fill(store, population.titles(titles), TITLE_MIDDLE - titles)


def found_library(store: CentralStore) -> None:
    """A library without titles, of three branches, in an empty database."""
    store.upgrade()
    found(store, library.FOUNDER, CHANCE)
    desk = own_desk(store, "admin")
    assert desk is not None
    with desk.together() as perform:
        for code in ("B", "C"):
            perform(put_branch, code=code, name=f"Cabang {code}")


def fill(store: CentralStore, titles: Iterable[PlainTitle], base: int) -> None:
    """Titles with their items, as rows and in the feed; a title's key is its number and `base`."""
    with store.read() as session:
        branches = list(session.scalars(select(Branch.id).order_by(Branch.id)))
        item_type = session.scalar(select(ItemType.id).order_by(ItemType.id))
    for batch in library.batches(titles, BATCH):
        with store.write() as session:
            run = session.connection().exec_driver_sql
            _enter(session, _put(run, batch, base, branches, item_type))


def _put(run: Any, batch: list[PlainTitle], base: int, branches: list[int], item_type: Any) -> Keys:
    titles = [(new_uid(), t) for t in batch]
    items = [(new_uid(), base + t.number, i, t.call_number) for t in batch for i in t.items]
    run(TITLE, [_title_row(base + t.number, uid.bytes, t) for uid, t in titles])
    run(library.ISBN, [(base + t.number, normalise(t.isbn)) for t in batch])
    run(
        library.ITEM,
        [(uid.bytes, title, i.barcode, branches[i.branch], item_type) for uid, title, i, _ in items],
    )
    return [RowKey(TITLES.number, uid) for uid, _ in titles] + [RowKey(ITEMS.number, i[0]) for i in items]


def _title_row(key: int, uid: bytes, t: PlainTitle) -> tuple[Any, ...]:
    plain = library.facts(t)
    row = (key, uid, t.title, "\n".join(t.authors), "\n".join(t.subjects), t.publisher, t.year, t.language)
    return (*row, t.call_number, fingerprint(plain), title_words(plain))


def _enter(session: Any, keys: Keys) -> None:
    """Into the feed, as publishing would, without looking for what is not there."""
    session.execute(
        text("INSERT INTO scopes (name, version, count, sum) VALUES (:n, 0, 0, 0) ON CONFLICT DO NOTHING"),
        {"n": CATALOGUE},
    )
    scope, version = session.execute(
        text("SELECT id, version FROM scopes WHERE name = :n"), {"n": CATALOGUE}
    ).one()
    rows = list(_entries(bodies(session, keys), scope, version))
    session.connection().execute(PUT, rows)
    session.execute(
        text("UPDATE scopes SET version = :v, count = count + :n, sum = sum + :s WHERE id = :id"),
        {"v": version + len(rows), "n": len(rows), "s": sum(row["hash"] for row in rows), "id": scope},
    )


def _entries(raw: dict[RowKey, bytes], scope: int, version: int) -> Iterator[dict[str, Any]]:
    for place, (key, body) in enumerate(raw.items(), 1):
        entry = {"kind": key.kind, "uid": key.uid, "scope": scope, "version": version + place}
        yield {**entry, "bucket": bucket_of(key.uid), "hash": hash_of(key, body), "gone": False}
