# SPDX-License-Identifier: GPL-3.0-or-later
"""Database work on a bounded number of threads: the event loop never waits for it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from central_server.api import problems
from central_server.api.problems import Refused

P = ParamSpec("P")
T = TypeVar("T")
SOON = {"Retry-After": "5"}


class Jobs:
    """`threads` at work, at most `most_waiting` others waiting; `pending` counts both."""

    def __init__(self, threads: int, most_waiting: int) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="database")
        self._most = threads + most_waiting
        self.pending = 0

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do it on a thread. Raises Refused with 503 where too many wait, or the database is away."""
        self.check_room(0)
        self.pending += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(
                self._pool, lambda: _once_more(lambda: work(*args, **kwargs))
            )
        except (OperationalError, InterfaceError, NoConnection) as error:
            raise Refused(problems.NO_DATABASE, SOON) from error
        finally:
            self.pending -= 1

    def check_room(self, besides: int) -> None:
        """Raises Refused with 503 where too many wait, `besides` being those who wait elsewhere."""
        if self.pending + besides >= self._most:
            raise Refused(problems.BUSY, SOON)

    def close(self) -> None:
        """Let what runs come to its end."""
        self._pool.shutdown()


def _once_more(work: Callable[[], T]) -> T:
    """Connections that a restarted database has dropped are found out by the first who uses one."""
    try:
        return work()
    except DBAPIError as error:
        if not error.connection_invalidated:
            raise
        return work()
