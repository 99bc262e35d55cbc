# SPDX-License-Identifier: GPL-3.0-or-later
"""A policy with a fine for so many days, changed at one desk: at others, older ones, and on what is lent."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.models import Branch, LoanPolicy
from db.operations import circulation, policies
from db.operations.policies import policies_of
from db.operations.refusals import Taken
from db.queries.library import loan_policies
from db.rules.terms import Case, Said, resolve
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


EXAMS: dict[str, object] = {"season": "Ujian", "since": date(2027, 6, 1), "until": date(2027, 6, 14)}


def twice(world: World, at_a: dict[str, Said], at_b: dict[str, Said]) -> list[policies.PutPolicy]:
    """Policies of one key, which A and B made; B's later, so that it counts."""
    here = world.branches[0]
    both = zip(world.desks[:2], (at_a, at_b), strict=True)
    return [make(desk, policies.put_policy, at_branch=here, terms=terms, **EXAMS) for desk, terms in both]


def told_twice(world: World) -> list[tuple[object, ...]]:
    return [
        (kind, branches, facts["field"], facts["kept"], facts["other"])
        for kind, branches, facts in open_notes(world)
    ]


@ORDERS
def test_a_policy_made_at_two_desks_is_told_by_the_terms_that_differ(world: World, first: int) -> None:
    """What one alone says, or both alike, is no disagreement."""
    made = twice(
        world,
        {"grace_days": 1, "loan_days": 14, "max_loans": 3, "due_on": date(2027, 6, 20)},
        {"grace_days": 2, "loan_days": 14, "min_age": 7, "due_on": date(2027, 6, 21)},
    )
    arrive(world, first)
    with world.server.read() as session:
        [kept] = {UUID(facts["row"]) for _, _, facts in open_notes(world)}
        terms = resolve(policies_of(session), case_of(session, world))
    assert kept == made[1].target
    assert (terms.grace_days, terms.max_loans, terms.min_age) == (2, 3, 7)
    concerned = set(world.branches[:2])
    assert told_twice(world) == [
        ("edited_twice", concerned, "due_on", "2027-06-21", "2027-06-20"),
        ("edited_twice", concerned, "grace_days", 2, 1),
    ]


def case_of(session: Session, world: World) -> Case:
    branch = session.scalars(select(Branch.id).where(Branch.uid == world.branches[0])).one()
    return Case(1, 1, branch, date(2027, 6, 2))


@ORDERS
def test_days_without_hours_put_the_hours_of_the_other_desk_out(world: World, first: int) -> None:
    twice(world, {"loan_hours": 3}, {"loan_days": 14})
    arrive(world, first)
    assert [one[2:] for one in told_twice(world)] == [("loan_hours", None, 3)]


@ORDERS
def test_a_policy_made_alike_at_two_desks_or_for_other_days_needs_no_note(world: World, first: int) -> None:
    a, b = world.desks[:2]
    twice(world, {"grace_days": 2}, {"grace_days": 2})
    for desk, days in ((a, 1), (b, 2)):
        make(desk, policies.put_policy, at_branch=desk.branch, terms={"grace_days": days})
    later: dict[str, object] = {**EXAMS, "since": date(2027, 12, 1), "until": date(2027, 12, 14)}
    make(a, policies.put_policy, at_branch=world.branches[0], terms={"grace_days": 5}, **later)
    arrive(world, first)
    assert kinds(world) == []


@ORDERS
@pytest.mark.parametrize("which", [0, 1])
def test_once_one_of_the_two_is_taken_out_there_is_nothing_to_look_at(
    world: World, first: int, which: int
) -> None:
    made = twice(world, {"grace_days": 1}, {"grace_days": 2})
    arrive(world, first)
    assert kinds(world) == ["edited_twice"]
    make(world.desks[1], policies.remove_policy, target=made[which].target)
    arrive(world, first)
    assert kinds(world) == []


@ORDERS
def test_one_that_was_taken_out_before_it_was_heard_of_is_told_of_no_more(world: World, first: int) -> None:
    made = twice(world, {"grace_days": 1}, {"grace_days": 2})
    for desk, one in zip(world.desks, made, strict=False):
        if desk is world.desks[0]:
            make(desk, policies.remove_policy, target=one.target)
    arrive(world, first)
    assert kinds(world) == []


@ORDERS
def test_each_of_the_two_may_be_changed_and_a_third_is_not_made(world: World, first: int) -> None:
    a = world.desks[0]
    made = twice(world, {"grace_days": 1}, {"grace_days": 2})
    arrive(world, first)
    here = world.branches[0]
    for one in made:
        make(a, policies.put_policy, target=one.target, at_branch=here, terms={"grace_days": 4}, **EXAMS)
    with pytest.raises(Taken):
        make(a, policies.put_policy, at_branch=here, terms={"grace_days": 4}, **EXAMS)
    arrive(world, first)
    assert said(world.server, made[0]) == said(world.server, made[1]) == {"grace_days": 4}


@ORDERS
def test_a_policy_that_is_given_the_key_of_another_is_told_and_one_that_leaves_it_no_more(
    world: World, first: int
) -> None:
    a, b = world.desks[:2]
    other: dict[str, object] = {**EXAMS, "until": date(2027, 6, 15)}
    here = world.branches[0]
    moved = make(a, policies.put_policy, at_branch=here, terms={"grace_days": 1}, **other)
    world.quiet()
    again: dict[str, object] = {"target": moved.target, "at_branch": here, "terms": {"grace_days": 1}}
    with b.store.write() as session:
        session.execute(delete(LoanPolicy).where(LoanPolicy.uid == moved.target))
    make(b, policies.put_policy, at_branch=here, terms={"grace_days": 3}, **EXAMS)
    make(a, policies.put_policy, **again, **EXAMS)
    arrive(world, first)
    assert kinds(world) == ["edited_twice"]
    make(a, policies.put_policy, **again, season="Lain", since=date(2028, 1, 1))
    arrive(world, first)
    assert kinds(world) == []
