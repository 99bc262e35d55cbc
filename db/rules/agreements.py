# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether what was agreed with a partner holds on a day."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

SOON = 60
"""Days before its end from which on an agreement is said to end soon: a new one takes about as long."""
REMINDERS = (180, 90, 60, 30)
"""Days before its end at which one is reminded of it."""
DAY = timedelta(days=1)


class Standing(StrEnum):
    """How an agreement stands on a day."""

    NONE = "none"
    NOT_YET = "not_yet"
    VALID = "valid"
    ENDING = "ending"
    ENDED = "ended"


class Span(NamedTuple):
    """From the first to the last day; None where that was not said: from ever, or without an end."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it is good on that day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def standing(span: Span | None, day: date) -> tuple[Standing, int]:
    """How it stands, and days: until it begins or ends, or since it has ended; 0 where no day is known."""
    if span is None:
        return Standing.NONE, 0
    if span.first is not None and day < span.first:
        return Standing.NOT_YET, (span.first - day).days
    if span.last is None:
        return Standing.VALID, 0
    left = (span.last - day).days
    if left < 0:
        return Standing.ENDED, -left
    return (Standing.ENDING if left <= SOON else Standing.VALID), left


def reminder(span: Span | None, day: date) -> int | None:
    """The last of REMINDERS that has come: 90 from 90 to 61 days before its end; 0 once that is over.

    None before the first of them, and where there is no end.
    """
    if span is None or span.last is None or not (span.first is None or span.first <= day):
        return None
    left = (span.last - day).days
    return 0 if left < 0 else min((days for days in REMINDERS if left <= days), default=None)


def together(spans: Iterable[Span], day: date) -> Span | None:
    """What several come to on a day, with a renewal that follows without a gap; None where there are none.

    Of those that don't hold: the one that begins next, else the one that ended last.
    """
    there = list(spans)
    holding = [span for span in there if span.holds(day)]
    if not holding:
        ahead = [span for span in there if span.first is not None and day < span.first]
        if ahead:
            holding = [min(ahead, key=lambda span: span.first or date.min)]
        else:
            return max(there, key=_end, default=None)
    first = min((span.first for span in holding), key=lambda one: one or date.min)
    last = max(map(_end, holding))
    for span in sorted(there, key=lambda span: span.first or date.min):
        if last < date.max and (span.first or date.min) <= last + DAY:
            last = max(last, _end(span))
    return Span(first, None if last == date.max else last)


def _end(span: Span) -> date:
    return span.last or date.max
