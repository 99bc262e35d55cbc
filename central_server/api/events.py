# SPDX-License-Identifier: GPL-3.0-or-later
"""GET events: a stream that says 'there is news' to a desk that may see it, and nothing else."""

import logging

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from central_server.api import problems
from central_server.api.access import token_of
from central_server.api.news import stream
from central_server.api.problems import Refused
from central_server.api.service import service_of
from central_server.structured_log import tell

UNBUFFERED = {"X-Accel-Buffering": "no"}
"""Proxies hand each event on at once."""


async def events(request: Request) -> Response:
    """Open until the desk leaves, is shut out, or the server stops."""
    service = service_of(request)
    caller = await service.jobs.run(service.caller, token_of(request))
    if caller.revoked:
        raise Refused(problems.REVOKED)
    tell(logging.DEBUG, "listening", device=caller.device)
    told = stream(service.news, caller, service.settings.heartbeat_seconds)
    return StreamingResponse(told, media_type="text/event-stream", headers=UNBUFFERED)
