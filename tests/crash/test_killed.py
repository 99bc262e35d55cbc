# SPDX-License-Identifier: GPL-3.0-or-later
"""Fifty times kill -9 at a random moment: every acknowledged loan is there, and nothing is half done."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from random import Random
from typing import NamedTuple

from sqlalchemy import func, select, text

from db.models import Item, JournalEntry, Loan
from db.store import Store
from tests.crash.small_library import KEY, found_a_library

KILLS = 50
SEED = 20_261_123
LONGEST_DELAY_S = 0.03


class Acknowledged(NamedTuple):
    """What the desk said it had done."""

    what: str
    barcode: str
    loan: str
    number: int


def run_until_killed(folder: Path, random: Random) -> list[Acknowledged]:
    """Start a desk, kill it a random while after a random acknowledgement; what it had acknowledged."""
    command = [sys.executable, "-m", "tests.crash.lending", str(folder), str(random.randrange(10**6))]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "ready"
    lines = [process.stdout.readline() for _ in range(random.randint(0, 8))]
    # The moment is anywhere between two scans: before, within and after the commit.
    killer = threading.Timer(random.uniform(0, LONGEST_DELAY_S), process.kill)
    killer.start()
    lines += process.stdout.readlines()
    process.wait()
    killer.join()
    process.stdout.close()
    whole = [line.split() for line in lines if line.endswith("\n")]
    return [Acknowledged(what, barcode, loan, int(number)) for what, barcode, loan, number in whole]


def check(folder: Path, acknowledged: list[Acknowledged], before: int) -> int:
    """Open the store as the next start would; returns how many operations its journal holds."""
    with closing(Store.open(folder, KEY)) as store, store.read() as session:
        assert session.scalar(text("PRAGMA integrity_check")) == "ok"
        numbers = list(session.scalars(select(JournalEntry.number).order_by(JournalEntry.number)))
        assert numbers == list(range(1, len(numbers) + 1)), "the journal has gaps"
        # At most one operation more than was acknowledged: the one whose line was not printed any more.
        assert before + len(acknowledged) <= len(numbers) <= before + len(acknowledged) + 1
        for said in acknowledged:
            entry = session.scalars(select(JournalEntry).where(JournalEntry.number == said.number)).one()
            assert entry.kind == ("CheckOut" if said.what == "lent" else "CheckIn")
            assert said.loan.encode() in entry.payload
        _journal_and_tables_agree(session)
        return len(numbers)


def _journal_and_tables_agree(session) -> None:  # type: ignore[no-untyped-def]
    def made(kind: str) -> int:
        counted = select(func.count()).select_from(JournalEntry).where(JournalEntry.kind == kind)
        return session.scalar(counted) or 0

    loans = session.scalar(select(func.count()).select_from(Loan))
    still_out = session.scalar(select(func.count()).select_from(Loan).where(Loan.ended_at.is_(None)))
    items_out = session.scalar(
        select(func.count(Item.id.distinct()))
        .join(Loan, Loan.item_id == Item.id)
        .where(Loan.ended_at.is_(None))
    )
    assert loans == made("CheckOut"), "a loan without its operation, or the reverse"
    assert loans - still_out == made("CheckIn"), "a return without its operation, or the reverse"
    assert still_out == items_out, "an item has two open loans"


def test_every_acknowledged_loan_survives_fifty_kills(tmp_path: Path) -> None:
    folder, random = tmp_path / "store", Random(SEED)
    found_a_library(folder)
    with closing(Store.open(folder, KEY)) as store, store.read() as session:
        count = session.scalar(select(func.count()).select_from(JournalEntry)) or 0
    acknowledged = 0
    for kill in range(KILLS):
        said = run_until_killed(folder, random)
        try:
            count = check(folder, said, count)
        except AssertionError as error:
            raise AssertionError(f"after kill {kill + 1} of seed {SEED}: {error}") from error
        acknowledged += len(said)
    assert acknowledged > KILLS, "the desks hardly worked: the kills proved nothing"
