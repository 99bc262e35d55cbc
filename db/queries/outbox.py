# SPDX-License-Identifier: GPL-3.0-or-later
"""The outbox as a person reads it: what waits, what was sent with what outcome, which numbers are left."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import JournalEntry, NumberBlock
from db.models.syncing import Note
from db.queries.subjects import item_of, number_of, title_of, uid_in

LATELY = 200
"""How many of the operations that were answered are shown."""


class Waiting(NamedTuple):
    """Operations of one kind that no server has answered yet."""

    kind: str
    many: int
    oldest: datetime


class SentRow(NamedTuple):
    """An operation that was answered: 'applied', 'noted' or 'refused' (`why`: the name of the refusal).

    `notes` are the kinds of note that it led to; `note_here`: one of them is at this desk, else they stand at
    the branches that they concern. `title`, `barcode`, `member` (a card number) and `name` say what it was
    about; empty where it was about none, or this desk knows none.
    """

    uid: UUID
    kind: str
    made_at: datetime
    answered_at: datetime
    outcome: str
    why: str
    notes: tuple[str, ...]
    title: str
    barcode: str
    member: str
    name: str
    note_here: bool


class Outcome(msgspec.Struct):
    """The parts of an answer that are shown; see db.syncing.messages.Answered."""

    outcome: str = "applied"
    why: str = ""
    notes: tuple[str, ...] = ()


def waiting_by_kind(session: Session, device: UUID) -> list[Waiting]:
    """What this device has not had answered, the most of a kind first."""
    count = func.count().label("count")
    found = session.execute(
        select(JournalEntry.kind, count, func.min(JournalEntry.made_at))
        .where(JournalEntry.device == device, JournalEntry.outcome.is_(None))
        .group_by(JournalEntry.kind)
        .order_by(count.desc(), JournalEntry.kind)
    )
    return [Waiting(*row) for row in found]


def sent_lately(session: Session, device: UUID, limit: int = LATELY) -> list[SentRow]:
    """What was answered, the newest first."""
    found = session.execute(
        select(
            JournalEntry.uid,
            JournalEntry.kind,
            JournalEntry.made_at,
            JournalEntry.answered_at,
            JournalEntry.outcome,
            JournalEntry.payload,
        )
        .where(JournalEntry.device == device, JournalEntry.answered_at.is_not(None))
        .order_by(JournalEntry.number.desc())
        .limit(limit)
    )
    rows = found.all()
    asked = [row.uid for row in rows]
    noted = set(session.scalars(select(Note.operation).where(Note.operation.in_(asked))))
    return [_row(session, row, row.uid in noted) for row in rows]


def _row(session: Session, row: Any, note_here: bool) -> SentRow:
    answer = msgspec.json.decode(row.outcome, type=Outcome)
    made: dict[str, Any] = msgspec.json.decode(row.payload)
    facts = made.get("facts") if isinstance(made.get("facts"), dict) else {}
    assert isinstance(facts, dict)
    title, barcode = item_of(session, made)
    return SentRow(
        uid=row.uid,
        kind=row.kind,
        made_at=row.made_at,
        answered_at=row.answered_at,
        outcome=answer.outcome,
        why=answer.why,
        notes=answer.notes,
        title=title or title_of(session, made) or str(facts.get("title", "")),
        barcode=barcode or str(facts.get("barcode", "")),
        member=number_of(session, made) or str(made.get("number", "") if uid_in(made, "member") else ""),
        name=_name(made),
        note_here=note_here,
    )


def _name(made: dict[str, Any]) -> str:
    """Of a branch, type, account or slip: no member's, whose card number is enough here."""
    if made["kind"] in {"PutBranch", "PutType", "PutStaff"}:
        return str(made.get("name", ""))
    return str(made.get("number", "")) if made["kind"] == "RecordPrint" else ""


def numbers_left(session: Session) -> dict[str, int]:
    """How many numbers this desk may still give out, by kind ('slip', 'member')."""
    found = session.execute(
        select(NumberBlock.kind, func.sum(NumberBlock.last - NumberBlock.next + 1)).group_by(NumberBlock.kind)
    )
    return {kind: max(0, left) for kind, left in found}
