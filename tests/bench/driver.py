# SPDX-License-Identifier: GPL-3.0-or-later
"""Many desks at once, as the server sees them: real requests over kept connections, little else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

import msgspec

from db.models import new_uid
from db.operations.desk import utc_now
from db.operations.loans import CheckIn, CheckOut
from db.operations.operation import SCHEMA_VERSION, Operation, encode
from db.syncing import messages
from db.syncing.messages import PROTOCOL, Sent, SyncAnswer, SyncRequest
from tests.bench.centre import Centre

LOAN = timedelta(days=14)


class Wire:
    """One connection that is kept."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def open(self) -> None:
        """Connect."""
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)

    async def exchange(self, request: SyncRequest, token: str) -> SyncAnswer:
        """One cycle. Raises RuntimeError for any status but 200."""
        body = messages.encode(request)
        head = (
            f"POST /api/v1/sync HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        self._writer.write(head.encode() + body)
        said = (await self._reader.readuntil(b"\r\n\r\n")).lower()
        length = int(said.partition(b"content-length:")[2].split(b"\r\n", 1)[0])
        answer = await self._reader.readexactly(length)
        if b" 200 " not in said.split(b"\r\n", 1)[0]:
            raise RuntimeError(said.split(b"\r\n", 1)[0].decode())
        return messages.decode_answer(answer)

    def close(self) -> None:
        """Let go."""
        self._writer.close()


class PlainDesk:
    """A device that lends and takes back items of its own, and remembers no rows."""

    def __init__(self, centre: Centre, token: str, branch: UUID, items: list[UUID], member: UUID) -> None:
        self.token = token
        self._centre, self._branch, self._member = centre, branch, member
        self._turns = self._work(items)
        self._number = 0
        self.cursors: dict[str, int] = {}
        self.epoch: UUID | None = None

    def _work(self, items: list[UUID]) -> Iterator[Callable[[], Operation]]:
        while True:
            for item in items:
                loan = new_uid()
                yield lambda item=item, loan=loan: self._lend(item, loan)  # type: ignore[misc]
                yield lambda item=item, loan=loan: self._take_back(item, loan)  # type: ignore[misc]

    def _lend(self, item: UUID, loan: UUID) -> Operation:
        now = utc_now()
        return CheckOut(**self._header(), loan=loan, item=item, member=self._member, due_at=now + LOAN)

    def _take_back(self, item: UUID, loan: UUID) -> Operation:
        return CheckIn(**self._header(), item=item, loan=loan)

    def _header(self) -> dict[str, object]:
        return {
            "uid": new_uid(),
            "made_at": utc_now(),
            "branch": self._branch,
            "staff": self._centre.staff,
        }

    def one_operation(self, *, pull: bool) -> SyncRequest:
        """The next thing done at this desk, on its way up."""
        operation = next(self._turns)()
        self._number += 1
        sent = Sent(
            number=self._number,
            uid=operation.uid,
            schema=SCHEMA_VERSION,
            made_at=operation.made_at,
            payload=msgspec.Raw(encode(operation)),
        )
        return self._request((sent,), pull=pull)

    def idle(self) -> SyncRequest:
        """Whether there is anything new."""
        return self._request((), pull=True)

    def _request(self, operations: tuple[Sent, ...], *, pull: bool) -> SyncRequest:
        return SyncRequest(
            protocol=PROTOCOL,
            schema=SCHEMA_VERSION,
            now=utc_now(),
            epoch=self.epoch,
            log_from=1,
            operations=operations,
            pull=pull,
            cursors=self.cursors,
        )

    def take(self, answer: SyncAnswer) -> int:
        """Note how far the rows have come; returns how many came."""
        self.epoch = answer.epoch
        for page in answer.pages:
            self.cursors[page.scope] = page.version
        return sum(len(page.rows) for page in answer.pages)


class Pushed(NamedTuple):
    """Operations answered, and the seconds that took."""

    operations: int
    seconds: float


async def push(port: int, desks: list[PlainDesk], seconds: float) -> Pushed:
    """Every desk sends one operation after the other, each in a request of its own, for so long."""
    loop = asyncio.get_running_loop()
    began = loop.time()

    async def at(desk: PlainDesk) -> int:
        wire, count = Wire(port), 0
        await wire.open()
        while loop.time() < began + seconds:
            answer = await wire.exchange(desk.one_operation(pull=False), desk.token)
            assert answer.answers[0].outcome in {"applied", "noted"}, answer
            count += 1
        wire.close()
        return count

    counts = await asyncio.gather(*map(at, desks))
    return Pushed(sum(counts), loop.time() - began)


async def play(port: int, schedule: list[tuple[PlainDesk, bool]], wires: int) -> int:
    """Play cycles in this order over so many connections, each as soon as one is free; gives the rows."""
    todo = iter(schedule)
    rows = 0

    async def along() -> None:
        nonlocal rows
        wire = Wire(port)
        await wire.open()
        for desk, does in todo:
            request = desk.one_operation(pull=True) if does else desk.idle()
            rows += desk.take(await wire.exchange(request, desk.token))
        wire.close()

    await asyncio.gather(*(along() for _ in range(wires)))
    return rows
