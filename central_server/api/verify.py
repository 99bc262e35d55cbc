# SPDX-License-Identifier: GPL-3.0-or-later
"""GET verify/{code}: whether a certificate stands. No token: whoever holds the paper may ask."""

from datetime import datetime
from math import ceil

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from central_server.api import bodies, problems
from central_server.api.access import client_of
from central_server.api.problems import Refused
from central_server.api.service import service_of
from central_server.guesses import TooManyGuesses
from central_server.verifying import NOT_SHOWN, verified
from db.queries.certificates import Verified
from db.rules.printed import Printed

LONGEST = 80
"""Characters of a code with hyphens and blanks, and to spare."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """`status`: valid, replaced, revoked, expired or forged (what is kept does not fit its signature).

    `printed` is what stands on the paper; `replaced_by` the newer number; `since` when it was replaced or
    revoked, and `why`.
    """

    status: str
    printed: Printed | None = None
    replaced_by: str = ""
    since: datetime | None = None
    why: str = ""


async def verify(request: Request) -> Response:
    """Nothing is told of a code that nobody issued."""
    found = await looked_up(request, request.path_params["code"])
    if found.verdict in NOT_SHOWN:
        raise Refused(problems.NO_CERTIFICATE)
    answer = Answer(
        status=found.verdict.value,
        printed=found.printed,
        replaced_by=found.by,
        since=found.at,
        why=found.why,
    )
    return bodies.json_response(msgspec.json.encode(answer))


async def looked_up(request: Request, code: str) -> Verified:
    """What is known of a code. Raises Refused (429)."""
    service = service_of(request)
    now = service.center.clock()
    try:
        return await service.jobs.run(verified, service.store, code[:LONGEST], client_of(request), now)
    except TooManyGuesses as error:
        wait = str(max(1, ceil(error.wait.total_seconds())))
        raise Refused(problems.TOO_MANY_GUESSES, {"Retry-After": wait}) from error
