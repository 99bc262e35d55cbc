# SPDX-License-Identifier: GPL-3.0-or-later
"""A server that listens on loopback, on a thread of the test; and desks that speak to it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx
import uvicorn

from central_server import devices
from central_server.api.application import application
from central_server.api.service import CHANCE, Service
from central_server.settings import Settings
from central_server.store import CentralStore, open_store
from db.operations.desk import utc_now
from db.syncing.messages import SyncAnswer, SyncRequest, decode_answer, encode
from tests.central_server.authority import Certificate
from tests.central_server.worlds import uid_of

BASE = "/api/v1"
SLOW = 20.0
"""Seconds that a busy machine is given."""


class _Started(uvicorn.Server):
    """Tells when it listens, instead of being asked again and again."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = threading.Event()

    async def startup(self, sockets: object = None) -> None:
        await super().startup(sockets)  # type: ignore[arg-type]
        self.listening.set()


@dataclass
class Running:
    """A server under test."""

    url: str
    store: CentralStore
    service: Service

    def client(self, token: str | None = None, **headers: str) -> httpx.Client:
        """Somebody who asks, with or without a token."""
        shown = {"Authorization": f"Bearer {token}"} if token else {}
        return httpx.Client(base_url=self.url + BASE, headers={**shown, **headers}, timeout=SLOW)

    def code(self, branch: str = "PUS", reach: str = "network", **more: object) -> str:
        """A one-time code."""
        with self.store.write() as session:
            uid = uid_of(session, branch)
            return devices.make_code(session, uid, reach, utc_now(), CHANCE, **more)  # type: ignore[arg-type]

    def enrolled(self, branch: str = "PUS", reach: str = "network") -> str:
        """The token of a new desk."""
        with self.client() as client:
            answer = client.post("/enrol", json={"code": self.code(branch, reach), "name": f"Meja {branch}"})
        assert answer.status_code == 200
        token: str = answer.json()["token"]
        return token

    def revoke(self, token: str) -> None:
        """Shut the desk with this token out."""
        with self.store.write() as session:
            device = devices.of_token(session, token)
            assert device is not None
            devices.revoke(session, device.uid, utc_now())


def synced(client: httpx.Client, request: SyncRequest) -> SyncAnswer:
    """One cycle."""
    answer = client.post("/sync", content=encode(request))
    assert answer.status_code == 200, answer.text
    return decode_answer(answer.content)


@contextmanager
def serving(url: str, told: Settings, given: Certificate | None = None) -> Iterator[Running]:
    """A server over this database, as long as the block lasts; with a certificate of 'localhost' by TLS."""
    store = open_store(url, connections=told.threads + 1)
    app = application(told, store)
    config = uvicorn.Config(
        app,
        port=0,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=3,
        ws="none",
        ssl_certfile=None if given is None else given.certificate,
        ssl_keyfile=None if given is None else given.key,
    )
    server = _Started(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    assert server.listening.wait(SLOW)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        base = "http://127.0.0.1" if given is None else "https://localhost"
        yield Running(f"{base}:{port}", store, app.state.service)
    finally:
        server.should_exit = True
        thread.join()
