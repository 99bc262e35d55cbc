# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes for the attention list of branches, and those that later news has made pointless."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Loan
from db.models.among import Among
from db.models.syncing import Note
from db.queries.sides import SIDES, told_by_server
from db.syncing.kinds import NOTES, RowKey, at

EDITED_TWICE = "edited_twice"
DESPITE = (
    select(Note)
    .join(Loan, Loan.uid == Note.about)
    .where(
        Among(Note.about, "loans"),
        Note.kind == "lent_despite",
        Note.settled_at.is_(None),
        Loan.ended_at.is_not(None),
    )
)
MOST_TOLD = 100
"""Of how many notes of one request both sides are looked up."""


def write_note(
    session: Session,
    uid: UUID,
    kind: str,
    branches: Iterable[UUID],
    facts: Mapping[str, object],
    now: datetime,
    *,
    operation: UUID,
    about: UUID | None = None,
) -> RowKey:
    """Write one down."""
    note = Note(
        uid=uid,
        kind=kind,
        operation=operation,
        about=about,
        noted_at=now,
        branches=msgspec.json.encode(sorted(map(str, branches))).decode(),
        facts=msgspec.json.encode(facts).decode(),
        settlement="",
    )
    session.add(note)
    return at(NOTES, note.uid)


def settle_moot(session: Session, kind: str, about: UUID, now: datetime) -> set[RowKey]:
    """Open notes of this kind about a row settle themselves."""
    session.flush()
    return _settle(
        session.scalars(
            select(Note).where(Note.about == about, Note.kind == kind, Note.settled_at.is_(None))
        ),
        now,
    )


def _settle(notes: Iterable[Note], now: datetime) -> set[RowKey]:
    settled = set[RowKey]()
    for note in notes:
        note.settled_at, note.settlement = now, "moot"
        settled.add(at(NOTES, note.uid))
    return settled


def settle_ended(session: Session, loans: Collection[UUID], now: datetime) -> set[RowKey]:
    """That these were lent although something stood against it is no matter once that is over."""
    if not loans:
        return set()
    return _settle(session.scalars(DESPITE, {"loans": list(loans)}), now)


def tell_sides(session: Session, notes: Collection[UUID]) -> None:
    """Tell both sides in those of these notes that lack them: no desk knows what all desks did.

    Once the operations of a request are in the journal. Of a great many (an import that met taken barcodes)
    the first: of the others a desk tells what it knows.
    """
    if not notes:
        return
    for note in session.scalars(select(Note).where(Note.uid.in_(sorted(notes)[:MOST_TOLD]))):
        note.facts = told_by_server(session, note) or note.facts
        if note.kind == EDITED_TWICE:
            _tell_both(note)


def _tell_both(note: Note) -> None:
    """Who wrote the other value is concerned as well: one of the two did not stand."""
    sides = msgspec.json.decode(note.facts).get(SIDES, ())
    wrote = {side["branch"] for side in sides if "branch" in side}
    note.branches = msgspec.json.encode(sorted(wrote.union(msgspec.json.decode(note.branches)))).decode()
