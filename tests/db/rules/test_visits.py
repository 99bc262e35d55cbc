# SPDX-License-Identifier: GPL-3.0-or-later
"""A card within an hour is one coming, whatever the order; a door's last word counts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.visits import SAME_COMING, Seen, age_group, comings, newest, only_at_the_door

START = datetime(2026, 11, 20, 2, tzinfo=UTC)
SEEN = st.lists(st.tuples(st.integers(0, 600), st.booleans()), max_size=9).map(
    lambda some: [seen(number, *one) for number, one in enumerate(some)]
)


def seen(number: int, minute: int, used_ict: bool = False) -> Seen:
    return Seen(UUID(int=number), START + timedelta(minutes=minute), used_ict)


def test_the_same_card_within_an_hour_came_once() -> None:
    assert comings([seen(1, 0), seen(2, 59)]) == {UUID(int=1)}
    assert comings([seen(1, 0), seen(2, 60)]) == {UUID(int=1), UUID(int=2)}
    assert comings([]) == frozenset()


def test_of_one_coming_that_counts_at_which_a_computer_was_used() -> None:
    assert comings([seen(1, 0), seen(2, 30, True), seen(3, 40, True)]) == {UUID(int=2)}


@given(SEEN, st.randoms())
def test_the_order_does_not_matter(some: list[Seen], chance: object) -> None:
    mixed = list(some)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert comings(mixed) == comings(some)
    assert newest(mixed) == newest(some)


@given(SEEN)
def test_no_more_comings_than_hours_and_none_is_forgotten(some: list[Seen]) -> None:
    counting = comings(some)
    assert bool(counting) == bool(some)
    if some:
        hours = (max(s.at for s in some) - min(s.at for s in some)) // SAME_COMING + 1
        assert len(counting) <= hours
    assert any(one.used_ict for one in some) == any(one.used_ict for one in some if one.uid in counting)


@given(SEEN)
def test_of_a_door_one_word_counts(some: list[Seen]) -> None:
    assert len(newest(some)) == bool(some)


@given(st.integers(0, 900), st.integers(0, 900))
def test_a_day_has_what_was_entered_or_what_the_door_says(entered: int, passed: int) -> None:
    assert entered + only_at_the_door(entered, passed) == max(entered, passed)


@pytest.mark.parametrize(
    ("age", "group"), [(None, ""), (0, "child"), (12, "child"), (13, "teen"), (18, "adult"), (60, "senior")]
)
def test_age_groups(age: int | None, group: str) -> None:
    assert age_group(age) == group
