# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders: none once it is late but those after the due day, each later one in place of the earlier."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from db.rules.notices import DUE_SOON, OVERDUE, SORTS, Days, due_for, for_whatsapp, in_turn, still_to_give

DAYS = some.builds(Days, some.integers(0, 30), some.tuples(*[some.integers(0, 90)] * 3))
ORDERED = some.builds(
    Days,
    some.integers(0, 30),
    some.tuples(*[some.integers(1, 90)] * 3).map(lambda three: tuple(sorted(three))),
)


@given(DAYS, some.integers(-60, 400))
def test_before_the_due_day_and_after_it_are_never_mixed(days: Days, late: int) -> None:
    sort = due_for(late, days)
    assert sort is None or (sort == DUE_SOON) == (late <= 0)
    if sort == DUE_SOON:
        assert -late <= days.soon


@given(ORDERED, some.integers(1, 400), some.integers(0, 100))
def test_later_is_never_an_earlier_reminder(days: Days, late: int, more: int) -> None:
    now, then = due_for(late, days), due_for(late + more, days)
    assert now is None or (then is not None and SORTS.index(now) <= SORTS.index(then))


@given(ORDERED, some.sets(some.integers(1, 200), min_size=1))
def test_overdue_reminders_come_one_after_the_other_and_apart(days: Days, looked: set[int]) -> None:
    """On whichever days somebody looks and gives what waits."""
    told: dict[str, int] = {}
    for late in sorted(looked):
        sort, waits = in_turn(late, days, [(one, late - day) for one, day in told.items()])
        if waits:
            assert sort == OVERDUE[len(told)]
            told[sort] = late
        else:
            assert sort is None or sort in told
    for first, second in zip(told, list(told)[1:], strict=False):
        apart = days.overdue[OVERDUE.index(second)] - days.overdue[OVERDUE.index(first)]
        assert told[second] - told[first] >= apart
    assert told.keys() or max(looked) < min(days.overdue)


def test_one_that_is_never_given_is_passed_over() -> None:
    days = Days(2, (3, 0, 30))
    assert in_turn(40, days, []) == (OVERDUE[0], True)
    assert in_turn(66, days, [(OVERDUE[0], 26)]) == (OVERDUE[0], False)
    assert in_turn(67, days, [(OVERDUE[0], 27)]) == (OVERDUE[2], True)
    assert in_turn(99, days, [(OVERDUE[0], 59), (OVERDUE[2], 1)]) == (OVERDUE[2], False)
    assert in_turn(2, days, []) == (None, False)
    assert in_turn(-1, days, [(DUE_SOON, 1)]) == (DUE_SOON, False)


@given(some.sampled_from(SORTS), some.lists(some.sampled_from(SORTS)))
def test_what_was_given_is_not_given_again(sort: str, given_: list[str]) -> None:
    assert still_to_give(sort, given_) == all(SORTS.index(one) < SORTS.index(sort) for one in given_)
    assert not still_to_give(sort, [*given_, sort])
    assert not still_to_give(DUE_SOON, [*given_, OVERDUE[0]])


@pytest.mark.parametrize(
    ("written", "linked"),
    [
        ("0812-3456-7890", "6281234567890"),
        ("+62 812 3456 7890", "6281234567890"),
        ("62 812 3456 7890", "6281234567890"),
        ("81234567890", "6281234567890"),
        ("0062 812 3456 7890", "6281234567890"),
        ("+65 8123 4567", "6581234567"),
        ("0771-12345", "6277112345"),
        ("+62 0812 3456 7890", "6281234567890"),
        ("+62 (0)812 3456 7890", "6281234567890"),
        ("0062 0812 3456 7890", "6281234567890"),
        ("0812 3456 7890 / 0813 1111 2222", "6281234567890"),
        ("0771-12345 atau 0813 1111 2222", "6281311112222"),
        ("0771-123456, 0771-654321", "62771123456"),
        ("123", ""),
        ("", ""),
        ("tidak ada", ""),
        ("0812 3456 789 (Ayah, Budi 2)", "628123456789"),
        ("HP1: 08123456789", "628123456789"),
        ("081234567890 psw 12", "6281234567890"),
        ("RT 02: 0812-3456-789", "628123456789"),
        ("Ibu 0812 3456 789 dan bapak 0813", "628123456789"),
    ],
)
def test_numbers_as_people_write_them_reach_whatsapp(written: str, linked: str) -> None:
    assert for_whatsapp(written) == linked


@given(some.text())
def test_what_is_written_never_breaks_a_link(written: str) -> None:
    number = for_whatsapp(written)
    assert number == "" or (number.isascii() and number.isdigit() and number[0] != "0")
