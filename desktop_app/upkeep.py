# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desk does by itself: a backup a day, a look at the clock, and renewals that nobody asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from db import backups
from db.operations.desk import CLOCK_TOLERANCE, Desk, last_entry, utc_now, with_person
from db.operations.renewing_itself import renew_what_is_due
from db.store import Store
from desktop_app.background import Background, Task
from desktop_app.language import format_recently, translate
from desktop_app.refusal_words import words
from desktop_app.shell.services import Message

A_DAY = timedelta(hours=20)
LOOK_AGAIN_MS = 60 * 60 * 1_000
RENEW_AFTER_MS = 5 * 60 * 1_000
"""By then a desk with a line has heard what came back elsewhere, and who waits."""


class Upkeep(QObject):
    """`told(Message)` about the store, `warned(Message)` about the clock, `renewed(count)` loans."""

    told = Signal(object)
    warned = Signal(object)
    renewed = Signal(int)

    def __init__(self, store: Store, background: Background) -> None:
        super().__init__()
        self._store, self._background = store, background
        self._desk: Desk | None = None
        self._backing_up: Task | None = None
        self._said: dict[str, Callable[[], Message]] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._look)
        self._timer.timeout.connect(self.renew)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.setInterval(RENEW_AFTER_MS)
        self._first.timeout.connect(self.renew)
        self._renewing: Task | None = None

    def begin(self, desk: Desk) -> None:
        """Look now, and every hour."""
        self._desk = desk
        self._timer.start()
        self._first.start()
        self._look()

    def end(self) -> None:
        """Look no more: the store is closed, or somebody else will begin again, also with the backup."""
        self._timer.stop()
        self._first.stop()
        for task in (self._backing_up, self._renewing):
            if task is not None:
                task.cancel()

    def renew(self) -> None:
        """What falls due soon, where the policies say so. In nobody's name: nobody asked for it."""
        assert self._desk is not None
        desk = with_person(self._desk, None)
        self._renewing = self._background.run(
            lambda task: renew_what_is_due(desk, lambda: task.cancelled),
            self._was_renewed,
            self._not_renewed,
            lane="upkeep",
        )

    def _was_renewed(self, count: int) -> None:
        if count:
            self.renewed.emit(count)

    def _not_renewed(self, _error: Exception) -> None:
        """The next hour tries again; what is wrong with clock or disk is said by who looks after those."""

    def _look(self) -> None:
        desk = self._desk
        assert desk is not None
        self._background.run(lambda _task: self._is_behind(desk), self._show_clock)
        self._backing_up = self._background.run(
            lambda task: back_up_if_due(self._store, desk.clock, lambda: task.cancelled),
            self._show_backup,
            self._not_backed_up,
            lane="upkeep",
        )

    def _is_behind(self, desk: Desk) -> bool:
        with self._store.read() as session:
            _, last = last_entry(session, desk.device)
        return last is not None and desk.clock() < last - CLOCK_TOLERANCE

    def _show_clock(self, behind: bool) -> None:
        self._say("warned", partial(_clock_words, behind))

    def _show_backup(self, at: datetime) -> None:
        self._say("told", partial(_backup_words, at))

    def _not_backed_up(self, error: Exception) -> None:
        self._say("told", partial(_no_backup_words, error))

    def _say(self, signal: str, message: Callable[[], Message]) -> None:
        self._said[signal] = message
        getattr(self, signal).emit(message())

    def say_again(self) -> None:
        """The same in the language of now."""
        for signal, message in self._said.items():
            self._say(signal, message)


def _clock_words(behind: bool) -> Message:
    text = translate("Upkeep", "Check this computer's clock: it is behind the last entry.")
    return Message(text if behind else "", "warn")


def _backup_words(at: datetime) -> Message:
    text = translate("Upkeep", "Safe here · backup {time}").format(time=format_recently(at))
    return Message(text, "neutral", translate("Upkeep", "A backup is made every day."))


def _no_backup_words(error: Exception) -> Message:
    text = translate("Upkeep", "No backup today: {reason}").format(reason=words(error).headline)
    return Message(text, "warn", words(error).as_sentence())


def back_up_if_due(
    store: Store,
    clock: Callable[[], datetime] = utc_now,
    cancelled: Callable[[], bool] = lambda: False,
) -> datetime:
    """Make a backup where the newest is a day old; when the newest was made. Raises what back_up raises."""
    now = clock()
    # One 'of tomorrow' was made while the clock was wrong: it must not stop the others.
    made = [backup.made_at for backup in backups.described(store.folder / backups.FOLDER)]
    newest = max((at for at in made if at <= now + CLOCK_TOLERANCE), default=None)
    if newest is not None and now - newest <= A_DAY:
        return newest
    backups.back_up(store, cancelled=cancelled)
    return now
