# SPDX-License-Identifier: GPL-3.0-or-later
"""Two sessions that need one room at one time: both stand, with a note as long as it is so."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select

from db.models import Branch, Room, Workshop, WorkshopSession
from db.operations import workshops
from db.operations.operation import row
from db.rules.rooms import Booking, clashes
from db.syncing.verdicts import Bench, Verdict

TAKEN = "room_taken"
Clashes = dict[UUID, dict[UUID, str]]
"""Of sessions those that need the same room meanwhile, with the titles of their workshops."""


def of_sessions(bench: Bench, sessions: Iterable[UUID]) -> Clashes:
    """As it is now; the server tells of them."""
    if not bench.final:
        return {}
    bench.session.flush()
    return {session: _others(bench, session) for session in sessions}


def of_workshop(bench: Bench, event: UUID) -> Clashes:
    """Of all its sessions."""
    theirs = (
        select(WorkshopSession.uid)
        .join(Workshop, Workshop.id == WorkshopSession.workshop_id)
        .where(Workshop.uid == event, WorkshopSession.room_id.is_not(None))
    )
    return of_sessions(bench, bench.session.scalars(theirs).all())


def _others(bench: Bench, session: UUID) -> dict[UUID, str]:
    wanted = select(Room.uid).join(WorkshopSession, WorkshopSession.room_id == Room.id)
    room = bench.session.scalar(wanted.where(WorkshopSession.uid == session))
    booked = [] if room is None else workshops.bookings(bench.session, room)
    titles = {booking.uid: title for booking, title in booked}
    there: dict[UUID, Booking] = {booking.uid: booking for booking, _ in booked}
    if session not in there:
        return {}
    return {one.uid: titles[one.uid] for one in clashes(there[session], there.values())}


def tell(bench: Bench, verdict: Verdict, before: Clashes, now: Clashes) -> None:
    """What clashes since then is noted, and what does no more is no news any more."""
    for session, others in now.items():
        for other, title in others.items():
            if other not in before.get(session, {}):
                _note(bench, verdict, session, other, title)
    for session, others in before.items():
        gone = others.keys() - now.get(session, {}).keys()
        over = [one for one in (session, *sorted(gone)) if gone and not _others(bench, one)]
        verdict.moot += [(TAKEN, one) for one in over]


def _note(bench: Bench, verdict: Verdict, session: UUID, other: UUID, other_title: str) -> None:
    there = row(bench.session, WorkshopSession, session)
    assert there.room_id is not None
    room = bench.session.get_one(Room, there.room_id)
    branches = {verdict.operation.branch, bench.session.get_one(Branch, room.branch_id).uid}
    facts = {"session": str(session), "other": str(other), "room": room.name}
    title = bench.session.get_one(Workshop, there.workshop_id).title
    verdict.note(TAKEN, branches, session, title=title, other_title=other_title, **facts)
