# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies of the embedded store, and the way back; for PostgreSQL the commands of its own tools."""

import os
import shlex
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url

from central_server.devices import Chance
from central_server.epochs import begin_again
from central_server.publishing import bring_up_to_date
from central_server.store import open_store
from db import migrations
from db.models import Setting

PAGES_A_STEP = 4_096


class NotAStore(Exception):
    """The file is damaged, no store at all, or of a newer program; the message says which."""


class InUse(Exception):
    """A server or another command has the store open."""


def embedded_file(url: str) -> Path | None:
    """The file of an embedded store; None for PostgreSQL."""
    address = make_url(url)
    return Path(address.database or "") if address.get_backend_name() == "sqlite" else None


def back_up(source: Path, target: Path) -> None:
    """Copy the store while it is in use, test the copy, move it into place.

    Raises FileExistsError, NotAStore.
    """
    if target.exists():
        raise FileExistsError(17, "there is a file already", str(target))
    unfinished = target.with_name(target.name + ".part")
    try:
        _copy(source, unfinished)
        os.replace(unfinished, target)
    finally:
        _remove(unfinished)


def restore(backup: Path, file: Path, chance: Chance, now: datetime) -> Path | None:
    """Put a backup in the store's place, in a new epoch; what was there is moved aside, never deleted.

    Returns where that lies. Raises NotAStore, InUse, OSError; then nothing was changed.
    """
    if not backup.is_file():
        raise FileNotFoundError(2, "there is no such file", str(backup))
    _refuse_while_open(file)
    unfinished = file.with_name(file.name + ".part")
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        _copy(backup, unfinished)
        _begin_again(unfinished, chance, now)
        aside = file.with_name(f"{file.name}.before-{now:%Y%m%dT%H%M%S}")
        _move(file, aside)
        os.replace(unfinished, file)
    finally:
        _remove(unfinished)
    return aside if aside.exists() else None


def _move(file: Path, aside: Path) -> None:
    """With its log: one that a server left behind when it died would be played onto what comes in its place.

    That too where the file itself is gone.
    """
    for one, other in zip(_with_log(file), _with_log(aside), strict=True):
        with suppress(FileNotFoundError):
            os.replace(one, other)
    _remove(file)


def _remove(file: Path) -> None:
    for one in (*_with_log(file), file.with_name(file.name + "-shm")):
        one.unlink(missing_ok=True)


def _with_log(file: Path) -> list[Path]:
    return [file, file.with_name(file.name + "-wal")]


def _copy(source: Path, target: Path) -> None:
    """Into one file that stands by itself, with no log beside it."""
    _remove(target)
    target.touch(mode=0o600)
    try:
        with (
            closing(sqlite3.connect(f"file:{source.as_posix()}?mode=ro", uri=True)) as there,
            closing(sqlite3.connect(target)) as copy,
        ):
            there.backup(copy, pages=PAGES_A_STEP)
            whole = copy.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            copy.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.DatabaseError as error:
        raise NotAStore(f"{source} is no store, or damaged") from error
    if not whole:
        raise NotAStore(f"{source} is damaged")
    with target.open("rb+") as handle:
        os.fsync(handle.fileno())


def _begin_again(file: Path, chance: Chance, now: datetime) -> None:
    store = open_store(f"sqlite:///{file.as_posix()}")
    try:
        revision = migrations.current(store.engine)
        if revision is None or not migrations.knows(revision):
            raise NotAStore(f"the backup has tables of revision {revision}, which this program does not know")
        bring_up_to_date(store)
        with store.write() as session:
            if session.get(Setting, ("server", "epoch")) is None:
                raise NotAStore("the backup is no store of a central server")
            begin_again(session, chance, now)
    finally:
        store.close()


def _refuse_while_open(file: Path) -> None:
    """In WAL every connection keeps a lock on the file; an exclusive one shows whether there are others."""
    if not file.exists():
        return
    with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            raise InUse from error
        except sqlite3.DatabaseError:
            return  # a store that does not open is the reason to restore


def dump_command(url: str, file: Path) -> str:
    """What backs a PostgreSQL store up while it is in use."""
    return shlex.join(["pg_dump", "--format=custom", f"--file={file}", f"--dbname={_where(url)}"])


def restore_commands(url: str, file: Path) -> list[str]:
    """What puts a dump back, with all servers stopped, and tells the desks so."""
    options = ["--clean", "--if-exists", "--exit-on-error", "--single-transaction"]
    put_back = ["pg_restore", *options, f"--dbname={_where(url)}", str(file)]
    return [shlex.join(put_back), "simpul-server restore --new-epoch"]


def _where(url: str) -> str:
    """The database for PostgreSQL's own tools; a password is asked for, or comes from .pgpass."""
    address = make_url(url)
    _, named = address.get_dialect()().create_connect_args(address)
    return " ".join(f"{name}={value}" for name, value in named.items() if name != "password")
