# SPDX-License-Identifier: GPL-3.0-or-later
"""Who has earned a certificate of a workshop and why, which were issued, and whether one is genuine."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import (
    Branch,
    Certificate,
    CertificateDesign,
    Facilitator,
    ProofKey,
    Registration,
    Workshop,
    WorkshopSession,
)
from db.queries.marks import Marks, marks_at
from db.rules.attendance import Presence, presence
from db.rules.codes import read_code
from db.rules.earning import Earned, Rule, earned
from db.rules.printed import (
    SIGNED,
    Printed,
    SignedText,
    Verdict,
    code_in,
    is_genuine,
    read_printed,
    read_signed,
)
from db.rules.proofs import is_signed, key_tag, signed_words


class Issued(NamedTuple):
    """One certificate; `state` is a Verdict, `replaced_by` the number of the one that stands for it."""

    uid: UUID
    number: str
    code: str
    name: str
    issued_at: datetime
    expires_on: date | None
    state: Verdict
    replaced_by: str
    revoked_at: datetime | None
    revoked_why: str
    design: UUID | None
    facts: bytes


class Candidate(NamedTuple):
    """A person, or a group under one name (`people` above 1), and what they have earned.

    `presences` follow the sessions. `standing` is the certificate that counts now, `older` the others.
    `facilitator` where the row is of somebody who gave the workshop; `minutes` are what is to be certified.
    """

    uid: UUID
    name: str
    institution: str
    people: int
    email: str
    role: str
    facilitator: bool
    presences: tuple[Presence, ...]
    earned: Earned
    minutes: int
    standing: Issued | None
    older: tuple[Issued, ...]


class Candidates(NamedTuple):
    """All of a workshop; `sessions` are (starts, ends) of those that were not cancelled, in order of time."""

    rule: Rule
    sessions: tuple[tuple[datetime, datetime], ...]
    people: tuple[Candidate, ...]
    facilitators: tuple[Candidate, ...]


class DesignRow(NamedTuple):
    """A design; `used` once a certificate was printed with it."""

    uid: UUID
    name: str
    body: str
    active: bool
    used: bool


class Verified(NamedTuple):
    """What is known of a code. `at` is when it was revoked or replaced, `by` the number that stands for it.

    `printed` None where nothing is known, or nothing known may be believed.
    """

    verdict: Verdict
    printed: Printed | None = None
    by: str = ""
    at: datetime | None = None
    why: str = ""
    workshop: UUID | None = None


def candidates(session: Session, workshop: UUID, today: date) -> Candidates | None:
    """Everybody who was registered and might have one; None for an unknown workshop."""
    one = session.scalar(select(Workshop).where(Workshop.uid == workshop))
    if one is None:
        return None
    rule = msgspec.json.decode(one.rule, type=Rule)
    held = session.scalars(
        select(WorkshopSession)
        .where(WorkshopSession.workshop_id == one.id, WorkshopSession.cancelled.is_(False))
        .order_by(WorkshopSession.starts_at, WorkshopSession.uid)
    ).all()
    issued = _issued(session, one.id, today)
    people = _people(session, one, rule, held, issued)
    return Candidates(
        rule,
        tuple((s.starts_at, s.ends_at) for s in held),
        tuple(sorted(people, key=lambda row: (row.name.casefold(), row.uid))),
        tuple(_facilitators(session, one, held, issued)),
    )


def _issued(session: Session, workshop_id: int, today: date) -> dict[Any, list[Issued]]:
    """By registration's key or facilitator's uid, the newest first."""
    rows = session.scalars(
        select(Certificate)
        .where(Certificate.workshop_id == workshop_id)
        .order_by(Certificate.issued_at.desc(), Certificate.uid.desc())
    ).all()
    by = {row.replaces: row.number for row in reversed(rows) if row.replaces is not None}
    designs = _uids(session, CertificateDesign, {row.design_id for row in rows})
    found: dict[Any, list[Issued]] = defaultdict(list)
    for row in rows:
        printed = read_printed(row.facts)
        found[row.facilitator or row.registration_id].append(
            Issued(
                row.uid,
                row.number,
                row.code,
                printed.name if printed else "",
                row.issued_at,
                row.expires_on,
                _state(row, by.get(row.uid, ""), today),
                by.get(row.uid, ""),
                row.revoked_at,
                row.revoked_why,
                designs.get(row.design_id),
                row.facts,
            )
        )
    return found


def _uids(session: Session, model: type[Any], keys: Iterable[int | None]) -> dict[int | None, UUID]:
    wanted = [key for key in keys if key is not None]
    return {
        row.id: row.uid for row in session.execute(select(model.id, model.uid).where(model.id.in_(wanted)))
    }


def _state(one: Certificate, replaced_by: str, today: date) -> Verdict:
    if one.revoked_at is not None:
        return Verdict.REVOKED
    if replaced_by:
        return Verdict.REPLACED
    return Verdict.EXPIRED if one.expires_on is not None and one.expires_on < today else Verdict.VALID


def _split(issued: Iterable[Issued]) -> tuple[Issued | None, tuple[Issued, ...]]:
    """The one that counts, and the others."""
    newest_first = sorted(issued, key=lambda one: (one.issued_at, one.uid), reverse=True)
    counting = (Verdict.VALID, Verdict.EXPIRED)
    standing = next((one for one in newest_first if one.state in counting), None)
    return standing, tuple(one for one in newest_first if one is not standing)


def _people(
    session: Session,
    workshop: Workshop,
    rule: Rule,
    held: Sequence[WorkshopSession],
    issued: dict[Any, list[Issued]],
) -> list[Candidate]:
    rows = session.scalars(
        select(Registration)
        .where(Registration.workshop_id == workshop.id)
        .order_by(Registration.queued_at, Registration.uid)
    ).all()
    marks = marks_at(session, held)
    found = []
    for same in _same_person(rows):
        who = next((row for row in same if row.merged_into is None and row.state == "registered"), same[0])
        there = [_at(session_, same, marks, workshop.late_after) for session_ in held]
        standing, older = _split(one for row in same for one in issued.get(row.id, ()))
        seen = any(one.there for one in there)
        if not (seen or standing or older) and all(row.state != "registered" for row in same):
            continue
        lengths = [meeting.minutes for meeting in held]
        result = earned(
            rule, list(zip(there, lengths, strict=True)), survey=any(row.gave_feedback for row in same)
        )
        found.append(
            Candidate(
                who.uid,
                who.name,
                who.institution,
                who.people,
                who.email,
                "participant",
                False,
                tuple(there),
                result,
                sum(lengths),
                standing,
                older,
            )
        )
    return found


def _same_person(rows: Sequence[Registration]) -> list[list[Registration]]:
    """Registrations that are one person's: matched, or of one member; the lasting one first."""
    by_uid = {row.uid: row for row in rows}
    groups: dict[UUID, list[Registration]] = {}
    for row in rows:
        root, seen = row, {row.uid}
        while root.merged_into in by_uid and root.merged_into not in seen:
            root = by_uid[root.merged_into]
            seen.add(root.uid)
        groups.setdefault(root.member or root.uid, []).append(row)
    return [sorted(same, key=lambda row: row.merged_into is not None) for same in groups.values()]


def _at(
    held: WorkshopSession,
    same: Sequence[Registration],
    marks: Marks,
    late_after: int,
) -> Presence:
    seen = [mark for row in same for mark in marks.get((row.id, held.id), ())]
    return presence(seen, held.starts_at, held.ends_at, late_after)


def _facilitators(
    session: Session, workshop: Workshop, held: Sequence[WorkshopSession], issued: dict[Any, list[Issued]]
) -> Iterable[Candidate]:
    """Those who gave it have earned it; without hours of their own, those of the sessions count."""
    rows = session.scalars(
        select(Facilitator)
        .where(Facilitator.workshop_id == workshop.id, Facilitator.removed.is_(False))
        .order_by(Facilitator.uid)
    )
    for row in rows:
        minutes = row.minutes or sum(meeting.minutes for meeting in held)
        standing, older = _split(issued.get(row.uid, ()))
        yield Candidate(
            row.uid,
            row.name,
            "",
            1,
            "",
            row.role,
            True,
            (),
            Earned(True, (), minutes),
            minutes,
            standing,
            older,
        )


def designs(session: Session) -> list[DesignRow]:
    """All that were kept, by name; those in use first."""
    used = set(session.scalars(select(Certificate.design_id).distinct()))
    rows = session.scalars(
        select(CertificateDesign).order_by(
            CertificateDesign.active.desc(), CertificateDesign.name, CertificateDesign.uid
        )
    )
    return [DesignRow(row.uid, row.name, row.body, row.active, row.id in used) for row in rows]


# --- verifying ---------------------------------------------------------------------------------------


def verify(session: Session, text: str, now: datetime) -> Verified:
    """What a code, an address with one, or a signed text comes to: from the register first, then by key.

    A last day ends where the workshop's branch is, of an unknown one where this program runs.
    """
    signed = read_signed(text)
    whole = signed is not None or SIGNED not in text.upper()
    code = read_code(signed.said.code if signed else code_in(text))
    if code is None or not whole:
        return Verified(Verdict.DAMAGED)
    if signed is not None and (doubt := _doubt(session, signed)) is not None:
        return Verified(doubt)
    found = session.scalar(select(Certificate).where(Certificate.code == code))
    if found is not None:
        return _of_register(session, found, now)
    return Verified(Verdict.UNKNOWN) if signed is None else _by_key_alone(signed, now.astimezone().date())


def _doubt(session: Session, signed: SignedText) -> Verdict | None:
    """What speaks against a signed text; None where a desk of this network signed it."""
    publics = _publics(session, signed.tag)
    if any(is_genuine(signed, public) for public in publics):
        return None
    return Verdict.FORGED if publics else Verdict.UNKNOWN


def _by_key_alone(signed: SignedText, today: date) -> Verified:
    said = signed.said.printed()
    over = said.expires_on is not None and said.expires_on < today
    return Verified(Verdict.EXPIRED if over else Verdict.SIGNED, said)


def _publics(session: Session, tag: bytes) -> list[bytes]:
    rows = session.scalars(select(ProofKey).where(ProofKey.purpose == "certificate"))
    return [row.material for row in rows if key_tag(row.uid) == tag]


def _of_register(session: Session, one: Certificate, now: datetime) -> Verified:
    printed = read_printed(one.facts)
    workshop, zone = session.execute(
        select(Workshop.uid, Branch.timezone)
        .join(Branch, Branch.id == Workshop.branch_id)
        .where(Workshop.id == one.workshop_id)
    ).one()
    if printed is None or not _is_as_issued(session, one):
        return Verified(Verdict.FORGED, workshop=workshop)
    newer = _newest_after(session, one)
    state = _state(one, newer.number if newer else "", now.astimezone(ZoneInfo(zone)).date())
    at = {Verdict.REVOKED: one.revoked_at, Verdict.REPLACED: newer.issued_at if newer else None}.get(state)
    by = newer.number if newer is not None else ""
    return Verified(state, printed, by, at, one.revoked_why if one.revoked_at else "", workshop)


def _newest_after(session: Session, one: Certificate) -> Certificate | None:
    """The end of the chain of replacements; chains that bite their tail end where they began."""
    seen, last = {one.uid}, None
    while True:
        following = session.scalars(
            select(Certificate)
            .where(Certificate.workshop_id == one.workshop_id, Certificate.replaces == (last or one).uid)
            .order_by(Certificate.issued_at.desc(), Certificate.uid.desc())
        ).first()
        if following is None or following.uid in seen:
            return last
        seen.add(following.uid)
        last = following


def _is_as_issued(session: Session, one: Certificate) -> bool:
    """Whether hash and, where its key is known, signature fit what the register has."""
    if sha256(one.facts).hexdigest() != one.facts_hash:
        return False
    key = None if one.proof_key is None else _key(session, one.proof_key)
    return key is None or is_signed(key.material, signed_words(one.code, one.facts_hash), one.proof)


def _key(session: Session, uid: UUID) -> ProofKey | None:
    return session.scalar(select(ProofKey).where(ProofKey.uid == uid))
