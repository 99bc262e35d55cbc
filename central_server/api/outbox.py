# SPDX-License-Identifier: GPL-3.0-or-later
"""POST outbox: a desk brings the file of another that has no network."""

import logging
from time import perf_counter

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from central_server import outboxes
from central_server.api import bodies, problems
from central_server.api.access import token_of
from central_server.api.problems import Refused
from central_server.api.service import Service, service_of
from central_server.outboxes import Brought
from central_server.structured_log import tell
from db.syncing.outbox import NoOutbox, TooLarge


async def outbox(request: Request) -> Response:
    """Whoever brings it is a desk of ours, and learns counts alone."""
    began = perf_counter()
    service, token = service_of(request), token_of(request)
    caller = await service.jobs.run(service.caller, token)
    if caller.revoked:
        raise Refused(problems.REVOKED)
    raw = await bodies.received(request, service.settings.largest_body)
    brought = await service.jobs.run(_taken, service, raw, request.headers.get("content-encoding", ""))
    answer = brought.answer
    counts = {"applied": answer.applied, "noted": answer.noted, "refused": answer.refused}
    service.measures.operations.update(counts)
    service.measures.bytes_received += len(raw)
    tell(
        logging.INFO,
        "outbox",
        device=caller.device,
        of=brought.label.device,
        status=answer.status,
        known=answer.known,
        **counts,
        bytes_in=len(raw),
        ms=round((perf_counter() - began) * 1_000, 1),
    )
    return bodies.json_response(msgspec.json.encode(answer))


def _taken(service: Service, raw: bytes, encoding: str) -> Brought:
    """On a thread."""
    told = service.settings
    try:
        file = bodies.unpacked(raw, encoding, told.largest_body)
        return outboxes.take_in(service.center, file, told.largest_unpacked)
    except NoOutbox as error:
        raise Refused(problems.NO_OUTBOX) from error
    except TooLarge as error:
        raise Refused(problems.TOO_LARGE) from error
