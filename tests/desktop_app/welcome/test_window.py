# SPDX-License-Identifier: GPL-3.0-or-later
"""The window before the main one, by keys and clicks, on real small stores."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db import backups, errors
from db.operations.staff import put_staff
from desktop_app.background import Background
from desktop_app.welcome import opening
from desktop_app.welcome.one_window import OneWindow
from desktop_app.welcome.opened import Opened
from desktop_app.welcome.window import PAINTED_FIRST_MS, Welcome
from tests.desktop_app.welcome.conftest import NEW, PASSPHRASE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def library(folder: Path) -> Path:
    founded = opening.found(folder, NEW, PASSPHRASE)
    with closing(founded.opened.store):
        founded.opened.desk.perform(
            put_staff, username="sari", name="Sari", roles=("circulation",), password="rahasia123"
        )
    return folder


@pytest.fixture
def welcome(qtbot: QtBot, folder: Path, background: Background) -> Iterator[Welcome]:
    window = Welcome(folder, background)
    window.came: list[Opened] = []  # type: ignore[attr-defined]
    window.opened.connect(window.came.append)  # type: ignore[attr-defined]
    qtbot.addWidget(window)
    window.show()
    yield window
    window.release()
    for opened in window.came:  # type: ignore[attr-defined]
        opened.store.close()


def field(window: QWidget, name: str) -> QLineEdit:
    return window.findChild(QLineEdit, name)


def type_into(window: QWidget, name: str, text: str) -> None:
    edit = field(window, name)
    edit.selectAll()
    QTest.keyClicks(edit, text)


def test_first_start_by_keys_ends_with_the_administrator_at_the_desk(qtbot: QtBot, welcome: Welcome) -> None:
    welcome.start()
    qtbot.waitUntil(lambda: not welcome.first_start.presenter.state.keychain)
    QTest.mouseClick(welcome.findChild(QPushButton, "start-new"), Qt.MouseButton.LeftButton)
    type_into(welcome, "library", "Perpustakaan Kita")
    type_into(welcome, "branch", "Pusat")
    assert field(welcome, "code").text() == "PST"
    QTest.keyClick(field(welcome, "code"), Qt.Key.Key_Return)
    type_into(welcome, "person", "Siti Aminah")
    assert field(welcome, "username").text() == "siti"
    type_into(welcome, "password", "rahasia123")
    type_into(welcome, "password_again", "rahasia123")
    QTest.keyClick(field(welcome, "password_again"), Qt.Key.Key_Return)
    type_into(welcome, "passphrase", PASSPHRASE)
    type_into(welcome, "passphrase_again", PASSPHRASE)
    QTest.keyClick(field(welcome, "passphrase_again"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: welcome.first_start.presenter.state.step == "recovery", timeout=20_000)
    recovery = welcome.first_start.recovery
    assert not recovery.next.isEnabled()
    recovery.kept.click()
    recovery.next.click()
    assert [opened.desk.person.name for opened in welcome.came] == ["Siti Aminah"]


def test_errors_stand_beside_their_fields_and_esc_goes_back(qtbot: QtBot, welcome: Welcome) -> None:
    welcome.start()
    welcome.first_start.presenter.new_library()
    step = welcome.first_start.drafts["library"]
    step.next.click()
    assert all(step.rows[name].error.text() for name in ("library", "branch", "code"))
    type_into(welcome, "library", "Kita")
    QTest.keyClick(field(welcome, "library"), Qt.Key.Key_Escape)
    assert welcome.first_start.currentWidget() is welcome.first_start.start
    welcome.first_start.presenter.new_library()
    assert field(welcome, "library").text() == "Kita"


def unlock(qtbot: QtBot, welcome: Welcome, passphrase: str) -> None:
    qtbot.waitUntil(lambda: welcome.pages.currentWidget() is welcome.unlock and welcome.unlock.isEnabled())
    type_into(welcome, "unlock-passphrase", passphrase)
    QTest.keyClick(field(welcome, "unlock-passphrase"), Qt.Key.Key_Return)


def test_a_wrong_passphrase_says_so_and_the_right_one_leads_to_the_tiles(
    qtbot: QtBot, library: Path, welcome: Welcome
) -> None:
    welcome.start()
    unlock(qtbot, welcome, "salah")
    qtbot.waitUntil(lambda: bool(welcome.unlock.passphrase.error.text()))
    unlock(qtbot, welcome, PASSPHRASE)
    qtbot.waitUntil(lambda: welcome.pages.currentWidget() is welcome.sign_in)
    assert welcome.brand.library.text() == "Perpustakaan"
    QTest.keyClick(welcome.sign_in.secret.edit, Qt.Key.Key_Down)
    QTest.keyClicks(welcome.sign_in.secret.edit, "rahasia123")
    QTest.keyClick(welcome.sign_in.secret.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(welcome.came))
    assert welcome.came[0].desk.person.name == "Sari"
    assert welcome.sign_in.secret.value() == ""


def test_a_password_may_be_quicker_than_the_store(
    qtbot: QtBot, library: Path, welcome: Welcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIMPUL_PASSPHRASE", PASSPHRASE)
    welcome.start()
    opened: list[Opened] = []
    welcome.store_opened.connect(opened.append)
    qtbot.waitUntil(lambda: welcome.pages.currentWidget() is welcome.sign_in)
    assert opened == []
    QTest.keyClicks(welcome.sign_in.secret.edit, "rahasia123")
    QTest.keyClick(welcome.sign_in.secret.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(welcome.came))
    later: list[bool] = []
    QTimer.singleShot(PAINTED_FIRST_MS, lambda: later.append(True))
    qtbot.waitUntil(lambda: bool(later))
    assert len(welcome.came) == 1
    assert welcome.came[0].desk.person.name == "Adi"


def test_a_store_that_does_not_open_behind_the_question_is_told(
    qtbot: QtBot, library: Path, welcome: Welcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIMPUL_PASSPHRASE", PASSPHRASE)

    def damaged(folder: Path, key: bytes) -> Opened:
        raise errors.StoreDamaged(folder)

    monkeypatch.setattr(opening, "open_with_key", damaged)
    welcome.start()
    qtbot.waitUntil(lambda: welcome.pages.currentWidget() is welcome.trouble)
    assert welcome.trouble.kind == "StoreDamaged"


def test_typing_on_a_tile_goes_into_the_password_and_caps_lock_is_noticed(
    qtbot: QtBot, library: Path, welcome: Welcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIMPUL_PASSPHRASE", PASSPHRASE)
    welcome.start()
    qtbot.waitUntil(lambda: welcome.pages.currentWidget() is welcome.sign_in)
    QTest.keyClicks(welcome.sign_in.people.tiles[0], "ra")
    assert welcome.sign_in.secret.value() == "ra"
    QTest.keyClick(welcome.sign_in.secret.edit, "H")
    assert not welcome.sign_in.caps.isHidden()
    QTest.keyClick(welcome.sign_in.secret.edit, "h")
    assert welcome.sign_in.caps.isHidden()


def test_wrong_passwords_are_told_with_the_wait(
    qtbot: QtBot, library: Path, welcome: Welcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIMPUL_PASSPHRASE", PASSPHRASE)
    welcome.start()
    qtbot.waitUntil(lambda: welcome.pages.currentWidget() is welcome.sign_in)
    for _ in range(3):
        QTest.keyClicks(welcome.sign_in.secret.edit, "salah-salah")
        QTest.keyClick(welcome.sign_in.secret.edit, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not welcome.sign_in.presenter.state.busy)
    assert "5" in welcome.sign_in.password.error.text()
    assert not welcome.sign_in.enter.isEnabled()


def test_a_second_window_on_the_same_store_is_told_calmly(
    qtbot: QtBot, library: Path, folder: Path, welcome: Welcome
) -> None:
    first = OneWindow(folder)
    first.take()
    welcome.start()
    assert welcome.pages.currentWidget() is welcome.trouble
    first.release()
    welcome.trouble.buttons["again"].click()
    qtbot.waitUntil(lambda: welcome.pages.currentWidget() is welcome.unlock)


def test_closing_tells(qtbot: QtBot, welcome: Welcome) -> None:
    with qtbot.waitSignal(welcome.closed):
        welcome.close()


def test_everything_to_press_has_a_name_for_tests_and_for_screen_readers(
    qtbot: QtBot, library: Path, welcome: Welcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIMPUL_PASSPHRASE", PASSPHRASE)
    welcome.start()
    qtbot.waitUntil(lambda: welcome.pages.currentWidget() is welcome.sign_in)
    for part in [*welcome.findChildren(QPushButton), *welcome.findChildren(QLineEdit)]:
        assert part.objectName()
        assert part.accessibleName() or not part.isVisibleTo(welcome), part.objectName()


def test_after_signing_out_the_next_person_is_asked_and_new_accounts_are_there(
    qtbot: QtBot, library: Path, welcome: Welcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIMPUL_PASSPHRASE", PASSPHRASE)
    welcome.start()
    qtbot.waitUntil(lambda: welcome.pages.currentWidget() is welcome.sign_in)
    QTest.keyClicks(welcome.sign_in.secret.edit, "rahasia123")
    QTest.keyClick(welcome.sign_in.secret.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(welcome.came))
    opened = welcome.came[0]
    opened.desk.perform(put_staff, username="baru", name="Baru", roles=("cataloguer",), password="rahasia123")
    welcome.start_again(opened)
    qtbot.waitUntil(lambda: len(welcome.sign_in.people.tiles) == 3)
    assert welcome.sign_in.presenter.state.chosen == "adi"


@pytest.mark.parametrize("known", [PASSPHRASE, None])
def test_a_backup_takes_the_place_of_the_store_and_the_door_is_shown(
    qtbot: QtBot, library: Path, welcome: Welcome, monkeypatch: pytest.MonkeyPatch, known: str | None
) -> None:
    """Also where the passphrase was forgotten and the store was opened with the recovery code."""
    if known is not None:
        monkeypatch.setenv("SIMPUL_PASSPHRASE", known)
    with closing(opening.open_library(library, PASSPHRASE).store) as opened:
        backup = backups.back_up(opened)
        opened_with = opened.key
    welcome.restore(backup, opened_with)
    qtbot.waitUntil(lambda: welcome.pages.currentWidget() is welcome.sign_in)
    assert len(list(library.parent.glob("store-before-restore-*"))) == 1
