# SPDX-License-Identifier: GPL-3.0-or-later
"""The ASGI application: its routes, what surrounds them, and what begins and ends with it."""

import asyncio
import logging
import re
import signal
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from time import perf_counter
from types import FrameType
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from central_server import settings, structured_log
from central_server.api import feedback_page, interlending, problems
from central_server.api.description import openapi
from central_server.api.endpoints import BASE, ENDPOINTS
from central_server.api.interlending_sent import keep_sending
from central_server.api.parent import end_with_parent
from central_server.api.service import Service
from central_server.api.snapshots_ready import keep_ready
from central_server.api.verify_page import PAGES, page
from central_server.settings import Settings
from central_server.store import CentralStore, open_store
from central_server.structured_log import tell

PATHS = (*(endpoint.path for endpoint in ENDPOINTS), "/openapi.json")
FORMS = [
    (path, re.compile(re.sub(r"{\w+}", "[^/]+", path)))
    for path in (*PATHS, *PAGES, feedback_page.PATH, interlending.PATH)
]
HEADERS = ((b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff"))


def application(told: Settings, store: CentralStore) -> Starlette:
    """The application over an open store, which it closes when it ends."""
    service = Service(told, store)
    routes = [Route(e.path, e.handler, methods=[e.method]) for e in ENDPOINTS]
    app = Starlette(
        routes=[
            Mount(BASE, routes=[*routes, Route("/openapi.json", openapi, methods=["GET"])]),
            *(Route(path, page, methods=["GET"]) for path in PAGES),
            Route(interlending.PATH, interlending.take, methods=["POST"]),
            Route(feedback_page.PATH, feedback_page.show, methods=["GET"]),
            Route(feedback_page.PATH, feedback_page.take, methods=["POST"]),
        ],
        middleware=[Middleware(Observed, service=service)],
        exception_handlers={
            problems.Refused: problems.refused,
            HTTPException: problems.not_routed,
            ClientDisconnect: problems.gone,
        },
        lifespan=_living,
    )
    app.state.service = service
    return app


def from_environment() -> Starlette:
    """For processes that a server starts by name: settings from the environment and its file."""
    end_with_parent()
    told = settings.load()
    structured_log.configure(told.log_level)
    return application(told, open_store(told.database_url, connections=told.threads + 1))


@asynccontextmanager
async def _living(app: Starlette) -> AsyncIterator[None]:
    service: Service = app.state.service
    works = (service.news.keep_looking(), keep_ready(service), keep_sending(service))
    tasks = [asyncio.create_task(work) for work in works]
    with _streams_end_with_the_server(service):
        yield
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    service.close()


@contextmanager
def _streams_end_with_the_server(service: Service) -> Iterator[None]:
    """On a signal the server waits for open connections: event streams have to end first."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()
    before: dict[int, Any] = {}

    def told(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(service.news.close)
        before[number](number, frame)

    for which in (signal.SIGINT, signal.SIGTERM):
        before[which] = signal.signal(which, told)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


class Observed:
    """Measures every request, notes what was refused or went wrong, and forbids to keep answers."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._app = app
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = perf_counter()
        answered = False

        async def observed(message: Message) -> None:
            nonlocal answered
            if message["type"] == "http.response.start":
                answered = True
                message["headers"] = [*message["headers"], *HEADERS]
                self._note(scope["path"], message["status"], perf_counter() - began)
            await send(message)

        try:
            await self._app(scope, receive, observed)
        except Exception:  # the outermost loop: it reports and goes on
            logging.getLogger(structured_log.OURS).exception("unforeseen")
            if not answered:
                await problems.response_to(problems.UNFORESEEN)(scope, receive, observed)

    def _note(self, path: str, status: int, seconds: float) -> None:
        endpoint = endpoint_of(path)
        self._service.measures.request(endpoint, status, seconds)
        if status >= 400:
            level = logging.ERROR if status >= 500 else logging.INFO
            tell(level, "refused", endpoint=endpoint, status=status, ms=round(seconds * 1_000, 1))


def endpoint_of(path: str) -> str:
    """The declared path that a request's is one of; 'other' for what is not ours: counters stay few."""
    asked = path.removeprefix(BASE)
    return next((known for known, form in FORMS if form.fullmatch(asked)), "other")
