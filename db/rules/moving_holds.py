# SPDX-License-Identifier: GPL-3.0-or-later
"""A queue ordered by hand: where a hold queues that is put forward or back.

It gets a moment of its own, just before or just behind another's, and nobody else's changes: so the queue is
in one order at every desk, whichever moves it has heard of first.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from db.rules.holds import Waiting, is_past, queue

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
WITHIN = 1 << 128
"""So many places has a microsecond: as many as there are ties."""
NEAR = timedelta(seconds=1) // MICROSECOND * WITHIN
"""How near it is put to the one that it goes before or behind; nearer where somebody else is in between."""


class Step(StrEnum):
    """Where to, in a queue."""

    FIRST = "first"
    UP = "up"
    DOWN = "down"
    LAST = "last"


class NewPlace(NamedTuple):
    """Where a hold queues from now on: so long after the hold `beside` was placed, or before; see Waiting.

    Told by another hold, as the server puts right when what an offline desk has entered was placed.
    """

    beside: UUID
    later_by: timedelta
    tie: UUID


def moved(holds: Iterable[Waiting], hold: UUID, step: Step, today: date) -> NewPlace | None:
    """Where a hold queues that is moved; None where it does not wait, or stands there already.

    The first place is before who is put off, too, and the last behind them.
    """
    known = list(holds)
    shown = [one.uid for one in queue(known, today)]
    if hold not in shown:
        return None
    now, forward = shown.index(hold), step in (Step.FIRST, Step.UP)
    if now == (0 if forward else len(shown) - 1):
        return None
    line = sorted((one for one in known if _stays(one, today) and one.uid != hold), key=lambda one: one.turn)
    places = {one.uid: place for place, one in enumerate(line)}
    match step:
        case Step.FIRST:
            return _before(line, 0, hold)
        case Step.UP:
            return _before(line, places[shown[now - 1]], hold)
        case Step.DOWN:
            return _behind(line, places[shown[now + 1]], hold)
        case Step.LAST:
            return _behind(line, len(line) - 1, hold)


def _stays(one: Waiting, today: date) -> bool:
    return not one.has_item and not is_past(one.expires_on, today)


def _before(line: Sequence[Waiting], place: int, hold: UUID) -> NewPlace:
    high = _number(line[place])
    low = max(high - NEAR, _number(line[place - 1]) if place else 0)
    return _told(line[place:], low, high, hold)


def _behind(line: Sequence[Waiting], place: int, hold: UUID) -> NewPlace:
    low = _number(line[place])
    high = min([low + NEAR, *(_number(one) for one in line[place + 1 : place + 2])])
    return _told(line[place::-1], low, high, hold)


def _number(one: Waiting) -> int:
    at, tie, _ = one.turn
    return (at - EPOCH) // MICROSECOND * WITHIN + tie.int


def _told(nearest: Sequence[Waiting], low: int, high: int, hold: UUID) -> NewPlace:
    """Somewhere in between; where just there goes by the hold, as two desks may move two to one place."""
    gap = high - low
    by_hold = hold.int % (1 << 64)
    at, tie = divmod(low + max(1, gap // 4 + (gap // 2 * by_hold >> 64)), WITHIN)
    beside = next((one for one in nearest if one.queues_at is None), nearest[0])
    return NewPlace(beside.uid, EPOCH + at * MICROSECOND - beside.placed_at, UUID(int=tie))
