# SPDX-License-Identifier: GPL-3.0-or-later
"""In the morning, before anybody is at work: what is wrong with the store is told, and what helps."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import keyring
import pytest

from db import backups, keys, migrations, store
from db.opening import open_store
from db.rules.waiting import FREE_TRIES
from db.store import Store
from desktop_app import hands
from tests.db.later import GOOD, STUMBLES, later_version
from tests.db.test_opening import Keychain
from tests.desktop_app.bad_days import library
from tests.desktop_app.bad_days.conftest import Play
from tests.desktop_app.bad_days.library import CARD, PASSPHRASE, SHELF
from tests.desktop_app.bad_days.playing import scan, signed_in, toasts, told, trouble
from tests.screenshots.playing import Playing
from tests.small_disk import Disk


def file_of(folder: Path) -> Path:
    """The store itself."""
    return folder / store.FILE_NAME


def opened(folder: Path) -> Store:
    """The store, beside the window."""
    return open_store(folder, PASSPHRASE)


# --- who may come in ---------------------------------------------------------------------------------------


def test_a_wrong_passphrase_from_the_environment_is_asked_for_again(
    play: Play, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIMPUL_PASSPHRASE", "salah sekali")
    before = file_of(folder).read_bytes()
    playing = play(folder)
    unlock = playing.whole.welcome.unlock
    hands.until(unlock.isVisible, "the passphrase is asked for")
    assert unlock.passphrase.error.text() == "This passphrase does not open the library."
    assert unlock.other_way.isVisible(), "the recovery code opens too"
    assert file_of(folder).read_bytes() == before
    hands.enter(unlock.secret.edit, PASSPHRASE)
    signed_in(playing)


def wrong_password(playing: Playing) -> str:
    """Try one; gives what is said."""
    form = playing.whole.welcome.sign_in
    hands.until(lambda: playing.whole.welcome.pages.currentWidget() is form, "the sign-in page")
    form.presenter.choose("circulation")
    if form.secret.isEnabled():
        hands.enter(form.secret.edit, "salah sekali")
        hands.until(lambda: not form.presenter.state.busy, "the answer")
    form.secret.clear()
    return form.password.error.text()


def test_wrong_passwords_cost_time_also_after_a_new_start(play: Play, folder: Path) -> None:
    playing = play(folder)
    assert wrong_password(playing) == "This password is wrong."
    for _ in range(FREE_TRIES - 1):
        words = wrong_password(playing)
    assert "The next try is possible in 5 seconds." in words
    assert not playing.whole.welcome.sign_in.enter.isEnabled()
    playing.end()
    again = play(folder)
    assert "The next try is possible in" in wrong_password(again)
    signed_in(again)


def test_a_key_that_the_keychain_lost_is_asked_for_as_the_recovery_code(play: Play, tmp_path: Path) -> None:
    before, ours = keyring.get_keyring(), Keychain()
    keyring.set_keyring(ours)
    folder = tmp_path / "by-keychain"
    library.make(folder, keys.new_keychain_key)
    code = keys.recovery_code(keys.key_of(folder))
    ours.kept.clear()
    playing = play(folder)
    unlock = playing.whole.welcome.unlock
    hands.until(unlock.typed_code.isVisible, "the code is asked for")
    assert "does not hold the library's key" in unlock.about.text()
    hands.enter(unlock.typed_code, code.replace("-", " ").lower())
    signed_in(playing)
    playing.end()
    assert len(ours.kept) == 1, "and kept again"
    keyring.set_keyring(before)


# --- what is wrong with the store --------------------------------------------------------------------------


@pytest.fixture
def upgraded(folder: Path, tmp_path: Path) -> Path:
    """A newer version has worked with it."""
    with later_version(tmp_path / "newer", GOOD):
        opened(folder).close()
    return folder


def test_a_store_from_a_newer_version_is_left_alone(play: Play, upgraded: Path) -> None:
    before = file_of(upgraded).read_bytes()
    shown = trouble(play(upgraded))
    newer = f"{int(migrations.head()) + 1:04d}"
    assert f"newer version of Simpul Pustaka ({newer})" in told(shown)
    assert "Nothing was changed" in told(shown)
    assert "install the newest version" in told(shown)
    assert shown.buttons["restore"].isVisible()
    assert file_of(upgraded).read_bytes() == before


def test_an_upgrade_is_told_with_its_backup(play: Play, folder: Path, tmp_path: Path) -> None:
    with later_version(tmp_path / "newer", GOOD):
        playing = signed_in(play(folder))
        (backup,) = backups.listed(folder / backups.FOLDER)
        assert str(backup) in toasts(playing)
        scan(playing, CARD, SHELF[0])
        assert library.out(playing.work.opened.store) == [SHELF[0]]


def test_an_upgrade_that_fails_half_way_is_told_with_its_backup(
    play: Play, folder: Path, tmp_path: Path
) -> None:
    with later_version(tmp_path / "newer", GOOD, STUMBLES):
        shown = trouble(play(folder))
    (backup,) = backups.listed(folder / backups.FOLDER)
    assert str(backup) in told(shown)
    assert "Nothing was changed" in told(shown)
    assert "Go on with the version used until now" in told(shown)
    with closing(opened(folder)) as found:
        assert found.upgraded is None


def cut(file: Path) -> None:
    """Half of it is gone."""
    os.truncate(file, file.stat().st_size // 2)


def emptied(file: Path) -> None:
    """All of it is gone, the name is left."""
    os.truncate(file, 0)


def garbled(file: Path) -> None:
    """Something else was written into its beginning."""
    file.write_bytes(b"x" * 4096 + file.read_bytes()[4096:])


@pytest.mark.parametrize("harm", [cut, emptied, garbled])
def test_a_damaged_store_is_replaced_by_the_newest_backup_and_kept_aside(
    play: Play, folder: Path, harm: Callable[[Path], None]
) -> None:
    with closing(opened(folder)) as found:
        backups.back_up(found)
    harm(file_of(folder))
    damaged = file_of(folder).read_bytes()
    playing = play(folder)
    shown = trouble(playing)
    assert "The store is damaged" in told(shown)
    assert "kept aside" in told(shown)
    shown.buttons["restore_newest"].click()
    signed_in(playing)
    scan(playing, CARD, SHELF[0])
    assert library.out(playing.work.opened.store) == [SHELF[0]]
    (aside,) = folder.parent.glob("store-before-restore-*")
    assert file_of(aside).read_bytes() == damaged


def test_a_damaged_store_without_a_backup_that_opens(play: Play, folder: Path) -> None:
    with closing(opened(folder)) as found:
        garbled(file_of(backups.back_up(found)))
    cut(file_of(folder))
    damaged = file_of(folder).read_bytes()
    playing = play(folder)
    trouble(playing).buttons["restore_newest"].click()
    shown = playing.whole.welcome.trouble
    hands.until(lambda: shown.kind == "NoGoodBackup" and shown.isVisible(), "no backup opens")
    assert "USB stick" in told(shown)
    assert file_of(folder).read_bytes() == damaged


def test_a_full_disk_in_the_morning(play: Play, made_once: Path, disk: Disk) -> None:
    """Told as what it is; when there is room again, one press opens the library."""
    folder = Path(shutil.copytree(made_once, disk.folder / "store"))
    disk.fill()
    playing = play(folder)
    shown = trouble(playing)
    assert "The disk is full" in told(shown)
    assert "Nothing was changed" in told(shown)
    disk.make_room()
    shown.buttons["again"].click()
    signed_in(playing)
