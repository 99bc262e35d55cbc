# SPDX-License-Identifier: GPL-3.0-or-later
"""How far a first sync is: one value for whoever fetches (feed, snapshot) and whoever shows it."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

PACE_SECONDS = 30.0
"""How far back to look for how quick it goes."""
FIRST_GUESS = 1.0
"""Seconds to watch before anything is said about the time left."""


class Progress(NamedTuple):
    """Rows and bytes that have come so far; `total_rows` and `total_bytes` are None where nobody knows.

    `stage` is 'download' (bytes of a snapshot), 'rows' (of it, into the store), 'index' (rows that the search
    knows) or 'feed'; `seconds_left` is of this stage, None where nobody can tell. `waiting`: the server is
    away, and is tried again.
    """

    done_rows: int = 0
    total_rows: int | None = None
    done_bytes: int = 0
    total_bytes: int | None = None
    stage: str = "feed"
    seconds_left: float | None = None
    waiting: bool = False

    @property
    def measured(self) -> tuple[int, int]:
        """Done and total of what the stage is measured by; a total of 0 is not known."""
        if self.stage == "download":
            return self.done_bytes, self.total_bytes or 0
        return self.done_rows, self.total_rows or 0


class Pace:
    """Seconds left of a stage, by how quick it went lately."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._stage = ""
        self._seen: deque[tuple[float, int]] = deque()

    def left(self, stage: str, done: int, total: int) -> float | None:
        """None until it can be told."""
        now = self._clock()
        if stage != self._stage:
            self._stage = stage
            self._seen.clear()
        self._seen.append((now, done))
        while now - self._seen[0][0] > PACE_SECONDS:
            self._seen.popleft()
        began, before = self._seen[0]
        if now - began < FIRST_GUESS or done <= before:
            return None
        return (total - done) * (now - began) / (done - before)
