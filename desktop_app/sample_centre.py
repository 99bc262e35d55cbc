# SPDX-License-Identifier: GPL-3.0-or-later
"""A central server of its own for the sample library, beside the desk: so that whoever tries it sees it sync.

A process on this machine alone, over SQLite. It is begun when the desk has been painted, and ends with it. If
it ends by itself it is started again, a few times in a row.
Whatever goes wrong with it, the desk works on: to the desk it is a server like any other.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
from PySide6.QtCore import QElapsedTimer, QObject, QProcess, QProcessEnvironment, QTimer, Signal

from db import backups
from db.operations.desk import Desk, last_entry, utc_now
from db.operations.founding import desk_of
from db.operations.operation import Operation
from db.queries.library import branches
from db.store import Store
from db.syncing.messages import EnrolAnswer
from db.syncing.overlay import Overlay
from desktop_app.background import Background
from desktop_app.sample_neighbour import Neighbour, neighbours_of, tell, what_it_did, who_came
from desktop_app.sync.carrier import Carrier, ServerTroubled, Unreachable
from desktop_app.sync.happenings import Happening, keep
from desktop_app.sync.joining import join_in_place
from desktop_app.sync.standing import keep_standing, standing_of

FOLDER, STORE = "centre", "central.db"
NEEDED = ("central_server", "uvicorn", "starlette", "zstandard")
HOST, PORTS = "127.0.0.1", range(8750, 8850)
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Of a console, on Windows."""
PATIENCE_SECONDS, STEP_SECONDS = 120.0, 0.1
MOST_STARTS = 5
"""In a row; one that has lived for STEADY_MS begins another row."""
STEADY_MS = 60_000
START_AGAIN_MS = 500
"""Twice as long before each further start in a row."""


def available() -> bool:
    """Whether the server's parts are installed; the program for machines without Python goes without them."""
    return not getattr(sys, "frozen", False) and all(find_spec(name) is not None for name in NEEDED)


class KeepsDying(Exception):
    """The server ended as often as it was started."""


class Ended(Exception):
    """The desk is closed before its server was ready."""


class SampleCentre(QObject):
    """`joined` when the desk belongs to it from now on; `failed(Exception)` where it could not be made."""

    joined = Signal()
    failed = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._process: QProcess | None = None
        self._place: Place | None = None
        self._starts = 0
        self._lives = QElapsedTimer()

    def begin(self, desk: Callable[[], Desk]) -> None:
        """Make it where it was not made before, start it, and let the desk join."""
        self._desk = desk
        self._place = place = Place(desk().store, desk().branch)
        self._background.run(lambda _task: place.prepare(), self._serve, self.failed.emit, lane="sync")

    def greet(self, desk: Desk) -> None:
        """Somebody signed in anew: their desk may have been opened before it joined."""
        if self._place is not None and self._place.joined:
            self._become(self._place, desk)

    def stop(self) -> None:
        """End it; what it has is on the disk."""
        if self._place is not None:
            self._place.ended = True
        process, self._process = self._process, None
        if process is not None:
            process.closeWriteChannel()
            if not process.waitForFinished(500):
                process.kill()
                process.waitForFinished(2_000)

    def _serve(self, place: Place) -> None:
        if place.ended:
            return
        self._start(place)
        self._background.run(lambda _task: place.enrolled(), self._enrolled, self.failed.emit, lane="sync")

    def _start(self, place: Place) -> None:
        environment = QProcessEnvironment.systemEnvironment()
        for name, value in place.settings().items():
            environment.insert(name, value)
        self._process = QProcess(self)
        self._process.setProcessEnvironment(environment)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.finished.connect(lambda *_: self._died(place))
        self._lives.start()
        self._process.start(sys.executable, ["-m", "central_server", "serve", "--with-parent"])

    def _died(self, place: Place) -> None:
        """It ended by itself: it is started again, on the same port, but not for ever."""
        if place.ended or self._process is None:
            return
        self._process = None
        self._starts = 1 if self._lives.elapsed() >= STEADY_MS else self._starts + 1
        if self._starts >= MOST_STARTS:
            self.failed.emit(KeepsDying())
            return
        QTimer.singleShot(START_AGAIN_MS * 2 ** (self._starts - 1), self, lambda: self._start_again(place))

    def _start_again(self, place: Place) -> None:
        if not place.ended:
            self._start(place)

    def _enrolled(self, place: Place) -> None:
        """In the desk's lane, so that no operation is made while the desk changes its name."""
        if place.ended:
            return
        if place.made is None:
            self.joined.emit()
            return
        self._background.run(lambda _task: self._join(place), self._joined, self.failed.emit, lane="desk")

    def _join(self, place: Place) -> Place:
        place.join()
        self._become(place, self._desk())
        return place

    def _joined(self, place: Place) -> None:
        self._become(place, self._desk())
        self.joined.emit()
        self._background.run(
            lambda _task: place.meet_neighbours(), lambda _none: None, self.failed.emit, lane="sync"
        )

    @staticmethod
    def _become(place: Place, desk: Desk) -> None:
        assert place.made is not None
        desk.device, desk.tracker = place.made.device, desk.tracker or Overlay()


class Place:
    """Where the sample's server lies, and what is done with it beside the window."""

    def __init__(self, store: Store, branch: UUID) -> None:
        self._store, self._branch = store, branch
        self._folder = store.folder / FOLDER
        self._port = 0
        self.ended = self.joined = False
        self.made: EnrolAnswer | None = None

    @property
    def _url(self) -> str:
        return f"http://{HOST}:{self._port}"

    def settings(self) -> dict[str, str]:
        """The server's, as its environment has them."""
        told = {"DATA_FOLDER": str(self._folder), "HOST": HOST, "PORT": str(self._port), "WORKERS": "1"}
        return {f"SIMPUL_SERVER_{name}": value for name, value in told.items()}

    def prepare(self) -> Place:
        """Its store, from a copy of the desk's; and a port. Raises OSError, CalledProcessError."""
        with self._store.read() as session:
            standing = standing_of(session)
        if standing is None and not (self._folder / STORE).exists():
            self._found()
        before = standing and urlsplit(standing.server).port
        self._port = before if before and _is_free(before) else next(filter(_is_free, PORTS))
        if standing is not None and self._port != before:
            with self._store.write() as session:
                keep_standing(session, msgspec.structs.replace(standing, server=self._url))
        return self

    def _found(self) -> None:
        """From a copy that nobody writes to: what is done meanwhile goes up later."""
        unfinished, copy = (self._folder.with_name(f"{FOLDER}-{name}") for name in ("unfinished", "copy"))
        for folder in (unfinished, copy, self._folder):
            shutil.rmtree(folder, ignore_errors=True)
        try:
            backups.back_up(self._store, copy)
            unfinished.mkdir()
            (unfinished / "taken").write_text(str(_last_number(copy, self._store.key)), "ascii")
            own = {"SIMPUL_SERVER_DATA_FOLDER": str(unfinished)}
            self._command("init", "--from-desk", str(copy), settings=own)
            os.replace(unfinished, self._folder)
        finally:
            for folder in (unfinished, copy):
                shutil.rmtree(folder, ignore_errors=True)

    def enrolled(self) -> Place:
        """Wait until it answers; show it a code where the desk is none of its. Raises Unreachable."""
        with closing(Carrier(self._url)) as carrier:
            self._wait_for(carrier)
            with self._store.read() as session:
                if standing_of(session) is not None:
                    return self
                code = next(b.code for b in branches(session) if b.uid == self._branch)
            self.made = carrier.enrol(self._code_for(code), socket.gethostname())
        return self

    def _code_for(self, branch: str) -> str:
        answer = self._command("enrol-code", "--branch", branch, settings=self.settings())
        code: str = json.loads(answer)["code"]
        return code

    def meet_neighbours(self) -> None:
        """Other branches' desks join too, and what the first did disagrees. Raises as the carrier does."""
        with self._store.read() as session:
            others = neighbours_of(session, self._branch)
        for place, there in enumerate(others):
            with closing(Carrier(self._url)) as carrier:
                tell(carrier, self._code_for, there, partial(self._done_at, there, disagrees=place == 0))

    def _done_at(self, there: Neighbour, device: UUID, *, disagrees: bool) -> list[Operation]:
        with self._store.read() as session:
            done = what_it_did(session, self._branch, there) if disagrees else []
            return [*done, *who_came(session, there, device)]

    def _command(self, *words: str, settings: Mapping[str, str]) -> str:
        """A command of simpul-server; gives its answer as JSON. Raises Ended, CalledProcessError."""
        command = [sys.executable, "-m", "central_server", *words, "--json"]
        with subprocess.Popen(
            command,
            env={**os.environ, **settings},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            creationflags=NO_WINDOW,
        ) as process:
            while True:
                try:
                    answer, _ = process.communicate(timeout=STEP_SECONDS)
                    break
                except subprocess.TimeoutExpired:
                    if self.ended:
                        process.kill()
                        raise Ended from None
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, words)
        return answer

    def _wait_for(self, carrier: Carrier) -> None:
        until = time.monotonic() + PATIENCE_SECONDS
        while not self.ended:
            try:
                return carrier.look()
            except (Unreachable, ServerTroubled):
                if time.monotonic() > until:
                    raise
                time.sleep(STEP_SECONDS)
        raise Ended

    def join(self) -> None:
        """Note who the desk is from now on."""
        assert self.made is not None
        taken = int((self._folder / "taken").read_text("ascii"))
        with self._store.write() as session:
            join_in_place(
                session,
                server=self._url,
                token=self.made.token,
                device=self.made.device,
                name=socket.gethostname(),
                reach=self.made.reach,
                taken=taken,
            )
            keep(session, Happening(utc_now(), "joined"))
        self.joined = True


def _last_number(folder: Path, key: bytes) -> int:
    with closing(Store.open(folder, key)) as copy, copy.read() as session:
        desk = desk_of(copy)
        assert desk is not None
        return last_entry(session, desk.device)[0]


def _is_free(port: int) -> bool:
    try:
        with socket.create_server((HOST, port)):
            return True
    except OSError:
        return False
