# SPDX-License-Identifier: GPL-3.0-or-later
"""What the sync page shows, read beside the window. Knows no widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from PySide6.QtCore import SignalInstance

from db.operations.desk import Desk
from db.queries.library import branches
from db.queries.outbox import SentRow, Waiting, numbers_left, sent_lately, waiting_by_kind
from desktop_app.beside import Beside
from desktop_app.sync.happenings import LASTING, Happening, happenings, trouble_name
from desktop_app.sync.standing import Standing, standing_of
from desktop_app.sync.worker import SyncState


class InStep(Protocol):
    """What keeps the desk in step; see desktop_app.keeping_in_step."""

    @property
    def state(self) -> SyncState | None:
        """How it stands; None at a desk that stands alone."""

    @property
    def state_changed(self) -> SignalInstance:
        """Emitted with each new SyncState."""

    def sync_now(self) -> None:
        """Sync now."""

    def hold(self) -> None:
        """No cycle begins before `go_on`."""

    def go_on(self) -> None:
        """Sync at once, under the name that the desk has now."""


@dataclass(frozen=True)
class Found:
    """What the store says. `standing` is None where the desk stands alone."""

    standing: Standing | None = None
    branch: str = ""
    waiting: tuple[Waiting, ...] = ()
    sent: tuple[SentRow, ...] = ()
    happened: tuple[Happening, ...] = ()
    numbers: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class State:
    """Everything that the page shows; `looked` once the store was read."""

    looked: bool = False
    sync: SyncState | None = None
    found: Found = Found()
    chosen: SentRow | None = None


class SyncPresenter:
    """`show` gets each new state; what goes wrong while reading is told to `failed`."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        beside: Beside,
        in_step: InStep,
        show: Callable[[State], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._desk, self._beside, self._in_step = desk, beside, in_step
        self._show, self._failed = show, failed
        self.state = State(sync=in_step.state)

    def look(self) -> None:
        """Read the store again."""
        desk = self._desk()
        self._beside.latest("sync-page", lambda _task: _read(desk), self._read, self._failed)

    def _read(self, found: Found) -> None:
        chosen = self.state.chosen
        if chosen is not None:
            chosen = next((row for row in found.sent if row.uid == chosen.uid), None)
        first = found.sent[0] if found.sent else None
        self._become(looked=True, found=found, sync=self._in_step.state, chosen=chosen or first)

    def moved(self, sync: SyncState) -> None:
        """The worker tells how it stands: the store is read again when a cycle has ended."""
        self._become(sync=sync)
        if sync.phase != "syncing":
            self.look()

    def choose(self, row: SentRow | None) -> None:
        """Look at one of those that were sent."""
        self._become(chosen=row)

    def may_sync(self) -> bool:
        """Whether there is a server, and no cycle is under way."""
        return self.state.sync is not None and self.state.sync.phase not in {"syncing", "revoked"}

    def sync_now(self) -> None:
        """Do not wait for the next turn."""
        self._in_step.sync_now()

    def trouble(self) -> str:
        """What goes wrong, by the name under which it is kept (happenings.LASTING); empty where nothing does.

        The error of this hour, else the one that was kept before the program started.
        """
        sync, happened = self.state.sync, self.state.found.happened
        if sync is None or sync.phase == "online":
            return ""
        if sync.phase in LASTING:
            return sync.phase
        if sync.trouble is not None:
            return trouble_name(sync.trouble)
        newest = happened[0] if happened else None
        if newest is None or newest.what not in LASTING or newest.at < (sync.synced_at or newest.at):
            return ""
        return newest.what

    def is_forgotten(self) -> bool:
        """Whether the server does not know this desk any more: another code helps."""
        return self.trouble() == "not_known"

    def has_note(self) -> bool:
        """Whether the chosen operation stands in this desk's attention list, or stood there."""
        chosen = self.state.chosen
        return chosen is not None and chosen.note_here

    def _become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._show(self.state)


def _read(desk: Desk) -> Found:
    with desk.store.read() as session:
        standing = standing_of(session)
        if standing is None:
            return Found()
        return Found(
            standing=standing,
            branch=next((b.name for b in branches(session) if b.uid == desk.branch), ""),
            waiting=tuple(waiting_by_kind(session, desk.device)),
            sent=tuple(sent_lately(session, desk.device)),
            happened=tuple(happenings(session)),
            numbers=numbers_left(session),
        )
