# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample's own server: the desk's library becomes its, and whatever becomes of it the desk works on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from central_server.command_line import checks
from central_server.store import open_store
from db.models import Item, Loan, Member, Visit
from db.operations import circulation
from db.operations.desk import Desk
from db.operations.founding import desk_of
from db.operations.policies import put_branch
from db.operations.staff import put_staff, sign_in
from db.queries.notes import notes
from db.queries.outbox import sent_lately
from db.queries.visits import of_branches
from desktop_app import sample_centre
from desktop_app.background import Background
from desktop_app.keeping_in_step import KeepingInStep
from desktop_app.sample_centre import FOLDER, STORE, SampleCentre
from desktop_app.sample_neighbour import VISITED_DAYS
from tests.desk.a_library import PASSPHRASE, PASSWORD, TITLES, found_a_library

SLOW_MS = 30_000


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("SIMPUL_PASSPHRASE", PASSPHRASE)
    store = found_a_library(tmp_path / "store").store()
    found = desk_of(store, sign_in(store, "admin", PASSWORD))
    assert found is not None
    yield found
    store.close()


@pytest.fixture
def background() -> Iterator[Background]:
    lanes = Background()
    yield lanes
    lanes.close()


def lend(desk: Desk, barcode: int) -> None:
    with desk.store.read() as session:
        item = session.scalars(select(Item.uid).order_by(Item.barcode).offset(barcode)).first()
        member = session.scalars(select(Member.uid)).first()
    assert member is not None
    desk.perform(circulation.check_out, item=item, member=member)


def at_the_centre(folder: Path) -> tuple[int, int]:
    """Items and open loans that the server knows."""
    with (
        closing(open_store(f"sqlite:///{(folder / FOLDER / STORE).as_posix()}")) as store,
        store.read() as session,
    ):
        items = session.scalar(select(func.count()).select_from(Item)) or 0
        loans = session.scalar(select(func.count()).where(Loan.ended_at.is_(None))) or 0
        return items, loans


def begun(qtbot: QtBot, background: Background, desk: Desk) -> SampleCentre:
    centre = SampleCentre(background, background)
    with qtbot.waitSignal(centre.joined, timeout=SLOW_MS):
        centre.begin(lambda: desk)
    return centre


def test_the_desk_joins_its_own_server_with_all_that_it_has_and_does_meanwhile(
    qtbot: QtBot,
    background: Background,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    alone = desk.device
    lend(desk, 0)
    founded = sample_centre.Place._found

    def found(place: sample_centre.Place) -> None:
        founded(place)
        lend(desk, 1)  # after the copy was made

    monkeypatch.setattr(sample_centre.Place, "_found", found)
    centre = begun(qtbot, background, desk)
    assert desk.device != alone
    before = Desk(desk.store, alone, desk.branch, desk.person)
    centre.greet(before)
    assert (before.device, before.tracker is None) == (desk.device, False)
    in_step = KeepingInStep(desk.store, lambda: desk, background)
    request.addfinalizer(in_step.stop)

    def quiet() -> bool:
        state = in_step.state
        return state is not None and state.phase == "online" and state.waiting == 0

    in_step.begin()
    qtbot.waitUntil(quiet, timeout=SLOW_MS)
    assert at_the_centre(desk.store.folder) == (TITLES, 2)
    lend(desk, 2)
    in_step.something_done()
    qtbot.waitUntil(lambda: at_the_centre(desk.store.folder) == (TITLES, 3), timeout=SLOW_MS)
    qtbot.waitUntil(quiet, timeout=SLOW_MS)
    with desk.store.read() as session:
        sent = sent_lately(session, desk.device)
    assert [row.outcome for row in sent] == ["applied", "applied"]
    in_step.stop()
    centre.stop()
    with closing(open_store(f"sqlite:///{(desk.store.folder / FOLDER / STORE).as_posix()}")) as store:
        assert [finding.state for finding in checks.all_of(store) if finding.state == "bad"] == []


def test_a_neighbour_disagrees_and_the_desk_hears_of_it(
    qtbot: QtBot, background: Background, desk: Desk, request: pytest.FixtureRequest
) -> None:
    other = desk.perform(put_branch, code="SEN", name="Senggarang").operation
    desk.perform(
        put_staff,
        username="sari",
        name="Sari",
        roles=("circulation",),
        password=PASSWORD,
        home_branch=other.target,  # type: ignore[attr-defined]
    )
    lend(desk, 0)
    centre = begun(qtbot, background, desk)
    request.addfinalizer(centre.stop)
    in_step = KeepingInStep(desk.store, lambda: desk, background)
    request.addfinalizer(in_step.stop)
    counts: list[int] = []
    in_step.noted.connect(counts.append)
    in_step.begin()
    qtbot.waitUntil(lambda: bool(counts) and counts[-1] == 1, timeout=SLOW_MS)
    with desk.store.read() as session:
        (note,) = notes(session)
    assert (note.kind, set(note.branches)) == ("return_implied", {"Pusat", "Senggarang"})

    def open_days() -> dict[str, int]:
        with desk.store.read() as session:
            return {one.name: one.open_days for one in of_branches(session, date.min, date.max)}

    qtbot.waitUntil(lambda: open_days() == {"Senggarang": VISITED_DAYS}, timeout=SLOW_MS)
    with desk.store.read() as session:
        assert session.scalar(select(func.count()).select_from(Visit)) == 0, "they lie at their branch"


def test_it_is_made_once_and_ends_with_the_desk(qtbot: QtBot, background: Background, desk: Desk) -> None:
    begun(qtbot, background, desk).stop()
    device, file = desk.device, desk.store.folder / FOLDER / STORE
    made = file.stat().st_ino
    again = begun(qtbot, background, desk)
    assert again._process is not None
    assert again._process.state() == QProcess.ProcessState.Running
    process = again._process
    again.stop()
    assert process.state() == QProcess.ProcessState.NotRunning
    assert (desk.device, file.stat().st_ino) == (device, made)


def test_a_server_that_dies_is_started_again(
    qtbot: QtBot,
    background: Background,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.setattr(sample_centre, "START_AGAIN_MS", 1)
    centre = begun(qtbot, background, desk)
    request.addfinalizer(centre.stop)
    first = centre._process
    assert first is not None
    first.kill()
    qtbot.waitUntil(lambda: centre._process not in (None, first), timeout=SLOW_MS)
    lend(desk, 0)
    in_step = KeepingInStep(desk.store, lambda: desk, background)
    request.addfinalizer(in_step.stop)
    in_step.begin()
    qtbot.waitUntil(lambda: at_the_centre(desk.store.folder) == (TITLES, 1), timeout=SLOW_MS)


def test_without_its_server_the_desk_works_on(
    qtbot: QtBot, background: Background, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sample_centre, "MOST_STARTS", 1)
    centre = begun(qtbot, background, desk)
    assert centre._process is not None
    with qtbot.waitSignal(centre.failed, timeout=SLOW_MS) as failed:
        centre._process.kill()
    assert failed.args is not None
    assert isinstance(failed.args[0], sample_centre.KeepsDying)
    lend(desk, 3)
    assert at_the_centre(desk.store.folder) == (TITLES, 0)
    centre.stop()


def test_a_desk_that_is_closed_at_once_does_not_wait_for_it(
    qtbot: QtBot, background: Background, desk: Desk
) -> None:
    centre = SampleCentre(background)
    with qtbot.waitSignal(centre.failed, timeout=SLOW_MS) as ended:
        centre.begin(lambda: desk)
        centre.stop()
    assert ended.args is not None
    assert isinstance(ended.args[0], sample_centre.Ended)
    assert not (desk.store.folder / FOLDER).exists()


@pytest.mark.parametrize("missing", sample_centre.NEEDED)
def test_without_the_servers_parts_there_is_none(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    assert sample_centre.available()
    monkeypatch.setattr(sample_centre, "find_spec", lambda name: None if name == missing else name)
    assert not sample_centre.available()
