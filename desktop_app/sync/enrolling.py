# SPDX-License-Identifier: GPL-3.0-or-later
"""A PC becomes a desk of a server: the code is shown, a store is made, everything it may see is fetched.

The store grows in a folder of its own and takes its place when it is whole. A cut or a power failure costs
nothing that has come: the code is used up, but who this desk is was kept, and `fetch` goes on.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from db import errors
from db.models import Setting
from db.new_stores import put_in_place
from db.operations.desk import utc_now
from db.store import FILE_NAME, Store
from desktop_app.sync import carrier as way
from desktop_app.sync.carrier import Carrier
from desktop_app.sync.cycles import Synced, sync_fully
from desktop_app.sync.engine import Engine
from desktop_app.sync.happenings import Happening, keep
from desktop_app.sync.joining import join
from desktop_app.sync.progress import Progress
from desktop_app.sync.standing import standing_of

JOINING, BEGINNING = "joining", "beginning-to-join"
Told = Callable[[Progress], None]
PATIENCE_SECONDS = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Waits after a cut before the next attempt; then a person decides."""
STEP_SECONDS = 0.1


class Stopped(Exception):
    """A person has stopped it; what has come is kept."""


def begin(folder: Path, carrier: Carrier, code: str, name: str, new_key: Callable[[Path], bytes]) -> bytes:
    """Show the code, and keep who this desk is from now on; returns the key of its store.

    What an earlier attempt had fetched is thrown away. Raises what the carrier raises, KeychainMissing.
    """
    place = folder / BEGINNING
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    try:
        key = new_key(place)
        with closing(Store.create(place, key)) as store:
            made = carrier.enrol(code, name)
            with store.write() as session:
                join(
                    session,
                    server=carrier.server,
                    token=made.token,
                    device=made.device,
                    branch=made.branch,
                    name=name,
                    reach=made.reach,
                )
                keep(session, Happening(utc_now(), "joined"))
        shutil.rmtree(folder / JOINING, ignore_errors=True)
        os.replace(place, folder / JOINING)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return key


def unfinished(folder: Path) -> Path | None:
    """Where a store lies that was not fetched to its end; None where there is none."""
    place = folder / JOINING
    return place if (place / FILE_NAME).exists() else None


def forget(folder: Path) -> None:
    """Throw away what was fetched; the code is used up all the same."""
    shutil.rmtree(folder / JOINING, ignore_errors=True)


def fetch(
    folder: Path,
    key: bytes,
    told: Told = lambda _progress: None,
    stopped: Callable[[], bool] = lambda: False,
    *,
    plain_allowed: bool = False,
) -> Synced:
    """Fetch what is missing, then put the store in its place; one that was there is moved aside whole.

    Raises Stopped, what the carrier raises, VersionsApart, and what Store.open raises: WrongKey.
    """
    place = folder / JOINING
    with closing(Store.open(place, key)) as store:
        synced = _filled(store, told, stopped, plain_allowed=plain_allowed)
    _move_aside(folder)
    put_in_place(folder / JOINING, folder)
    forget(folder)
    return synced


def _filled(store: Store, told: Told, stopped: Callable[[], bool], *, plain_allowed: bool) -> Synced:
    with store.read() as session:
        standing = standing_of(session)
        device = UUID(session.get_one(Setting, ("desk", "device")).value)
    assert standing is not None
    with closing(Carrier(standing.server, plain_allowed=plain_allowed)) as carrier:
        synced = _patiently(Engine(store, device, utc_now), store, carrier, told, stopped)
    if synced.status == "revoked":
        raise way.NotKnown
    if synced.status in {"update_needed", "server_older"}:
        raise way.VersionsApart(server_older=synced.status == "server_older")
    return synced


def _patiently(
    engine: Engine, store: Store, carrier: Carrier, told: Told, stopped: Callable[[], bool]
) -> Synced:
    """Until all is there; a cut is waited out, as long as something comes between two of them."""
    count = _Count(carrier, told)
    while True:
        try:
            synced = sync_fully(engine, store, carrier, count, stopped)
        except way.Unreachable:
            if count.cuts == len(PATIENCE_SECONDS):
                raise
            _wait(PATIENCE_SECONDS[count.cuts], stopped)
            count.cut()
        else:
            if stopped():
                raise Stopped
            return synced._replace(rows=count.before + synced.rows)


class _Count:
    """Rows over several attempts, and how many cuts there were since the last of them came."""

    def __init__(self, carrier: Carrier, told: Told) -> None:
        self._carrier, self._told = carrier, told
        self.before, self.cuts, self._rows = 0, 0, 0

    def __call__(self, _answered: int, rows: int) -> None:
        self._rows, self.cuts = rows, 0
        self._told(Progress(self.before + rows, None, self._carrier.received))

    def cut(self) -> None:
        """The next attempt counts from nothing."""
        self.before, self._rows = self.before + self._rows, 0
        self.cuts += 1


def _wait(seconds: float, stopped: Callable[[], bool]) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if stopped():
            raise Stopped
        time.sleep(STEP_SECONDS)


def _move_aside(folder: Path) -> None:
    """A library that was there before is kept whole, with its backups, beside the folder."""
    if not (folder / FILE_NAME).exists():
        return
    aside = folder.with_name(f"{folder.name}-before-joining-{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
    os.replace(folder, aside)
    folder.mkdir()
    os.replace(aside / JOINING, folder / JOINING)


def enrol(
    folder: Path,
    carrier: Carrier,
    code: str,
    name: str,
    new_key: Callable[[Path], bytes],
    told: Told = lambda _progress: None,
) -> tuple[bytes, Synced]:
    """Both at once, in a folder without a store. Raises StoreExists, and what `begin` and `fetch` raise."""
    if (folder / FILE_NAME).exists():
        raise errors.StoreExists(folder)
    key = begin(folder, carrier, code, name, new_key)
    return key, fetch(folder, key, told, plain_allowed=carrier.plain_allowed)
