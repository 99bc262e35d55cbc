# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong, as problem details (RFC 9457): never a traceback, never anybody's data."""

from collections.abc import Mapping

import msgspec
from starlette.requests import Request
from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"


class Problem(msgspec.Struct, frozen=True):
    """`type` names the kind for programs, `detail` says what to do for people."""

    type: str
    title: str
    status: int
    detail: str = ""


class Refused(Exception):
    """An endpoint answers with a problem instead."""

    def __init__(self, problem: Problem, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(problem.type)
        self.problem = problem
        self.headers = dict(headers or {})


def _problem(status: int, kind: str, title: str, detail: str = "") -> Problem:
    return Problem(f"urn:simpul:problem:{kind}", title, status, detail)


UNREADABLE = _problem(400, "unreadable", "This is no request that the server understands")
NO_OUTBOX = _problem(
    400, "no-outbox", "This is no file of unsent work", "Choose the file that the desk saved."
)
NO_TOKEN = _problem(401, "no-token", "A valid token is needed", "Enrol this desk with a one-time code.")
REVOKED = _problem(403, "revoked", "This desk was shut out", "Sync once more to be told what to do.")
CODE_REFUSED = _problem(
    403, "code-refused", "This code is unknown, used or too old", "Ask for another one at the server."
)
NOT_HERE = _problem(404, "not-found", "There is nothing here")
NOT_SO = _problem(405, "method", "This is not how to ask for it")
TOO_SLOW = _problem(408, "too-slow", "The request did not arrive", "Send it again.")
TOO_LARGE = _problem(413, "too-large", "The request is too large", "Send fewer operations at once.")
NO_SUCH_ENCODING = _problem(415, "encoding", "The body may be plain, gzip or zstd")
NO_SNAPSHOT = _problem(404, "no-snapshot", "There is no such snapshot", "Read the feed from its beginning.")
NO_CERTIFICATE = _problem(404, "no-certificate", "No certificate has this code", "Check its letters.")
NO_SUCH_RANGE = _problem(416, "range", "The file has no such range", "Ask for 'bytes=N-', N below its size.")
TOO_MANY_GUESSES = _problem(429, "too-many-guesses", "Too many wrong codes", "Wait, then try again.")
UNFORESEEN = _problem(500, "unforeseen", "The server met an error that nobody foresaw", "Try again later.")
NO_DATABASE = _problem(503, "database", "The database does not answer", "Try again in a moment.")
BUSY = _problem(503, "busy", "The server has too much to do", "Try again in a moment.")
BY_STATUS = {problem.status: problem for problem in (NOT_HERE, NOT_SO)}


def response_to(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """The problem as a response."""
    return Response(msgspec.json.encode(problem), problem.status, headers, MEDIA_TYPE)


async def refused(request: Request, error: Exception) -> Response:
    """Handler of Refused."""
    assert isinstance(error, Refused)
    return response_to(error.problem, error.headers)


async def not_routed(request: Request, error: Exception) -> Response:
    """Handler of the router's own 404 and 405."""
    problem = BY_STATUS.get(getattr(error, "status_code", 0), UNREADABLE)
    return response_to(problem, getattr(error, "headers", None))


async def gone(request: Request, error: Exception) -> Response:
    """Handler of ClientDisconnect: nobody hears the answer."""
    return response_to(TOO_SLOW)
