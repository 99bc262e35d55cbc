# SPDX-License-Identifier: GPL-3.0-or-later
"""Small requests that come while others are being written are written together: one commit for all."""

import asyncio
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy.exc import DBAPIError

from central_server.answering import Asked, Center, Pushed, UnknownDevice, push, push_together
from central_server.api.jobs import Jobs
from central_server.api.problems import Refused
from central_server.receiving import TakeApart
from db.syncing.messages import SyncRequest

LINGER = 0.005
"""Seconds that a transaction waits for as many as were in the last one: desks at work ask again soon."""
MOST_TOGETHER = 32
MOST_OPERATIONS = 20
"""A request with more has a transaction of its own: nobody waits for it."""
NOT_TOGETHER = (TakeApart, UnknownDevice, DBAPIError, Refused)


class _Waiting(NamedTuple):
    asked: Asked
    pushed: asyncio.Future[Pushed | None]


class Gathering:
    """The requests of a process that wait to be written; they are lost with it, and their desks ask again."""

    def __init__(self, jobs: Jobs, center: Center) -> None:
        self._jobs, self._center = jobs, center
        self._waiting: list[_Waiting] = []
        self._under_way: asyncio.Task[None] | None = None
        self._lingering: asyncio.TimerHandle | None = None
        self._lately = 1

    async def push(self, token: str, request: SyncRequest) -> Pushed:
        """As `answering.push`, on a thread; together with others where it is small. Raises as it and Jobs."""
        if len(request.operations) <= MOST_OPERATIONS and not (request.leases or request.healed):
            self._jobs.check_room(len(self._waiting))
            one = _Waiting(Asked(token, request), asyncio.get_running_loop().create_future())
            self._waiting.append(one)
            self._begin()
            pushed = await one.pushed
            if pushed is not None:
                return pushed
        return await self._jobs.run(push, self._center, token, request)

    def _begin(self) -> None:
        """One transaction at a time, so that they get large; who is alone never waits."""
        if self._under_way is not None or not self._waiting:
            return
        if len(self._waiting) >= self._lately:
            self._start()
        elif self._lingering is None:
            self._lingering = asyncio.get_running_loop().call_later(LINGER, self._start)

    def _start(self) -> None:
        if self._lingering is not None:
            self._lingering.cancel()
        some = self._next()
        self._lingering, self._lately = None, len(some)
        self._under_way = asyncio.create_task(self._write(some))
        self._under_way.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._under_way = None
        self._begin()

    def _next(self) -> list[_Waiting]:
        """Those who have waited longest, of each desk its first."""
        taken: dict[str, _Waiting] = {}
        for one in self._waiting:
            if len(taken) < MOST_TOGETHER:
                taken.setdefault(one.asked.token, one)
        self._waiting = [one for one in self._waiting if taken.get(one.asked.token) is not one]
        return list(taken.values())

    async def _write(self, some: Sequence[_Waiting]) -> None:
        """Each learns what came of its own; None: it is to be pushed by itself."""
        pushed: Sequence[Pushed | None] = [None] * len(some)
        try:
            pushed = await self._jobs.run(push_together, self._center, [one.asked for one in some])
        except NOT_TOGETHER:
            pass
        finally:
            for one, result in zip(some, pushed, strict=True):
                if not one.pushed.done():
                    one.pushed.set_result(result)
