# SPDX-License-Identifier: GPL-3.0-or-later
"""Seats: never more than there are, never taken from who is there, in the order of registering."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from db.rules.seats import Queued, seated

START = datetime(2026, 11, 20, tzinfo=UTC)


def queued(number: int, format_: str = "onsite", people: int = 1, present: bool = False) -> Queued:
    return Queued(UUID(int=number), START + timedelta(minutes=number), format_, people, present)


QUEUES = st.lists(
    st.tuples(st.sampled_from(["onsite", "online"]), st.integers(1, 4), st.booleans()), max_size=12
).map(lambda some: [queued(number, *one) for number, one in enumerate(some)])
SEATS = st.fixed_dictionaries(
    {"onsite": st.none() | st.integers(0, 8), "online": st.none() | st.integers(0, 8)}
)


def test_the_first_come_first() -> None:
    queue = [queued(1), queued(2), queued(3)]
    assert seated(queue, {"onsite": 2}) == {UUID(int=1), UUID(int=2)}


def test_a_group_that_does_not_fit_lets_others_past() -> None:
    queue = [queued(1, people=3), queued(2)]
    assert seated(queue, {"onsite": 2}) == {UUID(int=2)}


def test_who_is_there_keeps_the_seat_whoever_came_first() -> None:
    queue = [queued(1), queued(2, present=True)]
    assert seated(queue, {"onsite": 1}) == {UUID(int=2)}


@given(QUEUES, SEATS, st.randoms())
def test_the_order_of_arrival_at_the_server_does_not_matter(
    queue: list[Queued], seats: dict[str, int | None], random: object
) -> None:
    shuffled = list(queue)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert seated(queue, seats) == seated(shuffled, seats)


@given(QUEUES, SEATS)
def test_never_more_than_there_are_but_for_those_who_are_there(
    queue: list[Queued], seats: dict[str, int | None]
) -> None:
    having = seated(queue, seats)
    assert {one.uid for one in queue if one.present} <= having
    for kind, room in seats.items():
        taken = [one for one in queue if one.format == kind and one.uid in having]
        there = sum(one.people for one in taken if one.present)
        if room is None:
            assert len(taken) == sum(one.format == kind for one in queue)
        else:
            assert sum(one.people for one in taken) <= max(room, there)


@given(QUEUES, SEATS)
def test_who_leaves_takes_nobodys_seat_along(queue: list[Queued], seats: dict[str, int | None]) -> None:
    """Single people only: a group that fits by now may need the seats of two who came later."""
    alone = [one._replace(people=1) for one in queue]
    for leaving in alone:
        others = [one for one in alone if one is not leaving]
        assert seated(alone, seats) - {leaving.uid} <= seated(others, seats)
