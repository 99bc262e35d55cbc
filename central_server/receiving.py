# SPDX-License-Identifier: GPL-3.0-or-later
"""Operations taken in, one by one, in the device's order: each takes effect once and is answered once."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple, TypeVar
from uuid import UUID

import msgspec
from msgspec.structs import replace
from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from central_server.concerned import concerned
from central_server.devices import Chance
from central_server.noting import settle_ended, settle_moot, tell_sides, write_note
from central_server.store import CentralStore
from central_server.turns import take_turns
from central_server.visit_days import count_days
from db.models import Branch, Item, JournalEntry, Member, Staff
from db.models.among import Among
from db.models.columns import EPOCH, MICROSECOND
from db.models.syncing import Device, Note
from db.operations.operation import Operation, decode, read_keys
from db.syncing.deciding import WAITS, decide, decoded_before
from db.syncing.kinds import (
    LOANS,
    NOTES,
    RowKey,
    at,
)
from db.syncing.known import Known
from db.syncing.messages import Answered, Sent, bytes_of
from db.syncing.verdicts import Bench, Noted, Verdict

TOLERATED = timedelta(seconds=2)
"""A clock this near is right: what the wire takes is not to be told from what the clock is off."""
AT_ONCE = 500
APPEND = insert(JournalEntry)
TAKEN_IN = select(JournalEntry.uid, JournalEntry.number, JournalEntry.outcome).where(
    Among(JournalEntry.uid, "uids")
)
WAITING = (
    select(Note, JournalEntry)
    .join(JournalEntry, JournalEntry.uid == Note.operation)
    .where(Among(Note.about, "rows"), Note.kind == bindparam("kind"))
)
"""Settled or not: who settles the note has not undone what happened."""
T = TypeVar("T")
log = logging.getLogger(__name__)


class Received(NamedTuple):
    """The answers, the rows touched, and 'copied' or 'gap' where the device's numbers don't fit."""

    answers: list[Answered]
    touched: set[RowKey]
    status: str


class Arrival(NamedTuple):
    """What is the same for all operations of one request.

    `last_try`: it will not be tried once more. `apart`: what fails is refused alone; else TakeApart.
    """

    now: datetime
    offset: int
    log_from: int
    chance: Chance
    last_try: bool = True
    apart: bool = True


class TakeApart(Exception):
    """An operation can't stand: the request is to be taken in anew, each operation with a savepoint."""


def at_once_or_apart(store: CentralStore, work: Callable[[Session, bool, bool], T]) -> T:
    """Do `work(session, is_last_try, apart)` all at once, as it nearly always goes, else each apart."""
    try:
        return store.retry(lambda session, is_last: work(session, is_last, False))
    except TakeApart:
        return store.retry(lambda session, is_last: work(session, is_last, True))


@dataclass(slots=True)
class Line:
    """How far a device's operations have come, and what this request adds: written once, at its end."""

    uid: UUID
    branch_id: int
    last_number: int
    last_made_at: datetime | None
    trusted_to: int
    known: Known
    entries: list[dict[str, object]] = field(default_factory=list)


class Parcel(NamedTuple):
    """What one device sent; the caller has locked the device's row."""

    device: Device
    sent: Sequence[Sent]
    arrival: Arrival


def receive(session: Session, device: Device, sent: Sequence[Sent], arrival: Arrival) -> Received:
    """Take operations in until one's number doesn't fit; the device's row is locked by the caller."""
    (received,), touched = receive_together(session, [Parcel(device, sent, arrival)])
    return received._replace(touched=touched)


def receive_together(session: Session, parcels: Sequence[Parcel]) -> tuple[list[Received], set[RowKey]]:
    """As `receive` for each of several devices, in this order, and all rows that were touched.

    Where it fails nothing stands, of none of them.
    """
    read = [
        [(one, _decoded(bytes(one.payload), bytes_of(one.before))) for one in parcel.sent]
        for parcel in parcels
    ]
    operations = [operation for some in read for _, operation in some if operation is not None]
    held = take_turns(session, operations)  # a session forgets what nobody holds
    known = Known()
    for model, name in ((Branch, "branch"), (Staff, "staff")):
        read_keys(session, model, {uid for one in operations if (uid := getattr(one, name)) is not None})
    items = [one.id for one in held if isinstance(one, Item)]
    people = [one.id for one in held if isinstance(one, Member)]
    known.read_histories(session, items)
    known.read_borrowed(session, people)
    known.read_quiet(session, items, people)
    taken = _known(session, [one.uid for parcel in parcels for one in parcel.sent])
    lines = [_line(parcel.device, known) for parcel in parcels]
    try:
        received = [
            _received(session, line, some, taken, parcel.arrival)
            for line, some, parcel in zip(lines, read, parcels, strict=True)
        ]
        session.flush()
    except IntegrityError as error:
        if parcels[0].arrival.apart:
            raise
        raise TakeApart from error
    if entries := [entry for line in lines for entry in line.entries]:
        session.connection().execute(APPEND, entries)
    touched = set[RowKey]().union(*(one.touched for one in received))
    touched |= _judge_waiting(session, touched, parcels[0].arrival)
    tell_sides(session, [key.uid for key in touched if key.kind == NOTES.number])
    ended = [key.uid for key in touched if key.kind == LOANS.number]
    touched |= settle_ended(session, ended, parcels[0].arrival.now)
    touched |= concerned(session, touched) | count_days(session, touched)
    for line, parcel in zip(lines, parcels, strict=True):
        parcel.device.last_number, parcel.device.last_made_at = line.last_number, line.last_made_at
    return received, touched


def _line(device: Device, known: Known) -> Line:
    return Line(
        device.uid, device.branch_id, device.last_number, device.last_made_at, device.trusted_to, known
    )


def _received(
    session: Session,
    line: Line,
    read: list[tuple[Sent, Operation | None]],
    taken: dict[UUID, Answered],
    arrival: Arrival,
) -> Received:
    answers: list[Answered] = []
    touched = set[RowKey]()
    for one, operation in read:
        known = taken.get(one.uid)
        status = _fits(line, one, known, arrival.log_from)
        if status != "ok":
            return Received(answers, touched, status)
        if known is not None:
            line.last_number = max(line.last_number, one.number)
            answers.append(replace(known, number=one.number))
            continue
        taken[one.uid], rows = _take(session, line, one, operation, arrival)
        answers.append(taken[one.uid])
        touched |= rows
    return Received(answers, touched, "ok")


def _known(session: Session, uids: list[UUID]) -> dict[UUID, Answered]:
    """Those of these operations that were taken in before, with their answers."""
    rows = session.execute(TAKEN_IN, {"uids": uids}) if uids else ()
    return {uid: _stored(uid, number, outcome) for uid, number, outcome in rows}


def _stored(uid: UUID, number: int, outcome: str | None) -> Answered:
    if not outcome:
        return Answered(number=number, uid=uid, outcome="applied")
    return msgspec.json.decode(outcome, type=Answered)


def _fits(line: Line, one: Sent, known: Answered | None, log_from: int) -> str:
    if one.number <= line.last_number:
        return "ok" if known is not None else "copied"
    if one.number > max(line.last_number + 1, log_from) and known is None:
        return "gap"
    return "ok"


def _decoded(payload: bytes, before: bytes | None) -> Operation | None:
    """None for what is no operation that this server knows, or began from what it can't read."""
    try:
        decoded_before(before)
        return decode(payload)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _take(
    session: Session, line: Line, one: Sent, operation: Operation | None, arrival: Arrival
) -> tuple[Answered, set[RowKey]]:
    made_at = _corrected(line, one, arrival)
    bench = Bench(
        session=session,
        at=made_at,
        final=True,
        before={} if operation is None else decoded_before(bytes_of(one.before)),
        trusted=one.number <= line.trusted_to,
        known=line.known,
        apart=arrival.apart,
    )
    verdict = _judge(bench, operation, arrival)
    touched = set(verdict.touched)
    for noted in verdict.notes:
        touched.add(_write_note(session, line.branch_id, one.uid, noted, arrival))
    touched |= _settle_moot(session, verdict, arrival)
    answer = Answered(
        number=one.number,
        uid=one.uid,
        outcome=verdict.outcome,
        why=verdict.refused,
        facts=verdict.facts,
        notes=tuple(noted.kind for noted in verdict.notes),
    )
    line.entries.append(
        {
            "uid": one.uid,
            "device": line.uid,
            "number": one.number,
            "kind": "unreadable" if operation is None else operation.kind(),
            "schema_version": one.schema,
            "made_at": made_at,
            "payload": bytes(one.payload),
            "outcome": msgspec.json.encode(answer).decode(),
            "answered_at": arrival.now,
            "clock_offset": (made_at - one.made_at) // MICROSECOND,
            "before": bytes_of(one.before),
        }
    )
    line.last_number, line.last_made_at = one.number, made_at
    return answer, touched


def _corrected(line: Line, one: Sent, arrival: Arrival) -> datetime:
    """The device's time put right; never after now, never before what the device did before."""
    offset = arrival.offset if one.offset is None else one.offset
    if abs(offset) <= TOLERATED // MICROSECOND:
        offset = 0
    try:
        made_at = min(one.made_at + offset * MICROSECOND, arrival.now)
    except OverflowError:
        made_at = arrival.now
    if line.last_made_at is not None:
        made_at = max(made_at, line.last_made_at + MICROSECOND)
    return made_at


def _judge(bench: Bench, operation: Operation | None, arrival: Arrival) -> Verdict:
    """One bad operation never blocks those behind it: what can't be read or done is refused."""
    if operation is None:
        return _refused("Unreadable")
    try:
        return decide(bench, replace(operation, made_at=bench.at))
    except OperationalError:
        raise
    except Exception as error:
        if not arrival.apart:
            raise TakeApart from error
        if isinstance(error, IntegrityError) and not arrival.last_try:
            raise  # another desk chose the same at this moment: seen on the next try, it is settled properly
        bench.session.expire_all()
        bench.known.forget()
        log.warning("operation refused: %s could not be applied (%s)", operation.kind(), type(error).__name__)
        return _refused("Unforeseen", operation)


def _refused(why: str, operation: Operation | None = None) -> Verdict:
    nothing = Operation(uid=UUID(int=0), made_at=EPOCH) if operation is None else operation
    verdict = Verdict(nothing, refused=why)
    verdict.note(
        "refused", {nothing.branch}, why=why, operation="" if operation is None else operation.kind()
    )
    return verdict


def _write_note(session: Session, branch: int, operation: UUID, noted: Noted, arrival: Arrival) -> RowKey:
    here = session.get_one(Branch, branch).uid
    known = set(session.scalars(select(Branch.uid).where(Branch.uid.in_(noted.branches))))
    return write_note(
        session,
        arrival.chance.uid(),
        noted.kind,
        known or {here},
        noted.facts,
        arrival.now,
        operation=operation,
        about=noted.about,
    )


def _settle_moot(session: Session, verdict: Verdict, arrival: Arrival) -> set[RowKey]:
    """Notes that later news has made pointless settle themselves."""
    settled = set[RowKey]()
    for kind, about in verdict.moot:
        settled |= settle_moot(session, kind, about, arrival.now)
    return settled


def _judge_waiting(session: Session, touched: set[RowKey], arrival: Arrival) -> set[RowKey]:
    """Judge what has waited for one of these rows, and what waited for that in its turn."""
    found, fresh = set[RowKey](), touched
    while fresh:
        waiting = _waiting_for(session, fresh)
        take_turns(session, [operation for operation, _, _ in waiting])
        fresh = set()
        for one in waiting:
            fresh |= _judge_late(session, *one, arrival)
        found |= fresh
    return found


def _waiting_for(session: Session, rows: set[RowKey]) -> list[tuple[Operation, JournalEntry, Note]]:
    """In the order in which they were made."""
    uids = [key.uid for key in rows]
    found: list[tuple[Operation, JournalEntry, Note]] = []
    for start in range(0, len(uids), AT_ONCE):
        some = {"rows": uids[start : start + AT_ONCE], "kind": WAITS}
        for note, entry in session.execute(WAITING, some):
            operation = _decoded(entry.payload, entry.before)
            if operation is not None:
                found.append((operation, entry, note))
    return sorted(found, key=lambda one: (one[1].made_at, one[1].uid))


def _judge_late(
    session: Session, operation: Operation, entry: JournalEntry, note: Note, arrival: Arrival
) -> set[RowKey]:
    """As if it came now, but for its time. Its answer stays as it was given: notes say what came of it."""
    device = session.scalars(select(Device).where(Device.uid == entry.device)).one()
    bench = Bench(
        session=session,
        at=entry.made_at,
        final=True,
        before=decoded_before(entry.before),
        trusted=entry.number <= device.trusted_to,
    )
    verdict = _judge(bench, operation, arrival._replace(apart=True))
    touched = {*verdict.touched, at(NOTES, note.uid)}
    if still := [noted for noted in verdict.notes if noted.kind == WAITS]:
        note.about = still[0].about
        return touched
    note.about = None
    if note.settled_at is None:
        note.settled_at, note.settlement = arrival.now, "moot"
    touched |= {_write_note(session, device.branch_id, entry.uid, one, arrival) for one in verdict.notes}
    return touched | _settle_moot(session, verdict, arrival)
