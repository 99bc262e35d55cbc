# SPDX-License-Identifier: GPL-3.0-or-later
"""By how much a desk's clock is off: what an exchange takes on a slow line is not taken for it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop_app.sync.standing import standing_of
from tests.simulation.world import SimulatedDesk, World

SECOND = 1_000_000


def exchange(world: World, desk: SimulatedDesk, up: int = 0, down: int = 0) -> int:
    """One cycle whose request, and whose answer, is under way so many seconds; the offset that is kept."""
    request, raw, token = desk.ask()
    world.let_pass(timedelta(seconds=up))
    answer = world.serve(raw, token)
    world.let_pass(timedelta(seconds=down))
    desk.take(request, answer)
    with desk.store.read() as session:
        standing = standing_of(session)
    assert standing is not None
    assert standing.offset is not None
    return standing.offset


@pytest.mark.parametrize(("up", "down"), [(60, 0), (0, 60), (30, 30)], ids=["up", "down", "both ways"])
@pytest.mark.parametrize("skew", [0, 120, -120])
def test_a_slow_line_is_no_wrong_clock(world: World, skew: int, up: int, down: int) -> None:
    """Weeks of work go up by a telephone: what is lent meanwhile keeps its time."""
    desk = world.desks[0]
    desk.skew = timedelta(seconds=skew)
    before = exchange(world, desk)
    assert abs(before + skew * SECOND) < SECOND
    assert abs(exchange(world, desk, up, down) - before) < SECOND


def test_a_clock_that_was_changed_is_noticed_on_a_slow_line_too(world: World) -> None:
    desk = world.desks[0]
    exchange(world, desk)
    desk.skew = timedelta(days=365)
    assert abs(exchange(world, desk, up=60) + desk.skew.total_seconds() * SECOND) <= 31 * SECOND
    assert abs(exchange(world, desk) + desk.skew.total_seconds() * SECOND) < SECOND


def test_what_a_slow_line_showed_first_is_put_right_by_the_next_exchange(world: World) -> None:
    desk = world.enrol(0)
    assert abs(exchange(world, desk, up=60) - 30 * SECOND) < SECOND
    assert abs(exchange(world, desk)) < SECOND
