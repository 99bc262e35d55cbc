# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rows change with partners, workshops and who comes to them."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import (
    AttendanceMark,
    Certificate,
    Consent,
    Registration,
)
from db.operations import (
    attendance,
    certificates,
    feedback,
    partners,
    registrations,
    sending,
    tickets,
    workshops,
)
from db.syncing.kinds import (
    AGREEMENTS,
    ATTENDANCE_MARKS,
    CERTIFICATE_DESIGNS,
    CERTIFICATES,
    CONSENTS,
    FACILITATORS,
    HEAD_COUNTS,
    PARTNERS,
    PROOF_KEYS,
    REFUSED_SCANS,
    REGISTRATION_CONTACTS,
    REGISTRATIONS,
    ROOMS,
    STORIES,
    SURVEY_ANSWERS,
    WORKSHOP_COSTS,
    WORKSHOP_SESSIONS,
    WORKSHOPS,
    RowKey,
    at,
)
from db.syncing.touching import rows_of


@rows_of.register
def _(operation: partners.PutPartner, session: Session) -> Iterator[RowKey]:
    yield at(PARTNERS, operation.target)


@rows_of.register
def _(operation: partners.PutAgreement, session: Session) -> Iterator[RowKey]:
    yield at(AGREEMENTS, operation.target)


@rows_of.register
def _(operation: workshops.PutRoom, session: Session) -> Iterator[RowKey]:
    yield at(ROOMS, operation.target)


@rows_of.register
def _(operation: workshops.PutWorkshop, session: Session) -> Iterator[RowKey]:
    yield at(WORKSHOPS, operation.target)


@rows_of.register
def _(operation: workshops.PutSession, session: Session) -> Iterator[RowKey]:
    yield at(WORKSHOP_SESSIONS, operation.target)


@rows_of.register
def _(operation: workshops.PutFacilitator, session: Session) -> Iterator[RowKey]:
    yield at(FACILITATORS, operation.target)


@rows_of.register
def _(operation: workshops.PutCost, session: Session) -> Iterator[RowKey]:
    yield at(WORKSHOP_COSTS, operation.target)


@rows_of.register(registrations.Register)
@rows_of.register(registrations.EditRegistration)
def _(operation: registrations.EditRegistration, session: Session) -> Iterator[RowKey]:
    yield at(REGISTRATIONS, operation.registration)
    yield at(REGISTRATION_CONTACTS, operation.registration)


@rows_of.register
def _(operation: registrations.CancelRegistration, session: Session) -> Iterator[RowKey]:
    yield at(REGISTRATIONS, operation.registration)
    yield from (at(REGISTRATIONS, uid) for uid in operation.promoted)


@rows_of.register
def _(operation: registrations.MatchRegistration, session: Session) -> Iterator[RowKey]:
    yield at(REGISTRATIONS, operation.registration)
    if operation.into is None:
        return
    yield at(REGISTRATIONS, operation.into)
    one = select(Registration.id).where(Registration.uid == operation.registration).scalar_subquery()
    for kind, model in (
        (ATTENDANCE_MARKS, AttendanceMark),
        (CONSENTS, Consent),
        (CERTIFICATES, Certificate),
    ):
        for uid in session.scalars(select(model.uid).where(model.registration_id == one)):
            yield at(kind, uid)


@rows_of.register
def _(operation: tickets.RecordTickets, session: Session) -> Iterator[RowKey]:
    yield from (at(REGISTRATIONS, uid) for uid in operation.registrations)


@rows_of.register
def _(operation: registrations.PutConsent, session: Session) -> Iterator[RowKey]:
    yield at(CONSENTS, operation.target)


@rows_of.register(attendance.MarkAttendance)
@rows_of.register(attendance.TakeBackMark)
def _(operation: attendance.TakeBackMark, session: Session) -> Iterator[RowKey]:
    yield at(ATTENDANCE_MARKS, operation.target)


@rows_of.register
def _(operation: attendance.CountHeads, session: Session) -> Iterator[RowKey]:
    yield at(HEAD_COUNTS, operation.target)


@rows_of.register
def _(operation: attendance.RefuseScan, session: Session) -> Iterator[RowKey]:
    yield at(REFUSED_SCANS, operation.target)


@rows_of.register
def _(operation: certificates.PutDesign, session: Session) -> Iterator[RowKey]:
    yield at(CERTIFICATE_DESIGNS, operation.target)


@rows_of.register
def _(operation: certificates.PublishKey, session: Session) -> Iterator[RowKey]:
    yield at(PROOF_KEYS, operation.target)


@rows_of.register(certificates.IssueCertificate)
@rows_of.register(certificates.RevokeCertificate)
def _(operation: certificates.RevokeCertificate, session: Session) -> Iterator[RowKey]:
    yield at(CERTIFICATES, operation.target)


@rows_of.register
def _(operation: sending.RecordSending, session: Session) -> Iterator[RowKey]:
    yield at(REGISTRATIONS if operation.what == sending.TICKET else CERTIFICATES, operation.target)


@rows_of.register
def _(operation: feedback.AnswerSurvey, session: Session) -> Iterator[RowKey]:
    yield at(SURVEY_ANSWERS, operation.target)


@rows_of.register
def _(operation: feedback.NoteFeedback, session: Session) -> Iterator[RowKey]:
    yield at(REGISTRATIONS, operation.registration)


@rows_of.register
def _(operation: feedback.PutStory, session: Session) -> Iterator[RowKey]:
    yield at(STORIES, operation.target)
