# SPDX-License-Identifier: GPL-3.0-or-later
"""What the endpoints work with: the store, threads, news, measures. Nothing in it outlives the process."""

import os
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from starlette.requests import Request

from central_server.answering import Center
from central_server.api.access import Caller, caller_of
from central_server.api.gathering import Gathering
from central_server.api.jobs import Jobs
from central_server.api.measures import Measures
from central_server.api.news import News, Seen, look
from central_server.devices import Chance
from central_server.settings import Settings
from central_server.store import CentralStore
from db.models import new_uid
from db.operations.desk import utc_now
from db.syncing.tokens import hashed

CHANCE = Chance(new_uid, os.urandom)
MOST_WATCHING = 100
MOST_DEVICES = 10_000
"""Whose tokens a process remembers."""


class Service:
    """Made once a process; `jobs` are for desks, `watch` (one thread) for news, health and metrics."""

    def __init__(
        self, settings: Settings, store: CentralStore, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self.settings = settings
        self.store = store
        self.center = Center(store, clock, CHANCE)
        self.jobs = Jobs(settings.threads, settings.most_waiting)
        self.gathering = Gathering(self.jobs, self.center)
        self.watch = Jobs(1, MOST_WATCHING)
        self.news = News(lambda: self.watch.run(self._seen), settings.news_seconds)
        self.measures = Measures()
        self._devices: dict[bytes, UUID] = {}

    def caller(self, token: str) -> Caller:
        """The device with this token. Raises Refused (401)."""
        with self.store.read() as session:
            return caller_of(session, token)

    async def device(self, token: str) -> UUID:
        """The device with this token, asked once: it stays the same. Raises Refused (401)."""
        key = hashed(token)
        if key not in self._devices:
            found = await self.jobs.run(self.caller, token)
            if len(self._devices) >= MOST_DEVICES:
                self._devices.clear()
            self._devices[key] = found.device
        return self._devices[key]

    def _seen(self) -> Seen:
        with self.store.read() as session:
            return look(session)

    def close(self) -> None:
        """Let go of threads and connections."""
        self.news.close()
        self.jobs.close()
        self.watch.close()
        self.store.close()


def service_of(request: Request) -> Service:
    """The service that the application was made with."""
    service: Service = request.app.state.service
    return service
