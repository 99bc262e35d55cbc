# SPDX-License-Identifier: GPL-3.0-or-later
"""Workshops as lists, calendar and detail show them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from db.models import (
    Agreement,
    Branch,
    CertificateDesign,
    Facilitator,
    Partner,
    Registration,
    Room,
    Workshop,
    WorkshopCost,
    WorkshopSession,
)
from db.models.search import has_words
from db.queries.marks import came
from db.rules.earning import Rule
from db.rules.plans import Question, SessionFacts, Topic, WorkshopFacts

VIEWS = ("coming", "past", "templates")


class WorkshopRow(NamedTuple):
    """One workshop in a list; `seats` None for as many as come."""

    uid: UUID
    title: str
    kind: str
    state: str
    branch: str
    partner: str
    first_at: datetime | None
    last_at: datetime | None
    sessions: int
    registered: int
    waiting: int
    seats: int | None


class SessionRow(NamedTuple):
    """A session with the names that its facts point at.

    `number` counts from 1 in order of time; `present` are people, and told in a detail only.
    """

    uid: UUID
    number: int
    facts: SessionFacts
    room: str
    present: int = 0


class FacilitatorRow(NamedTuple):
    """See models.Facilitator."""

    uid: UUID
    name: str
    role: str
    minutes: int
    honorarium: int
    note: str


class CostRow(NamedTuple):
    """See models.WorkshopCost; rupiah."""

    uid: UUID
    item: str
    source: str
    planned: int
    actual: int | None


class Detail(NamedTuple):
    """Everything that is planned of one workshop, and how many people came, each counted once."""

    row: WorkshopRow
    facts: WorkshopFacts
    sponsor: str
    agreement: str
    sessions: tuple[SessionRow, ...]
    people: tuple[FacilitatorRow, ...]
    costs: tuple[CostRow, ...]
    came: int


def workshops(session: Session, view: str, now: datetime, text: str = "") -> list[WorkshopRow]:
    """Those of a view (VIEWS) with these words: coming ones by date, past ones the newest first.

    What has no session yet is coming. Raises ValueError for another view.
    """
    if view not in VIEWS:
        raise ValueError(view)
    wanted = Workshop.state == "template" if view == "templates" else Workshop.state != "template"
    rows = _rows(session, session.scalars(select(Workshop.id).where(wanted)).all())
    if view == "coming":
        rows = [row for row in rows if row.last_at is None or row.last_at >= now]
    elif view == "past":
        rows = [row for row in rows if row.last_at is not None and row.last_at < now]
    if text.strip():
        rows = [row for row in rows if has_words(text, f"{row.title} {row.partner} {row.branch}")]
    never = datetime.max.replace(tzinfo=now.tzinfo)
    rows.sort(key=lambda row: (row.first_at or never, row.title), reverse=view == "past")
    return rows


def between(session: Session, start: datetime, end: datetime) -> list[tuple[SessionRow, WorkshopRow]]:
    """Sessions that run between two moments, with their workshops, in order of time: for a calendar."""
    found = session.execute(
        select(WorkshopSession.workshop_id)
        .distinct()
        .join(Workshop, Workshop.id == WorkshopSession.workshop_id)
        .where(WorkshopSession.starts_at < end, WorkshopSession.ends_at > start, Workshop.state != "template")
    ).scalars()
    keys = list(found)
    rows = {row.uid: row for row in _rows(session, keys)}
    uids = dict(session.execute(select(Workshop.id, Workshop.uid).where(Workshop.id.in_(keys))).all())
    listed = [
        (one, rows[uids[key]])
        for key in keys
        for _, one in _meetings(session, key)
        if one.facts.starts_at < end and one.facts.ends_at > start
    ]
    return sorted(listed, key=lambda pair: (pair[0].facts.starts_at, pair[1].title))


def workshop_detail(session: Session, workshop: UUID) -> Detail | None:
    """One workshop; None where there is none."""
    one = session.scalar(select(Workshop).where(Workshop.uid == workshop))
    if one is None:
        return None
    sponsor = "" if one.sponsor_id is None else session.get_one(Partner, one.sponsor_id).name
    people = session.scalars(
        select(Facilitator)
        .where(Facilitator.workshop_id == one.id, Facilitator.removed.is_(False))
        .order_by(Facilitator.uid)
    )
    costs = session.scalars(
        select(WorkshopCost)
        .where(WorkshopCost.workshop_id == one.id, WorkshopCost.removed.is_(False))
        .order_by(WorkshopCost.uid)
    )
    meetings = _meetings(session, one.id)
    there = came(session, one.id, [meeting for meeting, _ in meetings])
    return Detail(
        _rows(session, [one.id])[0],
        facts_of(session, one),
        sponsor,
        "" if one.agreement_id is None else session.get_one(Agreement, one.agreement_id).number,
        tuple(row._replace(present=there.at[meeting.id]) for meeting, row in meetings),
        tuple(FacilitatorRow(p.uid, p.name, p.role, p.minutes, p.honorarium, p.note) for p in people),
        tuple(CostRow(c.uid, c.item, c.source, c.planned, c.actual) for c in costs),
        there.people,
    )


def series_of(session: Session, series: UUID) -> list[Detail]:
    """The workshops of a series by their first session; those without one come last."""
    uids = session.scalars(
        select(Workshop.uid).where(Workshop.series == series, Workshop.state != "template")
    )
    found = [detail for uid in uids if (detail := workshop_detail(session, uid)) is not None]
    never = datetime.max.replace(tzinfo=UTC)
    return sorted(found, key=lambda one: (one.row.first_at or never, one.row.uid))


PLAIN = tuple(
    name
    for name in WorkshopFacts.__struct_fields__
    if name not in {"at_branch", "partner", "sponsor", "agreement", "design", "topics", "questions", "rule"}
)


def facts_of(session: Session, one: Workshop) -> WorkshopFacts:
    """A workshop's row as the facts that a change starts from."""
    return WorkshopFacts(
        at_branch=session.get_one(Branch, one.branch_id).uid,
        partner=_uid(session, Partner, one.partner_id),
        sponsor=_uid(session, Partner, one.sponsor_id),
        agreement=_uid(session, Agreement, one.agreement_id),
        design=_uid(session, CertificateDesign, one.design_id),
        topics=msgspec.json.decode(one.topics, type=tuple[Topic, ...]),
        questions=msgspec.json.decode(one.questions, type=tuple[Question, ...]),
        rule=msgspec.json.decode(one.rule, type=Rule),
        **{name: getattr(one, name) for name in PLAIN},
    )


def _uid(session: Session, model: type[Any], key: int | None) -> UUID | None:
    return None if key is None else session.get_one(model, key).uid


def _meetings(session: Session, workshop_id: int) -> list[tuple[WorkshopSession, SessionRow]]:
    """Sessions of a workshop (its key), in order of time."""
    rows = session.execute(
        select(WorkshopSession, Room.uid, func.coalesce(Room.name, ""))
        .outerjoin(Room, Room.id == WorkshopSession.room_id)
        .where(WorkshopSession.workshop_id == workshop_id)
        .order_by(WorkshopSession.starts_at, WorkshopSession.uid)
    )
    return [
        (one, SessionRow(one.uid, number, _session_facts(one, room), name))
        for number, (one, room, name) in enumerate(rows, 1)
    ]


def _session_facts(one: WorkshopSession, room: UUID | None) -> SessionFacts:
    plain = [name for name in SessionFacts.__struct_fields__ if name != "room"]
    return SessionFacts(room=room, **{name: getattr(one, name) for name in plain})


def _rows(session: Session, keys: Sequence[int]) -> list[WorkshopRow]:
    spans = _spans(session, keys)
    counts = _counts(session, keys)
    found = session.execute(
        select(Workshop, Branch.name, func.coalesce(Partner.name, ""))
        .join(Branch, Branch.id == Workshop.branch_id)
        .outerjoin(Partner, Partner.id == Workshop.partner_id)
        .where(Workshop.id.in_(keys))
    )
    rows = []
    for one, branch, partner in found:
        first, last, sessions = spans.get(one.id, (None, None, 0))
        registered, waiting = counts.get(one.id, (0, 0))
        seats = (one.seats_onsite, one.seats_online)
        rows.append(
            WorkshopRow(
                one.uid,
                one.title,
                one.kind,
                one.state,
                branch,
                partner,
                first,
                last,
                sessions,
                registered,
                waiting,
                None if None in seats else sum(seat or 0 for seat in seats),
            )
        )
    return rows


Span = tuple[datetime | None, datetime | None, int]


def _spans(session: Session, keys: Sequence[int]) -> dict[int, Span]:
    rows = session.execute(
        select(
            WorkshopSession.workshop_id,
            func.min(WorkshopSession.starts_at),
            func.max(WorkshopSession.ends_at),
            func.count(),
        )
        .where(WorkshopSession.workshop_id.in_(keys), WorkshopSession.cancelled.is_(False))
        .group_by(WorkshopSession.workshop_id)
    )
    return {key: (first, last, number) for key, first, last, number in rows}


def _counts(session: Session, keys: Sequence[int]) -> dict[int, tuple[int, int]]:
    def of(state: str) -> Any:
        return func.sum(case((Registration.state == state, Registration.people), else_=0))

    rows = session.execute(
        select(Registration.workshop_id, of("registered"), of("waiting"))
        .where(Registration.workshop_id.in_(keys), Registration.merged_into.is_(None))
        .group_by(Registration.workshop_id)
    )
    return {key: (int(registered), int(waiting)) for key, registered, waiting in rows}


def room_rows(session: Session) -> list[tuple[UUID, str, UUID, int | None]]:
    """Rooms in use: uid, name, branch, seats; by name."""
    rows = session.execute(
        select(Room.uid, Room.name, Branch.uid, Room.seats)
        .join(Branch, Branch.id == Room.branch_id)
        .where(Room.active)
        .order_by(Room.name, Room.uid)
    )
    return [(uid, name, branch, seats) for uid, name, branch, seats in rows]
