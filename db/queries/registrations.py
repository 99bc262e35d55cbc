# SPDX-License-Identifier: GPL-3.0-or-later
"""Who registered for a workshop, as the registering side shows it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import combinations
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from db.models import Branch, Consent, Member, ProofKey, Registration, Room, Workshop, WorkshopSession
from db.models.search import has_words, match_expression, words
from db.rules import programme
from db.rules.identity import Person, maybe_same, name_likeness

SOMEWHAT_ALIKE = 0.6
"""Likeness of two names (db.rules.identity) that one telephone number is enough to ask about."""
STATES = ("registered", "waiting", "cancelled")


class RegistrationRow(NamedTuple):
    """One in the list. `place` counts the waiting list of a format from 1, 0 for who does not wait.

    `unguarded`: under age, and no guardian has agreed.
    """

    uid: UUID
    name: str
    institution: str
    format: str
    state: str
    people: int
    since: datetime
    member: UUID | None
    code: str
    source: str
    party: UUID | None
    place: int
    unguarded: bool
    tickets_printed: int
    gave_feedback: bool


class Seats(NamedTuple):
    """People of one way of taking part; `seats` None for as many as come."""

    format: str
    taken: int
    waiting: int
    seats: int | None


class ConsentRow(NamedTuple):
    """See models.Consent."""

    uid: UUID
    kind: str
    given_by: str
    relation: str
    evidence: str
    given_at: datetime
    withdrawn_at: datetime | None
    withdrawn_why: str


class RegistrationDetail(NamedTuple):
    """Everything that is known of one; telephone and e-mail are the member's where the list has none."""

    row: RegistrationRow
    gender: str
    birth_date: date | None
    phone: str
    email: str
    needs: str
    note: str
    answers: dict[str, str]
    consents: tuple[ConsentRow, ...]
    party: tuple[str, ...]
    member_number: str


class Pair(NamedTuple):
    """Two that may be one person; `why` is 'ticket' (one was let in with the other's), 'member', 'phone' or
    'name'."""

    one: RegistrationRow
    other: RegistrationRow
    why: str


class MemberPair(NamedTuple):
    """Somebody without a card who may be a member; `number` is the card's."""

    one: RegistrationRow
    member: UUID
    name: str
    number: str


Two = tuple[RegistrationRow, RegistrationRow]


class MemberKnown(NamedTuple):
    """What a card says for a registration."""

    uid: UUID
    name: str
    institution: str
    gender: str
    birth_date: date | None


def registrations(
    session: Session, workshop: UUID, typed: str = "", state: str = ""
) -> list[RegistrationRow]:
    """Those with these words and in this state ('' for all): who has a seat by name, then the waiting list
    in its order, then who cancelled. What was joined with another is left out."""
    rows = every_registration(session, workshop)
    if state:
        rows = [row for row in rows if row.state == state]
    if typed.strip():
        rows = [row for row in rows if _has(row, typed)]
    return sorted(rows, key=_order)


def every_registration(session: Session, workshop: UUID) -> list[RegistrationRow]:
    """All that stand, in no order that means anything."""
    event = session.scalar(select(Workshop).where(Workshop.uid == workshop))
    return [] if event is None else _rows(session, event)


def _has(row: RegistrationRow, typed: str) -> bool:
    return has_words(typed, f"{row.name} {row.institution} {row.code}")


def _order(row: RegistrationRow) -> tuple[int, int, str, UUID]:
    rank = STATES.index(row.state) if row.state in STATES else len(STATES)
    return rank, row.place, " ".join(words(row.name)), row.uid


def _rows(session: Session, event: Workshop) -> list[RegistrationRow]:
    found = session.scalars(
        select(Registration)
        .where(Registration.workshop_id == event.id, Registration.merged_into.is_(None))
        .order_by(Registration.queued_at, Registration.uid)
    ).all()
    first, guarded = first_day(session, event.uid), _guarded(session, event.id)
    places: dict[str, int] = defaultdict(int)
    rows = []
    for one in found:
        if one.state == "waiting":
            places[one.format] += 1
        place = places[one.format] if one.state == "waiting" else 0
        unguarded = one.id not in guarded and first is not None and programme.is_minor(one.birth_date, first)
        rows.append(_row(one, place, unguarded))
    return rows


def _row(one: Registration, place: int, unguarded: bool) -> RegistrationRow:
    return RegistrationRow(
        one.uid,
        one.name,
        one.institution,
        one.format,
        one.state,
        one.people,
        one.queued_at,
        one.member,
        one.code,
        one.source,
        one.party,
        place,
        unguarded,
        one.tickets_printed,
        one.gave_feedback,
    )


def first_day(session: Session, workshop: UUID) -> date | None:
    """The day of the first session where the workshop is given; None while there is none."""
    found = session.execute(
        select(WorkshopSession.starts_at, Branch.timezone)
        .join(Workshop, Workshop.id == WorkshopSession.workshop_id)
        .join(Branch, Branch.id == Workshop.branch_id)
        .where(Workshop.uid == workshop, WorkshopSession.cancelled.is_(False))
        .order_by(WorkshopSession.starts_at)
    ).first()
    return None if found is None else found.starts_at.astimezone(ZoneInfo(found.timezone)).date()


def _guarded(session: Session, workshop_id: int) -> frozenset[int]:
    return frozenset(
        session.scalars(
            select(Consent.registration_id)
            .join(Registration, Registration.id == Consent.registration_id)
            .where(Registration.workshop_id == workshop_id, Consent.standing("guardian"))
        )
    )


def seats(session: Session, workshop: UUID) -> list[Seats]:
    """By way of taking part, those that the workshop has seats for or people in."""
    event = session.scalar(select(Workshop).where(Workshop.uid == workshop))
    if event is None:
        return []
    counted = session.execute(
        select(Registration.format, Registration.state, func.sum(Registration.people))
        .where(Registration.workshop_id == event.id, Registration.merged_into.is_(None))
        .group_by(Registration.format, Registration.state)
    )
    people = {(kind, state): int(number) for kind, state, number in counted}
    every = []
    for kind, number in (("onsite", event.seats_onsite), ("online", event.seats_online)):
        taken, waiting = people.get((kind, "registered"), 0), people.get((kind, "waiting"), 0)
        if number != 0 or taken or waiting:
            every.append(Seats(kind, taken, waiting, number))
    return every


def registration_detail(session: Session, registration: UUID) -> RegistrationDetail | None:
    """One of them; None where there is none."""
    one = session.scalar(select(Registration).where(Registration.uid == registration))
    if one is None:
        return None
    event = session.get_one(Workshop, one.workshop_id)
    row = next((row for row in _rows(session, event) if row.uid == registration), _row(one, 0, False))
    member = None if one.member is None else session.scalar(select(Member).where(Member.uid == one.member))
    return RegistrationDetail(
        row,
        one.gender,
        one.birth_date,
        one.phone or ("" if member is None else member.phone),
        one.email or ("" if member is None else member.email),
        one.needs,
        one.note,
        msgspec.json.decode(one.answers, type=dict[str, str]),
        tuple(consents_of(session, one.id)),
        tuple(_came_with(session, one)),
        "" if member is None else member.number,
    )


def consents_of(session: Session, registration_id: int) -> list[ConsentRow]:
    """What one registration (its key) agreed to, in order of time, withdrawn or not."""
    rows = session.scalars(
        select(Consent)
        .where(Consent.registration_id == registration_id)
        .order_by(Consent.given_at, Consent.uid)
    )
    return [
        ConsentRow(
            c.uid, c.kind, c.given_by, c.relation, c.evidence, c.given_at, c.withdrawn_at, c.withdrawn_why
        )
        for c in rows
    ]


def _came_with(session: Session, one: Registration) -> Iterable[str]:
    first = one.party or one.uid
    return session.scalars(
        select(Registration.name)
        .where(
            Registration.workshop_id == one.workshop_id,
            (Registration.party == first) | (Registration.uid == first),
            Registration.uid != one.uid,
            Registration.state != "cancelled",
            Registration.merged_into.is_(None),
        )
        .order_by(Registration.name)
    )


def member_known(session: Session, member: UUID) -> MemberKnown | None:
    """A member as a registration begins with; None where this desk does not have one."""
    found = session.execute(
        select(Member.uid, Member.name, Member.institution, Member.gender, Member.birth_date).where(
            Member.uid == member
        )
    ).first()
    return None if found is None else MemberKnown(*found)


def ticket_key(session: Session) -> tuple[UUID, bytes] | None:
    """The newest secret that tickets are made with; None before the first ticket of this network."""
    found = session.execute(
        select(ProofKey.uid, ProofKey.material)
        .where(ProofKey.purpose == "ticket")
        .order_by(ProofKey.made_at.desc(), ProofKey.uid.desc())
    ).first()
    return None if found is None else (found.uid, found.material)


# --- who may be the same -------------------------------------------------------------------------------


def likely_pairs(session: Session, workshop: UUID) -> list[Pair]:
    """Those of a workshop that may be one person: the surest first.

    Names are compared where one of the two walked in: a list made beforehand has been read by somebody.
    """
    event = session.scalar(select(Workshop).where(Workshop.uid == workshop))
    if event is None:
        return []
    rows = {row.uid: row for row in _rows(session, event) if row.state != "cancelled" and row.people == 1}
    facts = session.execute(
        select(
            Registration.uid, Registration.birth_date, Registration.phone, Registration.shown_ticket
        ).where(Registration.workshop_id == event.id)
    ).all()
    known = {
        uid: Person(name_words=words(rows[uid].name), birth_date=born, phone=phone)
        for uid, born, phone, _ticket in facts
        if uid in rows
    }
    let_in = [(rows[uid], rows[of]) for uid, _, _, of in facts if uid in rows and of in rows]
    found: dict[frozenset[UUID], Pair] = {}
    for why, pairs in (
        ("ticket", let_in),
        ("member", _alike([row for row in rows.values() if row.member], lambda row: str(row.member))),
        ("phone", _alike(list(rows.values()), lambda row: _digits(known[row.uid].phone))),
        ("name", _like_names(list(rows.values()), known)),
    ):
        for one, other in pairs:
            found.setdefault(frozenset((one.uid, other.uid)), Pair(one, other, why))
    likely = (pair for pair in found.values() if pair.why != "phone" or _one_name(pair, known))
    return [
        pair if _before(pair.one, pair.other) else Pair(pair.other, pair.one, pair.why) for pair in likely
    ]


def likely_members(session: Session, workshop: UUID) -> list[MemberPair]:
    """Walk-ins who may be members: all words of the name are a member's, and what is known of both agrees."""
    rows = [
        row
        for row in every_registration(session, workshop)
        if row.source == "walk_in" and row.member is None and row.state != "cancelled" and row.people == 1
    ]
    return [pair for row in rows for pair in _members_like(session, row)]


def _members_like(session: Session, row: RegistrationRow) -> Iterator[MemberPair]:
    facts = session.execute(
        select(Registration.birth_date, Registration.phone).where(Registration.uid == row.uid)
    ).one()
    who = Person(name_words=words(row.name), birth_date=facts.birth_date, phone=facts.phone)
    for member in members_named(session, row.name):
        other = Person(name_words=words(member.name), birth_date=member.birth_date, phone=member.phone)
        if maybe_same(who, other):
            yield MemberPair(row, member.uid, member.name, member.number)


def members_named(session: Session, name: str, limit: int = 20) -> list[Member]:
    """Members whose name, number or institution has all of these words; none for no words."""
    match = match_expression(name)
    if match is None:
        return []
    ids = text("SELECT rowid FROM member_search WHERE member_search MATCH :match LIMIT :limit").bindparams(
        match=match, limit=limit
    )
    found = select(Member).where(
        Member.id.in_(ids.columns(Member.id).scalar_subquery()), Member.merged_into.is_(None)
    )
    return list(session.scalars(found.order_by(Member.search_words, Member.number)))


def _before(one: RegistrationRow, other: RegistrationRow) -> bool:
    """Which of two stands when they are joined: who was on the list, then the earlier."""
    first, second = ((row.source == "walk_in", row.since, row.uid) for row in (one, other))
    return first < second


def _alike(rows: Sequence[RegistrationRow], what: Callable[[RegistrationRow], str]) -> list[Two]:
    groups: dict[str, list[RegistrationRow]] = defaultdict(list)
    for row in rows:
        if key := what(row):
            groups[key].append(row)
    return [pair for group in groups.values() for pair in combinations(group, 2)]


def _like_names(rows: Sequence[RegistrationRow], known: dict[UUID, Person]) -> list[Two]:
    walked_in = [row for row in rows if row.source == "walk_in"]
    planned = [row for row in rows if row.source != "walk_in"]
    pairs = [*((other, one) for one in walked_in for other in planned), *combinations(walked_in, 2)]
    return [(one, other) for one, other in pairs if maybe_same(known[one.uid], known[other.uid])]


def _one_name(pair: Pair, known: dict[UUID, Person]) -> bool:
    """Families share a telephone: their names must have something in common, and not only a surname."""
    one, other = pair.one, pair.other
    if (one.party or one.uid) == (other.party or other.uid):
        return False
    return name_likeness(known[one.uid].name_words, known[other.uid].name_words) >= SOMEWHAT_ALIKE


def _digits(phone: str) -> str:
    digits = "".join(letter for letter in phone if letter.isdigit())[-9:]
    return digits if len(digits) >= 7 else ""


# --- telling people ------------------------------------------------------------------------------------


class ToTell(NamedTuple):
    """Somebody who is to hear how it stands with a seat; `place` on the waiting list, 0 for a seat."""

    name: str
    phone: str
    email: str
    state: str
    place: int
    title: str
    starts_at: datetime | None
    where: str


def to_tell(session: Session, registration: UUID) -> ToTell | None:
    """None where this desk does not have the registration."""
    detail = registration_detail(session, registration)
    if detail is None:
        return None
    found = session.execute(
        select(
            Workshop.title, WorkshopSession.starts_at, WorkshopSession.place, WorkshopSession.link, Room.name
        )
        .join(Registration, Registration.workshop_id == Workshop.id)
        .outerjoin(
            WorkshopSession,
            (WorkshopSession.workshop_id == Workshop.id) & WorkshopSession.cancelled.is_(False),
        )
        .outerjoin(Room, Room.id == WorkshopSession.room_id)
        .where(Registration.uid == registration)
        .order_by(WorkshopSession.starts_at)
    ).first()
    assert found is not None
    row = detail.row
    where = found.link if row.format == "online" else found.name or found.place
    return ToTell(
        row.name,
        detail.phone,
        detail.email,
        row.state,
        row.place,
        found.title,
        found.starts_at,
        where or "",
    )


# --- taking in lists -----------------------------------------------------------------------------------


class Known:
    """Who has registered for a workshop before, so that a list taken in twice registers nobody twice.

    Somebody with the same name and the same telephone or e-mail is there; where one of the two has told
    neither, the same name is enough. Who cancelled is there too: a list does not undo that.
    """

    def __init__(self, session: Session, workshop: UUID) -> None:
        self._by_name: dict[str, list[tuple[str, str]]] = defaultdict(list)
        rows = session.execute(
            select(Registration.name, Registration.phone, Registration.email)
            .join(Workshop, Workshop.id == Registration.workshop_id)
            .where(Workshop.uid == workshop)
        )
        for name, phone, email in rows:
            self.add(name, phone, email)

    def add(self, name: str, phone: str, email: str) -> None:
        """Somebody more."""
        self._by_name[_key(name)].append((_digits(phone), email.strip().casefold()))

    def has(self, name: str, phone: str, email: str) -> bool:
        """Whether this is somebody who is there."""
        digits, mail = _digits(phone), email.strip().casefold()
        return any(
            not (digits or mail) or not (one or other) or digits == one != "" or mail == other != ""
            for one, other in self._by_name.get(_key(name), ())
        )


def _key(name: str) -> str:
    return " ".join(words(name))
