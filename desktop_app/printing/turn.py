# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose turn it is to draw: a slip at the counter does not wait for a thousand certificates."""

from __future__ import annotations

import threading
import time

_UNTIL_TAKEN = 0.001


class Turn:
    """A lock that whoever holds it for long can lend to those who wait."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._counting = threading.Lock()
        self._waiting = 0

    @property
    def waiting(self) -> int:
        """How many want it and do not have it."""
        return self._waiting

    def acquire(self) -> None:
        """Wait for it."""
        self._count(1)
        self._lock.acquire()
        self._count(-1)

    def release(self) -> None:
        """Let the next one have it."""
        self._lock.release()

    def give_way(self) -> None:
        """Where others wait, let them go first, then take it again."""
        if not self._waiting:
            return
        self._lock.release()
        # A lock let go and taken again at once is never seen free by anybody.
        time.sleep(_UNTIL_TAKEN)
        self._lock.acquire()

    def _count(self, by: int) -> None:
        with self._counting:
            self._waiting += by
