# SPDX-License-Identifier: GPL-3.0-or-later
"""What keeps a desk in step, as the page knows it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop_app.sync.worker import SyncState


class Steps(QObject):
    """Stands in for what keeps a desk in step: a state that the test sets, and how often it was asked."""

    state_changed = Signal(object)

    def __init__(self, state: SyncState | None) -> None:
        super().__init__()
        self.state = state
        self.asked = 0
        self.held = False

    def sync_now(self) -> None:
        self.asked += 1

    def hold(self) -> None:
        self.held = True

    def go_on(self) -> None:
        self.held = False

    def become(self, state: SyncState) -> None:
        self.state = state
        self.state_changed.emit(state)
