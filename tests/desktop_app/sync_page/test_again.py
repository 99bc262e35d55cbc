# SPDX-License-Identifier: GPL-3.0-or-later
"""The way back of a desk that the server has forgotten, on the sync page: a real server, a real worker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.background import Background
from desktop_app.blocks.page import Command
from desktop_app.keeping_in_step import KeepingInStep
from desktop_app.sync.carrier import CodeRefused
from desktop_app.sync.joining import NO_EPOCH
from desktop_app.sync.standing import enrolled_as
from desktop_app.sync_page.again_dialog import AgainDialog
from desktop_app.sync_page.page import SyncPage
from desktop_app.sync_words import trouble_words
from tests.central_server.serving import Running
from tests.desktop_app.sync.conftest import server
from tests.desktop_app.sync.over_the_network import over_the_network
from tests.desktop_app.sync.test_enrolling_again import forget, titles, unanswered
from tests.desktop_app.sync.test_outbox_files import RealDesk, here
from tests.desktop_app.sync.test_worker import told

assert server
assert here
LONG = 20_000


@pytest.fixture
def background() -> Iterator[Background]:
    lanes = Background()
    yield lanes
    lanes.close()


@pytest.fixture
def in_step(background: Background, here: RealDesk) -> Iterator[KeepingInStep]:
    keeping = KeepingInStep(here.store, lambda: here.desk, background)
    yield keeping
    keeping.stop()


@pytest.fixture
def page(qtbot: QtBot, background: Background, in_step: KeepingInStep, here: RealDesk) -> SyncPage:
    page = SyncPage(lambda: here.desk, background, in_step)
    qtbot.addWidget(page)
    page.resize(1080, 700)
    with qtbot.waitExposed(page):
        page.show()
    return page


def command(page: SyncPage) -> Command:
    (found,) = [c for c in page.commands() if c.id == "enrol-again"]
    return found


def in_phase(in_step: KeepingInStep, phase: str) -> bool:
    return in_step.state is not None and in_step.state.phase == phase


def test_another_code_and_the_server_has_what_it_lacked(
    qtbot: QtBot, page: SyncPage, in_step: KeepingInStep, here: RealDesk, server: Running
) -> None:
    in_step.begin()
    qtbot.waitUntil(lambda: in_phase(in_step, "online"), timeout=LONG)
    assert not command(page).enabled()
    assert not page.again.isVisible()
    here.work(2)
    before = here.desk.device
    forget(server)
    in_step.sync_now()
    qtbot.waitUntil(page.again.isVisible, timeout=LONG)
    assert "does not know this desk" in page.trouble.text()
    command(page).run()
    dialog = page.asked
    assert dialog is not None
    for text, wrong in (("", "Type the code"), ("ABCD-EFGH-2345", "does not take this code")):
        dialog.code.setText(text)
        dialog.primary.click()
        qtbot.waitUntil(lambda wrong=wrong: wrong in dialog.code_row.error.text(), timeout=LONG)  # type: ignore[misc]
        assert dialog.primary.isEnabled()
    dialog.code.setText(f"{server.url}/join/{server.code()}")
    with qtbot.waitSignal(page.toast, timeout=LONG) as told:
        dialog.primary.click()
        assert not dialog.primary.isEnabled()
    assert "knows this desk again" in told.args[0].text
    assert page.asked is None
    qtbot.waitUntil(lambda: in_phase(in_step, "online") and not unanswered(here), timeout=LONG)
    assert here.desk.device != before
    assert titles(server) == 2
    assert not command(page).enabled()


def test_a_way_without_encryption_stays_allowed(
    qtbot: QtBot, page: SyncPage, here: RealDesk, server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget(server)
    with over_the_network(server, monkeypatch) as address:
        told(here, server=address, plain_allowed=True)
        page._again.show(server.code())
        qtbot.waitUntil(lambda: not page._again.busy, timeout=LONG)
        page.activated()
        qtbot.waitUntil(lambda: page.presenter.state.looked)
        assert "whoever listens" in page.values["way"].text()
    with here.store.read() as session:
        standing = enrolled_as(session)
    assert standing.server == address
    assert standing.plain_allowed
    assert standing.epoch == NO_EPOCH, "it was shown"


def test_a_code_of_another_branch_moves_the_desk(
    qtbot: QtBot, page: SyncPage, in_step: KeepingInStep, here: RealDesk, server: Running
) -> None:
    forget(server)
    in_step.begin()
    page.activated()
    qtbot.waitUntil(page.again.isVisible, timeout=LONG)
    page.again.click()
    assert page.asked is not None
    page.asked.code.setText(server.code("SEN"))
    with qtbot.waitSignal(page.desk_moved, timeout=LONG) as moved:
        page.asked.primary.click()
    assert moved.args == [here.desk.branch]


def test_what_is_wrong_with_a_code_can_be_read(qtbot: QtBot) -> None:
    """In a dialog as high as it was before it was said, its lines lay over each other."""
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = AgainDialog(parent)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.say_wrong(trouble_words(CodeRefused()).as_sentence())
    error, field = dialog.code_row.error, dialog.code_row.field
    qtbot.waitUntil(lambda: error.height() >= error.heightForWidth(error.width()))
    assert error.y() >= field.geometry().bottom()
    dialog.close()


def test_who_leaves_the_question_may_ask_it_again(
    qtbot: QtBot, page: SyncPage, in_step: KeepingInStep, server: Running, tmp_path: Path
) -> None:
    forget(server)
    in_step.begin()
    page.activated()
    qtbot.waitUntil(page.again.isVisible, timeout=LONG)
    page.ask_again()
    assert page.asked is not None
    page.asked.reject()
    assert page.asked is None
    page.ask_again()
    assert page.asked is not None
    page.asked.reject()
