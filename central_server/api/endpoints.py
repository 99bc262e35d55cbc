# SPDX-License-Identifier: GPL-3.0-or-later
"""Every endpoint, declared once: the routes and the OpenAPI description are both made from this table."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from central_server.api import problems
from central_server.api.enrol import enrol
from central_server.api.events import events
from central_server.api.health import Health, health
from central_server.api.metrics import metrics
from central_server.api.outbox import outbox
from central_server.api.problems import Problem
from central_server.api.snapshot import snapshot, snapshot_file
from central_server.api.sync import sync
from central_server.api.verify import Answer, verify
from db.syncing.messages import EnrolAnswer, EnrolRequest, OutboxAnswer, SyncAnswer, SyncRequest
from db.syncing.snapshot import Manifest

BASE = "/api/v1"
COMMON = (problems.UNFORESEEN, problems.NO_DATABASE, problems.BUSY)
BODY = (problems.UNREADABLE, problems.TOO_SLOW, problems.TOO_LARGE, problems.NO_SUCH_ENCODING)


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """`takes` and `gives` are message types, or media types where it is no JSON.

    `token` is whose is asked for; `{name}` in a path is any text without a slash; `headers` are what else may
    be said. `also` are statuses of other good answers, `worse` of others that come with the answer's type.
    """

    path: str
    method: str
    handler: Callable[[Request], Awaitable[Response]]
    about: str
    gives: type | str
    takes: type | str | None = None
    token: str = ""
    problems: tuple[Problem, ...] = ()
    worse: tuple[int, ...] = ()
    also: tuple[int, ...] = ()
    headers: dict[str, str] = field(default_factory=dict)


ENDPOINTS = (
    Endpoint(
        path="/enrol",
        method="POST",
        handler=enrol,
        about="Make this PC a desk of a branch, with a one-time code.",
        takes=EnrolRequest,
        gives=EnrolAnswer,
        problems=(*BODY, problems.CODE_REFUSED, problems.TOO_MANY_GUESSES, *COMMON),
    ),
    Endpoint(
        path="/sync",
        method="POST",
        handler=sync,
        about="Operations up, an outcome each; rows down. Bodies may be gzip or zstd, either way.",
        takes=SyncRequest,
        gives=SyncAnswer,
        token="device",
        problems=(*BODY, problems.NO_TOKEN, *COMMON),
    ),
    Endpoint(
        path="/snapshot",
        method="GET",
        handler=snapshot,
        about="What snapshot of the public catalogue a new desk may begin with.",
        gives=Manifest,
        token="device",
        problems=(problems.NO_TOKEN, problems.REVOKED, problems.NO_SNAPSHOT, *COMMON),
    ),
    Endpoint(
        path="/snapshot/{id}",
        method="GET",
        handler=snapshot_file,
        about="The packed file of a snapshot (zstd), whole or from a byte on.",
        gives="application/zstd",
        token="device",
        also=(206,),
        headers={"Range": "'bytes=N-' or 'bytes=N-M'"},
        problems=(
            problems.NO_TOKEN,
            problems.REVOKED,
            problems.NO_SNAPSHOT,
            problems.NO_SUCH_RANGE,
            *COMMON,
        ),
    ),
    Endpoint(
        path="/outbox",
        method="POST",
        handler=outbox,
        about="The file of a desk without network, brought by another: taken in as if that desk had sent it.",
        takes="application/octet-stream",
        gives=OutboxAnswer,
        token="device",
        problems=(*BODY, problems.NO_OUTBOX, problems.NO_TOKEN, problems.REVOKED, *COMMON),
    ),
    Endpoint(
        path="/events",
        method="GET",
        handler=events,
        about="Server-sent events: 'news' when it is time to sync; comments as heartbeat. No other data.",
        gives="text/event-stream",
        token="device",
        problems=(problems.NO_TOKEN, problems.REVOKED, *COMMON),
    ),
    Endpoint(
        path="/verify/{code}",
        method="GET",
        handler=verify,
        about="Whether a certificate with this code stands, and what was printed on it.",
        gives=Answer,
        problems=(problems.NO_CERTIFICATE, problems.TOO_MANY_GUESSES, *COMMON),
    ),
    Endpoint(
        path="/health",
        method="GET",
        handler=health,
        about="Whether the server can work.",
        gives=Health,
        worse=(503,),
    ),
    Endpoint(
        path="/metrics",
        method="GET",
        handler=metrics,
        about="Figures in the text format of Prometheus.",
        gives="text/plain",
        token="metrics",
        problems=(problems.NO_TOKEN, *COMMON),
    ),
)
