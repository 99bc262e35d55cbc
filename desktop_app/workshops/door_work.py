# SPDX-License-Identifier: GPL-3.0-or-later
"""What a door does beside the window: look up what was shown, mark it at once, take it back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy.orm import Session

from db.models import Registration
from db.operations import attendance, registrations
from db.operations.attendance import MarkAttendance
from db.operations.desk import Desk
from db.operations.operation import Operation, row
from db.operations.registrations import MOST_PEOPLE, Register, RegistrationFacts
from db.queries import door as at_door
from db.queries.door import Door, Met, PersonRow
from db.rules.answers import read_answer
from db.rules.plans import Question
from db.rules.proofs import TICKET

TAKEN = frozenset({"in", "out", "walk_in", "counted"})
"""Words of an answer that was marked."""
OFFERED = frozenset({at_door.WAITING, at_door.CANCELLED, at_door.NOT_REGISTERED})
"""Words of what is not taken by itself, but when somebody at the door says so."""


HOW_MANY = Question(name="", text="", kind="number")
"""What a door asks of every group."""


class Asking(NamedTuple):
    """What somebody who was let in has not been asked yet, the next first."""

    registration: UUID
    name: str
    people: int
    questions: tuple[Question, ...]

    def rest(self) -> Asking | None:
        """What is left after the first; None where nothing is."""
        return self._replace(questions=self.questions[1:]) if len(self.questions) > 1 else None


class Asked(NamedTuple):
    """Something shown at the door: a text, or somebody chosen (`registration`, or `member` without one).

    `certain`: somebody at the door has said that they are let in all the same. `source` as in a mark.
    `locked`: a door that shows nobody but those whose ticket or card it reads: names find nobody there.
    `asking`: the text may be the answer to its first question. `party`: registrations to be taken together.
    `alone`: nobody asks after who came along.
    """

    text: str = ""
    registration: UUID | None = None
    member: UUID | None = None
    leaving: bool = False
    walk_in: bool = False
    certain: bool = False
    source: str = "scan"
    locked: bool = False
    asking: Asking | None = None
    party: tuple[UUID, ...] = ()
    alone: bool = False


class Answer(NamedTuple):
    """What came of it: 'in', 'out', 'walk_in', 'not_in' (leaves, was not in), or a word of db.queries.door.

    'answered', 'counted' and 'no_answer' come of an answer (`said`). `mark` is what was noted, `made` the
    registration that was made for it, `asking` what may be asked now, `companions` those of the same booking
    who are where this one was.
    """

    why: str
    met: Met
    at: datetime
    code: str = ""
    mark: UUID | None = None
    made: UUID | None = None
    person: PersonRow | None = None
    undone: bool = False
    error: Exception | None = None
    asking: Asking | None = None
    companions: tuple[PersonRow, ...] = ()
    said: str = ""

    @property
    def taken(self) -> bool:
        """Whether it was marked."""
        return self.why in TAKEN


def answer(desk: Desk, door: Door, asked: Asked) -> Answer:
    """Look up and mark, committed before it is shown. Raises Refusal or StoreError: nothing is marked."""
    now = desk.clock()
    with desk.store.read() as session:
        met = _met(session, door, asked, now)
    if asked.asking is not None and _may_be_answer(met, asked.text):
        return _answered(desk, door, asked.asking, asked.text, now)
    return _scanned(desk, door, asked, met, now)


def _scanned(desk: Desk, door: Door, asked: Asked, met: Met, now: datetime) -> Answer:
    if asked.locked:
        met, asked = _behind_lock(met, asked)
    match met.why:
        case at_door.NAME if asked.walk_in:
            return _walk_in(desk, door, asked.text.strip(), met, now)
        case at_door.NAME:
            return Answer(met.why, met, now)
        case at_door.STRANGER:
            return _stranger(desk, door, asked, met, now)
        case at_door.NOT_REGISTERED if asked.certain:
            return _walk_in(desk, door, met.name, met, now)
    why = _why(met, asked)
    if why in {"in", "out"}:
        return _marked(desk, door, asked, met, why, now)
    desk.perform(
        attendance.refuse_scan, session=door.session, device=desk.device, why=why, code=asked.text.strip()
    )
    return Answer(why, met, now, asked.text, person=_person(desk, door, met.registration))


def _met(session: Session, door: Door, asked: Asked, now: datetime) -> Met:
    today = now.astimezone().date()
    if asked.registration is not None:
        return at_door.met_person(session, door, asked.registration, today)
    if asked.member is not None:
        return at_door.met_member(session, door, asked.member, today)
    return at_door.met(session, door, asked.text, today)


def _behind_lock(met: Met, asked: Asked) -> tuple[Met, Asked]:
    """Numbers that somebody tries tell no member's name, and what may be a name is not kept."""
    match met.why:
        case at_door.NAME:
            return met._replace(why=at_door.UNKNOWN), asked._replace(text="")
        case at_door.NOT_REGISTERED:
            return Met(at_door.NOT_REGISTERED), asked
    return met, asked


def _why(met: Met, asked: Asked) -> str:
    if asked.leaving and met.why in {at_door.EXPECTED, at_door.THERE}:
        return "out" if met.why == at_door.THERE else "not_in"
    if met.why == at_door.EXPECTED or (asked.certain and met.why in OFFERED):
        return "in"
    return met.why


def _marked(desk: Desk, door: Door, asked: Asked, met: Met, why: str, now: datetime) -> Answer:
    assert met.registration is not None
    made = desk.perform(
        attendance.mark_attendance,
        registration=met.registration,
        session=door.session,
        device=desk.device,
        mark="arrived" if why == "in" else "left",
        source=asked.source,
    ).operation
    assert isinstance(made, MarkAttendance)
    done = Answer(why, met, now, asked.text, made.target)
    return _with_others(desk, door, asked, done)


def _with_others(desk: Desk, door: Door, asked: Asked, done: Answer) -> Answer:
    """Who it was as they are now, what may be asked of them, and who of their booking is not seen yet."""
    uid = done.met.registration
    assert uid is not None
    with desk.store.read() as session:
        found = at_door.around(session, door, uid)
    if found is None:
        return done
    others = [] if asked.alone else found.companions
    questions = found.unanswered if desk.branch in door.hosts else []
    leaving = done.why == "out"
    if done.met.people > 1:
        questions = [HOW_MANY, *questions]
    asking = Asking(uid, done.met.name, done.met.people, tuple(questions))
    return done._replace(
        person=found.person,
        asking=asking if questions and not leaving else None,
        companions=tuple(one for one in others if one.presence.inside == leaving),
    )


def _may_be_answer(met: Met, text: str) -> bool:
    """Whatever names somebody is a scan."""
    nobody = {at_door.NAME, at_door.UNKNOWN, at_door.DAMAGED}
    return met.why in nobody and not text.strip().upper().startswith(TICKET)


def _are_people(said: str) -> bool:
    return said.isdecimal() and 1 <= int(said) <= MOST_PEOPLE


def _answered(desk: Desk, door: Door, asking: Asking, text: str, now: datetime) -> Answer:
    question, uid = asking.questions[0], asking.registration
    with desk.store.read() as session:
        met = at_door.met_person(session, door, uid, now.astimezone().date())
    said = read_answer(question, text)
    if said is None or (question is HOW_MANY and not _are_people(said)):
        return Answer("no_answer", met, now, asking=asking)
    if question is HOW_MANY:
        made = desk.perform(
            attendance.mark_attendance,
            registration=uid,
            session=door.session,
            device=desk.device,
            source="list",
            people=int(said),
        ).operation
        assert isinstance(made, MarkAttendance)
        done = Answer("counted", met, now, mark=made.target)
    else:
        with desk.together() as perform:
            one = row(perform.session, Registration, uid)
            facts = registrations.facts_of(perform.session, one)
            facts = msgspec.structs.replace(facts, answers=facts.answers | {question.name: said})
            perform(registrations.edit_registration, registration=uid, facts=facts)
        done = Answer("answered", met, now)
    return done._replace(said=said, asking=asking.rest(), person=_person(desk, door, uid))


def _walk_in(
    desk: Desk, door: Door, name: str, met: Met, now: datetime, shown_ticket: UUID | None = None
) -> Answer:
    facts = RegistrationFacts(name=name, member=met.member, institution=met.institution)
    with desk.together() as perform:
        made = perform(
            registrations.register,
            workshop=door.workshop,
            facts=facts,
            source="walk_in",
            shown_ticket=shown_ticket,
        )
        uid = _registered(made.operation)
        mark = perform(
            attendance.mark_attendance,
            registration=uid,
            session=door.session,
            device=desk.device,
            source="walk_in",
        ).operation
    assert isinstance(mark, MarkAttendance)
    met = met._replace(registration=uid, name=name)
    done = Answer("walk_in", met, now, "", mark.target, uid)
    return _with_others(desk, door, Asked(alone=True), done)


def _registered(operation: Operation) -> UUID:
    assert isinstance(operation, Register)
    return operation.registration


def _stranger(desk: Desk, door: Door, asked: Asked, met: Met, now: datetime) -> Answer:
    """A genuine ticket whose data is still to come: let in now, matched when it is there."""
    assert met.registration is not None
    ticket = met.registration
    with desk.store.read() as session:
        known = at_door.stands_for(session, door, ticket)
    if known is not None:
        return answer(desk, door, asked._replace(registration=known))
    taken = _walk_in(desk, door, f"#{ticket.hex[-6:].upper()}", met, now, ticket)
    return taken._replace(met=taken.met._replace(why=at_door.STRANGER), code=asked.text)


def settle_strangers(desk: Desk, door: Door) -> int:
    """Tickets that were let in without data are matched to who they are, where that is known by now."""
    with desk.store.read() as session:
        found = at_door.strangers(session, door)
    for stood_for, uid in found:
        desk.perform(registrations.match_registration, registration=stood_for, into=uid)
    return len(found)


def _person(desk: Desk, door: Door, registration: UUID | None) -> PersonRow | None:
    if registration is None:
        return None
    with desk.store.read() as session:
        return at_door.person(session, door, registration)


def take_back(desk: Desk, door: Door, done: Answer) -> PersonRow | None:
    """The mark of an answer was a mistake; a walk-in is cancelled too. The person as they are now."""
    assert done.mark is not None
    with desk.together() as perform:
        perform(attendance.take_back_mark, mark=done.mark, device=desk.device)
        if done.made is not None:
            perform(registrations.cancel_registration, registration=done.made)
    return _person(desk, door, done.met.registration)


def correct(
    desk: Desk, door: Door, registration: UUID, mark: str, reason: str, at: datetime | None
) -> PersonRow | None:
    """Note something else than what the door saw, with a reason."""
    desk.perform(
        attendance.mark_attendance,
        registration=registration,
        session=door.session,
        device=desk.device,
        mark=mark,
        source="correction",
        happened_at=at,
        reason=reason,
    )
    return _person(desk, door, registration)


def take_back_one(desk: Desk, door: Door, registration: UUID, mark: UUID, reason: str) -> PersonRow | None:
    """One mark was a mistake; the person as they are now. Raises CannotUndo where it was before."""
    desk.perform(attendance.take_back_mark, mark=mark, device=desk.device, reason=reason)
    return _person(desk, door, registration)


def count_heads(desk: Desk, session: UUID, counted: Mapping[str, int]) -> None:
    """Note a count without names at this door."""
    desk.perform(attendance.count_heads, session=session, device=desk.device, **counted)
