# SPDX-License-Identifier: GPL-3.0-or-later
"""What is seen at the door is what the opened store says; where it can't be known yet, nothing is."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from db import errors, front_door, keys
from db.encrypted_file import FILE_NAME, connect
from db.operations.desk_settings import keep_desk_setting
from db.operations.founding import NewLibrary, found_library
from db.operations.policies import put_branch
from db.operations.staff import put_staff
from db.queries.library import staff_accounts
from db.store import Store

PASSPHRASE = "frasa sandi di pintu"
NEW = NewLibrary(
    name='Perpustakaan "Kota" 图书馆',
    branch_code="PST",
    branch_name="Pusat",
    username="adi",
    person_name="Adi",
    password="rahasia123",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "store"
    key = keys.new_passphrase_key(place, PASSPHRASE)
    with closing(Store.create(place, key)) as store:
        desk = found_library(store, NEW)
        other = desk.perform(put_branch, code="BRT", name="Barat").operation.target
        for username, branch in (("sari", other), ("yusuf", None)):
            desk.perform(
                put_staff,
                username=username,
                name=username.title(),
                roles=("circulation", "cataloguer"),
                password="rahasia123",
                home_branch=branch,
            )
        keep_desk_setting(desk, "last_person", "sari")
    return place


def test_the_door_shows_what_the_store_says(folder: Path) -> None:
    front = front_door.look(folder, PASSPHRASE)
    assert front is not None
    with closing(Store.open(folder, front.key)) as store, store.read() as session:
        assert front.staff == staff_accounts(session, active_only=True)
    assert (front.library, front.branch_name, front.last_person) == (NEW.name, "Pusat", "sari")
    assert {person.username: person.branch for person in front.staff}["adi"] == front.branch


def test_a_store_of_another_version_must_be_opened_first(folder: Path) -> None:
    with closing(connect(folder / FILE_NAME, keys.key_of(folder, PASSPHRASE))) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    assert front_door.look(folder, PASSPHRASE) is None


def test_a_store_without_a_library_shows_nothing(tmp_path: Path) -> None:
    Store.create(tmp_path, keys.new_passphrase_key(tmp_path, PASSPHRASE)).close()
    assert front_door.look(tmp_path, PASSPHRASE) is None


def test_without_the_passphrase_nothing_is_seen(folder: Path) -> None:
    with pytest.raises(errors.PassphraseNeeded):
        front_door.look(folder)
    with pytest.raises(Exception, match="not a database"):
        front_door.look(folder, "salah")


def test_looking_makes_no_store(folder: Path) -> None:
    (folder / FILE_NAME).unlink()
    assert front_door.look(folder, PASSPHRASE) is None
    assert not (folder / FILE_NAME).exists()
