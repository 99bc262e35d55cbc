# SPDX-License-Identifier: GPL-3.0-or-later
"""From a workshop and its people to certificates: what they share, their numbers, their facts. No widgets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Branch, Certificate, Registration
from db.operations import refusals
from db.operations.certificates import (
    Numbered,
    PutDesign,
    issue_certificate,
    publish_signer,
    put_design,
    signer,
)
from db.operations.desk import Desk, Together
from db.operations.workshops import put_workshop
from db.queries.certificates import Candidate, Candidates, DesignRow, Issued, candidates, designs
from db.queries.library import setting
from db.queries.workshops import Detail, workshop_detail
from db.rules.codes import LENGTH
from db.rules.earning import Earned
from db.rules.printed import Said, page_of, qr_text, signed_text
from desktop_app.declared_settings import BY_NAME
from desktop_app.printing import certificate, open_badge
from desktop_app.printing.certificate_design import DESIGNS, CertificateDesign, design_name, freeze, thaw
from desktop_app.printing.certificate_facts import CertificateFacts, Topic, lesson_hours
from desktop_app.printing.certificate_facts import freeze as freeze_facts
from desktop_app.printing.certificate_facts import thaw as thaw_facts
from desktop_app.printing.certificate_files import REFUSALS, file_name
from desktop_app.sync.standing import standing_of

CHUNK = 25
"""Certificates in one transaction: a scan that comes meanwhile waits for no more."""
NUMBER = "certificate_number"
_PREFIX = re.compile(r"^[A-Z]+")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_PLAIN = "calm"
_EARNED = Earned(True, (), 0)


class Ground(NamedTuple):
    """What all certificates of one workshop share, as it was when it was read."""

    detail: Detail
    people: Candidates
    library: str
    branch_code: str
    server: str
    number_format: str
    designs: tuple[DesignRow, ...]
    design: CertificateDesign
    design_name: str
    today: date


class Misfit(NamedTuple):
    """Somebody whose certificate could not be printed, and why."""

    name: str
    error: Exception


class Chunk(NamedTuple):
    """What became of some: how many were issued, and what stopped it before all were."""

    issued: int
    stopped: Exception | None = None


class Named(NamedTuple):
    """For whom, under which name, in place of which certificate."""

    who: Candidate
    name: str
    replaces: UUID | None = None


def read_ground(session: Session, workshop: UUID, now: datetime) -> Ground | None:
    """Everything needed; None where there is no such workshop."""
    today = now.astimezone().date()
    detail, people = workshop_detail(session, workshop), candidates(session, workshop, today)
    if detail is None or people is None:
        return None
    kept = tuple(designs(session))
    chosen = next((one for one in kept if one.uid == detail.facts.design), None)
    standing = standing_of(session)
    return Ground(
        detail,
        people,
        setting(session, "library", "library_name", "") or detail.row.branch,
        session.scalar(select(Branch.code).where(Branch.uid == detail.facts.at_branch)) or "",
        standing.server if standing else "",
        setting(session, "library", NUMBER, BY_NAME[NUMBER].default),
        kept,
        design_of(chosen.body if chosen else ""),
        chosen.name if chosen else "",
        today,
    )


def design_of(body: str) -> CertificateDesign:
    """A kept design; the plain one where it is none, or made by a newer program."""
    try:
        return thaw(body)
    except ValueError:
        return DESIGNS[_PLAIN]


def number_in(form: str, number: str, branch: str, day: date) -> str:
    """A number of the block as the library writes it; one without its place in the form is put before it."""
    digits = _PREFIX.sub("", number)
    said = {
        "number": digits,
        "branch": branch,
        "month": f"{day.month:02}",
        "month_roman": _ROMAN[day.month - 1],
        "year": str(day.year),
    }
    if "{number}" not in form:
        form = "{number}/" + form
    return re.sub(r"{(\w+)}", lambda found: said.get(found[1], found[0]), form)


def facts_for(ground: Ground, one: Named, numbered: Numbered, signed: str) -> CertificateFacts:
    """Everything that is printed for a person."""
    who, design, facts = one.who, ground.design, ground.detail.facts
    days = [moment.astimezone().date() for span in ground.people.sessions for moment in span]
    return CertificateFacts(
        number=numbered.number,
        code=numbered.code,
        name=one.name,
        role=who.role,
        title=facts.title,
        kind=facts.kind,
        first_day=min(days, default=ground.today),
        last_day=max(days, default=ground.today),
        place=_place(ground.detail),
        minutes=who.minutes,
        lesson_hours=lesson_hours(who.minutes),
        organisers=tuple(filter(None, (ground.library, ground.detail.row.partner))),
        issued_on=ground.today,
        city=design.city,
        signatory=design.signatory,
        office=design.office,
        language=design.language,
        verify_url=page_of(ground.server) if ground.server else "",
        expires_on=expiry(ground),
        topics=tuple(Topic(topic.text, topic.minutes) for topic in facts.topics),
        replaces=numbered.replaces,
        signed=signed,
    )


def _place(detail: Detail) -> str:
    """Where it was, once; nothing where it was at several places or online alone."""
    places = {one.room or one.facts.place for one in detail.sessions if not one.facts.cancelled}
    return places.pop() if len(places) == 1 else ""


def expiry(ground: Ground) -> date | None:
    """The last day that a certificate of today counts: the end of a month has no 31st everywhere."""
    if not ground.design.valid_months:
        return None
    months = ground.today.month - 1 + ground.design.valid_months
    year, month = ground.today.year + months // 12, months % 12 + 1
    day = ground.today.day
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1


def to_issue(ground: Ground) -> list[Candidate]:
    """Those who have earned one and have none: groups under one name are nobody's certificate."""
    people = (*ground.people.people, *ground.people.facilitators)
    return [one for one in people if one.earned.earned and one.standing is None and one.people == 1]


def misfits(ground: Ground, people: Iterable[Named]) -> list[Misfit]:
    """Those whose certificate would not be printed whole; nothing is issued to find that out."""
    number = number_in(ground.number_format, "C" + "0" * 6, ground.branch_code, ground.today)
    found = []
    for one in people:
        sample = replace(facts_for(ground, one, Numbered(number, "0" * (LENGTH + 1), ""), ""), qr="-")
        try:
            certificate.check(sample, ground.design)
        except REFUSALS as error:
            found.append(Misfit(one.name, error))
    return found


def sample(ground: Ground, design: CertificateDesign) -> CertificateFacts:
    """What a certificate of this workshop would say, for looking at a design; its code is none."""
    there = (*ground.people.people, *ground.people.facilitators)
    who = next((one for one in there if one.people == 1), None)
    number = number_in(ground.number_format, "C" + "0" * 6, ground.branch_code, ground.today)
    numbered = Numbered(number, "0" * (LENGTH + 1), "")
    shown = ground._replace(design=design)
    named = who or Candidate(
        UUID(int=0), "Siti Rahmawati", "", 1, "", "participant", False, (), _EARNED, 120, None, ()
    )
    facts = facts_for(shown, Named(named, named.name), numbered, "")
    return replace(facts, qr=qr_text(facts.verify_url, numbered.code, "") or numbered.code)


def keep_design(
    desk: Desk, ground: Ground, name: str, design: CertificateDesign, row: DesignRow | None
) -> None:
    """Keep a design and choose it for this workshop. One that certificates were printed with stays as it is.

    `row` is the one that was changed, if any; where it was printed with, it rests and another takes its name.
    Raises Refusal.
    """
    body = freeze(design).decode()
    with desk.together() as perform:
        if row is not None and (row.name, row.body, row.active) == (name, body, True):
            target = row.uid
        else:
            old = None if row is None or row.used else row.uid
            made = perform(put_design, name=name, body=body, target=old).operation
            assert isinstance(made, PutDesign)
            target = made.target
            if row is not None and row.used and row.name == name:
                perform(put_design, name=row.name, body=row.body, active=False, target=row.uid)
        facts = ground.detail.facts
        if facts.design != target:
            chosen = msgspec.structs.replace(facts, design=target)
            perform(put_workshop, facts=chosen, target=ground.detail.row.uid)


def issue(desk: Desk, ground: Ground, people: Sequence[Named]) -> Chunk:
    """Issue to these in one transaction, without those who have one by now.

    Raises Refusal; numbers that are used up stop it after those that had one.
    """
    with desk.together() as perform:
        session = perform.session
        if signer(session) is None:
            perform(publish_signer)
        design = _design_in_store(perform, ground)
        issued = 0
        for one in people:
            if one.replaces is None and _has_one(session, one.who):
                continue
            try:
                _issue_one(perform, ground, one, design)
            except refusals.NumbersUsedUp as error:
                return Chunk(issued, error)
            issued += 1
    return Chunk(issued)


def _issue_one(perform: Together, ground: Ground, one: Named, design: UUID) -> None:
    key = signer(perform.session)
    assert key is not None
    private, public = key

    def facts(numbered: Numbered) -> bytes:
        expires = expiry(ground)
        said = Said(
            numbered.code,
            numbered.number,
            one.name,
            ground.detail.facts.title,
            ground.today.toordinal(),
            expires.toordinal() if expires else 0,
        )
        return freeze_facts(facts_for(ground, one, numbered, signed_text(said, public, private)))

    perform(
        issue_certificate,
        workshop=ground.detail.row.uid,
        facts=facts,
        number=lambda number: number_in(ground.number_format, number, ground.branch_code, ground.today),
        registration=None if one.who.facilitator else one.who.uid,
        facilitator=one.who.uid if one.who.facilitator else None,
        design=design,
        expires_on=expiry(ground),
        replaces=one.replaces,
    )


def _design_in_store(perform: Together, ground: Ground) -> UUID:
    """The design chosen, or the plain one, kept so that what is printed again looks the same."""
    if ground.design_name and ground.detail.facts.design is not None:
        return ground.detail.facts.design
    body = freeze(ground.design).decode()
    for one in designs(perform.session):
        if one.body == body:
            return one.uid
    made = perform(put_design, name=design_name(_PLAIN), body=body).operation
    assert isinstance(made, PutDesign)
    return made.target


def _has_one(session: Session, who: Candidate) -> bool:
    """Whether another has issued one since the list was read; that one is newer than any that was known."""
    known = {one.uid for one in who.older}
    wanted = Certificate.facilitator == who.uid
    if not who.facilitator:
        keys = select(Registration.id).where(Registration.uid == who.uid)
        wanted = Certificate.registration_id.in_(keys)
    rows = session.scalars(select(Certificate.uid).where(wanted, Certificate.revoked_at.is_(None)))
    return any(uid not in known for uid in rows)


def kept_facts(issued: Issued) -> CertificateFacts:
    """What was printed. ValueError where the store holds something else."""
    return printed_facts(issued.facts)


def printed_facts(kept: bytes) -> CertificateFacts:
    """Facts from the store, with their QR code. ValueError where they are none."""
    facts = thaw_facts(kept)
    return replace(facts, qr=qr_text(facts.verify_url, facts.code, facts.signed))


def badges(desk: Desk, ground: Ground, issued: Iterable[Issued]) -> list[tuple[str, str]]:
    """Name of a file and what is in it, an Open Badge each, signed by this desk. Raises Refusal."""
    key = _signer_of(desk)
    workshop, found = ground.detail.row.uid, []
    for one in sorted(issued, key=lambda one: one.number):
        facts = kept_facts(one)
        name = file_name(facts, with_name=True).removesuffix(".pdf") + open_badge.SUFFIX
        found.append((name, open_badge.badge(facts, one.uid, workshop, one.issued_at, key)))
    return found


def _signer_of(desk: Desk) -> bytes:
    with desk.store.read() as session:
        key = signer(session)
    if key is None:
        desk.perform(publish_signer)
        return _signer_of(desk)
    return key[0]


def by_design(
    ground: Ground, issued: Iterable[Issued]
) -> list[tuple[CertificateDesign, list[CertificateFacts]]]:
    """Certificates with the design they were printed with, in the order of their numbers."""
    bodies = {one.uid: one.body for one in ground.designs}
    sorted_out: dict[str, list[CertificateFacts]] = {}
    for one in sorted(issued, key=lambda one: one.number):
        sorted_out.setdefault(bodies.get(one.design, "") if one.design else "", []).append(kept_facts(one))
    return [(design_of(body), facts) for body, facts in sorted_out.items()]
