# SPDX-License-Identifier: GPL-3.0-or-later
"""What a late return costs."""

from dataclasses import dataclass
from datetime import date

from db.rules.calendar import Calendar
from db.rules.terms import Terms


@dataclass(frozen=True, slots=True)
class Lateness:
    """Open days late, and the fine for them in rupiah."""

    days: int
    amount: int


def lateness(terms: Terms, calendar: Calendar, due: date, returned: date) -> Lateness:
    """Days late are open days after the due day; within grace they cost nothing, after it every one counts.

    Counting all days once grace is over is what SLiMS does (circulation_base_lib) and staff expect.
    """
    days = calendar.open_days_after(due, returned) if returned > due else 0
    if days <= terms.grace_days:
        return Lateness(days, 0)
    amount = days * terms.fine_per_day
    return Lateness(days, min(amount, terms.fine_cap) if terms.fine_cap else amount)
