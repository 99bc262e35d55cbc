# SPDX-License-Identifier: GPL-3.0-or-later
"""Workshops: planned and changed; their sessions, rooms, facilitators and costs."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import (
    Agreement,
    Branch,
    CertificateDesign,
    Facilitator,
    Partner,
    Room,
    Workshop,
    WorkshopCost,
    WorkshopSession,
    new_uid,
)
from db.operations import refusals
from db.operations.desk import Making
from db.operations.operation import Changes, Operation, apply, row, sure_key
from db.operations.records import Refs, not_negative, one_of, put_row, required, write
from db.rules import programme
from db.rules.plans import SessionFacts, WorkshopFacts
from db.rules.roles import Right
from db.rules.rooms import Booking, clashes

WORKSHOPS = Changes({"workshops"})
WITHOUT_ROOMS = ("cancelled", "template")
"""States in which a workshop needs no room."""


class PutWorkshop(Operation, frozen=True, kw_only=True):
    """A workshop is planned, or replaced by these facts."""

    target: UUID
    facts: WorkshopFacts


class PutSession(Operation, frozen=True, kw_only=True):
    """A session of a workshop is planned, or replaced by these facts."""

    target: UUID
    workshop: UUID
    facts: SessionFacts


class PutRoom(Operation, frozen=True, kw_only=True):
    """A room is added, or changed."""

    target: UUID
    at_branch: UUID
    name: str
    seats: int | None = None
    active: bool = True


class PutFacilitator(Operation, frozen=True, kw_only=True):
    """A person who gives or carries a workshop is named, or changed, or (`removed`) no longer does."""

    target: UUID
    workshop: UUID
    name: str
    role: str
    minutes: int = 0
    honorarium: int = 0
    note: str = ""
    removed: bool = False


class PutCost(Operation, frozen=True, kw_only=True):
    """A line of a workshop's budget is added, changed or (`removed`) struck out."""

    target: UUID
    workshop: UUID
    item: str
    source: str
    planned: int = 0
    actual: int | None = None
    removed: bool = False


# --- making ------------------------------------------------------------------------------------------


def put_workshop(making: Making, /, *, facts: WorkshopFacts, target: UUID | None = None) -> PutWorkshop:
    """Plan or change a workshop. Raises Invalid, NotAllowed, Unknown; RoomTaken where it is taken up again
    and a room of its was given away meanwhile."""
    making.require(Right.PLAN_WORKSHOPS)
    required(title=facts.title)
    one_of("kind", facts.kind, programme.KINDS)
    one_of("state", facts.state, programme.STATES)
    one_of("age_group", facts.age_group, programme.AGE_GROUPS)
    one_of("strategy", facts.strategy, programme.STRATEGIES)
    not_negative(
        seats_onsite=facts.seats_onsite,
        seats_online=facts.seats_online,
        expected=facts.expected,
        late_after=facts.late_after,
    )
    if facts.state == "cancelled":
        required(reason=facts.reason)
    _check_agreement(making, facts)
    names = [question.name for question in facts.questions]
    if len(set(names)) != len(names):
        raise refusals.Invalid(field="questions", why="bad_text")
    if target is not None and facts.state not in WITHOUT_ROOMS:
        _check_rooms(making, target)
    return PutWorkshop(**making.header()._asdict(), target=target or new_uid(), facts=facts)


def put_session(
    making: Making, /, *, workshop: UUID, facts: SessionFacts, target: UUID | None = None
) -> PutSession:
    """Plan or change a session. Raises Invalid (it ends before it begins), RoomTaken, NotAllowed, Unknown."""
    making.require(Right.PLAN_WORKSHOPS)
    state = row(making.session, Workshop, workshop).state
    if facts.ends_at <= facts.starts_at:
        raise refusals.Invalid(field="ends_at", why="bad_date")
    not_negative(set_up=facts.set_up, clear_up=facts.clear_up)
    target = target or new_uid()
    if not facts.cancelled and state not in WITHOUT_ROOMS:
        _check_room(making, target, facts)
    return PutSession(**making.header()._asdict(), target=target, workshop=workshop, facts=facts)


def put_room(
    making: Making,
    /,
    *,
    at_branch: UUID,
    name: str,
    seats: int | None = None,
    active: bool = True,
    target: UUID | None = None,
) -> PutRoom:
    """Add or change a room. Raises Invalid, NotAllowed."""
    making.require(Right.PLAN_WORKSHOPS)
    required(name=name)
    not_negative(seats=seats)
    header = making.header()._asdict()
    return PutRoom(
        **header, target=target or new_uid(), at_branch=at_branch, name=name, seats=seats, active=active
    )


def put_facilitator(
    making: Making,
    /,
    *,
    workshop: UUID,
    name: str,
    role: str,
    minutes: int = 0,
    honorarium: int = 0,
    note: str = "",
    removed: bool = False,
    target: UUID | None = None,
) -> PutFacilitator:
    """Name or change a person; minutes of work, honorarium in rupiah. Raises Invalid, NotAllowed, Unknown."""
    making.require(Right.PLAN_WORKSHOPS)
    row(making.session, Workshop, workshop)
    required(name=name)
    one_of("role", role, programme.PEOPLE_ROLES)
    not_negative(minutes=minutes, honorarium=honorarium)
    return PutFacilitator(
        **making.header()._asdict(),
        target=target or new_uid(),
        workshop=workshop,
        name=name,
        role=role,
        minutes=minutes,
        honorarium=honorarium,
        note=note,
        removed=removed,
    )


def put_cost(
    making: Making,
    /,
    *,
    workshop: UUID,
    item: str,
    source: str,
    planned: int = 0,
    actual: int | None = None,
    removed: bool = False,
    target: UUID | None = None,
) -> PutCost:
    """Add or change a line of the budget, in rupiah. Raises Invalid, NotAllowed, Unknown."""
    making.require(Right.PLAN_WORKSHOPS)
    row(making.session, Workshop, workshop)
    required(item=item)
    one_of("source", source, programme.FUNDING)
    not_negative(planned=planned, actual=actual)
    return PutCost(
        **making.header()._asdict(),
        target=target or new_uid(),
        workshop=workshop,
        item=item,
        source=source,
        planned=planned,
        actual=actual,
        removed=removed,
    )


def bookings(session: Session, room: UUID) -> list[tuple[Booking, str]]:
    """The sessions that need a room, each with its workshop's title."""
    found = session.execute(
        select(WorkshopSession, Workshop.title)
        .join(Room, Room.id == WorkshopSession.room_id)
        .join(Workshop, Workshop.id == WorkshopSession.workshop_id)
        .where(
            Room.uid == room,
            WorkshopSession.cancelled.is_(False),
            Workshop.state.not_in(WITHOUT_ROOMS),
        )
    )
    return [(Booking(s.uid, s.starts_at, s.ends_at, s.set_up, s.clear_up), title) for s, title in found]


def _check_agreement(making: Making, facts: WorkshopFacts) -> None:
    """It is with one of those that the workshop is held with."""
    if facts.agreement is not None:
        partner = making.session.get_one(Partner, row(making.session, Agreement, facts.agreement).partner_id)
        if partner.uid not in (facts.partner, facts.sponsor):
            raise refusals.Invalid(field="agreement", why="bad_text")


def _check_rooms(making: Making, workshop: UUID) -> None:
    """Those of a workshop that had let them go."""
    there = making.session.execute(
        select(WorkshopSession, Room.uid)
        .join(Workshop, Workshop.id == WorkshopSession.workshop_id)
        .join(Room, Room.id == WorkshopSession.room_id)
        .where(
            Workshop.uid == workshop,
            Workshop.state.in_(WITHOUT_ROOMS),
            WorkshopSession.cancelled.is_(False),
        )
    )
    for one, room in there.all():
        facts = SessionFacts(
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            room=room,
            set_up=one.set_up,
            clear_up=one.clear_up,
        )
        _check_room(making, one.uid, facts)


def _check_room(making: Making, target: UUID, facts: SessionFacts) -> None:
    if facts.room is None:
        return
    others = bookings(making.session, facts.room)
    wanted = Booking(target, facts.starts_at, facts.ends_at, facts.set_up, facts.clear_up)
    for other in clashes(wanted, (booking for booking, _ in others)):
        title = next(title for booking, title in others if booking is other)
        raise refusals.RoomTaken(
            room=row(making.session, Room, facts.room).name,
            title=title,
            starts_at=other.starts_at,
            ends_at=other.ends_at,
        )


# --- applying ----------------------------------------------------------------------------------------

WORKSHOP_REFS: Refs = {
    "at_branch": ("branch_id", Branch),
    "partner": ("partner_id", Partner),
    "sponsor": ("sponsor_id", Partner),
    "agreement": ("agreement_id", Agreement),
    "design": ("design_id", CertificateDesign),
}
SESSION_REFS: Refs = {"room": ("room_id", Room)}


@apply.register
def _(operation: PutWorkshop, session: Session) -> Changes:
    put_row(session, Workshop, operation.target, operation.facts, WORKSHOP_REFS)
    return WORKSHOPS


def _its_workshop(
    session: Session,
    model: type[WorkshopSession] | type[Facilitator] | type[WorkshopCost],
    operation: PutSession | PutFacilitator | PutCost,
) -> int:
    """What is there stays with its workshop: what hangs on it goes by that."""
    there = session.scalar(select(model.workshop_id).where(model.uid == operation.target))
    return sure_key(session, Workshop, operation.workshop) if there is None else there


@apply.register
def _(operation: PutSession, session: Session) -> Changes:
    workshop = _its_workshop(session, WorkshopSession, operation)
    put_row(session, WorkshopSession, operation.target, operation.facts, SESSION_REFS, workshop_id=workshop)
    return WORKSHOPS


@apply.register
def _(operation: PutRoom, session: Session) -> Changes:
    write(
        session,
        Room,
        operation.target,
        branch_id=sure_key(session, Branch, operation.at_branch),
        name=operation.name,
        seats=operation.seats,
        active=operation.active,
    )
    return WORKSHOPS


@apply.register
def _(operation: PutFacilitator, session: Session) -> Changes:
    write(
        session,
        Facilitator,
        operation.target,
        workshop_id=_its_workshop(session, Facilitator, operation),
        name=operation.name,
        role=operation.role,
        minutes=operation.minutes,
        honorarium=operation.honorarium,
        note=operation.note,
        removed=operation.removed,
    )
    return WORKSHOPS


@apply.register
def _(operation: PutCost, session: Session) -> Changes:
    write(
        session,
        WorkshopCost,
        operation.target,
        workshop_id=_its_workshop(session, WorkshopCost, operation),
        item=operation.item,
        source=operation.source,
        planned=operation.planned,
        actual=operation.actual,
        removed=operation.removed,
    )
    return WORKSHOPS
