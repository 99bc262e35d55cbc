# SPDX-License-Identifier: GPL-3.0-or-later
"""A policy with a fine for so many days, changed at one desk: at others, older ones, and on what is lent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from db.operations import circulation, policies
from db.queries.library import loan_policies
from db.rules.terms import Said
from db.store import Store
from db.syncing.edits import merge
from db.syncing.kinds import LOAN_POLICIES, at
from db.syncing.verdicts import Bench, Verdict
from db.syncing.wire import bodies, decode_body
from tests.db.syncing.test_who_wins import ORDERS, arrive, item, kinds, make, member, open_notes
from tests.simulation.world import SimulatedDesk, World

WEEKLY: dict[str, Said] = {"fine_per_day": 7_000, "fine_period": 7}
PERIODS: dict[str, Said] = {"fine_period": 7, "suspend_period": 14}


def a_policy(desk: SimulatedDesk, terms: dict[str, Said], **facts: object) -> policies.PutPolicy:
    made: policies.PutPolicy = make(desk, policies.put_policy, at_branch=desk.branch, terms=terms, **facts)
    return made


def said(store: Store, made: policies.PutPolicy) -> dict[str, Said]:
    with store.read() as session:
        [row] = [one for one in loan_policies(session) if one.uid == made.target]
    return row.terms


@ORDERS
def test_days_for_one_fine_come_to_every_desk_and_an_older_desk_leaves_them(world: World, first: int) -> None:
    a, b = world.desks[:2]
    made = a_policy(a, {"fine_per_day": 7_000, "suspend_days": 2, **PERIODS})
    arrive(world, first)
    for store in (world.server, a.store, b.store):
        assert said(store, made) == {"fine_per_day": 7_000, "suspend_days": 2, **PERIODS}
    dearer = replace(
        made, terms={"fine_per_day": 8_000, "suspend_days": 2}, made_at=made.made_at + timedelta(hours=1)
    )
    key = at(LOAN_POLICIES, made.target)
    with world.server.write() as session:
        known = decode_body(bodies(session, [key])[key])
        for name in PERIODS:
            del known[name]
        merge(Bench(session, dearer.at, True, {LOAN_POLICIES.number: known}), Verdict(dearer), dearer)
    assert said(world.server, made) == {"fine_per_day": 8_000, "suspend_days": 2, **PERIODS}


@ORDERS
def test_a_fine_changed_at_two_desks_is_the_later_one_and_noted(world: World, first: int) -> None:
    a, b = world.desks[:2]
    made = a_policy(a, {"fine_per_day": 500})
    arrive(world, first)
    a_policy(a, WEEKLY, target=made.target)
    world.now += timedelta(minutes=5)
    make(b, policies.put_policy, target=made.target, at_branch=a.branch, terms={"fine_per_day": 1_000})
    arrive(world, first)
    assert said(world.server, made) == {"fine_per_day": 1_000, "fine_period": 7}
    [(kind, _branches, facts)] = open_notes(world)
    assert (kind, facts["field"], facts["kept"]) == ("edited_twice", "fine_per_day", 1_000)


@ORDERS
@pytest.mark.parametrize("heard", [False, True])
def test_a_fine_is_by_what_the_desk_knows_when_it_is_asked(world: World, first: int, heard: bool) -> None:
    a, b = world.desks[:2]
    made = make(b, policies.put_policy, at_branch=b.branch, terms={"fine_per_day": 500})
    make(b, circulation.check_out, item=item(world), member=member(world))
    arrive(world, 1)
    arrive(world, 0)
    world.now += timedelta(days=30)
    make(a, policies.put_policy, target=made.target, at_branch=b.branch, terms=WEEKLY)
    if heard:
        arrive(world, 0)
    back: circulation.CheckIn = make(b, circulation.check_in, item=item(world))
    arrive(world, first)
    late = back.days_late
    assert back.fine is not None
    assert back.fine.amount == (7_000 * -(-late // 7) if heard else 500 * late)
    assert kinds(world) == []
