# SPDX-License-Identifier: GPL-3.0-or-later
"""A new desk begins with the server's snapshot of the catalogue; the feed goes on where the snapshot ends.

Where there is none that fits (an older server, a small library) the feed tells everything. The snapshot goes
into a store of its own; when that is whole it takes the place of the one that knows who this desk is. A power
cut leaves either.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Setting
from db.models.syncing import Cursor
from db.store import FILE_NAME, Store
from db.syncing.snapshot import Manifest
from db.syncing.snapshot_loading import NotWhole, Stopped, load
from desktop_app.sync.carrier import Carrier
from desktop_app.sync.downloading import Damaged, Download, SitOut, fetch
from desktop_app.sync.progress import Pace, Progress
from desktop_app.sync.standing import keep_standing, standing_of

FETCHED, FILLED = "snapshot", "filling"
"""Folders beside the store: what has come of the snapshot, and the store that it goes into."""
PLAIN = "snapshot.db"
PART = 1_048_576
EVERY_SECONDS = 0.1
Told = Callable[[Progress], None]
Asked = Callable[[], bool]
"""Whether somebody wants it to stop."""


class Begun(NamedTuple):
    """What came of a snapshot, rows and bytes: nothing where there was none."""

    rows: int = 0
    size: int = 0


def bootstrap(
    folder: Path, key: bytes, carrier: Carrier, told: Told, stopped: Asked, sit_out: SitOut
) -> Begun:
    """Fetch the snapshot and put it into the store of a folder, where nothing has been fetched yet.

    Raises Stopped, what `sit_out` raises, NotKnown, StoreError, OSError; what has come is kept all the same.
    """
    token = _token_of_a_beginner(folder, key)
    if token is None:
        return Begun()
    said = _Said(told, stopped)
    download = Download(folder / FETCHED)
    try:
        manifest = fetch(carrier, token, download, said.bytes, sit_out)
        if manifest is not None:
            _fill(folder, key, download.file, manifest, said, stopped)
    except (Damaged, NotWhole):
        manifest = None
    download.forget()
    return Begun() if manifest is None else Begun(manifest.total, manifest.size)


def _token_of_a_beginner(folder: Path, key: bytes) -> str | None:
    """None where something was fetched already."""
    with closing(Store.open(folder, key)) as store, store.read() as session:
        standing = standing_of(session)
        begun = session.scalar(select(Cursor.scope).limit(1)) is not None
        return None if begun or standing is None else standing.token


def _fill(folder: Path, key: bytes, packed: Path, manifest: Manifest, said: _Said, stopped: Asked) -> None:
    place = folder / FILLED
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    try:
        unpack(packed, place / PLAIN, manifest, stopped)
        Store.create(place, key).close()
        load(place, key, place / PLAIN, manifest, said.rows, stopped)
        with (
            closing(Store.open(folder, key)) as before,
            before.read() as session,
            closing(Store.open(place, key)) as store,
            store.write() as fresh,
        ):
            take_over(session, fresh, manifest)
        os.replace(place / FILE_NAME, folder / FILE_NAME)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def take_over(before: Session, fresh: Session, manifest: Manifest) -> None:
    """Who this desk is; the server may have begun another epoch since, as its first answer will tell."""
    for one in before.scalars(select(Setting)):
        fresh.merge(Setting(scope=one.scope, name=one.name, value=one.value))
    standing = standing_of(fresh)
    assert standing is not None
    keep_standing(fresh, msgspec.structs.replace(standing, epoch=manifest.epoch))


def unpack(packed: Path, plain: Path, manifest: Manifest, stopped: Asked) -> None:
    """Public data alone lies in `plain`. Raises NotWhole, Stopped."""
    import zstandard

    left = manifest.unpacked
    try:
        with packed.open("rb") as source, plain.open("wb") as target:
            for part in zstandard.ZstdDecompressor().read_to_iter(source, PART, PART):
                left -= len(part)
                if left < 0:
                    raise NotWhole
                if stopped():
                    raise Stopped
                target.write(part)
    except zstandard.ZstdError as error:
        raise NotWhole from error
    if left:
        raise NotWhole


class _Said:
    """Progress as it is told, with the time left."""

    def __init__(self, told: Told, stopped: Asked) -> None:
        self._told, self._stopped = told, stopped
        self._pace = Pace()
        self._bytes = (0, 0)
        self._stage, self._next = "", 0.0

    def bytes(self, done: int, total: int) -> None:
        """Of the download. Raises Stopped."""
        if self._stopped():
            raise Stopped
        self._bytes = done, total
        self._say("download", done, total, (0, None))

    def rows(self, stage: str, done: int, total: int) -> None:
        """Put in, or into the search."""
        self._say(stage, done, total, (done, total))

    def _say(self, stage: str, done: int, total: int, rows: tuple[int, int | None]) -> None:
        """Not more often than somebody can read."""
        now = time.monotonic()
        if stage == self._stage and done < total and now < self._next:
            return
        self._stage, self._next = stage, now + EVERY_SECONDS
        self._told(Progress(*rows, *self._bytes, stage, self._pace.left(stage, done, total)))
