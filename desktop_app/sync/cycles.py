# SPDX-License-Identifier: GPL-3.0-or-later
"""Syncing until there is nothing more to say: for the window's worker and the command line alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from desktop_app.sync.carrier import Carrier
from desktop_app.sync.engine import Engine

MOST_CYCLES = 5_000


class Synced(NamedTuple):
    """What a round of cycles did; `happened` are the answers that were more than 'ok', in their order.

    `rows` counts those of the snapshot that a new desk began with; it had none where `snapshot_rows` is 0.
    """

    status: str
    answered: int
    rows: int
    mended: int
    kinds: frozenset[int]
    happened: tuple[str, ...] = ()
    snapshot_rows: int = 0
    snapshot_bytes: int = 0


Told = Callable[[int, int, int], None]
"""Operations answered and rows that came so far; how many rows the scopes hold, 0 where nobody said."""


def sync_fully(
    engine: Engine,
    carrier: Carrier,
    told: Told | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Synced:
    """Cycle until nothing is left, each cycle kept. Raises what the carrier raises, and NotEnrolled."""
    answered = rows = mended = 0
    kinds = frozenset[int]()
    status, happened = "ok", list[str]()
    for _ in range(MOST_CYCLES):
        request = engine.next_request()
        answer = carrier.exchange(request, engine.token)
        report = engine.take(request, answer)
        answered, rows, mended = answered + report.answered, rows + report.rows, mended + report.mended
        kinds, status = kinds | report.kinds, report.status
        if status != "ok":
            happened.append(status)
        if told is not None:
            told(answered, rows, answer.rows)
        if not report.more or stopped():
            break
    return Synced(status, answered, rows, mended, kinds, tuple(happened))
