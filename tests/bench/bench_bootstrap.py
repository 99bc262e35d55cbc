# SPDX-License-Identifier: GPL-3.0-or-later
"""A new desk of a large library: its bootstrap against the same file fetched, unpacked and indexed bare."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from statistics import median
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

import httpx
import sqlcipher3.dbapi2 as sqlcipher
import zstandard
from sqlalchemy import select

from central_server import devices, snapshots
from central_server.answering import epoch_of
from central_server.api.service import CHANCE
from central_server.store import open_store
from db.models import Branch, Setting
from db.operations.desk import utc_now
from db.store import Store
from db.syncing.snapshot import BLOCK, Manifest
from desktop_app.sync import enrolling
from desktop_app.sync.bootstrap import bootstrap
from desktop_app.sync.carrier import Carrier
from desktop_app.sync.cycles import sync_fully
from desktop_app.sync.downloading import Download, fetch
from desktop_app.sync.engine import Engine
from tests.bench import central
from tests.bench.__main__ import Plan
from tests.bench.figures import Figure, against, within
from tests.central_server.processes import served
from tests.desktop_app.sync.centre import KEY, Scissors, new_key

ROUNDS = 3
CUTS = 10
LATER = 20
"""Idle cycles to hold the first one against."""
MEGABYTE = 1_000_000
INDEXES = """
CREATE UNIQUE INDEX a ON titles (uid);
CREATE INDEX b ON titles (source, control_number);
CREATE INDEX c ON titles (fingerprint);
CREATE UNIQUE INDEX d ON items (uid);
CREATE UNIQUE INDEX e ON items (barcode);
CREATE INDEX f ON items (title_id, branch_id, condition);
CREATE INDEX g ON title_identifiers (value);
CREATE INDEX h ON title_identifiers (title_id);
CREATE VIRTUAL TABLE words USING fts5(search_words, content='titles', content_rowid='id', detail=none,
    columnsize=0, prefix='1 2 3 4', tokenize='unicode61 remove_diacritics 2');
INSERT INTO words(words, rank) VALUES ('hashsize', 8388608);
INSERT INTO words(words) VALUES ('rebuild');
"""
"""Those of the store, and the search as it was measured best."""


class Centre(NamedTuple):
    """A server process with a snapshot, and a way to make codes for it."""

    url: str
    manifest: Manifest
    code: Callable[[], str]


class Begun(NamedTuple):
    """Seconds and bytes of one bootstrap, milliseconds of the first cycle after it and of later ones."""

    seconds: float
    size: int
    idle: float
    later: float


def measure(plan: Plan) -> Iterator[Figure]:
    """At each size: seconds against the bare way, bytes on the wire, what a cut costs, the first cycle."""
    for titles in plan.sizes:
        place = plan.folder / "bootstrap"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        yield from _measured(plan.folder, place, titles)
        shutil.rmtree(place)


def _measured(folder: Path, place: Path, titles: int) -> Iterator[Figure]:
    database, kept = central.url_of(folder, titles), folder / f"snapshots-{titles}"
    with closing(open_store(database)) as store:
        with store.read() as session:
            there = snapshots.newest(kept, epoch_of(session))
        manifest = there or snapshots.make(store, kept, utc_now())

        def code() -> str:
            with store.write() as session:
                branch = session.scalars(select(Branch.uid).where(Branch.code == "A")).one()
                return devices.make_code(session, branch, "network", utc_now(), CHANCE)

        with served(database, place, snapshot_folder=kept) as running:
            address = urlsplit(running.address)
            centre = Centre(f"http://127.0.0.1:{address.port}", manifest, code)
            token = _token(centre)
            rounds = ROUNDS if titles <= 200_000 else 1
            # Turn by turn: what else the computer does meanwhile slows both alike.
            taken = [(_begin(centre, place), _bare(centre, token, place)) for _ in range(rounds)]
            wasted = _wasted(centre, token, place)
    yield from _figures(f"{titles:,} titles", manifest, taken, wasted)


def _figures(
    at: str, manifest: Manifest, taken: list[tuple[Begun, float]], wasted: float
) -> Iterator[Figure]:
    ours, bare = sorted(taken, key=lambda pair: pair[0].seconds / pair[1])[len(taken) // 2]
    yield against(
        f"bootstrap, {at}",
        ours.seconds,
        "s",
        bare,
        at_most=3,
        note=f"code shown until nothing is left to say: {manifest.total:,} rows into an encrypted store; "
        "yardstick: the same file fetched, unpacked and indexed in plain SQLite",
    )
    note = f"snapshot ({manifest.size / MEGABYTE:.1f} MB), manifest and feed, as they came over the network"
    yield within(f"bootstrap on the wire, {at}", ours.size / MEGABYTE, "MB", 200, note=note)
    note = f"worst of {CUTS} cuts at random bytes: what came twice"
    yield within(f"bootstrap, cost of a cut, {at}", wasted / MEGABYTE, "MB", 1, note=note)
    idle, later = (median(getattr(begun, name) for begun, _ in taken) for name in ("idle", "later"))
    note = "the cycle that follows, with everything in the store; yardstick: those after it"
    yield against(
        f"first idle cycle after a bootstrap, {at}", idle, "ms", later, at_most=2, ceiling=10, note=note
    )


def _token(centre: Centre) -> str:
    with closing(Carrier(centre.url)) as carrier:
        return carrier.enrol(centre.code(), "bare").token


# --- ours


def _begin(centre: Centre, place: Path) -> Begun:
    """What `enrolling.enrol` does; then another cycle, by the same program."""
    folder = place / "desk"
    shutil.rmtree(folder, ignore_errors=True)
    code = centre.code()
    with closing(Carrier(centre.url)) as carrier:
        started = time.perf_counter()
        enrolling.begin(folder, carrier, code, "bench", new_key)
        here = folder / enrolling.JOINING
        begun = bootstrap(here, KEY, carrier, lambda _progress: None, lambda: False, _no_cuts)
        with closing(Store.open(here, KEY)) as store:
            with store.read() as session:
                device = UUID(session.get_one(Setting, ("desk", "device")).value)
            engine = Engine(store, device, utc_now)
            sync_fully(engine, carrier)
            seconds, size = time.perf_counter() - started, carrier.received
            idle = [_idle(engine, carrier) for _ in range(1 + LATER)]
    assert begun.rows == centre.manifest.total
    return Begun(seconds, size, idle[0], median(idle[1:]))


def _idle(engine: Engine, carrier: Carrier) -> float:
    started = time.perf_counter()
    synced = sync_fully(engine, carrier)
    assert (synced.rows, synced.status) == (0, "ok")
    return (time.perf_counter() - started) * 1_000


def _no_cuts(_cuts: int, error: Exception) -> None:
    raise error


# --- the same file, bare


def _bare(centre: Centre, token: str, place: Path) -> float:
    packed, plain = place / "bare.zst", place / "bare.db"
    plain.unlink(missing_ok=True)
    started = time.perf_counter()
    url = f"{centre.url}/api/v1/snapshot/{centre.manifest.id}"
    shown = {"Authorization": f"Bearer {token}"}
    with httpx.stream("GET", url, headers=shown) as answer, packed.open("wb") as file:
        for part in answer.iter_raw():
            file.write(part)
    with packed.open("rb") as source, plain.open("wb") as target:
        zstandard.ZstdDecompressor().copy_stream(source, target)
    _index(sqlcipher.connect(str(plain)))
    return time.perf_counter() - started


def _index(connection: Any) -> None:
    connection.executescript(INDEXES)
    connection.commit()
    connection.close()


# --- cuts


def _wasted(centre: Centre, token: str, place: Path) -> float:
    """Bytes of the file that came twice after a cut, at the worst of some places."""
    random, size = Random(1), centre.manifest.size
    worst = 0.0
    for _ in range(CUTS):
        download = Download(place / "cut")
        download.begin(centre.manifest)
        cut = [random.randrange(min(BLOCK, size // 2), size)]
        with (
            Scissors(int(centre.url.rpartition(":")[2]), cut) as cable,
            closing(Carrier(f"http://127.0.0.1:{cable.port}")) as carrier,
        ):
            got = fetch(carrier, token, download, lambda _done, _total: None, lambda _cuts, _error: None)
        assert got == centre.manifest
        worst = max(worst, cable.passed - size)
        download.forget()
    return worst
