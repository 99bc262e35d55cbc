# SPDX-License-Identifier: GPL-3.0-or-later
"""A server restored from a backup, and desks that it has forgotten or that never had an answer."""

from __future__ import annotations

from sqlalchemy import select

from db.models import JournalEntry
from db.operations.cataloguing import TitleFacts, put_title
from tests.db.syncing.test_who_wins import make
from tests.simulation.invariants import when_quiet
from tests.simulation.world import World


def test_a_desk_that_was_never_answered_keeps_its_work_when_it_is_enrolled_again(world: World) -> None:
    """Simulation, seed 420: it knew of no epoch, so another one told it nothing."""
    backup = world.server.copy()
    new = world.enrol(0)
    made = [make(new, put_title, facts=TitleFacts(title=f"Judul baru {n}")).uid for n in range(2)]
    world.restart_server(backup, restored=True)
    made.append(make(new, put_title, facts=TitleFacts(title="Judul kemudian")).uid)
    world.quiet()
    when_quiet(world)
    with world.server.read() as session:
        known = select(JournalEntry.uid).where(JournalEntry.device == new.engine.device)
        assert set(session.scalars(known)) == set(made)
