# SPDX-License-Identifier: GPL-3.0-or-later
"""Who registered for a workshop, what they agreed to, and who was there."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.columns import Base, Key, Row, RowUid


class Registration(Row):
    """A person's, or a group's, registration for a workshop.

    `state` is 'registered', 'waiting' or 'cancelled'; seats go in the order of `queued_at` (corrected time).
    `code` stands on the ticket for people to type. `people` counts a group under one name, `party` is the
    registration that a family or group came with, `merged_into` the one that this proved to be the same as.
    `member` is a uid: not every desk that has the one may have the other. `shown_ticket` is the registration
    that a genuine ticket named at a door which had not heard of it; this one stands for it until they are
    matched. `tickets_printed` counts its own tickets. `gave_feedback`: a form was handed in or
    sent; what it said is not tied to anybody (SurveyAnswer). `answers` is JSON. What follows search_words is
    personal: see db.syncing.kinds.
    """

    __tablename__ = "registrations"
    __table_args__ = (Index("ix_registrations_queue", "workshop_id", "queued_at"),)

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id"))
    member: Mapped[UUID | None] = mapped_column(default=None, index=True)
    code: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    institution: Mapped[str] = mapped_column(default="")
    format: Mapped[str] = mapped_column(default="onsite")
    state: Mapped[str] = mapped_column(default="registered")
    source: Mapped[str] = mapped_column(default="desk")
    people: Mapped[int] = mapped_column(default=1)
    queued_at: Mapped[datetime]
    party: Mapped[UUID | None] = mapped_column(default=None, index=True)
    merged_into: Mapped[UUID | None] = mapped_column(default=None)
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)
    ticket_sent_at: Mapped[datetime | None] = mapped_column(default=None)
    shown_ticket: Mapped[UUID | None] = mapped_column(default=None)
    tickets_printed: Mapped[int] = mapped_column(default=0)
    gave_feedback: Mapped[bool] = mapped_column(default=False)
    search_words: Mapped[str]
    gender: Mapped[str] = mapped_column(default="")
    birth_date: Mapped[date | None] = mapped_column(default=None)
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    needs: Mapped[str] = mapped_column(default="")
    answers: Mapped[str] = mapped_column(default="{}")
    note: Mapped[str] = mapped_column(default="")


class Consent(Row):
    """What somebody agreed to: `kind` is one of programme.CONSENTS; `evidence` says where to see it."""

    __tablename__ = "consents"

    registration_id: Mapped[int] = mapped_column(ForeignKey("registrations.id"), index=True)
    kind: Mapped[str]
    given_by: Mapped[str]
    relation: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")
    given_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_why: Mapped[str] = mapped_column(default="")

    @classmethod
    def standing(cls, kind: str) -> ColumnElement[bool]:
        """Consents of this kind that nobody has taken back."""
        return (cls.kind == kind) & cls.withdrawn_at.is_(None)


class AttendanceMark(Row):
    """Something seen at a session, never changed afterwards: who was there is derived from the marks.

    `kind` is 'arrived', 'left', 'absent', 'excused', 'unseen' (nobody had seen them when the session was
    closed), or 'void' for a mark taken back (`voids`). `source` is 'scan', 'camera', 'list', 'walk_in',
    'paper', 'import', 'closing' or 'correction' (with a reason). `people`: how many of a group came, None
    for all.
    """

    __tablename__ = "attendance_marks"

    registration_id: Mapped[int] = mapped_column(ForeignKey("registrations.id"), index=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("workshop_sessions.id"), index=True)
    kind: Mapped[str]
    happened_at: Mapped[datetime]
    source: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    voids: Mapped[UUID | None] = mapped_column(default=None)
    people: Mapped[int | None] = mapped_column(default=None)
    device: Mapped[UUID]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)


class HeadCount(Row):
    """People counted without names at one door; a door's newest count stands, doors add up."""

    __tablename__ = "head_counts"

    session_id: Mapped[int] = mapped_column(ForeignKey("workshop_sessions.id"), index=True)
    device: Mapped[UUID]
    counted_at: Mapped[datetime]
    onsite: Mapped[int] = mapped_column(default=0)
    online: Mapped[int] = mapped_column(default=0)
    children: Mapped[int] = mapped_column(default=0)
    women: Mapped[int] = mapped_column(default=0)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)


class RefusedScan(Row):
    """A code that a door did not take: why, and how it began (never a name)."""

    __tablename__ = "refused_scans"

    session_id: Mapped[int] = mapped_column(ForeignKey("workshop_sessions.id"), index=True)
    device: Mapped[UUID]
    happened_at: Mapped[datetime]
    why: Mapped[str]
    code: Mapped[str] = mapped_column(default="")


class SessionSheet(Base):
    """The signed list of a session, scanned (PDF): kept at this desk alone, it never travels."""

    __tablename__ = "session_sheets"

    id: Mapped[Key]
    uid: Mapped[RowUid]
    session: Mapped[UUID] = mapped_column(index=True)
    kept_at: Mapped[datetime]
    staff_name: Mapped[str] = mapped_column(default="")
    pages: Mapped[int]
    body: Mapped[bytes]


class SurveyAnswer(Row):
    """One person's feedback: five statements, 1 (disagree) to 5 (agree), None where left out.

    Nameless: no registration, and no more of the time than the day (UTC), by which nobody is told apart.
    """

    __tablename__ = "survey_answers"

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id"), index=True)
    answered_on: Mapped[date]
    source: Mapped[str] = mapped_column(default="paper")
    learned: Mapped[int | None] = mapped_column(default=None)
    confident: Mapped[int | None] = mapped_column(default=None)
    applies: Mapped[int | None] = mapped_column(default=None)
    aware: Mapped[int | None] = mapped_column(default=None)
    uses: Mapped[int | None] = mapped_column(default=None)
    comment: Mapped[str] = mapped_column(default="")


class Story(Row):
    """What became of it, as somebody told it later; shown to others only with `consent`."""

    __tablename__ = "stories"

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id"), index=True)
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registrations.id"), default=None)
    told_at: Mapped[datetime]
    text: Mapped[str]
    shown_name: Mapped[str] = mapped_column(default="")
    consent: Mapped[bool] = mapped_column(default=False)
    evidence: Mapped[str] = mapped_column(default="")
