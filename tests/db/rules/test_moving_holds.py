# SPDX-License-Identifier: GPL-3.0-or-later
"""A queue ordered by hand: whoever is moved stands exactly there, and nobody else passes anybody."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.holds import Waiting, queue
from db.rules.moving_holds import NewPlace, Step, moved

TODAY = date(2026, 11, 28)
NOON = datetime(2026, 11, 20, 5, tzinfo=UTC)
days = st.none() | st.integers(-2, 2).map(lambda n: TODAY + timedelta(days=n))
uids = st.integers(1, 2**40).map(lambda n: UUID(int=n << 64 | n * 0x9E3779B97F4A7C15 % 2**64))
"""As far from each other as real ones, and in any order."""
waiting = st.builds(
    Waiting,
    uid=uids,
    member=st.integers(1, 12).map(lambda n: UUID(int=n)),
    item=st.none(),
    pickup=st.just(1),
    placed_at=st.integers(0, 3).map(lambda n: NOON + timedelta(microseconds=n)),
    suspended_until=days,
    expires_on=days,
    has_item=st.booleans(),
    queues_at=st.none(),
    tie=st.none(),
)
lines = st.lists(waiting, max_size=8, unique_by=lambda hold: hold.uid)
moves = st.lists(st.tuples(st.integers(0, 7), st.sampled_from(Step)), min_size=1, max_size=40)
GOALS = {
    Step.FIRST: lambda now, last: 0,
    Step.UP: lambda now, last: now - 1,
    Step.DOWN: lambda now, last: now + 1,
    Step.LAST: lambda now, last: last,
}


def put(holds: list[Waiting], hold: UUID, place: NewPlace) -> list[Waiting]:
    at = next(one.placed_at for one in holds if one.uid == place.beside) + place.later_by
    return [one._replace(queues_at=at, tie=place.tie) if one.uid == hold else one for one in holds]


def shown(holds: list[Waiting], today: date = TODAY) -> list[UUID]:
    return [one.uid for one in queue(holds, today)]


def turns(holds: list[Waiting]) -> list[UUID]:
    return [one.uid for one in sorted(holds, key=lambda one: one.turn)]


@given(lines, moves, st.randoms(use_true_random=False))
def test_whoever_is_moved_stands_exactly_there_and_nobody_else_passes_anybody(
    holds: list[Waiting], steps: list[tuple[int, Step]], random: object
) -> None:
    for which, step in steps:
        before = shown(holds)
        if not before:
            return
        hold = before[which % len(before)]
        now, last = before.index(hold), len(before) - 1
        goal = GOALS[step](now, last)
        place = moved(holds, hold, step, TODAY)
        assert (place is None) == (goal == now or goal not in range(len(before)))
        if place is None:
            continue
        everybody = turns(holds)
        holds = put(holds, hold, place)
        others = [one for one in before if one != hold]
        assert shown(holds) == [*others[:goal], hold, *others[goal:]]
        everybody.remove(hold)
        assert [one for one in turns(holds) if one != hold] == everybody
        random.shuffle(holds)  # type: ignore[attr-defined]
        assert shown(holds) == [*others[:goal], hold, *others[goal:]], "in whichever order news comes"
        assert len({one.turn for one in holds}) == len(holds), "no two are alike"


@given(lines)
def test_who_does_not_wait_is_not_moved(holds: list[Waiting]) -> None:
    there = shown(holds)
    for one in holds:
        if one.uid not in there:
            assert all(moved(holds, one.uid, step, TODAY) is None for step in Step)
    assert moved(holds, UUID(int=7), Step.FIRST, TODAY) is None


def hold(uid: int, hour: int, **more: object) -> Waiting:
    whole = UUID(int=uid << 100 | uid)
    return Waiting(whole, UUID(int=uid), None, 1, NOON + timedelta(hours=hour))._replace(**more)


def test_first_is_before_who_is_put_off_too() -> None:
    later = TODAY + timedelta(days=3)
    line = [hold(1, 1, suspended_until=later), hold(2, 2), hold(3, 3)]
    place = moved(line, line[2].uid, Step.FIRST, TODAY)
    assert place is not None
    assert [one.int & 0xFF for one in shown(put(line, line[2].uid, place), later)] == [3, 1, 2]


def test_of_a_members_two_the_one_placed_earlier_counts_wherever_it_was_moved_to() -> None:
    twice = hold(3, 3, member=UUID(int=1))
    line = [hold(1, 1), hold(2, 2), twice, hold(4, 4)]
    place = moved(line, line[0].uid, Step.LAST, TODAY)
    assert place is not None
    assert [one.int & 0xFF for one in shown(put(line, line[0].uid, place))] == [2, 4, 1]


@pytest.mark.parametrize("late", [timedelta(minutes=-9), timedelta(minutes=9)])
@pytest.mark.parametrize("step", [Step.FIRST, Step.LAST])
def test_it_goes_along_where_it_proves_that_the_other_was_placed_at_another_time(
    late: timedelta, step: Step
) -> None:
    """A desk without a line has a clock that is wrong; the server puts right when a hold was placed."""
    line = [hold(1, 1), hold(2, 2)]
    mine, other = (line[1], line[0]) if step is Step.FIRST else (line[0], line[1])
    place = moved(line, mine.uid, step, TODAY)
    assert place is not None
    right = [one._replace(placed_at=one.placed_at + late) if one is other else one for one in line]
    assert shown(put(right, mine.uid, place)) == [one.uid for one in (line[1], line[0])]


def test_two_that_are_put_to_one_place_unheard_of_each_other_leave_room_between_them() -> None:
    line = [hold(n, n) for n in range(1, 5)]
    for one in line[1:3]:
        place = moved([hold(n, n) for n in range(1, 5)], one.uid, Step.FIRST, TODAY)
        assert place is not None
        line = put(line, one.uid, place)
    first, second = shown(line)[:2]
    assert {first, second} == {UUID(int=2 << 100 | 2), UUID(int=3 << 100 | 3)}
    last = line[3].uid
    for step in (Step.FIRST, Step.DOWN):
        place = moved(line, last, step, TODAY)
        assert place is not None
        line = put(line, last, place)
    assert shown(line)[:3] == [first, last, second]
