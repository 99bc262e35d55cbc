# SPDX-License-Identifier: GPL-3.0-or-later
"""Desks that work at once, over HTTP on PostgreSQL: no row is lost; a planted sequence loses one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, closing, contextmanager
from threading import Event
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from central_server.api.gathering import Gathering
from central_server.store import CentralStore, open_store
from db.models import Item, Member
from db.operations.circulation import check_out
from db.syncing import feed, messages
from db.syncing.feed import Allocate
from desktop_app.sync.carrier import Carrier
from tests.central_server.conftest import QUICK
from tests.central_server.serving import SLOW, serving
from tests.simulation import invariants
from tests.simulation.over_http import HttpWorld, Site, a_site, nobody_waited_in_a_ring, play
from tests.simulation.world import SimulatedDesk

SECONDS = float(os.environ.get("SIMULATE_SECONDS", "60"))


@pytest.fixture
def site() -> Iterator[Site]:
    """A small library in a database of its own."""
    with a_site() as found:
        yield found


def test_eight_desks_at_once_lose_nothing(site: Site) -> None:
    """Two servers' processes on one database, one of them killed half-way."""
    done = play(site, seed=1, seconds=SECONDS)
    assert done.operations > 0


# --- what the counter is for ------------------------------------------------------------------------------


class Sequence:
    """The planted bug: a PostgreSQL sequence numbers the feed, so nobody waits for anybody."""

    def __init__(self, store: CentralStore) -> None:
        self._engine = store.engine
        with self._engine.begin() as connection:
            connection.execute(text("CREATE SEQUENCE planted START 1000000"))

    def __call__(self, session: Session, scope: int, rows: int, more: int, total: int) -> int:
        told = {"scope": scope, "more": more, "total": total}
        with self._engine.begin() as connection:
            for _ in range(rows):
                last: int = connection.execute(text("SELECT nextval('planted')")).scalar_one()
            connection.execute(
                text(
                    """UPDATE scopes SET version = greatest(version, :last), count = count + :more,
                    sum = sum + :total WHERE id = :scope"""
                ),
                {"last": last, **told},
            )
        return last


class Slow:
    """Who takes a number first keeps its transaction open until told to go on."""

    def __init__(self, allocate: Allocate) -> None:
        self._allocate = allocate
        self.taken, self.go_on = Event(), Event()

    def __call__(self, *told: Any) -> int:
        last = self._allocate(*told)
        if not self.taken.is_set():
            self.taken.set()
            assert self.go_on.wait(SLOW)
        return last


@contextmanager
def desks_on(site: Site, numbering: Any) -> Iterator[tuple[HttpWorld, Slow]]:
    """Two servers that number the feed in this way, and three desks of one branch."""
    store = open_store(site.url)
    slow = Slow(numbering(store))
    with ExitStack() as stack:
        stack.callback(store.close)
        servers = [stack.enter_context(serving(site.url, QUICK)) for _ in range(2)]
        world = HttpWorld(1, store, [server.url for server in servers])
        stack.callback(world.close)
        for _ in range(3):
            world.enrol(0)
        world.quiet()
        for server in servers:
            service = server.service
            service.center = service.center._replace(allocate=slow)
            service.gathering = Gathering(service.jobs, service.center)
        yield world, slow


def lend(desk: SimulatedDesk, barcode: str) -> None:
    with desk.store.read() as session:
        item = session.scalars(select(Item.uid).where(Item.barcode == barcode)).one()
        member = session.scalars(select(Member.uid).where(Member.number == "PUS-M")).one()
    desk.desk.perform(check_out, item=item, member=member)


def overtake(world: HttpWorld, slow: Slow) -> None:
    """One desk's loan has its number and is not committed; another's comes after it; the third desk looks."""
    first, second, third = world.desks
    here, there = world.addresses
    lend(first, "PUS-1")
    lend(second, "PUS-2")
    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(exchange, first, here)
        assert slow.taken.wait(SLOW)
        two = pool.submit(exchange, second, there)
        until_done_or_waiting(world, two)
        exchange(third, there)
        slow.go_on.set()
        for done in (one, two):
            done.result()


def exchange(desk: SimulatedDesk, address: str) -> None:
    """One cycle with this server."""
    request, _, token = desk.ask()
    with closing(Carrier(address)) as carrier:
        desk.take(request, messages.encode(carrier.exchange(request, token)))


def until_done_or_waiting(world: HttpWorld, work: Future[Any]) -> None:
    """Until it has ended, or PostgreSQL says that somebody waits for a lock."""
    waiting = text(
        """SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'"""
    )
    for _ in range(int(SLOW / 0.05)):
        if wait([work], timeout=0.05).done:
            return
        with world.server.read() as session:
            if session.scalar(waiting):
                return
    raise AssertionError("neither done nor waiting")


def test_a_number_that_was_taken_first_is_seen_first(site: Site) -> None:
    with desks_on(site, lambda store: feed.count_up) as (world, slow):
        overtake(world, slow)
        world.quiet()
        invariants.when_quiet(world)
    nobody_waited_in_a_ring(site.url)


def test_a_sequence_in_place_of_the_counter_is_found_out(site: Site) -> None:
    """The third desk has passed a number whose loan it never got: only counting finds it."""
    with desks_on(site, Sequence) as (world, slow):
        overtake(world, slow)
        world.quiet()
        with pytest.raises(invariants.Broken, match="11: rows had to be mended"):
            invariants.when_quiet(world)
