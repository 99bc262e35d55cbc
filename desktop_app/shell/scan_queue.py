# SPDX-License-Identifier: GPL-3.0-or-later
"""Scans one after another: none is dropped, none overtakes, and none runs past an open problem."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from db.queries.scan import Scan

Recognise = Callable[[str, Callable[[Scan], None], Callable[[Exception], None]], object]
EMPTY = Scan("empty", "")


class ScanQueue(QObject):
    """Texts go in at scanner speed; each is recognised, delivered, and followed only when it was `taken`.

    `recognise(text, done, failed)` answers later on the GUI thread. `deliver(scan)` leads to `taken()`.
    """

    waiting_changed = Signal(int, bool)
    """How many scans wait, and whether because of a problem or a locked desk."""
    refused_while_held = Signal()

    def __init__(
        self, recognise: Recognise, deliver: Callable[[Scan], None], failed: Callable[[Exception], None]
    ) -> None:
        super().__init__()
        self._recognise, self._deliver, self._failed = recognise, deliver, failed
        self._waiting: deque[str | Callable[[], None]] = deque()
        self._busy = False
        self._problem = self._locked = False

    @property
    def held(self) -> bool:
        """Whether a problem, or a locked desk, keeps scans waiting."""
        return self._problem or self._locked

    @property
    def waiting(self) -> int:
        """How many scans are not yet delivered."""
        return sum(isinstance(entry, str) for entry in self._waiting)

    @property
    def idle(self) -> bool:
        """Nothing waits and nothing is under way."""
        return not self._waiting and not self._busy

    def put(self, text: str) -> None:
        """A scan, or Enter in an empty box. The latter is not kept while a problem is open."""
        if self.held:
            self.refused_while_held.emit()
        if text or not self.held:
            self._waiting.append(text)
        self._next()

    def after_these(self, call: Callable[[], None]) -> None:
        """Call when all scans until now are dealt with; forgotten where one of them is a problem.

        While a problem is open the call is about that, and comes at once.
        """
        if self.held:
            call()
        else:
            self._waiting.append(call)
            self._next()

    def hold(self, held: bool) -> None:
        """True: a problem is open, what is scanned now waits. False: it is settled."""
        self._problem = held
        self._held_or_not()

    def lock(self, locked: bool) -> None:
        """While the desk is locked all waits; a problem that was open before still is so afterwards."""
        self._locked = locked
        self._held_or_not()

    def _held_or_not(self) -> None:
        if self.held:
            self._waiting = deque(entry for entry in self._waiting if isinstance(entry, str))
        self._next()

    def taken(self) -> None:
        """What was delivered has been dealt with."""
        self._busy = False
        self._next()

    def drop_waiting(self) -> None:
        """Forget what waits: another person sits down."""
        self._waiting.clear()
        self._problem = self._locked = False
        self._next()

    def _next(self) -> None:
        free = self._waiting and not self._busy and not self.held
        entry = self._waiting.popleft() if free else None
        self.waiting_changed.emit(self.waiting, self.held)
        match entry:
            case None:
                return
            case "":
                self._busy = True
                self._deliver(EMPTY)
            case str():
                self._busy = True
                self._recognise(entry, lambda scan: self._recognised(entry, scan), self._not_recognised)
            case call:
                call()
                self._next()

    def _recognised(self, text: str, scan: Scan) -> None:
        if not self.held:
            self._deliver(scan)
            return
        # A problem came up, or the desk was locked, while it was looked up: it is first in line afterwards.
        self._waiting.appendleft(text)
        self.taken()

    def _not_recognised(self, error: Exception) -> None:
        self._failed(error)
        self.taken()
