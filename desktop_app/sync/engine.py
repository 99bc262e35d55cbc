# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine: what to ask the server next, and what its answer means. No network, no clock, no thread.

`next_request` reads the store, `take` writes an answer into it in one transaction. Whoever carries the two
(the worker, a file on a stick, the simulator) may lose, repeat or delay them as it likes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, NamedTuple, Protocol
from uuid import UUID

import msgspec
from sqlalchemy import Select, bindparam, delete, func, select, update
from sqlalchemy.orm import Session

from db.models import JournalEntry, NumberBlock, Setting
from db.models.columns import MICROSECOND
from db.models.syncing import Cursor, TouchedRow
from db.operations.operation import SCHEMA_VERSION
from db.syncing import claims
from db.syncing.kinds import RowKey
from db.syncing.messages import (
    MOST_OPERATIONS,
    MOST_ROWS,
    MOST_SENT_BYTES,
    PROTOCOL,
    Block,
    NewIdentity,
    Numbered,
    Sent,
    SyncAnswer,
    SyncRequest,
    raw_of,
)
from db.syncing.overlay import take_in
from desktop_app.sync import mending, pulling
from desktop_app.sync.joining import number_anew
from desktop_app.sync.standing import Standing, enrolled_as, keep_standing

LOW_WATER = {"slip": 1_000, "member": 200, "certificate": 1_000}
"""Another block is asked for when fewer numbers than this are left."""
LEASED_KINDS = tuple(LOW_WATER)
CHECKED_AT_ONCE = 8
"""Scopes whose sums are compared in one request."""
FETCHED_AT_ONCE = 50
"""Entries of the journal; one with a whole batch of an import can have a megabyte."""
WAITING = (
    select(JournalEntry)
    .where(JournalEntry.device == bindparam("device"), JournalEntry.outcome.is_(None))
    .order_by(JournalEntry.number)
)
AT_MOST = WAITING.limit(MOST_OPERATIONS).execution_options(yield_per=FETCHED_AT_ONCE)
NEWEST_ANSWERED = (
    select(JournalEntry.number, JournalEntry.uid)
    .where(JournalEntry.device == bindparam("device"), JournalEntry.outcome.is_not(None))
    .order_by(JournalEntry.number.desc())
    .limit(1)
)
CURSORS = select(Cursor.scope, Cursor.version)
LEFT_IN_BLOCKS = select(
    NumberBlock.kind,
    func.sum(NumberBlock.last - NumberBlock.next + 1),
    func.max(NumberBlock.last),
).group_by(NumberBlock.kind)
NOTE_ANSWER = (
    update(JournalEntry)
    .where(JournalEntry.uid == bindparam("answered"), JournalEntry.outcome.is_(None))
    .values(outcome=bindparam("told"), answered_at=bindparam("received"))
)
TOUCHED_BY_ANSWERED = (
    select(TouchedRow.operation, TouchedRow.kind, TouchedRow.uid)
    .join(JournalEntry, JournalEntry.uid == TouchedRow.operation)
    .where(JournalEntry.outcome.is_not(None))
)


class AnyStore(Protocol):
    """What gives sessions: a desk's store, or the simulator's in memory."""

    def read(self) -> AbstractContextManager[Session]:
        """A session that sees one state."""

    def write(self) -> AbstractContextManager[Session]:
        """A session that commits whole or not at all."""


class Report(NamedTuple):
    """What a cycle did, for the status line and whoever waits; `kinds` are the kinds of row that came."""

    status: str
    answered: int = 0
    rows: int = 0
    more: bool = False
    kinds: frozenset[int] = frozenset()
    identity: NewIdentity | None = None
    mended: int = 0


class Unsent(NamedTuple):
    """A desk's unanswered operations in one request that asks for nothing, and the token that seals it."""

    device: UUID
    token: str
    request: SyncRequest


class Engine:
    """One desk's syncing over its store. `device` changes when the server finds the desk to be a copy.

    `token` is the one to show with the newest request.
    """

    def __init__(
        self, store: AnyStore, device: UUID, clock: Callable[[], datetime], most_rows: int = MOST_ROWS
    ) -> None:
        self.store = store
        self.device = device
        self.token = ""
        self._clock = clock
        self._most_rows = most_rows

    # --- asking -------------------------------------------------------------------------------------------

    def next_request(self) -> SyncRequest:
        """What to ask now. Raises NotEnrolled."""
        with self.store.read() as session:
            standing = enrolled_as(session)
            self.token = standing.token
            entries, complete = self._unanswered(session)
            return self._request(
                session,
                standing,
                entries,
                pull=complete,
                cursors=dict(session.execute(CURSORS).all()),
                most_rows=self._most_rows,
                leases=_wanted_blocks(session),
                check=standing.doubted[:CHECKED_AT_ONCE] if complete and not standing.bad_buckets else (),
                heal=standing.bad_buckets,
                healed=standing.mended,
            )

    def unsent(self) -> Unsent:
        """Everything that has no answer, for a file. Raises NotEnrolled."""
        with self.store.read() as session:
            standing = enrolled_as(session)
            entries = session.scalars(WAITING, {"device": self.device}).all()
            request = self._request(session, standing, entries, pull=False)
        return Unsent(self.device, standing.token, request)

    def _request(
        self, session: Session, standing: Standing, entries: Sequence[JournalEntry], **more: Any
    ) -> SyncRequest:
        """These operations, and what every request says of this desk."""
        return SyncRequest(
            protocol=PROTOCOL,
            schema=SCHEMA_VERSION,
            now=self._clock(),
            epoch=standing.epoch,
            log_from=self._log_from(session) if entries else 1,
            operations=tuple(map(_sent, entries)),
            newest=self._newest(session),
            **more,
        )

    def _unanswered(self, session: Session) -> tuple[list[JournalEntry], bool]:
        """The oldest operations without an answer, as many as a request holds, and whether that is all."""
        found: list[JournalEntry] = []
        room = MOST_SENT_BYTES
        for entry in session.scalars(AT_MOST, {"device": self.device}):
            room -= len(entry.payload) + len(entry.before or b"")
            if found and room < 0:
                return found, False
            found.append(entry)
        return found, len(found) < MOST_OPERATIONS

    def _log_from(self, session: Session) -> int:
        found: int | None = session.scalar(
            select(func.min(JournalEntry.number)).where(JournalEntry.device == self.device)
        )
        return found or 1

    def _newest(self, session: Session) -> Numbered | None:
        found = session.execute(NEWEST_ANSWERED, {"device": self.device}).first()
        return None if found is None else Numbered(*found)

    # --- taking -------------------------------------------------------------------------------------------

    def take(self, request: SyncRequest, answer: SyncAnswer) -> Report:
        """Write an answer to this request into the store, whole or not at all."""
        with self.store.write() as session:
            standing = enrolled_as(session)
            report, standing = self._taken(session, standing, request, answer)
            keep_standing(session, standing)
        if report.identity is not None:
            self.device = report.identity.device
        return report

    def _taken(
        self, session: Session, standing: Standing, request: SyncRequest, answer: SyncAnswer
    ) -> tuple[Report, Standing]:
        received = self._clock()
        offset = _offset(standing.offset, request.now, answer.now, received)
        standing = msgspec.structs.replace(standing, status=answer.status, offset=offset)
        if answer.status in {"revoked", "update_needed", "server_older"}:
            if answer.status == "revoked":  # what the server has forgotten since is unsent work as well
                self._ask_again(session, answer.last_number)
            return Report(answer.status), standing
        self._note_answers(session, answer, received)
        self._add_blocks(session, answer.blocks, fresh=answer.identity is not None)
        if answer.identity is not None:
            self._become(session, answer.identity)
            standing = msgspec.structs.replace(standing, token=answer.identity.token)
            return Report("copied", len(answer.answers), more=True, identity=answer.identity), standing
        if standing.epoch is not None and standing.epoch != answer.epoch:
            return self._begin_again(session, standing, answer)
        if self._forgotten(session, answer) or not request.pull:
            standing = msgspec.structs.replace(standing, epoch=answer.epoch)
            return Report(answer.status, len(answer.answers), more=True), standing
        if answer.complete:
            standing = msgspec.structs.replace(standing, synced_at=received)
        return self._pulled(session, standing, request, answer)

    def _note_answers(self, session: Session, answer: SyncAnswer, received: datetime) -> None:
        told = [
            {"answered": one.uid, "told": msgspec.json.encode(one).decode(), "received": received}
            for one in answer.answers
        ]
        if told:
            session.connection().execute(NOTE_ANSWER, told)

    def _add_blocks(self, session: Session, blocks: tuple[Block, ...], *, fresh: bool) -> None:
        """A copy gives up the numbers that it shares with the desk that it was copied from."""
        if fresh:
            session.execute(delete(NumberBlock))
        for block in blocks:
            there = select(NumberBlock.id).where(
                NumberBlock.kind == block.kind, NumberBlock.last == block.last
            )
            if session.scalar(there) is None:
                session.add(
                    NumberBlock(kind=block.kind, prefix=block.prefix, next=block.first, last=block.last)
                )

    def _become(self, session: Session, identity: NewIdentity) -> None:
        """Go on under another name: all that this desk remembers is numbered anew, from 1, and told again.

        What the server knows it answers as before. Where it was restored, the twin has taken some of the
        numbers under which this desk's work was known.
        """
        _tell_again(session, select(JournalEntry), identity.device, 1)
        session.merge(Setting(scope="desk", name="device", value=str(identity.device)))
        session.flush()

    def _begin_again(
        self, session: Session, standing: Standing, answer: SyncAnswer
    ) -> tuple[Report, Standing]:
        """The server was restored from a backup: send what it has forgotten, and look at every row again.

        The last that it has is sent too: where a twin has taken its number, the server says so.
        """
        self._ask_again(session, answer.last_number - 1)
        self._send_as_ours(session, answer.last_number)
        session.execute(update(Cursor).values(version=0))
        doubted = tuple(answer.scopes) or tuple(session.scalars(select(Cursor.scope)))
        standing = msgspec.structs.replace(
            standing, epoch=answer.epoch, doubted=doubted, bad_buckets={}, mended={}, tries=0
        )
        return Report("new_epoch", len(answer.answers), more=True), standing

    def _ask_again(self, session: Session, last_number: int) -> None:
        session.execute(
            update(JournalEntry)
            .where(JournalEntry.device == self.device, JournalEntry.number > last_number)
            .values(outcome=None, answered_at=None)
        )

    def _send_as_ours(self, session: Session, last_number: int) -> None:
        """What this desk did under an earlier name is its own to send again: nobody else may have it."""
        earlier = (JournalEntry.device != self.device) | (JournalEntry.number > last_number)
        if session.scalar(select(JournalEntry.id).where(JournalEntry.device != self.device).limit(1)) is None:
            return
        _tell_again(session, select(JournalEntry).where(earlier), self.device, last_number + 1)

    def _forgotten(self, session: Session, answer: SyncAnswer) -> bool:
        """Whether the server lacks operations that it must have: they are sent again."""
        if answer.status != "gap":
            return False
        self._ask_again(session, answer.last_number)
        return True

    def _pulled(
        self, session: Session, standing: Standing, request: SyncRequest, answer: SyncAnswer
    ) -> tuple[Report, Standing]:
        incoming, doubted = pulling.incoming_of(session, request, answer)
        healed = mending.healed_rows(session, answer)
        wrong = mending.extra_rows(session, answer)
        whole = {**incoming, **healed, **dict.fromkeys(wrong)}
        done = _in_the_rows(session, whole, complete=answer.complete)
        orphans = take_in(session, whole, done) if whole or done else set()
        doubted |= {
            page.scope for page in answer.pages for row in page.rows if (row.kind, row.uid) in orphans
        }
        updated = standing.schema != SCHEMA_VERSION
        if updated:
            doubted |= set(answer.scopes)
        catching_up = updated or standing.catching_up
        mended = 0 if catching_up else len(healed) + len(wrong)
        standing = mending.judged(session, standing, answer, doubted, mended)
        standing = msgspec.structs.replace(
            standing,
            epoch=answer.epoch,
            schema=SCHEMA_VERSION,
            catching_up=catching_up and bool(standing.doubted),
        )
        more = not answer.complete or bool(standing.doubted) or bool(standing.mended)
        kinds = frozenset(key.kind for key in whole)
        report = Report(answer.status, len(answer.answers), len(whole), more, kinds, mended=mended)
        return report, standing


def _offset(known: int | None, asked: datetime, answered: datetime, received: datetime) -> int:
    """By how many microseconds the server is ahead: what is known, unless this exchange contradicts it.

    No exchange tells more exactly than half of what it took; on a slow line that can be a minute.
    """
    took = abs(received - asked) // MICROSECOND
    measured = (answered - (asked + (received - asked) / 2)) // MICROSECOND
    return known if known is not None and abs(known - measured) <= took / 2 else measured


def _in_the_rows(session: Session, came: pulling.Incoming, *, complete: bool) -> set[UUID]:
    """Answered operations whose effects the rows have: all of them after a complete pull.

    Before that, those of which every row has come: else each page of a long pull would lay all operations
    that were just answered over its rows once more.
    """
    touched: dict[UUID, list[RowKey]] = defaultdict(list)
    for operation, kind, uid in session.execute(TOUCHED_BY_ANSWERED):
        if kind not in claims.NO_ROWS or complete:
            touched[operation].append(RowKey(kind, uid))
    return {
        one for one, keys in touched.items() if complete or all(came.get(key) is not None for key in keys)
    }


def _sent(entry: JournalEntry) -> Sent:
    return Sent(
        number=entry.number,
        uid=entry.uid,
        schema=entry.schema_version,
        made_at=entry.made_at,
        payload=msgspec.Raw(entry.payload),
        offset=entry.clock_offset,
        before=raw_of(entry.before),
    )


def _wanted_blocks(session: Session) -> dict[str, int]:
    """Kinds of number that run low, each with the end of its newest block."""
    left = {kind: (remaining or 0, last or 0) for kind, remaining, last in session.execute(LEFT_IN_BLOCKS)}
    return {
        kind: left.get(kind, (0, 0))[1]
        for kind in LEASED_KINDS
        if left.get(kind, (0, 0))[0] < LOW_WATER[kind]
    }


def _tell_again(session: Session, which: Select[JournalEntry], device: UUID, first: int) -> None:
    """Number entries anew under a name, in the order in which they were made, as if never answered."""
    entries = session.scalars(which.order_by(JournalEntry.made_at, JournalEntry.number)).all()
    number_anew(session, entries, device, first)
    for entry in entries:
        entry.outcome = entry.answered_at = None
    session.flush()
