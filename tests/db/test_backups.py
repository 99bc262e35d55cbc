# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups: made while the desk works, whole and tested by opening, kept by rotation, put back whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from db import backups, errors, keys
from db.operations.desk import Desk
from db.store import FILE_NAME, Store
from tests.crash.small_library import KEY
from tests.db import small_world
from tests.db.operations.shared_tables import shared_rows
from tests.db.small_world import Clock
from tests.keychain import Keychain

NOTE = '{"method": "keychain", "name": "00"}'
NAME = "Nurhayati Tambelan"


@pytest.fixture
def desk(templates: Path, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """A desk whose store has a note of its key beside it, and one member."""
    with closing(small_world.copied(templates / "founded", tmp_path / "store")) as store:
        (store.folder / keys.FILE_NAME).write_text(NOTE)
        founded = small_world.at_desk(store, clock)
        small_world.register(founded, NAME)
        yield founded


def rows(store: Store) -> dict[str, Any]:
    with store.read() as session:
        return shared_rows(session)


def rows_of(folder: Path) -> dict[str, Any]:
    with closing(Store.open(folder, KEY)) as opened:
        return rows(opened)


def there(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()} if folder.exists() else set()


# --- made ---------------------------------------------------------------------------------------------


def test_a_backup_is_a_store_like_the_one_it_was_made_of(desk: Desk) -> None:
    made = backups.back_up(desk.store)
    assert made.parent == desk.store.folder / backups.FOLDER
    assert there(made) == {FILE_NAME, keys.FILE_NAME}
    assert rows_of(made) == rows(desk.store)
    assert (made / keys.FILE_NAME).read_text() == NOTE


def test_it_holds_what_was_committed_and_the_desk_goes_on(desk: Desk) -> None:
    before = rows(desk.store)
    with desk.store.write() as session:
        session.execute(text("UPDATE members SET name = 'half done'"))
        made = backups.back_up(desk.store)
    small_world.register(desk, "Later")
    assert rows_of(made) == before
    assert len(rows(desk.store)["members"]) == 2


def test_nothing_in_it_is_readable(desk: Desk) -> None:
    made = backups.back_up(desk.store)
    for file in made.iterdir():
        assert NAME.encode() not in file.read_bytes()
    with pytest.raises(errors.WrongKey):
        Store.open(made, KEY[::-1])


def test_it_may_lie_elsewhere_and_nothing_is_rotated_there(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    made = [backups.back_up(desk.store, stick / str(number)) for number in range(backups.KEEP + 2)]
    assert there(stick) == {folder.name for folder in made}
    assert rows_of(made[0]) == rows(desk.store)
    assert not (desk.store.folder / backups.FOLDER).exists()


def test_it_is_told_how_far_it_is(desk: Desk) -> None:
    steps: list[tuple[int, int]] = []
    backups.back_up(desk.store, progress=lambda done, of: steps.append((done, of)))
    assert steps[-1][0] == steps[-1][1] > 0
    assert steps == sorted(steps)


def test_one_that_was_stopped_leaves_nothing(desk: Desk) -> None:
    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backups.back_up(desk.store, progress=stop)
    assert there(desk.store.folder / backups.FOLDER) == set()


@pytest.mark.parametrize("asked", [1, 2])
def test_one_that_was_cancelled_leaves_nothing_and_the_next_is_made(desk: Desk, asked: int) -> None:
    """In the midst of the copy (once asked), and of its test (asked again)."""
    times = iter(range(1, asked))
    with pytest.raises(errors.BackupStopped):
        backups.back_up(desk.store, cancelled=lambda: next(times, None) is None)
    assert there(desk.store.folder / backups.FOLDER) == set()
    assert rows_of(backups.back_up(desk.store)) == rows(desk.store)


def test_what_a_power_cut_left_unfinished_is_swept_away(desk: Desk) -> None:
    """It is as large as the store; one that grows is being made by another."""
    folder = desk.store.folder / backups.FOLDER
    for name, hours in (("cut.part", 2), ("growing.part", 0)):
        (folder / name).mkdir(parents=True)
        file = folder / name / FILE_NAME
        file.write_bytes(b"half")
        at = (datetime.now(UTC) - timedelta(hours=hours)).timestamp()
        os.utime(file, (at, at))
    made = backups.back_up(desk.store)
    assert there(folder) == {"growing.part", made.name}


def test_a_copy_that_does_not_pass_the_test_is_none(desk: Desk) -> None:
    """A page of the store has gone bad: the backups before it must not be pushed out by copies of that."""
    desk.store.close()
    spoil(desk.store.folder)
    with closing(Store(desk.store.folder, KEY)) as damaged, pytest.raises(errors.StoreDamaged) as raised:
        backups.back_up(damaged)
    assert raised.value.path == desk.store.folder
    assert there(desk.store.folder / backups.FOLDER) == set()


def spoil(folder: Path) -> None:
    """One page of it, that of the members, has gone bad."""
    with closing(Store(folder, KEY)) as store, store.read() as session:
        page = session.scalar(text("SELECT rootpage FROM sqlite_master WHERE name = 'members'"))
    file = folder / FILE_NAME
    content = bytearray(file.read_bytes())
    content[(page - 1) * 4_096 + 99] ^= 1
    file.write_bytes(content)


# --- kept ---------------------------------------------------------------------------------------------


def test_the_oldest_goes_when_there_are_enough_and_each_that_stays_opens(desk: Desk) -> None:
    made = [backups.back_up(desk.store) for _ in range(backups.KEEP + 1)]
    kept = backups.listed(desk.store.folder / backups.FOLDER)
    assert kept == made[:0:-1]
    for folder in (kept[0], kept[-1]):
        assert rows_of(folder) == rows(desk.store)


def test_what_is_not_finished_is_not_listed_and_does_not_count(desk: Desk) -> None:
    half = desk.store.folder / backups.FOLDER / "20990101T000000000000-daily.part"
    half.mkdir(parents=True)
    (half / FILE_NAME).write_bytes(b"half")
    made = backups.back_up(desk.store)
    assert backups.listed(half.parent) == [made]
    assert [found.folder for found in backups.described(half.parent)] == [made]


def test_when_and_why_are_told_by_the_name(desk: Desk) -> None:
    daily, wished = backups.back_up(desk.store), backups.back_up(desk.store, reason="by-hand")
    found = backups.described(desk.store.folder / backups.FOLDER)
    assert {(one.folder, one.reason) for one in found} == {(daily, "daily"), (wished, "by-hand")}
    for one in found:
        assert one.size == (one.folder / FILE_NAME).stat().st_size
        assert abs(datetime.now(UTC) - one.made_at) < timedelta(hours=1)
    assert [one.made_at for one in found] == sorted((one.made_at for one in found), reverse=True)


def test_one_that_a_person_renamed_is_told_by_its_file(desk: Desk, tmp_path: Path) -> None:
    made = backups.back_up(desk.store, tmp_path / "sebelum lebaran")
    moment = datetime(2026, 3, 20, 8, tzinfo=UTC)
    os.utime(made / FILE_NAME, (moment.timestamp(), moment.timestamp()))
    for asked in (made, tmp_path):
        found = [one for one in backups.described(asked) if one.folder == made]
        assert [(one.made_at, one.reason) for one in found] == [(moment, "")]


def test_where_there_are_none_none_are_listed(tmp_path: Path) -> None:
    assert backups.listed(tmp_path / "nowhere") == backups.described(tmp_path / "nowhere") == []


# --- put back -----------------------------------------------------------------------------------------


@pytest.fixture
def changed(desk: Desk) -> Path:
    """A backup of a desk whose store was changed and closed since."""
    made = backups.back_up(desk.store)
    small_world.register(desk, "Later")
    desk.store.close()
    return made


def test_a_backup_takes_the_place_of_the_store_which_is_kept_aside(desk: Desk, changed: Path) -> None:
    folder = desk.store.folder
    now, then = rows_of(folder), rows_of(changed)
    aside = backups.restore(changed, folder, key=KEY)
    assert aside is not None
    assert rows_of(folder) == then != now
    assert rows_of(aside) == now


def test_the_backups_stay_beside_the_store(desk: Desk, changed: Path) -> None:
    before = there(changed.parent)
    backups.restore(changed, desk.store.folder, key=KEY)
    assert there(desk.store.folder / backups.FOLDER) == before


def test_a_backup_is_put_where_there_was_no_store(desk: Desk, changed: Path, tmp_path: Path) -> None:
    assert backups.restore(changed, tmp_path / "new-pc", key=KEY) is None
    assert rows_of(tmp_path / "new-pc") == rows_of(changed)
    assert rows_of(desk.store.folder) != rows_of(changed), "the old one is where it was"


def test_the_key_that_was_typed_is_kept_in_this_pcs_keychain(
    desk: Desk, changed: Path, tmp_path: Path, keychain: Keychain
) -> None:
    backups.restore(changed, tmp_path / "new-pc", key=KEY)
    assert keys.key_of(tmp_path / "new-pc") == KEY
    assert (changed / keys.FILE_NAME).read_text() == NOTE


def test_one_with_a_page_gone_bad_takes_no_place(desk: Desk, changed: Path, tmp_path: Path) -> None:
    folder, before = desk.store.folder, rows_of(desk.store.folder)
    spoil(changed)
    with pytest.raises(errors.BackupDamaged) as raised:
        backups.restore(changed, folder, key=KEY)
    assert raised.value.path == changed
    assert rows_of(folder) == before
    assert there(tmp_path) - {"places"} == {"store"}, "nothing is left lying about"


@pytest.mark.parametrize("wrong", ["key", "file", "nothing"])
def test_what_does_not_open_takes_no_place(desk: Desk, changed: Path, tmp_path: Path, wrong: str) -> None:
    folder, before = desk.store.folder, rows_of(desk.store.folder)
    if wrong == "file":
        (changed / FILE_NAME).write_bytes(b"damaged" * 9_000)
    backup = tmp_path / "nothing" if wrong == "nothing" else changed
    with pytest.raises(errors.StoreError) as found:
        backups.restore(backup, folder, key=KEY[::-1] if wrong == "key" else KEY)
    assert found.value.path == backup
    assert rows_of(folder) == before
    assert there(tmp_path) - {"places"} == {"store"}, "nothing is left lying about"
