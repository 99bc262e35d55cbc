# SPDX-License-Identifier: GPL-3.0-or-later
"""Rooms hold one thing at a time; dates come again as people mean it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.recurrence import LONGEST, dates
from db.rules.rooms import Booking, clashes

EIGHT = datetime(2026, 11, 20, 1, tzinfo=UTC)


def booked(number: int, start: int, end: int, set_up: int = 0, clear_up: int = 0) -> Booking:
    minutes = [EIGHT + timedelta(minutes=minute) for minute in (start, end)]
    return Booking(UUID(int=number), *minutes, set_up, clear_up)


def test_one_may_begin_when_the_other_ends() -> None:
    assert clashes(booked(1, 0, 60), [booked(2, 60, 120)]) == []


def test_setting_up_and_clearing_need_the_room_too() -> None:
    other = booked(2, 60, 120, set_up=15)
    assert clashes(booked(1, 0, 60), [other]) == [other]
    assert clashes(booked(1, 0, 45), [other]) == []
    assert clashes(booked(1, 0, 30, clear_up=30), [other]) == [other]


def test_a_session_does_not_clash_with_itself() -> None:
    assert clashes(booked(1, 0, 60), [booked(1, 30, 90)]) == []


PLACES = st.tuples(st.integers(0, 300), st.integers(1, 120), st.integers(0, 30), st.integers(0, 30))


@given(PLACES, PLACES)
def test_clashing_goes_both_ways(one: tuple[int, ...], other: tuple[int, ...]) -> None:
    a, b = (booked(n, s, s + d, up, down) for n, (s, d, up, down) in ((1, one), (2, other)))
    assert bool(clashes(a, [b])) == bool(clashes(b, [a]))


SATURDAY = date(2026, 11, 14)


def test_each_week_without_the_holidays() -> None:
    found = dates(SATURDAY, "week", 4, without={date(2026, 11, 28)})
    assert found == [SATURDAY, date(2026, 11, 21), date(2026, 12, 5)]


def test_each_month_on_its_second_saturday() -> None:
    assert dates(SATURDAY, "month", 3) == [SATURDAY, date(2026, 12, 12), date(2027, 1, 9)]


def test_a_month_without_a_fifth_saturday_is_left_out() -> None:
    found = dates(date(2026, 10, 31), "month", 3)
    assert [day.isoformat() for day in found] == ["2026-10-31", "2027-01-30", "2027-05-29"]


@pytest.mark.parametrize(("every", "count", "step"), [("year", 1, 1), ("day", 0, 1), ("day", 1, 0)])
def test_what_is_no_recurrence(every: str, count: int, step: int) -> None:
    with pytest.raises(ValueError, match=every):
        dates(SATURDAY, every, count, step=step)


@given(
    st.dates(date(2020, 1, 1), date(2050, 1, 1)),
    st.sampled_from(["day", "week", "month"]),
    st.integers(1, 400),
)
def test_dates_go_forward_and_are_never_too_many(first: date, every: str, count: int) -> None:
    found = dates(first, every, count)
    assert found == sorted(set(found))
    assert found[0] == first
    assert len(found) == min(count, LONGEST)
    assert every == "day" or {day.weekday() for day in found} == {first.weekday()}
