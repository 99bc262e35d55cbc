# SPDX-License-Identifier: GPL-3.0-or-later
"""Snapshots of the public catalogue, made ready in a folder for desks that begin: see db.syncing.snapshot.

Any number of processes may share the folder: one makes a snapshot at a time, and what is there under its
final name is whole.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
import zstandard
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central_server.answering import epoch_of
from central_server.store import CentralStore
from db.models.columns import EPOCH, MICROSECOND
from db.syncing import feed
from db.syncing.feed import ScopeState
from db.syncing.scopes import CATALOGUE
from db.syncing.snapshot import BLOCK, FORMAT, PARTS, Manifest, Part, making, table_of

LEVEL = 9
"""Of zstd: made once, fetched over bad lines by many."""
ROWS_AT_ONCE = 5_000
KEPT = 2
"""The newest, and the one that somebody may still be fetching."""
MOVED_SHARE = 0.05
"""Of the catalogue's rows: when more have changed since the last snapshot, another is made."""
PACKED, TOLD, LOCK = ".zst", ".json", "making.lock"
Told = Callable[[int, int], None]
"""Rows written, rows in all."""


class NotAgreeing(Exception):
    """The feed counts other rows than there are: `simpul-server doctor --mend` puts that right."""


class BeingMade(Exception):
    """Another process makes one at this moment."""


class Wanted(NamedTuple):
    """From how many rows of the catalogue on there is to be one, and how old it may be while rows change."""

    least_rows: int
    oldest: timedelta


def make(store: CentralStore, folder: Path, now: datetime, told: Told | None = None) -> Manifest:
    """Make a snapshot of the catalogue as it stands. Raises BeingMade, NotAgreeing, OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(folder):
        _sweep(folder)
        plain, packed = folder / "making.db", folder / "making.part"
        try:
            with store.read() as session:
                epoch, state, rows = _written(session, plain, told)
            manifest = _packed(plain, packed, now, epoch, state, rows)
        except BaseException:
            packed.unlink(missing_ok=True)
            raise
        finally:
            plain.unlink(missing_ok=True)
        os.replace(packed, folder / f"{manifest.id}{PACKED}")
        _tell(folder, manifest)
        _forget_older(folder)
    return manifest


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """A lock that goes with the process that holds it, on every system."""
    with closing(sqlite3.connect(folder / LOCK, timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise BeingMade from error
        yield


def _sweep(folder: Path) -> None:
    """What a process left behind that was killed while it made one."""
    for name in ("making.db", "making.db-journal", "making.part", "making.json"):
        (folder / name).unlink(missing_ok=True)


# --- rows -----------------------------------------------------------------------------------------------


def _written(session: Session, plain: Path, told: Told | None) -> tuple[UUID, ScopeState, dict[str, int]]:
    """Everything of one state of the store: its rows, and where the feed stood."""
    epoch, state = epoch_of(session), feed.states(session, [CATALOGUE])[CATALOGUE]
    wanted = {part.table: _count(session, part) for part in PARTS}
    if sum(wanted[part.table] for part in PARTS if part.scope == CATALOGUE) != state.rows:
        raise NotAgreeing
    done = 0
    with closing(sqlite3.connect(plain, isolation_level=None)) as file:
        os.chmod(plain, 0o600)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "page_size = 8192"):
            file.execute(f"PRAGMA {pragma}")
        for part in PARTS:
            file.execute(making(part))
            file.execute("BEGIN")
            for some in _rows(session, part):
                file.executemany(_inserting(part), some)
                done += len(some)
                if told is not None:
                    told(done, sum(wanted.values()))
            file.execute("COMMIT")
    return epoch, state, wanted


def _count(session: Session, part: Part) -> int:
    return session.scalar(select(func.count()).select_from(table_of(part))) or 0


def _inserting(part: Part) -> str:
    return f"INSERT INTO {part.table} VALUES ({','.join('?' * len(part.names))})"


def _rows(session: Session, part: Part) -> Iterator[list[tuple[Any, ...]]]:
    """In the order of their keys, as SQLite keeps them."""
    table = table_of(part)
    statement = select(*(table.c[name] for name in part.names)).order_by(*table.primary_key.columns)
    streamed = session.connection().execution_options(stream_results=True, yield_per=ROWS_AT_ONCE)
    for some in streamed.execute(statement).partitions():
        yield [tuple(map(_plain, row)) for row in some]


def _plain(value: Any) -> Any:
    match value:
        case UUID():
            return value.bytes
        case datetime():
            return (value - EPOCH) // MICROSECOND
        case date():
            return value.isoformat()
    return value


# --- the file -------------------------------------------------------------------------------------------


def _packed(
    plain: Path, packed: Path, now: datetime, epoch: UUID, state: ScopeState, rows: dict[str, int]
) -> Manifest:
    unpacked = plain.stat().st_size
    packer = zstandard.ZstdCompressor(level=LEVEL, write_checksum=False, threads=-1)
    with plain.open("rb") as source, packed.open("wb") as target:
        os.chmod(packed, 0o600)
        packer.copy_stream(source, target, size=unpacked)
        target.flush()
        os.fsync(target.fileno())
    whole, blocks = _hashes(packed)
    return Manifest(
        id=whole,
        epoch=epoch,
        format=FORMAT,
        made_at=now,
        cursors={CATALOGUE: state.version},
        rows=rows,
        size=packed.stat().st_size,
        unpacked=unpacked,
        blocks=blocks,
    )


def _hashes(packed: Path) -> tuple[str, tuple[str, ...]]:
    whole, blocks = sha256(), []
    with packed.open("rb") as file:
        while block := file.read(BLOCK):
            whole.update(block)
            blocks.append(sha256(block).hexdigest())
    return whole.hexdigest(), tuple(blocks)


def _tell(folder: Path, manifest: Manifest) -> None:
    """From this moment on desks are offered it."""
    unfinished = folder / "making.json"
    with unfinished.open("wb") as file:
        file.write(msgspec.json.encode(manifest))
        file.flush()
        os.fsync(file.fileno())
    os.replace(unfinished, folder / f"{manifest.id}{TOLD}")


def _forget_older(folder: Path) -> None:
    for manifest in _all(folder)[KEPT:]:
        for ending in (TOLD, PACKED):
            with suppress(OSError):  # somebody is reading it, on a system that minds
                (folder / f"{manifest.id}{ending}").unlink()


# --- what is there --------------------------------------------------------------------------------------


def newest(folder: Path, epoch: UUID) -> Manifest | None:
    """The newest snapshot of this epoch that a desk of this program can take; None where there is none."""
    return next((manifest for manifest in _all(folder) if manifest.fits(epoch)), None)


def file_of(folder: Path, name: str) -> Path | None:
    """The packed file of the snapshot with this id, if it is still there; `name` may be anything."""
    known = {manifest.id for manifest in _all(folder)}
    return folder / f"{name}{PACKED}" if name in known else None


def _all(folder: Path) -> list[Manifest]:
    """All that are whole, newest first."""
    found = []
    for told in folder.glob(f"*{TOLD}"):
        with suppress(OSError, msgspec.DecodeError):
            manifest = msgspec.json.decode(told.read_bytes(), type=Manifest)
            if (folder / f"{manifest.id}{PACKED}").stat().st_size == manifest.size:
                found.append(manifest)
    return sorted(found, key=lambda manifest: manifest.made_at, reverse=True)


def is_due(store: CentralStore, folder: Path, wanted: Wanted, now: datetime) -> bool:
    """Whether a snapshot should be made: none of this epoch is there, or too much has changed since."""
    with store.read() as session:
        epoch, state = epoch_of(session), feed.states(session, [CATALOGUE])[CATALOGUE]
    if not 0 < wanted.least_rows <= state.rows:
        return False
    last = newest(folder, epoch)
    if last is None:
        return True
    moved = state.version - last.cursors[CATALOGUE]
    return (
        moved < 0 or moved > state.rows * MOVED_SHARE or (moved > 0 and now - last.made_at >= wanted.oldest)
    )
