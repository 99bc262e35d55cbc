# SPDX-License-Identifier: GPL-3.0-or-later
"""POST /iso18626: a message of interlibrary loan from a partner's system; the answer is its confirmation."""

import logging
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from central_server.api import bodies
from central_server.api.access import not_known, token_of
from central_server.api.service import Service, service_of
from central_server.interlending import peer_of, take_in
from central_server.structured_log import tell
from db.exchange import iso18626
from db.exchange.iso18626 import Confirmation

PATH = "/iso18626"


async def take(request: Request) -> Response:
    """Whoever sends it shows the token that was agreed on; nothing of what it says is logged."""
    service, token = service_of(request), token_of(request)
    raw = await bodies.received(request, iso18626.LARGEST)
    confirmed = await service.jobs.run(
        _taken, service, token, raw, request.headers.get("content-encoding", "")
    )
    tell(logging.INFO, "iso18626", message=confirmed.of, error=confirmed.error or "none", bytes_in=len(raw))
    return Response(iso18626.write(confirmed), media_type="application/xml")


def _taken(service: Service, token: str, raw: bytes, encoding: str) -> Confirmation:
    """On a thread."""
    with service.store.read() as session:
        peer = peer_of(session, token)
    if peer is None:
        raise not_known()
    plain = bodies.unpacked(raw, encoding, iso18626.LARGEST)
    return take_in(service.store, peer, plain, datetime.now(UTC))
