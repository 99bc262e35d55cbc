# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start, step by step, on real stores."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db import backups, errors
from db.operations.founding import NewLibrary
from db.store import Store
from desktop_app.welcome import first_start_presenter, opening
from desktop_app.welcome.first_start_presenter import FirstStartPresenter, WizardState
from desktop_app.welcome.opened import Opened
from tests.desktop_app.at_once import AtOnce

PASSPHRASE = "empat kata yang panjang"


def new_library(name: str) -> NewLibrary:
    return NewLibrary(
        name=name,
        branch_code="PST",
        branch_name="Pusat",
        username="adi",
        person_name="Adi",
        password="rahasia123",
    )


class Wizard:
    def __init__(self, folder: Path) -> None:
        self.shown: list[WizardState] = []
        self.opened: list[Opened] = []
        self.presenter = FirstStartPresenter(folder, AtOnce(), self.shown.append, self.opened.append)
        self.presenter.begin()

    @property
    def state(self) -> WizardState:
        return self.presenter.state

    def fill(self) -> None:
        draft = self.presenter.draft
        draft.library, draft.branch, draft.code = "Perpustakaan", "Pusat", "PST"
        draft.person, draft.username = "Adi", "adi"
        draft.password = draft.password_again = "rahasia123"
        draft.passphrase = draft.passphrase_again = PASSPHRASE


@pytest.fixture
def wizard(tmp_path: Path) -> Wizard:
    return Wizard(tmp_path / "store")


def test_a_step_is_left_only_when_nothing_is_wrong_on_it(wizard: Wizard) -> None:
    wizard.presenter.new_library()
    wizard.presenter.next()
    assert wizard.state.step == "library"
    assert "library" in wizard.state.problems
    wizard.fill()
    wizard.presenter.next()
    assert (wizard.state.step, wizard.state.problems) == ("person", {})


def test_going_back_keeps_everything(wizard: Wizard) -> None:
    wizard.presenter.new_library()
    wizard.fill()
    wizard.presenter.next()
    for step in ("library", "start"):
        wizard.presenter.back()
        assert wizard.state.step == step
    assert wizard.presenter.draft.username == "adi"


def test_without_a_keychain_a_passphrase_protects(wizard: Wizard) -> None:
    assert not wizard.state.keychain
    assert wizard.presenter.draft.protection == "passphrase"


def test_the_library_opens_after_its_code_was_put_away(wizard: Wizard) -> None:
    wizard.presenter.new_library()
    wizard.fill()
    for _ in range(3):
        wizard.presenter.next()
    assert wizard.state.step == "recovery"
    assert len(wizard.state.recovery_code) > 50
    assert wizard.opened == []
    wizard.presenter.finish()
    with closing(wizard.opened[0].store):
        assert wizard.opened[0].values["library_name"] == "Perpustakaan"


def test_a_keychain_that_does_not_keep_leads_to_the_passphrase(wizard: Wizard) -> None:
    wizard.fill()
    wizard.presenter.draft.protection = "keychain"
    wizard.presenter.new_library()
    for _ in range(3):
        wizard.presenter.next()
    assert (wizard.state.step, wizard.presenter.draft.protection) == ("protection", "passphrase")
    assert wizard.state.failure


def test_a_full_disk_is_said_and_what_was_typed_is_kept(
    wizard: Wizard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise errors.StoreFull(Path("x"))

    monkeypatch.setattr(opening, "found", full)
    wizard.fill()
    wizard.presenter.new_library()
    for _ in range(3):
        wizard.presenter.next()
    assert wizard.state.failure
    assert wizard.presenter.draft.library == "Perpustakaan"


def test_the_sample_library_can_be_stopped_and_begun_again(
    wizard: Wizard, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[int] = []

    def slow(folder: Path, progress: Any) -> Store:
        progress(1, 2)
        reported.append(1)
        if not reported[1:]:
            wizard.presenter.stop()
        progress(2, 2)
        return opening.found(folder, new_library("Contoh"), PASSPHRASE).opened.store

    monkeypatch.setattr(first_start_presenter, "create_sample", slow)
    wizard.presenter.sample()
    assert (wizard.state.step, wizard.state.failure, wizard.opened) == ("start", "", [])
    wizard.presenter.sample()
    wizard.opened[0].store.close()
    assert wizard.opened[0].values["library_name"] == "Contoh"
    assert any(state.total == 2 and state.step == "working" for state in wizard.shown)


def test_a_backup_is_restored_after_its_passphrase(wizard: Wizard, tmp_path: Path) -> None:
    founded = opening.found(tmp_path / "old", new_library("Lama"), PASSPHRASE)
    backups.back_up(founded.opened.store, tmp_path / "usb" / "one")
    founded.opened.store.close()
    presenter = wizard.presenter
    presenter.restore_step()
    presenter.look_in(tmp_path / "empty")
    assert wizard.state.failure
    presenter.look_in(tmp_path / "usb")
    backup = wizard.state.backups[0]
    presenter.restore(backup)
    assert (wizard.state.step, wizard.state.asks) == ("restore", "passphrase")
    presenter.restore(backup, "salah")
    assert "passphrase" in wizard.state.problems
    presenter.restore(backup, PASSPHRASE)
    wizard.opened[0].store.close()
    assert wizard.opened[0].values["library_name"] == "Lama"
