# SPDX-License-Identifier: GPL-3.0-or-later
"""The standby takes over with everything that was acknowledged; one that lagged behind is found out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.simulation.invariants import Broken
from tests.simulation.standby import Pair, a_pair, drill

SECONDS = 6


@pytest.fixture
def pair() -> Iterator[Pair]:
    """A first PostgreSQL and its standby."""
    with a_pair() as found:
        yield found


def test_the_standby_has_all_that_was_acknowledged(pair: Pair) -> None:
    done = drill(pair, seed=1, seconds=SECONDS)
    assert done.operations > done.acknowledged > 0


def test_a_standby_that_nobody_waited_for_is_not_enough(pair: Pair) -> None:
    """What docs/server.md warns of: without synchronous_standby_names the last commits may be missing."""

    def fall_behind() -> None:
        reload = "SELECT pg_reload_conf()"
        pair.first.run("ALTER SYSTEM SET synchronous_standby_names = ''", reload)
        pair.standby.run("ALTER SYSTEM SET primary_conninfo = ''", reload)

    with pytest.raises(Broken):
        drill(pair, seed=1, seconds=SECONDS, first=fall_behind)
