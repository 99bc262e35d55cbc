# SPDX-License-Identifier: GPL-3.0-or-later
"""At most one window works on a store: two would show each other's loans late."""

import errno
import os
from pathlib import Path

from PySide6.QtCore import QLockFile

LOCK_FILE = "window.lock"


class AlreadyOpen(Exception):
    """Another window on this computer has the store open."""


class OneWindow:
    """Held while a window is open on a folder's store. A lock whose program has died counts for nothing."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        # Beside the folder, not in it: a restore puts another folder in its place.
        self._lock = QLockFile(str(folder.with_name(f"{folder.name}.{LOCK_FILE}")))
        self._lock.setStaleLockTime(0)

    def take(self) -> None:
        """Raises AlreadyOpen; OSError where the lock can't be written."""
        if self._lock.isLocked() or self._lock.tryLock(100):
            return
        match self._lock.error():
            case QLockFile.LockError.LockFailedError:
                raise AlreadyOpen
            case QLockFile.LockError.PermissionError:
                raise self._failed(errno.EACCES)
        # "For instance a full partition", says Qt, and nothing else that it would be.
        raise self._failed(errno.ENOSPC)

    def _failed(self, number: int) -> OSError:
        return OSError(number, os.strerror(number), self._lock.fileName())

    def release(self) -> None:
        """Let another window have the store."""
        self._lock.unlock()
