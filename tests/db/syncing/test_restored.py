# SPDX-License-Identifier: GPL-3.0-or-later
"""A server restored from a backup, and desks that it has forgotten or that never had an answer."""

from __future__ import annotations

from unittest.mock import patch

from sqlalchemy import exists, select

from db.models import JournalEntry, Member, MemberType, Title
from db.operations.cataloguing import TitleFacts, put_title
from db.operations.members import MemberFacts, register_member
from desktop_app.sync import mending
from desktop_app.sync.standing import standing_of
from tests.db.syncing.test_who_wins import cycle, make
from tests.simulation.invariants import when_quiet
from tests.simulation.world import SimulatedDesk, World


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


def test_every_scope_that_is_mended_has_its_own_tries(world: World) -> None:
    """Simulation, seed 7100067: the last of many scopes was given up for what the first ones had needed."""
    maker, reader, backup = world.desks[0], world.desks[1], world.server.copy()
    with world.server.read() as session:
        kind = session.scalars(select(MemberType.uid)).first()
    assert kind is not None
    title = make(maker, put_title, facts=TitleFacts(title="Judul yang terlupakan")).title
    facts = MemberFacts(name="Anggota Terlupakan", member_type=kind, home_branch=maker.branch)
    member = make(maker, register_member, facts=facts).member
    world.quiet()
    world.restart_server(backup, restored=True)
    with patch.object(mending, "MOST_TRIES", 3):
        cycle(world, reader)
        while asked_of(reader):
            cycle(world, reader)
    with reader.store.read() as session:
        known = session.scalar(select(exists().where(Title.uid == title)))
        assert (known, session.scalar(select(exists().where(Member.uid == member)))) == (False, False)
    world.quiet()
    when_quiet(world)


def asked_of(desk: SimulatedDesk) -> tuple[str, ...]:
    """The scopes that a desk still compares with the server's."""
    with desk.store.read() as session:
        standing = standing_of(session)
    assert standing is not None
    return standing.doubted
