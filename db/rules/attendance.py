# SPDX-License-Identifier: GPL-3.0-or-later
"""Who was there: derived from marks that are never changed. The same marks in any order say the same."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID


class Mark(NamedTuple):
    """See models.AttendanceMark; `uid` breaks ties."""

    uid: UUID
    kind: str
    happened_at: datetime
    voids: UUID | None = None
    people: int | None = None


class State(StrEnum):
    """What a person's marks at one session come to."""

    UNKNOWN = "unknown"
    PRESENT = "present"
    LATE = "late"
    EXCUSED = "excused"
    ABSENT = "absent"


class Presence(NamedTuple):
    """A person at one session: `minutes` within the session's time, none counted twice.

    `people`: how many came of a group under one name; None where nobody counted them.
    """

    state: State
    arrived_at: datetime | None
    left_at: datetime | None
    minutes: int
    people: int | None = None

    @property
    def there(self) -> bool:
        """Was seen, and has not proved to be absent."""
        return self.state in {State.PRESENT, State.LATE}

    @property
    def inside(self) -> bool:
        """Was seen and has not left."""
        return self.there and self.left_at is None

    def came(self, registered: int) -> int:
        """How many people this is, of so many that were registered under the name."""
        if not self.there:
            return 0
        return registered if self.people is None else self.people


def presence(marks: Iterable[Mark], starts_at: datetime, ends_at: datetime, late_after: int = 15) -> Presence:
    """What marks of one person at one session say; `late_after` in minutes.

    Arriving and leaving make intervals; of present and absent the later mark stands. Without leaving the
    person stayed to the end. Who was unseen when the session was closed is absent only as long as nothing
    else is known of them: what another door saw comes later, and happened.
    """
    standing = _standing(marks)
    seen = [mark for mark in standing if mark.kind != "unseen"]
    if standing and not seen:
        return Presence(State.ABSENT, None, None, 0)
    standing = seen
    if not standing:
        return Presence(State.UNKNOWN, None, None, 0)
    verdicts = [mark for mark in standing if mark.kind != "left"]
    last = verdicts[-1].kind if verdicts else "arrived"
    if last != "arrived":
        return Presence(State.EXCUSED if last == "excused" else State.ABSENT, None, None, 0)
    stays = _stays(standing, starts_at, ends_at)
    arrived = min((mark.happened_at for mark in standing if mark.kind == "arrived"), default=starts_at)
    left = standing[-1].happened_at if standing[-1].kind == "left" else None
    late = arrived > starts_at + timedelta(minutes=late_after)
    counted = [mark.people for mark in standing if mark.kind == "arrived" and mark.people is not None]
    return Presence(
        State.LATE if late else State.PRESENT,
        arrived,
        left,
        _minutes(stays, starts_at, ends_at),
        counted[-1] if counted else None,
    )


class Meeting(NamedTuple):
    """When and where a session is: `where` is compared as it is."""

    starts_at: datetime
    ends_at: datetime
    where: tuple[object, ...]

    def beside(self, other: "Meeting") -> bool:
        """Whether nobody can be at both: at the same time in different places."""
        at_once = self.starts_at < other.ends_at and other.starts_at < self.ends_at
        return at_once and self.where != other.where


def arrivals(marks: Iterable[Mark]) -> list[Mark]:
    """When a person came to a session; none where they have proved not to have been there."""
    standing = _standing(marks)
    verdicts = [mark for mark in standing if mark.kind not in {"left", "unseen"}]
    if not verdicts or verdicts[-1].kind != "arrived":
        return []
    return [mark for mark in standing if mark.kind == "arrived"]


def moved_on(here: Iterable[Mark], elsewhere: Iterable[Mark]) -> list[Mark]:
    """Leavings that nobody noted: who was here and arrived at a session beside this one has left this one.

    `elsewhere` are the `arrivals` at the sessions beside. Whoever comes back was only away in between.
    """
    both = [(mark.happened_at, mark.uid, mark.kind) for mark in _standing(here)]
    both += [(mark.happened_at, mark.uid, "elsewhere") for mark in elsewhere]
    made, inside = list[Mark](), False
    for at, uid, kind in sorted(both):
        if kind == "elsewhere" and inside:
            made.append(Mark(uid, "left", at))
        if kind in {"arrived", "left", "elsewhere"}:
            inside = kind == "arrived"
    return made


def _standing(marks: Iterable[Mark]) -> list[Mark]:
    """Marks that nobody took back, by time."""
    every = list(marks)
    gone = {mark.voids for mark in every if mark.kind == "void" and not _voided(mark.uid, every)}
    standing = [mark for mark in every if mark.kind != "void" and mark.uid not in gone]
    return sorted(standing, key=lambda mark: (mark.happened_at, mark.uid))


def _voided(uid: UUID, every: Collection[Mark]) -> bool:
    """Whether a taking back was itself taken back; a mark can only be taken back by a later one."""
    return any(
        mark.kind == "void" and mark.voids == uid and mark.uid > uid and not _voided(mark.uid, every)
        for mark in every
    )


def _stays(standing: list[Mark], starts_at: datetime, ends_at: datetime) -> list[tuple[datetime, datetime]]:
    stays: list[tuple[datetime, datetime]] = []
    since: datetime | None = None
    for mark in standing:
        if mark.kind == "arrived" and since is None:
            since = mark.happened_at
        elif mark.kind == "left":
            stays.append((since if since is not None else starts_at, mark.happened_at))
            since = None
    if since is not None:
        stays.append((since, max(since, ends_at)))
    return stays


def _minutes(stays: Iterable[tuple[datetime, datetime]], starts_at: datetime, ends_at: datetime) -> int:
    inside = ((max(a, starts_at), min(b, ends_at)) for a, b in stays)
    total = sum(((b - a) for a, b in union((a, b) for a, b in inside if b > a)), timedelta())
    return int(total.total_seconds() // 60)


def union(intervals: Iterable[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """Intervals that overlap or touch made one: nobody is present twice at a time."""
    merged: list[tuple[datetime, datetime]] = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
