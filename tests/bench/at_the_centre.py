# SPDX-License-Identifier: GPL-3.0-or-later
"""A server's processes on a real PostgreSQL that waits for its disk, and real desks on encrypted stores."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import NamedTuple

from sqlalchemy import select

from central_server import devices
from central_server.api.service import CHANCE
from central_server.store import CentralStore, open_store
from db.models import Staff
from db.operations.desk import Desk, utc_now
from db.operations.staff import person_of
from db.store import Store
from db.syncing.overlay import Overlay
from desktop_app.sync.carrier import Carrier
from desktop_app.sync.cycles import Synced, sync_fully
from desktop_app.sync.engine import Engine
from desktop_app.sync.joining import join
from tests.bench import centre, library
from tests.bench.centre import Centre
from tests.central_server.processes import Served, served
from tests.postgresql import Postgres, running


class Site(NamedTuple):
    """A library at the centre: its PostgreSQL, what is in it, its open store, and a folder for files."""

    postgres: Postgres
    centre: Centre
    store: CentralStore
    folder: Path


@contextmanager
def a_site(titles: int, members: int = library.MEMBERS) -> Iterator[Site]:
    """A library of so many titles, an item each; commits are durable."""
    folder = Path(mkdtemp(prefix="simpul-bench-"))
    try:
        with running(haste=False) as postgres:
            url = postgres.new_database().render_as_string(hide_password=False)
            built = centre.build(url, titles, members)
            postgres.run("VACUUM ANALYZE")
            with closing(open_store(url)) as store:
                yield Site(postgres, built, store, folder)
    finally:
        rmtree(folder)


@contextmanager
def a_server(site: Site, workers: int = 1) -> Iterator[Served]:
    """`simpul-server serve` in processes of its own."""
    with served(site.centre.url, site.folder, workers=workers, log_level="warning") as found:
        yield found


def host_of(found: Served) -> str:
    """The address that a carrier takes."""
    return found.address.partition("/api/")[0].replace("localhost", "127.0.0.1")


class EnrolledDesk(NamedTuple):
    """A desk with its way to the server, and the person at it."""

    store: Store
    engine: Engine
    carrier: Carrier
    desk: Desk

    def sync(self) -> Synced:
        """Until nothing is left to say."""
        return sync_fully(self.engine, self.carrier)


@contextmanager
def a_desk(site: Site, found: Served, name: str = "Meja") -> Iterator[EnrolledDesk]:
    """A desk of the first branch that has everything it may see."""
    with closing(Carrier(host_of(found))) as carrier:
        with site.store.write() as session:
            code = devices.make_code(session, site.centre.branches[0], "network", utc_now(), CHANCE)
        made = carrier.enrol(code, name)
        with closing(Store.create(site.folder / made.device.hex, library.KEY)) as store:
            with store.write() as session:
                join(session, server=carrier.server, token=made.token, device=made.device, branch=made.branch)
            engine = Engine(store, made.device, utc_now)
            sync_fully(engine, carrier)
            with store.read() as session:
                person = person_of(session.scalars(select(Staff)).one())
            yield EnrolledDesk(
                store, engine, carrier, Desk(store, made.device, made.branch, person, tracker=Overlay())
            )
