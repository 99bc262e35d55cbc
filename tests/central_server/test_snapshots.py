# SPDX-License-Identifier: GPL-3.0-or-later
"""Snapshots: what is in them and what never is, how they are made and kept, and how they are served."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
import zstandard
from msgspec.structs import replace
from sqlalchemy import select

from central_server import epochs, snapshots
from central_server.answering import epoch_of
from central_server.api import snapshots_ready
from central_server.api.service import CHANCE, Service
from central_server.own_desk import own_desk
from central_server.settings import Settings
from central_server.snapshots import BeingMade, NotAgreeing, Wanted, is_due, make, newest
from central_server.store import CentralStore, open_store
from db.models import Item
from db.models.columns import EPOCH, MICROSECOND
from db.models.syncing import Scope
from db.operations.cataloguing import TitleFacts, put_title
from db.operations.desk import utc_now
from db.operations.rotas import PutRota, put_on_rota, put_rota
from db.rules.rotation import Stage
from db.syncing.scopes import CATALOGUE
from db.syncing.snapshot import BLOCK, PARTS, Manifest, tables
from tests.central_server.conftest import Run
from tests.central_server.serving import Running
from tests.central_server.worlds import PASSWORD, SECRETS, uid_of

NOW = datetime(2026, 11, 2, tzinfo=UTC)
WANTED = Wanted(1, timedelta(days=7))


@pytest.fixture
def store(url: str) -> Iterator[CentralStore]:
    """The small library, on each kind of database."""
    with closing(open_store(url)) as found:
        yield found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where snapshots lie."""
    place = tmp_path / "there"
    place.mkdir()
    return place


def unpacked(folder: Path, manifest: Manifest) -> bytes:
    raw = (folder / f"{manifest.id}.zst").read_bytes()
    assert sha256(raw).hexdigest() == manifest.id
    cut = [raw[at : at + BLOCK] for at in range(0, len(raw), BLOCK)]
    assert tuple(sha256(block).hexdigest() for block in cut) == manifest.blocks
    plain = zstandard.ZstdDecompressor().stream_reader(raw).read()
    assert (len(raw), len(plain)) == (manifest.size, manifest.unpacked)
    return plain


def add_a_title(store: CentralStore, name: str = "Judul baru") -> None:
    desk = own_desk(store, "admin")
    assert desk is not None
    desk.perform(put_title, facts=TitleFacts(title=name))


# --- what is in one ---------------------------------------------------------------------------------------


def test_it_holds_the_catalogue_as_the_feed_counts_it(store: CentralStore, tmp_path: Path) -> None:
    manifest = make(store, tmp_path, NOW)
    (tmp_path / "plain.db").write_bytes(unpacked(tmp_path, manifest))
    with closing(sqlite3.connect(tmp_path / "plain.db")) as file:
        there = {name for (name,) in file.execute("SELECT name FROM sqlite_master")}
        assert there == set(tables()), "no index, no trigger, no other table"
        counted = {t: file.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables()}
        titles = file.execute("SELECT uid, title, search_words FROM titles ORDER BY id").fetchall()
        barcodes = {barcode for (barcode,) in file.execute("SELECT barcode FROM items")}
    assert counted == manifest.rows
    assert (counted["titles"], counted["items"], counted["branches"]) == (12, 12, 2)
    assert {len(uid) for uid, _, _ in titles} == {16}
    assert titles[0][1].casefold() == titles[0][2], "what it is found by comes along"
    assert barcodes == {f"{code}-{number}" for code in ("PUS", "SEN") for number in range(6)}
    with store.read() as session:
        state = snapshots.feed.states(session, [CATALOGUE])[CATALOGUE]
        assert manifest.epoch == epoch_of(session)
    assert manifest.cursors == {CATALOGUE: state.version}
    assert manifest.held(CATALOGUE) == state.rows


def test_nobody_is_in_it(store: CentralStore, tmp_path: Path) -> None:
    plain = unpacked(tmp_path, make(store, tmp_path, NOW))
    people = (*SECRETS, "Budi Santoso", "Raja Ali", "admin", PASSWORD, "PUS-M", "SEN-M", "argon2")
    assert [name for name in people if name.encode() in plain] == []
    persons = {
        "staff",
        "members",
        "member_photos",
        "loans",
        "fines",
        "prints",
        "notes",
        "journal",
        "settings",
    }
    assert persons & {part.table for part in PARTS} == set()
    assert not [name for part in PARTS for name in part.names if "staff" in name or "member_id" in name]


def test_both_databases_make_the_same_file(sqlite_url: str, tmp_path: Path) -> None:
    """Of the same rows: nothing of the moment or of the machine is in it."""
    with closing(open_store(sqlite_url)) as store:
        ids = {make(store, tmp_path / name, NOW).id for name in ("one", "two")}
    assert len(ids) == 1


def test_rows_that_the_feed_does_not_count_are_noticed(store: CentralStore, folder: Path) -> None:
    with store.write() as session:
        session.query(Scope).filter(Scope.name == CATALOGUE).one().count += 1
    with pytest.raises(NotAgreeing):
        make(store, folder, NOW)
    assert [path.name for path in folder.iterdir()] == [snapshots.LOCK]


# --- keeping them -----------------------------------------------------------------------------------------


def test_the_two_newest_are_kept(store: CentralStore, folder: Path) -> None:
    made = []
    for day in range(3):
        add_a_title(store, f"Judul {day}")
        made.append(make(store, folder, NOW + timedelta(days=day)))
    left = {path.name for path in folder.iterdir()}
    assert left == {snapshots.LOCK, *(f"{m.id}.{end}" for m in made[1:] for end in ("zst", "json"))}
    assert newest(folder, made[2].epoch) == made[2]
    assert snapshots.file_of(folder, made[0].id) is None
    assert snapshots.file_of(folder, made[1].id) is not None
    for foreign in ("", "../central", "*", made[1].id[:8]):
        assert snapshots.file_of(folder, foreign) is None


def test_what_a_killed_process_left_is_swept_away(store: CentralStore, folder: Path) -> None:
    for name in ("making.db", "making.part", "making.json"):
        (folder / name).write_bytes(b"half")
    (folder / "half.json").write_bytes(b'{"id": "half"}')
    manifest = make(store, folder, NOW)
    assert newest(folder, manifest.epoch) == manifest
    assert not list(folder.glob("making.[dpj]*"))


def test_one_is_made_at_a_time(store: CentralStore, folder: Path) -> None:
    with snapshots._alone(folder), pytest.raises(BeingMade):
        make(store, folder, NOW)
    make(store, folder, NOW)


def test_when_another_is_due(store: CentralStore, folder: Path) -> None:
    assert is_due(store, folder, WANTED, NOW), "there is none"
    assert not is_due(store, folder, Wanted(25, timedelta(days=7)), NOW), "a small library needs none"
    assert not is_due(store, folder, Wanted(0, timedelta(days=7)), NOW), "nobody wants any"
    make(store, folder, NOW)
    assert not is_due(store, folder, WANTED, NOW + timedelta(days=30)), "nothing has changed"
    add_a_title(store)
    assert not is_due(store, folder, WANTED, NOW + timedelta(days=6))
    assert is_due(store, folder, WANTED, NOW + timedelta(days=7)), "it is old and something has changed"
    add_a_title(store)
    assert is_due(store, folder, WANTED, NOW), "much has changed"
    make(store, folder, NOW)
    with store.write() as session:
        epochs.begin_again(session, CHANCE, NOW)
    assert is_due(store, folder, WANTED, NOW), "there is none of this epoch"


# --- serving ----------------------------------------------------------------------------------------------


@pytest.fixture
def made(small_server: Running) -> Manifest:
    """A snapshot at a server."""
    return make(small_server.store, small_server.service.settings.snapshots, utc_now())


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Settings, "snapshots", tmp_path / "snapshots")


def test_without_one_there_is_nothing(small_server: Running) -> None:
    with small_server.client(small_server.enrolled()) as client:
        answers = [client.get("/snapshot"), client.get("/snapshot/" + "0" * 64)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].json()["type"] == "urn:simpul:problem:no-snapshot"


def test_it_is_sent_whole_and_in_parts(small_server: Running, made: Manifest) -> None:
    whole = snapshots.file_of(small_server.service.settings.snapshots, made.id)
    assert whole is not None
    raw = whole.read_bytes()
    with small_server.client(small_server.enrolled()) as client:
        assert msgspec.json.decode(client.get("/snapshot").content, type=Manifest) == made
        path = f"/snapshot/{made.id}"
        answer = client.get(path)
        assert (answer.status_code, answer.content) == (200, raw)
        assert (answer.headers["ETag"], answer.headers["Accept-Ranges"]) == (f'"{made.id}"', "bytes")
        for start, end in ((0, ""), (1, ""), (len(raw) - 1, ""), (3, "9"), (0, str(len(raw) + 5))):
            part = client.get(path, headers={"Range": f"bytes={start}-{end}"})
            last = min(int(end) if end else len(raw), len(raw) - 1)
            assert (part.status_code, part.content) == (206, raw[start : last + 1])
            assert part.headers["Content-Range"] == f"bytes {start}-{last}/{len(raw)}"
        for asked in (f"bytes={len(raw)}-", "bytes=-5", "bytes=5-3", "bytes=0-1,3-4", "lines=1-", "x"):
            refused = client.get(path, headers={"Range": asked})
            assert (refused.status_code, refused.headers["Content-Range"]) == (416, f"bytes */{len(raw)}")
        changed = client.get(path, headers={"Range": "bytes=5-", "If-Range": '"other"'})
        assert (changed.status_code, changed.content) == (200, raw)


def test_it_is_for_desks_alone(small_server: Running, made: Manifest) -> None:
    token = small_server.enrolled("SEN", "branch")
    small_server.revoke(token)
    for path in ("/snapshot", f"/snapshot/{made.id}"):
        with small_server.client() as client:
            assert client.get(path).status_code == 401
        with small_server.client(token) as client:
            assert client.get(path).status_code == 403


def test_no_other_file_can_be_asked_for(small_server: Running, made: Manifest) -> None:
    with small_server.client(small_server.enrolled()) as client:
        for name in ("making.lock", f"{made.id}.json", "%2e%2e%2fcentral.db", "..%2f..%2fcentral.db"):
            assert client.get(f"/snapshot/{name}").status_code == 404


def test_a_path_with_a_name_in_it_counts_as_one(small_server: Running, made: Manifest) -> None:
    with small_server.client(small_server.enrolled()) as client:
        client.get(f"/snapshot/{made.id}")
    with small_server.client() as client:
        counted = client.get("/metrics").text
    assert 'simpul_requests_total{endpoint="/snapshot/{id}",status="200"} 1' in counted
    assert made.id not in counted


# --- by itself, and by hand -------------------------------------------------------------------------------


def test_the_command_makes_one(run: Run, store: CentralStore, tmp_path: Path) -> None:
    code, facts = run("snapshot")
    with store.read() as session:
        made = newest(tmp_path / "snapshots", epoch_of(session))
    assert made is not None
    assert (code, facts["snapshot"], facts["bytes"], facts["rows"]) == (0, made.id, made.size, made.rows)
    assert facts["cursors"] == made.cursors
    assert run("snapshot", "--if-due") == (0, {"snapshot": None}), "a library this small needs none"


def test_the_command_says_why_not(run: Run, store: CentralStore, tmp_path: Path) -> None:
    (tmp_path / "snapshots").mkdir()
    with snapshots._alone(tmp_path / "snapshots"):
        code, facts = run("snapshot")
    assert (code, facts["refused"]) == (1, "being_made")
    with store.write() as session:
        session.query(Scope).filter(Scope.name == CATALOGUE).one().count += 1
    code, facts = run("snapshot")
    assert (code, facts["refused"]) == (1, "not_agreeing")


def test_a_process_of_its_own_makes_it(url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.undo()
    told = Settings(database=url, snapshot_folder=str(tmp_path / "there"))
    assert asyncio.run(snapshots_ready._made_beside(told))
    with closing(open_store(url)) as store, store.read() as session:
        assert newest(told.snapshots, epoch_of(session)) is not None


def test_a_server_looks_again_and_again(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It makes one when it is due, and what goes wrong once does not end the looking."""
    asked = Settings(database=sqlite_url, snapshot_from=1, snapshot_look_seconds=0.01)
    service = Service(asked, open_store(sqlite_url))
    tries = 0

    async def play() -> None:
        done = asyncio.Event()

        async def made(told: Settings) -> bool:
            nonlocal tries
            tries += 1
            if tries == 1:
                raise RuntimeError("something nobody foresaw")
            if tries == 2:
                return False
            make(service.store, told.snapshots, utc_now())
            done.set()
            return True

        monkeypatch.setattr(snapshots_ready, "_made_beside", made)
        monkeypatch.setattr(snapshots_ready, "AFTER_FAILURE_SECONDS", 0.01)
        looking = asyncio.create_task(snapshots_ready.keep_ready(service))
        async with asyncio.timeout(20):
            await done.wait()
        assert not snapshots_ready._is_due(service)
        looking.cancel()

    try:
        asyncio.run(play())
    finally:
        service.close()
    assert tries == 3


def test_a_process_that_makes_one_ends_with_its_server(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.undo()
    told = Settings(database=sqlite_url, snapshot_folder=str(tmp_path / "there"))

    async def play() -> None:
        making = asyncio.create_task(snapshots_ready._made_beside(told))
        await asyncio.sleep(0)
        making.cancel()
        with pytest.raises(asyncio.CancelledError):
            await making

    asyncio.run(play())
    make_again = replace(told, snapshot_from=1)
    with closing(open_store(sqlite_url)) as store:
        make(store, make_again.snapshots, NOW)


def test_what_it_tells_holds_nobody(
    sqlite_url: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(snapshots_ready.structured_log, "configure", lambda _level: None)
    told = Settings(database=sqlite_url)
    with caplog.at_level("INFO", logger="simpul"):
        snapshots_ready.make_one(told)
        (tmp_path / "file").write_text("")
        monkeypatch.setattr(Settings, "snapshots", tmp_path / "file")
        with pytest.raises(SystemExit):
            snapshots_ready.make_one(told)
    assert [record.message for record in caplog.records] == ["snapshot_made", "snapshot_failed"]


def test_a_branchs_rows_are_named_by_their_own_keys(store: CentralStore, tmp_path: Path) -> None:
    """Items point at their branch by the snapshot's own keys, which a new store takes over."""
    manifest = make(store, tmp_path, NOW)
    (tmp_path / "plain.db").write_bytes(unpacked(tmp_path, manifest))
    with closing(sqlite3.connect(tmp_path / "plain.db")) as file, store.read() as session:
        found = file.execute(
            """SELECT branches.uid FROM items JOIN branches ON branches.id = items.branch_id
            WHERE barcode = 'SEN-3'"""
        ).fetchone()
        assert found == (uid_of(session, "SEN").bytes,)


def test_times_are_as_a_store_keeps_them(store: CentralStore, tmp_path: Path) -> None:
    """Simulation: since when a copy rotates came as a text, and the desk's row was never the server's."""
    desk = own_desk(store, "admin")
    assert desk is not None
    with store.read() as session:
        stages = [Stage(uid_of(session, code), 30) for code in ("PUS", "SEN")]
        item = session.scalars(select(Item.uid).where(Item.barcode == "PUS-1")).one()
    made = desk.perform(put_rota, name="Buku anak", stages=stages, cyclical=True).operation
    assert isinstance(made, PutRota)
    placed = desk.perform(put_on_rota, rota=made.target, items=[item]).operation
    manifest = make(store, tmp_path, NOW)
    (tmp_path / "plain.db").write_bytes(unpacked(tmp_path, manifest))
    with closing(sqlite3.connect(tmp_path / "plain.db")) as file:
        [moved_at] = file.execute("SELECT moved_at FROM rota_items").fetchone()
    assert moved_at == (placed.made_at - EPOCH) // MICROSECOND
