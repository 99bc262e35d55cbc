# SPDX-License-Identifier: GPL-3.0-or-later
"""When a loan or a renewal falls due by its terms, what a renewal gains, and when it is due without one."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from db.rules.calendar import Calendar, due_day, due_hour
from db.rules.terms import Terms


def due_from(
    terms: Terms, calendar: Calendar, start: datetime, days: int, *, last: date | None = None
) -> datetime:
    """When so many days, or the hours of the terms, from `start` are over (both UTC).

    `last`: the end of the membership, or the day by which another library wants it, whichever is first.
    """
    if terms.loan_hours:
        return due_hour(calendar, start, terms.loan_hours, expires_on=last, fixed=terms.due_on)
    day = due_day(calendar, calendar.local_day(start), days, expires_on=last, fixed=terms.due_on)
    return calendar.end_of(day)


def is_longer(calendar: Calendar, before: datetime, after: datetime) -> bool:
    """Whether it falls due later than it did by the calendar as it is now (both UTC).

    What was due on a day that was closed since is due on the next open one anyhow: a renewal to that day
    gains nothing, and one to an hour of it would take time away.
    """
    return after > before and calendar.falls_due(after) > calendar.falls_due(before)


def due_again(due_at: datetime, due: datetime, standing: Sequence[tuple[datetime, datetime]]) -> datetime:
    """When a loan is due that was due at `due_at` and is to be due at `due` again.

    What others have renewed from that day stands: `standing` has the due times before and after.
    """
    if any(after == due_at for _, after in standing):
        return due_at
    return max((after for before, after in standing if before == due), default=due)


def due_without(
    due_at: datetime, renewed_from: Iterable[datetime], standing: Sequence[tuple[datetime, datetime]]
) -> datetime:
    """When a loan is due without those renewals, given by when it was due before each; never later."""
    for before in renewed_from:
        due_at = min(due_at, due_again(due_at, before, standing))
    return due_at
