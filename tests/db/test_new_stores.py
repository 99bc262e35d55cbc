# SPDX-License-Identifier: GPL-3.0-or-later
"""A new store appears whole or not at all."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from db import errors, keys
from db.new_stores import UNFINISHED, made_whole
from db.store import FILE_NAME, Store
from tests.crash.small_library import KEY

NOTE = '{"method": "keychain", "name": "00"}'


def lay(place: Path) -> None:
    """What a store is made of."""
    Store.create(place, KEY).close()
    (place / keys.FILE_NAME).write_text(NOTE)


def there(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def test_it_appears_when_the_block_ends(tmp_path: Path) -> None:
    with made_whole(tmp_path) as place:
        lay(place)
        assert there(tmp_path) == {UNFINISHED}
    assert there(tmp_path) == {FILE_NAME, keys.FILE_NAME}
    with closing(Store.open(tmp_path, KEY)):
        pass


@pytest.mark.parametrize("below", ["", "new", "new/branch"])
def test_what_fails_leaves_nothing(tmp_path: Path, below: str) -> None:
    def fail() -> None:
        with made_whole(tmp_path / below) as place:
            lay(place)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert there(tmp_path) == set()


def test_where_it_fails_what_lay_there_stays(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    with pytest.raises(RuntimeError), made_whole(tmp_path):
        raise RuntimeError
    assert there(tmp_path) == {"backups"}


def test_what_a_power_cut_left_is_swept_away(tmp_path: Path) -> None:
    (tmp_path / UNFINISHED).mkdir()
    (tmp_path / UNFINISHED / FILE_NAME).write_bytes(b"half")
    with made_whole(tmp_path) as place:
        assert there(place) == set()
        lay(place)
    assert there(tmp_path) == {FILE_NAME, keys.FILE_NAME}


def test_none_is_made_where_one_is(tmp_path: Path) -> None:
    with made_whole(tmp_path) as place:
        lay(place)
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(errors.StoreExists), made_whole(tmp_path):
        pass
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_what_lies_beside_stays(tmp_path: Path) -> None:
    """Backups of a store that was taken away."""
    (tmp_path / "backups").mkdir()
    with made_whole(tmp_path) as place:
        lay(place)
    assert there(tmp_path) == {"backups", FILE_NAME, keys.FILE_NAME}
