# SPDX-License-Identifier: GPL-3.0-or-later
"""Open and closed days of one branch, and due dates that respect them."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
LONGEST_CLOSING = 366
"""Days to look for an open one before giving up: a branch closed for a year has no due dates to move."""


def knows_timezone(name: str) -> bool:
    """Whether this computer knows an IANA time zone of this name."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


@dataclass(frozen=True, slots=True)
class Calendar:
    """A branch's closings: weekdays (0 = Monday) and single dates; `timezone` says when its day ends."""

    weekdays: Container[int] = frozenset()
    dates: Container[date] = frozenset()
    timezone: str = "Asia/Jakarta"

    def is_open(self, day: date) -> bool:
        """Whether the branch opens on this day."""
        return day.weekday() not in self.weekdays and day not in self.dates

    def open_on_or_after(self, day: date) -> date:
        """The first open day from this one on (the day itself where none is open within a year)."""
        return self._nearest(day, DAY)

    def open_on_or_before(self, day: date) -> date:
        """The last open day up to this one (the day itself where none was open for a year)."""
        return self._nearest(day, -DAY)

    def _nearest(self, day: date, step: timedelta) -> date:
        candidate = day
        for _ in range(LONGEST_CLOSING):
            if self.is_open(candidate):
                return candidate
            candidate += step
        return day

    def local_day(self, moment: datetime) -> date:
        """The branch's date at a UTC moment."""
        return moment.astimezone(ZoneInfo(self.timezone)).date()

    def end_of(self, day: date) -> datetime:
        """The last second of a day at the branch, in UTC."""
        return datetime.combine(day, time(23, 59, 59), ZoneInfo(self.timezone)).astimezone(UTC)

    def falls_due(self, due: datetime) -> datetime:
        """When something is due by the calendar as it is now: where its day was closed since, at the end of
        the next open one (UTC)."""
        day = self.local_day(due)
        return due if self.is_open(day) else self.end_of(self.open_on_or_after(day))

    def is_overdue(self, due: datetime, now: datetime) -> bool:
        """Whether it is late: never by closed days alone (both UTC)."""
        return due < now and self.falls_due(due) < now

    def open_days_after(self, day: date, until: date) -> int:
        """Open days in (day, until]: what an overdue fine counts."""
        return sum(self.is_open(day + n * DAY) for n in range(1, (until - day).days + 1))


def is_by_the_hour(due: datetime) -> bool:
    """Whether it is due at a minute (`due_hour`), not at the end of a day, in whatever time zone that is."""
    return due.second == 0


def due_day(
    calendar: Calendar, start: date, days: int, *, expires_on: date | None, fixed: date | None = None
) -> date:
    """The day on which a loan or renewal of so many days from `start` falls due.

    Closed days are skipped forward. Until the day `fixed` everything falls due on it, or on the last open day
    before. With `expires_on` the day is never past it: then it is the last open day up to the expiry, or the
    expiry itself where that would fall before `start`.
    """
    due = calendar.open_on_or_after(start + days * DAY)
    if fixed is not None and fixed >= start:
        due = calendar.open_on_or_before(fixed)
        due = due if due >= start else calendar.open_on_or_after(fixed)
    if expires_on is None or due <= expires_on:
        return due
    earlier = calendar.open_on_or_before(expires_on)
    return earlier if earlier >= start else max(expires_on, start)


def due_hour(
    calendar: Calendar, start: datetime, hours: int, *, expires_on: date | None, fixed: date | None = None
) -> datetime:
    """The moment at which a loan or renewal of so many hours from `start` falls due, in UTC.

    It is a whole minute, the one that has begun is given. On a closed day it is the end of the next open one.
    It is never past `expires_on`, nor past `fixed` until that day: then it is the end of the day that
    `due_day` finds for them.
    """
    due = (start + timedelta(hours=hours, minutes=1)).replace(second=0, microsecond=0)
    today, day = calendar.local_day(start), calendar.local_day(due)
    last = due_day(calendar, today, (day - today).days, expires_on=expires_on)
    if fixed is not None and fixed >= today:
        last = min(last, due_day(calendar, today, 0, expires_on=expires_on, fixed=fixed))
    return due if last == day and calendar.is_open(day) else calendar.end_of(last)
