# SPDX-License-Identifier: GPL-3.0-or-later
"""Registering for workshops: people, families and groups; consents; a walk-in matched to who it was."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from db.models import (
    AttendanceMark,
    Branch,
    Certificate,
    Consent,
    Member,
    Registration,
    Workshop,
    WorkshopSession,
    new_uid,
)
from db.models.search import search_words
from db.operations import refusals
from db.operations.codes import new_code
from db.operations.desk import Making
from db.operations.operation import Changes, Operation, apply, row, sure_key
from db.operations.records import one_of, required, write
from db.rules import programme
from db.rules.codes import TICKET_LENGTH
from db.rules.roles import Right
from db.rules.seats import Queued, seated

REGISTRATIONS = Changes({"registrations"})
MOST_PEOPLE = 500
"""A group larger than that is a typing mistake."""


class RegistrationFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that may be asked of somebody; see models.Registration. Only the name must be there."""

    name: str
    member: UUID | None = None
    institution: str = ""
    format: str = "onsite"
    people: int = 1
    gender: str = ""
    birth_date: date | None = None
    phone: str = ""
    email: str = ""
    needs: str = ""
    answers: dict[str, str] = {}
    note: str = ""


class Register(Operation, frozen=True, kw_only=True):
    """Somebody, or a group, registers; `state` is what the desk could give: 'registered' or 'waiting'."""

    registration: UUID
    workshop: UUID
    code: str
    facts: RegistrationFacts
    state: str = "registered"
    source: str = "desk"
    party: UUID | None = None
    shown_ticket: UUID | None = None


class EditRegistration(Operation, frozen=True, kw_only=True):
    """What was asked is corrected: only the fields that differ, so that two desks' edits merge."""

    registration: UUID
    changed: dict[str, str | int | None]


class CancelRegistration(Operation, frozen=True, kw_only=True):
    """Somebody does not come; those in `promoted` have the seats now."""

    registration: UUID
    promoted: tuple[UUID, ...] = ()


class MatchRegistration(Operation, frozen=True, kw_only=True):
    """Who it was has come to light: the member, or another registration for the same workshop (`into`)."""

    registration: UUID
    member: UUID | None = None
    into: UUID | None = None


class PutConsent(Operation, frozen=True, kw_only=True):
    """A consent is recorded, or withdrawn (`withdrawn_at`)."""

    target: UUID
    registration: UUID
    consent: str
    given_by: str
    given_at: datetime
    relation: str = ""
    evidence: str = ""
    withdrawn_at: datetime | None = None
    withdrawn_why: str = ""


# --- making ------------------------------------------------------------------------------------------


def register(
    making: Making,
    /,
    *,
    workshop: UUID,
    facts: RegistrationFacts,
    source: str = "desk",
    party: UUID | None = None,
    shown_ticket: UUID | None = None,
    consents: Collection[str] = (),
) -> Register:
    """Register; where no seat is left, for the waiting list. Walk-ins are there already and always taken in.

    `shown_ticket`: who walks in showed a genuine ticket of this registration, which nobody here has heard of.
    `consents` are the kinds that are recorded in the same transaction (db.operations.enrolling).
    Raises Invalid, ConsentMissing, NoSeat, AlreadyRegistered, NotAllowed, Unknown.
    """
    making.require(Right.REGISTER)
    event = row(making.session, Workshop, workshop)
    check_facts(facts)
    if facts.member is not None:
        row(making.session, Member, facts.member)
    one_of("source", source, programme.REGISTRATION_SOURCES)
    if event.state not in {"open", "draft"} and source != "walk_in":
        raise refusals.Invalid(field="workshop", why="closed")
    _check_not_there(making.session, event, facts.member)
    uid = new_uid()
    state = "registered"
    if source != "walk_in":
        check_guardian(making, event, facts, consents)
        state = _state_for(making, event, uid, facts)
    return Register(
        **making.header()._asdict(),
        registration=uid,
        workshop=workshop,
        code=new_code(TICKET_LENGTH),
        facts=facts,
        state=state,
        source=source,
        party=party,
        shown_ticket=shown_ticket,
    )


def edit_registration(
    making: Making,
    /,
    *,
    registration: UUID,
    facts: RegistrationFacts,
    consents: Collection[str] = (),
) -> EditRegistration:
    """Change what differs; `consents` as in `register`.

    Raises Invalid, ConsentMissing, NotAllowed, Unknown.
    """
    making.require(Right.REGISTER)
    check_facts(facts)
    one = row(making.session, Registration, registration)
    before, after = as_plain(facts_of(making.session, one)), as_plain(facts)
    changed = {name: value for name, value in after.items() if before[name] != value}
    if changed.get("birth_date") and not standing_consent(making.session, one.id, "guardian"):
        check_guardian(making, making.session.get_one(Workshop, one.workshop_id), facts, consents)
    return EditRegistration(**making.header()._asdict(), registration=registration, changed=changed)


def cancel_registration(making: Making, /, *, registration: UUID) -> CancelRegistration:
    """Cancel, and let the next in the queue move up. Raises Invalid, NotAllowed, Unknown."""
    making.require(Right.REGISTER)
    leaving = row(making.session, Registration, registration)
    if leaving.state == "cancelled":
        raise refusals.Invalid(field="registration", why="cancelled")
    event = making.session.get_one(Workshop, leaving.workshop_id)
    remaining = [one for one in queue(making.session, event.id) if one.uid != registration]
    waiting = waiting_of(making.session, event.id)
    promoted = sorted(waiting & seated(remaining, seats_of(event)))
    return CancelRegistration(
        **making.header()._asdict(), registration=registration, promoted=tuple(promoted)
    )


def match_registration(
    making: Making, /, *, registration: UUID, member: UUID | None = None, into: UUID | None = None
) -> MatchRegistration:
    """Say who it was: a member, or another registration.

    Raises Invalid, AlreadyRegistered (the member, by another one), NotAllowed, Unknown.
    """
    making.require(Right.REGISTER)
    one = row(making.session, Registration, registration)
    if (member is None) == (into is None) or one.merged_into is not None:
        raise refusals.Invalid(field="registration", why="merged")
    if into is not None:
        other = row(making.session, Registration, into)
        if other.id == one.id or other.workshop_id != one.workshop_id or other.merged_into is not None:
            raise refusals.Invalid(field="registration", why="merged")
    elif member is not None:
        row(making.session, Member, member)
        _check_not_there(making.session, making.session.get_one(Workshop, one.workshop_id), member, one)
    return MatchRegistration(**making.header()._asdict(), registration=registration, member=member, into=into)


def give_consent(
    making: Making,
    /,
    *,
    registration: UUID,
    consent: str,
    given_by: str,
    relation: str = "",
    evidence: str = "",
) -> PutConsent:
    """Record a consent and where its evidence is. Raises Invalid, NotAllowed, Unknown."""
    making.require(Right.REGISTER)
    row(making.session, Registration, registration)
    one_of("consent", consent, programme.CONSENTS)
    required(given_by=given_by)
    return PutConsent(
        **making.header()._asdict(),
        target=new_uid(),
        registration=registration,
        consent=consent,
        given_by=given_by.strip(),
        given_at=making.now,
        relation=relation,
        evidence=evidence,
    )


def withdraw_consent(making: Making, /, *, consent: UUID, why: str = "") -> PutConsent:
    """Somebody takes a consent back; that it was given stays known. Raises Invalid, NotAllowed, Unknown."""
    making.require(Right.REGISTER)
    given = row(making.session, Consent, consent)
    if given.withdrawn_at is not None:
        raise refusals.Invalid(field="consent", why="cancelled")
    return PutConsent(
        **making.header()._asdict(),
        target=consent,
        registration=making.session.get_one(Registration, given.registration_id).uid,
        consent=given.kind,
        given_by=given.given_by,
        given_at=given.given_at,
        relation=given.relation,
        evidence=given.evidence,
        withdrawn_at=making.now,
        withdrawn_why=why,
    )


def check_facts(facts: RegistrationFacts) -> None:
    """Raises Invalid where a field can't be as it is."""
    required(name=facts.name)
    one_of("format", facts.format, programme.FORMATS)
    one_of("gender", facts.gender, programme.GENDERS)
    if not 1 <= facts.people <= MOST_PEOPLE:
        raise refusals.Invalid(field="people", why="bad_number")
    if facts.email and "@" not in facts.email:
        raise refusals.Invalid(field="email", why="bad_text")


PLAIN = tuple(name for name in RegistrationFacts.__struct_fields__ if name != "answers")


def facts_of(session: Session, one: Registration) -> RegistrationFacts:
    """A registration's row as the facts that an edit starts from."""
    answers = msgspec.json.decode(one.answers, type=dict[str, str])
    return RegistrationFacts(answers=answers, **{name: getattr(one, name) for name in PLAIN})


def as_plain(facts: RegistrationFacts) -> dict[str, str | int | None]:
    """Each fact as it travels in an edit."""
    return {
        "answers": _json(facts.answers),
        **{name: _travelling(getattr(facts, name)) for name in PLAIN},
    }


def _travelling(value: str | int | date | UUID | None) -> str | int | None:
    return value if isinstance(value, str | int | None) else str(value)


def _json(answers: dict[str, str]) -> str:
    return msgspec.json.encode(answers, order="deterministic").decode()


def of_member(session: Session, event: Workshop, member: UUID) -> list[Registration]:
    """What a member has registered for a workshop: the standing ones, neither cancelled nor matched."""
    found = session.scalars(
        select(Registration).where(
            Registration.workshop_id == event.id,
            Registration.member == member,
            Registration.state != "cancelled",
            Registration.merged_into.is_(None),
        )
    )
    return list(found)


def _check_not_there(
    session: Session, event: Workshop, member: UUID | None, besides: Registration | None = None
) -> None:
    others = [] if member is None else of_member(session, event, member)
    there = next((one for one in others if one is not besides), None)
    if there is not None:
        raise refusals.AlreadyRegistered(registration=there.uid, name=there.name)


def check_guardian(
    making: Making, event: Workshop, facts: RegistrationFacts, consents: Collection[str]
) -> None:
    """Raises ConsentMissing for somebody under age at the first session without a guardian's consent."""
    if "guardian" not in consents and programme.is_minor(facts.birth_date, first_day(making, event)):
        raise refusals.ConsentMissing(name=facts.name)


def first_day(making: Making, event: Workshop) -> date:
    """The day of the first session where the workshop is given; today while there is none."""
    starts_at = making.session.scalar(
        select(func.min(WorkshopSession.starts_at)).where(
            WorkshopSession.workshop_id == event.id, WorkshopSession.cancelled.is_(False)
        )
    )
    zone = ZoneInfo(making.session.get_one(Branch, event.branch_id).timezone)
    return (starts_at or making.now).astimezone(zone).date()


def standing_consent(session: Session, registration_id: int, kind: str) -> Consent | None:
    """The consent of a kind that was given and not taken back, if any."""
    return session.scalars(
        select(Consent).where(Consent.registration_id == registration_id, Consent.standing(kind))
    ).first()


def _state_for(making: Making, event: Workshop, uid: UUID, facts: RegistrationFacts) -> str:
    seats = seats_of(event)
    if seats[facts.format] is None:
        # Everybody has one: in a list of thousands nobody looks at all who came before.
        return "registered"
    wanted = Queued(uid, making.now, facts.format, facts.people, False)
    if uid in seated([*queue(making.session, event.id), wanted], seats):
        return "registered"
    if not event.waiting_list:
        raise refusals.NoSeat(title=event.title, seats=seats[facts.format] or 0)
    return "waiting"


# --- the queue ---------------------------------------------------------------------------------------


def seats_of(event: Workshop) -> dict[str, int | None]:
    """Seats by format."""
    return {"onsite": event.seats_onsite, "online": event.seats_online}


def queue(session: Session, workshop_id: int) -> list[Queued]:
    """Everybody who has a seat or waits for one."""
    present = (
        select(AttendanceMark.registration_id)
        .join(Registration, Registration.id == AttendanceMark.registration_id)
        .where(Registration.workshop_id == workshop_id, AttendanceMark.kind == "arrived")
    )
    there = set(session.scalars(present))
    rows = session.execute(
        select(
            Registration.id,
            Registration.uid,
            Registration.queued_at,
            Registration.format,
            Registration.people,
        ).where(
            Registration.workshop_id == workshop_id,
            Registration.state != "cancelled",
            Registration.merged_into.is_(None),
        )
    )
    return [Queued(uid, at, kind, people, known in there) for known, uid, at, kind, people in rows]


def waiting_of(session: Session, workshop_id: int) -> frozenset[UUID]:
    """Those on the waiting list."""
    return frozenset(
        session.scalars(
            select(Registration.uid).where(
                Registration.workshop_id == workshop_id,
                Registration.state == "waiting",
                Registration.merged_into.is_(None),
            )
        )
    )


# --- applying ----------------------------------------------------------------------------------------


@apply.register
def _(operation: Register, session: Session) -> Changes:
    facts = operation.facts
    write(
        session,
        Registration,
        operation.registration,
        workshop_id=sure_key(session, Workshop, operation.workshop),
        code=operation.code,
        state=operation.state,
        source=operation.source,
        queued_at=operation.made_at,
        party=operation.party,
        shown_ticket=operation.shown_ticket,
        answers=_json(facts.answers),
        search_words=search_words((facts.name, facts.institution)),
        **{name: getattr(facts, name) for name in PLAIN},
    )
    return REGISTRATIONS


@apply.register
def _(operation: EditRegistration, session: Session) -> Changes:
    one = row(session, Registration, operation.registration)
    for name, value in operation.changed.items():
        match name:
            case "member":
                one.member = UUID(str(value)) if value else None
            case "birth_date":
                one.birth_date = date.fromisoformat(str(value)) if value else None
            case _ if name in PLAIN or name == "answers":
                setattr(one, name, value)
    one.search_words = search_words((one.name, one.institution))
    return REGISTRATIONS


@apply.register
def _(operation: CancelRegistration, session: Session) -> Changes:
    leaving = row(session, Registration, operation.registration)
    leaving.state, leaving.cancelled_at = "cancelled", operation.made_at
    for uid in operation.promoted:
        one = row(session, Registration, uid)
        if one.state == "waiting":
            one.state = "registered"
    return REGISTRATIONS


@apply.register
def _(operation: MatchRegistration, session: Session) -> Changes:
    """Marks, consents and certificates of one that proves to be another belong to that one."""
    one = row(session, Registration, operation.registration)
    if operation.into is None:
        one.member = operation.member
        return REGISTRATIONS
    into = row(session, Registration, operation.into)
    for model in (AttendanceMark, Consent, Certificate):
        session.execute(update(model).where(model.registration_id == one.id).values(registration_id=into.id))
    into.member = into.member or one.member
    into.gave_feedback = into.gave_feedback or one.gave_feedback
    one.merged_into = into.uid
    return REGISTRATIONS | {"attendance"}


@apply.register
def _(operation: PutConsent, session: Session) -> Changes:
    write(
        session,
        Consent,
        operation.target,
        registration_id=sure_key(session, Registration, operation.registration),
        kind=operation.consent,
        given_by=operation.given_by,
        given_at=operation.given_at,
        relation=operation.relation,
        evidence=operation.evidence,
        withdrawn_at=operation.withdrawn_at,
        withdrawn_why=operation.withdrawn_why,
    )
    return REGISTRATIONS
