# SPDX-License-Identifier: GPL-3.0-or-later
"""A library that stood alone brings its work along: its journal, told again in the words of the network.

The desk's new store has the network's rows already. Types that both know by one code are one type, the
library's own branch is the branch that the code was for, and what was decided for the whole library holds
for that branch alone from now on. All else keeps its name, and its history.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from db.models import Branch, ItemType, JournalEntry, MemberType, Setting, Title
from db.models.columns import Row
from db.operations.notices import GiveNotice, TellOfHolds
from db.operations.operation import Operation, decode, encode
from db.operations.policies import ChangeSetting, PutBranch, PutClosedDays, PutPolicy, PutType
from db.operations.prints import RecordPrint
from db.operations.staff import PutStaff

AT_ONCE = 500
OF_THIS_DESK = frozenset({"device", "branch", "clock_confirmed", "till_counted"})
"""Settings of a desk that stay with its old store."""
ADMINISTRATOR, HEAD = "administrator", ("branch_head", "cataloguer")
"""Who ran a library alone runs a branch of the network."""


BROUGHT = ("desk", "brought_until")
"""When the last of what came along was made: a server that was restored since asks for it again."""


class Home(NamedTuple):
    """The desk's new place: who it is there, its branch, and that branch's code."""

    device: UUID
    branch: UUID
    code: str


def count_of(session: Session) -> int:
    """How many operations a library that stands alone has to bring along."""
    return session.scalar(select(func.count()).select_from(JournalEntry)) or 0


def keep_until_when(old: Session, new: Session) -> None:
    """Note which of the journal came along, from the store where it stood alone."""
    last = old.scalar(select(func.max(JournalEntry.made_at)))
    if last is not None:
        new.merge(Setting(scope=BROUGHT[0], name=BROUGHT[1], value=last.isoformat()))


def count_of_brought(session: Session) -> int:
    """How many of a desk's operations came along from where it stood alone, as far as it still has them.

    They are the oldest, so the first to be sent again.
    """
    until = session.get(Setting, BROUGHT)
    if until is None:
        return 0
    theirs = JournalEntry.made_at <= datetime.fromisoformat(until.value)
    return session.scalar(select(func.count()).select_from(JournalEntry).where(theirs)) or 0


def bring_along(old: Session, new: Session, home: Home, stopped: Callable[[], bool]) -> None:
    """Put the old store's operations into the new journal, to be sent.

    What an earlier attempt has put there is not put there twice.
    """
    same = same_rows(old, new, home)
    number = new.scalar(select(func.max(JournalEntry.number)).where(JournalEntry.device == home.device)) or 0
    for part in _parts(old):
        if stopped():
            break
        there = set(new.scalars(select(JournalEntry.uid).where(JournalEntry.uid.in_([e.uid for e in part]))))
        for entry in part:
            if entry.uid in there or (operation := retold(entry.payload, same, home)) is None:
                continue
            number += 1
            new.add(_copy(entry, operation, home.device, number))
        new.flush()
        new.expunge_all()
        old.expunge_all()


def _parts(old: Session) -> Iterator[Sequence[JournalEntry]]:
    """The old journal in the order in which things were done."""
    last = 0
    while True:
        part = old.scalars(
            select(JournalEntry).where(JournalEntry.id > last).order_by(JournalEntry.id).limit(AT_ONCE)
        ).all()
        if not part:
            return
        last = part[-1].id
        yield part


def _copy(entry: JournalEntry, operation: Operation, device: UUID, number: int) -> JournalEntry:
    return JournalEntry(
        uid=entry.uid,
        device=device,
        number=number,
        kind=entry.kind,
        schema_version=entry.schema_version,
        made_at=entry.made_at,
        payload=encode(operation),
        clock_offset=entry.clock_offset,
    )


def same_rows(old: Session, new: Session, home: Home) -> dict[UUID, UUID]:
    """Rows of the old store that the network has under another name."""
    same = _by_code(old, new, MemberType) | _by_code(old, new, ItemType) | _by_code(old, new, Branch)
    own = old.get(Setting, ("desk", "branch"))
    return same if own is None else {**same, UUID(own.value): home.branch}


def _by_code(old: Session, new: Session, model: type[Row]) -> dict[UUID, UUID]:
    code = model.code  # type: ignore[attr-defined]
    there = {word: uid for word, uid in new.execute(select(code, model.uid))}  # noqa: C416 - rows, not pairs
    return {uid: there[word] for word, uid in old.execute(select(code, model.uid)) if word in there}


def retold(payload: bytes, same: dict[UUID, UUID], home: Home) -> Operation | None:
    """An operation as the network understands it; None where the network has decided that already."""
    operation = decode(payload)
    if isinstance(operation, ChangeSetting):
        return None
    if isinstance(operation, PutBranch | PutType) and operation.target in same:
        return None
    for mine, theirs in same.items():
        payload = payload.replace(str(mine).encode(), str(theirs).encode())
    return _at_home(decode(payload), home)


def _at_home(operation: Operation, home: Home) -> Operation:
    match operation:
        case PutPolicy(at_branch=None):
            return replace(operation, at_branch=home.branch)
        case PutClosedDays(days=days):
            return replace(
                operation, days=tuple(replace(day, at_branch=day.at_branch or home.branch) for day in days)
            )
        case PutStaff(roles=roles) if ADMINISTRATOR in roles:
            kept = tuple(role for role in roles if role not in (ADMINISTRATOR, *HEAD))
            return replace(operation, roles=(*HEAD, *kept))
        case RecordPrint(number=number):
            return replace(operation, number=f"{home.code}-{number}")
        case GiveNotice(number=number) | TellOfHolds(number=number) if number:
            return replace(operation, number=f"{home.code}-{number}")
    return operation


def keep_what_does_not_travel(old: Session, new: Session) -> None:
    """The records as they were imported, and the settings of the PC: printer, sounds, language."""
    for setting in old.scalars(select(Setting).where(Setting.scope == "desk")):
        if setting.name not in OF_THIS_DESK:
            new.merge(Setting(scope="desk", name=setting.name, value=setting.value))
    records = (
        select(Title.uid, Title.marc).where(Title.marc.is_not(None)).execution_options(yield_per=AT_ONCE)
    )
    for uid, marc in old.execute(records):
        new.execute(update(Title).where(Title.uid == uid).values(marc=marc))
