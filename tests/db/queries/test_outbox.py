# SPDX-License-Identifier: GPL-3.0-or-later
"""The outbox as it is read: what waits by kind, what was answered and what it was about, numbers left."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from db.models import Item, Member
from db.operations import circulation, members
from db.queries.outbox import numbers_left, sent_lately, waiting_by_kind
from tests.simulation.world import SimulatedDesk, World


@pytest.fixture
def world() -> World:
    return World(1, desks=2)


def lend(world: World, desk: SimulatedDesk, barcode: str) -> None:
    world.now += timedelta(hours=1)
    with desk.store.read() as session:
        item = session.scalars(select(Item.uid).where(Item.barcode == barcode)).one()
        member = session.scalars(select(Member.uid).order_by(Member.number)).first()
    assert member is not None
    desk.desk.perform(circulation.check_out, item=item, member=member)


def test_what_waits_is_counted_by_kind_with_the_oldest(world: World) -> None:
    desk = world.desks[0]
    for barcode in ("B0", "B1"):
        lend(world, desk, barcode)
    first = world.now - timedelta(hours=1)
    with desk.store.read() as session:
        member = session.scalars(select(Member.uid)).first()
    desk.desk.perform(members.block_member, member=member, reason="kartu hilang")
    with desk.store.read() as session:
        waiting = waiting_by_kind(session, desk.desk.device)
        assert sent_lately(session, desk.desk.device) == []
    assert [(w.kind, w.many) for w in waiting] == [("CheckOut", 2), ("BlockMember", 1)]
    assert abs(waiting[0].oldest - first) < timedelta(minutes=1)


def test_what_was_answered_says_what_it_was_about(world: World) -> None:
    a, b = world.desks
    for desk in (a, b):
        lend(world, desk, "B0")
    world.quiet()
    with b.store.read() as session:
        assert waiting_by_kind(session, b.desk.device) == []
        sent = sent_lately(session, b.desk.device)
        number = session.scalars(select(Member.number).order_by(Member.number)).first()
    assert [(row.kind, row.outcome, row.barcode, row.member) for row in sent] == [
        ("CheckOut", "noted", "B0", number)
    ]
    assert sent[0].notes == ("return_implied",)
    assert sent[0].answered_at > sent[0].made_at


def test_numbers_left_are_those_of_the_blocks(world: World) -> None:
    with world.desks[0].store.read() as session:
        left = numbers_left(session)
    assert left["slip"] > 0
    assert left["member"] > 0
