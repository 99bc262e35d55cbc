# SPDX-License-Identifier: GPL-3.0-or-later
"""A server and two real windows: what one lends the other sees; a cut cable and kill -9 lose nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import select

from central_server import answering
from central_server.devices import Chance
from central_server.publishing import publish_everything
from central_server.store import open_store
from db.models import Item, JournalEntry, Loan, Setting, new_uid
from tests.desk.a_library import PASSPHRASE, PASSWORD, Library, furnish
from tests.desk.cable import Cable
from tests.desk.screen import PATIENCE_SECONDS, RealDesk, Screen


class Centre(NamedTuple):
    """The central store, how to start its server, and what is in the library."""

    url: str
    environment: dict[str, str]
    cards: list[str]
    barcodes: list[str]

    def run(self, *words: str) -> str:
        """A command of simpul-server."""
        done = subprocess.run(
            [sys.executable, "-m", "central_server", *words, "--json"],
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
        )
        return done.stdout

    def out(self) -> dict[str, int]:
        """Barcodes of the items that are out at the server, each with its number of open loans."""
        store = open_store(self.url)
        with store.read() as session:
            counts: dict[str, int] = {}
            for barcode in session.scalars(
                select(Item.barcode).join(Loan, Loan.item_id == Item.id).where(Loan.ended_at.is_(None))
            ):
                counts[barcode] = counts.get(barcode, 0) + 1
        store.close()
        return counts


class Serving:
    """The server as a process of its own; killed as a power cut would, and started again on the same port."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self.start()

    def start(self) -> None:
        """Start it and wait until it listens."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "central_server", "serve"],
            env=self._centre.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if '"event":"serving"' in line:
                self.port = int(json.loads(line)["port"])
                return
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        """End it at once."""
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def centre(tmp_path: Path, free_port: int) -> Centre:
    url = f"sqlite:///{(tmp_path / 'central.db').as_posix()}"
    store = open_store(url)
    store.upgrade()
    cards, barcodes = furnish(store)
    chance = Chance(new_uid, os.urandom)
    with store.write() as session:
        session.query(JournalEntry).update({"outcome": "{}"})
        session.query(Setting).filter_by(scope="desk").delete()
        answering.new_epoch(session, chance)
        publish_everything(session)
    store.close()
    settings = {"DATABASE": url, "PORT": str(free_port), "NEWS_SECONDS": "0.2"}
    environment = os.environ | {f"SIMPUL_SERVER_{name}": value for name, value in settings.items()}
    return Centre(url, environment, cards, barcodes)


@pytest.fixture
def free_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@pytest.fixture
def serving(centre: Centre) -> Iterator[Serving]:
    server = Serving(centre)
    yield server
    server.kill()


def enrolled(centre: Centre, cable: Cable, folder: Path) -> Library:
    """A store of a new desk, made through the command line."""
    code = json.loads(centre.run("enrol-code", "--branch", "PST"))["code"]
    subprocess.run(
        [
            sys.executable,
            "-m",
            "desktop_app",
            "--store",
            str(folder),
            "enrol",
            f"http://127.0.0.1:{cable.port}",
            code,
        ],
        env=os.environ | {"SIMPUL_PASSPHRASE": PASSPHRASE},
        check=True,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
    )
    return Library(folder, centre.cards, centre.barcodes)


def open_desk(screen: Screen, library: Library) -> RealDesk:
    desk = RealDesk(screen, ["--store", str(library.folder)], library.environment)
    desk.wait_for("sign-in")
    desk.scan(PASSWORD)
    desk.wait_until_ready()
    desk.wait_for("sync", lambda event: event["phase"] == "online")
    return desk


def lend(desk: RealDesk, card: str, *barcodes: str) -> None:
    desk.scan(card, *barcodes)
    for barcode in barcodes:
        desk.wait_for("did", lambda event, b=barcode: event["barcode"] == b and event["action"] == "lent")
    desk.key("Escape")
    desk.wait_for("slip")


def test_two_windows_and_a_server_end_up_agreeing(
    screen: Screen, centre: Centre, serving: Serving, tmp_path: Path
) -> None:
    """Seen at once; lent on without a cable; the server killed; a window killed: nobody loses a loan."""
    with ExitStack() as stack:
        cable = stack.enter_context(Cable(serving.port))
        first, second = (enrolled(centre, cable, tmp_path / name) for name in ("one", "two"))
        one = stack.enter_context(open_desk(screen, first))
        lend(one, centre.cards[0], centre.barcodes[0])
        one.wait_for("sync", lambda event: event["phase"] == "online" and event["waiting"] == 0)
        assert centre.out() == {centre.barcodes[0]: 1}

        cable.cut()
        lend(one, centre.cards[1], *centre.barcodes[1:3])
        assert centre.out() == {centre.barcodes[0]: 1}
        serving.kill()
        one.kill()
        serving.start()
        cable.mend()

        again = stack.enter_context(open_desk(screen, first))
        again.wait_for("sync", lambda event: event["phase"] == "online" and event["waiting"] == 0)
        assert centre.out() == dict.fromkeys(centre.barcodes[:3], 1)
        again.stop()
        other = stack.enter_context(open_desk(screen, second))
        other.stop()
        assert second.out() == first.out() == centre.out()


def test_a_loan_at_one_desk_is_news_at_the_other(
    screen: Screen, centre: Centre, serving: Serving, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        cable = stack.enter_context(Cable(serving.port))
        first, second = (enrolled(centre, cable, tmp_path / name) for name in ("one", "two"))
        # Windows of one screen share the keyboard: the one that is opened last gets it.
        other = stack.enter_context(open_desk(screen, second))
        one = stack.enter_context(open_desk(screen, first))
        lend(one, centre.cards[0], centre.barcodes[0])
        other.wait_for("came", lambda event: "loans" in event["kinds"])
        assert second.out() == {centre.barcodes[0]: 1}
