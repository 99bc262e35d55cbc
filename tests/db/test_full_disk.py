# SPDX-License-Identifier: GPL-3.0-or-later
"""A full disk: the step under way is not done, all before it is kept, and nothing is called damaged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from db import backups, errors, keys
from db.models import Loan
from db.operations import refusals
from db.operations.desk import Desk
from db.operations.staff import sign_in
from db.store import FILE_NAME, Store
from tests.crash.small_library import FOUNDER, KEY, PASSWORD
from tests.db import small_world
from tests.db.small_world import Clock
from tests.small_disk import Disk

NOTE = '{"method": "keychain", "name": "00"}'


@pytest.fixture
def folder(templates: Path, disk: Disk) -> Path:
    """A founded library on the small disk."""
    folder = disk.folder / "store"
    small_world.copied(templates / "founded", folder).close()
    (folder / keys.FILE_NAME).write_text(NOTE)
    return folder


@pytest.fixture
def desk(folder: Path, clock: Clock) -> Iterator[Desk]:
    """Its desk, at work."""
    with closing(Store.open(folder, KEY)) as store:
        yield small_world.at_desk(store, clock)


def loans(desk: Desk) -> int:
    """How many there are."""
    with desk.store.read() as session:
        return session.query(Loan).count()


def test_a_loan_that_finds_no_room_is_not_made_and_the_others_are_kept(
    desk: Desk, disk: Disk, an_item: UUID, another_item: UUID, a_member: UUID
) -> None:
    small_world.lend(desk, an_item, a_member)
    disk.fill()
    for _ in range(2):
        with pytest.raises(errors.StoreFull):
            small_world.lend(desk, another_item, a_member)
        assert loans(desk) == 1, "reading goes on"
    disk.make_room()
    small_world.lend(desk, another_item, a_member)
    assert loans(desk) == 2


def test_a_full_disk_at_the_start_is_not_taken_for_damage(folder: Path, disk: Disk) -> None:
    """SQLite says 'disk I/O error': it can't make its own small files."""
    before = (folder / FILE_NAME).read_bytes()
    disk.fill()
    with pytest.raises(errors.StoreFull):
        Store.open(folder, KEY).close()
    disk.make_room()
    assert (folder / FILE_NAME).read_bytes() == before
    Store.open(folder, KEY).close()


def test_a_backup_that_finds_no_room_leaves_nothing_half_done(desk: Desk, disk: Disk) -> None:
    good = backups.back_up(desk.store)
    disk.fill()
    with pytest.raises((errors.StoreFull, OSError)):
        backups.back_up(desk.store)
    disk.make_room()
    assert list((desk.store.folder / backups.FOLDER).iterdir()) == [good]


def test_a_restore_that_finds_no_room_leaves_the_store_as_it_is(folder: Path, disk: Disk) -> None:
    with closing(Store.open(folder, KEY)) as store:
        backup = backups.back_up(store)
    before = (folder / FILE_NAME).read_bytes()
    disk.fill()
    with pytest.raises((errors.StoreFull, OSError)):
        backups.restore(backup, folder, key=KEY)
    disk.make_room()
    assert (folder / FILE_NAME).read_bytes() == before
    assert [found.name for found in disk.folder.iterdir()] == ["store"]


def test_who_knows_the_password_is_let_in_all_the_same(desk: Desk, disk: Disk) -> None:
    """Forgetting the wrong ones before would need room."""
    with small_world.quick_passwords():
        with pytest.raises(refusals.WrongPassword):
            sign_in(desk.store, FOUNDER.username, "salah sekali")
        disk.fill()
        assert sign_in(desk.store, FOUNDER.username, PASSWORD).name == FOUNDER.person_name
