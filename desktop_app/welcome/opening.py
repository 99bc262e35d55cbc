# SPDX-License-Identifier: GPL-3.0-or-later
"""How a store is found, opened, made or brought back. No widgets; everything here takes time."""

from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from db import backups, errors, keys
from db.new_stores import made_whole
from db.opening import open_store, opens_a_backup
from db.operations.founding import NewLibrary, found_library
from db.queries.library import branches, staff_accounts
from db.store import Store
from db.syncing.desks import desk_at
from desktop_app.preferences import read_values
from desktop_app.welcome.opened import (
    Founded,
    NoGoodBackup,
    NoLibrary,
    Opened,
    WrongRecoveryCode,
    given_passphrase,
    is_sample,
)


def open_library(folder: Path, passphrase: str | None = None) -> Opened:
    """Open by keychain, passphrase or, for the sample library, by itself.

    Raises what keys.key_of and Store.open raise, NoLibrary, OSError.
    """
    asked = passphrase if passphrase is not None else given_passphrase()
    return _opened(open_store(folder, asked))


def open_with_key(folder: Path, key: bytes) -> Opened:
    """Open with a key that is known to fit. Raises what Store.open raises, NoLibrary."""
    return _opened(Store.open(folder, key))


def open_with_recovery_code(folder: Path, code: str) -> Opened:
    """Open with the printed code, and keep the key in this system's keychain where the store wants that.

    Raises WrongRecoveryCode, and what Store.open raises.
    """
    key = keys.key_from_recovery_code(code)
    if key is None:
        raise WrongRecoveryCode
    try:
        opened = _opened(Store.open(folder, key))
    except errors.WrongKey as error:
        if opens_a_backup(folder, key):
            raise errors.StoreDamaged(folder, error.detail) from error
        raise WrongRecoveryCode from error
    _keep_key(folder, key)
    return opened


def _keep_key(folder: Path, key: bytes) -> None:
    """Where there is no keychain the code will be asked for again."""
    with suppress(errors.KeychainMissing):
        if keys.wants_keychain(folder):
            keys.adopt(folder, key)


def _opened(opened: Store) -> Opened:
    try:
        return _described(opened)
    except DatabaseError as error:
        opened.close()
        raise errors.StoreDamaged(opened.folder) from error
    except BaseException:
        opened.close()
        raise


def _described(opened: Store) -> Opened:
    desk = desk_at(opened)
    if desk is None:
        raise NoLibrary
    with opened.read() as session:
        staff = staff_accounts(session, active_only=True)
        branch = next((b.name for b in branches(session) if b.uid == desk.branch), "")
    return Opened(opened, desk, read_values(opened), staff, branch, is_sample(opened.folder))


def describe(opened: Store) -> Opened:
    """An open store as the windows want it. Raises NoLibrary."""
    return _described(opened)


def keychain_available() -> bool:
    """Whether this system keeps secrets for programs. Asks the system, which may take a moment."""
    import keyring

    try:
        return keyring.get_keyring().priority > 0
    except RuntimeError:
        return False


def found(folder: Path, new: NewLibrary, passphrase: str | None) -> Founded:
    """Make a new library; without a passphrase its key goes into the keychain. The founder is signed in.

    Appears whole or not at all. Raises KeychainMissing, Invalid, StoreExists, StoreFull, OSError.
    """
    with made_whole(folder) as place:
        if passphrase is None:
            key = keys.new_keychain_key(place)
        else:
            key = keys.new_passphrase_key(place, passphrase)
        with closing(Store.create(place, key)) as fresh:
            person = found_library(fresh, new).person
    opened = _opened(Store.open(folder, key))
    opened.desk.person = person
    return Founded(opened, keys.recovery_code(key))


def restore(backup: Path, folder: Path, passphrase: str | None = None, code: str = "") -> Opened:
    """Put a backup where the store is, or will be, and open it; what was there is kept beside it.

    Raises WrongRecoveryCode, what open_library raises, OSError; then nothing was changed.
    """
    if code:
        key = keys.key_from_recovery_code(code)
    else:
        key = keys.key_of(backup, passphrase if passphrase is not None else given_passphrase())
    if key is None:
        raise WrongRecoveryCode
    try:
        backups.restore(backup, folder, passphrase or given_passphrase(), key if code else None)
    except errors.WrongKey as error:
        if code:
            raise WrongRecoveryCode from error
        raise
    return _opened(Store.open(folder, key))


def restore_own(backup: Path, folder: Path, key: bytes, passphrase: str | None = None) -> Opened:
    """As `restore`, for a backup of the store that this key has opened: it opens the backup too.

    What lies beside a backup may lead nowhere by now: the keychain was lost, the passphrase forgotten.
    """
    try:
        known = keys.key_of(backup, passphrase if passphrase is not None else given_passphrase())
    except errors.StoreError:
        known = None
    if known != key:
        with suppress(errors.WrongKey):
            backups.restore(backup, folder, key=key)
            return _opened(Store.open(folder, key))
    return restore(backup, folder, passphrase)


def restore_newest(folder: Path, passphrase: str | None = None) -> Opened:
    """The newest backup beside the store that opens. Raises NoGoodBackup; then nothing was changed."""
    for backup in backups.described(folder / backups.FOLDER):
        with suppress(errors.StoreError, DatabaseError, NoLibrary):
            return restore(backup.folder, folder, passphrase)
    raise NoGoodBackup
