# SPDX-License-Identifier: GPL-3.0-or-later
"""Operations taken in, one by one, in the device's order: each takes effect once and is answered once."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

import msgspec
from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from central_server.devices import Chance
from central_server.turns import take_turns
from db.models import Branch, JournalEntry, Loan, Member
from db.models.columns import EPOCH, MICROSECOND
from db.models.syncing import Device, Note
from db.operations.operation import Operation, decode
from db.syncing.deciding import decide, decoded_before
from db.syncing.kinds import LOANS, MEMBER_CONTACTS, MEMBER_PHOTOS, MEMBERS, NOTES, RowKey, at
from db.syncing.messages import Answered, Sent, bytes_of
from db.syncing.verdicts import Bench, Noted, Verdict

TOLERATED = timedelta(seconds=2)
"""A clock this near is right: what the wire takes is not to be told from what the clock is off."""
log = logging.getLogger(__name__)


class Received(NamedTuple):
    """The answers, the rows touched, and 'copied' or 'gap' where the device's numbers don't fit."""

    answers: list[Answered]
    touched: set[RowKey]
    status: str


class Arrival(NamedTuple):
    """What is the same for all operations of one request; `last_try`: it will not be tried once more."""

    now: datetime
    offset: int
    log_from: int
    chance: Chance
    last_try: bool = True


def receive(session: Session, device: Device, sent: Iterable[Sent], arrival: Arrival) -> Received:
    """Take operations in until one's number doesn't fit; the device's row is locked by the caller."""
    answers: list[Answered] = []
    touched = set[RowKey]()
    read = [(one, _decoded(one)) for one in sent]
    take_turns(session, [operation for _, operation in read if operation is not None])
    for one, operation in read:
        known = _known(session, one.uid)
        status = _fits(device, one, known, arrival.log_from)
        if status != "ok":
            return Received(answers, touched, status)
        if known is not None:
            device.last_number = max(device.last_number, one.number)
            answers.append(_stored(one, known))
            continue
        answer, rows = _take(session, device, one, operation, arrival)
        answers.append(answer)
        touched |= rows
    return Received(answers, touched | concerned(session, touched), "ok")


def _known(session: Session, uid: UUID) -> JournalEntry | None:
    """The operation as it was taken in before, with its answer."""
    return session.scalar(select(JournalEntry).where(JournalEntry.uid == uid))


def _fits(device: Device, one: Sent, known: JournalEntry | None, log_from: int) -> str:
    if one.number <= device.last_number:
        return "ok" if known is not None else "copied"
    if one.number > max(device.last_number + 1, log_from) and known is None:
        return "gap"
    return "ok"


def _stored(one: Sent, known: JournalEntry) -> Answered:
    if not known.outcome:
        return Answered(number=one.number, uid=one.uid, outcome="applied")
    answered = msgspec.json.decode(known.outcome, type=Answered)
    return msgspec.structs.replace(answered, number=one.number)


def _decoded(one: Sent) -> Operation | None:
    """None for what is no operation that this server knows, or began from what it can't read."""
    try:
        decoded_before(bytes_of(one.before))
        return decode(bytes(one.payload))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _take(
    session: Session, device: Device, one: Sent, operation: Operation | None, arrival: Arrival
) -> tuple[Answered, set[RowKey]]:
    made_at = _corrected(device, one, arrival)
    bench = Bench(
        session=session,
        at=made_at,
        final=True,
        before={} if operation is None else decoded_before(bytes_of(one.before)),
        trusted=one.number <= device.trusted_to,
    )
    verdict = _judge(bench, operation, arrival)
    touched = set(verdict.touched)
    for noted in verdict.notes:
        touched.add(_write_note(session, device, one, noted, arrival))
    touched |= _settle_moot(session, verdict, arrival)
    answer = Answered(
        number=one.number,
        uid=one.uid,
        outcome=verdict.outcome,
        why=verdict.refused,
        facts=verdict.facts,
        notes=tuple(noted.kind for noted in verdict.notes),
    )
    session.add(
        JournalEntry(
            uid=one.uid,
            device=device.uid,
            number=one.number,
            kind="unreadable" if operation is None else operation.kind(),
            schema_version=one.schema,
            made_at=made_at,
            payload=bytes(one.payload),
            outcome=msgspec.json.encode(answer).decode(),
            answered_at=arrival.now,
            clock_offset=(made_at - one.made_at) // MICROSECOND,
            before=bytes_of(one.before),
        )
    )
    device.last_number, device.last_made_at = one.number, made_at
    session.flush()
    return answer, touched


def _corrected(device: Device, one: Sent, arrival: Arrival) -> datetime:
    """The device's time put right; never after now, never before what the device did before."""
    offset = arrival.offset if one.offset is None else one.offset
    if abs(offset) <= TOLERATED // MICROSECOND:
        offset = 0
    try:
        made_at = min(one.made_at + offset * MICROSECOND, arrival.now)
    except OverflowError:
        made_at = arrival.now
    if device.last_made_at is not None:
        made_at = max(made_at, device.last_made_at + MICROSECOND)
    return made_at


def _judge(bench: Bench, operation: Operation | None, arrival: Arrival) -> Verdict:
    """One bad operation never blocks those behind it: what can't be read or done is refused."""
    if operation is None:
        return _refused("Unreadable")
    savepoint = bench.session.begin_nested()
    try:
        verdict = decide(bench, replace(operation, made_at=bench.at))
        savepoint.commit()
    except OperationalError:
        raise
    except Exception as error:
        if isinstance(error, IntegrityError) and not arrival.last_try:
            raise  # another desk chose the same at this moment: seen on the next try, it is settled properly
        savepoint.rollback()
        bench.session.expire_all()
        log.warning("operation refused: %s could not be applied (%s)", operation.kind(), type(error).__name__)
        return _refused("Unforeseen", operation)
    return verdict


def _refused(why: str, operation: Operation | None = None) -> Verdict:
    nothing = Operation(uid=UUID(int=0), made_at=EPOCH) if operation is None else operation
    verdict = Verdict(nothing, refused=why)
    verdict.note(
        "refused", {nothing.branch}, why=why, operation="" if operation is None else operation.kind()
    )
    return verdict


def _write_note(session: Session, device: Device, one: Sent, noted: Noted, arrival: Arrival) -> RowKey:
    here = session.get_one(Branch, device.branch_id).uid
    known = set(session.scalars(select(Branch.uid).where(Branch.uid.in_(noted.branches))))
    note = Note(
        uid=arrival.chance.uid(),
        kind=noted.kind,
        operation=one.uid,
        about=noted.about,
        noted_at=arrival.now,
        branches=msgspec.json.encode(sorted(map(str, known or {here}))).decode(),
        facts=msgspec.json.encode(noted.facts).decode(),
        settlement="",
    )
    session.add(note)
    return at(NOTES, note.uid)


def _settle_moot(session: Session, verdict: Verdict, arrival: Arrival) -> set[RowKey]:
    """Notes that later news has made pointless settle themselves."""
    settled = set[RowKey]()
    for kind, about in verdict.moot:
        session.flush()
        for note in session.scalars(
            select(Note).where(Note.about == about, Note.kind == kind, Note.settled_at.is_(None))
        ):
            note.settled_at, note.settlement = arrival.now, "moot"
            settled.add(at(NOTES, note.uid))
    return settled


def concerned(session: Session, touched: set[RowKey]) -> set[RowKey]:
    """Members whose scopes a loan may have changed: away from home, contact data follows the open loan."""
    session.flush()
    loans = [key.uid for key in touched if key.kind == LOANS.number]
    people = [key.uid for key in touched if key.kind in {MEMBERS.number, MEMBER_CONTACTS.number}]
    found = set(people)
    for start in range(0, len(loans), 500):
        found |= set(
            session.scalars(
                select(Member.uid)
                .join(Loan, Loan.member_id == Member.id)
                .where(Loan.uid.in_(loans[start : start + 500]), Loan.branch_id != Member.branch_id)
            )
        )
    return {at(kind, uid) for uid in found for kind in (MEMBERS, MEMBER_CONTACTS, MEMBER_PHOTOS)}
