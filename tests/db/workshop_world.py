# SPDX-License-Identifier: GPL-3.0-or-later
"""A workshop at a small library's desk, with everything that hangs on one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from db.operations import attendance, certificates, registrations, workshops
from db.operations.desk import Desk
from db.operations.registrations import RegistrationFacts
from db.rules.plans import SessionFacts, WorkshopFacts

MORNING = datetime(2026, 11, 20, 1, tzinfo=UTC)
"""Eight o'clock in Tanjungpinang."""


class Event(NamedTuple):
    """One of each."""

    workshop: UUID
    session: UUID
    registration: UUID
    consent: UUID
    mark: UUID
    certificate: UUID


def workshop_facts(desk: Desk, **facts: Any) -> WorkshopFacts:
    """An open workshop of the desk's branch."""
    there = {"title": "Menulis pantun", "kind": "workshop", "state": "open", **facts}
    return WorkshopFacts(at_branch=desk.branch, **there)


def session_facts(hours: int = 0, length: int = 2, **facts: Any) -> SessionFacts:
    """A session so many hours after that morning's eight o'clock, as many hours long."""
    start = MORNING + timedelta(hours=hours)
    return SessionFacts(starts_at=start, ends_at=start + timedelta(hours=length), **facts)


def add_workshop(desk: Desk, **facts: Any) -> UUID:
    """A workshop without sessions."""
    return desk.perform(workshops.put_workshop, facts=workshop_facts(desk, **facts)).operation.target


def add_session(desk: Desk, workshop: UUID, hours: int = 0, length: int = 2, **facts: Any) -> UUID:
    """A session of a workshop."""
    made = session_facts(hours, length, **facts)
    return desk.perform(workshops.put_session, workshop=workshop, facts=made).operation.target


def add_registration(desk: Desk, workshop: UUID, name: str = "Siti Aminah", **facts: Any) -> UUID:
    """Somebody who registered at the desk."""
    about = RegistrationFacts(name=name, **facts)
    return desk.perform(registrations.register, workshop=workshop, facts=about).operation.registration


def mark(desk: Desk, registration: UUID, session: UUID, kind: str = "arrived", **facts: Any) -> UUID:
    """Something seen at this desk's door."""
    seen = {"registration": registration, "session": session, "device": desk.device, "mark": kind, **facts}
    return desk.perform(attendance.mark_attendance, **seen).operation.target


def certify(desk: Desk, workshop: UUID, registration: UUID, **facts: Any) -> UUID:
    """A certificate of which nobody reads what is printed."""
    made = {"workshop": workshop, "registration": registration, "facts": lambda numbered: b"{}", **facts}
    return desk.perform(certificates.issue_certificate, **made).operation.target


def an_event(desk: Desk) -> Event:
    """One of each, made at this desk."""
    event = add_workshop(desk)
    session, who = add_session(desk, event), add_registration(desk, event)
    given = desk.perform(registrations.give_consent, registration=who, consent="photo", given_by="Siti")
    seen = mark(desk, who, session)
    return Event(event, session, who, given.operation.target, seen, certify(desk, event, who))
