# SPDX-License-Identifier: GPL-3.0-or-later
"""What is shown at a door: a ticket, a code, a card, a name, and what it means for this session.

`Met.why` is one word; what a door does not take is kept under that word (models.RefusedScan).
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import Select, bindparam, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from db.models import (
    AttendanceMark,
    Branch,
    Consent,
    HeadCount,
    Member,
    Partner,
    ProofKey,
    RefusedScan,
    Registration,
    Staff,
    Workshop,
    WorkshopSession,
)
from db.models.members import has_card
from db.queries.marks import marks_at, sessions_beside
from db.queries.members import standing_uid
from db.rules.attendance import Mark, Presence, State, arrivals, moved_on, presence
from db.rules.codes import ALPHABET, CHECKS, TICKET_LENGTH, read_code
from db.rules.plans import Question
from db.rules.programme import age_on, is_minor
from db.rules.proofs import Ticket, key_tag, read_ticket, ticket_in, ticket_is_genuine, workshop_tag

EXPECTED = "expected"
THERE = "there"
WAITING = "waiting"
CANCELLED = "cancelled"
NOT_REGISTERED = "not_registered"
STRANGER = "stranger"
OTHER_WORKSHOP = "other_workshop"
OTHER_DAY = "other_day"
FOREIGN = "foreign"
DAMAGED = "damaged"
UNKNOWN = "unknown"
NAME = "name"


class Room(NamedTuple):
    """A session at the same time in another room of the same workshop: nobody is in both."""

    session_id: int
    title: str
    starts_at: datetime
    ends_at: datetime


class Door(NamedTuple):
    """A session at whose door people are met; read once, when the door opens. `late_after` in minutes.

    `questions` are those that a door asks; who registered has their answers at the `hosts` alone.
    """

    session: UUID
    session_id: int
    workshop: UUID
    workshop_id: int
    series: UUID | None
    title: str
    session_title: str
    starts_at: datetime
    ends_at: datetime
    late_after: int
    beside: tuple[Room, ...] = ()
    questions: tuple[Question, ...] = ()
    hosts: frozenset[UUID] = frozenset()


class Met(NamedTuple):
    """What was shown; see the words above for `why`.

    expected: registered and not in. there: in since `presence.arrived_at`. waiting, cancelled: registered so.
    not_registered: `member` is ours, but not for this workshop. stranger: a genuine ticket for this workshop,
    of a registration that this desk has not heard of yet. other_workshop, other_day: a genuine ticket for
    `other` (on another day of the same series). foreign: made under a key that this desk has not.
    damaged: meant for us, but wrong in a letter. unknown: a number that is none of ours. name: words.
    """

    why: str
    registration: UUID | None = None
    member: UUID | None = None
    name: str = ""
    institution: str = ""
    people: int = 1
    presence: Presence = Presence(State.UNKNOWN, None, None, 0)
    age: int | None = None
    born: date | None = None
    guardian_asked: bool = False
    """Under age, and nobody has agreed to it yet."""
    was_in: str = ""
    """The session beside this one that they are in, by this desk's data."""
    other: str = ""
    other_at: datetime | None = None


class PersonRow(NamedTuple):
    """Somebody on the list of a session; `state` as in models.Registration."""

    registration: UUID
    name: str
    institution: str
    people: int
    state: str
    source: str
    format: str
    member: UUID | None
    code: str
    email: str
    presence: Presence

    @property
    def there(self) -> bool:
        """Was seen, and has not proved to be absent."""
        return self.presence.there


class MarkRow(NamedTuple):
    """One thing seen, with who noted it; `taken_back` where another mark says so."""

    uid: UUID
    kind: str
    happened_at: datetime
    source: str
    reason: str
    staff: str
    device: UUID
    taken_back: bool


class Heads(NamedTuple):
    """People counted without names."""

    onsite: int
    online: int
    children: int
    women: int


class Counts(NamedTuple):
    """People, groups by their size, members with two registrations once."""

    expected: int
    there: int
    inside: int


def door_of(session: Session, uid: UUID) -> Door | None:
    """The door of a session; None where there is no such session."""
    found = session.execute(
        select(WorkshopSession, Workshop)
        .join(Workshop, Workshop.id == WorkshopSession.workshop_id)
        .where(WorkshopSession.uid == uid)
    ).first()
    if found is None:
        return None
    meeting, event = found
    return Door(
        meeting.uid,
        meeting.id,
        event.uid,
        event.id,
        event.series,
        event.title,
        meeting.title,
        meeting.starts_at,
        meeting.ends_at,
        event.late_after,
        tuple(
            Room(other.id, other.title or other.place, other.starts_at, other.ends_at)
            for other in sessions_beside(session, meeting)
        ),
        tuple(one for one in msgspec.json.decode(event.questions, type=tuple[Question, ...]) if one.at_door),
        _hosts(session, event),
    )


def _hosts(session: Session, event: Workshop) -> frozenset[UUID]:
    partner = select(Partner.branch_id).where(Partner.id == event.partner_id).scalar_subquery()
    return frozenset(
        session.scalars(select(Branch.uid).where((Branch.id == event.branch_id) | (Branch.id == partner)))
    )


def is_name(text: str) -> bool:
    """Whether a person typed words: no card or number is without a digit, and none has a blank."""
    text = text.strip()
    if not text or ticket_in(text) or any(c.isdigit() for c in text):
        return False
    return len(text.split()) > 1 or read_code(text, TICKET_LENGTH) is None


def met(session: Session, door: Door, text: str, today: date) -> Met:
    """What a scanned or typed text means at this door; `today` is the local day, for ages."""
    text = text.strip()
    if ticket := ticket_in(text):
        return _ticket(session, door, ticket, today)
    if is_name(text):
        return Met(NAME)
    code = read_code(text, TICKET_LENGTH)
    if code is not None and (one := _first(session, BY_CODE, {"code": code})) is not None:
        return _registered(session, door, one, today)
    if not any(c.isdigit() for c in text):
        return Met(NAME)
    for spelling in dict.fromkeys((text, text.upper())):
        if (card := session.scalar(BY_CARD, {"number": spelling})) is not None:
            return _member(session, door, card, today)
    return Met(DAMAGED if code is None and _meant_as_code(text) else UNKNOWN)


BY_CODE = (
    select(Registration)
    .where(Registration.code == bindparam("code"))
    .order_by(Registration.merged_into.is_not(None))
)
BY_UID = select(Registration).where(Registration.uid == bindparam("uid"))
BY_CARD = select(Member).where(has_card(bindparam("number")))
OF_MEMBER = (
    select(Registration)
    .where(
        Registration.member == bindparam("member"),
        Registration.workshop_id == bindparam("workshop"),
        Registration.merged_into.is_(None),
    )
    .order_by(Registration.state == "cancelled", Registration.state == "waiting", Registration.uid)
)
OF_PARTY = (
    select(Registration)
    .where(
        or_(Registration.party == bindparam("head"), Registration.uid == bindparam("head")),
        Registration.workshop_id == bindparam("workshop"),
        Registration.merged_into.is_(None),
        Registration.state != "cancelled",
    )
    .order_by(Registration.name, Registration.uid)
)
KEYS = select(ProofKey.uid, ProofKey.material).where(ProofKey.purpose == "ticket")
MARKS = select(
    AttendanceMark.uid,
    AttendanceMark.kind,
    AttendanceMark.happened_at,
    AttendanceMark.voids,
    AttendanceMark.people,
).where(
    AttendanceMark.registration_id == bindparam("registration"),
    AttendanceMark.session_id == bindparam("session"),
)


def met_person(session: Session, door: Door, registration: UUID, today: date) -> Met:
    """The same for somebody who was chosen from the list."""
    one = _first(session, BY_UID, {"uid": registration})
    return Met(UNKNOWN) if one is None else _registered(session, door, one, today)


def met_member(session: Session, door: Door, member: UUID, today: date) -> Met:
    """The same for a member who was chosen."""
    card = session.scalar(select(Member).where(Member.uid == member))
    return Met(UNKNOWN) if card is None else _member(session, door, card, today)


def stands_for(session: Session, door: Door, ticket: UUID) -> UUID | None:
    """Who was let in with a ticket of this registration, which nobody here had heard of."""
    return session.scalar(
        select(Registration.uid).where(
            Registration.workshop_id == door.workshop_id, Registration.shown_ticket == ticket
        )
    )


def strangers(session: Session, door: Door) -> list[tuple[UUID, UUID]]:
    """Who was let in with a ticket without data, and the registration that has become known meanwhile."""
    named = aliased(Registration)
    rows = session.execute(
        select(Registration.uid, named.uid)
        .join(
            named, (named.uid == Registration.shown_ticket) & (named.workshop_id == Registration.workshop_id)
        )
        .where(
            Registration.workshop_id == door.workshop_id,
            Registration.merged_into.is_(None),
            Registration.state != "cancelled",
            named.merged_into.is_(None),
        )
    )
    return [(uid, other) for uid, other in rows]


def _first(
    session: Session, statement: Select[Registration], values: dict[str, object]
) -> Registration | None:
    return session.scalars(statement, values).first()


def _ticket(session: Session, door: Door, text: str, today: date) -> Met:
    ticket = read_ticket(text)
    if ticket is None:
        return Met(DAMAGED)
    secrets = ticket_secrets(session, ticket.key_tag)
    if not any(ticket_is_genuine(ticket, secret) for secret in secrets):
        return Met(DAMAGED if secrets else FOREIGN)
    one = _first(session, BY_UID, {"uid": ticket.registration})
    if one is not None:
        return _registered(session, door, one, today)
    if ticket.workshop_tag == workshop_tag(door.workshop):
        return Met(STRANGER, ticket.registration)
    return _elsewhere(session, door, _workshop_of(session, ticket))


def ticket_secrets(session: Session, tag: bytes) -> list[bytes]:
    """The network's secrets that a code with this tag may have been proved with."""
    return [material for uid, material in session.execute(KEYS) if key_tag(uid) == tag]


def _workshop_of(session: Session, ticket: Ticket) -> Workshop | None:
    """Only a ticket of another workshop gets here: looking at all of them is no loss."""
    tags = session.execute(select(Workshop.id, Workshop.uid).where(Workshop.state != "template"))
    found = next((key for key, uid in tags if workshop_tag(uid) == ticket.workshop_tag), None)
    return None if found is None else session.get_one(Workshop, found)


def _member(session: Session, door: Door, card: Member, today: date) -> Met:
    if card.merged_into is not None:
        card = session.scalars(select(Member).where(Member.uid == standing_uid(session, card.uid))).one()
    one = _first(session, OF_MEMBER, {"member": card.uid, "workshop": door.workshop_id})
    if one is not None:
        return _registered(session, door, one, today)
    age = age_on(card.birth_date, today)
    return Met(NOT_REGISTERED, member=card.uid, name=card.name, institution=card.institution, age=age)


def _registered(session: Session, door: Door, one: Registration, today: date) -> Met:
    one = _standing(session, one)
    if one.workshop_id != door.workshop_id:
        other = _elsewhere(session, door, session.get_one(Workshop, one.workshop_id))
        return other._replace(registration=one.uid, name=one.name)
    there = presence_of(session, door, one.id)
    why = THERE if there.inside else {"waiting": WAITING, "cancelled": CANCELLED}.get(one.state, EXPECTED)
    return Met(
        why,
        one.uid,
        one.member,
        one.name,
        one.institution,
        one.people,
        there,
        age_on(one.birth_date, today),
        one.birth_date,
        is_minor(one.birth_date, today) and not _guardian_agreed(session, one.id),
        "" if there.inside else _was_in(session, door, one.id),
    )


def _was_in(session: Session, door: Door, registration_id: int) -> str:
    for room in door.beside:
        seen = presence(_marks(session, registration_id, room.session_id), room.starts_at, room.ends_at)
        if seen.inside:
            return room.title
    return ""


def _standing(session: Session, one: Registration) -> Registration:
    """Whom a registration has proved to be."""
    seen = {one.uid}
    while one.merged_into is not None and one.merged_into not in seen:
        other = _first(session, BY_UID, {"uid": one.merged_into})
        if other is None:
            break
        one = other
        seen.add(one.uid)
    return one


def presence_of(session: Session, door: Door, registration_id: int) -> Presence:
    """What the marks of one registration (its key) at this session say."""
    marks = _marks(session, registration_id, door.session_id)
    beside = (_marks(session, registration_id, room.session_id) for room in door.beside)
    elsewhere = [mark for some in beside for mark in arrivals(some)]
    return _presence(door, [*marks, *moved_on(marks, elsewhere)])


def _marks(session: Session, registration_id: int, session_id: int) -> list[Mark]:
    values = {"registration": registration_id, "session": session_id}
    return [Mark(*row) for row in session.execute(MARKS, values)]


def _presence(door: Door, marks: Iterable[Mark]) -> Presence:
    return presence(marks, door.starts_at, door.ends_at, door.late_after)


def _elsewhere(session: Session, door: Door, event: Workshop | None) -> Met:
    if event is None:
        return Met(OTHER_WORKSHOP)
    first = session.scalar(
        select(WorkshopSession.starts_at)
        .where(WorkshopSession.workshop_id == event.id, WorkshopSession.cancelled.is_(False))
        .order_by(WorkshopSession.starts_at)
    )
    same = event.series is not None and event.series == door.series
    return Met(OTHER_DAY if same else OTHER_WORKSHOP, other=event.title, other_at=first)


def _guardian_agreed(session: Session, registration_id: int) -> bool:
    given = exists().where(Consent.registration_id == registration_id, Consent.standing("guardian"))
    return bool(session.scalar(select(given)))


def _meant_as_code(text: str) -> bool:
    bare = "".join(text.upper().split()).replace("-", "")
    typed = set(ALPHABET) | set("OIL")
    return len(bare) == TICKET_LENGTH + 1 and set(bare[:-1]) <= typed and bare[-1] in CHECKS


# --- the list of a session -------------------------------------------------------------------------------


def people(session: Session, door: Door) -> list[PersonRow]:
    """Everybody on the list, by name; those who cancelled only where they came all the same."""
    marks = marks_at(session, [session.get_one(WorkshopSession, door.session_id)])
    rows = session.scalars(
        select(Registration)
        .where(Registration.workshop_id == door.workshop_id, Registration.merged_into.is_(None))
        .order_by(Registration.name, Registration.uid)
    )
    there = [_person(one, _presence(door, marks.get((one.id, door.session_id), ()))) for one in rows]
    return [one for one in there if one.state != "cancelled" or one.there]


def person(session: Session, door: Door, registration: UUID) -> PersonRow | None:
    """One of them as they are now."""
    one = _first(session, BY_UID, {"uid": registration})
    return None if one is None else _person(one, presence_of(session, door, one.id))


def _person(one: Registration, seen: Presence) -> PersonRow:
    return PersonRow(
        one.uid,
        one.name,
        one.institution,
        one.people,
        one.state,
        one.source,
        one.format,
        one.member,
        one.code,
        one.email,
        seen,
    )


class Around(NamedTuple):
    """Somebody as they are now, who came along, and the door's questions that they have not answered."""

    person: PersonRow
    companions: list[PersonRow]
    unanswered: list[Question]


def around(session: Session, door: Door, registration: UUID) -> Around | None:
    """All that a door may want to know of somebody besides; companions by name, of the whole booking."""
    one = _first(session, BY_UID, {"uid": registration})
    if one is None:
        return None
    rows = session.scalars(OF_PARTY, {"head": one.party or one.uid, "workshop": door.workshop_id})
    others = [_person(row, presence_of(session, door, row.id)) for row in rows if row.id != one.id]
    given = msgspec.json.decode(one.answers, type=dict[str, str]) if door.questions else {}
    unanswered = [question for question in door.questions if not given.get(question.name)]
    return Around(_person(one, presence_of(session, door, one.id)), others, unanswered)


def counts(rows: list[PersonRow]) -> Counts:
    """How many are expected, were there, and are in now."""

    def people_of(some: Iterable[tuple[PersonRow, int]]) -> int:
        once = {one.member or one.registration: people for one, people in some}
        return sum(once.values())

    came = [(one, one.presence.came(one.people)) for one in rows if one.there]
    expected = ((one, max(one.people, one.presence.came(one.people))) for one in rows if _expected(one))
    inside = ((one, people) for one, people in came if one.presence.inside)
    return Counts(people_of(expected), people_of(came), people_of(inside))


def _expected(one: PersonRow) -> bool:
    return one.state == "registered" or one.there


def history(session: Session, door: Door, registration: UUID) -> list[MarkRow]:
    """Every mark of a person at this session, also those taken back and what took them back, as noted."""
    rows = session.execute(
        select(AttendanceMark, Staff.name)
        .join(Registration, Registration.id == AttendanceMark.registration_id)
        .outerjoin(Staff, Staff.id == AttendanceMark.staff_id)
        .where(Registration.uid == registration, AttendanceMark.session_id == door.session_id)
        .order_by(AttendanceMark.uid)
    ).all()
    gone = {mark.voids for mark, _ in rows if mark.voids is not None}
    return [
        MarkRow(
            mark.uid,
            mark.kind,
            mark.happened_at,
            mark.source,
            mark.reason,
            staff or "",
            mark.device,
            mark.uid in gone,
        )
        for mark, staff in rows
    ]


def heads(session: Session, session_id: int, device: UUID | None = None) -> Heads:
    """Heads at a session (its key): each door's newest count, added up, or that of one door."""
    rows = session.scalars(
        select(HeadCount)
        .where(HeadCount.session_id == session_id)
        .order_by(HeadCount.counted_at, HeadCount.uid)
    )
    newest = {row.device: row for row in rows if device is None or row.device == device}
    counted = [(row.onsite, row.online, row.children, row.women) for row in newest.values()]
    return Heads(*(sum(numbers) for numbers in zip(*counted, strict=True))) if counted else Heads(0, 0, 0, 0)


def refused(session: Session, session_id: int) -> dict[str, int]:
    """How many codes the doors of a session (its key) did not take, by why."""
    rows = session.execute(
        select(RefusedScan.why, func.count())
        .where(RefusedScan.session_id == session_id)
        .group_by(RefusedScan.why)
        .order_by(RefusedScan.why)
    )
    return {row[0]: row[1] for row in rows}
