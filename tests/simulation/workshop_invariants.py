# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold of workshops when everybody has synced."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import (
    AttendanceMark,
    Branch,
    Certificate,
    HeadCount,
    Notice,
    Partner,
    Payment,
    RefusedScan,
    Registration,
    Workshop,
)
from db.models.syncing import HeldRow
from db.operations import attendance, certificates, notices, payments, registrations, sending
from db.operations.operation import Operation
from db.operations.registrations import queue, seats_of
from db.rules.seats import seated
from db.syncing.kinds import REGISTRATION_CONTACTS
from tests.simulation.world import World

HAPPENED = {
    attendance.MarkAttendance: (AttendanceMark, "target"),
    attendance.TakeBackMark: (AttendanceMark, "target"),
    attendance.CountHeads: (HeadCount, "target"),
    attendance.RefuseScan: (RefusedScan, "target"),
    certificates.IssueCertificate: (Certificate, "target"),
    registrations.Register: (Registration, "registration"),
    payments.TakePayment: (Payment, "payment"),
}
"""What happened at a desk or door, and the row that must be there for it."""
SENT = {
    sending.CERTIFICATE: (Certificate, "sent_at"),
    sending.REMINDER: (Certificate, "reminded_at"),
    sending.TICKET: (Registration, "ticket_sent_at"),
}


def broken(world: World, made: Iterable[Operation]) -> str:
    """What does not hold; empty where all does. `made` is all that the server has taken in."""
    with world.server.read() as session:
        for operation in made:
            if type(operation) in HAPPENED and not _is_there(session, operation):
                return f"4: {operation.kind()} {operation.uid} has left no row"
            if isinstance(operation, notices.GiveNotice) and not _are_told(session, operation):
                return f"4: {operation.uid} reminded somebody, and nobody knows"
            if isinstance(operation, sending.RecordSending) and not _is_noted(session, operation):
                return f"4: {operation.what} {operation.target} was sent, and nobody knows"
        for event in session.scalars(select(Workshop)):
            if _seats_wrongly(session, event):
                return f"21: {event.title} seats others than came first or are there"
        gone = select(Registration.id).where(Registration.merged_into.is_not(None))
        if session.scalars(select(AttendanceMark.id).where(AttendanceMark.registration_id.in_(gone))).first():
            return "22: a mark hangs on a registration that proved to be another"
    return _contacts_are_elsewhere(world)


def _is_there(session: Session, operation: Operation) -> bool:
    model, field = HAPPENED[type(operation)]
    uid = getattr(operation, field)
    return session.scalar(select(model.id).where(model.uid == uid)) is not None  # type: ignore[attr-defined]


def _are_told(session: Session, operation: notices.GiveNotice) -> bool:
    there = select(Notice.uid).where(Notice.kind == operation.sort, Notice.way == operation.way)
    wanted = {told.notice for told in operation.told}
    return wanted <= set(session.scalars(there.where(Notice.uid.in_(wanted))))


def _is_noted(session: Session, operation: sending.RecordSending) -> bool:
    """Whether a sending is known; of what was not here yet nobody can tell."""
    model, field = SENT[operation.what]
    one = session.scalar(select(model).where(model.uid == operation.target))
    return one is None or getattr(one, field) is not None


def _seats_wrongly(session: Session, event: Workshop) -> bool:
    """Whoever came first has a seat, whoever is there too; who came late to a full room waits."""
    line = queue(session, event.id)
    having = seated(line, seats_of(event))
    states = dict(
        session.execute(
            select(Registration.uid, Registration.state).where(Registration.workshop_id == event.id)
        ).all()
    )
    return any((states[one.uid] == "registered") != (one.uid in having) for one in line)


def _contacts_are_elsewhere(world: World) -> str:
    """10: who registered leaves a telephone number with the hosts, and nobody else."""
    for desk in world.living():
        with desk.store.read() as session:
            held = set(
                session.scalars(select(HeldRow.uid).where(HeldRow.kind == REGISTRATION_CONTACTS.number))
            )
            known = set(session.scalars(select(Registration.uid).where(Registration.phone != "")))
        if known - held:
            return f"10: {desk.name} kept a registration's contact data that was taken from it"
        with world.server.read() as session:
            if held - _hosted(session, desk.branch):
                return f"10: {desk.name} has contact data of others' workshops"
    return ""


def _hosted(session: Session, branch: UUID) -> set[UUID]:
    here = session.scalars(select(Branch.id).where(Branch.uid == branch)).one()
    partners = select(Partner.id).where(Partner.branch_id == here)
    return set(
        session.scalars(
            select(Registration.uid)
            .join(Workshop, Workshop.id == Registration.workshop_id)
            .where((Workshop.branch_id == here) | Workshop.partner_id.in_(partners))
        )
    )
