# SPDX-License-Identifier: GPL-3.0-or-later
"""What a late return costs: money, or a time without borrowing."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from db.rules.calendar import Calendar, is_by_the_hour
from db.rules.terms import Terms


@dataclass(frozen=True, slots=True)
class Lateness:
    """Open days late, the fine for them in rupiah, and the last day of the suspension for them."""

    days: int
    amount: int = 0
    suspended_until: date | None = None

    @property
    def costs(self) -> bool:
        """Whether it costs money or a time without borrowing."""
        return bool(self.amount) or self.suspended_until is not None


IN_TIME = Lateness(0)


def lateness(
    terms: Terms,
    calendar: Calendar,
    due: date,
    returned: date,
    price: int | None = None,
    *,
    hour_passed: bool = False,
) -> Lateness:
    """Days late are open days after the due day; within grace they cost nothing, after it every one counts.

    A due day on which the branch turned out to be closed counts as the next open one. What was due at an hour
    that has passed (`hour_passed`) is a day late on the due day already.
    Counting all days once grace is over is what SLiMS does (circulation_base_lib) and staff expect. A period
    of days costs its fine when it has begun: Koha's "start of interval"; INLISLite's first one does so too.
    `price` is the item's in rupiah, where it is known.
    """
    due = calendar.open_on_or_after(due)
    days = calendar.open_days_after(due, returned) if returned > due else 0
    days += hour_passed
    if days <= terms.grace_days:
        return Lateness(days)
    caps = [terms.fine_cap, (price or 0) if terms.cap_at_price else 0]
    amount = min([begun(days, terms.fine_period) * terms.fine_per_day, *(cap for cap in caps if cap)])
    suspended = begun(days, terms.suspend_period) * terms.suspend_days
    suspended = min(suspended, terms.suspend_cap or suspended)
    return Lateness(days, amount, returned + timedelta(days=suspended) if suspended else None)


def lateness_at(
    terms: Terms, calendar: Calendar, due_at: datetime, back: datetime, price: int | None = None
) -> Lateness:
    """What it costs to bring back `back` what was due then (both UTC), by the calendar of who lent it."""
    due_at = calendar.falls_due(due_at)
    hour_passed = is_by_the_hour(due_at) and back > due_at
    due, returned = calendar.local_day(due_at), calendar.local_day(back)
    return lateness(terms, calendar, due, returned, price, hour_passed=hour_passed)


def begun(days: int, period: int) -> int:
    """How many periods of so many days have begun after these days; a period of none is a day."""
    return -(-days // max(period, 1))
