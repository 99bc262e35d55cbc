# SPDX-License-Identifier: GPL-3.0-or-later
"""The only threads: work runs beside the window, its result returns to the GUI thread by a queued signal."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop_app.beside import Lane, Progress
from desktop_app.thread_priority import give_way

R = TypeVar("R")
log = logging.getLogger(__name__)
BREAKABLE = frozenset({"pool", "mail", "upkeep"})
"""Lanes whose work may be broken off when the program ends: an operation never is."""


class Task:
    """One piece of work under way. The work itself asks `cancelled` and calls `report`."""

    def __init__(self, background: Background, progress: Progress | None, *, outlives: bool = False) -> None:
        self.cancelled = False
        self._background = background
        self._progress = progress
        self._asked_in = None if outlives else background.window

    @property
    def heard(self) -> bool:
        """Whether somebody is still there to be told; `cancelled` or not, it may be under way."""
        return self._asked_in in (None, self._background.window)

    def cancel(self) -> None:
        """Ask the work to stop; nothing of it is delivered any more."""
        self.cancelled = True

    def report(self, done: int, total: int, note: str = "") -> None:
        """How far the work is (total 0: nobody knows); `progress` is called on the GUI thread."""
        if self._progress is not None and not self.cancelled:
            self._background.deliver(lambda: self._tell(done, total, note))

    def forget(self) -> None:
        """It is over: nobody is told how far it is any more."""
        self._progress = None

    def _tell(self, done: int, total: int, note: str) -> None:
        if self._progress is not None and self.heard and not self.cancelled:
            self._progress(done, total, note)


class _Asked:
    """What somebody wants done. Its callables belong to pages and dialogs: they leave it on the GUI thread.

    Whatever Qt has made must be unmade in the thread it lives in; a worker that held the last reference to a
    page that is gone would take the program with it.
    """

    def __init__(
        self,
        task: Task,
        work: Callable[[Task], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None,
    ) -> None:
        self.task, self.work, self.done, self.failed = task, work, done, failed

    def let_go(self) -> None:
        """Nothing of it is held any more; only on the GUI thread."""
        self.task.forget()
        del self.work, self.done, self.failed


class Background(QObject):
    """Work in lanes: each lane does one thing after another, the lanes side by side.

    'pool' (two threads) reads, 'desk' makes operations, 'sync' talks to the server, 'news' listens to it,
    'mail' sends e-mail, 'upkeep' does what takes long and nobody waits for: it gives way to everything else.

    `unexpected` carries an exception that nobody asked to be told of. Threads start with the first work.
    """

    unexpected = Signal(object)
    _landed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {
            "pool": ThreadPoolExecutor(2, thread_name_prefix="pool"),
            "desk": ThreadPoolExecutor(1, thread_name_prefix="desk"),
            "sync": ThreadPoolExecutor(1, thread_name_prefix="sync"),
            "news": ThreadPoolExecutor(1, thread_name_prefix="news"),
            "mail": ThreadPoolExecutor(1, thread_name_prefix="mail"),
            "upkeep": ThreadPoolExecutor(1, thread_name_prefix="upkeep", initializer=give_way),
        }
        self._latest: dict[str, Task] = {}
        self._breakable = set[Task]()
        self._closed = False
        self.window = 0
        """Counts the windows that have asked for work, one after another."""
        self._landed.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Task], R],
        done: Callable[[R], None],
        failed: Callable[[Exception], None] | None = None,
        progress: Progress | None = None,
        lane: Lane = "pool",
    ) -> Task:
        """Run `work(task)` in a lane, then `done(result)` or `failed(error)` on the GUI thread.

        After `close` nothing runs any more: the task comes back cancelled. Syncing outlives windows.
        """
        task = Task(self, progress, outlives=lane in {"sync", "news"})
        if self._closed:
            task.cancel()
        else:
            if lane in BREAKABLE:
                self._breakable.add(task)
            self._lanes[lane].submit(self._work, _Asked(task, work, done, failed))
        return task

    def latest(
        self,
        key: str,
        work: Callable[[Task], R],
        done: Callable[[R], None],
        failed: Callable[[Exception], None] | None = None,
        progress: Progress | None = None,
        lane: Lane = "pool",
    ) -> Task:
        """As `run`, but a newer request with the same key takes the place of an older one."""
        if (older := self._latest.get(key)) is not None:
            older.cancel()
        self._latest[key] = task = self.run(work, done, failed, progress, lane)
        return task

    def begun(self, work: Callable[[], R]) -> Callable[[], R]:
        """Begin in the pool now what other work will want; that calls what comes back, and waits for it."""
        return self._lanes["pool"].submit(work).result

    def another_window(self) -> None:
        """The one that asked goes: what it handed in is done, but its pages are not there to be told."""
        self.window += 1

    def deliver(self, call: Callable[[], None]) -> None:
        """Call something on the GUI thread, from any thread."""
        self._landed.emit(call)

    def close(self) -> None:
        """Wait for every operation handed in; reads are dropped, and what takes long breaks off."""
        self._closed = True
        for task in self._breakable:
            task.cancel()
        for lane, executor in self._lanes.items():
            executor.shutdown(wait=True, cancel_futures=lane != "desk")

    def _work(self, asked: _Asked) -> None:
        result, error = None, None
        if not asked.task.cancelled:
            try:
                result = asked.work(asked.task)
            except Exception as raised:  # noqa: BLE001 - the outermost loop: told on the GUI thread
                error = raised
        self.deliver(partial(self._hand_back, asked, result, error))

    def _hand_back(self, asked: _Asked, result: Any, error: Exception | None) -> None:
        task, done, failed = asked.task, asked.done, asked.failed
        asked.let_go()
        self._breakable.discard(task)
        if error is not None:
            self._fail(task, error, failed)
        elif task.heard and not task.cancelled:
            done(result)

    def _fail(self, task: Task, error: Exception, failed: Callable[[Exception], None] | None) -> None:
        if not task.heard:
            return
        if failed is None:
            self.tell_unexpected(error)
        elif not task.cancelled:
            failed(error)

    def tell_unexpected(self, error: Exception) -> None:
        """Note an error that nobody foresaw, and tell whoever listens."""
        # Its message may quote a name or a number: a log gets the kind and the place only.
        log.error("unexpected %s at %s", type(error).__name__, _place(error))
        self.unexpected.emit(error)

    def tell_quietly(self, error: Exception) -> None:
        """Note an error that stops nobody from working."""
        log.warning("%s at %s", type(error).__name__, _place(error))

    @Slot(object)
    def _call(self, call: Callable[[], None]) -> None:
        try:
            call()
        except Exception as error:  # noqa: BLE001 - the outermost loop: reported, the window goes on
            self.tell_unexpected(error)


def _place(error: Exception) -> str:
    trace, where = error.__traceback__, "?"
    while trace is not None:
        code = trace.tb_frame.f_code
        where = f"{code.co_name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return where
