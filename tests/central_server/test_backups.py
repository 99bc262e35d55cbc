# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups, the way back, and what a new epoch means to desks."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import make_url, select

from central_server.answering import epoch_of
from central_server.command_line.run import main
from central_server.store import open_store
from db.models import Branch
from db.models.syncing import Lease
from tests.central_server.conftest import QUICK
from tests.central_server.serving import serving, synced
from tests.central_server.worlds import Pen, a_request, item_of, member_of, uid_of
from tests.postgresql import Postgres


def test_a_backup_put_back_begins_a_new_epoch(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """What happened since is sent again by desks; numbers leased since are leased to nobody else."""
    monkeypatch.setenv("SIMPUL_SERVER_DATABASE", sqlite_url)
    backup = tmp_path / "copy.db"
    with serving(sqlite_url, QUICK) as server:
        token = server.enrolled()
        assert main(["backup", str(backup)]) == 0
        assert main(["backup", str(backup)]) == 1, "no file is overwritten"
        with server.store.read() as session:
            pen = Pen(uid_of(session, "PUS"))
            sent = pen.lend(item_of(session, "PUS-1"), member_of(session, "PUS-M"))
        with server.client(token) as client:
            first = synced(client, a_request(sent, leases={"slip": 0}))
        assert main(["restore", str(backup)]) == 1, "not under a server that runs"
    assert main(["restore", str(backup)]) == 0
    kept = list(Path(make_url(sqlite_url).database or "").parent.glob("central.db.before-*"))
    assert len(kept) == 1
    with serving(sqlite_url, QUICK) as server, server.client(token) as client:
        again = synced(client, a_request(sent, leases={"slip": first.blocks[0].last}))
        assert again.epoch != first.epoch
        assert again.answers[0].outcome == "applied"
        assert again.blocks[0].first > first.blocks[0].last
    capsys.readouterr()
    assert main(["doctor"]) == 0


DIES = """
import os, sqlite3, sys
c = sqlite3.connect(sys.argv[1], isolation_level=None)
c.execute("PRAGMA journal_mode = WAL")
c.execute("UPDATE branches SET name = 'Sesudah cadangan'")
os._exit(9)
"""


@pytest.mark.parametrize("removed", [True, False], ids=["removed by hand", "left where it is"])
def test_the_log_of_a_server_that_died_is_not_played_onto_what_is_put_back(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, removed: bool
) -> None:
    """Its newest commits lie beside the file, which somebody has taken away."""
    monkeypatch.setenv("SIMPUL_SERVER_DATABASE", sqlite_url)
    file, backup = Path(make_url(sqlite_url).database or ""), tmp_path / "copy.db"
    assert main(["backup", str(backup)]) == 0
    assert [one.name for one in tmp_path.glob("copy*")] == ["copy.db"]
    subprocess.run([sys.executable, "-c", DIES, str(file)], check=False)
    assert file.with_name("central.db-wal").stat().st_size
    if removed:
        file.unlink()
    assert main(["restore", str(backup)]) == 0
    with open_store(sqlite_url).read() as session:
        assert set(session.scalars(select(Branch.name))) == {"Pusat", "Senggarang"}
    assert main(["doctor"]) == 0
    left = {one.name.partition("before-")[2][15:] for one in file.parent.glob("central.db.before-*")}
    assert left == ({"-wal"} if removed else {""})


@pytest.mark.parametrize("damage", ["empty", "letter", "half"])
def test_what_is_no_backup_changes_nothing(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, damage: str
) -> None:
    monkeypatch.setenv("SIMPUL_SERVER_DATABASE", sqlite_url)
    file = Path(make_url(sqlite_url).database or "")
    whole = file.read_bytes()
    backup = tmp_path / "copy.db"
    backup.write_bytes({"empty": b"", "letter": b"Dear library", "half": whole[: len(whole) // 2]}[damage])
    assert main(["restore", str(backup)]) == 1
    assert file.read_bytes() == whole
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]


def test_postgresql_is_backed_up_by_its_own_tools(
    postgres: Postgres,
    postgres_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    """The commands that are told do what they are told to do."""
    monkeypatch.setenv("SIMPUL_SERVER_DATABASE", postgres_url)
    monkeypatch.setenv("PATH", str(postgres.bin), prepend=os.pathsep)
    dump = tmp_path / "copy.dump"
    assert main(["backup", str(dump), "--json"]) == 1
    (command,) = json.loads(capsys.readouterr().out)["commands"]
    subprocess.run(shlex.split(command), check=True)
    with open_store(postgres_url).write() as session:
        epoch = epoch_of(session)
        session.connection().exec_driver_sql("DELETE FROM feed")
    assert main(["doctor"]) == 1
    capsys.readouterr()
    assert main(["restore", str(dump), "--json"]) == 1
    put_back, then = json.loads(capsys.readouterr().out)["commands"]
    subprocess.run(shlex.split(put_back), check=True)
    assert main(shlex.split(then)[1:]) == 0
    assert main(["doctor"]) == 0
    with open_store(postgres_url).read() as session:
        assert epoch_of(session) != epoch
        assert session.query(Lease).count() == 3
