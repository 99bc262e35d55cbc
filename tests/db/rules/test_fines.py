# SPDX-License-Identifier: GPL-3.0-or-later
"""What a late return costs: open days or periods of them, all once grace is over, never past the cap."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.calendar import DAY, Calendar
from db.rules.fines import begun, lateness
from db.rules.terms import Terms

DUE = date(2026, 11, 9)
days = st.dates(date(2026, 10, 1), date(2027, 1, 31))
calendars = st.builds(Calendar, st.frozensets(st.integers(0, 6)), st.frozensets(days, max_size=20))
money = st.integers(0, 100_000)
length = st.integers(0, 30)
periods = st.integers(0, 40)
terms = st.builds(
    Terms,
    grace_days=st.integers(0, 10),
    fine_per_day=money,
    fine_period=periods,
    fine_cap=money,
    cap_at_price=st.booleans(),
    suspend_days=length,
    suspend_period=periods,
    suspend_cap=length,
)
prices = st.none() | st.integers(0, 50_000)


def starts(late: int, period: int) -> int:
    """On how many of so many days late a period begins: the first, and each so many days on."""
    return sum(day % max(period, 1) == 0 for day in range(late))


@given(terms, calendars, days)
def test_only_open_days_count_and_none_before_the_due_day(
    terms: Terms, calendar: Calendar, back: date
) -> None:
    late = lateness(terms, calendar, DUE, back)
    due = calendar.open_on_or_after(DUE)
    open_days = [n for n in range(1, (back - due).days + 1) if calendar.is_open(due + n * DAY)]
    assert late.days == len(open_days)


@given(terms, calendars, days)
def test_grace_costs_nothing_and_after_it_every_period_that_has_begun_counts(
    terms: Terms, calendar: Calendar, back: date
) -> None:
    late = lateness(terms, calendar, DUE, back)
    if late.days <= terms.grace_days:
        assert late.amount == 0
    else:
        full = starts(late.days, terms.fine_period) * terms.fine_per_day
        assert late.amount == (min(full, terms.fine_cap) if terms.fine_cap else full)


@given(terms, calendars, days, st.integers(0, 20))
def test_waiting_longer_never_costs_less(terms: Terms, calendar: Calendar, back: date, more: int) -> None:
    earlier, later = (lateness(terms, calendar, DUE, day) for day in (back, back + more * DAY))
    assert earlier.days <= later.days
    assert earlier.amount <= later.amount
    assert (later.suspended_until or DUE) >= (earlier.suspended_until or DUE)


@given(terms, calendars, days)
def test_a_cap_is_a_cap_and_nought_is_none(terms: Terms, calendar: Calendar, back: date) -> None:
    amount = lateness(terms, calendar, DUE, back).amount
    assert amount >= 0
    if terms.fine_cap:
        assert amount <= terms.fine_cap


@pytest.mark.parametrize(
    ("back", "grace", "cap", "days_late", "amount"),
    [
        (date(2026, 11, 9), 0, 0, 0, 0),
        (date(2026, 11, 10), 0, 0, 1, 500),
        (date(2026, 11, 15), 0, 0, 5, 2_500),  # the Sunday costs nothing
        (date(2026, 11, 16), 0, 0, 6, 3_000),
        (date(2026, 11, 12), 3, 0, 3, 0),
        (date(2026, 11, 13), 3, 0, 4, 2_000),
        (date(2026, 12, 31), 0, 10_000, 45, 10_000),
        (date(2026, 11, 2), 0, 0, 0, 0),
    ],
)
def test_a_desk_that_is_closed_on_sundays(
    back: date, grace: int, cap: int, days_late: int, amount: int
) -> None:
    terms = Terms(grace_days=grace, fine_per_day=500, fine_cap=cap)
    late = lateness(terms, Calendar(weekdays={6}), DUE, back)
    assert (late.days, late.amount) == (days_late, amount)


@given(terms, calendars, days)
def test_a_period_of_a_day_or_of_none_is_a_fine_for_each_day(
    terms: Terms, calendar: Calendar, back: date
) -> None:
    daily = replace(terms, fine_period=1, suspend_period=1)
    late = lateness(daily, calendar, DUE, back)
    assert lateness(replace(terms, fine_period=0, suspend_period=0), calendar, DUE, back) == late
    full = late.days * terms.fine_per_day if late.days > terms.grace_days else 0
    assert late.amount == (min(full, terms.fine_cap) if terms.fine_cap else full)


@given(terms, calendars, days, periods)
def test_a_longer_period_never_costs_more(terms: Terms, calendar: Calendar, back: date, longer: int) -> None:
    late = lateness(terms, calendar, DUE, back)
    slower = replace(terms, fine_period=terms.fine_period + longer)
    assert lateness(slower, calendar, DUE, back).amount <= late.amount
    assert lateness(slower, calendar, DUE, back).days == late.days


@given(st.integers(1, 400), periods, st.integers(1, 1_000))
def test_what_a_period_costs_is_between_its_share_of_the_days_and_one_more(
    late: int, period: int, fine: int
) -> None:
    long = max(period, 1)
    assert late * fine <= begun(late, period) * fine * long < (late + long) * fine
    assert begun(0, period) == 0


@pytest.mark.parametrize(
    ("back", "grace", "cap", "days_late", "amount"),
    [
        (date(2026, 11, 9), 0, 0, 0, 0),
        (date(2026, 11, 10), 0, 0, 1, 3_000),
        (date(2026, 11, 16), 0, 0, 6, 3_000),  # six open days are one period
        (date(2026, 11, 17), 0, 0, 7, 6_000),
        (date(2026, 11, 23), 0, 0, 12, 6_000),
        (date(2026, 11, 12), 3, 0, 3, 0),
        (date(2026, 11, 13), 3, 0, 4, 3_000),
        (date(2026, 12, 31), 0, 10_000, 45, 10_000),
    ],
)
def test_a_fine_for_each_six_days(back: date, grace: int, cap: int, days_late: int, amount: int) -> None:
    terms = Terms(grace_days=grace, fine_per_day=3_000, fine_period=6, fine_cap=cap)
    late = lateness(terms, Calendar(weekdays={6}), DUE, back)
    assert (late.days, late.amount) == (days_late, amount)


@given(terms, calendars, days, prices)
def test_no_fine_is_above_the_price_where_a_policy_says_so(
    terms: Terms, calendar: Calendar, back: date, price: int | None
) -> None:
    late, bare = lateness(terms, calendar, DUE, back, price), lateness(terms, calendar, DUE, back)
    assert late.amount == (min(bare.amount, price) if terms.cap_at_price and price else bare.amount)


@given(terms, calendars, days)
def test_a_suspension_is_so_many_days_for_each_day_late_up_to_its_cap(
    terms: Terms, calendar: Calendar, back: date
) -> None:
    late = lateness(terms, calendar, DUE, back)
    counted = starts(late.days, terms.suspend_period)
    wanted = counted * terms.suspend_days if late.days > terms.grace_days else 0
    wanted = min(wanted, terms.suspend_cap) if terms.suspend_cap else wanted
    assert late.suspended_until == (back + wanted * DAY if wanted else None)
