# SPDX-License-Identifier: GPL-3.0-or-later
"""Closed days by year: what is shown, and which public holidays may be offered. Knows no widgets."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import UUID

from db.operations.closing import Closing, close_and_move, open_and_move_back
from db.operations.operation import Changes
from db.operations.policies import PutClosedDays
from db.queries.library import BranchRow, ClosedDayRow, branches, closed_days
from desktop_app.settings.work import Work
from resources.sample import Holiday, holidays

LONG_AGO = date(1900, 1, 1)
Told = Callable[[str, int, int, Callable[[], None] | None], None]
"""'closed', 'opened' or 'undone'; how many days; how many due dates moved; how to take it back."""
MOVED = Changes({"places", "loans"})


@dataclass(frozen=True)
class CalendarState:
    """All closed days, the year in view, and the public holidays of that year that are open here."""

    days: tuple[ClosedDayRow, ...] = ()
    branches: tuple[BranchRow, ...] = ()
    year: int = 0
    offered: tuple[Holiday, ...] = ()

    @property
    def shown(self) -> list[ClosedDayRow]:
        """Closed days of the year in view."""
        return [day for day in self.days if day.day.year == self.year]

    @property
    def years(self) -> list[int]:
        """Years with closed days, and the two that people plan for."""
        return sorted({day.day.year for day in self.days} | {self.year, self.year + 1})


class CalendarPresenter:
    """`show` gets each new state; `told` what was done; `failed` why it was not."""

    def __init__(
        self,
        work: Work,
        show: Callable[[CalendarState], None],
        told: Told,
        failed: Callable[[Exception], None],
        today: Callable[[], date] = date.today,
        known: Callable[[], list[Holiday]] = holidays,
    ) -> None:
        self.state = CalendarState(year=today().year)
        self._work, self._show, self._told, self._failed, self._known = work, show, told, failed, known
        self._holidays: list[Holiday] = []

    def load(self) -> None:
        """Read the closed days."""

        def read(session: object) -> tuple[list[ClosedDayRow], list[BranchRow], list[Holiday]]:
            return closed_days(session, LONG_AGO), branches(session), self._known()  # type: ignore[arg-type]

        self._work.read(read, self._loaded)

    def _loaded(self, found: tuple[list[ClosedDayRow], list[BranchRow], list[Holiday]]) -> None:
        days, places, self._holidays = found
        self._become(replace(self.state, days=tuple(days), branches=tuple(places)))

    def show_year(self, year: int) -> None:
        """Another year."""
        self._become(replace(self.state, year=year))

    def close(self, days: Iterable[tuple[date, str]], branch: UUID | None = None) -> None:
        """Mark days closed, at one branch or everywhere."""
        asked = tuple(days)
        self._work.do(
            lambda desk: close_and_move(desk, days=asked, at_branch=branch), self._closed, self._failed
        )

    def _closed(self, closing: Closing) -> None:
        operation = closing.done.operation
        assert isinstance(operation, PutClosedDays)
        self._work.did(MOVED)
        targets = [facts.target for facts in operation.days]
        undo = partial(self._undo_closing, targets)
        self._told("closed", len(targets), len(closing.moved), undo)

    def _undo_closing(self, targets: list[UUID]) -> None:
        self._work.do(lambda desk: open_and_move_back(desk, targets=targets), self._undone, self._failed)

    def _undone(self, _closing: Closing) -> None:
        self._work.did(MOVED)
        self._told("undone", 1, 0, None)

    def close_holidays(self) -> None:
        """Take up the public holidays that are offered."""
        if self.state.offered:
            self.close((holiday.date, holiday.name) for holiday in self.state.offered)

    def open(self, day: ClosedDayRow) -> None:
        """A closed day is open after all."""
        branch = next((b.uid for b in self.state.branches if b.name == day.branch), None)

        def undo() -> None:
            days = ((day.day, day.name),)
            self._work.do(
                lambda desk: close_and_move(desk, days=days, at_branch=branch), self._undone, self._failed
            )

        def opened(closing: Closing) -> None:
            self._work.did(MOVED)
            self._told("opened", 1, len(closing.moved), undo)

        self._work.do(lambda desk: open_and_move_back(desk, targets=(day.uid,)), opened, self._failed)

    def _become(self, state: CalendarState) -> None:
        closed = {day.day for day in state.days if day.branch is None}
        offered = (h for h in self._holidays if h.date.year == state.year and h.date not in closed)
        self.state = replace(state, offered=tuple(offered))
        self._show(self.state)
