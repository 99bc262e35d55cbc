# SPDX-License-Identifier: GPL-3.0-or-later
"""A store that is not as it was: damaged, cut, emptied, its key gone; nothing is made worse by looking."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from db import backups, errors, keys, store
from db.new_stores import made_whole
from db.opening import open_store
from db.store import Store
from tests.keychain import Keychain

PASSPHRASE = "empat kata yang panjang"
PAGE = 4_096


@pytest.fixture
def by_passphrase(tmp_path: Path) -> Path:
    """A store behind a passphrase."""
    folder = tmp_path / "store"
    with made_whole(folder) as place:
        Store.create(place, keys.new_passphrase_key(place, PASSPHRASE)).close()
    return folder


@pytest.fixture
def by_keychain(tmp_path: Path, keychain: Keychain) -> Path:
    """A store whose key is in the keychain."""
    folder = tmp_path / "store"
    with made_whole(folder) as place:
        Store.create(place, keys.new_keychain_key(place)).close()
    return folder


def backed_up(folder: Path, passphrase: str | None = None) -> Path:
    """Make a backup beside the store."""
    with closing(open_store(folder, passphrase)) as found:
        return backups.back_up(found)


def cut(share: float) -> Callable[[Path], None]:
    """What is left of a file after a copy that was interrupted, or a power cut on a bad disk."""
    return lambda file: os.truncate(file, int(file.stat().st_size * share))


def flip(page: int) -> Callable[[Path], None]:
    """One bit has turned."""

    def harm(file: Path) -> None:
        content = bytearray(file.read_bytes())
        content[page * PAGE + 99] ^= 1
        file.write_bytes(content)

    return harm


def overwrite(file: Path) -> None:
    """Another program wrote over it."""
    file.write_bytes(b"not a store at all" * 1_000)


HARMS = {
    "emptied": cut(0),
    "cut early": cut(0.1),
    "cut late": cut(0.95),
    "first page": flip(0),
    "second page": flip(1),
    "overwritten": overwrite,
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_a_damaged_store_is_called_damaged_and_left_as_it_is(
    by_keychain: Path, harm: Callable[[Path], None]
) -> None:
    """An emptied file above all: SQLite would take it for a new store."""
    file = by_keychain / store.FILE_NAME
    harm(file)
    before = file.read_bytes()
    with pytest.raises(errors.StoreDamaged):
        open_store(by_keychain)
    assert file.read_bytes() == before


def test_a_page_that_turns_bad_later_is_called_damaged_when_it_is_read(by_passphrase: Path) -> None:
    with closing(open_store(by_passphrase, PASSPHRASE)) as found, found.read() as session:
        root = session.scalar(text("SELECT rootpage FROM sqlite_master WHERE name = 'members'"))
    flip(root - 1)(by_passphrase / store.FILE_NAME)
    with closing(open_store(by_passphrase, PASSPHRASE)) as found, pytest.raises(errors.StoreDamaged):
        count_members(found)


def count_members(found: Store) -> int:
    """From the table itself."""
    with found.read() as session:
        return session.scalar(text("SELECT count(*) FROM members NOT INDEXED")) or 0


def test_the_right_passphrase_and_a_damaged_file_are_told_from_a_wrong_passphrase(
    by_passphrase: Path,
) -> None:
    """From outside both look the same; a backup beside that opens shows which it is."""
    backed_up(by_passphrase, PASSPHRASE)
    flip(0)(by_passphrase / store.FILE_NAME)
    with pytest.raises(errors.StoreDamaged):
        open_store(by_passphrase, PASSPHRASE)
    with pytest.raises(errors.WrongKey):
        open_store(by_passphrase, "salah sekali")


def test_a_wrong_passphrase_changes_nothing(by_passphrase: Path) -> None:
    file = by_passphrase / store.FILE_NAME
    before = file.read_bytes()
    with pytest.raises(errors.WrongKey):
        open_store(by_passphrase, PASSPHRASE.upper())
    assert file.read_bytes() == before
    open_store(by_passphrase, PASSPHRASE).close()


# --- the key -------------------------------------------------------------------------------------------

SPOILT = ("", "{", "[]", "{}", '{"method": "passphrase"}', '{"method": "passphrase", "salt": "zz"}', "null")


def test_a_key_that_the_keychain_lost_is_missing_and_not_the_store(
    by_keychain: Path, keychain: Keychain
) -> None:
    keychain.kept.clear()
    with pytest.raises(errors.KeyMissing):
        open_store(by_keychain)


@pytest.mark.parametrize("spoilt", [None, *SPOILT])
def test_a_lost_or_spoilt_note_of_the_key_comes_back_from_a_backup(
    by_passphrase: Path, spoilt: str | None
) -> None:
    backed_up(by_passphrase, PASSPHRASE)
    note = by_passphrase / keys.FILE_NAME
    before = note.read_bytes()
    note.unlink()
    if spoilt is not None:
        note.write_text(spoilt)
    open_store(by_passphrase, PASSPHRASE).close()
    assert note.read_bytes() == before


@pytest.mark.parametrize("spoilt", [None, *SPOILT])
def test_without_a_backup_the_lost_note_is_named(by_passphrase: Path, spoilt: str | None) -> None:
    """Not 'there is no library here': that would invite to start another one in its place."""
    note = by_passphrase / keys.FILE_NAME
    note.unlink()
    if spoilt is not None:
        note.write_text(spoilt)
    with pytest.raises(errors.KeyNoteLost):
        open_store(by_passphrase, PASSPHRASE)


def test_a_store_without_its_note_is_backed_up_and_restored_all_the_same(
    by_passphrase: Path, tmp_path: Path
) -> None:
    key = keys.key_of(by_passphrase, PASSPHRASE)
    (by_passphrase / keys.FILE_NAME).unlink()
    with closing(Store.open(by_passphrase, key)) as found:
        backup = backups.back_up(found)
    assert [found.folder for found in backups.described(backup.parent)] == [backup]
    backups.restore(backup, tmp_path / "elsewhere", key=key)
    Store.open(tmp_path / "elsewhere", key).close()
