# SPDX-License-Identifier: GPL-3.0-or-later
"""Making operations at a desk: check the rules, apply, append to the journal, all in one transaction."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Concatenate, NamedTuple, ParamSpec, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from db.models import JournalEntry, NumberBlock, Setting, new_uid
from db.operations import refusals
from db.operations.operation import SCHEMA_VERSION, Changes, Operation, apply, encode
from db.operations.overrides import keep_override
from db.rules.roles import Right
from db.store import Store

ENROLLED = ("desk", "syncing")
"""The setting that is there once a desk belongs to a server."""
LATE_FOR_EVERYBODY = timedelta(days=7)
"""What is older than this, and entered now, wants the right to override."""
CLOCK_TOLERANCE = timedelta(minutes=5)
TICK = timedelta(microseconds=1)
APPEND = insert(JournalEntry)
# Asked before each operation. Like all that a scan asks for they go to the connection and past the session:
# what that does for objects would be half of the time, and here are none.
IS_ENROLLED = select(Setting.name).where(Setting.scope == ENROLLED[0], Setting.name == ENROLLED[1])
NEWEST = (
    select(JournalEntry.number, JournalEntry.made_at)
    .where(JournalEntry.device == bindparam("device"))
    .order_by(JournalEntry.number.desc())
    .limit(1)
)

P = ParamSpec("P")
O = TypeVar("O", bound=Operation)  # noqa: E741


def utc_now() -> datetime:
    """The computer's clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in."""

    uid: UUID
    name: str
    username: str
    roles: tuple[str, ...]
    rights: frozenset[Right]


class Done(NamedTuple):
    """An operation that was made, applied and journalled, and what kinds of thing it changed."""

    operation: Operation
    changes: Changes


@dataclass(frozen=True, slots=True)
class Making:
    """What a maker has at hand: the open transaction, the time that counts, who and where."""

    session: Session
    now: datetime
    branch: UUID
    person: Person | None
    made_at: datetime | None = None
    """The time of the entry, where `now` is when it happened."""

    def as_of(self, occurred_at: datetime | None) -> "Making":
        """As it was then, for what is put in late; None: now. Raises Invalid (not past), NotAllowed."""
        if occurred_at is None:
            return self
        if occurred_at >= self.now:
            raise refusals.Invalid(field="occurred_at", why="bad_date")
        if self.now - occurred_at > LATE_FOR_EVERYBODY:
            self.require(Right.OVERRIDE)
        return replace(self, now=occurred_at, made_at=self.now)

    def require(self, right: Right) -> None:
        """Raises NotAllowed. Everything is allowed where nobody is signed in: while a library is founded, and
        at the server's own desk for what people send in themselves."""
        if self.person is not None and right not in self.person.rights:
            raise refusals.NotAllowed(right=right)

    def may(self, right: Right) -> bool:
        """Whether the person signed in has this right."""
        return self.person is None or right in self.person.rights

    def header(self) -> "Header":
        """The fields that every operation begins with."""
        staff = None if self.person is None else self.person.uid
        occurred_at = None if self.made_at is None else self.now
        return Header(new_uid(), self.made_at or self.now, self.branch, staff, occurred_at)

    def number(self, kind: str) -> str:
        """The next number for people of this kind ('slip', 'member'), taken from this desk's blocks."""
        block = self.session.scalar(
            select(NumberBlock)
            .where(NumberBlock.kind == kind, NumberBlock.next <= NumberBlock.last)
            .order_by(NumberBlock.id)
        )
        if block is None:
            raise refusals.NumbersUsedUp(what=kind)
        number, block.next = block.next, block.next + 1
        return f"{block.prefix}{number:0{len(str(block.last))}d}"


class Header(NamedTuple):
    """See Operation."""

    uid: UUID
    made_at: datetime
    branch: UUID
    staff: UUID | None
    occurred_at: datetime | None = None


Maker = Callable[Concatenate[Making, P], O]


class Tracker(Protocol):
    """What notes, at an enrolled desk, how the server has the rows that operations change (db.syncing)."""

    clock_offset: int | None

    def before(self, session: Session, operation: Operation) -> bytes | None:
        """Called before an operation is applied; returns the record that an edit began from, as JSON."""


class Desk:
    """A desk at work: its store, its identity, its branch, and who is signed in."""

    def __init__(
        self,
        store: Store,
        device: UUID,
        branch: UUID,
        person: Person | None = None,
        clock: Callable[[], datetime] = utc_now,
        tracker: Tracker | None = None,
    ) -> None:
        self.store = store
        self.device = device
        self.branch = branch
        self.person = person
        self.clock = clock
        self.tracker = tracker

    def may(self, right: Right) -> bool:
        """Whether somebody is signed in who has this right: what others may not do is not shown."""
        return self.person is not None and right in self.person.rights

    def perform(self, make: Callable[Concatenate[Making, P], O], *args: P.args, **kwargs: P.kwargs) -> Done:
        """Make one operation and commit it. Raises Refusal or StoreError; then nothing was changed."""
        with self.together() as perform:
            return perform(make, *args, **kwargs)

    @contextmanager
    def together(self) -> Iterator["Together"]:
        """Several operations that are committed together or not at all."""
        with self.store.write() as session:
            yield Together(self, session)

    def confirm_clock(self) -> None:
        """A person with the right says that the computer's clock is right, though it was ahead before."""
        with self.store.write() as session:
            making = Making(session, self.clock(), self.branch, self.person)
            making.require(Right.CONFIRM_CLOCK)
            _, last = last_entry(session, self.device)
            session.merge(Setting(scope="desk", name="clock_confirmed", value=str(last)))


class Together:
    """One transaction of a desk: call it with a maker and its arguments."""

    def __init__(self, desk: Desk, session: Session) -> None:
        self.session = session
        self._desk = desk
        assert desk.tracker is not None or not _is_enrolled(session), "enrolled and untracked"
        self._number, self._last = last_entry(session, desk.device)
        self._now = self._checked_clock()

    @property
    def branch(self) -> UUID:
        """The desk's."""
        return self._desk.branch

    @property
    def is_tracked(self) -> bool:
        """Whether this is a desk among others."""
        return self._desk.tracker is not None

    def __call__(self, make: Callable[Concatenate[Making, P], O], *args: P.args, **kwargs: P.kwargs) -> Done:
        making = Making(self.session, self._now, self._desk.branch, self._desk.person)
        operation = make(making, *args, **kwargs)
        tracker = self._desk.tracker
        before = None if tracker is None else tracker.before(self.session, operation)
        changes = apply(operation, self.session)
        if keep_override(operation, self.session):
            changes |= {"overrides"}
        self.session.flush()
        self._append(operation, before)
        self._now += TICK
        return Done(operation, changes)

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Where something in it fails all in it is undone, and what was done before it stands."""
        number = self._number
        try:
            with self.session.begin_nested():
                yield
        except BaseException:
            self._number = number
            raise

    def _append(self, operation: Operation, before: bytes | None) -> None:
        self._number += 1
        tracker = self._desk.tracker
        entry = {
            "uid": operation.uid,
            "device": self._desk.device,
            "number": self._number,
            "kind": operation.kind(),
            "schema_version": SCHEMA_VERSION,
            "made_at": operation.made_at,
            "payload": encode(operation),
            "before": before,
            "clock_offset": None if tracker is None else tracker.clock_offset,
        }
        self.session.connection().execute(APPEND, entry)

    def _checked_clock(self) -> datetime:
        now = self._desk.clock()
        if self._last is None or now > self._last:
            return now
        if now < self._last - CLOCK_TOLERANCE and not self._confirmed():
            raise refusals.ClockSetBack(clock=now, last_entry=self._last)
        return now if self._confirmed() else self._last + TICK

    def _confirmed(self) -> bool:
        confirmed = self.session.get(Setting, ("desk", "clock_confirmed"))
        return confirmed is not None and confirmed.value == str(self._last)


def _is_enrolled(session: Session) -> bool:
    return session.connection().execute(IS_ENROLLED).first() is not None


def last_entry(session: Session, device: UUID) -> tuple[int, datetime | None]:
    """Number and time of a device's newest operation; (0, None) before the first."""
    newest = session.connection().execute(NEWEST, {"device": device}).first()
    return (newest.number, newest.made_at) if newest else (0, None)


def with_person(desk: Desk, person: Person | None) -> Desk:
    """The same desk with somebody else at it."""
    return Desk(desk.store, desk.device, desk.branch, person, desk.clock, desk.tracker)
