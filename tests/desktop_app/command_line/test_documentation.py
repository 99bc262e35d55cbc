# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/command-line.md says what the command line answers, field by field and preset by preset."""

import re
from pathlib import Path
from typing import Any

import pytest

from db.exchange.item_fields import PART_NAMES, PRESETS
from desktop_app.command_line.arguments import COMMANDS
from desktop_app.command_line.grammar import FORMATS
from tests.db.exchange.rules_of_others import SLIMS
from tests.desktop_app.command_line.conftest import Simpul
from tests.desktop_app.command_line.test_exchange import marc

CODE = re.compile(r"`([^`]+)`")


@pytest.fixture(scope="module")
def text(project_root: Path) -> str:
    return (project_root / "docs" / "command-line.md").read_text("utf-8")


def table(text: str, heading: str) -> dict[str, str]:
    """Fields and what is said of them, in the table under a heading."""
    section = text.split(f"\n### {heading}\n")[1].split("\n### ", maxsplit=1)[0]
    rows = [line.strip("| ").split(" | ", 1) for line in section.splitlines() if line.startswith("| `")]
    return {name: said for names, said in rows for name in CODE.findall(names)}


WITH_A_SERVER = {"enrol", "sync"}
"""Played with a real one in tests/desk/test_desks_that_meet.py."""


def answers(simpul: Simpul, library: Path, place: Path) -> dict[str, dict[str, Any]]:
    file = place / "books.mrc"
    file.write_bytes(marc("Layar Terkembang", "L0001") + marc(""))
    slims = place / "slims.sql"
    slims.write_text(SLIMS)
    at = ("--store", library, "--json")
    new = ("init", "--library", "Baru", "--branch", "Pusat", "--store", place / "new", "--json")
    return {
        "init": simpul(*new).facts,
        "search": simpul("search", "bumi", *at).facts,
        "lend": simpul("lend", "M001", "A001", *at).facts,
        "return": simpul("return", "A001", *at).facts,
        "import": simpul("import", file, *at).facts,
        "import --preview": simpul("import", file, "--preview", *at).facts,
        "export": simpul("export", place / "out.mrc", *at).facts,
        "rules": simpul("rules", slims, "--preview", *at).facts,
        "backup": simpul("backup", place / "copy", *at).facts,
        "restore": simpul("restore", place / "copy", *at).facts,
        "doctor": simpul("doctor", *at).facts,
        "attention": simpul("attention", *at).facts,
    }


def test_every_field_of_every_answer_is_told(
    simpul: Simpul, library: Path, tmp_path: Path, text: str
) -> None:
    given = answers(simpul, library, tmp_path)
    assert {name.split()[0] for name in given} == set(COMMANDS) - WITH_A_SERVER
    for name, facts in given.items():
        told = table(text, name)
        assert set(told) == set(facts), name
        for field, value in facts.items():
            if isinstance(value, list) and value and name != "doctor":
                assert set(value[0]) <= set(CODE.findall(told[field])), f"{name}: {field}"


def test_the_sample_library_tells_what_is_in_it(text: str) -> None:
    assert "`--sample` gives `password`, `titles`, `items`, `members`, `open_loans` and `operations`" in text


def test_commands_formats_presets_and_parts_are_told(text: str) -> None:
    assert all(f"`simpul {name}" in text for name in (*COMMANDS, "tour"))
    told = set(CODE.findall(text.split("\n## Import\n")[1].split("\n## ", maxsplit=1)[0]))
    assert set(PRESETS) <= told
    assert all(re.search(rf"\b{part}\b", text) for part in PART_NAMES)
    assert all(f"`{form}`" in text for form in FORMATS[1:])
