# SPDX-License-Identifier: GPL-3.0-or-later
"""A new desk begins with a snapshot: it ends as from the feed alone, whatever happens on the way."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from central_server import answering, snapshots
from db import errors, keys
from db.store import FILE_NAME
from db.syncing import snapshot
from db.syncing.snapshot import Manifest
from db.syncing.snapshot_loading import Stopped
from desktop_app.sync import bootstrap, downloading, enrolling
from desktop_app.sync.carrier import Carrier, NotKnown, Unreachable
from desktop_app.sync.downloading import Damaged, Download, fetch
from desktop_app.sync.progress import Pace, Progress
from desktop_app.sync.standing import enrolled_as
from tests.desktop_app.sync import centre as at_the_centre
from tests.desktop_app.sync.centre import (
    Centre,
    Scissors,
    begin,
    everything,
    found_by,
    opened,
    same_as_the_server,
    schema,
    synced_again,
    titles_in,
)
from tests.small_disk import Disk

BLOCK, PART = 1_000, 300
ALL_TITLES = at_the_centre.TITLES + 12


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many blocks in a small file."""
    for module in (snapshots, snapshot, downloading):
        monkeypatch.setattr(module, "BLOCK", BLOCK)


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file comes in many parts, as a large one does."""
    whole = Carrier.snapshot_bytes

    def in_parts(self: Carrier, token: str, snapshot: str, start: int) -> Iterator[bytes]:
        for part in whole(self, token, snapshot, start):
            for place in range(0, len(part), PART):
                yield part[place : place + PART]

    monkeypatch.setattr(Carrier, "snapshot_bytes", in_parts)


@pytest.fixture(autouse=True)
def _all_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "EVERY_SECONDS", 0.0)


@pytest.fixture
def by_feed(centre: Centre, tmp_path: Path) -> Path:
    """A desk that has read the feed from zero, before there was a snapshot."""
    assert begin(centre, centre.running.code(), tmp_path / "by-feed").snapshot_rows == 0
    return tmp_path / "by-feed"


def quiet(_done: int, _total: int) -> None:
    """Nobody wants to know."""


def over(cable: Scissors) -> Carrier:
    """The way to the server through this cable."""
    return Carrier(f"http://127.0.0.1:{cable.port}")


def go_on(_cuts: int, _error: Exception) -> None:
    """At once again."""


# --- what comes of it -------------------------------------------------------------------------------------


def test_a_snapshot_and_the_feed_are_the_feed_from_zero(
    centre: Centre, by_feed: Path, tmp_path: Path
) -> None:
    made = centre.make_snapshot()
    told: list[Progress] = []
    desk = tmp_path / "desk"
    synced = begin(centre, centre.running.code(), desk, told=told.append)
    assert (synced.snapshot_rows, synced.snapshot_bytes) == (made.total, made.size)
    assert synced.rows > made.total
    assert everything(desk) == everything(by_feed)
    assert schema(desk) == schema(by_feed)
    same_as_the_server(desk, centre)
    assert found_by(desk, "penyengat") == at_the_centre.TITLES
    assert synced_again(desk, centre) == (0, 0)
    assert {path.name for path in desk.iterdir()} == {FILE_NAME, keys.FILE_NAME}
    assert list(dict.fromkeys(one.stage for one in told)) == ["download", "rows", "index", "feed"]
    last = {one.stage: one for one in told}
    assert (last["download"].done_bytes, last["download"].total_bytes) == (made.size, made.size)
    assert (last["rows"].done_rows, last["rows"].total_rows) == (made.total, made.total)
    assert last["index"].done_rows == ALL_TITLES


def test_what_changed_since_comes_by_the_feed(centre: Centre, tmp_path: Path) -> None:
    centre.make_snapshot()
    centre.change_the_catalogue()
    by_snapshot, by_feed = tmp_path / "desk", tmp_path / "by-feed"
    assert begin(centre, centre.running.code(), by_snapshot).snapshot_rows
    for file in centre.told.snapshots.iterdir():
        file.unlink()
    assert begin(centre, centre.running.code(), by_feed).snapshot_rows == 0
    assert everything(by_snapshot) == everything(by_feed)
    same_as_the_server(by_snapshot, centre)
    assert synced_again(by_snapshot, centre) == (0, 0)


@pytest.mark.parametrize("stage", ["download", "rows", "index"])
def test_the_catalogue_changes_while_a_desk_begins(centre: Centre, tmp_path: Path, stage: str) -> None:
    centre.make_snapshot()
    once = [stage]

    def told(progress: Progress) -> None:
        if progress.stage in once:
            once.clear()
            centre.change_the_catalogue()

    desk = tmp_path / "desk"
    assert begin(centre, centre.running.code(), desk, told=told).snapshot_rows
    same_as_the_server(desk, centre)
    assert found_by(desk, "5000") == 1
    assert synced_again(desk, centre) == (0, 0)


def test_a_partners_desk_begins_with_it_too(centre: Centre, tmp_path: Path) -> None:
    centre.make_snapshot()
    assert begin(centre, centre.running.code("SEN", "branch"), tmp_path / "desk").snapshot_rows
    same_as_the_server(tmp_path / "desk", centre)


def test_the_feed_tells_how_far_it_is(
    centre: Centre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "MOST_ROWS", 100)
    told: list[Progress] = []
    begin(centre, centre.running.code(), tmp_path / "desk", told=told.append)
    assert len(told) > 3
    assert {one.stage for one in told} == {"feed"}
    assert {one.total_rows for one in told} == {told[-1].done_rows}
    assert [one.done_rows for one in told] == sorted({one.done_rows for one in told})


# --- cuts -------------------------------------------------------------------------------------------------


def test_cut_at_any_byte_it_goes_on_behind_the_last_whole_block(
    centre: Centre, tmp_path: Path, small_blocks: None
) -> None:
    made = centre.make_snapshot()
    packed = (centre.told.snapshots / f"{made.id}.zst").read_bytes()
    token = centre.running.enrolled()

    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.integers(1, made.size + 2_000), max_size=4))
    def cut_at(places: list[int]) -> None:
        shutil.rmtree(tmp_path / "got", ignore_errors=True)
        download = Download(tmp_path / "got")
        with Scissors(centre.port, places) as cable, closing(over(cable)) as carrier:
            assert fetch(carrier, token, download, quiet, go_on) == made
            said = 6_000  # the manifest and the heads of the answers
            assert cable.passed <= made.size + len(places) * BLOCK + (len(places) + 1) * said
        assert download.file.read_bytes() == packed

    cut_at()


@pytest.mark.parametrize("another_code", [False, True])
def test_after_a_restart_it_goes_on_where_it_was(
    centre: Centre, tmp_path: Path, small_blocks: None, small_parts: None, another_code: bool
) -> None:
    made = centre.make_snapshot()
    desk = tmp_path / "desk"

    def die_late(progress: Progress) -> None:
        if progress.done_bytes > 0.8 * made.size:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        begin(centre, centre.running.code(), desk, told=die_late)
    assert enrolling.unfinished(desk) is not None
    told: list[Progress] = []
    if another_code:
        begin(centre, centre.running.code(), desk, told=told.append)
    else:
        enrolling.fetch(desk, at_the_centre.KEY, told.append)
    assert 0.8 * made.size - BLOCK <= told[0].done_bytes < made.size
    same_as_the_server(desk, centre)
    assert synced_again(desk, centre) == (0, 0)


@pytest.mark.parametrize("stage", ["rows", "index"])
def test_killed_while_it_is_put_in_it_is_put_in_again(centre: Centre, tmp_path: Path, stage: str) -> None:
    """What was half filled is left lying about, as a power cut would have it."""
    centre.make_snapshot()
    desk, lost = tmp_path / "desk", tmp_path / "lost"

    def die(progress: Progress) -> None:
        if progress.stage == stage:
            shutil.copytree(desk / enrolling.JOINING / bootstrap.FILLED, lost)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        begin(centre, centre.running.code(), desk, told=die)
    shutil.copytree(lost, desk / enrolling.JOINING / bootstrap.FILLED)
    told: list[Progress] = []
    enrolling.fetch(desk, at_the_centre.KEY, told.append)
    assert told[0].stage == "rows", "all of it was here"
    same_as_the_server(desk, centre)


def test_what_a_power_cut_left_half_written_is_fetched_again(
    centre: Centre, tmp_path: Path, small_blocks: None
) -> None:
    made = centre.make_snapshot()
    whole = (centre.told.snapshots / f"{made.id}.zst").read_bytes()
    download = Download(tmp_path / "got")
    download.begin(made)
    download.file.write_bytes(whole[: 3 * BLOCK] + bytes(BLOCK) + whole[4 * BLOCK :])
    assert download.good_blocks(made) == 3
    assert download.file.stat().st_size == 3 * BLOCK
    with closing(Carrier(centre.running.url)) as carrier:
        token = centre.running.enrolled()
        assert fetch(carrier, token, download, quiet, go_on) == made
    assert download.file.read_bytes() == whole


def test_a_server_that_stays_away_is_left_for_another_time(
    centre: Centre, tmp_path: Path, small_blocks: None
) -> None:
    made = centre.make_snapshot()
    download, cuts = Download(tmp_path / "got"), list[int]()

    def five_times(cut: int, error: Exception) -> None:
        cuts.append(cut)
        if cut > 5:
            raise error

    token = centre.running.enrolled()
    with Scissors(centre.port, [100] * 100) as cable, closing(over(cable)) as carrier:
        with pytest.raises(Unreachable):
            fetch(carrier, token, download, quiet, five_times)
        assert cuts == [1, 2, 3, 4, 5, 6]
        download.begin(made)
        cuts.clear()
        there = downloading._Fetching(carrier, token, made, download, quiet, five_times)
        with pytest.raises(Unreachable):
            there.run()
    assert cuts == [1, 2, 3, 4, 5, 6]
    assert download.manifest() == made


def test_a_newer_snapshot_takes_the_place_of_one_that_is_gone(
    centre: Centre, tmp_path: Path, small_blocks: None
) -> None:
    gone = centre.make_snapshot()
    download = Download(tmp_path / "got")
    download.begin(gone)
    download.file.write_bytes((centre.told.snapshots / f"{gone.id}.zst").read_bytes()[: 2 * BLOCK])
    for file in centre.told.snapshots.iterdir():
        file.unlink()
    centre.change_the_catalogue()
    newer = centre.make_snapshot()
    with closing(Carrier(centre.running.url)) as carrier:
        token = centre.running.enrolled()
        assert fetch(carrier, token, download, quiet, go_on) == newer
    assert download.good_blocks(newer) == len(newer.blocks)


def test_a_desk_that_was_shut_out_gets_no_more_of_it(centre: Centre, tmp_path: Path) -> None:
    centre.make_snapshot()
    token = centre.running.enrolled()
    centre.running.revoke(token)
    with closing(Carrier(centre.running.url)) as carrier, pytest.raises(NotKnown):
        fetch(carrier, token, Download(tmp_path), quiet, go_on)


def test_a_desk_that_was_shut_out_on_the_way_keeps_none_of_it(
    centre: Centre, tmp_path: Path, small_blocks: None
) -> None:
    """The snapshot is refused by a status of HTTP, which wipes nothing; what the feed answers then does."""
    centre.make_snapshot()
    folder = tmp_path / "desk"
    with closing(Carrier(centre.running.url)) as carrier:
        enrolling.begin(folder, carrier, centre.running.code(), "Meja baru", at_the_centre.new_key)
    with pytest.raises(Stopped):
        enrolling.fetch(folder, at_the_centre.KEY, stopped=(folder / "joining" / "snapshot").exists)
    with opened(folder / enrolling.JOINING) as store, store.read() as session:
        centre.running.revoke(enrolled_as(session).token)
    with pytest.raises(NotKnown):
        enrolling.fetch(folder, at_the_centre.KEY)
    assert list(folder.iterdir()) == []


# --- what is not right ------------------------------------------------------------------------------------


def test_a_damaged_file_is_refused_and_the_feed_tells_everything(
    centre: Centre, tmp_path: Path, small_blocks: None
) -> None:
    made = centre.make_snapshot()
    file = centre.told.snapshots / f"{made.id}.zst"
    damaged = bytearray(file.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    file.write_bytes(damaged)
    token, download = centre.running.enrolled(), Download(tmp_path / "got")
    with closing(Carrier(centre.running.url)) as carrier, pytest.raises(Damaged):
        fetch(carrier, token, download, quiet, go_on)
    assert begin(centre, centre.running.code(), tmp_path / "desk").snapshot_rows == 0
    same_as_the_server(tmp_path / "desk", centre)
    assert enrolling.unfinished(tmp_path / "desk") is None


def announced(centre: Centre, **otherwise: object) -> None:
    """The server says of its snapshot what is not so."""
    import msgspec

    for told in centre.told.snapshots.glob("*.json"):
        manifest = msgspec.json.decode(told.read_bytes(), type=Manifest)
        told.write_bytes(msgspec.json.encode(msgspec.structs.replace(manifest, **otherwise)))


@pytest.mark.parametrize(
    "otherwise",
    [{"rows": dict.fromkeys(snapshot.tables(), 7)}, {"unpacked": 10}, {"unpacked": 10**9}],
    ids=["rows", "shorter", "longer"],
)
def test_a_file_that_holds_something_else_is_refused(
    centre: Centre, tmp_path: Path, otherwise: dict[str, object]
) -> None:
    centre.make_snapshot()
    announced(centre, **otherwise)
    assert begin(centre, centre.running.code(), tmp_path / "desk").snapshot_rows == 0
    same_as_the_server(tmp_path / "desk", centre)


@pytest.mark.parametrize(
    "otherwise", [{"format": "other"}, {"blocks": ()}, {"cursors": {}}], ids=["format", "blocks", "cursors"]
)
def test_what_this_program_does_not_understand_is_not_fetched(
    centre: Centre, tmp_path: Path, otherwise: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    centre.make_snapshot()
    announced(centre, **otherwise)
    monkeypatch.setattr(Manifest, "fits", lambda self, epoch: True)
    with centre.running.client(centre.running.enrolled()) as client:
        assert client.get("/snapshot").status_code == 200, "as a newer server would"
    monkeypatch.undo()
    assert begin(centre, centre.running.code(), tmp_path / "desk").snapshot_rows == 0
    assert titles_in(tmp_path / "desk") == ALL_TITLES


# --- epochs -----------------------------------------------------------------------------------------------


def test_a_snapshot_of_another_epoch_is_none(centre: Centre, tmp_path: Path) -> None:
    centre.make_snapshot()
    centre.restore()
    assert begin(centre, centre.running.code(), tmp_path / "desk").snapshot_rows == 0
    same_as_the_server(tmp_path / "desk", centre)


@pytest.mark.parametrize("stage", ["download", "rows", "index", "feed"])
def test_the_server_is_restored_while_a_desk_begins(centre: Centre, tmp_path: Path, stage: str) -> None:
    centre.make_snapshot()
    once = [stage]

    def told(progress: Progress) -> None:
        if progress.stage in once:
            once.clear()
            centre.restore()
            centre.change_the_catalogue()

    desk = tmp_path / "desk"
    assert begin(centre, centre.running.code(), desk, told=told).snapshot_rows
    synced_again(desk, centre)
    same_as_the_server(desk, centre)
    assert synced_again(desk, centre) == (0, 0)


def test_what_was_fetched_before_a_restore_is_let_go(
    centre: Centre, tmp_path: Path, small_blocks: None
) -> None:
    old = centre.make_snapshot()
    download = Download(tmp_path / "got")
    download.begin(old)
    download.file.write_bytes((centre.told.snapshots / f"{old.id}.zst").read_bytes())
    centre.restore()
    centre.change_the_catalogue()
    new = centre.make_snapshot()
    with closing(Carrier(centre.running.url)) as carrier:
        assert fetch(carrier, centre.running.enrolled(), download, quiet, go_on) == new


# --- stopping ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", ["download", "rows", "index", "feed"])
def test_it_can_be_stopped_and_goes_on(
    centre: Centre, tmp_path: Path, small_blocks: None, stage: str
) -> None:
    centre.make_snapshot()
    desk, seen = tmp_path / "desk", set[str]()
    with pytest.raises(Stopped):
        begin(
            centre,
            centre.running.code(),
            desk,
            told=lambda progress: seen.add(progress.stage),
            stopped=lambda: stage in seen,
        )
    assert not (desk / FILE_NAME).exists()
    assert not (desk / enrolling.JOINING / bootstrap.FILLED).exists()
    told: list[Progress] = []
    enrolling.fetch(desk, at_the_centre.KEY, told.append)
    if stage in {"rows", "index"}:
        assert told[0].stage == "rows", "all of it was here"
    elif stage == "feed":
        assert {one.stage for one in told} == {"feed"}, "the snapshot was in already"
    same_as_the_server(desk, centre)


@pytest.mark.parametrize("stage", ["download", "rows", "index"])
def test_a_full_disk_costs_nothing_that_has_come(centre: Centre, disk: Disk, stage: str) -> None:
    centre.make_snapshot()
    desk, once = disk.folder / "desk", [stage]

    def told(progress: Progress) -> None:
        if progress.stage in once:
            once.clear()
            disk.fill()

    with pytest.raises((OSError, errors.StoreFull)):
        begin(centre, centre.running.code(), desk, told=told)
    disk.make_room()
    assert not once
    assert not (desk / FILE_NAME).exists()
    again: list[Progress] = []
    enrolling.fetch(desk, at_the_centre.KEY, again.append)
    assert (again[0].stage == "download") is (stage == "download")
    same_as_the_server(desk, centre)


# --- the time left ----------------------------------------------------------------------------------------


def test_the_time_left_goes_by_how_quick_it_went_lately() -> None:
    times = iter([0.0, 0.5, 10.0, 20.0, 60.0, 61.0, 63.0])
    pace = Pace(lambda: next(times))
    assert pace.left("download", 0, 1_000) is None
    assert pace.left("download", 50, 1_000) is None, "too early to tell"
    assert pace.left("download", 100, 1_000) == 90.0
    assert pace.left("download", 200, 1_000) == 80.0
    assert pace.left("download", 200, 1_000) is None, "nothing has come for a while"
    assert pace.left("rows", 5, 10) is None, "another stage"
    assert pace.left("rows", 7, 10) == 3.0
