# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a store's key comes from: nothing secret lies beside the store, and the same key comes out again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.errors import NoKeyringError

from db import errors, keys
from db.encrypted_file import FILE_NAME as STORE
from tests.keychain import Keychain, in_place

PASSPHRASE = "tepi laut malam"
keys_of_any_store = st.binary(min_size=keys.KEY_BYTES, max_size=keys.KEY_BYTES)


class LockedKeychain(Keychain):
    """One that nobody has unlocked, or none at all: keyring says it alike."""

    def get_password(self, service: str, username: str) -> str | None:
        raise NoKeyringError

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NoKeyringError


# --- a passphrase -------------------------------------------------------------------------------------


def test_a_passphrase_gives_the_same_key_for_ever() -> None:
    """Worked out once: another result would lock every store that was ever made by passphrase."""
    salt = bytes(range(16))
    key = "8de1ba880d66c08240988632f1a6bd82a41f4b0a656617bf40326bf50107bc12"
    assert keys.derive(PASSPHRASE, salt).hex() == key
    assert keys.derive(PASSPHRASE, bytes(16)).hex() != key


def test_a_stores_key_comes_back_by_its_passphrase(tmp_path: Path) -> None:
    key = keys.new_passphrase_key(tmp_path, PASSPHRASE)
    assert (len(key), keys.method(tmp_path)) == (keys.KEY_BYTES, "passphrase")
    assert keys.key_of(tmp_path, PASSPHRASE) == key
    assert keys.key_of(tmp_path, PASSPHRASE + " ") != key
    with pytest.raises(errors.PassphraseNeeded):
        keys.key_of(tmp_path)


def test_the_same_passphrase_opens_one_store_only(tmp_path: Path) -> None:
    one, other = (keys.new_passphrase_key(tmp_path / name, PASSPHRASE) for name in ("one", "other"))
    assert one != other


def test_the_note_beside_the_store_holds_no_secret(tmp_path: Path, keychain: Keychain) -> None:
    by_passphrase = keys.new_passphrase_key(tmp_path / "p", PASSPHRASE)
    by_keychain = keys.new_keychain_key(tmp_path / "k")
    for folder, key in ((tmp_path / "p", by_passphrase), (tmp_path / "k", by_keychain)):
        (note,) = folder.iterdir()
        said = note.read_text()
        assert note.name == keys.FILE_NAME
        assert PASSPHRASE not in said
        assert key.hex() not in said


def test_the_sample_library_opens_without_asking(tmp_path: Path) -> None:
    key = keys.new_passphrase_key(tmp_path, keys.SAMPLE_PASSPHRASE, sample=True)
    assert keys.key_of(tmp_path) == key
    assert keys.method(tmp_path) == "sample"


# --- a keychain ---------------------------------------------------------------------------------------


def test_a_stores_key_comes_back_from_the_keychain(tmp_path: Path, keychain: Keychain) -> None:
    key = keys.new_keychain_key(tmp_path)
    assert (len(key), keys.method(tmp_path)) == (keys.KEY_BYTES, "keychain")
    assert keys.key_of(tmp_path) == key
    assert [service for service, _ in keychain.kept] == [keys.SERVICE]


def test_two_stores_have_two_keys(tmp_path: Path, keychain: Keychain) -> None:
    made = {name: keys.new_keychain_key(tmp_path / name) for name in ("one", "other")}
    assert made["one"] != made["other"]
    assert {name: keys.key_of(tmp_path / name) for name in made} == made


def test_another_pc_does_not_have_the_key_until_it_adopts_it(tmp_path: Path, keychain: Keychain) -> None:
    key = keys.new_keychain_key(tmp_path)
    keychain.kept.clear()
    with pytest.raises(errors.KeyMissing):
        keys.key_of(tmp_path)
    keys.adopt(tmp_path, key)
    assert keys.key_of(tmp_path) == key


def test_without_a_keychain_it_is_said_so_and_nothing_is_noted(tmp_path: Path) -> None:
    """The tests' own keychain accepts everything and keeps nothing, as keyring's null backend does."""
    with pytest.raises(errors.KeychainMissing):
        keys.new_keychain_key(tmp_path)
    with in_place(LockedKeychain()), pytest.raises(errors.KeychainMissing):
        keys.new_keychain_key(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_locked_keychain_is_told_from_a_lost_key(tmp_path: Path, keychain: Keychain) -> None:
    keys.new_keychain_key(tmp_path)
    with in_place(LockedKeychain()), pytest.raises(errors.KeychainMissing):
        keys.key_of(tmp_path)
    keys.key_of(tmp_path)


# --- the note -----------------------------------------------------------------------------------------


def test_no_new_key_over_a_store(tmp_path: Path, keychain: Keychain) -> None:
    (tmp_path / STORE).write_bytes(b"a store")
    with pytest.raises(errors.StoreExists):
        keys.new_passphrase_key(tmp_path, PASSPHRASE)
    with pytest.raises(errors.StoreExists):
        keys.new_keychain_key(tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == [STORE]


def test_without_store_and_note_there_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(errors.StoreMissing):
        keys.key_of(tmp_path, PASSPHRASE)
    with pytest.raises(errors.StoreMissing):
        keys.method(tmp_path)


# --- the recovery code --------------------------------------------------------------------------------


@given(keys_of_any_store)
def test_a_recovery_code_is_the_key(key: bytes) -> None:
    code = keys.recovery_code(key)
    assert keys.key_from_recovery_code(code) == key
    assert all(len(group) <= 4 and group.isalnum() for group in code.split("-"))


@given(keys_of_any_store, st.data())
def test_a_recovery_code_may_be_written_down_by_hand(key: bytes, data: st.DataObject) -> None:
    """Small letters, blanks or nothing between, a nought for an O, a one for an I."""
    code = keys.recovery_code(key)
    alike = {"O": "O0o", "I": "I1i", "-": ["-", " ", "", "\n", " - "]}
    written = "".join(
        data.draw(st.sampled_from(alike.get(letter, letter + letter.lower()))) for letter in code
    )
    assert keys.key_from_recovery_code(written) == key


@given(keys_of_any_store, st.integers(0, 12))
def test_half_a_recovery_code_is_none(key: bytes, groups: int) -> None:
    assert keys.key_from_recovery_code("-".join(keys.recovery_code(key).split("-")[:groups])) is None


@given(st.text(max_size=80))
def test_anything_else_is_no_key_or_a_whole_one(text: str) -> None:
    key = keys.key_from_recovery_code(text)
    assert key is None or len(key) == keys.KEY_BYTES
