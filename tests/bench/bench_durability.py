# SPDX-License-Identifier: GPL-3.0-or-later
"""What it costs that an acknowledged loan survives a power cut: synchronous FULL against NORMAL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median

from sqlalchemy import event, select

from db.models import Item, Member
from db.operations.circulation import check_out
from db.operations.desk import Desk
from db.store import Store
from tests.bench import library
from tests.bench.__main__ import Plan
from tests.bench.figures import Figure, against
from tests.bench.work_undressed import durable_commits_ms, timed_ms

LOANS, ROUNDS = 60, 4
MODES = ("FULL", "NORMAL")
Taken = dict[str, list[float]]


def measure(plan: Plan) -> Iterator[Figure]:
    """A commit of one row, and a whole loan with its rules and its journal, turn by turn in the two ways."""
    titles = min(plan.sizes)
    with library.copied(plan.folder, titles) as folder:
        rows: Taken = {mode: [] for mode in MODES}
        for _ in range(ROUNDS):
            for mode in MODES:
                rows[mode] += durable_commits_ms(folder, mode)
        loans = _loans(folder)
    how = "in the encrypted store, synchronous=FULL (what the store uses); yardstick: the same with NORMAL"
    full, normal = median(rows["FULL"]), median(rows["NORMAL"])
    yield against(
        "durable commit of one row, median", full, "ms", normal, ceiling=16, note=f"{len(rows['FULL'])} {how}"
    )
    full, normal = median(loans["FULL"]), median(loans["NORMAL"])
    note = f"{len(loans['FULL'])} loans with rules and journal, without a window, {how}"
    yield against(f"durable loan, median, {titles:,} titles", full, "ms", normal, at_most=1.5, note=note)


def _loans(folder: Path) -> Taken:
    taken: Taken = {mode: [] for mode in MODES}
    for part in range(ROUNDS):
        for mode in MODES:
            with closing(_store(folder, mode)) as store:
                taken[mode] += _lend(
                    library.signed_in(store), (part * len(MODES) + MODES.index(mode)) * LOANS
                )
    return taken


def _store(folder: Path, mode: str) -> Store:
    """The store, but that each of its connections is told how durable to be."""
    store = library.opened(folder)
    event.listen(store.engine, "connect", lambda raw, _record: raw.execute(f"PRAGMA synchronous = {mode}"))
    store.engine.dispose()
    return store


def _lend(desk: Desk, begin: int) -> list[float]:
    """One item each to so many members, the first loan left out: it compiles the statements."""
    with desk.store.read() as session:
        items = list(session.scalars(select(Item.uid).order_by(Item.id).offset(begin).limit(LOANS)))
        members = list(session.scalars(select(Member.uid).order_by(Member.id).limit(LOANS)))
    pairs = zip(items, members, strict=True)
    return [timed_ms(partial(desk.perform, check_out, item=item, member=who)) for item, who in pairs][1:]
