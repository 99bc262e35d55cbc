# SPDX-License-Identifier: GPL-3.0-or-later
"""The attention list: notes with the names of what they are about, as far as this desk may know them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from db.models import Branch, Member, Staff
from db.models.syncing import Note
from db.queries.sides import About, Side, is_half, sides_of
from db.queries.subjects import item_of, name_of, names_in, subject_of, title_of, uid_in

PAGE = 300


class Person(NamedTuple):
    """A member as a note names one."""

    uid: UUID
    number: str
    name: str
    phone: str


class NoteRow(NamedTuple):
    """One note. `facts` are as the server gave them; `title`, `barcode` and `people` are looked up here, and
    `name`: what a branch, type, account or policy is called that the note is about; `names`, by uid, what the
    values of a field point at.

    `sides` has what each desk did, once `whole` has told it; `half`: not all of them is known."""

    uid: UUID
    kind: str
    operation: UUID
    about: UUID | None
    noted_at: datetime
    branches: tuple[str, ...]
    facts: dict[str, Any]
    title: str
    barcode: str
    people: tuple[Person, ...]
    settled_at: datetime | None
    settled_by: str
    settlement: str
    name: str = ""
    sides: tuple[Side, ...] = ()
    half: bool = False
    names: Mapping[str, str] = {}


def count_open(session: Session) -> int:
    """How many notes wait for a person."""
    return _count(session, Note.settled_at.is_(None))


def count_settled(session: Session) -> int:
    """How many notes somebody has settled, or later news."""
    return _count(session, Note.settled_at.is_not(None))


def _count(session: Session, which: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(Note).where(which)) or 0


def place_of(session: Session, operation: UUID) -> tuple[bool, int] | None:
    """Whether the note of an operation is settled (an open one comes first), and how many stand before it."""
    found = session.scalars(select(Note).where(Note.operation == operation)).all()
    first = min(found, key=lambda note: (note.settled_at is not None, note.noted_at, note.uid), default=None)
    if first is None:
        return None
    tied = Note.uid < first.uid
    if first.settled_at is None:
        sooner = or_(Note.noted_at < first.noted_at, (Note.noted_at == first.noted_at) & tied)
        before = and_(Note.settled_at.is_(None), sooner)
    else:
        before = or_(Note.settled_at > first.settled_at, (Note.settled_at == first.settled_at) & tied)
    return first.settled_at is not None, _count(session, before)


def duplicates_of(session: Session, one: UUID, other: UUID) -> list[UUID]:
    """The open notes that these two members may be one person."""
    wanted = (Note.kind == "possible_duplicate") & Note.settled_at.is_(None)
    about = Note.about.in_((one, other))
    rows = session.execute(select(Note.uid, Note.facts).where(wanted, about).order_by(Note.uid))
    return [
        uid
        for uid, raw in rows
        if {uid_in(facts := msgspec.json.decode(raw), "member"), uid_in(facts, "other")} == {one, other}
    ]


def whole(session: Session, note: NoteRow) -> NoteRow:
    """The note with what each desk did."""
    about = About(note.kind, note.operation, note.about, note.facts)
    sides = tuple(sides_of(session, about))
    return note._replace(sides=sides, half=is_half(about, sides))


def notes(session: Session, *, settled: bool = False, limit: int | None = PAGE) -> list[NoteRow]:
    """Open notes, oldest first; or those that were settled, the newest first."""
    order = Note.settled_at.desc() if settled else Note.noted_at
    wanted = Note.settled_at.is_not(None) if settled else Note.settled_at.is_(None)
    found = session.execute(_rows().where(wanted).order_by(order, Note.uid).limit(limit)).all()
    names: dict[str, str] = {str(uid): name for uid, name in session.execute(select(Branch.uid, Branch.name))}
    return [_row(session, row, names) for row in found]


def _rows() -> Select[*tuple[Any, ...]]:
    return select(
        Note.uid,
        Note.kind,
        Note.operation,
        Note.about,
        Note.noted_at,
        Note.branches,
        Note.facts,
        Note.settled_at,
        func.coalesce(Staff.name, "").label("settled_by"),
        Note.settlement,
    ).outerjoin(Staff, Staff.id == Note.settled_by_id)


def _row(session: Session, row: Any, branches: dict[str, str]) -> NoteRow:
    facts: dict[str, Any] = msgspec.json.decode(row.facts)
    subject = subject_of(facts)
    title, barcode = item_of(session, subject)
    return NoteRow(
        uid=row.uid,
        kind=row.kind,
        operation=row.operation,
        about=row.about,
        noted_at=row.noted_at,
        branches=tuple(branches.get(uid, "?") for uid in msgspec.json.decode(row.branches, type=list[str])),
        facts=facts,
        title=title or title_of(session, subject),
        barcode=barcode or str(facts.get("barcode", "")),
        people=tuple(_people(session, subject)),
        settled_at=row.settled_at,
        settled_by=row.settled_by,
        settlement=row.settlement,
        name=name_of(session, facts),
        names=names_in(session, facts),
    )


def _people(session: Session, facts: dict[str, Any]) -> Iterable[Person]:
    for name in ("member", "other"):
        if (uid := uid_in(facts, name)) is not None:
            found = session.execute(
                select(Member.uid, Member.number, Member.name, Member.phone).where(Member.uid == uid)
            ).first()
            if found is not None:
                yield Person(*found)
