# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs simulations: `python -m tests.simulation.run` for a while, `--seed N` for one with its story."""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections.abc import Sequence

from tests.simulation import actions, invariants
from tests.simulation.workshop_actions import announce
from tests.simulation.world import World

STEPS = 60


class Failed(Exception):
    """A run in which something did not hold; says the seed, the story and why."""


def play(seed: int, steps: int = STEPS, *, about: Sequence[actions.Action] = ()) -> World:
    """One run, decided by its seed and what it is `about`: at least a third of what is done then. Raises
    Failed."""
    world = World(seed, desks=5, most_rows=1 if seed % 5 == 0 else 40, workshops=gives_workshops(seed))
    everything = actions.work_of(world) + actions.TROUBLE
    kinds, usual = zip(*everything, strict=True)
    weights = _weights(world, everything) if seed % 2 else list(usual)
    if about:
        share = sum(weights) // (2 * len(about))
        weights = [
            max(share, weight) if kind in about else weight
            for kind, weight in zip(kinds, weights, strict=True)
        ]
    try:
        if world.workshops:
            announce(world)
        for _ in range(steps):
            action = world.random.choices(kinds, weights)[0]
            action(world, world.random.choice(world.living()))
            invariants.after_each_step(world)
        if seed % 3 == 0 and world.most_rows > 1:
            actions.lose_the_day(world)
        world.quiet()
        invariants.when_quiet(world)
    except Exception as error:
        story = "\n".join(f"  {number:3} {line}" for number, line in enumerate(world.story, 1))
        raise Failed(f"seed {seed}: {type(error).__name__}: {error}\n{story}") from error
    return world


def gives_workshops(seed: int) -> bool:
    """A quarter of all runs; odd and even ones, with pages of a row and with a server that loses its day."""
    return seed % 8 in (3, 6)


def _weights(world: World, everything: Sequence[tuple[actions.Action, int]]) -> list[int]:
    """Some things never happen in such a run, others often: what takes many steps in a row comes about."""
    return [
        weight if action is actions.sync else weight * world.random.choice((0, 1, 1, 4))
        for action, weight in everything
    ]


def main() -> int:
    """Exit 1 where a seed failed; its story is printed and can be played again."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation.run", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--first", type=int, default=1)
    chosen = parser.parse_args()
    seeds = iter([chosen.seed]) if chosen.seed is not None else iter(range(chosen.first, 10**9))
    ends, runs, steps = time.monotonic() + chosen.seconds, 0, 0
    started = time.monotonic()
    for seed in seeds:
        try:
            play(seed)
        except Failed as failed:
            sys.stdout.write(f"{failed}\n")
            traceback.print_exception(failed.__cause__)
            return 1
        runs, steps = runs + 1, steps + STEPS
        if time.monotonic() > ends:
            break
    took = time.monotonic() - started
    sys.stdout.write(f"{runs} runs, {steps} steps, {steps / took:.0f} steps a second, all invariants held\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
