# SPDX-License-Identifier: GPL-3.0-or-later
"""The real desk in a real window on a virtual screen, somebody signed in, and a typist at its keyboard."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psutil

from tests.bench import library
from tests.bench.typist import Typist
from tests.desk.screen import RealDesk, Screen

BUILD = Path(__file__).resolve().parents[2] / "build"
BARE = (sys.executable, "-m", "tests.bench.bare_window")
WATCHED = (sys.executable, "-m", "tests.bench.watched_desk")


def environment() -> dict[str, str]:
    """What the desk needs to open the library unasked; its modules compiled once, as installed ones are."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compiled = str(BUILD / "bench-compiled")
    return {
        "SIMPUL_PASSPHRASE": library.PASSPHRASE,
        "SIMPUL_ANNOUNCE": "1",
        "PYTHONPYCACHEPREFIX": compiled,
    }


class Memory(NamedTuple):
    """Of a process, in MB (10^6 bytes): resident, and of that its own alone."""

    resident: float
    own: float


class AtADesk:
    """What a person does there. Moments are `time.monotonic()`."""

    def __init__(self, desk: RealDesk, typist: Typist) -> None:
        self.desk, self.typist = desk, typist

    def wait(self, event: str, **facts: object) -> float:
        """When that happened; what came before it is passed over."""
        found = self.desk.wait_for(event, lambda e: all(e.get(k) == v for k, v in facts.items()))
        return float(found["at"])

    def type(self, text: str, pace_ms: float) -> list[tuple[float, str]]:
        """Type at a steady pace, whatever the desk does: for each key but blanks its moment and the text."""
        keys = []
        begin = time.monotonic()
        for place, letter in enumerate(text):
            time.sleep(max(0.0, begin + place * pace_ms / 1_000 - time.monotonic()))
            at = self.typist.press(letter)
            if letter != " ":
                keys.append((at, text[: place + 1]))
        return keys

    def scan(self, code: str, event: str, **facts: object) -> float:
        """Milliseconds from a scan's Enter until the event."""
        entered = self.typist.scan(code)
        return (self.wait(event, **facts) - entered) * 1_000

    def go(self, number: int) -> None:
        """Turn to a page by its key."""
        self.typist.press(str(number), "Alt")

    def memory(self) -> Memory:
        """What it takes now."""
        full = psutil.Process(self.desk.process.pid).memory_full_info()
        return Memory(full.rss / 1e6, full.uss / 1e6)

    def leave(self) -> float:
        """Quit; the longest time that the window stood still since it was ready, in milliseconds."""
        self.typist.press("q", "Control")
        return float(self.desk.wait_for("closed")["longest_gap_ms"])


@contextmanager
def at_a_desk(screen: Screen, store: Path, command: Sequence[str] = WATCHED) -> Iterator[AtADesk]:
    """Start, sign in by typing, wait until the scan box takes keys."""
    with (
        RealDesk(screen, [str(store)], environment(), command=command) as desk,
        Typist(screen.display) as typist,
    ):
        desk.wait_for("sign-in")
        typist.scan(library.PASSWORD)
        desk.wait_until_ready()
        yield AtADesk(desk, typist)


def bare_keys(screen: Screen, text: str, pace_ms: float) -> list[float]:
    """Milliseconds from a key to its letter painted, in a PySide6 window with one line to type in."""
    with (
        RealDesk(screen, environment=environment(), command=BARE) as window,
        Typist(screen.display) as typist,
    ):
        window.wait_until_ready()
        at_it = AtADesk(window, typist)
        typed = at_it.type(text, pace_ms)
        at_it.wait("painted", text=text)
        return latencies(typed, [(e["at"], e["text"]) for e in window.seen if e["event"] == "painted"])


Keys = Sequence[tuple[float, str]]


def latencies(typed: Keys, found: Keys) -> list[float]:
    """Milliseconds from each key until its results, or those of a later key, were there to be seen.

    Both in the order of time, moments in seconds. Raises ValueError where the last key never got its results.
    """
    order = {text: place for place, (_, text) in enumerate(typed)}
    seen = [(at, order[text]) for at, text in found if text in order]
    taken = []
    for place, (pressed, text) in enumerate(typed):
        at = next((at for at, shown in seen if shown >= place and at >= pressed), None)
        if at is None:
            raise ValueError(f"no results for {text!r}")
        taken.append((at - pressed) * 1_000)
    return taken
