# SPDX-License-Identifier: GPL-3.0-or-later
"""Who has a seat: in the order of registering, never at the cost of somebody who is there already."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID


class Queued(NamedTuple):
    """A registration in the queue; cancelled ones are not among them. `present`: was seen at a session."""

    uid: UUID
    queued_at: datetime
    format: str
    people: int
    present: bool


def seated(queue: Iterable[Queued], seats: Mapping[str, int | None]) -> frozenset[UUID]:
    """Those who have a seat; `seats` by format, None for as many as come.

    A group that does not fit whole waits, and whoever comes after it and fits is let past.
    """
    left = dict(seats)
    taken = set[UUID]()
    for one in sorted(queue, key=lambda one: (not one.present, one.queued_at, one.uid)):
        room = left.get(one.format, 0)
        if room is None or one.present or one.people <= room:
            taken.add(one.uid)
            if room is not None:
                left[one.format] = max(0, room - one.people)
    return frozenset(taken)
