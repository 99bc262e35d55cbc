# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks of attendance as the rule reads them (db.rules.attendance), and how many people they come to."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import AttendanceMark, Registration, WorkshopSession
from db.rules.attendance import Mark, presence

Marks = dict[tuple[int, int], list[Mark]]
"""By a registration's key and a session's."""


class Came(NamedTuple):
    """People who were there, groups by their size: by session's key, and at the workshop, each once."""

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
        ).where(*where)
    )
    found: Marks = defaultdict(list)
    for registration, meeting, uid, kind, happened_at, voids in rows:
        found[registration, meeting].append(Mark(uid, kind, happened_at, voids))
    return found


def came(session: Session, workshop_id: int, meetings: Sequence[WorkshopSession]) -> Came:
    """Who was there at these sessions of a workshop (its key); a member with two registrations is one."""
    marks = marks_of(session, AttendanceMark.session_id.in_([meeting.id for meeting in meetings]))
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
    everybody = set[Any]()
    for meeting in meetings:
        seen: dict[Any, list[Mark]] = defaultdict(list)
        for (registration, where), some in marks.items():
            if where == meeting.id:
                seen[who[registration]] += some
        there = {
            person
            for person, some in seen.items()
            if presence(some, meeting.starts_at, meeting.ends_at).there
        }
        at[meeting.id] = sum(size[person] for person in there)
        everybody |= there
    return Came(at, sum(size[person] for person in everybody))
