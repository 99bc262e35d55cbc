# SPDX-License-Identifier: GPL-3.0-or-later
"""The window while 100,000 rows arrive: somebody looks titles up, and the event loop must not stand still."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path
from tempfile import mkdtemp
from threading import Event

from sqlalchemy import func, select

from central_server import devices
from central_server.api.service import CHANCE
from central_server.store import CentralStore, open_store
from db import backups, keys
from db.models import TITLE_MIDDLE, Branch, Item, Title
from db.operations.desk import utc_now
from db.store import Store
from desktop_app.announce import TICK_MS
from desktop_app.sync.carrier import Carrier
from desktop_app.sync.cycles import sync_fully
from desktop_app.sync.engine import Engine
from desktop_app.sync.joining import join
from desktop_app.sync.worker import ROWS_AT_ONCE
from tests.bench import central, library, population
from tests.bench.__main__ import Plan
from tests.bench.at_a_desk import AtADesk, at_a_desk
from tests.bench.at_the_centre import host_of
from tests.bench.bench_desk import PACE_MS, SETTLES_SECONDS, STALL_MS, queries
from tests.bench.figures import Figure, against
from tests.central_server.processes import served
from tests.desk.screen import Screen

THERE, NEW = 5_000, 34_000
"""Titles with two items each: 15,000 rows, then 102,000."""
FEWEST = 100_000


def measure(_plan: Plan) -> Iterator[Figure]:
    """A desk that had everything is closed; while it is, much comes to the centre; the desk is opened."""
    place = Path(mkdtemp(prefix="simpul-bench-"))
    try:
        yield _measured(place)
    finally:
        shutil.rmtree(place)


def _measured(place: Path) -> Figure:
    database, store = f"sqlite:///{(place / 'centre.db').as_posix()}", place / "desk"
    titles = population.titles(THERE + NEW)
    base = TITLE_MIDDLE - THERE - NEW
    with closing(open_store(database)) as centre:
        central.found_library(centre)
        central.fill(centre, islice(titles, THERE), base)
        with served(database, place, log_level="warning") as server, Screen() as screen:
            _enrol(store, centre, host_of(server))
            central.fill(centre, titles, base)
            before = _rows(store)
            with at_a_desk(screen, store) as desk:
                began = time.monotonic()
                texts, kept = _look_up_until_all_is_there(desk)
                seconds, stall = time.monotonic() - began, desk.leave()
            came = _rows(store) - before
    assert came >= FEWEST, came
    return against(
        "longest stall while rows arrive",
        stall,
        "ms",
        kept,
        ceiling=STALL_MS,
        note=f"of the GUI thread: {came:,} titles and items by the feed in {seconds:.0f} s, "
        f"{ROWS_AT_ONCE} an answer, from a server process on the same computer, while {texts} texts are "
        f"typed into the catalogue, which is opened first, a key each {PACE_MS} ms; yardstick: how late "
        f"somebody ever woke at the same time who only sleeps {TICK_MS} ms at a time",
    )


def _enrol(folder: Path, centre: CentralStore, server: str) -> None:
    """A desk of the first branch that has what there is."""
    with centre.write() as session:
        branch = session.scalars(select(Branch.uid).where(Branch.code == "A")).one()
        code = devices.make_code(session, branch, "network", utc_now(), CHANCE)
    with closing(Carrier(server)) as carrier:
        made = carrier.enrol(code, "bench")
        key = keys.new_passphrase_key(folder, library.PASSPHRASE)
        with closing(Store.create(folder, key)) as store:
            with store.write() as session:
                join(session, server=carrier.server, token=made.token, device=made.device, branch=made.branch)
            sync_fully(Engine(store, made.device, utc_now), carrier)
            backups.back_up(store)  # else the day's would be made while the window is measured


def _rows(folder: Path) -> int:
    with closing(library.opened(folder)) as store, store.read() as session:
        return sum(session.scalar(select(func.count()).select_from(model)) or 0 for model in (Title, Item))


def _look_up_until_all_is_there(desk: AtADesk) -> tuple[int, float]:
    """How many texts were typed meanwhile; the longest that somebody who only sleeps was kept from waking."""
    desk.go(2)
    over = Event()
    with ThreadPoolExecutor(2) as beside:
        typed, kept = beside.submit(_type_on, desk, over), beside.submit(_sleeps, over)
        try:
            desk.desk.wait_for("sync", lambda told: told["phase"] == "online")
            time.sleep(1)  # what came is told to the pages then, and they ask anew
        finally:
            over.set()
        return typed.result(), kept.result()


def _type_on(desk: AtADesk, over: Event) -> int:
    for count, text in enumerate(cycle(queries(THERE)), 1):
        desk.type(text, PACE_MS)
        time.sleep(SETTLES_SECONDS)
        desk.typist.press("Escape")
        if over.wait(SETTLES_SECONDS):
            return count
    raise AssertionError


def _sleeps(over: Event) -> float:
    longest, last = 0.0, time.perf_counter()
    while not over.is_set():
        time.sleep(TICK_MS / 1_000)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return longest * 1_000 - TICK_MS
