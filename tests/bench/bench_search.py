# SPDX-License-Identifier: GPL-3.0-or-later
"""Keystroke to results: the store's search against the bare FTS5 query in its best set-up, key by key."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from random import Random
from statistics import median
from typing import Any

from db.models.search import match_expression
from db.queries.catalogue import search
from db.queries.library import branches
from tests.bench import library, population
from tests.bench.__main__ import Plan
from tests.bench.figures import Figure, against, p95, within

QUERIES = 150
BARE = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid LIMIT 50"
FETCH = """SELECT id, uid, title, authors, publisher, year, language, form, call_number FROM records
    WHERE id IN ({})"""


def keystrokes(titles: int, seed: int = 7) -> list[str]:
    """What the box holds after each key while people look for real titles of this library."""
    random = Random(seed)
    typed: list[str] = []
    for plain in list(population.titles(min(titles, 20_000)))[:: max(1, min(titles, 20_000) // QUERIES)]:
        words = plain.title.split()
        text = " ".join(random.sample(words, min(len(words), random.randint(1, 3))))
        typed += [text[: n + 1] for n in range(len(text)) if text[n] != " "]
    return typed


def times(run: Callable[[str], object], typed: list[str]) -> list[float]:
    """Milliseconds for each key, after one warm round."""
    for text in typed[:200]:
        run(text)
    taken = []
    for text in typed:
        start = time.perf_counter()
        run(text)
        taken.append((time.perf_counter() - start) * 1_000)
    return taken


def bare_search(connection: Any) -> Callable[[str], object]:
    """The yardstick: the index alone, and the fifty records fetched."""

    def run(text: str) -> object:
        ids = [row[0] for row in connection.execute(BARE, (match_expression(text),))]
        return connection.execute(FETCH.format(",".join("?" * len(ids))), ids).fetchall()

    return run


def measure(plan: Plan) -> Iterator[Figure]:
    """At each size: p95 and median of a key against the bare query."""
    for titles in plan.sizes:
        desk = library.desk(plan.folder, titles)
        typed = keystrokes(titles)
        bare = times(bare_search(library.bare(plan.folder, titles)), typed)
        with desk.store.read() as session:
            here = next(b.id for b in branches(session) if b.uid == desk.branch)
            ours = times(lambda text: search(session, text, here, count=False), typed)  # noqa: B023 - runs at once
        desk.store.close()
        at = f"{titles:,} titles"
        note = f"{len(typed)} keystrokes; yardstick: bare FTS5 query in its best set-up with the 50 records"
        yield against(f"keystroke to results p95, {at}", p95(ours), "ms", p95(bare), at_most=1.5, note=note)
        yield against(
            f"keystroke to results median, {at}", median(ours), "ms", median(bare), at_most=1.5, note=note
        )
        yield within(f"keystroke to results worst, {at}", max(ours), "ms", 16, note="no key over a frame")
