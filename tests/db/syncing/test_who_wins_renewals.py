# SPDX-License-Identifier: GPL-3.0-or-later
"""Loans that are renewed by themselves at two desks: the same outcome whichever desk is heard of first."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import Fine, Loan, Renewal
from db.operations import circulation, policies
from db.operations.loans import CheckOut, Renew
from db.operations.renewing_itself import renew_itself
from tests.db.syncing.test_who_wins import (
    ORDERS,
    arrive,
    cycle,
    item,
    kinds,
    loan_at_server,
    make,
    member,
)
from tests.simulation.world import World


def a_loan_of_a_week(world: World, days_at_b: int = 7) -> CheckOut:
    """Lent at A, where loans renew themselves; two days before it is due, and everybody knows."""
    a, b = world.desks[:2]
    for one, days in ((a, 7), (b, days_at_b)):
        terms = {"renews_itself": True, "loan_days": 7, "renewal_days": days, "max_renewals": 3}
        make(one, policies.put_policy, terms=terms, at_branch=one.branch)
    lent: CheckOut = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    world.quiet()
    world.now += timedelta(days=5)
    return lent


def a_loan_that_all_know(world: World) -> CheckOut:
    """Lent at A three days ago."""
    lent: CheckOut = make(world.desks[0], circulation.check_out, item=item(world), member=member(world, 0))
    world.quiet()
    world.now += timedelta(days=3)
    return lent


def standing(world: World) -> list[tuple[UUID, bool]]:
    with world.server.read() as session:
        rows = select(Renewal.uid, Renewal.by_itself).where(Renewal.cancelled_at.is_(None))
        return [tuple(one) for one in session.execute(rows)]


def is_told_everywhere(world: World, loan: Loan) -> None:
    for desk in world.desks[:2]:
        with desk.store.read() as session:
            there = session.execute(select(Loan.due_at, Loan.renewals).where(Loan.uid == loan.uid)).first()
        assert there in (None, (loan.due_at, loan.renewals))


@ORDERS
def test_by_itself_at_two_desks_it_is_renewed_once(world: World, first: int) -> None:
    """On different days, too: both reckon from the due day."""
    a, b = world.desks[:2]
    lent = a_loan_of_a_week(world)
    made: list[Renew] = [make(a, renew_itself, loan=lent.loan)]
    world.now += timedelta(days=1)
    made.append(make(b, renew_itself, loan=lent.loan))
    arrive(world, first)
    loan = loan_at_server(world, lent.loan)
    assert {one.due_after for one in made} == {loan.due_at} == {lent.due_at + timedelta(days=7)}
    assert (loan.renewals, standing(world), kinds(world)) == (1, [(made[0].renewal, True)], [])
    is_told_everywhere(world, loan)


@ORDERS
def test_by_other_policies_at_the_second_desk_it_is_once_until_the_later_day(
    world: World, first: int
) -> None:
    a, b = world.desks[:2]
    lent = a_loan_of_a_week(world, days_at_b=21)
    make(a, renew_itself, loan=lent.loan)
    longer = make(b, renew_itself, loan=lent.loan)
    arrive(world, first)
    loan = loan_at_server(world, lent.loan)
    assert (loan.renewals, loan.due_at) == (1, longer.due_after)
    is_told_everywhere(world, loan)


@ORDERS
def test_by_itself_at_one_desk_and_by_a_person_at_another_the_persons_counts(
    world: World, first: int
) -> None:
    """Once; nobody's day becomes sooner."""
    a, b = world.desks[:2]
    lent = a_loan_of_a_week(world)
    by_itself = make(a, renew_itself, loan=lent.loan)
    asked_for = make(b, circulation.renew, loan=lent.loan)
    arrive(world, first)
    loan = loan_at_server(world, lent.loan)
    assert (loan.renewals, loan.due_at) == (1, max(by_itself.due_after, asked_for.due_after))
    assert (standing(world), kinds(world)) == ([(asked_for.renewal, False)], [])
    is_told_everywhere(world, loan)


@ORDERS
def test_by_itself_where_nobody_had_heard_of_the_return_it_never_was_and_nobody_is_bothered(
    world: World, first: int
) -> None:
    a, b = world.desks[:2]
    lent = a_loan_of_a_week(world)
    back = make(b, circulation.check_in, item=item(world))
    make(a, renew_itself, loan=lent.loan)
    arrive(world, first)
    loan = loan_at_server(world, lent.loan)
    assert (loan.ended_at, loan.renewals, loan.due_at) == (back.made_at, 0, lent.due_at)
    assert (standing(world), kinds(world)) == ([], [])
    is_told_everywhere(world, loan)


@ORDERS
def test_taken_back_at_one_desk_it_stays_so_where_another_renews_it_by_itself(
    world: World, first: int
) -> None:
    a, b = world.desks[:2]
    lent = a_loan_of_a_week(world)
    made = make(a, renew_itself, loan=lent.loan)
    make(a, circulation.undo, of=made)
    make(b, renew_itself, loan=lent.loan)
    arrive(world, first)
    cycle(world, a)
    loan = loan_at_server(world, lent.loan)
    assert (loan.renewals, loan.due_at, standing(world)) == (0, lent.due_at, [])
    is_told_everywhere(world, loan)


@ORDERS
def test_of_two_renewals_the_one_before_the_return_stands_with_its_day(world: World, first: int) -> None:
    """Simulation, seed 7200217: the other desk had renewed from the same day, after it had come back."""
    a, b = world.desks[:2]
    lent = a_loan_that_all_know(world)
    stands = make(a, circulation.renew, loan=lent.loan)
    back = make(a, circulation.check_in, item=item(world))
    make(b, circulation.renew, loan=lent.loan)
    arrive(world, first)
    loan = loan_at_server(world, lent.loan)
    assert (loan.ended_at, loan.renewals, loan.due_at) == (back.made_at, 1, stands.due_after)
    assert standing(world) == [(stands.renewal, False)]


@ORDERS
def test_a_renewal_taken_back_takes_no_day_from_what_another_desk_renewed(world: World, first: int) -> None:
    a, b = world.desks[:2]
    lent = a_loan_that_all_know(world)
    taken_back = make(a, circulation.renew, loan=lent.loan)
    stands = make(b, circulation.renew, loan=lent.loan)
    make(a, circulation.undo, of=taken_back)
    arrive(world, first)
    loan = loan_at_server(world, lent.loan)
    assert (loan.renewals, loan.due_at) == (1, stands.due_after)
    assert standing(world) == [(stands.renewal, False)]
    is_told_everywhere(world, loan)


@ORDERS
def test_a_day_given_by_hand_takes_none_from_what_another_desk_renewed(world: World, first: int) -> None:
    a, b = world.desks[:2]
    lent = a_loan_that_all_know(world)
    sooner = world.now.date() + timedelta(days=2)
    make(a, circulation.change_due_date, loan=lent.loan, due=sooner, reason="simulasi")
    longer = make(b, circulation.renew, loan=lent.loan)
    arrive(world, first)
    loan = loan_at_server(world, lent.loan)
    assert (loan.renewals, loan.due_at) == (1, longer.due_after)
    is_told_everywhere(world, loan)


@ORDERS
def test_of_two_days_given_by_hand_at_two_desks_the_longer_counts(world: World, first: int) -> None:
    a, b = world.desks[:2]
    lent = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    world.quiet()
    changed = [
        make(
            desk,
            circulation.change_due_date,
            loan=lent.loan,
            due=world.now.date() + timedelta(days=days),
            reason="simulasi",
        )
        for desk, days in ((a, 10), (b, 3))
    ]
    arrive(world, first)
    loan = loan_at_server(world, lent.loan)
    assert loan.due_at == max(one.due_after for one in changed)
    is_told_everywhere(world, loan)


@ORDERS
def test_renewed_late_where_that_cost_nothing_it_stays_renewed(world: World, first: int) -> None:
    """B has a fine that A has not heard of."""
    a, b = world.desks[:2]
    lent = make(a, circulation.check_out, item=item(world), member=member(world, 0))
    arrive(world, 0)
    make(b, policies.put_policy, at_branch=world.branches[0], terms={"fine_per_day": 500})
    world.now += timedelta(days=30)
    renewed = make(a, circulation.renew, loan=lent.loan)
    arrive(world, first)
    loan = loan_at_server(world, lent.loan)
    assert (renewed.overridden, loan.renewals, loan.due_at) == ((), 1, renewed.due_after)
    is_told_everywhere(world, loan)


@ORDERS
@pytest.mark.parametrize("known", [False, True], ids=["renewal not known", "renewal known"])
def test_put_in_late_that_it_had_come_back_before_it_was_renewed(
    world: World, first: int, known: bool
) -> None:
    """Three weeks ago it was lent for one, ten days ago it came back to B, today A has renewed it."""
    a, b = world.desks[:2]
    make(b, policies.put_policy, at_branch=world.branches[0], terms={"fine_per_day": 500})
    lent = a_loan_that_all_know(world)
    world.now += timedelta(days=8)
    came_back = world.now
    world.now += timedelta(days=10)
    renewed = make(a, circulation.renew, loan=lent.loan, reason="simulasi")
    if known:
        world.quiet()
    back = make(b, circulation.check_in, item=item(world), at=came_back)
    assert back.fine is not None
    arrive(world, first)
    loan = loan_at_server(world, lent.loan)
    assert (loan.ended_at, loan.ending) == (came_back, "returned")
    assert (loan.renewals, loan.due_at, standing(world)) == (0, lent.due_at, [])
    is_told_everywhere(world, loan)
    with world.server.read() as session:
        [fine] = session.scalars(select(Fine).where(Fine.cancelled_at.is_(None)))
        assert (fine.uid, fine.amount) == (back.fine.uid, back.days_late * 500)
    [kind] = kinds(world)
    assert kind in {"refused", "renewed_after_return"}
    if kind == "refused":
        return
    make(b, circulation.undo, of=back)
    world.quiet()
    loan = loan_at_server(world, lent.loan)
    assert (loan.ended_at, loan.renewals, loan.due_at) == (None, 1, renewed.due_after)
    assert (standing(world), kinds(world)) == ([(renewed.renewal, False)], [])
    is_told_everywhere(world, loan)
