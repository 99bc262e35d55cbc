# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening a store in every state that it may be found in."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from db import backups, errors, keys, store
from db.operations.founding import NewLibrary
from db.store import Store
from desktop_app.welcome import opening
from desktop_app.welcome.one_window import AlreadyOpen, OneWindow
from desktop_app.welcome.opened import NoGoodBackup, NoLibrary, WrongRecoveryCode, is_new
from desktop_app.welcome.troubles import reason, remedy_words, trouble

PASSPHRASE = "empat kata yang panjang"
NEW = NewLibrary(
    name="Perpustakaan",
    branch_code="PST",
    branch_name="Pusat",
    username="admin",
    person_name="Adi",
    password="rahasia123",
)


class Keychain(KeyringBackend):
    """A keychain that forgets when it is told to."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def keychain() -> Keychain:
    before, ours = keyring.get_keyring(), Keychain()
    keyring.set_keyring(ours)
    yield ours
    keyring.set_keyring(before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def locked(folder: Path) -> Path:
    """A library behind a passphrase."""
    opening.found(folder, NEW, PASSPHRASE).opened.store.close()
    return folder


def test_founding_signs_the_administrator_in_and_gives_a_code(folder: Path) -> None:
    founded = opening.found(folder, NEW, PASSPHRASE)
    with closing(founded.opened.store):
        assert founded.opened.desk.person is not None
        assert founded.opened.desk.person.name == "Adi"
        assert founded.opened.branch_name == "Pusat"
        assert founded.opened.values["library_name"] == "Perpustakaan"
    assert keys.key_from_recovery_code(founded.recovery_code) == founded.opened.store.key


def test_without_a_keychain_nothing_is_left_behind(folder: Path) -> None:
    assert not opening.keychain_available()
    with pytest.raises(errors.KeychainMissing):
        opening.found(folder, NEW, None)
    assert is_new(folder)


def test_a_passphrase_opens_and_a_wrong_one_does_not(locked: Path) -> None:
    with pytest.raises(errors.PassphraseNeeded):
        opening.open_library(locked)
    with pytest.raises(errors.WrongKey):
        opening.open_library(locked, "salah")
    with closing(opening.open_library(locked, PASSPHRASE).store):
        pass


def test_the_environment_may_give_the_passphrase(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIMPUL_PASSPHRASE", PASSPHRASE)
    opened = opening.open_library(locked)
    opened.store.close()
    assert opened.desk.person is None
    assert [person.name for person in opened.staff] == ["Adi"]


def test_a_forgotten_passphrase_gives_way_to_the_recovery_code(locked: Path) -> None:
    with closing(opening.open_library(locked, PASSPHRASE).store) as opened:
        code = keys.recovery_code(opened.key)
    with pytest.raises(WrongRecoveryCode):
        opening.open_with_recovery_code(locked, "ABCD")
    with pytest.raises(WrongRecoveryCode):
        opening.open_with_recovery_code(locked, keys.recovery_code(bytes(32)))
    opening.open_with_recovery_code(locked, code.lower().replace("-", " ")).store.close()
    assert keys.method(locked) == "passphrase"


def test_a_key_lost_by_the_keychain_comes_back_with_the_code(folder: Path, keychain: Keychain) -> None:
    founded = opening.found(folder, NEW, None)
    founded.opened.store.close()
    keychain.kept.clear()
    with pytest.raises(errors.KeyMissing):
        opening.open_library(folder)
    opening.open_with_recovery_code(folder, founded.recovery_code).store.close()
    opening.open_library(folder).store.close()


def test_a_lost_note_of_the_key_asks_for_the_code(locked: Path) -> None:
    (locked / keys.FILE_NAME).unlink()
    with pytest.raises(errors.KeyMissing):
        opening.open_library(locked)


def test_a_file_that_is_no_store_is_damage_where_nobody_typed_the_key(
    folder: Path, keychain: Keychain
) -> None:
    opening.found(folder, NEW, None).opened.store.close()
    (folder / store.FILE_NAME).write_bytes(b"no store" * 1000)
    with pytest.raises(errors.StoreDamaged):
        opening.open_library(folder)


def test_a_store_without_a_library_says_so(folder: Path) -> None:
    Store.create(folder, keys.new_passphrase_key(folder, PASSPHRASE)).close()
    with pytest.raises(NoLibrary):
        opening.open_library(folder, PASSPHRASE)


def damage(folder: Path) -> None:
    (folder / store.FILE_NAME).write_bytes(b"\0" * 8192)


def test_the_newest_good_backup_takes_the_place_and_the_damaged_store_is_kept(locked: Path) -> None:
    with closing(opening.open_library(locked, PASSPHRASE).store) as opened:
        backups.back_up(opened)
        newest = backups.back_up(opened)
    damage(newest)
    damage(locked)
    opening.restore_newest(locked, PASSPHRASE).store.close()
    aside = [f for f in locked.parent.iterdir() if "before-restore" in f.name]
    assert [(f / store.FILE_NAME).read_bytes() for f in aside] == [b"\0" * 8192]


def test_without_a_good_backup_nothing_is_touched(locked: Path) -> None:
    damage(locked)
    before = sorted(locked.iterdir())
    with pytest.raises(NoGoodBackup):
        opening.restore_newest(locked, PASSPHRASE)
    assert sorted(locked.iterdir()) == before


def test_a_backup_opens_on_another_computer_with_the_code(tmp_path: Path, keychain: Keychain) -> None:
    founded = opening.found(tmp_path / "old", NEW, None)
    usb = backups.back_up(founded.opened.store, tmp_path / "usb")
    founded.opened.store.close()
    keychain.kept.clear()
    with pytest.raises(errors.KeyMissing):
        opening.restore(usb, tmp_path / "new")
    assert not (tmp_path / "new").exists()
    with pytest.raises(WrongRecoveryCode):
        opening.restore(usb, tmp_path / "new", code=keys.recovery_code(bytes(32)))
    opening.restore(usb, tmp_path / "new", code=founded.recovery_code).store.close()
    opening.open_library(tmp_path / "new").store.close()


def test_the_key_of_the_store_opens_its_backups_of_before_the_keychain_was_lost(
    folder: Path, keychain: Keychain
) -> None:
    founded = opening.found(folder, NEW, None)
    backup = backups.back_up(founded.opened.store)
    founded.opened.store.close()
    keychain.kept.clear()
    opened = opening.open_with_recovery_code(folder, founded.recovery_code).store
    opened.close()
    opening.restore_own(backup, folder, opened.key).store.close()
    opening.open_library(folder).store.close()


def test_backups_are_listed_newest_first_and_others_left_out(locked: Path, tmp_path: Path) -> None:
    with closing(opening.open_library(locked, PASSPHRASE).store) as opened:
        first = backups.back_up(opened, reason="asked")
        second = backups.back_up(opened)
    (locked / backups.FOLDER / "notes").mkdir()
    found = backups.described(locked / backups.FOLDER)
    assert [(b.folder, b.reason) for b in found] == [(second, "daily"), (first, "asked")]
    copied = tmp_path / "copied"
    shutil.copytree(first, copied)
    assert [b.folder for b in backups.described(copied)] == [copied]


def test_a_second_window_is_kept_out_until_the_first_lets_go(folder: Path) -> None:
    first, second = OneWindow(folder), OneWindow(folder)
    first.take()
    first.take()
    with pytest.raises(AlreadyOpen):
        second.take()
    first.release()
    second.take()
    second.release()


@pytest.mark.parametrize(
    "error",
    [
        errors.NewerStore(Path("x"), "0009"),
        errors.StoreDamaged(Path("x")),
        errors.StoreFull(Path("x")),
        errors.StoreReadOnly(Path("x")),
        AlreadyOpen(),
        NoLibrary(),
        NoGoodBackup(),
        PermissionError(13, "Permission denied"),
        RuntimeError("secret words"),
    ],
)
def test_every_trouble_says_what_happened_was_kept_and_can_be_done(error: Exception) -> None:
    said = trouble(error)
    assert all((said.headline, said.happened, said.kept, said.advice))
    assert said.remedies[-1] == "quit"
    assert all(remedy_words(remedy) for remedy in said.remedies)
    assert "secret" not in said.happened + reason(error)
