# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of a copy that no table tells, as this desk's own journal has it: edits, parts, what was found.

Nothing of it is known of other desks.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import JournalEntry

LOOKED_THROUGH = 2_000
"""The newest entries of each kind: a journal has no index of the copies that it names."""
REFUSED = "refused"
UNDOES = {"UndoFinding": "CheckIn", "UndoDamage": "NoteDamage"}


class Told(NamedTuple):
    """What happened, by a word of copy_history.What; branches as text of their uids.

    `uids` are the fines that fell away.
    """

    at: datetime
    what: str
    branch: str = ""
    to: str = ""
    said: str = ""
    uids: tuple[str, ...] = ()


class _Made(NamedTuple):
    """An entry that names the copy; `is_edit`: a record was there before."""

    kind: str
    uid: UUID
    at: datetime
    facts: dict[str, Any]
    is_edit: bool


def told(session: Session, item: UUID) -> list[Told]:
    """What this desk did to a copy, oldest first; not what was taken back or refused."""
    made: list[_Made] = []
    for one in sorted(_entries(session, item), key=lambda one: (one.at, one.uid)):
        if one.kind in UNDOES:
            _drop_last(made, UNDOES[one.kind])
        else:
            made.append(one)
    return [*_edits(made), *(said for one in made if one.kind in TELLERS for said in TELLERS[one.kind](one))]


def _entries(session: Session, item: UUID) -> Iterator[_Made]:
    name = str(item)
    for kind in ("PutItem", *TELLERS, *UNDOES):
        newest = (
            select(
                JournalEntry.uid,
                JournalEntry.made_at,
                JournalEntry.payload,
                JournalEntry.before,
                JournalEntry.outcome,
            )
            .where(JournalEntry.kind == kind)
            .order_by(JournalEntry.made_at.desc())
            .limit(LOOKED_THROUGH)
            .subquery()
        )
        named = select(newest).where(func.instr(newest.c.payload, name.encode()) > 0)
        for uid, made_at, payload, before, outcome in session.execute(named):
            facts: dict[str, Any] = msgspec.json.decode(payload)
            if facts.get("item") == name and not _is_refused(outcome) and _counts(kind, facts):
                yield _Made(kind, uid, _when(facts, made_at), facts, before is not None or item < uid)


def _is_refused(outcome: str | None) -> bool:
    return outcome is not None and msgspec.json.decode(outcome).get("outcome") == REFUSED


def _counts(kind: str, facts: dict[str, Any]) -> bool:
    """What a row tells as well is left to it: a return that ended a loan, damage that was paid for."""
    match kind:
        case "CheckIn":
            return facts.get("loan") is None and facts.get("found", True)
        case "UndoFinding":
            return bool(facts.get("found", True))
        case "NoteDamage":
            return facts.get("charge") is None
        case "UndoDamage":
            return facts.get("fine") is None
    return True


def _when(facts: dict[str, Any], made_at: datetime) -> datetime:
    happened = facts.get("occurred_at")
    return min(datetime.fromisoformat(happened).astimezone(UTC), made_at) if happened else made_at


def _drop_last(made: list[_Made], kind: str) -> None:
    for place in reversed(range(len(made))):
        if made[place].kind == kind:
            del made[place]
            return


def _edits(made: list[_Made]) -> Iterator[Told]:
    """Each time that the record was saved, with its condition where that became another one."""
    condition = "good"
    for one in made:
        if one.kind == "PutItem":
            now = str(one.facts["facts"].get("condition", "good"))
            what = "changed" if one.is_edit else "added"
            yield Told(one.at, what, _branch(one), said=now if now != condition else "")
            condition = now


def _branch(one: _Made) -> str:
    return str(one.facts.get("branch") or "")


def _added(one: _Made) -> Iterator[Told]:
    yield Told(one.at, "added", _branch(one))


def _moved(one: _Made) -> Iterator[Told]:
    yield Told(one.at, "belongs", _branch(one), to=str(one.facts["home"]))


def _parts(one: _Made) -> Iterator[Told]:
    yield Told(one.at, "parts", _branch(one), said=", ".join(one.facts.get("missing", ())))


def _found(one: _Made) -> Iterator[Told]:
    yield Told(one.at, "found", _branch(one), uids=tuple(one.facts.get("refunds", ())))


def _damaged(one: _Made) -> Iterator[Told]:
    yield Told(one.at, "damaged", _branch(one))


TELLERS: dict[str, Callable[[_Made], Iterator[Told]]] = {
    "AddInPassing": _added,
    "MoveHome": _moved,
    "NoteParts": _parts,
    "CheckIn": _found,
    "NoteDamage": _damaged,
}
