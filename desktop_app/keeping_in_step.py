# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the desk in step with its server, where it has one, and says in the status line how that stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db.operations.desk import Desk
from db.store import Store
from desktop_app.background import Background
from desktop_app.language import format_datetime, format_number, translate
from desktop_app.shell.services import Message
from desktop_app.sync.standing import Standing, standing_of

if TYPE_CHECKING:
    from desktop_app.sync.worker import SyncState, SyncWorker

SAY_AGAIN_MS = 30_000
OLD_MINUTES = 60


class KeepingInStep(QObject):
    """`told(Message)` for the status line; `came(kinds)` when rows of others have come in.

    `state_changed(SyncState)` for the page about it; `shut_out()` when the server has revoked this desk.
    """

    told = Signal(object)
    came = Signal(object)
    state_changed = Signal(object)
    shut_out = Signal()

    def __init__(self, store: Store, desk: Callable[[], Desk], background: Background) -> None:
        super().__init__()
        self._store, self._desk, self._background = store, desk, background
        self.worker: SyncWorker | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(SAY_AGAIN_MS)
        self._clock.timeout.connect(self.say)

    def begin(self) -> None:
        """Look whether the desk belongs to a server, and start if so."""
        self._background.run(lambda _task: self._standing(), self._found)

    def _standing(self) -> Standing | None:
        with self._store.read() as session:
            return standing_of(session)

    def _found(self, standing: Standing | None) -> None:
        if standing is None:
            self.say()
            return
        # A desk that stands alone starts without any of it.
        from desktop_app.sync.worker import SyncWorker

        self.worker = SyncWorker(self._store, self._desk, self._background, self)
        self.worker.state_changed.connect(self._state)
        self.worker.came.connect(self.came)
        self.worker.shut_out.connect(self.shut_out)
        self._clock.start()
        self.worker.begin(standing)

    def something_done(self) -> None:
        """An operation was made at this desk."""
        if self.worker is not None:
            self.worker.something_done()

    def stop(self) -> None:
        """No more syncing with this store."""
        self._clock.stop()
        if self.worker is not None:
            self.worker.stop()

    def _state(self, state: SyncState) -> None:
        self.say()
        self.state_changed.emit(state)

    def say(self) -> None:
        """The line again: in the language of now, with the age of now."""
        self.told.emit(_alone() if self.worker is None else message_of(self.worker.state))


def _alone() -> Message:
    hint = translate("StatusLine", "Everything is kept on this computer; no network is needed.")
    return Message(translate("StatusLine", "This desk works on its own"), hint=hint)


def message_of(state: SyncState) -> Message:
    """The state in a few words, with more in the tool tip."""
    waiting = translate("StatusLine", "%n operation(s) waiting", None, state.waiting) if state.waiting else ""
    age = _age(state.synced_at)
    match state.phase:
        case "syncing":
            moved = format_number(state.rows + state.answered)
            text = (
                translate("StatusLine", "Syncing… {count}").format(count=moved if state.rows else "").strip()
            )
            return Message(text, "neutral", age)
        case "online":
            return Message(
                " · ".join(filter(None, (translate("StatusLine", "In step with the server"), waiting))),
                "neutral",
                age,
            )
        case "offline":
            since = translate("StatusLine", "Offline since {time}").format(time=format_datetime(state.since))
            hint = age if state.trouble is None else _trouble(state.trouble)
            return Message(
                " · ".join(filter(None, (since, waiting))), "warn" if _old(state) else "neutral", hint
            )
    return Message(_refused(state.phase), "bad", age)


def _trouble(error: Exception) -> str:
    from desktop_app.sync_words import trouble_words

    return trouble_words(error)


def _refused(phase: str) -> str:
    return {
        "update_needed": translate("StatusLine", "Update needed: this program is too old for the server"),
        "server_older": translate("StatusLine", "The server is older than this program: waiting"),
        "revoked": translate("StatusLine", "This desk was shut out by the server"),
    }.get(phase, phase)


def _old(state: SyncState) -> bool:
    if state.synced_at is None:
        return True
    return (datetime.now(UTC) - state.synced_at).total_seconds() > OLD_MINUTES * 60


def _age(synced_at: datetime | None) -> str:
    if synced_at is None:
        return translate("StatusLine", "Never synced yet.")
    return translate("StatusLine", "Last in step at {time}.").format(time=format_datetime(synced_at))
