# SPDX-License-Identifier: GPL-3.0-or-later
"""POST enrol: a one-time code makes a PC a desk."""

import logging
from math import ceil

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from central_server.answering import epoch_of
from central_server.api import bodies, problems
from central_server.api.access import client_of
from central_server.api.problems import Refused
from central_server.api.service import Service, service_of
from central_server.enrolment import enrol_counted
from central_server.guesses import TooManyGuesses
from central_server.structured_log import tell
from db.syncing.messages import EnrolAnswer, EnrolRequest

LARGEST = 4_096
"""Bytes: nobody has shown a token yet."""


async def enrol(request: Request) -> Response:
    """The body is small and never compressed."""
    service = service_of(request)
    raw = bodies.unpacked(
        await bodies.received(request, LARGEST), request.headers.get("content-encoding", ""), LARGEST
    )
    try:
        wanted = msgspec.json.decode(raw, type=EnrolRequest)
    except msgspec.DecodeError as error:
        raise Refused(problems.UNREADABLE) from error
    made = await service.jobs.run(_enrolled, service, wanted, client_of(request))
    if made is None:
        raise Refused(problems.CODE_REFUSED)
    tell(logging.INFO, "enrolled", device=made.device, branch=made.branch, reach=made.reach)
    return bodies.json_response(msgspec.json.encode(made))


def _enrolled(service: Service, wanted: EnrolRequest, client: str) -> EnrolAnswer | None:
    now = service.center.clock()
    try:
        with_epoch = service.store.retry(
            lambda session, _last: (
                enrol_counted(session, wanted, client, now, service.center.chance),
                epoch_of(session),
            )
        )
    except TooManyGuesses as error:
        wait = str(max(1, ceil(error.wait.total_seconds())))
        raise Refused(problems.TOO_MANY_GUESSES, {"Retry-After": wait}) from error
    made, epoch = with_epoch
    return None if made is None else EnrolAnswer(made.device, made.token, made.branch, made.reach, epoch)
