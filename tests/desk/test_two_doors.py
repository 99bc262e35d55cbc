# SPDX-License-Identifier: GPL-3.0-or-later
"""Three hundred people through two doors of a hall with no network, one door killed in the middle."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import pytest
from sqlalchemy import select

from central_server import answering
from central_server.devices import Chance
from central_server.publishing import publish_everything
from central_server.store import CentralStore, open_store
from db.models import (
    AttendanceMark,
    JournalEntry,
    ProofKey,
    RefusedScan,
    Registration,
    Setting,
    Staff,
    new_uid,
)
from db.models.syncing import Note
from db.operations import certificates
from db.operations.founding import desk_of
from db.operations.registrations import RegistrationFacts, register
from db.operations.staff import person_of
from db.operations.workshops import PutSession, PutWorkshop, put_session, put_workshop
from db.queries import door as at_door
from db.rules.plans import SessionFacts, WorkshopFacts
from db.rules.proofs import ticket_code
from tests.desk.a_library import PASSWORD, Library, furnish
from tests.desk.cable import Cable
from tests.desk.screen import RealDesk, Screen
from tests.desk.test_desks_that_meet import Centre, Serving, enrolled

PEOPLE = 300
WALK_INS = 12
MOST_TRIES = 1000
IN_BURST = 25
"""Codes that one scanner fires without a pause."""


class Hall(NamedTuple):
    """The session, and the codes of everybody: every fifth shows a ticket, the others what stands on it."""

    session: UUID
    codes: list[str]
    uids: list[UUID]


def planned(store: CentralStore) -> Hall:
    """One workshop of today for three hundred; the last of them waits for a seat online."""
    with store.read() as session:
        admin = person_of(session.scalars(select(Staff)).one())
    desk = desk_of(store, admin)  # type: ignore[arg-type]
    assert desk is not None
    now = datetime.now(UTC)
    event = WorkshopFacts(at_branch=desk.branch, title="Pantun bersama", kind="workshop", state="open")
    meeting = SessionFacts(starts_at=now - timedelta(minutes=5), ends_at=now + timedelta(hours=3))
    with desk.together() as perform:
        workshop = perform(put_workshop, facts=event).operation
        assert isinstance(workshop, PutWorkshop)
        session_ = perform(put_session, workshop=workshop.target, facts=meeting).operation
        assert isinstance(session_, PutSession)
        perform(certificates.publish_ticket_key)
        for number in range(PEOPLE):
            kind = "online" if number == PEOPLE - 1 else "onsite"
            facts = RegistrationFacts(name=f"Peserta nomor {number:03d}", format=kind)
            perform(register, workshop=workshop.target, facts=facts)
    with store.read() as session:
        key = session.scalars(select(ProofKey)).one()
        rows = session.execute(select(Registration.uid, Registration.code).order_by(Registration.name)).all()
    codes = [
        ticket_code(uid, workshop.target, key.uid, key.material) if number % 5 == 0 else code
        for number, (uid, code) in enumerate(rows)
    ]
    return Hall(session_.target, codes, [uid for uid, _ in rows])


@pytest.fixture
def hall(tmp_path: Path, free_port: int) -> tuple[Centre, Hall]:
    """A library at its server, with that workshop."""
    url = f"sqlite:///{(tmp_path / 'central.db').as_posix()}"
    store = open_store(url)
    store.upgrade()
    cards, barcodes = furnish(store)
    there = planned(store)
    with store.write() as session:
        session.query(JournalEntry).update({"outcome": "{}"})
        session.query(Setting).filter_by(scope="desk").delete()
        answering.new_epoch(session, Chance(new_uid, os.urandom))
        publish_everything(session)
    store.close()
    settings = {"DATABASE": url, "PORT": str(free_port), "NEWS_SECONDS": "0.2"}
    environment = os.environ | {f"SIMPUL_SERVER_{name}": value for name, value in settings.items()}
    return Centre(url, environment, cards, barcodes), there


@pytest.fixture
def free_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def at_the_door(screen: Screen, library: Library) -> RealDesk:
    """Sign in, to the workshops, their attendance, and into door mode: by keys alone."""
    desk = RealDesk(screen, ["--store", str(library.folder)], library.environment)
    desk.wait_for("sign-in")
    desk.scan(PASSWORD)
    desk.wait_until_ready()
    desk.key("alt+8")
    desk.key("ctrl+Tab", "ctrl+Tab")
    # Until the side has been read the key means nothing yet.
    for _ in range(MOST_TRIES):
        desk.key("F11")
        if desk.told("door-open"):
            return desk
    raise AssertionError(f"no door; seen: {desk.seen[-5:]}")


def shown(desk: RealDesk, codes: Sequence[str], why: str = "in") -> None:
    """A scanner at its full pace; each code is answered, in its order."""
    for start in range(0, len(codes), IN_BURST):
        burst = codes[start : start + IN_BURST]
        desk.scan(*burst)
        for code in burst:
            found = desk.wait_for("door")
            assert (found["code"], found["why"]) == (code, why)


def walk_in(desk: RealDesk, *names: str) -> None:
    """A key, the name, Enter."""
    for name in names:
        desk.key("F4")
        desk.scan(name)
        desk.wait_for("door", lambda event: event["why"] == "walk_in")


def corrected(desk: RealDesk, code: str) -> None:
    """Scanned, and it was a mistake: absent, with a reason."""
    shown(desk, [code])
    desk.key("F6")
    desk.wait_for("door-asks")
    desk.key("Tab", "Tab")
    desk.type("salah orang")
    desk.key("ctrl+Return")
    desk.wait_for("door", lambda event: event["why"] == "corrected")


def one_door(screen: Screen, library: Library, codes: Sequence[str]) -> None:
    """Half of the people, six walk-ins, three shown twice, two corrections, one who waits for a seat."""
    with at_the_door(screen, library) as desk:
        shown(desk, codes[:-3])
        shown(desk, codes[:3], "there")
        walk_in(desk, *(f"Tamu {letter}" for letter in "ABCDEF"))
        corrected(desk, codes[-3])
        corrected(desk, codes[-2])
        desk.scan(codes[-1])
        desk.wait_for("door", lambda event: event["why"] == "waiting")
        # The first Enters are not a person's: they follow too closely.
        desk.key(*["Return"] * 60)
        desk.wait_for("door", lambda event: event["why"] == "in")


def another_door(screen: Screen, library: Library, codes: Sequence[str], twice: Sequence[str]) -> None:
    """The other half; killed in the middle of a burst, opened again, and two whom the first door saw too."""
    half = len(codes) // 2
    with at_the_door(screen, library) as desk:
        shown(desk, codes[:half])
        walk_in(desk, "Tamu G", "Tamu H")
        desk.scan(*codes[half : half + 10])
        for code in codes[half : half + 5]:
            desk.wait_for("door", lambda event, c=code: event["code"] == c)
        desk.kill()
    with at_the_door(screen, library) as desk:
        # Whoever was not answered before the power went is scanned again.
        desk.scan(*codes[half : half + 10])
        answers = [desk.wait_for("door")["why"] for _ in range(10)]
        assert answers[:5] == ["there"] * 5
        assert set(answers[5:]) <= {"in", "there"}
        shown(desk, codes[half + 10 : -1])
        corrected(desk, codes[-1])
        walk_in(desk, *(f"Tamu {letter}" for letter in "IJKL"))
        shown(desk, twice)


def synced(screen: Screen, library: Library) -> None:
    """The network is back: everything is sent."""
    with RealDesk(screen, ["--store", str(library.folder)], library.environment) as desk:
        desk.wait_for("sign-in")
        desk.scan(PASSWORD)
        desk.wait_until_ready()
        desk.wait_for("sync", lambda event: event["phase"] == "online" and event["waiting"] == 0)


def test_everybody_is_counted_once_and_nobody_is_lost(
    screen: Screen, hall: tuple[Centre, Hall], tmp_path: Path
) -> None:
    centre, there = hall
    serving = Serving(centre)
    with ExitStack() as stack:
        stack.callback(serving.kill)
        other_screen = stack.enter_context(Screen())
        cable = stack.enter_context(Cable(serving.port))
        libraries = [enrolled(centre, cable, tmp_path / name) for name in ("one", "two")]
        for library in libraries:
            synced(screen, library)
        cable.cut()
        first, second = there.codes[PEOPLE // 2 :], there.codes[: PEOPLE // 2]
        with ThreadPoolExecutor(2) as doors:
            one = doors.submit(one_door, screen, libraries[0], first)
            two = doors.submit(another_door, other_screen, libraries[1], second, first[10:12])
            one.result()
            two.result()
        cable.mend()
        for library in (*libraries, libraries[0]):
            synced(screen, library)
    mistaken = {there.uids[number] for number in (PEOPLE // 2 - 1, PEOPLE - 3, PEOPLE - 2)}
    central = open_store(centre.url)
    looked_at(central, there, mistaken)
    central.close()
    for library in libraries:
        store = library.store()
        looked_at(store, there, mistaken)
        store.close()


def looked_at(store: object, there: Hall, mistaken: set[UUID]) -> None:
    """The same at the server and at both doors."""
    with store.read() as session:  # type: ignore[attr-defined]
        door = at_door.door_of(session, there.session)
        assert door is not None
        rows = at_door.people(session, door)
        assert {row.registration for row in rows if row.source != "walk_in"} == set(there.uids)
        assert sorted(row.name for row in rows if row.source == "walk_in") == [
            f"Tamu {letter}" for letter in "ABCDEFGHIJKL"
        ]
        assert {row.registration for row in rows if not row.there} == mistaken
        assert at_door.counts(rows).there == PEOPLE + WALK_INS - len(mistaken)
        arrived = session.query(AttendanceMark).filter_by(kind="arrived").all()
        # Two people were seen at both doors: two marks each, one presence.
        assert len(arrived) == PEOPLE + WALK_INS + 2
        assert session.query(AttendanceMark).filter_by(kind="absent", reason="salah orang").count() == 3
        refused = [row.why for row in session.query(RefusedScan)]
        assert refused.count("waiting") == 1
        assert 3 + 5 <= refused.count("there") <= 3 + 10
        assert set(refused) == {"waiting", "there"}
        noted = [note.kind for note in session.query(Note)]
        assert noted.count("attended_despite") == 1
