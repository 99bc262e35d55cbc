# SPDX-License-Identifier: GPL-3.0-or-later
"""A PC becomes a desk of a server: the code is shown, a store is made, everything it may see is fetched.

The store grows in a folder of its own and takes its place when it is whole. A cut or a power failure costs
nothing that has come: the code is used up, but who this desk is was kept, and `fetch` goes on. Where not even
the server's answer to the code came, the code is shown again with the secret that was kept for that.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import backups, errors, keys
from db.models import Branch, Setting
from db.new_stores import put_in_place
from db.operations.desk import utc_now
from db.store import FILE_NAME, Store, in_use
from db.syncing.messages import EnrolAnswer
from db.syncing.snapshot_loading import Stopped
from desktop_app.sync import carrier as way
from desktop_app.sync import mending
from desktop_app.sync.bootstrap import FETCHED, FILLED, Begun, Told, bootstrap
from desktop_app.sync.bringing import Home, bring_along, count_of, keep_until_when, keep_what_does_not_travel
from desktop_app.sync.carrier import Carrier
from desktop_app.sync.cycles import Synced, sync_fully
from desktop_app.sync.engine import Engine
from desktop_app.sync.happenings import Happening, keep
from desktop_app.sync.joining import join
from desktop_app.sync.progress import Pace, Progress
from desktop_app.sync.standing import standing_of

__all__ = ["JOINING", "Stopped", "Told", "begin", "enrol", "fetch", "forget", "unfinished"]
JOINING, BEGINNING = "joining", "beginning-to-join"
SECRET = "secret-shown-with-the-code"
"""Only together with the code is it worth anything; gone as soon as the server has answered."""
BRINGS = ("desk", "brings")
"""How many operations of the library that lies in the folder are to be brought along."""
PATIENCE_SECONDS = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Waits after a cut before the next attempt; then a person decides."""
STEP_SECONDS = 0.1


class _ShutOut(Exception):
    """The server says so: what has come is not for this PC any more."""


def begin(
    folder: Path,
    carrier: Carrier,
    code: str,
    name: str,
    new_key: Callable[[Path], bytes],
    brings: int = 0,
) -> bytes:
    """Show the code, and keep who this desk is from now on; returns the key of its store.

    `brings`: how many operations the library in this folder has, where its work is to come along. What an
    earlier attempt had fetched is thrown away, but the snapshot, which is nobody's own.
    Raises what the carrier raises, KeychainMissing.
    """
    place = folder / BEGINNING
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    unanswered = (folder / SECRET).exists()
    try:
        key = new_key(place)
        with closing(Store.create(place, key)) as store:
            made = carrier.enrol(code, name, brings, _secret(folder))
            with store.write() as session:
                _join(session, carrier, made, name)
                if brings:
                    session.merge(Setting(scope=BRINGS[0], name=BRINGS[1], value=str(brings)))
        if (folder / JOINING / FETCHED).is_dir():
            os.replace(folder / JOINING / FETCHED, place / FETCHED)
        shutil.rmtree(folder / JOINING, ignore_errors=True)
        os.replace(place, folder / JOINING)
        (folder / SECRET).unlink()
    except way.CodeRefused:
        if not unanswered:  # else an earlier code may still be shown again: this one may be a slip of the pen
            (folder / SECRET).unlink(missing_ok=True)
        raise
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return key


def _join(session: Session, carrier: Carrier, made: EnrolAnswer, name: str) -> None:
    join(
        session,
        server=carrier.server,
        token=made.token,
        device=made.device,
        branch=made.branch,
        name=name,
        reach=made.reach,
        authority=carrier.authority,
        plain_allowed=carrier.plain_allowed,
    )
    keep(session, Happening(utc_now(), "joined"))


def _secret(folder: Path) -> str:
    """The secret of the last attempt that got no answer, else another."""
    file = folder / SECRET
    if not file.exists():
        unfinished_file = file.with_suffix(".part")
        unfinished_file.touch(mode=0o600)
        unfinished_file.write_text(token_hex(32), encoding="ascii")
        os.replace(unfinished_file, file)
    return file.read_text(encoding="ascii")


def unfinished(folder: Path) -> Path | None:
    """Where a store lies that was not fetched to its end; None where there is none."""
    place = folder / JOINING
    return place if (place / FILE_NAME).exists() else None


def forget(folder: Path) -> None:
    """Throw away what was fetched; the code is used up all the same."""
    shutil.rmtree(folder / JOINING, ignore_errors=True)


def _wipe(folder: Path) -> None:
    """Remove what has come, and its key where no library that was here before is opened by it."""
    place = folder / JOINING
    for path in (*place.glob(FILE_NAME + "*"), place / FETCHED, place / FILLED):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    keys.forget(place, shared=keys.note_of(folder) == keys.note_of(place))
    forget(folder)


def fetch(
    folder: Path,
    key: bytes,
    told: Told = lambda _progress: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Synced:
    """Fetch what is missing, then put the store in its place; one that was there is moved aside whole.

    A desk that was shut out meanwhile keeps nothing of it, and is NotKnown.
    Raises Stopped, what the carrier raises, VersionsApart, and what Store.open raises: WrongKey.
    """
    try:
        synced = _fetched(folder, key, told, stopped)
    except _ShutOut:
        _wipe(folder)
        raise way.NotKnown from None
    _move_aside(folder)
    put_in_place(folder / JOINING, folder)
    forget(folder)
    return synced


def _fetched(folder: Path, key: bytes, told: Told, stopped: Callable[[], bool]) -> Synced:
    place = folder / JOINING
    with closing(Store.open(place, key)) as store, store.read() as session:
        standing = standing_of(session)
    assert standing is not None
    with closing(way.carrier_to(standing)) as carrier:
        patience = _Patience(told, stopped)
        begun = _begun(place, key, carrier, patience, stopped)
        with closing(Store.open(place, key)) as store:
            count = _Count(store, carrier, patience)
            synced = _filled(store, carrier, count, stopped)
            if _brings(store):
                with closing(Store.open(folder, key)) as old:
                    _bring(old, store, stopped)
                    _filled(store, carrier, count, stopped)
                    _keep_the_rest(old, store)
    return synced._replace(rows=begun.rows + synced.rows, snapshot_rows=begun.rows, snapshot_bytes=begun.size)


def _begun(
    place: Path, key: bytes, carrier: Carrier, patience: _Patience, stopped: Callable[[], bool]
) -> Begun:
    """What came by a snapshot; whether a desk that gets none was shut out, the answer of the feed tells."""
    try:
        return bootstrap(place, key, carrier, patience.told, stopped, patience.sit_out)
    except way.NotKnown:
        return Begun()


def _brings(store: Store) -> bool:
    with store.read() as session:
        return session.get(Setting, BRINGS) is not None


def _bring(old: Store, store: Store, stopped: Callable[[], bool]) -> None:
    with old.read() as was, store.write() as now:
        device, branch = (UUID(now.get_one(Setting, ("desk", name)).value) for name in ("device", "branch"))
        code = now.scalars(select(Branch.code).where(Branch.uid == branch)).one()
        bring_along(was, now, Home(device, branch, code), stopped)
    if stopped():
        raise Stopped


def _keep_the_rest(old: Store, store: Store) -> None:
    with old.read() as was, store.write() as now:
        keep_what_does_not_travel(was, now)
        keep_until_when(was, now)
        now.delete(now.get_one(Setting, BRINGS))


def _filled(store: Store, carrier: Carrier, count: _Count, stopped: Callable[[], bool]) -> Synced:
    with store.read() as session:
        device = UUID(session.get_one(Setting, ("desk", "device")).value)
    synced = _patiently(Engine(store, device, utc_now), store, carrier, count, stopped)
    if synced.status == "revoked":
        raise _ShutOut
    if synced.status in {"update_needed", "server_older"}:
        raise way.VersionsApart(server_older=synced.status == "server_older")
    return synced


def _patiently(
    engine: Engine, store: Store, carrier: Carrier, count: _Count, stopped: Callable[[], bool]
) -> Synced:
    """Until all is there; a cut is waited out, as long as something comes between two of them."""
    while True:
        try:
            synced = sync_fully(engine, carrier, count, stopped)
        except (way.Unreachable, way.ServerTroubled) as error:
            count.cut(error)
        else:
            if stopped():
                raise Stopped
            return synced._replace(rows=count.before + synced.rows)


class _Count:
    """Rows over several attempts, and how many cuts there were since the last of them came."""

    def __init__(self, store: Store, carrier: Carrier, patience: _Patience) -> None:
        self._store, self._carrier, self._patience = store, carrier, patience
        self.before, self._cuts, self._rows, self._total = 0, 0, 0, 0
        self._pace = Pace()

    def __call__(self, _answered: int, rows: int, total: int) -> None:
        self._rows, self._cuts, self._total = rows, 0, total or self._total
        here = self._here()
        left = self._pace.left("feed", here, self._total) if total else None
        self._tell(here, left)

    def cut(self, error: Exception) -> None:
        """Wait; the next attempt counts from nothing. Raises as `sit_out`."""
        self.before, self._rows = self.before + self._rows, 0
        self._cuts += 1
        self._tell(self._here())
        self._patience.sit_out(self._cuts, error)

    def _here(self) -> int:
        with self._store.read() as session:
            return mending.total(session)

    def _tell(self, here: int, left: float | None = None) -> None:
        self._patience.told(Progress(here, self._total or None, self._carrier.received, seconds_left=left))


class _Patience:
    """Passes on how far it is; while a cut is waited out it says so, with what is here."""

    def __init__(self, told: Told, stopped: Callable[[], bool]) -> None:
        self._told, self._stopped = told, stopped
        self._newest = Progress()

    def told(self, progress: Progress) -> None:
        """So far it is."""
        self._newest = progress
        self._told(progress)

    def sit_out(self, cuts: int, error: Exception) -> None:
        """Wait after the so manieth cut in a row. Raises it where patience is at its end, and Stopped."""
        if cuts > len(PATIENCE_SECONDS):
            raise error
        self._told(self._newest._replace(waiting=True, seconds_left=None))
        _wait(PATIENCE_SECONDS[cuts - 1], self._stopped)


def _wait(seconds: float, stopped: Callable[[], bool]) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if stopped():
            raise Stopped
        time.sleep(STEP_SECONDS)


def _begun_or_made(
    folder: Path, carrier: Carrier, known_key: Callable[[Path], bytes], made: Callable[[], bytes]
) -> bytes:
    """Show the code; where an earlier attempt has used it up, go on with what that has begun."""
    try:
        return made()
    except way.CodeRefused:
        place = unfinished(folder)
        if place is None:
            raise
        key = known_key(place)
        with closing(Store.open(place, key)) as store, store.read() as session:
            standing = standing_of(session)
        if standing is None or standing.server != carrier.server:
            raise
        return key


def _move_aside(folder: Path) -> None:
    """A library that was there before is kept whole, with its backups, beside the folder."""
    if not (folder / FILE_NAME).exists():
        return
    aside = folder.with_name(f"{folder.name}{backups.BEFORE_JOINING}{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
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
    stopped: Callable[[], bool] = lambda: False,
    known_key: Callable[[Path], bytes] = keys.key_of,
) -> tuple[bytes, Synced]:
    """Both at once, in a folder without a store; after a cut it goes on, `known_key` opens what was begun.

    Raises StoreExists, and what `begin` and `fetch` raise.
    """
    if (folder / FILE_NAME).exists():
        raise errors.StoreExists(folder)
    key = _begun_or_made(folder, carrier, known_key, lambda: begin(folder, carrier, code, name, new_key))
    return key, fetch(folder, key, told, stopped)


def join_with_data(
    folder: Path,
    key: bytes,
    carrier: Carrier,
    code: str,
    name: str,
    told: Told = lambda _progress: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Synced:
    """The library in this folder joins the network and brings its work along; it must be closed.

    Raises StoreBusy where a window has it open, and what `begin` and `fetch` raise.
    """
    if in_use(folder, key):
        raise errors.StoreBusy(folder, "open")
    with closing(Store.open(folder, key)) as old, old.read() as session:
        if standing_of(session) is not None:
            raise errors.StoreExists(folder)
        brings = count_of(session)

    def same_key(place: Path) -> bytes:
        shutil.copyfile(folder / keys.FILE_NAME, place / keys.FILE_NAME)
        return key

    _begun_or_made(
        folder, carrier, lambda _place: key, lambda: begin(folder, carrier, code, name, same_key, brings)
    )
    return fetch(folder, key, told, stopped)
