# SPDX-License-Identifier: GPL-3.0-or-later
"""Background work without threads, so that a presenter's test reads from top to bottom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Working:
    """The task that work gets: asks whether it was cancelled, tells how far it is."""

    def __init__(self, progress: Callable[[int, int, str], None] | None) -> None:
        self.cancelled = False
        self._progress = progress

    def cancel(self) -> None:
        self.cancelled = True

    def report(self, done: int, total: int, note: str = "") -> None:
        if self._progress is not None:
            self._progress(done, total, note)


class AtOnce:
    """Does everything where it is asked for."""

    def run(
        self,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        progress: Callable[[int, int, str], None] | None = None,
        lane: str = "pool",
    ) -> Working:
        task = Working(progress)
        try:
            result = work(task)
        except Exception as error:
            if failed is None:
                raise
            failed(error)
        else:
            done(result)
        return task

    def latest(
        self,
        key: str,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        lane: str = "pool",
    ) -> Working:
        return self.run(work, done, failed, lane=lane)
