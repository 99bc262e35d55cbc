# SPDX-License-Identifier: GPL-3.0-or-later
"""Registering as a desk does it: people and what was agreed to, in one transaction or not at all."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import select

from db.models import Consent, Member, Registration, Workshop
from db.operations import refusals, registrations
from db.operations.desk import Desk, Together
from db.operations.operation import Changes, row
from db.operations.registrations import RegistrationFacts, of_member


class Agreed(NamedTuple):
    """A consent to be recorded; see models.Consent."""

    kind: str
    given_by: str
    relation: str = ""
    evidence: str = ""


class Wanted(NamedTuple):
    """Somebody to be registered, with what was agreed to."""

    facts: RegistrationFacts
    agreed: tuple[Agreed, ...] = ()


class Enrolled(NamedTuple):
    """Who was registered, and what the desk could give: 'registered' or 'waiting'."""

    registration: UUID
    name: str
    state: str


def enrol(
    desk: Desk, workshop: UUID, people: Sequence[Wanted], source: str = "desk"
) -> tuple[list[Enrolled], Changes]:
    """Register people who come together: the first is the one that the others came with. Raises Refusal."""
    enrolled: list[Enrolled] = []
    changes = Changes()
    with desk.together() as perform:
        for wanted in people:
            party = enrolled[0].registration if enrolled else None
            one, made = enrol_one(perform, workshop, wanted, source, party)
            enrolled.append(one)
            changes |= made
    return enrolled, changes


def enrol_one(
    perform: Together, workshop: UUID, wanted: Wanted, source: str = "desk", party: UUID | None = None
) -> tuple[Enrolled, Changes]:
    """Register one, within a transaction. Raises Refusal."""
    done = perform(
        registrations.register,
        workshop=workshop,
        facts=wanted.facts,
        source=source,
        party=party,
        consents=_kinds(wanted.agreed),
    )
    assert isinstance(done.operation, registrations.Register)
    uid = done.operation.registration
    changes = done.changes | _record(perform, uid, wanted.agreed)
    return Enrolled(uid, wanted.facts.name, done.operation.state), changes


def amend(desk: Desk, registration: UUID, wanted: Wanted) -> Changes:
    """Edit a registration, and record what was agreed to besides. Raises Refusal."""
    with desk.together() as perform:
        changes = perform(
            registrations.edit_registration,
            registration=registration,
            facts=wanted.facts,
            consents=_kinds(wanted.agreed),
        ).changes
        return changes | _record(perform, registration, wanted.agreed)


def record_consent(desk: Desk, registration: UUID, agreed: Agreed) -> Changes:
    """Something is agreed to later. Raises Refusal."""
    with desk.together() as perform:
        return _record(perform, registration, (agreed,))


def take_back_consent(desk: Desk, consent: UUID, why: str = "") -> Changes:
    """A consent is withdrawn; needs are not kept without theirs. Raises Refusal."""
    with desk.together() as perform:
        changes = perform(registrations.withdraw_consent, consent=consent, why=why).changes
        given = row(perform.session, Consent, consent)
        if given.kind != "needs":
            return changes
        one = perform.session.get_one(Registration, given.registration_id)
        if not one.needs or registrations.standing_consent(perform.session, one.id, "needs"):
            return changes
        facts = msgspec.structs.replace(registrations.facts_of(perform.session, one), needs="")
        return changes | perform(registrations.edit_registration, registration=one.uid, facts=facts).changes


def cancel(desk: Desk, registration: UUID) -> tuple[list[str], Changes]:
    """Cancel; gives the names of those who move up. Raises Refusal."""
    with desk.together() as perform:
        done = perform(registrations.cancel_registration, registration=registration)
        assert isinstance(done.operation, registrations.CancelRegistration)
        names = perform.session.scalars(
            select(Registration.name)
            .where(Registration.uid.in_(done.operation.promoted))
            .order_by(Registration.queued_at)
        )
        return list(names), done.changes


def join(desk: Desk, one: UUID, other: UUID) -> Changes:
    """Two registrations prove to be one person's; the earlier stands. Raises Refusal."""
    with desk.together() as perform:
        return join_two(perform, one, other)


def join_two(perform: Together, one: UUID, other: UUID) -> Changes:
    """As `join`, within a transaction."""
    first, second = _in_order(perform, one, other)
    return perform(registrations.match_registration, registration=second, into=first).changes


def belong(desk: Desk, registration: UUID, member: UUID) -> Changes:
    """Somebody proves to be a member: under the member's name, and with what the member has registered.

    Raises Refusal.
    """
    with desk.together() as perform:
        one = row(perform.session, Registration, registration)
        event = perform.session.get_one(Workshop, one.workshop_id)
        others = (other for other in of_member(perform.session, event, member) if other is not one)
        if (there := next(others, None)) is not None:
            return join_two(perform, registration, there.uid)
        matched = perform(registrations.match_registration, registration=registration, member=member)
        facts, who = registrations.facts_of(perform.session, one), row(perform.session, Member, member)
        known = msgspec.structs.replace(
            facts,
            name=who.name,
            institution=facts.institution or who.institution,
            gender=facts.gender or who.gender,
        )
        if known == facts:
            return matched.changes
        edited = perform(registrations.edit_registration, registration=registration, facts=known)
        return matched.changes | edited.changes


def _in_order(perform: Together, one: UUID, other: UUID) -> tuple[UUID, UUID]:
    """The earlier first; but who cancelled, and who walked in, after those who are on the list."""
    rows = [row(perform.session, Registration, uid) for uid in (one, other)]
    if rows[0].workshop_id != rows[1].workshop_id:
        raise refusals.Invalid(field="registration", why="merged")
    rows.sort(key=lambda r: (r.state == "cancelled", r.source == "walk_in", r.queued_at, r.uid))
    return rows[0].uid, rows[1].uid


def _kinds(agreed: Iterable[Agreed]) -> frozenset[str]:
    return frozenset(one.kind for one in agreed)


def _record(perform: Together, registration: UUID, agreed: Iterable[Agreed]) -> Changes:
    changes = Changes()
    for one in agreed:
        changes |= perform(
            registrations.give_consent,
            registration=registration,
            consent=one.kind,
            given_by=one.given_by,
            relation=one.relation,
            evidence=one.evidence,
        ).changes
    return changes
