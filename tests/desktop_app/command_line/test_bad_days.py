# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad days without a window: the reason in plain words, exit code 1, and the store as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from db import backups, keys, migrations, store
from tests.db.later import GOOD, STUMBLES, later_version
from tests.desktop_app.command_line.conftest import Simpul


def test_an_upgrade_is_told_beside_the_answer(simpul: Simpul, library: Path, tmp_path: Path) -> None:
    """On standard error: the JSON stays what programs expect."""
    with later_version(tmp_path / "newer", GOOD):
        done = simpul("search", "laskar", "--store", library, "--json")
        again = simpul("search", "laskar", "--store", library, "--json")
    (backup,) = backups.listed(library / backups.FOLDER)
    assert (done.code, done.facts["total"]) == (0, 1)
    assert str(backup) in done.err
    assert again.err == ""


def test_an_upgrade_that_fails_names_the_backup(simpul: Simpul, library: Path, tmp_path: Path) -> None:
    with later_version(tmp_path / "newer", GOOD, STUMBLES):
        done = simpul("search", "laskar", "--store", library, "--json")
    (backup,) = backups.listed(library / backups.FOLDER)
    assert (done.code, done.facts["refused"]) == (1, "upgrade_failed")
    assert str(backup) in done.facts["reason"]
    assert simpul("search", "laskar", "--store", library).code == 0


def test_a_store_from_a_newer_version(simpul: Simpul, library: Path, tmp_path: Path) -> None:
    with later_version(tmp_path / "newer", GOOD):
        simpul("search", "laskar", "--store", library)
    done = simpul("lend", "M001", "A001", "--store", library, "--json")
    assert (done.code, done.facts["refused"], done.facts["detail"]) == (
        1,
        "newer_store",
        f"{int(migrations.head()) + 1:04d}",
    )


@pytest.mark.parametrize("size", [0, 50_000])
def test_a_store_that_was_cut_or_emptied(simpul: Simpul, library: Path, size: int) -> None:
    file = library / store.FILE_NAME
    os.truncate(file, size)
    for words in (("lend", "M001", "A001"), ("search", "laskar"), ("backup",)):
        done = simpul(*words, "--store", library, "--json")
        assert (done.code, done.facts["refused"]) == (1, "store_damaged")
    assert file.stat().st_size == size


def test_a_lost_note_of_the_key_is_not_taken_for_no_library(simpul: Simpul, library: Path) -> None:
    (library / keys.FILE_NAME).unlink()
    done = simpul("search", "laskar", "--store", library)
    assert done.code == 1
    assert "key.json" in done.err
    assert "no library" not in done.err
