# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks of attendance as the rule reads them (db.rules.attendance), and how many people they come to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import AttendanceMark, Registration, WorkshopSession
from db.rules.attendance import Mark, Meeting, arrivals, moved_on, presence

Marks = dict[tuple[int, int], list[Mark]]
"""By a registration's key and a session's."""


class Came(NamedTuple):
    """People who were there, groups by how many came: by session's key, and at the workshop, each once."""

    at: dict[int, int]
    people: int


def marks_of(session: Session, *where: Any) -> Marks:
    """The marks for which these conditions hold."""
    rows = session.execute(
        select(
            AttendanceMark.registration_id,
            AttendanceMark.session_id,
            AttendanceMark.uid,
            AttendanceMark.kind,
            AttendanceMark.happened_at,
            AttendanceMark.voids,
            AttendanceMark.people,
        ).where(*where)
    )
    found: Marks = defaultdict(list)
    for registration, meeting, uid, kind, happened_at, voids, people in rows:
        found[registration, meeting].append(Mark(uid, kind, happened_at, voids, people))
    return found


def marks_at(session: Session, meetings: Sequence[WorkshopSession]) -> Marks:
    """The marks at these sessions, with the leavings that arriving at another session beside one comes to."""
    others = {meeting.id: sessions_beside(session, meeting) for meeting in meetings}
    every = {*others, *(other.id for beside in others.values() for other in beside)}
    marks = marks_of(session, AttendanceMark.session_id.in_(every))
    found: Marks = defaultdict(list)
    for (registration, where), some in marks.items():
        if where in others:
            elsewhere = (marks.get((registration, other.id), ()) for other in others[where])
            found[registration, where] = [*some, *moved_on(some, _all_arrivals(elsewhere))]
    return found


def _all_arrivals(elsewhere: Iterable[Iterable[Mark]]) -> list[Mark]:
    return [mark for some in elsewhere for mark in arrivals(some)]


def sessions_beside(session: Session, meeting: WorkshopSession) -> list[WorkshopSession]:
    """Sessions of the same workshop at the same time, where nobody can be as well."""
    rows = session.scalars(
        select(WorkshopSession).where(
            WorkshopSession.workshop_id == meeting.workshop_id,
            WorkshopSession.id != meeting.id,
            WorkshopSession.cancelled.is_(False),
            WorkshopSession.starts_at < meeting.ends_at,
            WorkshopSession.ends_at > meeting.starts_at,
        )
    )
    here = _meeting(meeting)
    return [other for other in rows if here.beside(_meeting(other))]


def _meeting(row: WorkshopSession) -> Meeting:
    return Meeting(row.starts_at, row.ends_at, (row.room_id, row.place, row.link))


def came(session: Session, workshop_id: int, meetings: Sequence[WorkshopSession]) -> Came:
    """Who was there at these sessions of a workshop (its key); a member with two registrations is one."""
    marks = marks_at(session, meetings)
    registered = session.execute(
        select(Registration.id, Registration.member, Registration.people).where(
            Registration.workshop_id == workshop_id
        )
    )
    who: dict[int, Any] = {}
    size: dict[Any, int] = {}
    for key, member, people in registered:
        who[key] = member or key
        size[who[key]] = people
    at: dict[int, int] = {}
    most: dict[Any, int] = defaultdict(int)
    for meeting in meetings:
        seen: dict[Any, list[Mark]] = defaultdict(list)
        for (registration, where), some in marks.items():
            if where == meeting.id:
                seen[who[registration]] += some
        there = {
            person: presence(some, meeting.starts_at, meeting.ends_at).came(size[person])
            for person, some in seen.items()
        }
        at[meeting.id] = sum(there.values())
        for person, people in there.items():
            most[person] = max(most[person], people)
    return Came(at, sum(most.values()))
