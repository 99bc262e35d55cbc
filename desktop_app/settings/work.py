# SPDX-License-Identifier: GPL-3.0-or-later
"""What every section of the settings does its reading and writing with. No widgets."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from db.operations.desk import Desk, Done
from db.operations.operation import Changes
from db.rules.roles import Right
from desktop_app.background import Background

R = TypeVar("R")


class Work:
    """The desk, beside the window. `did` is told what kinds of thing each operation changed."""

    def __init__(
        self, desk: Callable[[], Desk], background: Background, did: Callable[[Changes], None]
    ) -> None:
        self.desk, self.background, self.did = desk, background, did

    def may(self, right: Right | None) -> bool:
        """Whether the person at the desk has a right."""
        return right is None or self.desk().may(right)

    def read(self, query: Callable[[Session], R], done: Callable[[R], None]) -> None:
        """Ask the store."""
        desk = self.desk()

        def work(_task: object) -> R:
            with desk.store.read() as session:
                return query(session)

        self.background.run(work, done)

    def perform(
        self,
        make: Callable[..., Any],
        done: Callable[[Done], None],
        failed: Callable[[Exception], None] | None = None,
        **facts: Any,
    ) -> None:
        """Make one operation; `done` when it is committed, `failed` when it was refused."""

        def landed(result: Done) -> None:
            self.did(result.changes)
            done(result)

        self.do(lambda desk: desk.perform(make, **facts), landed, failed)

    def do(
        self, work: Callable[[Desk], R], done: Callable[[R], None], failed: Callable[[Exception], None] | None
    ) -> None:
        """Something at the desk that takes several operations; who calls tells `did`."""
        desk = self.desk()
        self.background.run(lambda _task: work(desk), done, failed, lane="desk")
