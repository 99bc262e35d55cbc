# SPDX-License-Identifier: GPL-3.0-or-later
"""What is erased with a store, and what stays: other libraries, and everything that is none of ours."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from db import backups, erasing, errors, keys
from db.store import FILE_NAME, Store
from tests.keychain import Keychain


def a_store(folder: Path) -> bytes:
    key = keys.new_keychain_key(folder)
    with closing(Store.create(folder, key)) as store:
        backups.back_up(store)
    return key


def test_the_store_its_backups_what_was_moved_aside_and_the_key(tmp_path: Path, keychain: Keychain) -> None:
    folder = tmp_path / "library"
    a_store(folder)
    (backup,) = backups.listed(folder / backups.FOLDER)
    aside = backups.restore(backup, folder)
    assert aside is not None
    for name in (FILE_NAME + "-wal", FILE_NAME + "-shm"):
        (folder / name).touch()
    (folder / "appearance.json").touch()
    erasing.erase(folder)
    assert [path.name for path in folder.iterdir()] == ["appearance.json"]
    assert not aside.exists()
    assert keychain.kept == {}
    erasing.erase(folder)


def test_whoever_reads_late_does_not_bring_the_file_back(tmp_path: Path, keychain: Keychain) -> None:
    folder = tmp_path / "library"
    store = Store.open(folder, a_store(folder))
    store.close()
    erasing.erase(folder)
    for late in (store.read, store.write):
        with pytest.raises(errors.StoreMissing), late() as session:
            session.execute(text("SELECT 1"))
    assert list(folder.iterdir()) == []


def test_other_libraries_stay(tmp_path: Path, keychain: Keychain) -> None:
    folder, other = tmp_path / "library", tmp_path / f"library{backups.ASIDE}2026"
    before = tmp_path / "library-before-joining-2026"
    for place in (folder, other, before):
        a_store(place)
    erasing.erase(folder)
    assert all((place / FILE_NAME).exists() for place in (other, before))
    assert len(keychain.kept) == 2


def test_the_library_that_it_was_before_it_joined_keeps_its_key(tmp_path: Path, keychain: Keychain) -> None:
    """It joined with the same key; what a restore moved aside before that is the library's own as well."""
    folder, before = tmp_path / "library", tmp_path / f"library{backups.BEFORE_JOINING}20260601T080000"
    a_store(before)
    for place in (
        folder,
        older := tmp_path / f"library{backups.ASIDE}20260101T080000",
        newer := tmp_path / f"library{backups.ASIDE}20260701T080000",
    ):
        shutil.copytree(before, place)
    erasing.erase(folder)
    assert not folder.exists() or list(folder.iterdir()) == []
    assert not newer.exists()
    for place in (before, older):
        with closing(Store.open(place, keys.key_of(place))):
            pass


def test_what_can_t_be_removed_does_not_keep_the_key(
    tmp_path: Path, keychain: Keychain, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "library"
    a_store(folder)

    def held(_path: Path) -> None:
        raise PermissionError(13, "held by a scanner of viruses")

    with monkeypatch.context() as busy:
        busy.setattr(erasing, "_remove", held)
        with pytest.raises(PermissionError):
            erasing.erase(folder)
    assert keychain.kept == {}
    erasing.erase(folder)
    assert list(folder.iterdir()) == []
