# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulator runs, says the same for the same seed, and finds every planted bug."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

import pytest
from sqlalchemy.exc import IntegrityError

from db.operations.refusals import Refusal
from tests.simulation.actions import Action
from tests.simulation.mutants import ABOUT, MUTANTS, OF_WORKSHOPS, SHOWN_BY
from tests.simulation.run import Failed, gives_workshops, play
from tests.simulation.world import opening

SECONDS = float(os.environ.get("SIMULATE_SECONDS", "60"))
MOST_RUNS = 60
FOUND = (AssertionError, IntegrityError, Refusal)
"""What a planted bug comes to light as: an invariant, or a constraint of the store."""


def test_invariants_hold_whatever_goes_wrong() -> None:
    """As many seeds as fit; a failing one prints its story, and `--seed N` plays it again."""
    ends, seed = time.monotonic() + SECONDS, 1
    while time.monotonic() < ends or seed <= 5:
        play(seed)
        seed += 1


@pytest.mark.parametrize("seed", [4, 6])
def test_a_seed_decides_everything(seed: int) -> None:
    assert play(seed).story == play(seed).story


@pytest.mark.parametrize("name", sorted(MUTANTS))
def test_a_planted_bug_is_found(name: str) -> None:
    opening(5)  # the beginning is made before the bug is planted
    with MUTANTS[name](), pytest.raises(Failed) as failed:
        play_many(SHOWN_BY.get(name), only_workshops=name in OF_WORKSHOPS, about=ABOUT.get(name, ()))
    # A bug that no longer fits the code around it would be found for the wrong reason.
    assert isinstance(failed.value.__cause__, FOUND), failed.value


def play_many(first: int | None, *, only_workshops: bool, about: Sequence[Action]) -> None:
    """Seeds one after another, until one fails; `first` before the others."""
    for seed in (*([] if first is None else [first]), *range(1, MOST_RUNS)):
        if gives_workshops(seed) or not only_workshops:
            play(seed, about=about)
