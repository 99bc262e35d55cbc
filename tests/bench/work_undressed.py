# SPDX-License-Identifier: GPL-3.0-or-later
"""The yardsticks of lending: what the same work costs without rules, window and words."""

from __future__ import annotations

import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from db.store import connect

COMMITS = 300
LINES = ("Laskar Pelangi", "Bumi Manusia", "Hujan Bulan Juni")


def durable_commits_ms(folder: Path, synchronous: str = "FULL") -> list[float]:
    """Milliseconds of each of many commits of one row, in a new encrypted file with a write-ahead log."""
    file = folder / "commits.db"
    file.unlink(missing_ok=True)
    connection = connect(file, bytes(32))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {synchronous}")
    connection.execute("CREATE TABLE loans (id INTEGER PRIMARY KEY, item INTEGER UNIQUE, member INTEGER)")
    taken = [timed_ms(lambda n=number: _commit(connection, n)) for number in range(COMMITS)]
    connection.close()
    return taken


def _commit(connection: Any, number: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO loans (item, member) VALUES (?, ?)", (number, number // 3))
    connection.execute("COMMIT")


def bare_page_ms() -> float:
    """Milliseconds of a reportlab page with three lines; the median of some."""
    return median(timed_ms(_page) for _ in range(20))


def _page() -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(226, 400))
    for place, line in enumerate(LINES):
        canvas.drawString(10, 380 - 14 * place, line)
    canvas.save()
    return buffer.getvalue()


def timed_ms(work: Callable[[], object]) -> float:
    """Milliseconds that a call takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1_000
