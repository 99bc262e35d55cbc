# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions as a whole: who has no mark yet, what a closing marked, how many came by which door."""

from collections import Counter
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from db.models import AttendanceMark, Registration, WorkshopSession
from db.queries.door import Door, PersonRow, people
from db.queries.marks import marks_at
from db.rules.attendance import State, arrivals, presence


def without_mark(session: Session, door: Door) -> list[PersonRow]:
    """Who is registered and of whom nobody has said anything at this session."""
    return [
        one
        for one in people(session, door)
        if one.state == "registered" and one.presence.state == State.UNKNOWN
    ]


def open_sessions(session: Session, workshop_id: int) -> dict[UUID, int]:
    """How many people are without a mark, by the session's uid, of a workshop (its key)."""
    meetings = session.scalars(
        select(WorkshopSession).where(
            WorkshopSession.workshop_id == workshop_id, WorkshopSession.cancelled.is_(False)
        )
    ).all()
    registered = session.execute(
        select(Registration.id, Registration.people).where(
            Registration.workshop_id == workshop_id,
            Registration.state == "registered",
            Registration.merged_into.is_(None),
        )
    ).all()
    marks = marks_at(session, meetings)
    return {
        meeting.uid: sum(
            size
            for one, size in registered
            if presence(marks.get((one, meeting.id), ()), meeting.starts_at, meeting.ends_at).state
            == State.UNKNOWN
        )
        for meeting in meetings
    }


def closing_marks(session: Session, session_id: int) -> list[UUID]:
    """What closing a session (its key) marked, as far as nobody took it back."""
    taken_back = aliased(AttendanceMark)
    return list(
        session.scalars(
            select(AttendanceMark.uid)
            .outerjoin(taken_back, taken_back.voids == AttendanceMark.uid)
            .where(
                AttendanceMark.session_id == session_id,
                AttendanceMark.kind == "unseen",
                taken_back.id.is_(None),
            )
            .order_by(AttendanceMark.uid)
        )
    )


def by_door(session: Session, door: Door) -> dict[UUID, int]:
    """People who came, each at the door (its device) that saw them first; the door with most comes first."""
    meeting = session.get_one(WorkshopSession, door.session_id)
    devices = dict(
        session.execute(
            select(AttendanceMark.uid, AttendanceMark.device).where(
                AttendanceMark.session_id == door.session_id, AttendanceMark.kind == "arrived"
            )
        ).all()
    )
    keys = dict(
        session.execute(
            select(Registration.id, Registration.uid).where(Registration.workshop_id == door.workshop_id)
        ).all()
    )
    came = {one.registration: one.presence.came(one.people) for one in people(session, door)}
    found = Counter[UUID]()
    for (registration, _), marks in marks_at(session, [meeting]).items():
        first = next(iter(arrivals(marks)), None)
        if first is not None and came.get(keys[registration]):
            found[devices[first.uid]] += came[keys[registration]]
    return dict(found.most_common())
