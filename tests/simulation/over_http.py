# SPDX-License-Identifier: GPL-3.0-or-later
"""The same story over real HTTP: desks that work at once, servers' processes beside each other on PostgreSQL.

What people do and what must hold is that of the simulation in memory; who comes first is up to the machine.

    python -m tests.simulation.over_http --seconds 60
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from sqlalchemy import func, select, text
from uuid6 import uuid7

from central_server import auditing, devices
from central_server.api.service import CHANCE
from central_server.store import CentralStore, open_store
from db.models import Branch, JournalEntry, Staff, columns
from db.operations.staff import person_of
from db.syncing import messages
from desktop_app.sync.carrier import Carrier, ServerTroubled, Unreachable
from desktop_app.sync.joining import join
from tests.central_server.processes import Served, served
from tests.central_server.worlds import build
from tests.postgresql import running
from tests.simulation import actions, invariants
from tests.simulation.memory import MemoryStore, empty
from tests.simulation.world import SimulatedDesk, World

DESKS = 8
PLACES = (("PUS", "network"), ("SEN", "network"), ("SEN", "branch"))
LOST, TWICE = 0.08, 0.14
"""Shares of answers that never arrive, and (above them) of requests that arrive twice."""
LOOKS_EVERY = 0.2


class HttpWorld(World):
    """Desks in memory, each with a carrier of its own to each server; the store is PostgreSQL."""

    def __init__(
        self, seed: int, store: CentralStore, addresses: Sequence[str], most_rows: int = 200
    ) -> None:
        columns.uuid7 = uuid7  # a simulation in memory puts its own there
        self.random = Random(seed)
        self.most_rows = most_rows
        self.story = []
        self.late, self.sticks = [], []
        self.server_was_restored = self.desk_was_copied = False
        self.server = store  # type: ignore[assignment]
        self.addresses = list(addresses)
        self.unreached, self.troubled_allowed = 0, False
        self._carriers: dict[tuple[str, str], Carrier] = {}
        self.desks, self.beginning = [], []
        with store.read() as session:
            uids = dict(session.execute(select(Branch.code, Branch.uid)).all())
            self.person = person_of(session.scalars(select(Staff).where(Staff.username == "admin")).one())
        self.branches = tuple(uids[code] for code, _ in PLACES)

    @property
    def now(self) -> datetime:  # type: ignore[override]
        """The machine's own."""
        return datetime.now(UTC)

    def let_pass(self, span: timedelta) -> None:
        """Nobody can hurry it."""

    def tick(self) -> datetime:
        return self.now

    def carrier(self, name: str = "") -> Carrier:
        """A way to one of the servers that are there, kept for whoever goes by that name."""
        address = self.random.choice(self.addresses)
        if (name, address) not in self._carriers:
            self._carriers[name, address] = Carrier(address)
        return self._carriers[name, address]

    def serve(self, raw: bytes, token: str) -> bytes:
        return messages.encode(self.carrier().exchange(messages.decode_request(raw), token))

    def enrol(self, place: int) -> SimulatedDesk:
        code, reach = self.branches[place], PLACES[place][1]
        with self.server.write() as session:
            shown = devices.make_code(session, code, reach, self.now, CHANCE)
        name = f"d{len(self.desks)}"
        made = self.carrier().enrol(shown, name)
        store = MemoryStore(empty())
        with store.write() as session:
            join(session, server="http", token=made.token, device=made.device, branch=made.branch)
        desk = SimulatedDesk(self, name, store.copy(), made.branch)
        self.desks.append(desk)
        return desk

    def quiet(self, most_cycles: int = 5_000) -> int:
        return super().quiet(most_cycles)

    def close(self) -> None:
        """Let go of all connections."""
        for carrier in self._carriers.values():
            carrier.close()


def sync(world: HttpWorld, desk: SimulatedDesk) -> None:
    """One cycle with whichever server; answers are lost, requests come twice, a server may be gone."""
    request, _, token = desk.ask()
    try:
        answer = world.carrier(desk.name).exchange(request, token)
        fate = world.random.random()
        if LOST < fate < TWICE:
            answer = world.carrier(desk.name).exchange(request, token)
    except (Unreachable, ServerTroubled) as error:
        if isinstance(error, ServerTroubled) and not world.troubled_allowed:
            raise
        world.unreached += 1
        return
    if fate >= LOST:
        desk.take(request, messages.encode(answer))
        invariants.after_each_sync(desk)


def work(world: HttpWorld, desk: SimulatedDesk, ends: float) -> Counter[str]:
    """What happens at one desk until then."""
    kinds = [*(action for action, _ in actions.AT_ONE_DESK), sync]
    weights = [*(weight for _, weight in actions.AT_ONE_DESK), 38]
    done = Counter[str]()
    while time.monotonic() < ends:
        action = world.random.choices(kinds, weights)[0]
        action(world, desk)  # type: ignore[arg-type]
        done["cycles" if action is sync else "acts"] += 1
    return done


# --- servers ----------------------------------------------------------------------------------------------


class Site(NamedTuple):
    """A library on PostgreSQL, and what starts servers for it."""

    url: str
    folder: Path


@contextmanager
def a_site() -> Iterator[Site]:
    """A small library in a database of its own."""
    with running() as postgres, TemporaryDirectory() as folder:
        url = postgres.new_database().render_as_string(hide_password=False)
        build(url)
        yield Site(url, Path(folder))


def host_of(found: Served) -> str:
    """The address that a carrier takes."""
    return found.address.partition("/api/")[0]


class Played(NamedTuple):
    """What a run did."""

    cycles: int
    acts: int
    operations: int
    unreached: int
    seconds: float


def play(site: Site, seed: int, seconds: float) -> Played:
    """Work at all desks for so long, one server killed in the middle and another started; then all must hold.

    Raises Broken, and what a desk's engine or carrier raises: an answer with an error is one.
    """
    with ExitStack() as stack:
        first, second = (stack.enter_context(served(site.url, site.folder)) for _ in range(2))
        store = open_store(site.url)
        stack.callback(store.close)
        world = HttpWorld(seed, store, [host_of(first), host_of(second)])
        stack.callback(world.close)
        for number in range(DESKS):
            world.enrol(number % len(PLACES))
        world.quiet()
        began = time.monotonic()
        with ThreadPoolExecutor(DESKS) as pool:
            desks = [pool.submit(work, world, desk, began + seconds) for desk in world.desks]
            _watch(world, desks, began + seconds / 2)
            world.addresses.remove(host_of(first))
            first.process.kill()
            third = stack.enter_context(served(site.url, site.folder))
            world.addresses.append(host_of(third))
            _watch(world, desks, began + seconds + 600)
        done = sum((desk.result() for desk in desks), Counter[str]())
        took = time.monotonic() - began
        world.quiet()
        invariants.when_quiet(world)
        _the_server_agrees_with_itself(world)
        with store.read() as session:
            operations = session.scalar(select(func.count()).select_from(JournalEntry)) or 0
    nobody_waited_in_a_ring(site.url)
    return Played(done["cycles"], done["acts"], operations, world.unreached, took)


def _watch(world: HttpWorld, desks: Sequence[Future[Counter[str]]], until: float) -> None:
    """Look at the server again and again while the desks work, until then or until they have ended."""
    while time.monotonic() < until:
        invariants.after_each_step(world)
        ended = wait(desks, timeout=LOOKS_EVERY).done
        for desk in ended:
            desk.result()
        if len(ended) == len(desks):
            return


def _the_server_agrees_with_itself(world: HttpWorld) -> None:
    with world.server.read() as session:
        differences = list(auditing.differences(session))
        wrong = auditing.wrong_scopes(session)
    if differences or wrong:
        raise invariants.Broken(f"feed: {differences[:5]} differ from their entries, {wrong}")


def nobody_waited_in_a_ring(url: str) -> None:
    """PostgreSQL counts deadlocks itself, once those who met have gone."""
    store = open_store(url)
    with store.read() as session:
        met = session.scalar(
            text("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        )
    store.close()
    if met:
        raise invariants.Broken(f"deadlocks: {met}")


def main() -> int:
    """Exit 1, with a traceback, where something did not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation.over_http", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with a_site() as site:
        done = play(site, chosen.seed, chosen.seconds)
    sys.stdout.write(
        f"{DESKS} desks over HTTP on PostgreSQL, {done.seconds:.0f} s: {done.acts} acts, {done.operations} "
        f"operations, {done.cycles} cycles ({done.unreached} met no server), all invariants held\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
