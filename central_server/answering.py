# SPDX-License-Identifier: GPL-3.0-or-later
"""One cycle: a device's operations taken in, then the rows that it has not seen yet."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server import devices
from central_server.devices import Chance
from central_server.leases import PREFIXES, lease
from central_server.receiving import Arrival, Received, receive
from central_server.store import CentralStore
from db.models import Branch, JournalEntry, Setting
from db.models.columns import MICROSECOND
from db.models.syncing import Device, Note
from db.operations.operation import SCHEMA_VERSION
from db.syncing import feed
from db.syncing.feed import Allocate, Entry, ScopeState
from db.syncing.kinds import NOTES, RowKey, at
from db.syncing.messages import (
    MOST_OPERATIONS,
    MOST_ROWS,
    PROTOCOL,
    Answered,
    Block,
    BucketSum,
    Healed,
    NewIdentity,
    Numbered,
    ScopePage,
    SyncAnswer,
    SyncRequest,
    WireRow,
    raw_of,
)
from db.syncing.scopes import granted

SEEN_EVERY = timedelta(minutes=1)


class UnknownDevice(Exception):
    """Nobody was enrolled with this token."""


class Center(NamedTuple):
    """What the server works with: its store, its clock, its chance, and how feed numbers are taken."""

    store: CentralStore
    clock: Callable[[], datetime]
    chance: Chance
    allocate: Allocate = feed.count_up


class Pushed(NamedTuple):
    """What came of the way up."""

    status: str
    last_number: int
    answers: tuple[Answered, ...] = ()
    blocks: tuple[Block, ...] = ()
    identity: NewIdentity | None = None


def epoch_of(session: Session) -> UUID:
    """The server's epoch: another one after each restore from a backup."""
    found = session.get_one(Setting, ("server", "epoch"))
    return UUID(found.value)


def new_epoch(session: Session, chance: Chance) -> UUID:
    """Begin an epoch: at the start, and when the store was restored from a backup."""
    epoch = chance.uid()
    session.merge(Setting(scope="server", name="epoch", value=str(epoch)))
    return epoch


def answer(center: Center, token: str, request: SyncRequest) -> SyncAnswer:
    """The answer to one request. Raises UnknownDevice."""
    now = center.clock()
    with center.store.read() as session:
        device = devices.of_token(session, token)
        if device is None:
            raise UnknownDevice
        refusal = _refusal(device, request)
        epoch, last, seen = epoch_of(session), device.last_number, device.seen_at
    if refusal:
        return SyncAnswer(status=refusal, epoch=epoch, now=now, last_number=last)
    pushed = Pushed("ok", last)
    of_another_time = request.epoch not in (None, epoch)
    to_write = request.operations or request.leases or request.healed or of_another_time
    if to_write or seen is None or now - seen > SEEN_EVERY:
        pushed = center.store.retry(
            lambda session, is_last: _push(session, center, token, request, now, last_try=is_last)
        )
    down = SyncAnswer(status=pushed.status, epoch=epoch, now=now)
    if request.pull and pushed.status == "ok" and request.epoch in (None, epoch):
        with center.store.read() as session:
            down = _pull(session, token, request, epoch, now)
    return msgspec.structs.replace(
        down,
        status=pushed.status,
        last_number=pushed.last_number,
        answers=pushed.answers,
        blocks=pushed.blocks,
        identity=pushed.identity,
    )


def _refusal(device: Device, request: SyncRequest) -> str:
    if device.revoked_at is not None:
        return "revoked"
    if request.protocol != PROTOCOL or request.schema < SCHEMA_VERSION - 1:
        return "update_needed"
    return "server_older" if request.schema > SCHEMA_VERSION else ""


# --- up -------------------------------------------------------------------------------------------------


def _push(
    session: Session, center: Center, token: str, request: SyncRequest, now: datetime, *, last_try: bool
) -> Pushed:
    device = devices.of_token(session, token, lock=True)
    if device is None:
        raise UnknownDevice
    device.seen_at, device.clock_offset = now, (now - request.now) // MICROSECOND
    arrival = Arrival(now, device.clock_offset, request.log_from, center.chance, last_try)
    received = Received([], set(), "copied")
    if request.epoch in (None, epoch_of(session)) or not _is_another(session, device, request.newest):
        received = receive(session, device, request.operations[:MOST_OPERATIONS], arrival)
    touched = set(received.touched) | _note_mended(session, center, device, request, now)
    identity, blocks = None, _blocks(session, device, request)
    if received.status == "copied":
        identity, blocks, key = _name_the_copy(session, center, device, now)
        touched.add(key)
    feed.publish(session, touched, center.allocate)
    return Pushed(received.status, device.last_number, _answers(received), blocks, identity)


def _is_another(session: Session, device: Device, newest: Numbered | None) -> bool:
    """Whether this server, before it was restored, had another's operation under that number."""
    if newest is None:
        return False
    there = select(JournalEntry.uid).where(
        JournalEntry.device == device.uid, JournalEntry.number == newest.number
    )
    return session.scalar(there) not in (None, newest.uid)


def _answers(received: Received) -> tuple[Answered, ...]:
    return tuple(received.answers)


def _blocks(session: Session, device: Device, request: SyncRequest) -> tuple[Block, ...]:
    found = (lease(session, device, kind, after) for kind, after in sorted(request.leases.items()))
    return tuple(block for block in found if block is not None)


def _name_the_copy(
    session: Session, center: Center, device: Device, now: datetime
) -> tuple[NewIdentity, tuple[Block, ...], RowKey]:
    """The desk was copied, or restored from an old backup: a new name, numbers of its own, and a note."""
    twin = devices.copy_of(session, device, now, center.chance)
    made = devices.of_token(session, twin.token)
    assert made is not None
    blocks = tuple(b for kind in sorted(PREFIXES) if (b := lease(session, made, kind, 0)) is not None)
    key = _write_note(
        session, center, device, now, "desk_copied", {"device": str(device.uid), "copy": str(twin.device)}
    )
    return NewIdentity(twin.device, twin.token), blocks, key


def _note_mended(
    session: Session, center: Center, device: Device, request: SyncRequest, now: datetime
) -> set[RowKey]:
    mended = {scope: rows for scope, rows in request.healed.items() if rows}
    if not mended:
        return set()
    facts: dict[str, object] = {"device": str(device.uid), "scopes": mended}
    return {_write_note(session, center, device, now, "desk_mended", facts)}


def _write_note(
    session: Session, center: Center, device: Device, now: datetime, kind: str, facts: dict[str, object]
) -> RowKey:
    branch = session.get_one(Branch, device.branch_id).uid
    note = Note(
        uid=center.chance.uid(),
        kind=kind,
        operation=device.uid,
        noted_at=now,
        branches=msgspec.json.encode([str(branch)]).decode(),
        facts=msgspec.json.encode(facts).decode(),
        settlement="",
    )
    session.add(note)
    return at(NOTES, note.uid)


# --- down -----------------------------------------------------------------------------------------------


def scopes_for(session: Session, device: Device) -> tuple[str, ...]:
    """All scopes that a device may see, in the order in which their rows depend on each other."""
    branch = session.get_one(Branch, device.branch_id).uid
    return granted(branch, device.reach, session.scalars(select(Branch.uid)))


def _pull(session: Session, token: str, request: SyncRequest, epoch: UUID, now: datetime) -> SyncAnswer:
    device = devices.of_token(session, token)
    assert device is not None
    names = scopes_for(session, device)
    states = feed.states(session, names)
    pages = _pages(session, request, names, states)
    return SyncAnswer(
        status="ok",
        epoch=epoch,
        now=now,
        scopes=names,
        pages=pages,
        complete=not any(page.more for page in pages),
        sums={name: _sums(session, states[name]) for name in request.check if name in states},
        healed=tuple(
            _healed(session, name, states[name], n) for name, n in request.heal.items() if name in states
        ),
    )


def _pages(
    session: Session, request: SyncRequest, names: tuple[str, ...], states: dict[str, ScopeState]
) -> tuple[ScopePage, ...]:
    """Pages until the answer is full: a scope begins only where those that it depends on are all there."""
    rows_left, bytes_left = max(1, min(request.most_rows, MOST_ROWS)), feed.MOST_PULLED_BYTES
    pages: list[ScopePage] = []
    for name in names:
        state, cursor = states[name], request.cursors.get(name, 0)
        if cursor >= state.version and name in request.cursors:
            continue
        if rows_left <= 0 or bytes_left <= 0:
            pages[-1] = msgspec.structs.replace(pages[-1], more=True)
            break
        entries = feed.page(session, state.id, cursor, rows_left, bytes_left)
        rows_left -= len(entries)
        bytes_left -= sum(len(entry.body or b"") for entry in entries)
        pages.append(_page(session, name, state, entries))
        if pages[-1].more:
            break
    return tuple(pages)


def _page(session: Session, name: str, state: ScopeState, entries: list[Entry]) -> ScopePage:
    more = bool(entries) and entries[-1].version < state.version
    parents = feed.parents_to_come(session, name, state.id, entries) if more else []
    return ScopePage(
        scope=name,
        version=entries[-1].version if more else state.version,
        rows=tuple(_row(entry.key, entry.body) for entry in (*parents, *entries)),
        more=more,
        count=None if more else state.rows,
    )


def _row(key: RowKey, body: bytes | None) -> WireRow:
    return WireRow(key.kind, key.uid, raw_of(body))


def _sums(session: Session, state: ScopeState) -> tuple[BucketSum, ...]:
    return tuple(BucketSum(*bucket) for bucket in feed.buckets(session, state.id))


def _healed(session: Session, name: str, state: ScopeState, numbers: tuple[int, ...]) -> Healed:
    rows = feed.in_buckets(session, state.id, numbers)
    return Healed(name, numbers, tuple(_row(key, body) for key, body in rows.items()))
