# SPDX-License-Identifier: GPL-3.0-or-later
"""The server under many desks: two processes and PostgreSQL on two cores, and the desks on the same two."""

from __future__ import annotations

import asyncio
import re
import subprocess
import time
from collections.abc import Iterator
from random import Random

import psutil

from tests.bench.__main__ import Plan
from tests.bench.at_the_centre import Site, a_server, a_site
from tests.bench.driver import PlainDesk, play, push
from tests.bench.figures import Figure, at_least, within
from tests.central_server.processes import Served

TITLES, MEMBERS = 12_000, 2_000
PUSHERS, SECONDS = 16, 15.0
DESKS, WIRES = 1_000, 32
CYCLES_AN_HOUR, OPERATIONS_AN_HOUR = 120, 30
PART = 30
"""Of the hour, this part is played: two minutes, from a seed."""
HOUR = 3_600.0
WORKERS = 2


def measure(plan: Plan) -> Iterator[Figure]:
    """How much it can take, and what an hour of a large network asks of it."""
    with a_site(TITLES, MEMBERS) as site, a_server(site, WORKERS) as server:
        yield _throughput(site, server)
        yield from _an_hour(site, server)


def _port(server: Served) -> int:
    return int(server.address.rpartition(":")[2].partition("/")[0])


def _desks(site: Site, count: int) -> list[PlainDesk]:
    """Each with items and a member that no other has, as far as there are so many."""
    made = []
    share = max(1, TITLES // count)
    for number in range(count):
        branch = number % len(site.centre.branches)
        items = list(site.centre.items[number * share : (number + 1) * share])
        member = site.centre.members[number % MEMBERS]
        token = site.centre.enrolled(site.store, branch)
        made.append(PlainDesk(site.centre, token, site.centre.branches[branch], items, member))
    return made


def _throughput(site: Site, server: Served) -> Figure:
    yardstick = _pgbench(site)
    desks = _desks(site, PUSHERS)
    asyncio.run(push(_port(server), desks, 3.0))
    driver, all_of_it = time.process_time(), _cpu(server)
    done = asyncio.run(push(_port(server), desks, SECONDS))
    driver, served = time.process_time() - driver, _cpu(server) - all_of_it
    ours, theirs = (1_000 * one / done.operations for one in (served, driver))
    note = (
        f"{PUSHERS} desks, one operation a request, {WORKERS} processes; of each operation they took "
        f"{ours:.1f} ms of a core, those who asked {theirs:.1f} ms on the same cores; "
        "yardstick: pgbench -N with as many clients, durable too"
    )
    return at_least("server throughput", done.operations / done.seconds, "pushes/s", 1_200, yardstick, note)


def _cpu(server: Served) -> float:
    """Seconds of a core that the server's processes have taken."""
    first = psutil.Process(server.process.pid)
    return sum(sum(one.cpu_times()[:2]) for one in (first, *first.children(recursive=True)))


def _pgbench(site: Site) -> float:
    """Transactions a second."""
    url = site.postgres.new_database()
    host = str(url.query["host"])
    words = [str(site.postgres.bin / "pgbench"), "-h", host, "-U", "postgres", str(url.database)]
    subprocess.run([*words, "-i", "-q", "-s", "10"], check=True, capture_output=True)
    run = [*words, "-N", "-c", str(PUSHERS), "-j", "2", "-T", "5"]
    said = subprocess.run(run, check=True, capture_output=True, text=True).stdout
    site.postgres.drop(url)
    found = re.search(r"tps = ([\d.]+)", said)
    assert found is not None
    return float(found[1])


def _an_hour(site: Site, server: Served) -> Iterator[Figure]:
    desks = _desks(site, DESKS)
    random = Random(1)
    states = [(desk, False) for desk in desks]
    # Everybody has what there is: a new desk gets that from a snapshot, and cursors here are those of now.
    known = asyncio.run(_all_fetched(server, desks[: len(site.centre.branches)]))
    for number, desk in enumerate(desks):
        desk.cursors, desk.epoch = dict(known[number % len(known)].cursors), known[0].epoch
    schedule = states * (CYCLES_AN_HOUR // PART) + [(d, True) for d in desks] * (OPERATIONS_AN_HOUR // PART)
    random.shuffle(schedule)
    began, before = time.perf_counter(), _cpu(server)
    rows = asyncio.run(play(_port(server), schedule, WIRES))
    took, served = time.perf_counter() - began, _cpu(server) - before
    note = (
        f"{DESKS} desks that see all branches; each asks every 30 s and makes {OPERATIONS_AN_HOUR} loans and "
        "returns an hour, in requests of their own that also pull; played as fast as it goes for one "
        f"{PART}th of the hour: {len(schedule):,} cycles, {rows:,} rows, {took:.0f} s; "
        f"the server's processes took {served:.0f} s of a core"
    )
    share = took * PART / HOUR
    yield within(f"{DESKS:,} desks for an hour, share of the hour that was needed", share, "", 1, note)


async def _all_fetched(server: Served, desks: list[PlainDesk]) -> list[PlainDesk]:
    for desk in desks:
        await play(_port(server), [(desk, False)] * 30, 1)
    return desks
