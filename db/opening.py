# SPDX-License-Identifier: GPL-3.0-or-later
"""A store opened by what is noted beside it; a key that fits and a file that does not are told apart."""

from contextlib import suppress
from pathlib import Path

from db import backups, errors, keys
from db.store import Store, check_key


def open_store(folder: Path, passphrase: str | None = None) -> Store:
    """Open a store by keychain or passphrase, after putting back a lost key.json.

    Raises what keys.key_of and Store.open raise; WrongKey only where the passphrase may be wrong.
    """
    keys.mend_note(folder)
    key = keys.key_of(folder, passphrase)
    try:
        return Store.open(folder, key)
    except errors.WrongKey as error:
        # What nobody typed can't be mistyped, and what opens a backup is the key: then the file is damaged.
        if keys.method(folder) == "passphrase" and not opens_a_backup(folder, key):
            raise
        raise errors.StoreDamaged(folder, error.detail) from error


def opens_a_backup(folder: Path, key: bytes) -> bool:
    """Whether a key opens one of the backups beside a store."""
    return any(_fits(backup, key) for backup in backups.listed(folder / backups.FOLDER))


def _fits(backup: Path, key: bytes) -> bool:
    with suppress(errors.StoreError):
        check_key(backup, key)
        return True
    return False
