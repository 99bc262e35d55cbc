# SPDX-License-Identifier: GPL-3.0-or-later
"""A central server with a small catalogue, a cable that is cut after so many bytes, and desks that begin."""

from __future__ import annotations

import contextlib
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select

from central_server import epochs, snapshots
from central_server.api.service import CHANCE
from central_server.own_desk import own_desk
from central_server.settings import Settings
from central_server.store import CentralStore, open_store
from db import keys
from db.models import ClosedDay, Item, ItemType, Title
from db.models.syncing import Cursor
from db.operations.cataloguing import Identifier, ItemFacts, TitleFacts, put_item, put_title
from db.operations.desk import Desk, utc_now
from db.operations.policies import close_days, open_days, put_branch, put_policy
from db.store import Store
from db.syncing.feed import buckets, states
from db.syncing.messages import BucketSum
from db.syncing.snapshot import Manifest
from desktop_app.sync import mending
from desktop_app.sync.carrier import Carrier
from desktop_app.sync.cycles import Synced, sync_fully
from desktop_app.sync.engine import Engine
from desktop_app.sync.enrolling import enrol
from tests.central_server import worlds
from tests.central_server.serving import Running, serving

KEY = bytes(range(32))
TITLES = 150
CLOSED = date(2026, 8, 17)


def build(url: str) -> None:
    """The small library of the server's tests, with more titles: with items, numbers and a closed day."""
    worlds.build(url)
    with closing(open_store(url)) as store:
        desk = the_centres(store)
        with store.read() as session:
            item_type = session.scalars(select(ItemType.uid)).first()
        assert item_type is not None
        with desk.together() as perform:
            perform(close_days, days=[(CLOSED, "Hari Kemerdekaan")])
            perform(put_policy, at_branch=desk.branch, terms={"max_loans": 7})
            for number in range(TITLES):
                title = perform(put_title, facts=facts_of(number)).operation.title
                for copy in range(1 + number % 3):
                    item = ItemFacts(
                        barcode=f"K{number:04}{copy}",
                        at_branch=desk.branch,
                        item_type=item_type,
                        price=number * 1_000 or None,
                        acquired_on=date(2026, 1, 1 + copy),
                    )
                    perform(put_item, title=title, facts=item)


def facts_of(number: int) -> TitleFacts:
    """A title whose words, numbers and accents are its own."""
    return TitleFacts(
        title=f"Gurindam ke-{number}: sebuah café di Pulau Penyengat",
        authors=("Haji, Raja Ali", f"Penulis {number}"),
        subjects=("Sastra Melayu", f"Pokok {number % 7}"),
        year=1900 + number,
        identifiers=(Identifier("issn", f"{number:08}"),) if number % 2 else (),
    )


def the_centres(store: CentralStore) -> Desk:
    """The server's own desk."""
    desk = own_desk(store, "admin")
    assert desk is not None
    return desk


class Centre(NamedTuple):
    """A server under test, and where its snapshots lie."""

    running: Running
    told: Settings

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.running.url.rpartition(":")[2])

    def make_snapshot(self) -> Manifest:
        """Make one of the catalogue as it stands."""
        return snapshots.make(self.running.store, self.told.snapshots, utc_now())

    def restore(self) -> None:
        """Begin another epoch, as after a backup was put back."""
        with self.running.store.write() as session:
            epochs.begin_again(session, CHANCE, utc_now())

    def change_the_catalogue(self) -> None:
        """Titles and items come and change; a branch is new, another renamed; a day is open after all."""
        store = self.running.store
        desk = the_centres(store)
        with store.read() as session:
            changed = session.scalars(select(Title.uid).order_by(Title.id).limit(5)).all()
            days = session.scalars(select(ClosedDay.uid)).all()
            item, title = session.execute(select(Item.uid, Title.uid).join(Title).limit(1)).one()
            item_type = session.scalars(select(ItemType.uid)).first()
        assert item_type is not None
        with desk.together() as perform:
            for number, uid in enumerate(changed):
                perform(put_title, title=uid, facts=facts_of(1_000 + number))
            perform(open_days, targets=days)
            new = perform(put_branch, code="BTN", name="Bintan").operation.target
            perform(put_branch, code="PUS", name="Pusat Kota", target=desk.branch)
            added = perform(put_title, facts=facts_of(5_000)).operation.title
            moved = ItemFacts(barcode="PINDAH", at_branch=new, item_type=item_type, condition="missing")
            perform(put_item, item=item, title=title, facts=moved)
            perform(put_item, title=added, facts=ItemFacts(barcode="B1", at_branch=new, item_type=item_type))


@contextmanager
def centre(world: Path, folder: Path) -> Iterator[Centre]:
    """A server over a copy of this world."""
    folder.mkdir(parents=True)
    shutil.copyfile(world, folder / "central.db")
    told = Settings(data_folder=str(folder), threads=4)
    with serving(told.database_url, told) as running:
        yield Centre(running, told)


def begin(where: Centre | int, code: str, folder: Path, **more: object) -> Synced:
    """A new desk over the wire, or over a cable's port."""
    port = where.port if isinstance(where, Centre) else where
    with closing(Carrier(f"http://127.0.0.1:{port}")) as carrier:
        return enrol(folder, carrier, code, "Meja baru", new_key, **more)[1]  # type: ignore[arg-type]


def new_key(place: Path) -> bytes:
    """A key that needs no keychain and no stretching."""
    (place / keys.FILE_NAME).write_text("{}", encoding="utf-8")
    return KEY


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """A desk's store."""
    with closing(Store.open(folder, KEY)) as store:
        yield store


# --- comparing --------------------------------------------------------------------------------------------

Rows = dict[str, dict[tuple[int, UUID], bytes]]


def everything(folder: Path) -> tuple[Rows, dict[str, tuple[int, int]], list[object]]:
    """Rows by scope as the server gave them, cursors, and what every title is found by."""
    with opened(folder) as store, store.read() as session:
        cursors = {c.scope: (c.version, c.count) for c in session.scalars(select(Cursor))}
        rows = {scope: dict(mending.rows_of(session, scope)) for scope in cursors}
        words = session.execute(select(Title.uid, Title.fingerprint, Title.search_words).order_by(Title.uid))
        return rows, cursors, list(words)  # type: ignore[return-value]


def schema(folder: Path) -> set[tuple[str, str]]:
    """All tables, indexes and triggers."""
    with opened(folder) as store, store.read() as session:
        found = session.connection().exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql <> ''")
        return {(name, sql) for name, sql in found}


def same_as_the_server(folder: Path, centre: Centre) -> None:
    """By buckets, and the search by its own check."""
    with opened(folder) as store:
        with store.read() as session, centre.running.store.read() as theirs:
            for cursor in session.scalars(select(Cursor)).all():
                state = states(theirs, [cursor.scope])[cursor.scope]
                assert (cursor.version, cursor.count) == (state.version, state.rows), cursor.scope
                sums = tuple(BucketSum(*bucket) for bucket in buckets(theirs, state.id))
                assert mending.different_buckets(session, cursor.scope, sums) == (), cursor.scope
            assert session.connection().exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
            assert session.connection().exec_driver_sql("PRAGMA quick_check").scalar() == "ok"
        with store.write() as session:
            check = "INSERT INTO catalogue_search (catalogue_search, rank) VALUES ('integrity-check', 1)"
            session.connection().exec_driver_sql(check)


def found_by(folder: Path, words: str) -> int:
    """How many titles the full-text search finds."""
    with opened(folder) as store, store.read() as session:
        asked = "SELECT count(*) FROM catalogue_search WHERE catalogue_search MATCH ?"
        count: int = session.connection().exec_driver_sql(asked, (words,)).scalar_one()
        return count


def titles_in(folder: Path) -> int:
    """How many titles a desk has."""
    with opened(folder) as store, store.read() as session:
        return session.scalar(select(func.count()).select_from(Title)) or 0


def synced_again(folder: Path, centre: Centre) -> tuple[int, int]:
    """Another round: rows fetched and mended, which an idle one has none of."""
    with opened(folder) as store, closing(Carrier(centre.running.url)) as carrier:
        from db.syncing.desks import desk_at

        desk = desk_at(store)
        assert desk is not None
        synced = sync_fully(Engine(store, desk.device, utc_now), carrier)
        return synced.rows, synced.mended


# --- a cable that is cut ----------------------------------------------------------------------------------


class Scissors:
    """Passes bytes on; answers of the next connections end after so many bytes each, then all pass.

    `passed` counts what came down.
    """

    def __init__(self, port: int, cuts: list[int]) -> None:
        self._target = ("127.0.0.1", port)
        self._cuts = iter(cuts)
        self.passed = self.connections = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._threads: list[threading.Thread] = []
        self._start(self._listen)

    def _start(self, work: Callable[..., None], *told: object) -> None:
        thread = threading.Thread(target=work, args=told, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _listen(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            far = socket.create_connection(self._target)
            self._start(self._pass_up, near, far)
            self._start(self._pass_down, far, near, next(self._cuts, None))

    def _pass_up(self, near: socket.socket, far: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := near.recv(65_536):
                far.sendall(data)
        _end(far)

    def _pass_down(self, far: socket.socket, near: socket.socket, room: int | None) -> None:
        with contextlib.suppress(OSError):
            while data := far.recv(65_536 if room is None else max(1, min(room, 65_536))):
                part = data if room is None else data[:room]
                near.sendall(part)
                self.passed += len(part)
                if room is not None:
                    room -= len(part)
                    if room <= 0:
                        break
        _end(near)
        _end(far)

    def __enter__(self) -> Scissors:
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()


def _end(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
