# SPDX-License-Identifier: GPL-3.0-or-later
"""GET health: whether this server can work; for balancers and whoever watches it. No token, no data."""

import asyncio

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from central_server.api.bodies import json_response
from central_server.api.problems import Refused
from central_server.api.service import service_of
from db import migrations
from db.operations.operation import SCHEMA_VERSION
from db.syncing.messages import PROTOCOL

PATIENCE = 5
"""Seconds that the database has to answer."""


class Health(msgspec.Struct, frozen=True):
    """`status` is 'ok', 'database_away' or 'wrong_revision'; `revision` is that of the store's tables."""

    status: str
    revision: str | None
    protocol: int = PROTOCOL
    schema: int = SCHEMA_VERSION


async def health(request: Request) -> Response:
    """200 where all is well, else 503."""
    service = service_of(request)
    try:
        async with asyncio.timeout(PATIENCE):
            revision = await service.watch.run(migrations.current, service.store.engine)
        found = Health("ok" if revision == migrations.head() else "wrong_revision", revision)
    except (Refused, TimeoutError):
        found = Health("database_away", None)
    return json_response(msgspec.json.encode(found), status=200 if found.status == "ok" else 503)
