# SPDX-License-Identifier: GPL-3.0-or-later
"""A store leaves this computer: its file, its backups, what was moved aside of it, and its key."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from db import backups, errors, keys
from db.encrypted_file import FILE_NAME
from db.store import JOURNAL_CLOSED

CLOSING = f"""CREATE TRIGGER IF NOT EXISTS journal_closed BEFORE INSERT ON journal
    BEGIN SELECT RAISE(ABORT, '{JOURNAL_CLOSED}'); END"""


def close_journal(session: Session) -> None:
    """From the commit on no process can add to the journal of this store: whoever tries meets ShutOut."""
    session.execute(text(CLOSING))


def erase(folder: Path) -> None:
    """Remove everything of a closed store that a server's desk has worked with.

    The library that it may have been before it joined lies beside and stays, with the key where that is the
    same. May be called again and again; what can't be removed does not keep the key.
    Raises OSError or KeychainMissing at the end, the first that was met.
    """
    failures: list[Exception] = []
    note = keys.note_of(folder)
    for path in (*_aside(folder, note), *_inside(folder)):
        try:
            _remove(path)
        except OSError as error:
            failures.append(error)
    try:
        keys.forget(folder, shared=any(keys.note_of(path) == note for path in _before_joining(folder)))
    except (OSError, errors.KeychainMissing) as error:
        failures.append(error)
    if failures:
        raise failures[0]


def _inside(folder: Path) -> Iterator[Path]:
    yield from folder.glob(FILE_NAME + "*")
    yield from folder.glob(backups.FOLDER)


def _aside(folder: Path, note: dict[str, str] | None) -> Iterator[Path]:
    """What a restore has moved beside it since it joined, where the same key opens it."""
    yield from folder.parent.glob(f"{folder.name}.restoring")
    joined = max((_moved(path, backups.BEFORE_JOINING) for path in _before_joining(folder)), default="")
    for path in folder.parent.glob(f"{folder.name}{backups.ASIDE}*"):
        if note is not None and keys.note_of(path) == note and _moved(path, backups.ASIDE) > joined:
            yield path


def _before_joining(folder: Path) -> list[Path]:
    return list(folder.parent.glob(f"{folder.name}{backups.BEFORE_JOINING}*"))


def _moved(path: Path, word: str) -> str:
    """When it was moved aside, as it stands at the end of its name."""
    return path.name.rpartition(word)[2]


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
