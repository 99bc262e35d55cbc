# SPDX-License-Identifier: GPL-3.0-or-later
"""The vocabulary of workshops (db.rules.programme) as people read it."""

from __future__ import annotations

from datetime import datetime

from db.queries.workshops import WorkshopRow
from desktop_app.language import format_date, format_number, format_time, translate
from desktop_app.programme_words import (
    AGE_GROUPS,
    FORMATS,
    FUNDING,
    KINDS,
    PEOPLE_ROLES,
    STATES,
    STRATEGIES,
    Words,
    named,
)

__all__ = [
    "AGE_GROUPS",
    "FORMATS",
    "FUNDING",
    "KINDS",
    "PEOPLE_ROLES",
    "STATES",
    "STRATEGIES",
    "Words",
    "named",
]

TONES = {"open": "good", "cancelled": "bad", "draft": "warn"}
QUESTIONS: Words = {
    "text": lambda: translate("Workshops", "Text"),
    "choice": lambda: translate("Workshops", "Choice"),
    "yes_no": lambda: translate("Workshops", "Yes or no"),
    "number": lambda: translate("Workshops", "Number"),
}


def when(start: datetime | None, end: datetime | None) -> str:
    """A span as people say it: one day with its times, or two days."""
    if start is None or end is None:
        return translate("Workshops", "no date yet")
    first, last = start.astimezone(), end.astimezone()
    if first.date() == last.date():
        return f"{format_date(first.date())}, {format_time(start)}–{format_time(end)}"
    return f"{format_date(first.date())} – {format_date(last.date())}"


def places_taken(row: WorkshopRow) -> str:
    """Registered people of how many seats."""
    taken = format_number(row.registered)
    return taken if row.seats is None else f"{taken} / {format_number(row.seats)}"


def hours_of(minutes: int) -> str:
    """Minutes as '1:30'; a dash for none."""
    return f"{minutes // 60}:{minutes % 60:02}" if minutes else "–"
