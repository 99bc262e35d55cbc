# SPDX-License-Identifier: GPL-3.0-or-later
"""A morning at the desk in a real window: keys to titles, scans to loans, loans to a slip, memory, stalls."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from string import ascii_lowercase
from typing import NamedTuple

from tests.bench import library, population
from tests.bench.__main__ import Plan
from tests.bench.at_a_desk import AtADesk, Memory, at_a_desk, bare_keys, latencies
from tests.bench.figures import Figure, against, p95, within
from tests.bench.work_undressed import bare_page_ms, durable_commits_ms
from tests.desk.screen import Screen

QUERIES, PACE_MS, SETTLES_SECONDS = 40, 100, 0.3
VISITS, ITEMS, THINKS_SECONDS = 30, 5, 0.1
SLIPS, ON_A_SLIP = 20, 3
PAGES = 6
LETTERS = ascii_lowercase * 4
FRAME_MS, SLIP_MS, STALL_MS, MEMORY_MB = 16, 100, 50, 220


class Morning(NamedTuple):
    """Milliseconds of each key, each scan, each three loans with their slip; memory; the longest stall."""

    keys: list[float]
    lent: list[float]
    returned: list[float]
    slips: list[float]
    memory: Memory
    stall: float


class Yardsticks(NamedTuple):
    """Milliseconds of each: a key in a bare window, a durable commit, a page of a PDF."""

    keys: list[float]
    commits: list[float]
    page: float


def measure(plan: Plan) -> Iterator[Figure]:
    """At each size one desk for all of it, and another that turns to every page."""
    with Screen() as screen:
        for titles in plan.sizes:
            at = f"{titles:,} titles"
            with library.copied(plan.folder, titles) as store:
                yardsticks = Yardsticks(
                    bare_keys(screen, LETTERS, PACE_MS), durable_commits_ms(store), bare_page_ms()
                )
                yield from _figures(at, _morning(screen, store, titles), yardsticks)
            with library.copied(plan.folder, titles, backed_up=False) as store:
                yield within(
                    f"longest stall, every page opened, {at}",
                    _turn_pages(screen, store),
                    "ms",
                    STALL_MS,
                    note="of the GUI thread while each page is made and shown and the day's backup runs",
                )


def _figures(at: str, took: Morning, bare: Yardsticks) -> Iterator[Figure]:
    commit = p95(bare.commits)
    yield against(
        f"key to results painted p95, {at}",
        p95(took.keys),
        "ms",
        p95(bare.keys),
        ceiling=FRAME_MS,
        note=f"{len(took.keys)} keys, one each {PACE_MS} ms, from before the X server has the key until the "
        "list with its results is painted; yardstick: the letter painted in a bare PySide6 window",
    )
    yield against(
        f"lend scan to committed and painted p95, {at}",
        p95(took.lent),
        "ms",
        commit,
        ceiling=FRAME_MS,
        note=f"{len(took.lent)} scans, from before the X server has the Enter; median "
        f"{median(took.lent):.1f} ms; yardstick: a durable commit of one row in the same kind of file, p95",
    )
    yield against(
        f"return scan to committed and painted p95, {at}",
        p95(took.returned),
        "ms",
        commit,
        ceiling=FRAME_MS,
        note=f"{len(took.returned)} scans, as above",
    )
    yield against(
        f"lend three to slip PDF ready p95, {at}",
        p95(took.slips),
        "ms",
        (ON_A_SLIP + 1) * median(bare.commits) + bare.page,
        ceiling=SLIP_MS,
        note=f"{len(took.slips)} visits: card, three items and Esc typed without a pause, from before the "
        f"first key to the bytes of the PDF; median {median(took.slips):.1f} ms; yardstick: four durable "
        "commits and a reportlab page of three lines",
    )
    yield within(
        f"memory after work, {at}",
        took.memory.resident,
        "MB",
        MEMORY_MB,
        note=f"resident set after all this; {took.memory.own:.0f} MB of it its own (USS)",
    )
    yield within(
        f"longest stall at the counter, {at}",
        took.stall,
        "ms",
        STALL_MS,
        note="of the GUI thread while titles are looked up, items lent and returned, slips drawn",
    )


# --- the morning ------------------------------------------------------------------------------------------


def _morning(screen: Screen, store: Path, titles: int) -> Morning:
    chosen = Random(5).sample(range(titles), VISITS * ITEMS + SLIPS * ON_A_SLIP)
    barcodes = [population.barcode(title, 0) for title in chosen]
    first, rest = barcodes[: VISITS * ITEMS], barcodes[VISITS * ITEMS :]
    with at_a_desk(screen, store) as desk:
        keys = _look_up(desk, titles)
        desk.go(1)
        lent, slips = _lend(desk, first), _slips(desk, rest)
        returned = _return(desk, first)
        return Morning(keys, lent, returned, slips, desk.memory(), desk.leave())


def queries(titles: int, seed: int = 11) -> list[str]:
    """What people type, looking for real titles of this library: one to three of the words, small letters."""
    random = Random(seed)
    known = list(islice(population.titles(titles), 20_000))
    chosen = (plain.title.lower().split() for plain in random.sample(known, QUERIES))
    return [" ".join(random.sample(words, min(len(words), random.randint(1, 3)))) for words in chosen]


def _look_up(desk: AtADesk, titles: int) -> list[float]:
    desk.go(2)
    desk.wait("found", text="")
    taken: list[float] = []
    for text in queries(titles):
        before = len(desk.desk.seen)
        keys = desk.type(text, PACE_MS)
        desk.wait("found", text=text)
        found = [(e["at"], e["text"]) for e in desk.desk.seen[before:] if e["event"] == "found"]
        taken += latencies(keys, found)
        time.sleep(SETTLES_SECONDS)
        desk.typist.press("Escape")
        desk.wait("found", text="")
    return taken


def _lend(desk: AtADesk, barcodes: list[str]) -> list[float]:
    taken = []
    for visit in range(VISITS):
        _open(desk, visit + 1)
        for code in barcodes[visit * ITEMS : (visit + 1) * ITEMS]:
            taken.append(desk.scan(code, "seen", action="lent", barcode=code))
            time.sleep(THINKS_SECONDS)
        desk.typist.press("Escape")
        desk.desk.wait_for("drawn")
    return taken


def _open(desk: AtADesk, number: int) -> None:
    card = f"M{number:07d}"
    desk.scan(card, "member", number=card)


def _return(desk: AtADesk, barcodes: list[str]) -> list[float]:
    taken = []
    for place, code in enumerate(barcodes, 1):
        taken.append(desk.scan(code, "seen", action="returned", barcode=code))
        time.sleep(THINKS_SECONDS)
        if place % ITEMS == 0:
            desk.typist.press("Escape")
            desk.desk.wait_for("drawn")
    return taken


def _slips(desk: AtADesk, barcodes: list[str]) -> list[float]:
    taken = []
    for visit in range(SLIPS):
        begun = time.monotonic()
        desk.typist.scan(f"M{VISITS + visit + 1:07d}", 0)
        for code in barcodes[visit * ON_A_SLIP : (visit + 1) * ON_A_SLIP]:
            desk.typist.scan(code, 0)
        desk.typist.press("Escape")
        taken.append((desk.wait("drawn") - begun) * 1_000)
        time.sleep(SETTLES_SECONDS)
    return taken


def _turn_pages(screen: Screen, store: Path) -> float:
    with at_a_desk(screen, store) as desk:
        for page in (*range(1, PAGES + 1), 1):
            desk.go(page)
            time.sleep(1)
        return desk.leave()
