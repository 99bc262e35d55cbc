# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of unsent work, brought on a stick: taken in as if their desk had sent it, once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server import devices
from central_server.answering import Center, epoch_of, is_another, tell_of_copy, versions_apart
from central_server.receiving import Arrival, at_once_or_apart, receive
from db.models import JournalEntry
from db.models.syncing import Device
from db.syncing import feed, outbox
from db.syncing.messages import MOST_OPERATIONS, OutboxAnswer, Sent, SyncRequest
from db.syncing.outbox import Label


class Brought(NamedTuple):
    """A file's label, what its desk is called here ('' for none of ours), and what became of it."""

    label: Label
    name: str
    answer: OutboxAnswer


class _Part(NamedTuple):
    status: str
    known: int
    outcomes: Counter[str]


def take_in(center: Center, raw: bytes, most: int, *, also_revoked: bool = False) -> Brought:
    """Take a file in, part by part, each kept; see OutboxAnswer for what stands in the way.

    `most` are bytes unpacked; `also_revoked`: the work of a desk that was shut out is wanted.
    Raises outbox.NoOutbox, outbox.TooLarge.
    """
    label = outbox.label_of(raw)
    with center.store.read() as session:
        device = devices.of_uid(session, label.device)
        if device is None:
            return Brought(label, "", OutboxAnswer("unknown_desk", label.count))
        name, token_hash, revoked = device.name, device.token_hash, device.revoked_at is not None
    try:
        request = outbox.opened(raw, token_hash, most)
    except outbox.SealBroken:
        return Brought(label, name, OutboxAnswer("damaged", label.count))
    refusal = "revoked" if revoked and not also_revoked else versions_apart(request)
    if refusal:
        return Brought(label, name, OutboxAnswer(refusal, label.count))
    answer = _taken(center, label.device, request)
    if answer.status == "copied" and revoked:
        answer = _taken_of_a_copy(center, label.device, request, answer)
    return Brought(label, name, answer)


def _taken(center: Center, device: UUID, request: SyncRequest) -> OutboxAnswer:
    status, known, outcomes = "ok", 0, Counter[str]()
    for some in _parts(request):
        part = _part(center, device, replace(request, operations=some))
        status, known, outcomes = part.status, known + part.known, outcomes + part.outcomes
        if status != "ok":
            break
    return OutboxAnswer(status, len(request.operations), known, **outcomes)


def _part(center: Center, uid: UUID, some: SyncRequest) -> _Part:
    def work(session: Session, is_last: bool, apart: bool) -> _Part:
        device = devices.of_uid(session, uid, lock=True)
        assert device is not None
        # A file is as old as it is: its desk's clock is known from syncing.
        offset = device.clock_offset
        arrival = Arrival(center.clock(), offset, some.log_from, center.chance, is_last, apart)
        return _take_part(session, center, device, some, arrival)

    return at_once_or_apart(center.store, work)


def _take_part(
    session: Session, center: Center, device: Device, some: SyncRequest, arrival: Arrival
) -> _Part:
    """In one transaction with the feed."""
    if is_another(session, device, some, epoch_of(session)):
        return _Part("copied", 0, Counter())
    there = _known(session, some.operations)
    received = receive(session, device, some.operations, arrival)
    feed.publish(session, received.touched, center.allocate)
    new = Counter(one.outcome for one in received.answers if one.uid not in there)
    return _Part(received.status, len(received.answers) - new.total(), new)


def _taken_of_a_copy(center: Center, uid: UUID, request: SyncRequest, before: OutboxAnswer) -> OutboxAnswer:
    """A copy that was shut out can't sync itself any more: its work stands under a name of its own."""
    taken = {name: getattr(before, name) for name in ("applied", "noted", "refused")}
    with center.store.read() as session:
        known = sum(len(_known(session, some)) for some in _parts(request))
    if known == len(request.operations):
        return replace(before, status="ok", known=known - sum(taken.values()))

    def twin(session: Session, _last_try: bool) -> UUID:
        device = devices.of_uid(session, uid, lock=True)
        assert device is not None
        now = center.clock()
        made = devices.copy_of(session, device, now, center.chance)
        devices.revoke(session, made.device, now)
        note = tell_of_copy(session, center, device, made.device, now)
        feed.publish(session, {note}, center.allocate)
        return made.device

    anew = tuple(replace(one, number=number) for number, one in enumerate(request.operations, 1))
    request = replace(request, operations=anew, log_from=1, newest=None)
    after = _taken(center, center.store.retry(twin), request)
    added = {name: getattr(after, name) + count for name, count in taken.items()}
    return replace(after, known=after.known - sum(taken.values()), **added)


def _parts(request: SyncRequest) -> Iterator[tuple[Sent, ...]]:
    for start in range(0, len(request.operations), MOST_OPERATIONS):
        yield request.operations[start : start + MOST_OPERATIONS]


def _known(session: Session, some: Sequence[Sent]) -> set[UUID]:
    wanted = [one.uid for one in some]
    return set(session.scalars(select(JournalEntry.uid).where(JournalEntry.uid.in_(wanted))))
