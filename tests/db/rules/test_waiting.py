# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrong passwords cost more and more time, but never for ever."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from db.rules.waiting import FREE_TRIES, LONGEST_WAIT, wait_after

failures = st.integers(0, 10**9)


@given(failures, failures)
def test_more_failures_never_wait_less(one: int, other: int) -> None:
    fewer, more = sorted((one, other))
    assert timedelta() <= wait_after(fewer) <= wait_after(more) <= LONGEST_WAIT


def test_the_first_tries_are_free_and_then_it_doubles() -> None:
    assert [wait_after(n) for n in range(FREE_TRIES)] == [timedelta()] * FREE_TRIES
    waits = [wait_after(n).total_seconds() for n in range(FREE_TRIES, FREE_TRIES + 10)]
    assert waits == [5, 10, 20, 40, 80, 160, 320, 640, 900, 900]
