# SPDX-License-Identifier: GPL-3.0-or-later
"""Open and closed days, and due dates that respect them, for any calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.calendar import DAY, LONGEST_CLOSING, Calendar, due_day, due_hour, is_by_the_hour

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
days = st.dates(*YEAR)
zones = st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "UTC", "America/New_York"])
sometimes_open = st.frozensets(st.integers(0, 6), max_size=6)
calendars = st.builds(Calendar, sometimes_open, st.frozensets(days, max_size=30), zones)
NEVER = Calendar(weekdays=frozenset(range(7)))


@given(calendars, days)
def test_the_next_open_day_is_open_and_none_before_it(calendar: Calendar, day: date) -> None:
    found = calendar.open_on_or_after(day)
    assert found >= day
    assert calendar.is_open(found)
    assert not any(calendar.is_open(day + n * DAY) for n in range((found - day).days))


@given(calendars, days)
def test_the_last_open_day_is_open_and_none_after_it(calendar: Calendar, day: date) -> None:
    found = calendar.open_on_or_before(day)
    assert found <= day
    assert calendar.is_open(found)
    assert not any(calendar.is_open(day - n * DAY) for n in range((day - found).days))


@given(days)
def test_a_branch_that_never_opens_moves_no_day(day: date) -> None:
    assert NEVER.open_on_or_after(day) == day == NEVER.open_on_or_before(day)


def test_a_year_of_closing_is_looked_through_to_its_end() -> None:
    start = date(2026, 3, 1)
    closed = Calendar(dates=frozenset(start + n * DAY for n in range(LONGEST_CLOSING - 1)))
    assert closed.open_on_or_after(start) == start + (LONGEST_CLOSING - 1) * DAY


@given(calendars, days, st.integers(0, 60))
def test_due_days_are_open_and_never_early(calendar: Calendar, start: date, length: int) -> None:
    due = due_day(calendar, start, length, expires_on=None)
    assert due == calendar.open_on_or_after(start + length * DAY)


@given(calendars, days, st.integers(0, 60), st.integers(-10, 70))
def test_an_expiry_only_brings_a_due_day_forward(
    calendar: Calendar, start: date, length: int, left: int
) -> None:
    expires_on = start + left * DAY
    due = due_day(calendar, start, length, expires_on=expires_on)
    unlimited = due_day(calendar, start, length, expires_on=None)
    assert start <= due <= unlimited or due == start
    assert due <= max(expires_on, start)
    if unlimited <= expires_on:
        assert due == unlimited
    elif due != max(expires_on, start):
        assert calendar.is_open(due)
        assert not any(calendar.is_open(due + n * DAY) for n in range(1, (expires_on - due).days + 1))


@given(calendars, days, st.integers(0, 60), st.integers(0, 60))
def test_a_longer_loan_is_never_due_earlier(calendar: Calendar, start: date, one: int, more: int) -> None:
    assert due_day(calendar, start, one, expires_on=None) <= due_day(
        calendar, start, one + more, expires_on=None
    )


@given(calendars, days, st.integers(0, 40), st.integers(0, 40))
def test_open_days_add_up(calendar: Calendar, start: date, first: int, then: int) -> None:
    middle, end = start + first * DAY, start + (first + then) * DAY
    together = calendar.open_days_after(start, end)
    assert together == calendar.open_days_after(start, middle) + calendar.open_days_after(middle, end)
    assert 0 <= together <= first + then


@given(calendars, days, st.integers(0, 40))
def test_no_days_are_counted_backwards(calendar: Calendar, day: date, ago: int) -> None:
    assert calendar.open_days_after(day, day - ago * DAY) == 0


@given(calendars, days)
def test_a_day_ends_in_its_last_second(calendar: Calendar, day: date) -> None:
    end = calendar.end_of(day)
    assert end.tzinfo is UTC
    assert calendar.local_day(end) == day
    assert calendar.local_day(end + timedelta(seconds=1)) == day + DAY


@pytest.mark.parametrize(
    ("zone", "hour"), [("Asia/Jakarta", 16), ("Asia/Makassar", 15), ("Asia/Jayapura", 14), ("UTC", 23)]
)
def test_the_branch_says_when_its_day_ends(zone: str, hour: int) -> None:
    assert Calendar(timezone=zone).end_of(date(2026, 11, 9)) == datetime(
        2026, 11, 9, hour, 59, 59, tzinfo=UTC
    )


def test_a_week_with_sundays_and_a_holiday() -> None:
    """Lent on Monday 2 November for 7 days: Monday 9; closed then: Tuesday; expired on Sunday 8: Saturday."""
    monday = date(2026, 11, 2)
    sundays = Calendar(weekdays={6})
    heroes_day = Calendar(weekdays={6}, dates={date(2026, 11, 9)})
    assert due_day(sundays, monday, 7, expires_on=None) == date(2026, 11, 9)
    assert due_day(heroes_day, monday, 7, expires_on=None) == date(2026, 11, 10)
    assert due_day(sundays, monday, 7, expires_on=date(2026, 11, 8)) == date(2026, 11, 7)
    assert due_day(sundays, monday, 6, expires_on=None) == date(2026, 11, 9)
    assert due_day(NEVER, monday, 7, expires_on=date(2026, 11, 4)) == date(2026, 11, 4)
    assert due_day(NEVER, monday, 7, expires_on=date(2026, 10, 1)) == monday


@given(calendars, days, st.integers(0, 60), st.integers(-10, 60))
def test_until_a_fixed_day_everything_falls_due_by_it(
    calendar: Calendar, start: date, length: int, away: int
) -> None:
    fixed = start + away * DAY
    due = due_day(calendar, start, length, expires_on=None, fixed=fixed)
    if away < 0:
        assert due == due_day(calendar, start, length, expires_on=None)
        return
    assert due >= start
    assert calendar.is_open(due)
    some_open = any(calendar.is_open(start + n * DAY) for n in range(away + 1))
    assert (due <= fixed) == some_open


@given(
    calendar=calendars,
    start=st.integers(0, 354 * 24 * 60),
    hours=st.integers(1, 100),
)
def test_so_many_hours_or_the_end_of_the_next_open_day(calendar: Calendar, start: int, hours: int) -> None:
    begun = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=start)
    due = due_hour(calendar, begun, hours, expires_on=None)
    wished = begun + timedelta(hours=hours, minutes=1)
    assert due >= wished
    if due == wished:
        assert calendar.is_open(calendar.local_day(due))
    else:
        assert not calendar.is_open(calendar.local_day(wished))
        assert not is_by_the_hour(due)


@given(
    calendar=calendars,
    start=st.integers(0, 354 * 24 * 60),
    hours=st.integers(1, 100),
    left=st.none() | st.integers(-3, 8),
    away=st.none() | st.integers(-3, 8),
)
def test_hours_end_by_the_expiry_and_the_fixed_day_on_an_open_day(
    calendar: Calendar, start: int, hours: int, left: int | None, away: int | None
) -> None:
    begun = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=start)
    today = calendar.local_day(begun)
    expires_on = None if left is None else today + left * DAY
    fixed = None if away is None else today + away * DAY
    unlimited = due_hour(calendar, begun, hours, expires_on=None)
    due = due_hour(calendar, begun, hours, expires_on=expires_on, fixed=fixed)
    day = calendar.local_day(due)
    assert begun < due <= max(unlimited, calendar.end_of(today))
    assert is_by_the_hour(due) == (due == unlimited and is_by_the_hour(unlimited))
    if expires_on is not None:
        assert day <= max(expires_on, today)
    some_open = any(calendar.is_open(today + n * DAY) for n in range((day - today).days + 1))
    assert calendar.is_open(day) == some_open, "a closed day only where none was open before"
    if fixed is not None and fixed >= today and calendar.open_on_or_before(fixed) >= today:
        assert day <= fixed


def test_hours_over_a_closed_day_end_on_the_last_open_one_before_the_expiry() -> None:
    """Lent on Saturday 7 November for 24 hours; the membership ends on the closed Sunday."""
    sundays, saturday = Calendar(weekdays={6}), datetime(2026, 11, 7, 8, tzinfo=UTC)
    sunday = date(2026, 11, 8)
    assert due_hour(sundays, saturday, 24, expires_on=sunday) == sundays.end_of(date(2026, 11, 7))
    assert due_hour(sundays, saturday, 24, expires_on=None) == sundays.end_of(date(2026, 11, 9))


def test_hours_are_over_by_the_day_on_which_everything_is_due() -> None:
    calendar, start = Calendar(), datetime(2026, 11, 2, 3, tzinfo=UTC)
    third = date(2026, 11, 3)
    assert due_hour(calendar, start, 48, expires_on=None, fixed=third) == calendar.end_of(third)
    assert due_hour(calendar, start, 2, expires_on=None, fixed=third) == start + timedelta(hours=2, minutes=1)


def test_hours_end_with_the_membership() -> None:
    calendar = Calendar()
    start = datetime(2026, 11, 2, 3, tzinfo=UTC)
    assert due_hour(calendar, start, 48, expires_on=date(2026, 11, 2)) == calendar.end_of(date(2026, 11, 2))


# --- overdue ------------------------------------------------------------------------------------------

moments = st.integers(0, 330 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes, seconds=59)
)
later = st.timedeltas(timedelta(days=-3), timedelta(days=25))


@given(calendars, moments, later)
def test_nothing_is_overdue_by_closed_days_alone(calendar: Calendar, due: datetime, later: timedelta) -> None:
    now = due + later
    day, today = calendar.local_day(due), calendar.local_day(now)
    if calendar.is_open(day):
        assert calendar.is_overdue(due, now) == (due < now), "as ever"
    else:
        opened = any(calendar.is_open(day + n * DAY) for n in range((today - day).days))
        assert calendar.is_overdue(due, now) == opened, "an open day has passed since"


@given(moments, later)
def test_without_closed_days_what_is_past_is_overdue(due: datetime, later: timedelta) -> None:
    assert Calendar().is_overdue(due, due + later) == (later > timedelta(0))


def test_what_was_due_at_an_hour_of_a_closed_day_is_due_at_the_end_of_the_next() -> None:
    flood = Calendar(dates={date(2026, 11, 10)})
    ten = datetime(2026, 11, 10, 3, tzinfo=UTC)
    assert flood.falls_due(ten) == flood.end_of(date(2026, 11, 11))
    assert not flood.is_overdue(ten, datetime(2026, 11, 11, 12, tzinfo=UTC))
    assert flood.is_overdue(ten, datetime(2026, 11, 11, 17, tzinfo=UTC))
