# SPDX-License-Identifier: GPL-3.0-or-later
"""Stores, servers and desks by name."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from central_server import settings
from central_server.command_line.run import main
from central_server.settings import Settings
from tests.central_server.serving import Running, serving
from tests.central_server.worlds import build
from tests.postgresql import Postgres, running

Run = Callable[..., tuple[int, Any]]
QUICK = Settings(news_seconds=0.1, heartbeat_seconds=0.3, threads=4)


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "USUAL_FILE", tmp_path / "no-such-file.toml")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL."""
    with running() as found:
        yield found


@pytest.fixture(scope="session")
def sqlite_world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small library in a file, to be copied."""
    file = tmp_path_factory.mktemp("world") / "central.db"
    build(f"sqlite:///{file.as_posix()}")
    return file


@pytest.fixture(scope="session")
def postgres_world(postgres: Postgres) -> str:
    """The small library in a database, to be copied: its name."""
    url = postgres.new_database()
    build(url.render_as_string(hide_password=False))
    assert url.database
    return url.database


@pytest.fixture
def sqlite_url(sqlite_world: Path, tmp_path: Path) -> str:
    """The small library in a file of one's own."""
    file = tmp_path / "data" / "central.db"
    file.parent.mkdir()
    shutil.copyfile(sqlite_world, file)
    return f"sqlite:///{file.as_posix()}"


@pytest.fixture
def postgres_url(postgres: Postgres, postgres_world: str) -> Iterator[str]:
    """The small library in a database of one's own."""
    url = postgres.new_database(postgres_world)
    yield url.render_as_string(hide_password=False)
    postgres.drop(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """The small library, once on each kind of database."""
    found: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return found


@pytest.fixture
def server(url: str) -> Iterator[Running]:
    """A server that listens, on each kind of database."""
    with serving(url, QUICK) as found:
        yield found


@pytest.fixture
def small_server(sqlite_url: str) -> Iterator[Running]:
    """A server that listens, on SQLite: for what does not concern the database."""
    with serving(sqlite_url, QUICK) as found:
        yield found


@pytest.fixture
def run(url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the small library, with --json: exit code and facts."""
    monkeypatch.setenv("SIMPUL_SERVER_DATABASE", url)

    def running(*words: object) -> tuple[int, Any]:
        code = main([*map(str, words), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return running
