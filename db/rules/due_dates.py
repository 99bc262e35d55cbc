# SPDX-License-Identifier: GPL-3.0-or-later
"""When a loan or a renewal falls due by its terms, and whether a renewal gains anything."""

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
