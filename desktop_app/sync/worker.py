# SPDX-License-Identifier: GPL-3.0-or-later
"""The worker: syncs now and then, at once when something was done here or the server has news."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from random import Random
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import StoreError
from db.operations.desk import Desk
from db.store import Store
from db.syncing.kinds import KINDS, MEMBER_PHOTOS, SETTINGS
from db.syncing.overlay import Overlay
from desktop_app.background import Background, Task
from desktop_app.sync.carrier import Carrier, carrier_to, is_plain
from desktop_app.sync.cycles import Synced, sync_fully
from desktop_app.sync.engine import Engine
from desktop_app.sync.happenings import (
    LASTING,
    PASSING,
    UNFORESEEN,
    Happening,
    keep,
    of_a_round,
    trouble_name,
)
from desktop_app.sync.standing import Standing, enrolled_as, standing_of, waiting

EVERY_MS = 30_000
"""More or less: desks that were woken together do not come together again."""
SOON_MS = 150
FIRST_WAIT_MS = 2_000
LONGEST_WAIT_MS = 300_000
ROWS_AT_ONCE = 500
"""Of one answer while people work: the store is never held for long."""
CHANGED = {
    "branches": "places",
    "closed_days": "places",
    "item_types": "policies",
    "member_types": "policies",
    "loan_policies": "policies",
    "staff": "staff",
    "staff_secrets": "staff",
    "titles": "titles",
    "items": "items",
    "members": "members",
    "member_contacts": "members",
    "loans": "loans",
    "renewals": "loans",
    "fines": "fines",
    "payments": "fines",
    "holds": "holds",
    "held_items": "holds",
    "member_cards": "members",
    "fees": "fines",
    "transits": "transits",
    "deposits": "transits",
    "rotas": "transits",
    "rota_items": "transits",
    "item_uses": "uses",
    "notices": "notices",
    "hold_notices": "notices",
    "prints": "prints",
    "notes": "notes",
    "partners": "partners",
    "agreements": "partners",
    "rooms": "workshops",
    "workshops": "workshops",
    "workshop_sessions": "workshops",
    "facilitators": "workshops",
    "workshop_costs": "workshops",
    "registrations": "registrations",
    "registration_contacts": "registrations",
    "consents": "registrations",
    "attendance_marks": "attendance",
    "head_counts": "attendance",
    "refused_scans": "attendance",
    "certificates": "certificates",
    "certificate_designs": "certificates",
    "proof_keys": "certificates",
    "survey_answers": "feedback",
    "stories": "feedback",
    "visits": "visits",
    "locker_uses": "visits",
    "visit_days": "visits",
    "overrides": "overrides",
    "stocktakes": "stocktake",
    "stocktake_lines": "stocktake",
    "interloans": "interloans",
    "interloan_readers": "interloans",
    "interloan_events": "interloans",
}
"""What the pages call the kinds of row that come in."""


class SyncState(NamedTuple):
    """How it stands: `phase` is 'syncing', 'online', 'offline', or how the server refuses.

    `since` is when that began; while a lost server is tried again, it is when it was lost. `offset` is as in
    Standing. `plain`: the way to the server is not encrypted.
    """

    phase: str
    since: datetime
    waiting: int
    synced_at: datetime | None
    answered: int = 0
    rows: int = 0
    trouble: Exception | None = None
    offset: int | None = None
    plain: bool = False


class SyncWorker(QObject):
    """Lives in the GUI thread; all work is done beside it, one cycle after another.

    `state_changed(SyncState)`; `came(frozenset[str])` the kinds of thing that changed in the store;
    `identity_changed()` when the server has given the desk another name; `shut_out()` when it was revoked.
    """

    state_changed = Signal(object)
    came = Signal(object)
    identity_changed = Signal()
    shut_out = Signal()

    def __init__(
        self,
        store: Store,
        desk: Callable[[], Desk],
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._desk, self._background = store, desk, background
        self._random = Random()
        self._carrier: Carrier | None = None
        self._engine: Engine | None = None
        self._task: Task | None = None
        self._listening: Task | None = None
        self._again = self._held = False
        self._wait = FIRST_WAIT_MS
        self._trouble = ""
        self._lost_at: datetime | None = None
        self._stopped = False
        now = datetime.now(UTC)
        self.state = SyncState("offline", now, 0, None)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.sync_now)

    # --- from outside -------------------------------------------------------------------------------------

    def begin(self, standing: Standing) -> None:
        """Start syncing with the server of this standing."""
        desk = self._desk()
        self._engine = Engine(self._store, desk.device, desk.clock, ROWS_AT_ONCE)
        plain = is_plain(standing.server)
        self._say(phase="offline", synced_at=standing.synced_at, offset=standing.offset, plain=plain)
        self.sync_now()

    def sync_now(self) -> None:
        """Cycle now; a cycle under way is followed by another."""
        if self._stopped or self._engine is None:
            return
        if self._task is not None or self._held:
            self._again = True
            return
        self._timer.stop()
        self._say(phase="syncing")
        self._task = self._background.run(
            self._cycle, self._done, self._failed, progress=self._progress, lane="sync"
        )

    def something_done(self) -> None:
        """An operation was made here: it goes up in a moment, with those that follow at once."""
        if self._engine is not None and self._task is None and self.state.phase != "offline":
            self._timer.start(SOON_MS)
        else:
            self._again = True
        self._background.run(lambda _task: self._count(), self._counted)

    def hold(self) -> None:
        """No cycle begins before `go_on`: the desk is about to get another name."""
        self._held = True
        self._timer.stop()

    def go_on(self) -> None:
        """Sync at once, under the name that the desk has now."""
        desk = self._desk()
        self._held, self._wait = False, FIRST_WAIT_MS
        if self._engine is not None and self._engine.device != desk.device:
            self._engine = Engine(self._store, desk.device, desk.clock, ROWS_AT_ONCE)
        self.sync_now()

    def stop(self) -> None:
        """No more cycles; one under way ends with its answer."""
        self._stopped = True
        self._timer.stop()
        for task in (self._task, self._listening):
            if task is not None:
                task.cancel()
        if self._carrier is not None:
            self._carrier.close()

    # --- beside the window --------------------------------------------------------------------------------

    def _cycle(self, task: Task) -> tuple[Synced, int, Standing | None]:
        assert self._engine is not None
        try:
            if self._carrier is None:
                # Here: what speaks HTTP takes a tenth of a second to load. Read again: what is allowed
                # at the command line counts at the next try.
                with self._store.read() as session:
                    standing = enrolled_as(session)
                self._carrier = carrier_to(standing)
            synced = sync_fully(
                self._engine,
                self._carrier,
                told=lambda answered, rows, _total: task.report(answered, rows),
                stopped=lambda: task.cancelled,
            )
        except Exception as error:
            if not isinstance(error, PASSING):
                with suppress(StoreError):  # a full disk does not hide what went wrong
                    self._keep_trouble(trouble_name(error))
            raise
        finally:
            if self._stopped and self._carrier is not None:
                self._carrier.close()
        self._keep_happened(synced)
        with self._store.read() as session:
            return synced, waiting(session, self._engine.device), standing_of(session)

    def _keep_trouble(self, what: str) -> None:
        """Once, however often it is tried again."""
        if self._trouble != what and not self._stopped:
            self._trouble = what
            with self._store.write() as session:
                keep(session, Happening(datetime.now(UTC), what))

    def _keep_happened(self, synced: Synced) -> None:
        now = datetime.now(UTC)
        lasting = synced.status if synced.status in LASTING else ""
        new = of_a_round(now, synced.happened, synced.mended)
        if lasting and lasting != self._trouble:
            new.append(Happening(now, lasting))
        self._trouble = lasting
        if new:
            with self._store.write() as session:
                keep(session, *new)

    def _count(self) -> int:
        assert self._engine is not None
        with self._store.read() as session:
            return waiting(session, self._engine.device)

    # --- back in the window -------------------------------------------------------------------------------

    def _progress(self, answered: int, rows: int, _note: str) -> None:
        self._say(answered=answered, rows=rows)

    def _done(self, result: tuple[Synced, int, Standing | None]) -> None:
        synced, left, standing = result
        self._task = None
        self._wait = FIRST_WAIT_MS
        self._take_over(standing)
        phase = "online" if synced.status in {"ok", "gap", "new_epoch", "copied"} else synced.status
        self._lost_at = None
        self._say(phase=phase, waiting=left, **_told_by(standing))
        if synced.kinds:
            self.came.emit(changed_kinds(synced.kinds))
        if phase == "revoked":
            self.stop()
            self.shut_out.emit()
            return
        self._listen()
        self._next(int(EVERY_MS * self._random.uniform(0.8, 1.2)))

    def _take_over(self, standing: Standing | None) -> None:
        """The desk's operations carry the name and the clock's offset of the newest answer."""
        assert self._engine is not None
        desk = self._desk()
        if isinstance(desk.tracker, Overlay) and standing is not None:
            desk.tracker.clock_offset = standing.offset
        if desk.device != self._engine.device:
            desk.device = self._engine.device
            self.identity_changed.emit()

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._lost_at = self._lost_at or datetime.now(UTC)
        self._say(phase="offline", trouble=error, since=self._lost_at)
        if trouble_name(error) == UNFORESEEN and not isinstance(error, PASSING):
            self._background.tell_unexpected(error)
        self._wait = min(self._wait * 2, LONGEST_WAIT_MS)
        self._next(int(self._wait * self._random.uniform(0.5, 1.0)))

    def _next(self, milliseconds: int) -> None:
        if self._stopped:
            return
        again, self._again = self._again, False
        self._timer.start(SOON_MS if again and self.state.phase == "online" else milliseconds)

    def _counted(self, left: int) -> None:
        self._say(waiting=left)

    def _say(self, **facts: object) -> None:
        before = self.state
        if "phase" in facts:
            facts = {"trouble": None, **facts}
        self.state = before._replace(**facts)  # type: ignore[arg-type]
        if self.state.phase != before.phase and "since" not in facts:
            self.state = self.state._replace(since=datetime.now(UTC))
        self.state_changed.emit(self.state)

    # --- news ---------------------------------------------------------------------------------------------

    def _listen(self) -> None:
        """Wait for the server's news in a lane of its own; begun again after the next good cycle."""
        if self._listening is None and not self._stopped:
            self._listening = self._background.run(
                self._wait_for_news, self._not_listening, self._not_listening, lane="news"
            )

    def _wait_for_news(self, task: Task) -> None:
        carrier, engine = self._carrier, self._engine
        assert carrier is not None
        assert engine is not None
        with self._store.read() as session:
            standing = standing_of(session)
        if standing is not None:
            call = lambda: self._background.deliver(self.sync_now)  # noqa: E731 - two words, once
            carrier.listen(standing.token, call, lambda: task.cancelled)

    def _not_listening(self, _why: object) -> None:
        self._listening = None


def _told_by(standing: Standing | None) -> dict[str, object]:
    return {} if standing is None else {"synced_at": standing.synced_at, "offset": standing.offset}


def changed_kinds(kinds: frozenset[int]) -> frozenset[str]:
    """The names that pages know for the numbers of kinds."""
    names = {KINDS[number].name for number in kinds if number in KINDS}
    found = {CHANGED[name] for name in names}
    if MEMBER_PHOTOS in kinds:
        found.add("members")
    if SETTINGS in kinds:
        found.add("settings")
    return frozenset(found)
