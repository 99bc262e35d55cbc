# SPDX-License-Identifier: GPL-3.0-or-later
"""Work beside the window, as presenters know it: desktop_app.background does it, tests do it at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, Protocol

Lane = Literal["pool", "desk", "sync", "news", "mail", "upkeep"]
"""See background.Background."""
Progress = Callable[[int, int, str], None]
"""Done, total (0: nobody knows), a word about it."""


class Beside(Protocol):
    """Runs work off the GUI thread."""

    def run(
        self,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        progress: Progress | None = None,
        lane: Lane = "pool",
    ) -> Any:
        """`work(task)`, then `done` or `failed` on the GUI thread; gives the task."""

    def latest(
        self,
        key: str,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        lane: Lane = "pool",
    ) -> object:
        """As `run`; a newer request with the key takes the place of an older one."""
