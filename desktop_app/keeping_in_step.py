# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the desk in step with its server, where it has one, and says in the status line how that stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
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
ABOUT_THE_SAME = timedelta(minutes=5)


class KeepingInStep(QObject):
    """`told(Message)` for the status line; `came(kinds)` when rows of others have come in.

    `state_changed(SyncState)` for the page about it; `shut_out()` when the server has revoked this desk;
    `noted(int)` how many notes of the attention list are open.
    """

    told = Signal(object)
    came = Signal(object)
    state_changed = Signal(object)
    shut_out = Signal()
    noted = Signal(int)

    def __init__(self, store: Store, desk: Callable[[], Desk], background: Background) -> None:
        super().__init__()
        self._store, self._desk, self._background = store, desk, background
        self.worker: SyncWorker | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(SAY_AGAIN_MS)
        self._clock.timeout.connect(self.say)

    @property
    def state(self) -> SyncState | None:
        """How it stands; None at a desk that stands alone."""
        return None if self.worker is None else self.worker.state

    def sync_now(self) -> None:
        """A person wants it now."""
        if self.worker is not None:
            self.worker.sync_now()

    def hold(self) -> None:
        """No cycle begins before `go_on`."""
        if self.worker is not None:
            self.worker.hold()

    def go_on(self) -> None:
        """Sync at once, under the name that the desk has now."""
        if self.worker is not None:
            self.worker.go_on()

    def begin(self) -> None:
        """Look whether the desk belongs to a server, and start if so; asked again, sync at once."""
        if self.worker is not None:
            self.worker.sync_now()
            return
        self._background.run(lambda _task: self._standing(), self._found)

    def _standing(self) -> Standing | None:
        with self._store.read() as session:
            standing = standing_of(session)
        if standing is not None:
            # A desk that stands alone starts without any of it, and the window's thread does not load it.
            import desktop_app.sync.worker  # noqa: F401
        return standing

    def _found(self, standing: Standing | None) -> None:
        if standing is None:
            self.say()
            return
        if standing.status == "revoked":  # what had to follow was broken off: it is not asked for again
            self.shut_out.emit()
            return
        from desktop_app.sync.worker import SyncWorker

        self.worker = SyncWorker(self._store, self._desk, self._background, self)
        self.worker.state_changed.connect(self._state)
        self.worker.came.connect(self._came)
        self.worker.shut_out.connect(self.shut_out)
        self._clock.start()
        self.worker.begin(standing)
        self.count_notes()

    def _came(self, kinds: frozenset[str]) -> None:
        self.came.emit(kinds)
        if "notes" in kinds:
            self.count_notes()

    def count_notes(self) -> None:
        """Count what stands in the attention list."""

        def count(_task: object) -> int:
            from db.queries.notes import count_open

            with self._store.read() as session:
                return count_open(session)

        self._background.run(count, self.noted.emit)

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

    def say_why_alone(self) -> None:
        """The sample library would have a server beside it; what that needs is not installed."""
        hint = translate(
            "StatusLine", "The server's parts are not installed here: pip install '.[server]' adds them."
        )
        self.told.emit(_alone()._replace(hint=hint))

    def say_all(self) -> None:
        """To a window that has just come."""
        self.say()
        if self.worker is not None:
            self.count_notes()

    def say(self) -> None:
        """The line again: in the language of now, with the age of now."""
        self.told.emit(_alone() if self.worker is None else message_of(self.worker.state))


def _alone() -> Message:
    hint = translate("StatusLine", "Everything is kept on this computer; no network is needed.")
    return Message(translate("StatusLine", "This desk works on its own"), hint=hint)


def message_of(state: SyncState) -> Message:
    """The state in a few words, with more in the tool tip."""
    match state.phase:
        case "syncing":
            syncing = _joined(_syncing(state), _not_encrypted(state))
            return Message(syncing, hint=_known(state), icon="cloud-arrow-up")
        case "online":
            return _online(state)
        case "offline" if wrong := _wrong(state):
            wrong = _joined(wrong, _waiting(state), _older_than(state))
            return Message(wrong, "bad", _hint(state), "warning-octagon")
        case "offline":
            since = translate("StatusLine", "Offline since {time}").format(time=format_datetime(state.since))
            tone = "warn" if _old(state) else "neutral"
            return Message(_joined(since, _waiting(state), _older_than(state)), tone, _hint(state))
    from desktop_app.sync_words import trouble

    said = trouble(state.phase)
    return Message(said.headline, "bad", said.as_sentence(), "warning-octagon")


def _wrong(state: SyncState) -> str:
    """What no network that comes back mends: somebody has to do something."""
    if state.trouble is None:
        return ""
    from desktop_app.sync.happenings import trouble_name

    return {
        "not_known": translate("StatusLine", "The server does not know this desk"),
        "not_trusted": translate("StatusLine", "The server can't prove who it is"),
        "plain_http": translate("StatusLine", "Not encrypted, and not allowed"),
    }.get(trouble_name(state.trouble), "")


def _syncing(state: SyncState) -> str:
    if not state.rows:
        return translate("StatusLine", "Syncing…")
    moved = format_number(state.rows + state.answered)
    return translate("StatusLine", "Syncing… {count}").format(count=moved)


def _online(state: SyncState) -> Message:
    from desktop_app.sync_words import clock_words

    clock = clock_words(state.offset)
    if clock is not None:
        said = _joined(clock.headline, _waiting(state), _not_encrypted(state))
        return Message(said, "warn", clock.as_sentence(), "clock")
    in_step = translate("StatusLine", "In step with the server")
    said = _joined(in_step, _waiting(state), _not_encrypted(state))
    return Message(said, hint=_known(state), icon="cloud-check")


def _not_encrypted(state: SyncState) -> str:
    return translate("StatusLine", "not encrypted") if state.plain else ""


def _known(state: SyncState) -> str:
    """How old the data of others is, and who else may read them."""
    if not state.plain:
        return _age(state.synced_at)
    from desktop_app.sync_words import plain_words

    return f"{_age(state.synced_at)} {plain_words()}"


def _waiting(state: SyncState) -> str:
    return translate("StatusLine", "%n operation(s) waiting", None, state.waiting) if state.waiting else ""


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _hint(state: SyncState) -> str:
    if state.trouble is None:
        return _age(state.synced_at)
    from desktop_app.sync_words import trouble_words

    return " ".join((trouble_words(state.trouble).as_sentence(), _age(state.synced_at)))


def _old(state: SyncState) -> bool:
    if state.synced_at is None:
        return True
    return (datetime.now(UTC) - state.synced_at).total_seconds() > OLD_MINUTES * 60


def _older_than(state: SyncState) -> str:
    """How old what others did is, where it is older than the time since when the desk is offline."""
    if state.synced_at is None:
        return translate("StatusLine", "never in step yet")
    if state.since - state.synced_at < ABOUT_THE_SAME:
        return ""
    return translate("StatusLine", "data of {time}").format(time=format_datetime(state.synced_at))


def _age(synced_at: datetime | None) -> str:
    if synced_at is None:
        return translate("StatusLine", "Never synced yet.")
    return translate("StatusLine", "Last in step at {time}.").format(time=format_datetime(synced_at))
