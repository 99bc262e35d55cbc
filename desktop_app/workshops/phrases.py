# SPDX-License-Identifier: GPL-3.0-or-later
"""The vocabulary of workshops (db.rules.programme) as people read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from db.queries.workshops import WorkshopRow
from desktop_app.language import format_date, format_number, format_time, translate

Words = Mapping[str, Callable[[], str]]

KINDS: Words = {
    "workshop": lambda: translate("Workshops", "Workshop"),
    "seminar": lambda: translate("Workshops", "Seminar"),
    "webinar": lambda: translate("Workshops", "Webinar"),
    "class": lambda: translate("Workshops", "Class"),
    "literacy_event": lambda: translate("Workshops", "Literacy event"),
    "story_hour": lambda: translate("Workshops", "Story hour"),
    "school_visit": lambda: translate("Workshops", "School visit"),
}
STATES: Words = {
    "template": lambda: translate("Workshops", "Template"),
    "draft": lambda: translate("Workshops", "Draft"),
    "open": lambda: translate("Workshops", "Open"),
    "closed": lambda: translate("Workshops", "Closed"),
    "cancelled": lambda: translate("Workshops", "Cancelled"),
}
TONES = {"open": "good", "cancelled": "bad", "draft": "warn"}
AGE_GROUPS: Words = {
    "0-5": lambda: translate("Workshops", "0 to 5 years"),
    "6-11": lambda: translate("Workshops", "6 to 11 years"),
    "12-18": lambda: translate("Workshops", "12 to 18 years"),
    "19+": lambda: translate("Workshops", "Adults"),
    "general": lambda: translate("Workshops", "All ages"),
}
STRATEGIES: Words = {
    "": lambda: translate("Workshops", "None"),
    "information": lambda: translate("Workshops", "Better information services"),
    "involvement": lambda: translate("Workshops", "Involving the community"),
    "advocacy": lambda: translate("Workshops", "Advocacy"),
}
PEOPLE_ROLES: Words = {
    "facilitator": lambda: translate("Workshops", "Facilitator"),
    "speaker": lambda: translate("Workshops", "Speaker"),
    "moderator": lambda: translate("Workshops", "Moderator"),
    "committee": lambda: translate("Workshops", "Committee"),
}
FUNDING: Words = {
    "apbd": lambda: translate("Workshops", "City budget (APBD)"),
    "partner": lambda: translate("Workshops", "Partner"),
    "sponsor": lambda: translate("Workshops", "Sponsor"),
    "csr": lambda: translate("Workshops", "CSR"),
    "in_kind": lambda: translate("Workshops", "In kind"),
    "fees": lambda: translate("Workshops", "Fees"),
    "other": lambda: translate("Workshops", "Other"),
}
QUESTIONS: Words = {
    "text": lambda: translate("Workshops", "Text"),
    "choice": lambda: translate("Workshops", "Choice"),
    "yes_no": lambda: translate("Workshops", "Yes or no"),
    "number": lambda: translate("Workshops", "Number"),
}
FORMATS: Words = {
    "onsite": lambda: translate("Workshops", "On site"),
    "online": lambda: translate("Workshops", "Online"),
}


def named(words: Words, value: str) -> str:
    """What a value is called; the bare value where a newer program made it."""
    return words[value]() if value in words else value


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
