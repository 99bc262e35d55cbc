# SPDX-License-Identifier: GPL-3.0-or-later
"""There is news: each process looks at the scopes' versions now and then, once for all who listen to it.

Desks that are woken sync at once. So that a thousand don't come together, each has its own moment within a
span that grows with their number, and is not woken again before a span is over: what is new meanwhile waits.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from random import random
from typing import NamedTuple, Protocol
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.api.access import Caller
from central_server.api.problems import Refused
from central_server.structured_log import OURS, tell
from db.models import Branch
from db.models.syncing import Device, Scope
from db.syncing.scopes import granted

NEWS = b"event: news\ndata: {}\n\n"
"""Sync now. It says no more: what is new, and for whom, the sync tells."""
HEARTBEAT = b": still here\n\n"
MOST_A_SECOND = 1_000
"""Desks that a process wakes."""
LONGEST_SPAN = 1.0
"""Seconds: a loan is to be seen at the other desk within two, the looking and the syncing included."""


class Seen(NamedTuple):
    """How far each scope is, which branches there are, and which devices were shut out."""

    versions: Mapping[str, int]
    branches: tuple[UUID, ...]
    revoked: frozenset[UUID]


def look(session: Session) -> Seen:
    """Three short questions, whatever the number of listeners."""
    return Seen(
        versions=dict(session.execute(select(Scope.name, Scope.version)).all()),
        branches=tuple(session.scalars(select(Branch.uid))),
        revoked=frozenset(session.scalars(select(Device.uid).where(Device.revoked_at.is_not(None)))),
    )


def span(listeners: int) -> float:
    """Seconds over which so many are woken."""
    return min(LONGEST_SPAN, listeners / MOST_A_SECOND)


class Loop(Protocol):
    """What of asyncio's loop is used."""

    def time(self) -> float:
        """Seconds by its clock."""

    def call_at(self, when: float, callback: Callable[[float], object], at: float, /) -> asyncio.TimerHandle:
        """Call it then."""


class Listener:
    """One open stream. `place` (0 to 1) is where in the span its moment lies."""

    def __init__(self, caller: Caller, place: float) -> None:
        self.caller = caller
        self.woken = asyncio.Event()
        self.ended = False
        self._place = place
        self._last = float("-inf")
        self._due: asyncio.TimerHandle | None = None

    @property
    def is_due(self) -> bool:
        """Whether it is going to be woken."""
        return self._due is not None

    def wake(self, within: float, loop: Loop) -> None:
        """There is news for this one: say so at its moment; one that is to come already is enough."""
        if self._due is None:
            at = max(loop.time() + self._place * within, self._last + within)
            self._due = loop.call_at(at, self._wake, at)

    def _wake(self, at: float) -> None:
        self._due, self._last = None, at
        self.woken.set()

    def end(self) -> None:
        """Say that there is news and close the stream."""
        self.ended = True
        self.woken.set()

    def let_go(self) -> None:
        """Nobody listens any more."""
        if self._due is not None:
            self._due.cancel()


class News:
    """The listeners of this process, and the looking."""

    def __init__(
        self, looking: Callable[[], Awaitable[Seen]], every: float, place: Callable[[], float] = random
    ) -> None:
        self._looking = looking
        self._place = place
        self._every = every
        self._listeners: set[Listener] = set()
        self._versions: Mapping[str, int] = {}

    def __len__(self) -> int:
        return len(self._listeners)

    @contextmanager
    def listening(self, caller: Caller) -> Iterator[Listener]:
        """A listener for as long as the block lasts."""
        listener = Listener(caller, self._place())
        self._listeners.add(listener)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)
            listener.let_go()

    async def keep_looking(self) -> None:
        """Look, wake whom it concerns, wait; until cancelled. A database that is away is asked again."""
        while True:
            await asyncio.sleep(self._every)
            if self._listeners:
                await self._look()

    async def _look(self) -> None:
        try:
            self.tell(await self._looking())
        except Refused as error:
            tell(logging.WARNING, "news_missed", why=error.problem.type)
        except Exception:  # the outermost loop: whatever it was, listeners are looked after again
            logging.getLogger(OURS).exception("unforeseen")

    def tell(self, seen: Seen) -> None:
        """Wake everybody, each at its moment, who may see a scope that has moved on since the last look."""
        moved = {name for name, version in seen.versions.items() if self._versions.get(name) != version}
        self._versions = seen.versions
        within, loop = span(len(self._listeners)), asyncio.get_running_loop()
        for listener in tuple(self._listeners):
            device, branch, reach, _ = listener.caller
            if device in seen.revoked:
                listener.end()
            elif not moved.isdisjoint(granted(branch, reach, seen.branches)):
                listener.wake(within, loop)

    def close(self) -> None:
        """End all streams: the server stops."""
        for listener in tuple(self._listeners):
            listener.end()


async def stream(news: News, caller: Caller, heartbeat: float) -> AsyncIterator[bytes]:
    """News at once (who has just come may have missed some) and whenever there is any; heartbeats between."""
    with news.listening(caller) as listener:
        yield NEWS
        while not listener.ended:
            try:
                async with asyncio.timeout(heartbeat):
                    await listener.woken.wait()
            except TimeoutError:
                yield HEARTBEAT
                continue
            listener.woken.clear()
            yield NEWS
