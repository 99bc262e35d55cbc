# SPDX-License-Identifier: GPL-3.0-or-later
"""An item on its way between branches: until when it is, and where it was seen since."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

HOME, HOLD, DEPOSIT, ROTATION, LENT = "home", "hold", "deposit", "rotation", "lent"
WHYS = (HOME, HOLD, DEPOSIT)
"""Why a person may send it: it belongs there, somebody fetches it there, or it is lent there for a while.

ROTATION: its time at a stage of its rota is over (rules.rotation). LENT: another library has lent it, which
is a step of an interlibrary loan.
"""
OVERDUE_AFTER, LEAST_DAYS, MOST_DAYS = 7, 1, 60
"""Days: what is longer on its way should be looked for, unless the library says another number, from, to."""


class Sent(NamedTuple):
    """An item was sent from a branch (a key of this store) to another; None: it has left for a partner."""

    uid: UUID
    sent_at: datetime
    origin: int | None
    goal: int | None = None


class Hand(NamedTuple):
    """An item was in hand at a branch, as the operation `by` tells."""

    at: datetime
    branch: int
    by: UUID


class Course(NamedTuple):
    """What became of a sending: over since `gone_at`, and where the item was seen last before that.

    `arrived_at`, as the operation `arrived_by` tells: when it was first seen where it was sent to.
    """

    gone_at: datetime | None
    seen_at: datetime | None
    seen_branch: int | None
    seen_by: UUID | None
    arrived_at: datetime | None = None
    arrived_by: UUID | None = None


def courses(sends: Iterable[Sent], lent: Iterable[datetime], hands: Iterable[Hand]) -> dict[UUID, Course]:
    """The course of every sending of one item. Pure: the same in whatever order news arrives.

    It is over once the item is lent, or sent anew. Where it was sent from it has not left yet: being seen
    there says nothing, unless it was seen elsewhere before.
    """
    told = sorted(sends, key=lambda one: (one.sent_at, one.uid))
    loans, seen = sorted(lent), sorted(hands, key=lambda one: (one.at, one.by))
    found: dict[UUID, Course] = {}
    for place, one in enumerate(told):
        later = [moment for moment in loans if moment >= one.sent_at][:1]
        gone = min((*later, *(next_.sent_at for next_ in told[place + 1 : place + 2])), default=None)
        last: Hand | None = None
        came: Hand | None = None
        for hand in seen:
            within = one.sent_at < hand.at and (gone is None or hand.at < gone)
            if within and (last is not None or hand.branch != one.origin):
                last = hand
                came = came or (hand if hand.branch == one.goal else None)
        arrived = (came.at, came.by) if came else (None, None)
        found[one.uid] = Course(gone, *(last or (None, None, None)), *arrived)
    return found


def floats_between(home: UUID, here: UUID, among: Collection[UUID]) -> bool:
    """Whether an item of one branch that was returned at another may stay there, where items float at all.

    Items float `among` these branches, and neither out of them nor into them; none = all branches.
    """
    return not among or (home in among and here in among)


def is_overdue(sent_at: datetime, now: datetime, days: int = OVERDUE_AFTER) -> bool:
    """Whether something that is on its way should have arrived: after so many days."""
    return now - sent_at > timedelta(days=days)
