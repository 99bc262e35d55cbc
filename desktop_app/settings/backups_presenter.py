# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups: made, listed; the recovery code shown again to who knows the own password. Knows no widgets."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from db import backups, errors, keys
from db.backups import Backup
from db.operations.refusals import NotAllowed
from db.operations.staff import sign_in
from db.queries.library import setting
from db.rules.roles import Right
from desktop_app.settings.work import Work


@dataclass(frozen=True)
class BackupsState:
    """The backups beside the store, and how far the one is that is being made."""

    backups: tuple[Backup, ...] = ()
    making: bool = False
    done: int = 0
    total: int = 0


class Recovery(NamedTuple):
    """The recovery code, and whose it is."""

    library: str
    code: str


class BackupsPresenter:
    """`show` gets each new state, `made` the folder of a new backup, `failed` why there is none."""

    def __init__(
        self,
        work: Work,
        show: Callable[[BackupsState], None],
        made: Callable[[Path], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.state = BackupsState()
        self._work, self._show, self._made, self._failed = work, show, made, failed
        self._stop = False

    def load(self) -> None:
        """List the backups beside the store."""
        folder = self._work.desk().store.folder / backups.FOLDER
        self._work.background.run(lambda _task: backups.described(folder), self._listed)

    def _listed(self, found: list[Backup]) -> None:
        self._become(replace(self.state, backups=tuple(found)))

    def make(self, folder: Path | None = None) -> None:
        """Make a backup beside the store, or in another folder."""
        if self.state.making:
            return
        if not self._work.may(Right.BACKUP):
            self._failed(NotAllowed(right=Right.BACKUP))
            return
        self._stop = False
        store = self._work.desk().store
        target = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%S}-asked" if folder else None

        def work(task: Any) -> Path:
            return backups.back_up(
                store,
                target,
                reason="asked",
                progress=task.report,
                cancelled=lambda: self._stop or task.cancelled,
            )

        self._become(replace(self.state, making=True, done=0, total=0))
        self._work.background.run(work, self._is_made, self._not_made, self._progressed)

    def _progressed(self, done: int, total: int, _note: str) -> None:
        self._become(replace(self.state, done=done, total=total))

    def stop(self) -> None:
        """Stop; what was begun is swept away."""
        self._stop = True

    def _is_made(self, folder: Path) -> None:
        self._become(replace(self.state, making=False))
        self._made(folder)
        self.load()

    def _not_made(self, error: Exception) -> None:
        self._become(replace(self.state, making=False))
        if not isinstance(error, errors.BackupStopped):
            self._failed(error)

    def recovery_code(
        self, password: str, done: Callable[[Recovery], None], failed: Callable[[Exception], None]
    ) -> None:
        """The code, after the own password; wrong ones cost waiting time as at the door."""
        desk = self._work.desk()

        def look(_task: object) -> Recovery:
            if desk.person is None or not desk.may(Right.SETTINGS):
                raise NotAllowed(right=Right.SETTINGS)
            sign_in(desk.store, desk.person.username, password)
            with desk.store.read() as session:
                library = setting(session, "library", "library_name", "")
            return Recovery(library, keys.recovery_code(desk.store.key))

        self._work.background.run(look, done, failed, lane="desk")

    def _become(self, state: BackupsState) -> None:
        self.state = state
        self._show(state)
