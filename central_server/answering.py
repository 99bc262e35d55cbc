# SPDX-License-Identifier: GPL-3.0-or-later
"""One cycle: a device's operations taken in, then the rows that it has not seen yet."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server import devices
from central_server.devices import Chance
from central_server.leases import PREFIXES, lease
from central_server.noting import write_note
from central_server.receiving import Arrival, Parcel, Received, at_once_or_apart, receive_together
from central_server.store import CentralStore
from db.models import Branch, JournalEntry, Setting
from db.models.columns import MICROSECOND
from db.models.syncing import Device
from db.operations.operation import SCHEMA_VERSION
from db.syncing import feed
from db.syncing.feed import Allocate, Entry, ScopeState
from db.syncing.kinds import RowKey
from db.syncing.messages import (
    MOST_OPERATIONS,
    MOST_ROWS,
    PROTOCOL,
    Answered,
    Block,
    BucketSum,
    Healed,
    NewIdentity,
    ScopePage,
    SyncAnswer,
    SyncRequest,
    WireRow,
    raw_of,
)
from db.syncing.scopes import granted

BRANCHES = select(Branch.id, Branch.uid)
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
    epoch: UUID
    last_number: int
    now: datetime
    answers: tuple[Answered, ...] = ()
    blocks: tuple[Block, ...] = ()
    identity: NewIdentity | None = None
    scopes: tuple[str, ...] = ()
    """What the device may see; none where nothing is to be pulled."""
    bodies: Mapping[tuple[int, int], bytes] = feed.NOTHING_KNOWN
    """Of the rows that were just published: see feed.Published."""


def epoch_of(session: Session) -> UUID:
    """The server's epoch: another one after each restore from a backup."""
    found = session.get_one(Setting, ("server", "epoch"))
    return UUID(found.value)


def new_epoch(session: Session, chance: Chance) -> UUID:
    """Begin an epoch: at the start, and when the store was restored from a backup."""
    epoch = chance.uid()
    session.merge(Setting(scope="server", name="epoch", value=str(epoch)))
    return epoch


class Asked(NamedTuple):
    """A device's request, by the token that it showed."""

    token: str
    request: SyncRequest


def answer(center: Center, token: str, request: SyncRequest) -> SyncAnswer:
    """The answer to one request. Raises UnknownDevice."""
    if writes(request):
        return answer_pushed(center, request, push(center, token, request))
    now = center.clock()
    with center.store.read() as session:
        device = _device(session, token)
        refusal = _refusal(device, request)
        scopes = scopes_for(device, branches_of(session)) if request.pull else ()
        seen = Pushed(refusal or "ok", epoch_of(session), device.last_number, now, scopes=scopes)
        lately = device.seen_at is not None and now - device.seen_at <= SEEN_EVERY
        if refusal or (lately and request.epoch in (None, seen.epoch)):
            return _answered(session, request, seen)
    return answer_pushed(center, request, push(center, token, request))


def writes(request: SyncRequest) -> bool:
    """Whether something is to be written because of it."""
    return bool(request.operations or request.leases or request.healed)


def answer_pushed(center: Center, request: SyncRequest, pushed: Pushed) -> SyncAnswer:
    """The answer to a request whose way up is done; asks nothing of the store where nothing goes down."""
    with center.store.read() as session:
        return _answered(session, request, pushed)


def _device(session: Session, token: str, *, lock: bool = False) -> Device:
    device = devices.of_token(session, token, lock=lock)
    if device is None:
        raise UnknownDevice
    return device


def _answered(session: Session, request: SyncRequest, pushed: Pushed) -> SyncAnswer:
    """What was pushed, and below it what is to be pulled."""
    down = SyncAnswer(status=pushed.status, epoch=pushed.epoch, now=pushed.now)
    if request.pull and pushed.status == "ok" and request.epoch in (None, pushed.epoch):
        down = _pull(session, request, pushed)
    return msgspec.structs.replace(
        down,
        status=pushed.status,
        last_number=pushed.last_number,
        answers=pushed.answers,
        blocks=pushed.blocks,
        identity=pushed.identity,
    )


def _refusal(device: Device, request: SyncRequest) -> str:
    return "revoked" if device.revoked_at is not None else versions_apart(request)


def versions_apart(request: SyncRequest) -> str:
    """'update_needed' or 'server_older' where the two do not speak alike, else ''."""
    if request.protocol != PROTOCOL or request.schema < SCHEMA_VERSION - 1:
        return "update_needed"
    return "server_older" if request.schema > SCHEMA_VERSION else ""


# --- up -------------------------------------------------------------------------------------------------


def push(center: Center, token: str, request: SyncRequest) -> Pushed:
    """Take one request in, all at once or each of its operations apart. Raises UnknownDevice."""
    now = center.clock()

    def work(session: Session, is_last: bool, apart: bool) -> Pushed:
        return _push(session, center, [Asked(token, request)], now, is_last=is_last, apart=apart)[0]

    return at_once_or_apart(center.store, work)


def push_together(center: Center, asked: Sequence[Asked]) -> list[Pushed]:
    """Take requests of several devices in, each device's one, with one commit for all.

    Whatever it raises, nothing of them was taken in, and each is to be pushed by itself.
    """
    now = center.clock()
    with center.store.write() as session:
        return _push(session, center, asked, now, is_last=True, apart=False)


def _push(
    session: Session,
    center: Center,
    asked: Sequence[Asked],
    now: datetime,
    *,
    is_last: bool,
    apart: bool,
) -> list[Pushed]:
    by_token = devices.of_tokens(session, [one.token for one in asked])
    if len(by_token) < len(asked):
        raise UnknownDevice
    epoch = epoch_of(session)
    ways = [
        _Way(
            by_token[token],
            request,
            Arrival(now, (now - request.now) // MICROSECOND, request.log_from, center.chance, is_last, apart),
        )
        for token, request in asked
    ]
    parcels = [
        Parcel(way.device, way.request.operations[:MOST_OPERATIONS], way.arrival)
        for way in ways
        if not _refusal(way.device, way.request) and not is_another(session, way.device, way.request, epoch)
    ]
    received, touched = receive_together(session, parcels) if parcels else ([], set())
    of_device = {parcel.device.uid: one for parcel, one in zip(parcels, received, strict=True)}
    branches = branches_of(session) if any(way.request.pull for way in ways) else {}
    pushed = []
    for way in ways:
        one, rows = _finished(session, center, way, epoch, of_device.get(way.device.uid))
        scopes = scopes_for(way.device, branches) if way.request.pull else ()
        pushed.append(one._replace(scopes=scopes))
        touched |= rows
    published = feed.publish(session, touched, center.allocate)
    return [one._replace(bodies=published.bodies) for one in pushed]


class _Way(NamedTuple):
    """A request on its way up."""

    device: Device
    request: SyncRequest
    arrival: Arrival


def _finished(
    session: Session, center: Center, way: _Way, epoch: UUID, received: Received | None
) -> tuple[Pushed, set[RowKey]]:
    """What else belongs to a request, and the rows that this touches."""
    device, request, now = way.device, way.request, way.arrival.now
    if refusal := _refusal(device, request):
        return Pushed(refusal, epoch, device.last_number, now), set()
    if received is None:
        received = Received([], set(), "copied")
    else:
        device.seen_at, device.clock_offset = now, way.arrival.offset
    touched = _note_mended(session, center, device, request, now)
    identity, blocks = None, _blocks(session, device, request)
    if received.status == "copied":
        identity, blocks, key = _name_the_copy(session, center, device, now)
        touched.add(key)
    pushed = Pushed(
        received.status, epoch, device.last_number, now, tuple(received.answers), blocks, identity
    )
    return pushed, touched


def is_another(session: Session, device: Device, request: SyncRequest, epoch: UUID) -> bool:
    """Whether this server, since it was restored, has another's operation under a number of this desk's."""
    if request.newest is None or request.epoch in (None, epoch):
        return False
    there = select(JournalEntry.uid).where(
        JournalEntry.device == device.uid, JournalEntry.number == request.newest.number
    )
    return session.scalar(there) not in (None, request.newest.uid)


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
    key = tell_of_copy(session, center, device, twin.device, now)
    return NewIdentity(twin.device, twin.token), blocks, key


def tell_of_copy(session: Session, center: Center, device: Device, copy: UUID, now: datetime) -> RowKey:
    """A note that work of a desk stands under another name; returns its row."""
    facts: dict[str, object] = {"device": str(device.uid), "desk": device.name, "copy": str(copy)}
    return _write_note(session, center, device, now, "desk_copied", facts)


def _note_mended(
    session: Session, center: Center, device: Device, request: SyncRequest, now: datetime
) -> set[RowKey]:
    mended = {scope: rows for scope, rows in request.healed.items() if rows}
    if not mended:
        return set()
    facts: dict[str, object] = {"device": str(device.uid), "desk": device.name, "scopes": mended}
    return {_write_note(session, center, device, now, "desk_mended", facts)}


def _write_note(
    session: Session, center: Center, device: Device, now: datetime, kind: str, facts: dict[str, object]
) -> RowKey:
    branch = session.get_one(Branch, device.branch_id).uid
    return write_note(session, center.chance.uid(), kind, [branch], facts, now, operation=device.uid)


# --- down -----------------------------------------------------------------------------------------------


def branches_of(session: Session) -> dict[int, UUID]:
    """The library's branches: key and uid."""
    return dict(session.execute(BRANCHES).all())


def scopes_for(device: Device, branches: Mapping[int, UUID]) -> tuple[str, ...]:
    """All scopes that a device may see, in the order in which their rows depend on each other."""
    return granted(branches[device.branch_id], device.reach, branches.values())


def _pull(session: Session, request: SyncRequest, pushed: Pushed) -> SyncAnswer:
    names = pushed.scopes
    states = feed.states(session, names)
    pages = _pages(session, request, pushed, states)
    complete = not any(page.more for page in pages)
    return SyncAnswer(
        status="ok",
        epoch=pushed.epoch,
        now=pushed.now,
        scopes=names,
        pages=pages,
        complete=complete,
        rows=0 if complete else sum(state.rows for state in states.values()),
        sums={name: _sums(session, states[name]) for name in request.check if name in states},
        healed=tuple(
            _healed(session, name, states[name], n) for name, n in request.heal.items() if name in states
        ),
    )


def _pages(
    session: Session, request: SyncRequest, pushed: Pushed, states: dict[str, ScopeState]
) -> tuple[ScopePage, ...]:
    """Pages until the answer is full: a scope begins only where those that it depends on are all there."""
    rows_left, bytes_left = max(1, min(request.most_rows, MOST_ROWS)), feed.MOST_PULLED_BYTES
    pages: list[ScopePage] = []
    for name in pushed.scopes:
        state, cursor = states[name], request.cursors.get(name, 0)
        if cursor >= state.version and name in request.cursors:
            continue
        if rows_left <= 0 or bytes_left <= 0:
            pages[-1] = msgspec.structs.replace(pages[-1], more=True)
            break
        entries = feed.page(session, state.id, cursor, rows_left, bytes_left, pushed.bodies)
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
