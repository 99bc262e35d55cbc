# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk that its server has shut out: work saved, the rest erased, a calm page, and the wizard next time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from db import erasing
from db.models import new_uid
from db.operations.desk import Desk, utc_now
from db.store import FILE_NAME
from db.syncing import outbox
from db.syncing.tokens import hashed
from desktop_app.background import Background
from desktop_app.keeping_in_step import KeepingInStep
from desktop_app.sync import giving_up, outbox_files
from desktop_app.sync.joining import join
from desktop_app.sync.standing import keep_standing, standing_of
from desktop_app.welcome import opening
from desktop_app.welcome.opened import Opened
from desktop_app.welcome.window import Welcome
from tests.desktop_app.welcome.conftest import NEW, PASSPHRASE

TOKEN = "a token of this desk"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "place" / "store"


@pytest.fixture
def opened(folder: Path) -> Iterator[Opened]:
    """A desk of a server, with the work of its founding not sent yet."""
    founded = opening.found(folder, NEW, PASSPHRASE).opened
    desk = founded.desk
    with founded.store.write() as session:
        join(session, server="http://localhost", token=TOKEN, device=desk.device, branch=desk.branch)
    yield founded
    founded.store.close()


@pytest.fixture
def welcome(qtbot: QtBot, opened: Opened, folder: Path, background: Background) -> Iterator[Welcome]:
    window = a_window(qtbot, folder, background)
    yield window
    window.release()


def a_window(qtbot: QtBot, folder: Path, background: Background) -> Welcome:
    window = Welcome(folder, background)
    qtbot.addWidget(window)
    window.show()
    return window


def shown(qtbot: QtBot, welcome: Welcome, kind: str) -> None:
    qtbot.waitUntil(
        lambda: welcome.pages.currentWidget().objectName() == "trouble" and welcome.trouble.kind == kind
    )


def said(welcome: Welcome, part: str) -> str:
    return welcome.trouble.findChild(QLabel, f"trouble-{part}").text()


def buttons(welcome: Welcome) -> set[str]:
    return {b.objectName() for b in welcome.trouble.findChildren(QPushButton) if b.isVisible()}


def press(welcome: Welcome, name: str) -> None:
    QTest.mouseClick(welcome.trouble.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def files(folder: Path) -> list[Path]:
    return list(folder.parent.glob(f"*{outbox.SUFFIX}"))


def test_saved_erased_and_told(
    qtbot: QtBot, welcome: Welcome, opened: Opened, folder: Path, background: Background
) -> None:
    welcome.give_up(opened)
    shown(qtbot, welcome, "DeskShutOut")
    (file,) = files(folder)
    request = outbox.opened(file.read_bytes(), hashed(TOKEN), 10**9)
    assert len(request.operations) > 0
    assert str(file) in said(welcome, "kept")
    assert str(len(request.operations)) in said(welcome, "kept")
    assert buttons(welcome) == {"trouble-show-file", "trouble-quit"}
    assert list(folder.iterdir()) == []
    with qtbot.waitSignal(welcome.closed):
        press(welcome, "trouble-quit")
    welcome.release()
    again = a_window(qtbot, folder, background)
    again.start()
    assert again.at_first_start
    again.release()


def test_where_everything_was_sent_there_is_no_file_to_show(
    qtbot: QtBot, welcome: Welcome, opened: Opened, folder: Path
) -> None:
    from db.models import JournalEntry

    with opened.store.write() as session:
        session.query(JournalEntry).update({"outcome": "{}"})
    welcome.give_up(opened)
    shown(qtbot, welcome, "DeskShutOut")
    assert files(folder) == []
    assert buttons(welcome) == {"trouble-quit"}


def test_what_can_t_be_saved_is_not_erased_and_tried_again(
    qtbot: QtBot, welcome: Welcome, opened: Opened, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(outbox_files, "save", full)
        welcome.give_up(opened)
        shown(qtbot, welcome, "WorkNotSaved")
    assert (folder / FILE_NAME).exists()
    assert "No space left on device" in said(welcome, "happened")
    press(welcome, "trouble-again")
    shown(qtbot, welcome, "DeskShutOut")
    assert not (folder / FILE_NAME).exists()


def test_what_can_t_be_erased_yet_is_erased_later(
    qtbot: QtBot,
    welcome: Welcome,
    opened: Opened,
    folder: Path,
    background: Background,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def held(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as scanner:
        scanner.setattr(erasing, "_remove", held)
        welcome.give_up(opened)
        shown(qtbot, welcome, "NotErased")
        assert buttons(welcome) == {"trouble-again", "trouble-show-file", "trouble-quit"}
    (file,) = files(folder)
    assert str(file) in said(welcome, "kept")
    welcome.release()
    again = a_window(qtbot, folder, background)
    again.start()
    shown(qtbot, again, "DeskShutOut")
    assert str(file) in said(again, "kept")
    assert list(folder.iterdir()) == []
    again.release()


def test_trying_again_on_the_same_page(
    qtbot: QtBot, welcome: Welcome, opened: Opened, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as scanner:
        scanner.setattr(erasing, "_remove", held)
        welcome.give_up(opened)
        shown(qtbot, welcome, "NotErased")
    press(welcome, "trouble-again")
    shown(qtbot, welcome, "DeskShutOut")
    assert giving_up.begun(folder) is None


def test_a_start_after_the_answer_goes_on_without_asking_the_server(
    qtbot: QtBot, opened: Opened, background: Background
) -> None:
    """The program was ended between the answer and what had to follow."""
    with opened.store.write() as session:
        standing = standing_of(session)
        assert standing is not None
        import msgspec

        keep_standing(session, msgspec.structs.replace(standing, status="revoked"))
    desk = Desk(opened.store, new_uid(), opened.desk.branch, clock=utc_now)
    in_step = KeepingInStep(opened.store, lambda: desk, background)
    with qtbot.waitSignal(in_step.shut_out):
        in_step.begin()
    assert in_step.worker is None
