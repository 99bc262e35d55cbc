# SPDX-License-Identifier: GPL-3.0-or-later
"""POST sync: a desk's operations up, an outcome each, and the rows that it has not seen yet down."""

import logging
from collections import Counter
from time import perf_counter
from typing import NamedTuple

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from central_server.answering import UnknownDevice, answer, answer_pushed, writes
from central_server.api import bodies, problems
from central_server.api.access import not_known, token_of
from central_server.api.problems import Refused
from central_server.api.service import Service, service_of
from central_server.structured_log import tell
from db.syncing.messages import SyncAnswer, SyncRequest, decode_request, encode

SMALL = 16_384
"""Bytes of a body that are read faster than handed to a thread."""
FEW = 20
"""Answers that are written faster than handed to one."""


class Cycle(NamedTuple):
    """What came of a request: the packed answer, and counts for log and metrics."""

    body: bytes
    encoding: str
    status: str
    outcomes: Counter[str]
    rows: int


async def sync(request: Request) -> Response:
    """Who asks is known before the body is read: strangers can't send large ones."""
    began = perf_counter()
    service, token = service_of(request), token_of(request)
    device = await service.device(token)
    raw = await bodies.received(request, service.settings.largest_body)
    encoding = request.headers.get("content-encoding", "")
    accepted = bodies.accepted(request.headers.get("accept-encoding", ""))
    cycle = await _cycle(service, token, await _read(service, raw, encoding), accepted)
    _note(service, len(raw), cycle)
    tell(
        logging.INFO if cycle.outcomes or cycle.rows or cycle.status != "ok" else logging.DEBUG,
        "sync",
        device=device,
        status=cycle.status,
        **cycle.outcomes,
        rows=cycle.rows,
        bytes_in=len(raw),
        bytes_out=len(cycle.body),
        ms=round((perf_counter() - began) * 1_000, 1),
    )
    return bodies.json_response(cycle.body, cycle.encoding)


async def _read(service: Service, raw: bytes, encoding: str) -> SyncRequest:
    """On a thread where it takes time: unpacking and reading large bodies."""
    most = service.settings.largest_unpacked
    if not encoding and len(raw) <= SMALL:
        return _decoded(raw, encoding, most)
    return await service.jobs.run(_decoded, raw, encoding, most)


def _decoded(raw: bytes, encoding: str, most: int) -> SyncRequest:
    try:
        return decode_request(bodies.unpacked(raw, encoding, most))
    except msgspec.DecodeError as error:
        raise Refused(problems.UNREADABLE) from error


async def _cycle(service: Service, token: str, asked: SyncRequest, accepted: str) -> Cycle:
    """The way up, with others where that goes; then the way down."""
    center = service.center
    try:
        if not writes(asked):
            return await service.jobs.run(lambda: _packed(answer(center, token, asked), accepted))
        pushed = await service.gathering.push(token, asked)
        if not asked.pull and len(pushed.answers) <= FEW:
            return _packed(answer_pushed(center, asked, pushed), accepted)
        return await service.jobs.run(lambda: _packed(answer_pushed(center, asked, pushed), accepted))
    except UnknownDevice as error:
        raise not_known() from error


def _packed(said: SyncAnswer, accepted: str) -> Cycle:
    plain = encode(said)
    chosen = accepted if len(plain) >= bodies.WORTH_IT else ""
    outcomes = Counter(one.outcome for one in said.answers)
    return Cycle(bodies.packed(plain, chosen), chosen, said.status, outcomes, _rows(said))


def _rows(said: SyncAnswer) -> int:
    return sum(len(page.rows) for page in said.pages) + sum(len(one.rows) for one in said.healed)


def _note(service: Service, received: int, cycle: Cycle) -> None:
    measures = service.measures
    measures.operations.update(cycle.outcomes)
    measures.rows_sent += cycle.rows
    measures.bytes_received += received
    measures.bytes_sent += len(cycle.body)
