# SPDX-License-Identifier: GPL-3.0-or-later
"""Run the benches: every module bench_*.py here with a function `measure(plan)` that yields figures."""

from __future__ import annotations

import argparse
import importlib
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from tests.bench import figures
from tests.bench.figures import Figure

HERE = Path(__file__).resolve().parent
BUILD = HERE.parents[1] / "build"


class Plan(NamedTuple):
    """Sizes to measure at (titles, two items each), and a folder for stores that benches share."""

    sizes: tuple[int, ...]
    folder: Path


Measure = Callable[[Plan], Iterable[Figure]]


def names() -> list[str]:
    """Every bench there is."""
    return sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))


def run(wanted: Iterable[str], plan: Plan) -> tuple[list[Figure], list[str]]:
    """The figures of the wanted benches, and the names of those that broke."""
    done: list[Figure] = []
    broken: list[str] = []
    for name in wanted:
        started = time.perf_counter()
        try:
            measure: Measure = importlib.import_module(f"tests.bench.bench_{name}").measure
            done += measure(plan)
        except Exception:  # noqa: BLE001 # one broken bench is reported and does not cost the others' figures
            traceback.print_exc()
            broken.append(name)
        print(f"{name}: {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)
    return done, broken


def main() -> int:
    """Measure, print, write. Exit 1 when a bench broke; a goal not met is told by its figure."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("bench", nargs="*", help=f"which ones; all: {', '.join(names())}")
    parser.add_argument(
        "--titles", type=int, nargs="+", default=[100_000, 1_000_000], help="sizes to measure at"
    )
    parser.add_argument("--out", type=Path, default=BUILD / "bench.json")
    chosen = parser.parse_args()
    unknown = set(chosen.bench) - set(names())
    if unknown:
        parser.error(f"no such bench: {', '.join(sorted(unknown))}")

    folder = BUILD / "bench-stores"
    folder.mkdir(parents=True, exist_ok=True)
    done, broken = run(chosen.bench or names(), Plan(tuple(chosen.titles), folder))
    figures.write(done, chosen.out)
    print(figures.table(done))
    print(f"{sum(figure.met for figure in done)} of {len(done)} goals met; written to {chosen.out}")
    if broken:
        print(f"broken: {', '.join(broken)}", file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
