# SPDX-License-Identifier: GPL-3.0-or-later
"""What counts as a visit. A person who comes is one visit (ISO 2789), and one more when they come again.

The same card within an hour is the same coming, whichever desk it was shown at. Different members are
counted beside the visits: that is what the national index asks for ('jumlah pemustaka', Peraturan
Perpusnas 7/2025 art. 15).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

MEMBER, GUEST, GROUP, COUNT, DOOR = "member", "guest", "group", "count", "door"
SORTS = (MEMBER, GUEST, GROUP, COUNT, DOOR)
"""A card; somebody without one; a group ('rombongan'); heads counted; what a door's counter says of a day."""
PURPOSES = ("read", "borrow", "study", "internet", "workshop", "children", "meeting", "other")
AUDIENCES = ("public", "pupil", "student", "teacher", "civil_servant", "worker", "other")
"""Who guests are: the public, at school, at a university, teachers, civil servants, employees."""
GENDERS = ("", "female", "male")
AGE_GROUPS = ("", "child", "teen", "adult", "senior")
"""Up to 12, 13 to 17, 18 to 59, 60 and more years; empty where nobody said."""
SAME_COMING = timedelta(hours=1)
MOST_PEOPLE = 5_000


class Seen(NamedTuple):
    """A card that was shown."""

    uid: UUID
    at: datetime
    used_ict: bool


def age_group(age: int | None) -> str:
    """One of AGE_GROUPS for an age in years."""
    if age is None:
        return ""
    return "child" if age < 13 else "teen" if age < 18 else "adult" if age < 60 else "senior"


def comings(seen: Iterable[Seen]) -> frozenset[UUID]:
    """Of one card on one day: which of the times that it was shown count. The same in any order.

    One of each coming: the first at which a computer was used, so that this is counted too; else the first.
    """
    counting: dict[int, Seen] = {}
    began: datetime | None = None
    for one in sorted(seen, key=lambda one: (one.at, one.uid)):
        if began is None or one.at - began >= SAME_COMING:
            began = one.at
            counting[len(counting)] = one
        elif one.used_ict and not counting[len(counting) - 1].used_ict:
            counting[len(counting) - 1] = one
    return frozenset(one.uid for one in counting.values())


def newest(seen: Iterable[Seen]) -> frozenset[UUID]:
    """Of what one door's counter said on one day: the last counts."""
    last = max(seen, key=lambda one: (one.at, one.uid), default=None)
    return frozenset() if last is None else frozenset({last.uid})


def only_at_the_door(entered: int, passed: int) -> int:
    """People of a day whom the door has counted and nobody has entered otherwise."""
    return max(passed - entered, 0)
