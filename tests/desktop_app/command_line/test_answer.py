# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts as programs read them, long lists printed entry by entry."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import msgspec
import pytest

from desktop_app.command_line.answer import OneByOne, write_facts


@pytest.mark.parametrize("entries", [[], [{"position": 1, "label": "dua\nbaris"}], [1, [2, {}], "3"]])
def test_a_long_list_is_printed_as_any_other(entries: list[object]) -> None:
    before, after = {"read": 3, "file": Path("a")}, {"cancelled": False, "rejects": None}
    printed = io.StringIO()
    write_facts(printed, {**before, "records": OneByOne(lambda: entries), **after})
    whole = msgspec.json.encode({**before, "records": entries, **after}, enc_hook=str)
    assert printed.getvalue() == msgspec.json.format(whole, indent=2).decode() + "\n"
    assert json.loads(printed.getvalue())["records"] == entries


def test_nothing_to_say_is_json_too() -> None:
    printed = io.StringIO()
    write_facts(printed, {})
    assert json.loads(printed.getvalue()) == {}


def test_the_name_of_a_file_that_is_not_utf8_is_json_that_can_be_read_back() -> None:
    name = os.fsdecode(b"anggota-\xe9.csv")
    printed = io.StringIO()
    write_facts(printed, {"file": Path(name), "reason": f"There is no {name}", "records": [{"label": name}]})
    found = json.loads(printed.getvalue())
    assert (found["file"], found["records"]) == (name, [{"label": name}])
    printed.getvalue().encode()
