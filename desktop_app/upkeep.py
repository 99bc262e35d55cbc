# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desk does for its store by itself: a backup a day, and a look at the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from db import backups
from db.operations.desk import CLOCK_TOLERANCE, Desk, last_entry
from db.store import Store
from desktop_app.background import Background
from desktop_app.language import format_datetime, translate
from desktop_app.refusal_words import words
from desktop_app.shell.services import Message

A_DAY = timedelta(hours=20)
LOOK_AGAIN_MS = 60 * 60 * 1_000


class Upkeep(QObject):
    """`told(Message)` about the store, `warned(Message)` about the clock."""

    told = Signal(object)
    warned = Signal(object)

    def __init__(self, store: Store, background: Background) -> None:
        super().__init__()
        self._store, self._background = store, background
        self._desk: Desk | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._look)

    def begin(self, desk: Desk) -> None:
        """Look now, and every hour."""
        self._desk = desk
        self._timer.start()
        self._look()

    def _look(self) -> None:
        self._background.run(lambda _task: self._last_entry(), self._show_clock)
        self._background.run(
            lambda _task: back_up_if_due(self._store), self._show_backup, self._not_backed_up
        )

    def _last_entry(self) -> datetime | None:
        assert self._desk is not None
        with self._store.read() as session:
            return last_entry(session, self._desk.device)[1]

    def _show_clock(self, last: datetime | None) -> None:
        behind = last is not None and datetime.now(UTC) < last - CLOCK_TOLERANCE
        text = (
            translate("Upkeep", "Check this computer's clock: it is behind the last entry.") if behind else ""
        )
        self.warned.emit(Message(text, "warn"))

    def _show_backup(self, at: datetime) -> None:
        text = translate("Upkeep", "Safe here · backup {time}").format(time=format_datetime(at))
        self.told.emit(Message(text, "neutral", translate("Upkeep", "A backup is made every day.")))

    def _not_backed_up(self, error: Exception) -> None:
        text = translate("Upkeep", "No backup today: {reason}").format(reason=words(error).headline)
        self.told.emit(Message(text, "warn", words(error).as_sentence()))


def back_up_if_due(store: Store) -> datetime:
    """Make a backup where the newest is a day old; when the newest was made."""
    newest = _newest(store.folder)
    if newest is None or datetime.now(UTC) - newest > A_DAY:
        backups.back_up(store)
        newest = _newest(store.folder)
    assert newest is not None
    return newest


def _newest(folder: Path) -> datetime | None:
    found = backups.listed(folder / backups.FOLDER)
    return datetime.fromtimestamp(found[0].stat().st_mtime, UTC) if found else None
