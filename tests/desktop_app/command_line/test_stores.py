# SPDX-License-Identifier: GPL-3.0-or-later
"""Starting, copying, restoring and examining a store on the command line."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from db import encrypted_file, keys, store
from db.store import Store
from resources import sample
from tests.desktop_app.command_line.conftest import PASSPHRASE, Simpul
from tests.keychain import Keychain


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    found = Store.open(folder, keys.key_of(folder, PASSPHRASE))
    yield found
    found.close()


@pytest.fixture
def keychain(keychain: Keychain, monkeypatch: pytest.MonkeyPatch) -> Keychain:
    """Where there is one nobody sets a passphrase."""
    monkeypatch.delenv("SIMPUL_PASSPHRASE")
    return keychain


NEW = ("init", "--library", "Perpustakaan Uji", "--branch", "Pusat Kota")


def test_init_with_a_passphrase(simpul: Simpul, tmp_path: Path) -> None:
    done = simpul(*NEW, "--store", tmp_path / "new", "--json")
    assert done.code == 0
    assert done.facts["key"] == "passphrase"
    assert keys.key_from_recovery_code(done.facts["recovery_code"]) == keys.key_of(
        tmp_path / "new", PASSPHRASE
    )
    assert sorted(entry.name for entry in (tmp_path / "new").iterdir()) == ["key.json", "library.db"]
    assert simpul("doctor", "--store", tmp_path / "new").code == 0


def test_init_with_the_keychain(simpul: Simpul, tmp_path: Path, keychain: Keychain) -> None:
    done = simpul(*NEW, "--store", tmp_path / "new", "--json")
    assert (done.code, done.facts["key"]) == (0, "keychain")
    assert keys.key_from_recovery_code(done.facts["recovery_code"]) == bytes.fromhex(*keychain.kept.values())
    assert simpul("search", "x", "--store", tmp_path / "new").code == 0


def test_init_without_either_says_what_is_needed(
    simpul: Simpul, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SIMPUL_PASSPHRASE")
    done = simpul(*NEW, "--store", tmp_path / "new")
    assert done.code == 1
    assert "SIMPUL_PASSPHRASE" in done.err
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("variable", "field"), [("SIMPUL_PASSPHRASE", "passphrase"), ("SIMPUL_PASSWORD", "password")]
)
def test_init_refuses_what_is_too_short(
    simpul: Simpul, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, field: str
) -> None:
    monkeypatch.setenv(variable, "short")
    done = simpul(*NEW, "--store", tmp_path / "new", "--json")
    assert (done.code, done.facts["refused"], done.facts["field"]) == (1, "invalid", field)
    assert not (tmp_path / "new" / store.FILE_NAME).exists()


def test_init_refuses_a_time_zone_that_is_none(simpul: Simpul, tmp_path: Path) -> None:
    for zone in ("Mars/Olympus", "Asia", "../../etc/passwd", ""):
        done = simpul(*NEW, "--timezone", zone, "--store", tmp_path / "new", "--json")
        assert (done.code, done.facts["refused"], done.facts["field"]) == (1, "invalid", "timezone")
    assert simpul(*NEW, "--timezone", "Asia/Makassar", "--store", tmp_path / "new").code == 0


def test_init_leaves_a_library_alone(simpul: Simpul, library: Path) -> None:
    before = (library / keys.FILE_NAME).read_bytes()
    for words in (NEW, ("init", "--sample")):
        done = simpul(*words, "--store", library, "--json")
        assert (done.code, done.facts["refused"]) == (1, "store_exists")
    assert (library / keys.FILE_NAME).read_bytes() == before


def test_init_needs_names(simpul: Simpul, tmp_path: Path) -> None:
    done = simpul("init", "--store", tmp_path / "new")
    assert done.code == 2
    assert "--library" in done.err


def test_no_store(simpul: Simpul, tmp_path: Path) -> None:
    done = simpul("search", "x", "--store", tmp_path / "nothing", "--json")
    assert (done.code, done.facts["refused"]) == (1, "store_missing")
    assert str(tmp_path / "nothing") in done.facts["reason"]


def test_wrong_passphrase(simpul: Simpul, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIMPUL_PASSPHRASE", "tepi laut siang")
    done = simpul("search", "x", "--store", library, "--json")
    assert (done.code, done.facts["refused"]) == (1, "wrong_key")


def test_no_passphrase(simpul: Simpul, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SIMPUL_PASSPHRASE")
    done = simpul("search", "x", "--store", library, "--json")
    assert (done.code, done.facts["refused"]) == (1, "passphrase_needed")


def test_store_of_a_newer_version(simpul: Simpul, library: Path) -> None:
    with opened(library) as found, found.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    done = simpul("search", "x", "--store", library, "--json")
    assert (done.code, done.facts["refused"], done.facts["detail"]) == (1, "newer_store", "9999")


def test_a_file_that_is_no_store(simpul: Simpul, library: Path) -> None:
    (library / store.FILE_NAME).write_bytes(os.urandom(8192))
    assert simpul("search", "x", "--store", library, "--json").facts["refused"] == "wrong_key"


def test_a_store_without_a_library(simpul: Simpul, tmp_path: Path) -> None:
    folder = tmp_path / "bare"
    Store.create(folder, keys.new_passphrase_key(folder, PASSPHRASE)).close()
    done = simpul("search", "x", "--store", folder, "--json")
    assert (done.code, done.facts["refused"]) == (1, "no_library")


def test_another_program_writes(simpul: Simpul, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encrypted_file, "BUSY_TIMEOUT_MS", 20)
    with opened(library) as other, other.write():
        done = simpul("lend", "M001", "A001", "--store", library, "--json")
    assert done.code == 1
    assert done.facts["loans"][0]["refused"] == "store_busy"
    assert simpul("lend", "M001", "A001", "--store", library).code == 0


def test_a_full_disk(simpul: Simpul, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = store.connect

    def nearly_full(file: Path, key: bytes) -> Any:
        connection = plain(file, key)
        connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")
        return connection

    monkeypatch.setattr(store, "connect", nearly_full)
    said: list[dict[str, Any]] = []
    while not any("refused" in one for one in said[-2:]) and len(said) < 400:
        said += simpul("lend", "M001", "A001", "--store", library, "--json").facts["loans"]
        said += simpul("return", "A001", "--store", library, "--json").facts["returns"]
    assert next(one["refused"] for one in said if "refused" in one) == "store_full"
    monkeypatch.setattr(store, "connect", plain)
    assert simpul("doctor", "--store", library).code == 0


def test_backup_and_restore(simpul: Simpul, library: Path, tmp_path: Path) -> None:
    made = simpul("backup", tmp_path / "copy", "--store", library, "--json")
    assert made.code == 0
    assert made.facts["backup"] == str(tmp_path / "copy")
    simpul("lend", "M001", "A001", "--store", library)
    done = simpul("restore", tmp_path / "copy", "--store", library, "--json")
    assert done.code == 0
    assert (Path(done.facts["before"]) / store.FILE_NAME).exists()
    assert (
        simpul("return", "A001", "--store", library, "--json").facts["returns"][0]["refused"] == "not_on_loan"
    )


def test_backup_beside_and_into_a_folder(simpul: Simpul, library: Path, tmp_path: Path) -> None:
    beside = Path(simpul("backup", "--store", library, "--json").facts["backup"])
    assert beside.parent == library / "backups"
    (tmp_path / "stick").mkdir()
    inside = Path(simpul("backup", tmp_path / "stick", "--store", library, "--json").facts["backup"])
    assert inside.parent == tmp_path / "stick"


def test_restore_on_another_pc(
    simpul: Simpul, library: Path, tmp_path: Path, keychain: Keychain, monkeypatch: pytest.MonkeyPatch
) -> None:
    simpul(*NEW, "--store", tmp_path / "old")
    code = keys.recovery_code(keys.key_of(tmp_path / "old"))
    copy = simpul("backup", tmp_path / "copy", "--store", tmp_path / "old", "--json").facts["backup"]
    keychain.kept.clear()
    lost = simpul("restore", copy, "--store", tmp_path / "new", "--json")
    assert (lost.code, lost.facts["refused"]) == (1, "key_missing")
    monkeypatch.setenv("SIMPUL_RECOVERY_CODE", code.lower())
    assert simpul("restore", copy, "--store", tmp_path / "new").code == 0
    assert simpul("search", "x", "--store", tmp_path / "new").code == 0


def test_restore_refuses(
    simpul: Simpul, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = simpul("backup", tmp_path / "copy", "--store", library, "--json").facts["backup"]
    missing = simpul("restore", tmp_path / "nothing", "--store", library, "--json")
    assert (missing.code, missing.facts["refused"]) == (1, "backup_missing")
    with opened(library) as window, window.read() as session:
        session.execute(text("SELECT 1 FROM titles")).all()
        busy = simpul("restore", copy, "--store", library, "--json")
    assert (busy.code, busy.facts["refused"]) == (1, "store_busy")
    monkeypatch.setenv("SIMPUL_RECOVERY_CODE", "ABCD-EFGH")
    wrong = simpul("restore", copy, "--store", library, "--json")
    assert (wrong.code, wrong.facts["refused"]) == (1, "bad_recovery_code")


@pytest.mark.parametrize("way", ["typed", "code"])
def test_restore_refuses_while_a_window_is_open_whoever_knows_the_key(
    simpul: Simpul, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """The passphrase is typed, as people do, or there is the recovery code alone: what the window lends after
    that must not go into a store that was moved aside."""
    copy = simpul("backup", tmp_path / "copy", "--store", library, "--json").facts["backup"]
    monkeypatch.delenv("SIMPUL_PASSPHRASE")
    if way == "typed":
        monkeypatch.setattr("desktop_app.command_line.restore.passphrase", lambda: PASSPHRASE)
    else:
        code = keys.recovery_code(keys.key_of(library, PASSPHRASE))
        monkeypatch.setenv("SIMPUL_RECOVERY_CODE", code)
    with opened(library) as window, window.read() as session:
        session.execute(text("SELECT 1 FROM titles")).all()
        busy = simpul("restore", copy, "--store", library, "--json")
    assert (busy.code, busy.facts["refused"]) == (1, "store_busy")
    assert simpul("restore", copy, "--store", library, "--json").code == 0


def overwrite_the_beginning(file: Path) -> None:
    with file.open("rb+") as damaged:
        damaged.write(bytes(4096))


@pytest.mark.parametrize(
    "harm",
    [
        overwrite_the_beginning,
        lambda file: os.truncate(file, 0),
        lambda file: os.truncate(file, 9000),
        lambda file: file.write_bytes(os.urandom(50_000)),
        Path.unlink,
    ],
)
def test_a_backup_takes_the_place_of_whatever_damage(
    simpul: Simpul, library: Path, tmp_path: Path, harm: Callable[[Path], Any]
) -> None:
    copy = simpul("backup", tmp_path / "copy", "--store", library, "--json").facts["backup"]
    harm(library / store.FILE_NAME)
    assert simpul("doctor", "--store", library).code == 1
    assert simpul("restore", copy, "--store", library).code == 0
    assert simpul("doctor", "--store", library).code == 0
    assert simpul("search", "bumi", "--store", library, "--json").facts["total"] == 1


def test_a_truncated_backup_changes_nothing(simpul: Simpul, library: Path, tmp_path: Path) -> None:
    copy = Path(simpul("backup", tmp_path / "copy", "--store", library, "--json").facts["backup"])
    with (copy / store.FILE_NAME).open("rb+") as file:
        file.truncate(3000)
    done = simpul("restore", copy, "--store", library, "--json")
    assert done.code == 1
    assert done.facts["refused"] in ("wrong_key", "store_damaged")
    assert simpul("search", "bumi", "--store", library, "--json").facts["total"] == 1


def test_init_of_the_sample_library(simpul: Simpul, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("titles", "items", "loans"):
        monkeypatch.setattr(sample, name, list)
    monkeypatch.delenv("SIMPUL_PASSPHRASE")
    monkeypatch.delenv("SIMPUL_PASSWORD")
    made = simpul("init", "--sample", "--store", tmp_path / "sample", "--json")
    assert (made.code, made.facts["key"], made.facts["members"]) == (0, "sample", len(sample.members()))
    assert made.facts["password"] == sample.library().staff_password
    nothing = simpul("lend", sample.members()[0].number, "nope", "--store", tmp_path / "sample", "--json")
    assert nothing.facts["loans"][0]["refused"] == "unknown"
