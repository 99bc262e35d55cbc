# SPDX-License-Identifier: GPL-3.0-or-later
"""From the first window to the main one, and what the main one notices of what goes on elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from db.operations.policies import change_setting
from db.operations.staff import put_staff
from desktop_app.application import Application
from desktop_app.background import Background
from desktop_app.desk_at_work import DeskAtWork
from desktop_app.language import current_language
from desktop_app.preferences import appearance, read_values
from desktop_app.welcome import opening
from desktop_app.welcome.sign_in import SignIn
from tests.desktop_app.welcome.conftest import NEW, PASSPHRASE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def at_work(qtbot: QtBot, qapp: QApplication, folder: Path) -> Iterator[DeskAtWork]:
    """A new library, whose administrator has chosen English before."""
    background = Background()
    application = Application(qapp, folder, background)
    application.start()
    english = application.welcome.findChild(QPushButton, "language-en")
    QTest.mouseClick(english, Qt.MouseButton.LeftButton)
    opened = opening.found(folder, NEW, PASSPHRASE).opened
    application.welcome.opened.emit(opened)
    work = application.work
    assert work is not None
    yield work
    work.close()
    background.close()
    application.welcome.release()
    application.deleteLater()
    opened.store.close()


def test_the_language_chosen_at_the_first_start_is_that_of_the_desk(
    qtbot: QtBot, folder: Path, at_work: DeskAtWork
) -> None:
    assert (current_language(), at_work.settings.get("language")) == ("en", "en")
    qtbot.waitUntil(lambda: read_values(at_work.opened.store).get("language") == "en")
    qtbot.waitUntil(lambda: appearance(folder)["language"] == "en")
    at_work.settings.set("language", "id")
    assert current_language() == "id"


def test_what_another_desk_sets_for_the_library_counts_at_once(qtbot: QtBot, at_work: DeskAtWork) -> None:
    at_work.desk().perform(change_setting, name="notice_overdue_1_days", value=7)
    at_work.in_step.came.emit(frozenset({"settings"}))
    qtbot.waitUntil(lambda: at_work.settings.get("notice_overdue_1_days") == 7)


@pytest.mark.parametrize("wish", ["lock", "switch"])
def test_whoever_was_added_since_is_among_those_who_may_take_over(
    qtbot: QtBot, at_work: DeskAtWork, wish: str
) -> None:
    facts = {"username": "sari", "name": "Sari", "roles": ("circulation",), "password": "rahasia123"}
    at_work.desk().perform(put_staff, **facts)
    at_work.window.ask(wish)
    form = at_work.window.findChild(SignIn)
    qtbot.waitUntil(lambda: [p.username for p in form.presenter.state.people] == ["adi", "sari"])
