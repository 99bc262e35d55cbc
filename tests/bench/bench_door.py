# SPDX-License-Identifier: GPL-3.0-or-later
"""A ticket at a door, from Enter to the answer painted, with 20,000 registrations in the store."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from uuid import UUID

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from db.models import ProofKey
from db.operations import certificates
from db.operations.desk import Desk, utc_now
from db.operations.registrations import Register, RegistrationFacts, register
from db.queries.door import door_of
from db.rules.proofs import ticket_code
from db.store import Store
from desktop_app.background import Background
from desktop_app.blocks import theme
from desktop_app.preferences import Settings
from desktop_app.printing.output import Output
from desktop_app.workshops.door import DoorWindow
from desktop_app.workshops.view import Context
from tests.bench.__main__ import Plan
from tests.bench.figures import Figure, against
from tests.crash.small_library import KEY
from tests.db import small_world
from tests.db.workshop_world import add_session, add_workshop

WORKSHOPS, PEOPLE = 40, 500
SCANS = 200


def measure(plan: Plan) -> Iterator[Figure]:
    """Scans and bare reads with a commit, turn by turn, on one store as durable as a desk's."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.load_fonts()
    theme.apply(app)
    with TemporaryDirectory() as folder:
        small_world.make_templates(Path(folder))
        with closing(Store.open(Path(folder) / "founded", KEY)) as store:
            desk = small_world.at_desk(store, small_world.Clock())
            desk.clock = utc_now
            ours, bare = _measured(app, desk)
    note = (
        f"median of {SCANS}; {WORKSHOPS * PEOPLE:,} registrations, {PEOPLE} of them on this door's list; "
        "Enter to painted, offscreen; yardstick: one row read by its index and one written, committed"
    )
    yield against("scan at a door to the answer painted", ours, "ms", bare, ceiling=100, note=note)


def _measured(app: QApplication, desk: Desk) -> tuple[float, float]:
    tickets, session = _filled(desk)
    with desk.store.read() as reading:
        door = door_of(reading, session)
    assert door is not None
    background, holder = Background(), QWidget()
    settings = Settings({}, lambda: desk, background)
    nothing = lambda *_: None  # noqa: E731
    context = Context(
        lambda: desk, background, Output(background, settings), settings, lambda: holder,
        nothing, nothing, nothing, nothing, nothing, nothing,
    )  # fmt: skip
    window = DoorWindow(context, door)
    window.open()
    while len(window.presenter.state.shown) < PEOPLE:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    with closing(desk.store.engine.raw_connection()) as raw:
        raw.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT)")
        raw.commit()
        taken = [(_scan(app, window, code), _bare(raw, uid)) for uid, code in tickets[:SCANS]]
    window.leave()
    background.close()
    return median(ours for ours, _ in taken), median(bare for _, bare in taken)


def _filled(desk: Desk) -> tuple[list[tuple[UUID, str]], UUID]:
    key = desk.perform(certificates.publish_ticket_key).operation.target  # type: ignore[attr-defined]
    secret: bytes = small_world.row_of(desk, ProofKey, key).material
    people: list[UUID] = []
    for number in range(WORKSHOPS):
        workshop = add_workshop(desk, title=f"Kegiatan {number}")
        session = add_session(desk, workshop)
        with desk.together() as perform:
            # As walk-ins: nobody looks for a seat for them, which would take most of the time.
            made = [
                perform(
                    register,
                    workshop=workshop,
                    facts=RegistrationFacts(name=f"Peserta {number} {one:03d}"),
                    source="walk_in",
                ).operation
                for one in range(PEOPLE)
            ]
        people = [one.registration for one in made if isinstance(one, Register)]
    return [(uid, ticket_code(uid, workshop, key, secret)) for uid in people], session


def _scan(app: QApplication, window: DoorWindow, code: str) -> float:
    """Milliseconds."""
    loop = QEventLoop()
    window.answered.connect(loop.quit)
    window.box.setText(code)
    begun = time.perf_counter()
    QTest.keyClick(window.box, Qt.Key.Key_Return)
    loop.exec()
    app.processEvents()
    return (time.perf_counter() - begun) * 1_000


def _bare(raw: object, uid: UUID) -> float:
    begun = time.perf_counter()
    raw.execute("SELECT id, name FROM registrations WHERE uid = ?", (uid.bytes,)).fetchone()  # type: ignore[attr-defined]
    raw.execute("INSERT INTO bare (text) VALUES ('x')")  # type: ignore[attr-defined]
    raw.commit()  # type: ignore[attr-defined]
    return (time.perf_counter() - begun) * 1_000
