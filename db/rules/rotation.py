# SPDX-License-Identifier: GPL-3.0-or-later
"""Rotating collections: an item stays at each stage for so many days, then goes on to the next.

Where it is in its rota is told from the branch to which it belongs: each branch is a stage once.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

import msgspec

MOST_STAGES, MOST_DAYS = 12, 999


class Stage(msgspec.Struct, frozen=True):
    """A branch, and for how many days an item stays there."""

    branch: UUID
    days: int


class Plan(NamedTuple):
    """The stages of a rota in their order; `cyclical`: after the last comes the first again."""

    stages: Sequence[Stage]
    cyclical: bool


class Turn(NamedTuple):
    """Where an item goes when its time is over; `ends`: it leaves the rota, and goes home."""

    to: UUID
    ends: bool = False


class Sent(NamedTuple):
    """An item was sent to a branch: when it first came there, when it was lent or sent anew."""

    sent_at: datetime
    to: UUID
    arrived_at: datetime | None
    gone_at: datetime | None


def decoded(stages: str) -> tuple[Stage, ...]:
    """Stages as they are kept."""
    return msgspec.json.decode(stages, type=tuple[Stage, ...])


def here_since(moved_at: datetime, belongs: UUID, sends: Iterable[Sent]) -> datetime | None:
    """Since when the days of an item count at the branch to which it belongs; None: it is on its way there.

    It was put on the rota, or last went on, at `moved_at`. Where it was sent then, its days count from when
    it came; lent or sent elsewhere before it came, from then. Otherwise it was there.
    """
    way = [one for one in sends if one.sent_at == moved_at and one.to == belongs]
    if not way:
        return moved_at
    came = [moment for one in way if (moment := one.arrived_at or one.gone_at) is not None]
    return min(came, default=None)


def place_of(plan: Plan, belongs: UUID) -> int | None:
    """The stage at which an item is that belongs to a branch; None: it is at none."""
    return next((at for at, stage in enumerate(plan.stages) if stage.branch == belongs), None)


def until(plan: Plan, belongs: UUID, since: date) -> date | None:
    """The day on which it goes on; None where its branch is no stage: it goes to the first at once."""
    place = place_of(plan, belongs)
    return None if place is None else since + timedelta(days=plan.stages[place].days)


def onward(plan: Plan, belongs: UUID, home: UUID) -> Turn:
    """Where it goes next; `home` is where it belonged before it was put on the rota."""
    place = place_of(plan, belongs)
    following = 0 if place is None else place + 1
    if following < len(plan.stages):
        return Turn(plan.stages[following].branch)
    return Turn(plan.stages[0].branch) if plan.cyclical else Turn(home, ends=True)


def turn(plan: Plan, belongs: UUID, home: UUID, since: date | None, today: date) -> Turn | None:
    """Where an item is to go today; None while it stays, or is on its way (`since` None)."""
    if since is None:
        return None
    last = until(plan, belongs, since)
    return None if last is not None and today < last else onward(plan, belongs, home)
