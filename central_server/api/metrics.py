# SPDX-License-Identifier: GPL-3.0-or-later
"""GET metrics: figures in the text format of Prometheus, of this process and of the store. Counts only."""

import asyncio
import os
from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from central_server.api.access import may_watch, not_known
from central_server.api.health import PATIENCE
from central_server.api.problems import Refused
from central_server.api.service import Service, service_of
from db.models.columns import EPOCH
from db.models.syncing import Device, Note, Scope

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"


async def metrics(request: Request) -> Response:
    """See may_watch for who may."""
    service = service_of(request)
    if not may_watch(request, service.settings.metrics_token):
        raise not_known()
    lines = [*service.measures.lines(), *_of_process(service), *await _stored(service)]
    return PlainTextResponse("\n".join([*lines, ""]), media_type=MEDIA_TYPE)


async def _stored(service: Service) -> list[str]:
    """What the process has counted itself is told also where the database is away."""
    try:
        async with asyncio.timeout(PATIENCE):
            stored = await service.watch.run(_of_store, service)
    except (Refused, TimeoutError):
        stored, answered = [], 0
    else:
        answered = 1
    return [*_gauge("database_up", "whether the database answered", {"": answered}), *stored]


def _of_process(service: Service) -> Iterator[str]:
    yield from _gauge("process", "which process answered", {f'pid="{os.getpid()}"': 1})
    yield from _gauge("listeners", "open event streams", {"": len(service.news)})
    yield from _gauge("jobs", "requests at work or waiting for a thread", {"": service.jobs.pending})


def _of_store(service: Service) -> list[str]:
    with service.store.read() as session:
        return [*_devices(session), *_notes(session), *_scopes(session)]


def _devices(session: Session) -> Iterator[str]:
    revoked = Device.revoked_at.is_not(None)
    rows = session.execute(select(revoked, func.count()).group_by(revoked))
    yield from _gauge(
        "devices",
        "enrolled desks",
        {f'state="{"revoked" if gone else "enrolled"}"': count for gone, count in rows},
    )
    newest = session.scalar(select(func.max(Device.seen_at)))
    taken = session.scalar(select(func.sum(Device.last_number))) or 0
    yield from _gauge("device_operations", "operations that desks have numbered so far", {"": int(taken)})
    if newest is not None:
        seconds = (newest - EPOCH).total_seconds()
        yield from _gauge(
            "last_seen_timestamp_seconds", "when any desk was last seen", {"": f"{seconds:.0f}"}
        )


def _notes(session: Session) -> Iterator[str]:
    rows = session.execute(
        select(Note.kind, func.count()).where(Note.settled_at.is_(None)).group_by(Note.kind)
    )
    yield from _gauge("open_notes", "what people should look at", {f'kind="{k}"': n for k, n in rows})


def _scopes(session: Session) -> Iterator[str]:
    """By the scope's first word: 'members:<branch>' counts as 'members'."""
    rows: dict[str, int] = {}
    for name, count in session.execute(select(Scope.name, Scope.count)):
        label = f'scope="{name.partition(":")[0]}"'
        rows[label] = rows.get(label, 0) + count
    yield from _gauge("rows", "rows that desks may have, by kind of scope", rows)


def _gauge(name: str, about: str, values: dict[str, int] | dict[str, str]) -> Iterator[str]:
    yield f"# HELP simpul_{name} {about}"
    yield f"# TYPE simpul_{name} gauge"
    for labels, value in sorted(values.items()):
        yield f"simpul_{name}{{{labels}}} {value}" if labels else f"simpul_{name} {value}"
