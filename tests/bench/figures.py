# SPDX-License-Identifier: GPL-3.0-or-later
"""What a bench hands back, and how it is written down."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple


class Figure(NamedTuple):
    """One measured figure. `yardstick` is in the same unit, from the same run; `note` says what it is."""

    name: str
    value: float
    unit: str
    yardstick: float | None
    ratio: float | None
    goal: str
    met: bool
    note: str


def within(name: str, value: float, unit: str, at_most: float, note: str = "") -> Figure:
    """A figure with a ceiling of its own, without a yardstick."""
    return Figure(name, value, unit, None, None, f"≤ {at_most:g} {unit}", value <= at_most, note)


def at_least(
    name: str, value: float, unit: str, floor: float, yardstick: float | None = None, note: str = ""
) -> Figure:
    """A figure with a floor of its own, beside a yardstick where there is one."""
    ratio = None if yardstick is None else value / yardstick
    return Figure(name, value, unit, yardstick, ratio, f"≥ {floor:g} {unit}", value >= floor, note)


def against(
    name: str,
    value: float,
    unit: str,
    yardstick: float,
    *,
    at_most: float | None = None,
    at_least: float | None = None,
    ceiling: float | None = None,
    note: str,
) -> Figure:
    """A figure judged by its ratio to a yardstick, and by a ceiling in its own unit where one is given."""
    ratio = value / yardstick
    goals = [
        (f"≤ {at_most:g} ×" if at_most is not None else "", at_most is None or ratio <= at_most),
        (f"≥ {at_least:g} ×" if at_least is not None else "", at_least is None or ratio >= at_least),
        (f"≤ {ceiling:g} {unit}" if ceiling is not None else "", ceiling is None or value <= ceiling),
    ]
    goal = " and ".join(words for words, _ in goals if words)
    return Figure(name, value, unit, yardstick, ratio, goal, all(met for _, met in goals), note)


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay under; at least two values."""
    return quantiles(values, n=100, method="inclusive")[94]


def write(figures: Iterable[Figure], path: Path) -> None:
    """All figures as a JSON list of objects; the file is whole or not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    rows = [{key: _rounded(value) for key, value in figure._asdict().items()} for figure in figures]
    unfinished.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    os.replace(unfinished, path)


def table(figures: Sequence[Figure]) -> str:
    """The figures as lines for a person."""
    rows = [("figure", "value", "yardstick", "ratio", "goal", "met")]
    rows += [
        (
            figure.name,
            f"{figure.value:,.4g} {figure.unit}",
            "–" if figure.yardstick is None else f"{figure.yardstick:,.4g}",
            "–" if figure.ratio is None else f"{figure.ratio:.2f}",
            figure.goal,
            "yes" if figure.met else "NO",
        )
        for figure in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows
    )


def _rounded(value: object) -> object:
    return float(f"{value:.6g}") if isinstance(value, float) else value
