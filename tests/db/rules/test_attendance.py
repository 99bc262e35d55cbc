# SPDX-License-Identifier: GPL-3.0-or-later
"""Who was there, derived from marks in any order."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.attendance import Mark, Meeting, State, arrivals, moved_on, presence, union

START = datetime(2026, 11, 20, 1, tzinfo=UTC)
END = START + timedelta(hours=2)


def mark(number: int, kind: str, minute: int, voids: int | None = None) -> Mark:
    at = START + timedelta(minutes=minute)
    return Mark(UUID(int=number), kind, at, None if voids is None else UUID(int=voids))


@pytest.mark.parametrize(
    ("marks", "state", "minutes"),
    [
        ([], State.UNKNOWN, 0),
        ([mark(1, "arrived", -5)], State.PRESENT, 120),
        ([mark(1, "arrived", 15)], State.PRESENT, 105),
        ([mark(1, "arrived", 16)], State.LATE, 104),
        ([mark(1, "arrived", 0), mark(2, "arrived", 3)], State.PRESENT, 120),
        ([mark(1, "arrived", 0), mark(2, "left", 30)], State.PRESENT, 30),
        ([mark(1, "arrived", 0), mark(2, "left", 30), mark(3, "arrived", 60)], State.PRESENT, 90),
        ([mark(1, "left", 30)], State.PRESENT, 30),
        ([mark(1, "excused", 0)], State.EXCUSED, 0),
        ([mark(1, "absent", 0), mark(2, "arrived", 5)], State.PRESENT, 115),
        ([mark(1, "arrived", 0), mark(2, "absent", 5)], State.ABSENT, 0),
        ([mark(1, "arrived", 0), mark(2, "void", 5, 1)], State.UNKNOWN, 0),
        ([mark(1, "arrived", 0), mark(2, "void", 5, 1), mark(3, "void", 6, 2)], State.PRESENT, 120),
        ([mark(1, "arrived", 200)], State.LATE, 0),
        ([mark(1, "unseen", 120)], State.ABSENT, 0),
        ([mark(1, "unseen", 120), mark(2, "arrived", 5)], State.PRESENT, 115),
        ([mark(1, "unseen", 120), mark(2, "left", 30)], State.PRESENT, 30),
        ([mark(1, "unseen", 120), mark(2, "excused", 0)], State.EXCUSED, 0),
        ([mark(1, "unseen", 120), mark(2, "void", 130, 1)], State.UNKNOWN, 0),
    ],
)
def test_what_marks_come_to(marks: list[Mark], state: State, minutes: int) -> None:
    found = presence(marks, START, END)
    assert (found.state, found.minutes) == (state, minutes)


MARKS = st.lists(
    st.tuples(st.sampled_from(["arrived", "left", "absent", "excused", "unseen"]), st.integers(-60, 200)),
    max_size=8,
).map(lambda some: [mark(number + 1, kind, minute) for number, (kind, minute) in enumerate(some)])


@given(MARKS, st.randoms())
def test_the_order_in_which_doors_tell_does_not_matter(marks: list[Mark], random: object) -> None:
    shuffled = list(marks)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert presence(marks, START, END) == presence(shuffled, START, END)


@given(MARKS)
def test_nobody_is_there_longer_than_it_lasts(marks: list[Mark]) -> None:
    assert 0 <= presence(marks, START, END).minutes <= 120


@given(MARKS, st.integers(0, 7))
def test_a_double_scan_changes_nothing(marks: list[Mark], which: int) -> None:
    """The same arrival seen by a second door, a moment later than the first."""
    if which < len(marks) and marks[which].kind == "arrived":
        again = marks[which]._replace(uid=UUID(int=99))
        before, after = presence(marks, START, END), presence([*marks, again], START, END)
        assert (before.state, before.minutes) == (after.state, after.minutes)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted), max_size=8))
def test_intervals_made_one_are_apart_and_cover_the_same(pairs: list[list[int]]) -> None:
    times = [(START + timedelta(minutes=a), START + timedelta(minutes=b)) for a, b in pairs]
    merged = union(times)
    assert all(one[1] < other[0] for one, other in itertools.pairwise(merged))
    for minute in range(51):
        at = START + timedelta(minutes=minute)
        assert any(a <= at <= b for a, b in times) == any(a <= at <= b for a, b in merged)


def test_a_group_is_as_many_as_were_counted_last() -> None:
    whole, fewer = mark(1, "arrived", 0), mark(2, "arrived", 1)._replace(people=25)
    assert presence([whole], START, END).came(30) == 30
    assert presence([whole, fewer], START, END).came(30) == 25
    assert presence([whole, fewer, mark(3, "void", 2, 2)], START, END).came(30) == 30
    assert presence([whole, fewer, mark(3, "arrived", 4)._replace(people=33)], START, END).came(30) == 33
    assert presence([whole, fewer, mark(3, "absent", 4)], START, END).came(30) == 0
    assert presence([], START, END).came(30) == 0


def in_both(one: list[Mark], other: list[Mark]) -> tuple[int, int]:
    """Minutes in two rooms at the same time."""
    first = presence([*one, *moved_on(one, arrivals(other))], START, END)
    second = presence([*other, *moved_on(other, arrivals(one))], START, END)
    return first.minutes, second.minutes


def test_arriving_in_another_room_is_leaving_this_one_in_whatever_order() -> None:
    assert in_both([mark(1, "arrived", 0)], [mark(2, "arrived", 50)]) == (50, 70)
    assert in_both([mark(1, "arrived", 50)], [mark(2, "arrived", 0)]) == (70, 50)
    back_again = [mark(1, "arrived", 0), mark(3, "arrived", 90)]
    assert in_both(back_again, [mark(2, "arrived", 50)]) == (80, 40)
    # Somebody who has left already does not leave again, and who never came does not come by leaving.
    assert in_both([mark(1, "arrived", 0), mark(3, "left", 20)], [mark(2, "arrived", 50)]) == (20, 70)
    assert in_both([], [mark(2, "arrived", 50)]) == (0, 70)
    # A mark that was a mistake moves nobody.
    assert in_both([mark(1, "arrived", 0)], [mark(2, "arrived", 50), mark(3, "void", 51, 2)]) == (120, 0)
    assert in_both([mark(1, "arrived", 0)], [mark(2, "arrived", 50), mark(3, "absent", 51)]) == (120, 0)


@given(MARKS, MARKS)
def test_nobody_is_in_two_rooms_at_once(one: list[Mark], other: list[Mark]) -> None:
    there = [each._replace(uid=UUID(int=each.uid.int + 100)) for each in other if each.kind != "left"]
    here = [each for each in one if each.kind != "left"]
    assert sum(in_both(here, there)) <= 120


def test_sessions_are_beside_each_other_at_one_time_in_two_places() -> None:
    hall, room = Meeting(START, END, (1, "", "")), Meeting(START + timedelta(hours=1), END, (2, "", ""))
    assert hall.beside(room)
    assert room.beside(hall)
    assert not hall.beside(room._replace(where=(1, "", "")))
    assert not hall.beside(Meeting(END, END + timedelta(hours=1), (2, "", "")))
