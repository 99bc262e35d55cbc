# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong with a store itself. Words for people are attached where they are shown."""

import errno
from pathlib import Path

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system says where nothing more can be written: disk, quota, size of a file."""


class StoreError(Exception):
    """Anything wrong with the store; `path` is the store's folder or file."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(f"{type(self).__name__}: {detail}" if detail else type(self).__name__)
        self.path = path
        self.detail = detail


class StoreMissing(StoreError):
    """There is no store in this folder."""


class BackupMissing(StoreMissing):
    """There is no backup in this folder."""


class StoreExists(StoreError):
    """A new store was asked for where one lies already."""


class WrongKey(StoreError):
    """The passphrase or key does not open the store."""


class KeyMissing(StoreError):
    """The system keychain does not hold the key of this store (another user or another PC?)."""


class KeyNoteLost(KeyMissing):
    """key.json beside the store, which says where its key comes from, is gone or can't be read."""


class PassphraseNeeded(StoreError):
    """The store is opened by a passphrase and none was given."""


class KeychainMissing(StoreError):
    """This system has no keychain; a passphrase is needed instead."""


class NewerStore(StoreError):
    """The store was written by a newer version of the program; `detail` is its revision."""


class StoreDamaged(StoreError):
    """The file is not a whole store."""


class BackupDamaged(StoreDamaged):
    """A backup that was to be put back is not whole; nothing was changed."""


class StoreFull(StoreError):
    """The disk is full; the change was rolled back."""


class StoreBusy(StoreError):
    """Another program held the store for too long; the change was rolled back."""


class StoreReadOnly(StoreError):
    """The store may not be written to; the change was rolled back."""


class ShutOut(StoreError):
    """The server has shut this desk out, and its unsent work was saved: nothing more can be done here."""


class BackupStopped(StoreError):
    """A backup was stopped before it was whole; nothing of it is left."""


class UpgradeFailed(StoreError):
    """An upgrade was rolled back whole; `detail` is the kind of error, `backup` the copy made before."""

    def __init__(self, path: Path, detail: str = "", backup: Path | None = None) -> None:
        super().__init__(path, detail)
        self.backup = backup or path
