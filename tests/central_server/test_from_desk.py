# SPDX-License-Identifier: GPL-3.0-or-later
"""A server founded from the library of a desk that stood alone: rows, journal, and new keys above them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from central_server.command_line.run import main
from central_server.own_desk import own_desk
from central_server.store import open_store
from db.models import Item, JournalEntry, SessionSheet, Title, new_uid
from db.operations.cataloguing import TitleFacts, put_title
from tests.desk.a_library import PASSPHRASE, TITLES, Library, found_a_library
from tests.postgresql import Postgres


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("SIMPUL_PASSPHRASE", PASSPHRASE)
    return found_a_library(tmp_path / "desk")


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A database with nothing in it, in the settings."""
    if request.param == "sqlite":
        url = f"sqlite:///{(tmp_path / 'central.db').as_posix()}"
        monkeypatch.setenv("SIMPUL_SERVER_DATABASE", url)
        yield url
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    made = postgres.new_database()
    url = made.render_as_string(hide_password=False)
    monkeypatch.setenv("SIMPUL_SERVER_DATABASE", url)
    yield url
    postgres.drop(made)


def test_all_of_it_comes_and_the_server_goes_on_from_there(library: Library, empty: str) -> None:
    assert main(["init", "--from-desk", str(library.folder)]) == 0
    assert main(["doctor"]) == 0
    assert main(["enrol-code", "--branch", "PST"]) == 0
    with closing(open_store(empty)) as store:
        desk = own_desk(store, "admin")
        assert desk is not None
        desk.perform(put_title, facts=TitleFacts(title="Sesudahnya"))
        with store.read() as session:
            assert session.scalar(select(func.count()).select_from(Item)) == TITLES
            assert session.scalar(select(func.count()).select_from(Title)) == TITLES + 1
            assert session.scalar(select(func.count()).select_from(JournalEntry)) > TITLES  # type: ignore[operator]
    assert main(["doctor"]) == 0


def test_scans_of_signed_lists_stay_at_their_desk(library: Library, empty: str) -> None:
    """They lie encrypted there, and a server's database is not."""
    with closing(library.store()) as store, store.write() as session:
        session.add(
            SessionSheet(uid=new_uid(), session=new_uid(), kept_at=datetime.now(UTC), pages=1, body=b"%PDF")
        )
    assert main(["init", "--from-desk", str(library.folder)]) == 0
    with closing(open_store(empty)) as store, store.read() as session:
        assert session.scalar(select(func.count()).select_from(SessionSheet)) == 0


def test_what_does_not_open_is_refused_and_nothing_is_founded(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIMPUL_SERVER_DATABASE", f"sqlite:///{(tmp_path / 'central.db').as_posix()}")
    monkeypatch.setenv("SIMPUL_PASSPHRASE", "bukan frasa sandinya")
    assert main(["init", "--from-desk", str(library.folder)]) == 1
    assert "does not open" in capsys.readouterr().err
    assert main(["init", "--from-desk", str(tmp_path / "nothing")]) == 1
    assert main(["init"]) == 1
    assert "--from-desk" in capsys.readouterr().err
    assert main(["devices"]) == 1
