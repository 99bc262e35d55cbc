# SPDX-License-Identifier: GPL-3.0-or-later
"""GET snapshot: what a new desk may begin with; GET snapshot/{id}: the packed file, or the rest of it."""

import logging
import re
from pathlib import Path

import msgspec
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from central_server import snapshots
from central_server.answering import epoch_of
from central_server.api import bodies, problems
from central_server.api.access import Caller, token_of
from central_server.api.problems import Refused
from central_server.api.service import Service, service_of
from central_server.structured_log import tell
from db.syncing.snapshot import Manifest

RANGE = re.compile(r"bytes=(\d{1,15})-(\d{1,15})?")
"""The one kind of range that is needed: from here on, or from here to there."""


async def snapshot(request: Request) -> Response:
    """The newest of this epoch."""
    service = service_of(request)
    await _caller(request, service)
    found = await service.jobs.run(_newest, service)
    if found is None:
        raise Refused(problems.NO_SNAPSHOT)
    accepted = bodies.accepted(request.headers.get("accept-encoding", ""))
    return bodies.json_response(bodies.packed(msgspec.json.encode(found), accepted), accepted)


async def snapshot_file(request: Request) -> Response:
    """From the byte that is asked for: whoever was cut goes on where it was."""
    service = service_of(request)
    caller = await _caller(request, service)
    name: str = request.path_params["id"]
    file: Path | None = await service.jobs.run(snapshots.file_of, service.settings.snapshots, name)
    if file is None:
        raise Refused(problems.NO_SNAPSHOT)
    start = _start(request.headers.get("range", ""), file.stat().st_size)
    tell(logging.INFO, "snapshot_sent", device=caller.device, start=start)
    return FileResponse(file, media_type="application/zstd", headers={"ETag": f'"{name}"'})


async def _caller(request: Request, service: Service) -> Caller:
    caller = await service.jobs.run(service.caller, token_of(request))
    if caller.revoked:
        raise Refused(problems.REVOKED)
    return caller


def _newest(service: Service) -> Manifest | None:
    with service.store.read() as session:
        return snapshots.newest(service.settings.snapshots, epoch_of(session))


def _start(asked: str, size: int) -> int:
    """Where to begin. Raises Refused where the file has no such range."""
    if not asked:
        return 0
    found = RANGE.fullmatch(asked.strip())
    if found is None or not int(found[1]) <= int(found[2] or size) or int(found[1]) >= size:
        raise Refused(problems.NO_SUCH_RANGE, {"Content-Range": f"bytes */{size}"})
    return int(found[1])
