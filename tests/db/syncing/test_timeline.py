# SPDX-License-Identifier: GPL-3.0-or-later
"""An item's story is the same whatever order its news arrives in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from db.syncing.timeline import RUNNING, SUPERSEDED, Event, story

NOON = datetime(2026, 11, 2, 5, tzinfo=UTC)


def event(minute: int, number: int, *, lent: bool) -> Event:
    uid = UUID(int=number)
    loan: Any = SimpleNamespace(uid=uid) if lent else None
    return Event(NOON + timedelta(minutes=minute), uid, loan, number % 3, None)


EVENTS = st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=12).map(
    lambda some: [event(minute, n, lent=lent) for n, (minute, lent) in enumerate(some)]
)


@given(EVENTS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(events: list[Event], random: Any) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)
    assert story(shuffled) == story(events)


@given(EVENTS)
def test_at_most_one_loan_runs_and_only_the_last(events: list[Event]) -> None:
    told = story(events)
    assert set(told) == {one.loan.uid for one in events if one.loan is not None}
    running = [uid for uid, ending in told.items() if ending == RUNNING]
    last = max(events, key=lambda one: (one.when, one.uid), default=None)
    expected = [last.loan.uid] if last is not None and last.loan is not None else []
    assert running == expected


@given(EVENTS)
def test_every_ended_loan_ended_when_the_next_thing_happened(events: list[Event]) -> None:
    ordered = sorted(events, key=lambda one: (one.when, one.uid))
    told = story(events)
    for one, after in pairwise(ordered):
        if one.loan is not None:
            ending = told[one.loan.uid]
            assert ending.ended_at == after.when
            assert ending.ending == ("returned" if after.loan is None else SUPERSEDED)
