# SPDX-License-Identifier: GPL-3.0-or-later
"""Unsent work on a stick from the sync page: saved, taken in at another desk, and what stands in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from db.syncing import outbox
from desktop_app.background import Background
from desktop_app.sync import carrier as way
from desktop_app.sync import outbox_files
from desktop_app.sync.worker import SyncState
from desktop_app.sync_page.page import SyncPage
from tests.central_server.serving import Running
from tests.desktop_app.sync.conftest import server
from tests.desktop_app.sync.over_the_network import over_the_network
from tests.desktop_app.sync.test_outbox_files import RealDesk, here, there
from tests.desktop_app.sync.test_worker import told
from tests.desktop_app.sync_page.steps import Steps
from tests.simulation.world import World

assert server
assert here
assert there
NOW = datetime(2026, 11, 27, 6, tzinfo=UTC)


@pytest.fixture
def background() -> Iterator[Background]:
    lanes = Background()
    yield lanes
    lanes.close()


Shown = Callable[[RealDesk], SyncPage]


@pytest.fixture
def shown(qtbot: QtBot, background: Background) -> Shown:
    """The page of a desk in view."""

    def show(desk: RealDesk) -> SyncPage:
        steps = Steps(SyncState("offline", NOW, 0, None))
        page = SyncPage(lambda: desk.desk, background, steps)
        steps.setParent(page)
        qtbot.addWidget(page)
        page.resize(1080, 700)
        with qtbot.waitExposed(page):
            page.show()
        page.activated()
        qtbot.waitUntil(lambda: page.presenter.state.looked)
        return page

    return show


def choose(monkeypatch: pytest.MonkeyPatch, file: Path | None) -> None:
    """What the dialogs of files will answer."""
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (str(file) if file else "", ""))


def press(page: SyncPage, name: str) -> None:
    (command,) = [c for c in page.commands() if c.id == name]
    assert command.enabled()
    command.run()


def settled(qtbot: QtBot, page: SyncPage) -> str:
    """The tone of what was told, when the work is done."""
    qtbot.waitUntil(lambda: not page.stick.stick.busy and page.stick.notice.isVisible(), timeout=20_000)
    return str(page.stick.notice.property("tone"))


def test_saved_at_one_desk_and_taken_in_at_another(
    qtbot: QtBot,
    shown: Shown,
    here: RealDesk,
    there: RealDesk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here.work(2)
    page = shown(here)
    choose(monkeypatch, tmp_path / "to the centre")
    press(page, "save-file")
    assert not page.stick.save.isEnabled()
    assert settled(qtbot, page) == "good"
    file = tmp_path / f"to the centre{outbox.SUFFIX}"
    assert str(file) in page.stick.notice.detail.text()
    assert page.stick.save.isEnabled()
    other = shown(there)
    choose(monkeypatch, file)
    press(other, "take-in-file")
    assert settled(qtbot, other) == "good"
    assert "2" in other.stick.notice.detail.text()
    steps = other.findChild(Steps)
    assert steps is not None
    assert steps.asked == 1
    press(other, "take-in-file")
    qtbot.waitUntil(lambda: "0" in other.stick.notice.detail.text())
    assert steps.asked == 1


def test_taken_in_over_a_way_that_is_not_encrypted(
    qtbot: QtBot,
    shown: Shown,
    here: RealDesk,
    there: RealDesk,
    server: Running,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here.work(1)
    file = tmp_path / "work.simpul"
    outbox_files.save(here.engine, NOW, file)
    choose(monkeypatch, file)
    page = shown(there)
    with over_the_network(server, monkeypatch) as address:
        told(there, server=address)
        press(page, "take-in-file")
        assert settled(qtbot, page) == "bad"
        assert "not encrypted" in page.stick.notice.headline.text()
        told(there, plain_allowed=True)
        press(page, "take-in-file")
        qtbot.waitUntil(lambda: page.stick.notice.property("tone") == "good", timeout=20_000)


def test_nothing_waits_or_nothing_is_chosen(
    qtbot: QtBot, shown: Shown, here: RealDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(here)
    choose(monkeypatch, None)
    press(page, "save-file")
    press(page, "take-in-file")
    assert not page.stick.notice.isVisible()
    choose(monkeypatch, tmp_path / "empty.simpul")
    press(page, "save-file")
    assert settled(qtbot, page) == "good"
    assert list(tmp_path.glob("*.simpul")) == []


def test_what_goes_wrong_is_told_and_both_can_be_tried_again(
    qtbot: QtBot,
    shown: Shown,
    here: RealDesk,
    there: RealDesk,
    server: Running,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here.work(1)
    page = shown(here)
    choose(monkeypatch, tmp_path / "no stick" / "file.simpul")
    press(page, "save-file")
    assert settled(qtbot, page) == "bad"
    strange = tmp_path / "holiday.jpg"
    strange.write_bytes(b"\xff\xd8")
    choose(monkeypatch, strange)
    press(page, "take-in-file")
    assert settled(qtbot, page) == "bad"
    good = tmp_path / "good.simpul"
    choose(monkeypatch, good)
    press(page, "save-file")
    assert settled(qtbot, page) == "good"
    damaged = tmp_path / "damaged.simpul"
    damaged.write_bytes(good.read_bytes()[:-1])
    choose(monkeypatch, damaged)
    other = shown(there)
    press(other, "take-in-file")
    assert settled(qtbot, other) == "warn"


@pytest.mark.parametrize("trouble", [way.Unreachable(), way.Stranger(), way.ServerTroubled(503)])
def test_a_file_that_did_not_get_there_is_not_said_to_go_up_by_itself(
    qtbot: QtBot,
    shown: Shown,
    here: RealDesk,
    there: RealDesk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    trouble: Exception,
) -> None:
    """Who reads that throws the stick away."""
    here.work(1)
    file = tmp_path / "work.simpul"
    outbox_files.save(here.engine, NOW, file)
    choose(monkeypatch, file)

    def away(*_: object) -> None:
        raise trouble

    monkeypatch.setattr(way.Carrier, "bring", away)
    page = shown(there)
    press(page, "take-in-file")
    assert settled(qtbot, page) == "bad"
    told = " ".join((page.stick.notice.detail.text(), page.stick.notice.advice.text()))
    assert "keep it, and take it in again" in told
    assert "goes up later" not in told
    assert "tried again by itself" not in told


def test_a_desk_that_stands_alone_has_neither(qtbot: QtBot, background: Background) -> None:
    world = World(1, desks=1)
    from db.models import Setting
    from db.operations.desk import ENROLLED

    with world.desks[0].store.write() as session:
        session.delete(session.get_one(Setting, ENROLLED))
    page = SyncPage(lambda: world.desks[0].desk, background, Steps(None))
    qtbot.addWidget(page)
    page.activated()
    qtbot.waitUntil(lambda: page.presenter.state.looked)
    assert not any(c.enabled() for c in page.commands() if c.id in {"save-file", "take-in-file"})
