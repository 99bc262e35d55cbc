# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul enrol` at a real server: what it tells on the way, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from central_server import answering
from central_server.api.service import CHANCE
from central_server.epochs import begin_again
from db import keys
from db.models import Setting
from db.operations.desk import ENROLLED, utc_now
from db.store import Store
from desktop_app.command_line.enrol import _Line
from desktop_app.sync import carrier as way
from desktop_app.sync import enrolling
from desktop_app.sync.happenings import happenings
from desktop_app.sync.progress import Progress
from desktop_app.sync.standing import enrolled_as, keep_standing
from tests.desktop_app.command_line.conftest import PASSPHRASE, Simpul
from tests.desktop_app.command_line.test_documentation import table
from tests.desktop_app.sync import centre as at_the_centre
from tests.desktop_app.sync.centre import Centre
from tests.desktop_app.sync.over_the_network import over_the_network


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Centre]:
    """A server that listens, with a snapshot."""
    world = tmp_path / "world.db"
    at_the_centre.build(f"sqlite:///{world.as_posix()}")
    with at_the_centre.centre(world, tmp_path / "centre") as found:
        yield found


def test_it_tells_how_far_it_is_and_what_came(
    simpul: Simpul, centre: Centre, tmp_path: Path, project_root: Path
) -> None:
    made = centre.make_snapshot()
    said = simpul("enrol", centre.running.url, centre.running.code(), "--store", tmp_path / "one")
    assert said.code == 0
    lines = said.err.splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "Fetching the catalogue",
        "Putting the catalogue in",
        "Preparing the search",
        "Fetching what is new",
    ]
    told = simpul("enrol", centre.running.url, centre.running.code(), "--store", tmp_path / "two", "--json")
    assert (told.code, told.err) == (0, "")
    assert (told.facts["snapshot_rows"], told.facts["snapshot_bytes"]) == (made.total, made.size)
    assert told.facts["rows"] > made.total
    documented = table((project_root / "docs" / "command-line.md").read_text("utf-8"), "enrol")
    assert set(documented) == set(told.facts)


def test_a_way_without_encryption_is_allowed_once(
    simpul: Simpul, centre: Centre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "one"
    with over_the_network(centre.running, monkeypatch) as address:
        enrol = ("enrol", address, centre.running.code(), "--store", folder)
        refused = simpul(*enrol, "--json")
        assert (refused.code, refused.facts["refused"]) == (1, "plain_http")
        assert "reads names and loans" in refused.facts["reason"]
        assert simpul(*enrol, "--plain-http").code == 0
        assert simpul("sync", "--store", folder).code == 0
        as_it_was_before(folder)
        refused = simpul("sync", "--store", folder, "--json")
        assert (refused.code, refused.facts["refused"]) == (1, "plain_http")
        assert "--plain-http" in refused.facts["reason"]
        assert simpul("sync", "--store", folder, "--plain-http").code == 0
        assert simpul("sync", "--store", folder).code == 0


def test_sync_tells_what_happened_between_desk_and_server(
    simpul: Simpul, centre: Centre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "one"
    assert simpul("enrol", centre.running.url, centre.running.code(), "--store", folder).code == 0
    with centre.running.store.write() as session:
        begin_again(session, CHANCE, utc_now())
    said = simpul("sync", "--store", folder)
    assert said.code == 0
    assert "The server was put back from a backup." in said.out
    with closing(Store.open(folder, keys.key_of(folder, PASSPHRASE))) as store, store.read() as session:
        assert [one.what for one in happenings(session)] == ["new_epoch", "joined"]
    assert simpul("sync", "--store", folder, "--json").facts["happened"] == []
    monkeypatch.setattr(answering, "SCHEMA_VERSION", 9)
    said = simpul("sync", "--store", folder)
    assert said.code == 1
    assert "This program is too old for the server." in said.out


def as_it_was_before(folder: Path) -> None:
    """What was allowed was not kept."""
    with closing(Store.open(folder, keys.key_of(folder, PASSPHRASE))) as store, store.write() as session:
        keep_standing(session, msgspec.structs.replace(enrolled_as(session), plain_allowed=False))
        assert "plain" not in session.get_one(Setting, ENROLLED).value, "written as older programs did"


def test_a_pc_that_is_no_desk_yet_is_not_told_to_work_on(simpul: Simpul, tmp_path: Path) -> None:
    told = simpul("enrol", "http://127.0.0.1:1", "ABCD-EFGH-2345", "--store", tmp_path / "one", "--json")
    assert (told.code, told.facts["refused"]) == (1, "unreachable")
    assert "then try again" in told.facts["reason"]
    assert "kept here" not in told.facts["reason"]


def test_versions_apart_are_told_before_the_code_is_used(
    simpul: Simpul, centre: Centre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enrol = ("enrol", centre.running.url, centre.running.code(), "--store", tmp_path / "one", "--json")
    for schema, refused in ((99, "server_older"), (-99, "update_needed")):
        with monkeypatch.context() as other:
            other.setattr(way, "SCHEMA_VERSION", schema)
            told = simpul(*enrol)
        assert (told.code, told.facts["refused"]) == (1, refused)
    assert simpul(*enrol).code == 0


def test_after_a_cut_the_same_command_goes_on(
    simpul: Simpul, centre: Centre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enrol = ("enrol", centre.running.url, centre.running.code(), "--store", tmp_path / "one", "--json")

    def cut(*_: object, **__: object) -> None:
        raise way.Unreachable

    monkeypatch.setattr(enrolling, "PATIENCE_SECONDS", ())
    with monkeypatch.context() as broken:
        broken.setattr(enrolling, "sync_fully", cut)
        assert simpul(*enrol).facts["refused"] == "unreachable"
    assert simpul(*enrol).code == 0
    assert simpul("sync", "--store", tmp_path / "one").code == 0


def test_on_a_terminal_one_line_is_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    line = _Line(terminal=True)
    line.tell(Progress(0, None, 1_000_000, 4_000_000, "download", 130.0))
    line.tell(Progress(5, 10, 4_000_000, 4_000_000, "rows", 5.0))
    line.tell(Progress(6, 10, 4_000_000, 4_000_000, "rows", 4.0))
    line.tell(Progress(12, None, 2_000_000, None))
    line.end()
    first, second, third = capsys.readouterr().err.removeprefix("\r").removesuffix("\n").split("\r")
    assert first.endswith("· about 2 min left")
    assert second.rstrip() == "Putting the catalogue in: 5 of 10 rows · less than a minute left"
    assert len(second) >= len(first), "nothing of the longer line is left"
    assert third.startswith("Fetching what is new: 12 rows, ")
