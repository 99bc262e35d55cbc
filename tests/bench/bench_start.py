# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start of the program to a window that takes keys, and what memory it has by then."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.bench import library
from tests.bench.__main__ import Plan
from tests.bench.at_a_desk import BARE, AtADesk, environment
from tests.bench.figures import Figure, against
from tests.bench.typist import Typist
from tests.desk.screen import RealDesk, Screen

ROUNDS = 9
THINKS_SECONDS = 2.0
"""Between the sign-in page and the first key: a person reads who is chosen and finds the keys."""


class Start(NamedTuple):
    """Seconds to the sign-in page and from its Enter to the desk; MB resident once at the desk."""

    sign_in: float
    desk: float
    memory: float


class BareStart(NamedTuple):
    """Seconds to the window, MB resident then."""

    window: float
    memory: float


def measure(plan: Plan) -> Iterator[Figure]:
    """At each size, turn by turn with the bare window, after one round that warms the disk's cache."""
    with Screen() as screen:
        for titles in plan.sizes:
            with library.copied(plan.folder, titles) as store:
                rounds = [(_start(screen, store), _bare(screen)) for _ in range(ROUNDS + 1)][1:]
            yield from _figures(f"{titles:,} titles", [ours for ours, _ in rounds], [b for _, b in rounds])


def _figures(at: str, ours: list[Start], bare: list[BareStart]) -> Iterator[Figure]:
    window, memory = median(b.window for b in bare), median(b.memory for b in bare)
    yardstick = f"median of {ROUNDS}; yardstick: a PySide6 window with one QLineEdit"
    yield against(
        f"start to sign-in page, {at}",
        median(o.sign_in for o in ours),
        "s",
        window,
        at_most=3,
        ceiling=1,
        note="process start to the password field painted and with the keyboard, store open, "
        f"its key derived from a passphrase; {yardstick}",
    )
    yield against(
        f"start to desk, {at}",
        median(o.sign_in + o.desk for o in ours),
        "s",
        window,
        at_most=3,
        ceiling=1,
        note="the same and from Enter after the password to the scan box painted and with the keyboard, "
        f"typing left out; {yardstick}",
    )
    yield against(
        f"memory after start, {at}",
        median(o.memory for o in ours),
        "MB",
        memory,
        ceiling=220,
        note=f"resident set of the process, somebody signed in; {yardstick}",
    )


def _start(screen: Screen, store: Path) -> Start:
    begun = time.monotonic()
    with (
        RealDesk(screen, ["--store", str(store)], environment()) as desk,
        Typist(screen.display) as typist,
    ):
        desk.wait_for("sign-in")
        shown = time.monotonic()
        time.sleep(THINKS_SECONDS)
        entered = typist.scan(library.PASSWORD)
        desk.wait_until_ready()
        ready = time.monotonic()
        at_work = AtADesk(desk, typist)
        memory = at_work.memory().resident
        at_work.leave()
    return Start(shown - begun, ready - entered, memory)


def _bare(screen: Screen) -> BareStart:
    begun = time.monotonic()
    with (
        RealDesk(screen, environment=environment(), command=BARE) as window,
        Typist(screen.display) as typist,
    ):
        window.wait_until_ready()
        return BareStart(time.monotonic() - begun, AtADesk(window, typist).memory().resident)
