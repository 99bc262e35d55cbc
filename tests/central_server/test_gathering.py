# SPDX-License-Identifier: GPL-3.0-or-later
"""Small requests of several desks are taken in together; what is wrong with one concerns it alone."""

from __future__ import annotations

import asyncio
from contextlib import closing
from threading import Event

import pytest
from msgspec.structs import replace
from sqlalchemy import event, select

from central_server import answering
from central_server.answering import Asked, UnknownDevice
from central_server.api.gathering import Gathering
from central_server.api.jobs import Jobs
from central_server.receiving import TakeApart
from db.models import Item, JournalEntry, Member
from db.operations.circulation import check_out
from db.syncing import messages
from tests.central_server.serving import SLOW
from tests.simulation.invariants import when_quiet
from tests.simulation.world import SimulatedDesk, World


@pytest.fixture
def world() -> World:
    return World(1, desks=3)


def lend(desk: SimulatedDesk, barcode: str) -> Asked:
    """Lend it there; what goes up then."""
    with desk.store.read() as session:
        item = session.scalars(select(Item.uid).where(Item.barcode == barcode)).one()
        member = session.scalars(select(Member.uid).order_by(Member.uid)).first()
    desk.desk.perform(check_out, item=item, member=member, reason="uji")
    request, _, token = desk.ask()
    return Asked(token, replace(request, leases={}))


def spoiled(asked: Asked) -> Asked:
    """With an operation that nobody can read."""
    (one,) = asked.request.operations
    unreadable = replace(one, payload=messages.raw_of(b'{"kind":"Unheard"}'))
    return Asked(asked.token, replace(asked.request, operations=(unreadable,)))


def taken_in(world: World) -> int:
    with world.server.read() as session:
        return len(session.scalars(select(JournalEntry.uid).where(JournalEntry.device.is_not(None))).all())


def gathered(world: World, *asked: Asked) -> list[object]:
    """What each is told where all come at once."""

    async def all_of_them() -> list[object]:
        with closing(Jobs(1, 10)) as jobs:  # one thread: the store lies in memory, on one connection
            gathering = Gathering(jobs, world.center)
            ways = (gathering.push(*one) for one in asked)
            return list(await asyncio.gather(*ways, return_exceptions=True))

    return asyncio.run(all_of_them())


def test_requests_of_several_desks_have_one_commit(world: World) -> None:
    """The same item lent at two desks among them: who wins is the same as one after the other."""
    asked = [lend(desk, barcode) for desk, barcode in zip(world.desks, ("B0", "B0", "B2"), strict=True)]
    commits = []
    event.listen(world.server.engine, "commit", commits.append)
    pushed = answering.push_together(world.center, asked)
    assert len(commits) == 1
    assert [[one.outcome for one in each.answers] for each in pushed][::2] == [["applied"], ["applied"]]
    assert pushed[1].answers[0].notes == ("return_implied",)
    world.quiet()
    when_quiet(world)


def test_the_same_requests_again_are_answered_as_before(world: World) -> None:
    asked = [lend(desk, f"B{number}") for number, desk in enumerate(world.desks)]
    first = answering.push_together(world.center, asked)
    again = answering.push_together(world.center, asked)
    assert [one.answers for one in again] == [one.answers for one in first]
    world.quiet()
    when_quiet(world)


def test_what_can_not_be_done_takes_nobody_with_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """One desk's operation breaks: all are taken in, that one is refused, each answered by itself."""
    asked = [lend(desk, f"B{number}") for number, desk in enumerate(world.desks)]
    broken = asked[1].request.operations[0].uid
    from central_server import receiving

    decide = receiving.decide

    def breaks(bench: object, operation: object) -> object:
        if operation.uid == broken:  # type: ignore[attr-defined]
            raise ZeroDivisionError
        return decide(bench, operation)  # type: ignore[arg-type]

    monkeypatch.setattr(receiving, "decide", breaks)
    before = taken_in(world)
    with pytest.raises(TakeApart):
        answering.push_together(world.center, asked)
    assert taken_in(world) == before
    told = gathered(world, *asked)
    assert [one.answers[0].outcome for one in told] == ["applied", "refused", "applied"]  # type: ignore[attr-defined]
    assert taken_in(world) == before + 3


def test_a_stranger_among_them_is_told_so_alone(world: World) -> None:
    asked = [lend(desk, f"B{number}") for number, desk in enumerate(world.desks)]
    told = gathered(world, asked[0], Asked("of nobody", asked[1].request), asked[2])
    assert isinstance(told[1], UnknownDevice)
    assert [one.answers[0].outcome for one in (told[0], told[2])] == ["applied", "applied"]  # type: ignore[attr-defined]


def test_two_requests_of_one_desk_come_one_after_the_other(world: World) -> None:
    asked = lend(world.desks[0], "B0")
    told = gathered(world, asked, asked, spoiled(lend(world.desks[1], "B1")))
    assert told[0].answers == told[1].answers  # type: ignore[attr-defined]
    assert told[2].answers[0].outcome == "refused"  # type: ignore[attr-defined]


def test_who_is_alone_does_not_wait_and_desks_at_work_are_written_together(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes while others are written waits for the end of that, and for as many as there were."""
    from central_server.api import gathering as module

    monkeypatch.setattr(module, "LINGER", 600.0)
    written: list[int] = []
    go_on = Event()

    def slowly(center: object, asked: list[Asked]) -> list[object]:
        written.append(len(asked))
        assert go_on.wait(SLOW)
        return list(asked)

    monkeypatch.setattr(module, "push_together", slowly)

    async def all_of_them() -> None:
        with closing(Jobs(1, 10)) as jobs:
            gathering = Gathering(jobs, world.center)
            asked = [lend(desk, f"B{number}") for number, desk in enumerate(world.desks)]
            alone = asyncio.create_task(gathering.push(*asked[0]))
            await asyncio.sleep(0)  # it has asked
            others = [asyncio.create_task(gathering.push(*one)) for one in asked[1:]]
            await asyncio.sleep(0)
            go_on.set()
            await asyncio.gather(alone, *others)
            await asyncio.gather(*(gathering.push(*one) for one in asked[:2]))
            monkeypatch.setattr(module, "LINGER", 0.0)
            await gathering.push(*asked[0])
            await gathering.push(*asked[0])

    asyncio.run(all_of_them())
    assert written == [1, 2, 2, 1, 1]
