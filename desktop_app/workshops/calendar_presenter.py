# SPDX-License-Identifier: GPL-3.0-or-later
"""A month of sessions, of all branches: what the calendar shows. No widgets."""

from __future__ import annotations

from calendar import Calendar, monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from db.operations.desk import Desk
from db.queries.workshops import SessionRow, WorkshopRow, between
from desktop_app.beside import Beside
from desktop_app.language import local_moment

WEEKS = 6
"""Rows of a month: no month needs more, and the grid doesn't jump."""
Entry = tuple[SessionRow, WorkshopRow]


@dataclass(frozen=True)
class Month:
    """The days shown, and the sessions that begin on each; `chosen` is the day under the cursor."""

    chosen: date
    today: date
    days: tuple[date, ...] = ()
    entries: Mapping[date, tuple[Entry, ...]] = field(default_factory=dict)

    @property
    def of_chosen(self) -> tuple[Entry, ...]:
        """The sessions of the day under the cursor."""
        return self.entries.get(self.chosen, ())


def days_of(day: date) -> tuple[date, ...]:
    """The days of a month's grid, Monday first, six weeks."""
    first = next(Calendar().itermonthdates(day.year, day.month))
    return tuple(first + timedelta(days=n) for n in range(7 * WEEKS))


def a_month_later(day: date, months: int) -> date:
    """The same day of another month, or its last one."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


class CalendarPresenter:
    """`show` gets each new month, `failed` what went wrong."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        beside: Beside,
        show: Callable[[Month], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._desk, self._beside, self._show, self._failed = desk, beside, show, failed
        today = self._today()
        self.month = Month(today, today, days_of(today))

    def _today(self) -> date:
        return self._desk().clock().astimezone().date()

    def look(self) -> None:
        """Read the month in view again."""
        desk, month = self._desk(), replace(self.month, today=self._today())
        self._beside.latest("calendar", lambda _task: _read(desk, month), self._arrive, self._failed)

    def choose(self, day: date) -> None:
        """Another day; its month comes into view."""
        if (day.year, day.month) == (self.month.chosen.year, self.month.chosen.month):
            self._become(replace(self.month, chosen=day))
            return
        self._become(Month(day, self.month.today, days_of(day)))
        self.look()

    def turn(self, months: int) -> None:
        """So many months on, or back."""
        self.choose(a_month_later(self.month.chosen, months))

    def go_to_today(self) -> None:
        """Today."""
        self.choose(self._today())

    def _arrive(self, month: Month) -> None:
        """What was read, under a cursor that may have moved meanwhile."""
        if month.days == self.month.days:
            self._become(replace(month, chosen=self.month.chosen))

    def _become(self, month: Month) -> None:
        self.month = month
        self._show(self.month)


def _read(desk: Desk, month: Month) -> Month:
    start, end = local_moment(month.days[0]), local_moment(month.days[-1] + timedelta(days=1))
    found: dict[date, list[Entry]] = {}
    with desk.store.read() as session:
        for one, workshop in between(session, start, end):
            found.setdefault(one.facts.starts_at.astimezone().date(), []).append((one, workshop))
    return replace(month, entries={day: tuple(entries) for day, entries in found.items()})
