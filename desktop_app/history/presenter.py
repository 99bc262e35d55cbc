# SPDX-License-Identifier: GPL-3.0-or-later
"""What the history page shows, and what its keys mean. Knows no widgets."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from db.operations.desk import Desk
from db.queries.circulation import DayFigures, PrintRow
from desktop_app.beside import Beside
from desktop_app.history import records
from desktop_app.history.records import Due
from desktop_app.printing.frozen import Slip


@dataclass(frozen=True)
class State:
    """Everything that the page shows; `view` is one of page.VIEWS, `which` one of RANGES."""

    view: str = "slips"
    number: str = ""
    slips: tuple[PrintRow, ...] = ()
    which: str = "overdue"
    everywhere: bool = False
    member: UUID | None = None
    member_name: str = ""
    """Whose due list it is; empty: everybody's."""
    due: Due | None = None
    day: DayFigures | None = None


class HistoryPresenter:
    """`show` gets each new state; `reprinted(slip)` a slip to print once more; `failed` what went wrong."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        beside: Beside,
        show: Callable[[State], None],
        reprinted: Callable[[Slip], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.state = State()
        self._desk, self._beside = desk, beside
        self._show, self._reprinted, self._failed = show, reprinted, failed

    def look(self) -> None:
        """Read again what is shown."""
        desk, state = self._desk(), self.state
        self._beside.latest("history-day", lambda _task: records.day(desk), self._day_read, self._failed)
        if state.view == "slips":
            self._beside.latest(
                "history-slips",
                lambda _task: records.slips(desk, state.number),
                lambda rows: self._become(slips=tuple(rows)),
                self._failed,
            )
        elif state.view == "due":
            self._beside.latest(
                "history-due",
                lambda _task: records.due(
                    desk, state.which, everywhere=state.everywhere, member=state.member
                ),
                lambda due: self._become(due=due),
                self._failed,
            )

    def _day_read(self, day: DayFigures) -> None:
        self._become(day=day)

    def turn_to(self, view: str) -> None:
        """One of page.VIEWS."""
        self._become(view=view)
        self.look()

    def find(self, number: str) -> None:
        """Slips whose number begins so."""
        self._become(number=number, view="slips")
        self.look()

    def choose_range(self, which: str) -> None:
        """One of records.RANGES."""
        self._become(which=which, view="due")
        self.look()

    def toggle_everywhere(self) -> None:
        """This branch, or all."""
        self._become(everywhere=not self.state.everywhere)
        self.look()

    def choose_member(self, member: UUID | None, name: str = "") -> None:
        """All that one member has out, wherever it was lent; None: what everybody has out here."""
        which = self.state.which if member is None else "all"
        self._become(member=member, member_name=name, everywhere=member is not None, which=which, view="due")
        self.look()

    def reprint(self, row: PrintRow) -> None:
        """Count one more copy of a slip and print it, marked as such."""
        desk = self._desk()

        def done(slip: Slip) -> None:
            self._reprinted(slip)
            self.look()

        self._beside.run(lambda _task: records.reprint(desk, row), done, self._failed, lane="desk")

    def _become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._show(self.state)
