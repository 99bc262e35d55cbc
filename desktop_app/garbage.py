# SPDX-License-Identifier: GPL-3.0-or-later
"""Garbage is looked for on the GUI thread alone.

Python looks in whichever thread happens to make the next object. Where that is a worker, pages that hold each
other and that nobody else holds are unmade there, which Qt does not survive: a crash far from its cause.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 500


class Garbage(QObject):
    """Looks each half second, where Python itself would have looked by then."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(collect_what_is_due)

    def begin(self) -> None:
        """When all is loaded: what is there now stays, a look through all modules would stop the window."""
        if not self._timer.isActive():
            gc.freeze()
            self._timer.start()


def collect_what_is_due() -> None:
    """The oldest generation whose turn it is; with it go the younger ones."""
    due = [
        n
        for n, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > most
    ]
    if due:
        gc.collect(due[-1])
