# SPDX-License-Identifier: GPL-3.0-or-later
"""Who wins at workshops: presence is never refused, seats go by corrected time, rooms and names are noted."""

from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import exists, select

from db.models import (
    AttendanceMark,
    Branch,
    Certificate,
    Member,
    Partner,
    Registration,
    Workshop,
)
from db.operations import attendance, certificates, feedback, registrations, workshops
from db.operations.operation import apply, row
from db.operations.registrations import of_member, queue, seats_of
from db.rules.seats import seated
from db.syncing import edits, judging_rooms
from db.syncing.judging import judge, standing
from db.syncing.kinds import MEMBERS, REGISTRATIONS, at
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict


def _hosts(bench: Bench, event: Workshop) -> set[UUID | None]:
    """The branches that give a workshop: the library's, and its partner's where that has one."""
    own = bench.session.get_one(Branch, event.branch_id).uid
    partner = None if event.partner_id is None else bench.session.get_one(Partner, event.partner_id)
    if partner is None or partner.branch_id is None:
        return {own}
    return {own, bench.session.get_one(Branch, partner.branch_id).uid}


# --- registering ---------------------------------------------------------------------------------------


@judge.register
def _(operation: registrations.Register, bench: Bench, verdict: Verdict) -> None:
    if bench.session.scalar(select(exists().where(Registration.uid == operation.registration))):
        return
    operation = _for_who_stands(bench, operation)
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)
    if not bench.final:
        return
    one = row(bench.session, Registration, operation.registration)
    one.queued_at = bench.at
    event = bench.session.get_one(Workshop, one.workshop_id)
    _note_registered_twice(bench, verdict, event, one)
    retell_seats(bench, verdict, event)


def _for_who_stands(bench: Bench, operation: registrations.Register) -> registrations.Register:
    if operation.facts.member is None:
        return operation
    return replace(operation, facts=replace(operation.facts, member=_who(bench, operation.facts.member)))


def _who(bench: Bench, member: UUID) -> UUID:
    """The member may have been merged with another meanwhile."""
    known = bench.session.scalar(select(Member).where(Member.uid == member))
    return member if known is None else standing(bench, known).uid


def _note_registered_twice(bench: Bench, verdict: Verdict, event: Workshop, one: Registration) -> None:
    if one.member is None:
        return
    bench.session.flush()
    others = of_member(bench.session, event, one.member)
    other = next((other for other in others if other is not one), None)
    if other is not None:
        facts = {"registration": str(one.uid), "other": str(other.uid), "name": one.name}
        verdict.note("registered_twice", _hosts(bench, event), one.uid, title=event.title, **facts)


def retell_seats(bench: Bench, verdict: Verdict, event: Workshop) -> None:
    """Seats in the order of corrected time; who loses one to somebody earlier waits, with a note."""
    session = bench.session
    session.flush()
    having = seated(queue(session, event.id), seats_of(event))
    rows = session.scalars(
        select(Registration).where(
            Registration.workshop_id == event.id,
            Registration.state.in_(("registered", "waiting")),
            Registration.merged_into.is_(None),
        )
    )
    for one in rows:
        state = "registered" if one.uid in having else "waiting"
        if one.state == state:
            continue
        kind = "moved_up" if state == "registered" else "past_capacity"
        facts = {"registration": str(one.uid), "name": one.name, "title": event.title}
        verdict.note(kind, _hosts(bench, event), one.uid, **facts)
        verdict.moot.append(("past_capacity" if state == "registered" else "moved_up", one.uid))
        one.state = state
        verdict.touched.add(at(REGISTRATIONS, one.uid))


@judge.register
def _(operation: registrations.EditRegistration, bench: Bench, verdict: Verdict) -> None:
    _let_go(bench, verdict, operation.registration)
    edits.merge(bench, verdict, operation)


def _let_go(bench: Bench, verdict: Verdict, registration: UUID) -> None:
    """The member that it named till now: a host that has no other reason has their contact data no more."""
    before = row(bench.session, Registration, registration).member
    if bench.final and before is not None:
        verdict.touched.add(at(MEMBERS, before))


@judge.register
def _(operation: registrations.CancelRegistration, bench: Bench, verdict: Verdict) -> None:
    one = row(bench.session, Registration, operation.registration)
    if one.state == "cancelled":
        return
    promoted = tuple(uid for uid in operation.promoted if _is_there(bench, uid))
    operation = replace(operation, promoted=promoted)
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)
    if bench.final:
        event = bench.session.get_one(Workshop, one.workshop_id)
        _settle_registered_twice(bench, verdict, event, one)
        retell_seats(bench, verdict, event)


def _settle_registered_twice(bench: Bench, verdict: Verdict, event: Workshop, one: Registration) -> None:
    """One of two was cancelled: which of them the note is about does not matter."""
    if one.member is None:
        return
    bench.session.flush()
    others = of_member(bench.session, event, one.member)
    if len(others) < 2:
        verdict.moot += [("registered_twice", uid) for uid in (one.uid, *(other.uid for other in others))]


def _is_there(bench: Bench, registration: UUID) -> bool:
    return bool(bench.session.scalar(select(exists().where(Registration.uid == registration))))


@judge.register
def _(operation: registrations.MatchRegistration, bench: Bench, verdict: Verdict) -> None:
    """Followed to what it was matched with before; a second matching changes nothing."""
    one = row(bench.session, Registration, operation.registration)
    if operation.member is not None:
        _match_member(bench, verdict, operation, one)
        return
    if one.merged_into is not None or operation.into is None:
        return
    into = standing(bench, row(bench.session, Registration, operation.into))
    if into.id == one.id:
        return
    operation = replace(operation, into=into.uid)
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)
    if bench.final:
        verdict.moot.append(("registered_twice", one.uid))
        verdict.moot.append(("registered_twice", into.uid))
        retell_seats(bench, verdict, bench.session.get_one(Workshop, one.workshop_id))


def _match_member(
    bench: Bench, verdict: Verdict, operation: registrations.MatchRegistration, one: Registration
) -> None:
    """What was matched meanwhile with another registration has said whose that is, unless that knew."""
    assert operation.member is not None
    stands = standing(bench, one)
    if stands is not one and stands.member is not None:
        return
    operation = replace(operation, registration=stands.uid, member=_who(bench, operation.member))
    _let_go(bench, verdict, stands.uid)
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)
    if bench.final and stands.state != "cancelled":
        _note_registered_twice(bench, verdict, bench.session.get_one(Workshop, stands.workshop_id), stands)


@judge.register
def _(operation: workshops.PutWorkshop, bench: Bench, verdict: Verdict) -> None:
    before = judging_rooms.of_workshop(bench, operation.target)
    edits.merge(bench, verdict, operation)
    if bench.final:
        retell_seats(bench, verdict, row(bench.session, Workshop, operation.target))
        judging_rooms.tell(bench, verdict, before, judging_rooms.of_sessions(bench, before))


@judge.register
def _(operation: workshops.PutSession, bench: Bench, verdict: Verdict) -> None:
    before = judging_rooms.of_sessions(bench, [operation.target])
    edits.merge(bench, verdict, operation)
    judging_rooms.tell(bench, verdict, before, judging_rooms.of_sessions(bench, before))


# --- being there ---------------------------------------------------------------------------------------


@judge.register
def _(operation: attendance.MarkAttendance, bench: Bench, verdict: Verdict) -> None:
    """Who was there was there, whatever the list says; a seat that it takes may be another's no more."""
    if bench.session.scalar(select(exists().where(AttendanceMark.uid == operation.target))):
        return
    one = standing(bench, row(bench.session, Registration, operation.registration))
    operation = replace(operation, registration=one.uid)
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)
    if not bench.final or operation.mark != "arrived" or one.state == "registered":
        return
    event = bench.session.get_one(Workshop, one.workshop_id)
    facts = {"registration": str(one.uid), "name": one.name, "title": event.title}
    verdict.note("attended_despite", _hosts(bench, event), one.uid, state=one.state, **facts)
    if one.state == "waiting":
        one.state = "registered"
        verdict.touched.add(at(REGISTRATIONS, one.uid))
        verdict.moot.append(("past_capacity", one.uid))
        retell_seats(bench, verdict, event)


@judge.register
def _(operation: feedback.NoteFeedback, bench: Bench, verdict: Verdict) -> None:
    """Of somebody who proved to be another it is that one who handed a form in."""
    one = standing(bench, row(bench.session, Registration, operation.registration))
    edits.merge(bench, verdict, replace(operation, registration=one.uid))


# --- certificates --------------------------------------------------------------------------------------


@judge.register
def _(operation: certificates.IssueCertificate, bench: Bench, verdict: Verdict) -> None:
    """What was printed was printed; two for one person are for people to look at."""
    if bench.session.scalar(select(exists().where(Certificate.uid == operation.target))):
        return
    if operation.registration is not None:
        one = standing(bench, row(bench.session, Registration, operation.registration))
        operation = replace(operation, registration=one.uid)
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)
    if bench.final:
        _note_certified_twice(bench, verdict, operation)


def _note_certified_twice(bench: Bench, verdict: Verdict, operation: certificates.IssueCertificate) -> None:
    if operation.registration is None:
        return
    bench.session.flush()
    one = row(bench.session, Registration, operation.registration)
    standing = [other for other in _standing(bench, one.id) if other.uid != operation.target]
    if standing:
        event = bench.session.get_one(Workshop, one.workshop_id)
        facts = {"certificate": str(operation.target), "number": operation.number, "name": one.name}
        verdict.note(
            "certified_twice",
            _hosts(bench, event),
            operation.target,
            other=str(standing[0].uid),
            other_number=standing[0].number,
            title=event.title,
            **facts,
        )


def _standing(bench: Bench, registration: int) -> list[Certificate]:
    """Those that were neither revoked nor replaced."""
    of = (Certificate.registration_id == registration, Certificate.revoked_at.is_(None))
    there = bench.session.scalars(select(Certificate).where(*of)).all()
    replaced = {one.replaces for one in there}
    return [one for one in there if one.uid not in replaced]


@judge.register
def _(operation: certificates.RevokeCertificate, bench: Bench, verdict: Verdict) -> None:
    """Once one is revoked, one stands for that person."""
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)
    bench.session.flush()
    _settle_certified(bench, verdict, row(bench.session, Certificate, operation.target).registration_id)


def _settle_certified(bench: Bench, verdict: Verdict, registration: int | None) -> None:
    if registration is None or len(_standing(bench, registration)) > 1:
        return
    theirs = select(Certificate.uid).where(Certificate.registration_id == registration)
    verdict.moot += [("certified_twice", uid) for uid in bench.session.scalars(theirs)]
