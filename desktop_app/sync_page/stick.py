# SPDX-License-Identifier: GPL-3.0-or-later
"""Unsent work on a stick, beside the window: saved here, or taken in for another desk. Knows no widgets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from db.operations.desk import Desk
from db.syncing.messages import OutboxAnswer
from db.syncing.outbox import SUFFIX
from desktop_app.background import Background, Task
from desktop_app.language import translate
from desktop_app.outbox_words import answer_words, outbox_trouble, saved_words
from desktop_app.refusal_words import Words
from desktop_app.sync.carrier import Carrier, carrier_to
from desktop_app.sync.engine import Engine
from desktop_app.sync.outbox_files import Saved, bring, proposed_name, save
from desktop_app.sync.standing import enrolled_as

T = TypeVar("T")


class Told(Protocol):
    """Called with what there is to say: 'info' while it is under way, then 'good', 'warn' or 'bad'."""

    def __call__(self, said: Words, tone: str) -> None:
        """Say it in this tone."""


class Stick:
    """One file at a time. `taken_in` is called when the server has something new."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        background: Background,
        told: Told,
        taken_in: Callable[[], None],
    ) -> None:
        self._desk, self._background = desk, background
        self._told, self._taken_in = told, taken_in
        self._task: Task | None = None
        self._carrier: Carrier | None = None

    @property
    def busy(self) -> bool:
        """Whether a file is being written or sent."""
        return self._task is not None

    def proposed(self) -> str:
        """A name for the file."""
        desk = self._desk()
        return proposed_name(desk.device, desk.clock())

    def save(self, file: Path) -> None:
        """Save what waits."""
        desk = self._desk()
        target = file if file.suffix else file.with_suffix(SUFFIX)
        engine = Engine(desk.store, desk.device, desk.clock)
        self._begin(
            translate("SyncPage", "What waits is being saved…"),
            lambda _task: save(engine, desk.clock(), target),
            self._saved,
        )

    def take_in(self, file: Path) -> None:
        """Bring another desk's file to the server."""
        desk = self._desk()
        self._begin(
            translate("SyncPage", "The file is being sent to the server…"),
            lambda _task: self._bring(desk, file),
            self._brought,
        )

    def stop(self) -> None:
        """Wait no longer. What the server has taken in counts, and the file may come again."""
        task, self._task = self._task, None
        if task is None:
            return
        task.cancel()
        if self._carrier is not None:
            self._carrier.close()
        self._told(
            Words(
                translate("SyncPage", "Stopped"),
                translate("SyncPage", "The file is as good as before."),
                translate("SyncPage", "It may be done again at any time: nothing counts twice."),
            ),
            "warn",
        )

    def _begin(self, said: str, work: Callable[[Task], T], done: Callable[[T], None]) -> None:
        if self._task is None:
            self._task = self._background.run(work, done, self._failed)
            self._told(Words(said), "info")

    def _bring(self, desk: Desk, file: Path) -> OutboxAnswer:
        with desk.store.read() as session:
            standing = enrolled_as(session)
        self._carrier = carrier = carrier_to(standing)
        try:
            return bring(desk.store, carrier, file)
        finally:
            self._carrier = None
            carrier.close()

    def _saved(self, saved: Saved) -> None:
        self._task = None
        self._told(saved_words(saved), "good")

    def _brought(self, answer: OutboxAnswer) -> None:
        self._task = None
        self._told(answer_words(answer), "good" if answer.status == "ok" else "warn")
        if answer.applied + answer.noted:
            self._taken_in()

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._told(outbox_trouble(error), "bad")
