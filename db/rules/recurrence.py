# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates that come again: every so many days or weeks, or each month on the same weekday."""

from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta

EVERY = ("day", "week", "month")
LONGEST = 200
"""Dates that one recurrence may make."""


def dates(
    first: date, every: str, count: int, *, step: int = 1, without: Collection[date] = ()
) -> list[date]:
    """`count` dates from `first` on that are not in `without` (closed days are passed over, not made up for).

    'month' keeps weekday and place in the month (the second Saturday); a month without a fifth one is left
    out. Raises ValueError for an unknown `every`, or a count or step below 1.
    """
    if every not in EVERY or count < 1 or step < 1:
        raise ValueError(every)
    found: list[date] = []
    place = 0
    while len(found) < min(count, LONGEST):
        day = _nth(first, every, place * step)
        place += 1
        if day is not None:
            found.append(day)
    return [day for day in found if day not in without]


def _nth(first: date, every: str, steps: int) -> date | None:
    if every != "month":
        return first + timedelta(days=steps * (7 if every == "week" else 1))
    month = first.month - 1 + steps
    year, month = first.year + month // 12, month % 12 + 1
    opening = date(year, month, 1)
    day = 1 + (first.weekday() - opening.weekday()) % 7 + 7 * ((first.day - 1) // 7)
    return date(year, month, day) if day <= monthrange(year, month)[1] else None
