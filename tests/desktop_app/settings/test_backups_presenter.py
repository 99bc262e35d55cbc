# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups from the window, and the recovery code after a password."""

from __future__ import annotations

from pathlib import Path

import pytest

from db import backups, keys
from db.operations.desk import Desk
from db.operations.refusals import MustWait, NotAllowed, WrongPassword
from desktop_app.settings.backups_presenter import BackupsPresenter, Recovery
from desktop_app.settings.work import Work
from tests.desktop_app.at_once import AtOnce
from tests.desktop_app.settings.conftest import as_role


class Shelf:
    def __init__(self, desk: Desk) -> None:
        self.states, self.made, self.failed = [], [], []
        work = Work(lambda: desk, AtOnce(), lambda _kinds: None)  # type: ignore[arg-type]
        self.presenter = BackupsPresenter(work, self.states.append, self.made.append, self.failed.append)
        self.presenter.load()

    def code(self, password: str) -> tuple[list[Recovery], list[Exception]]:
        shown: list[Recovery] = []
        refused: list[Exception] = []
        self.presenter.recovery_code(password, shown.append, refused.append)
        return shown, refused


@pytest.fixture
def shelf(desk: Desk) -> Shelf:
    return Shelf(desk)


def test_a_backup_is_made_with_progress_and_listed(shelf: Shelf) -> None:
    shelf.presenter.make()
    assert [backup.reason for backup in shelf.presenter.state.backups] == ["asked"]
    assert any(state.making and state.total for state in shelf.states)
    assert not shelf.presenter.state.making


def test_a_backup_goes_to_a_chosen_folder(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    shelf.presenter.make(tmp_path / "usb")
    assert [backup.folder for backup in backups.described(tmp_path / "usb")] == shelf.made
    assert shelf.presenter.state.backups == ()


def test_stopping_leaves_nothing_behind(shelf: Shelf, tmp_path: Path, desk: Desk) -> None:
    shelf.presenter._show = lambda state: shelf.presenter.stop() if state.making else None
    shelf.presenter.make(tmp_path / "usb")
    assert (shelf.made, shelf.failed) == ([], [])
    assert list((tmp_path / "usb").glob("*")) == []


def test_a_folder_that_can_not_be_written_is_told(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    shelf.presenter.make(tmp_path / "file")
    assert isinstance(shelf.failed[0], OSError)
    assert not shelf.presenter.state.making


def test_the_recovery_code_is_shown_after_the_own_password(shelf: Shelf, desk: Desk) -> None:
    shown, refused = shelf.code("rahasia123")
    assert refused == []
    assert shown[0].library == "Perpustakaan"
    assert keys.key_from_recovery_code(shown[0].code) == desk.store.key


def test_wrong_passwords_cost_waiting_time_here_too(shelf: Shelf) -> None:
    for _ in range(3):
        shown, refused = shelf.code("salah-salah")
        assert shown == []
        assert isinstance(refused[0], WrongPassword)
    assert isinstance(shelf.code("rahasia123")[1][0], MustWait)


def test_only_an_administrator_sees_the_code(shelf: Shelf, desk: Desk) -> None:
    as_role(desk, "branch_head")
    shown, refused = shelf.code("rahasia123")
    assert shown == []
    assert isinstance(refused[0], NotAllowed)


@pytest.mark.parametrize(("role", "made"), [("branch_head", 1), ("circulation", 0), ("cataloguer", 0)])
def test_a_backup_is_made_by_the_roles_that_may(shelf: Shelf, desk: Desk, role: str, made: int) -> None:
    as_role(desk, role)
    shelf.presenter.make()
    assert len(shelf.made) == made
    assert [type(error) for error in shelf.failed] == [NotAllowed] * (1 - made)
