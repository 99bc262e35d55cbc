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
    """How many scans wait, and whether because of a problem."""
    refused_while_held = Signal()

    def __init__(
        self, recognise: Recognise, deliver: Callable[[Scan], None], failed: Callable[[Exception], None]
    ) -> None:
        super().__init__()
        self._recognise, self._deliver, self._failed = recognise, deliver, failed
        self._texts: deque[str] = deque()
        self._busy = False
        self._held = False

    @property
    def held(self) -> bool:
        """Whether a problem keeps scans waiting."""
        return self._held

    @property
    def waiting(self) -> int:
        """How many scans are not yet delivered."""
        return len(self._texts)

    @property
    def idle(self) -> bool:
        """Nothing waits and nothing is under way."""
        return not self._texts and not self._busy

    def put(self, text: str) -> None:
        """A scan, or Enter in an empty box. The latter is not kept while a problem is open."""
        if self._held:
            self.refused_while_held.emit()
        if text or not self._held:
            self._texts.append(text)
        self._next()

    def hold(self, held: bool) -> None:
        """True: a problem is open, what is scanned now waits. False: it is settled."""
        self._held = held
        self._next()

    def taken(self) -> None:
        """What was delivered has been dealt with."""
        self._busy = False
        self._next()

    def drop_waiting(self) -> None:
        """Forget what waits: another person sits down."""
        self._texts.clear()
        self._held = False
        self._next()

    def _next(self) -> None:
        text = self._texts.popleft() if self._texts and not self._busy and not self._held else None
        self.waiting_changed.emit(len(self._texts), self._held)
        if text is None:
            return
        self._busy = True
        if text:
            self._recognise(text, lambda scan: self._recognised(text, scan), self._not_recognised)
        else:
            self._deliver(EMPTY)

    def _recognised(self, text: str, scan: Scan) -> None:
        if not self._held:
            self._deliver(scan)
            return
        # A problem came up while it was being looked up: it is first in line when that is settled.
        self._texts.appendleft(text)
        self.taken()

    def _not_recognised(self, error: Exception) -> None:
        self._failed(error)
        self.taken()
