# SPDX-License-Identifier: GPL-3.0-or-later
"""A figure says whether its goal is met, and the file of figures is whole."""

import json
from pathlib import Path

from tests.bench.figures import against, p95, table, within, write


def test_a_goal_can_be_missed() -> None:
    assert within("stall", 49.0, "ms", 50).met
    assert not within("stall", 51.0, "ms", 50).met


def test_a_ratio_is_judged_both_ways_and_with_the_ceiling() -> None:
    assert against("key", 1.4, "ms", 1.0, at_most=1.5, note="bare query").met
    assert not against("key", 1.6, "ms", 1.0, at_most=1.5, note="bare query").met
    assert not against("import", 29.0, "records/s", 100.0, at_least=0.3, note="bare read").met
    assert not against("start", 1.2, "s", 1.0, at_most=3, ceiling=1, note="bare window").met


def test_p95() -> None:
    assert round(p95([float(value) for value in range(101)]), 6) == 95


def test_the_file_holds_what_readers_expect(tmp_path: Path) -> None:
    figures = [against("key", 1.4, "ms", 1.0, at_most=1.5, note="bare query")]
    write(figures, tmp_path / "build" / "bench.json")
    (row,) = json.loads((tmp_path / "build" / "bench.json").read_text("utf-8"))
    assert list(row) == ["name", "value", "unit", "yardstick", "ratio", "goal", "met", "note"]
    assert (row["ratio"], row["goal"], row["met"]) == (1.4, "≤ 1.5 ×", True)
    assert "yes" in table(figures)
