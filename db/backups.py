# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies of the store: made while it is in use, rotated, and tested by opening them.

A backup is a folder like a store's own (library.db, key.json), encrypted with the same key.
"""

import os
import re
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import sqlcipher3.dbapi2 as sqlcipher

from db import errors, keys, store

FOLDER = "backups"
ASIDE, BEFORE_JOINING = "-before-restore-", "-before-joining-"
"""Between the name of a store's folder and the time at which it was moved aside."""
KEEP = 14
BEFORE = "before-"
"""How the reason of a backup before an upgrade begins."""
KEEP_BEFORE = 3
"""Of those before an upgrade: one that fails each morning must not push the daily ones out."""
PAGES_A_STEP = 4_096
LOOKS_EVERY = 1_000
"""Steps of the test of a copy after which `cancelled` is asked again."""
LEFT_OVER = timedelta(hours=1)
"""What is unfinished and has not grown for so long was cut short: by a power cut, or a kill."""
NAME = re.compile(r"(\d{8}T\d{6})\d*-?(.*)")
"""When and why, as `back_up` writes it."""


def back_up(
    source: "store.Store",
    target: Path | None = None,
    *,
    reason: str = "daily",
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Path:
    """Copy the store into a new folder (by default under its own `backups`), test it, return the folder.

    Raises StoreFull where the disk has no room, StoreDamaged where the copy does not pass the test,
    BackupStopped soon after `cancelled` says so.
    """
    folder = target or source.folder / FOLDER / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{reason}"
    unfinished = folder.with_name(folder.name + ".part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    try:
        with store.translated(unfinished):
            _copy(source, unfinished / store.FILE_NAME, progress, cancelled)
        _copy_note(source.folder, unfinished)
        _settle(unfinished / store.FILE_NAME)
    except errors.StoreDamaged as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise errors.StoreDamaged(source.folder, error.detail) from error
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    os.replace(unfinished, folder)
    if target is None:
        _rotate(source.folder / FOLDER)
        _sweep(source.folder / FOLDER)
    return folder


def _copy_note(source: Path, target: Path) -> None:
    """A store that was opened by its recovery code may have lost its key.json: its backups go on without."""
    with suppress(FileNotFoundError):
        shutil.copyfile(source / keys.FILE_NAME, target / keys.FILE_NAME)


def _copy(
    source: "store.Store",
    file: Path,
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool],
) -> None:
    raw = source.engine.raw_connection()
    try:
        with closing(store.connect(file, source.key)) as copy:

            def report(_status: int, remaining: int, total: int) -> None:
                if progress is not None:
                    progress(total - remaining, total)
                if cancelled():
                    raise errors.BackupStopped(file)

            driver = raw.driver_connection
            assert driver is not None
            driver.backup(copy, pages=PAGES_A_STEP, progress=report)
            _test(copy, file, cancelled)
    finally:
        raw.close()


def _test(copy: Any, file: Path, cancelled: Callable[[], bool]) -> None:
    copy.set_progress_handler(cancelled, LOOKS_EVERY)
    try:
        verdict = copy.execute("PRAGMA quick_check").fetchone()[0]
    except sqlcipher.OperationalError:
        if cancelled():
            raise errors.BackupStopped(file) from None
        raise
    if verdict != "ok":
        raise errors.StoreDamaged(file)


def _settle(file: Path) -> None:
    with file.open("rb+") as handle:
        os.fsync(handle.fileno())


def _rotate(folder: Path) -> None:
    there = listed(folder)
    before = [old for old in there if f"-{BEFORE}" in old.name]
    others = [old for old in there if old not in before]
    for old in (*before[KEEP_BEFORE:], *others[KEEP:]):
        shutil.rmtree(old, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Copies of a whole store that nobody will finish."""
    for unfinished in folder.glob("*.part"):
        written = max((file.stat().st_mtime for file in unfinished.glob("*")), default=0.0)
        if datetime.now(UTC) - datetime.fromtimestamp(written, UTC) > LEFT_OVER:
            shutil.rmtree(unfinished, ignore_errors=True)


def listed(folder: Path) -> list[Path]:
    """The backups in a folder, newest first."""
    found = [f for f in folder.glob("*") if (f / store.FILE_NAME).exists() and f.suffix != ".part"]
    return sorted(found, reverse=True)


class Backup(NamedTuple):
    """A backup as a person sees it: when made (UTC), why, its bytes."""

    folder: Path
    made_at: datetime
    reason: str
    size: int


def described(folder: Path) -> list[Backup]:
    """The backups in a folder, or the folder itself where it is one, newest first; others are left out."""
    places = [folder] if (folder / store.FILE_NAME).exists() else listed(folder)
    found = []
    for place in places:
        with suppress(errors.StoreError, OSError):
            found.append(_describe(place))
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def _describe(folder: Path) -> Backup:
    facts = (folder / store.FILE_NAME).stat()
    named = NAME.fullmatch(folder.name)
    if named is None:
        return Backup(folder, datetime.fromtimestamp(facts.st_mtime, UTC), "", facts.st_size)
    made_at = datetime.strptime(named[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    return Backup(folder, made_at, named[2], facts.st_size)


def restore(
    backup: Path, folder: Path, passphrase: str | None = None, key: bytes | None = None
) -> Path | None:
    """Put a backup in the place of the store in a folder; returns where the old store was moved to.

    Every page of it is read, and it is opened, before anything is touched; the store must be closed.
    Raises BackupMissing, BackupDamaged, what Store.open raises.
    """
    if not (backup / store.FILE_NAME).exists():
        raise errors.BackupMissing(backup)
    opened = key or keys.key_of(backup, passphrase)
    fresh = folder.with_name(folder.name + ".restoring")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        _copy_tested(backup, fresh, opened, adopted=key is not None)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return _swap(fresh, folder)


def _copy_tested(backup: Path, fresh: Path, key: bytes, *, adopted: bool) -> None:
    """What is wrong is told of the backup, not of the folder that it is tried in."""
    shutil.copyfile(backup / store.FILE_NAME, fresh / store.FILE_NAME)
    _copy_note(backup, fresh)
    try:
        if adopted:
            _adopt(fresh, key)
        _look_through(fresh, key)
        with closing(store.Store.open(fresh, key)):
            pass
    except errors.StoreDamaged as error:
        raise errors.BackupDamaged(backup, error.detail) from error
    except errors.WrongKey as error:
        raise errors.WrongKey(backup) from error


def _look_through(folder: Path, key: bytes) -> None:
    """A stick that has gone bad gives back most of its pages: what is missing would be found in weeks."""
    file = folder / store.FILE_NAME
    with store.translated(folder), closing(store.connect(file, key)) as copy:
        _test(copy, file, lambda: False)


def _adopt(folder: Path, key: bytes) -> None:
    """Where this PC has no keychain the code will be asked for again; a passphrase stays what it is."""
    if keys.wants_keychain(folder):
        with suppress(errors.KeychainMissing):
            keys.adopt(folder, key)


def _swap(fresh: Path, folder: Path) -> Path | None:
    aside: Path | None = None
    if folder.exists():
        aside = folder.with_name(f"{folder.name}{ASIDE}{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
        os.replace(folder, aside)
        _take_along(aside / FOLDER, fresh / FOLDER)
    os.replace(fresh, folder)
    return aside


def _take_along(backups: Path, into: Path) -> None:
    """The backups stay beside the store; a restored one may have made another while it was upgraded."""
    for backup in backups.glob("*"):
        into.mkdir(exist_ok=True)
        os.replace(backup, into / backup.name)
