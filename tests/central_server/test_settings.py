# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: a file, the environment over it, and what is wrong with either said by name."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from central_server import settings
from central_server.settings import Settings, WrongSettings, load

NAMES = [field.name for field in msgspec.structs.fields(Settings)]


def written(folder: Path, text: str) -> Path:
    file = folder / "server.toml"
    file.write_text(text, "utf-8")
    return file


def test_nothing_said_is_sqlite_on_loopback() -> None:
    told = load(environment={})
    assert (told.host, told.workers, told.database) == ("127.0.0.1", 1, "")
    assert told.database_url.startswith("sqlite:///")
    assert told.database_url.endswith("/central.db")


def test_the_environment_goes_over_the_file(tmp_path: Path) -> None:
    file = written(tmp_path, 'port = 9000\nhost = "0.0.0.0"\n')
    told = load(file, {"SIMPUL_SERVER_PORT": "9001", "SIMPUL_SERVER_NEWS_SECONDS": "0.25", "HOME": "x"})
    assert (told.port, told.host, told.news_seconds) == (9001, "0.0.0.0", 0.25)


def test_the_file_is_named_by_the_environment_or_lies_in_the_usual_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path, "port = 9000\n")
    assert load(environment={"SIMPUL_SERVER_CONFIG": str(file)}).port == 9000
    monkeypatch.setattr(settings, "USUAL_FILE", file)
    assert load(environment={}).port == 9000


@pytest.mark.parametrize(
    ("text", "environment", "named"),
    [
        ("prot = 1\n", {}, "prot"),
        ("port = 70000\n", {}, "port"),
        ('port = "many"\n', {}, "port"),
        ("port\n", {}, "server.toml"),
        ("", {"SIMPUL_SERVER_PROT": "1"}, "SIMPUL_SERVER_PROT"),
        ("", {"SIMPUL_SERVER_LOG_LEVEL": "loud"}, "log_level"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, environment: dict[str, str], named: str) -> None:
    with pytest.raises(WrongSettings, match=named):
        load(written(tmp_path, text), environment)


def test_every_setting_is_described_where_it_is_declared_and_in_the_docs(project_root: Path) -> None:
    schema = msgspec.json.schema(Settings)["$defs"]["Settings"]["properties"]
    assert [name for name in NAMES if not schema[name].get("description")] == []
    docs = (project_root / "docs" / "server.md").read_text("utf-8")
    table = set(re.findall(r"^\| `(\w+)` \|", docs, re.MULTILINE))
    assert set(NAMES) - table == set()
