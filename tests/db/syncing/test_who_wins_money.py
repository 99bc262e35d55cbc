# SPDX-License-Identifier: GPL-3.0-or-later
"""What was let go at one desk while another took back what it was for: only money comes back as credit."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from db.models import Member
from db.operations import circulation, losses, payments, policies, refusals
from db.rules.ledger import PAID, REFUNDED, REPLACED, WAIVED
from tests.db.syncing.test_who_wins import ORDERS, arrive, item, kinds, make, member
from tests.simulation.world import SimulatedDesk, World

PRICE, HANDLING = 50_000, 5_000


def owed_everywhere(world: World) -> int:
    """What the member owes: the same at the server and at both desks."""
    found = set()
    for store in (world.server, *(desk.store for desk in world.desks[:2])):
        with store.read() as session:
            key = session.scalars(select(Member.id).where(Member.uid == member(world))).one()
            found.add(payments.owed_by(session, key))
    [owed] = found
    return owed


def settle(desk: SimulatedDesk, amount: int, sort: str) -> payments.TakePayment:
    who, reason = member(desk.world), "" if sort == PAID else "simulasi"
    facts = {"member": who, "amount": amount, "sort": sort, "device": desk.branch, "reason": reason}
    return make(desk, payments.take_payment, **facts)


def fined_at_b(world: World) -> circulation.CheckIn:
    """Brought back late at B, and every desk has heard of it."""
    b = world.desks[1]
    make(b, policies.put_policy, at_branch=b.branch, terms={"fine_per_day": 500})
    make(b, circulation.check_out, item=item(world), member=member(world))
    arrive(world, 1)
    world.now += timedelta(days=30)
    back: circulation.CheckIn = make(b, circulation.check_in, item=item(world))
    arrive(world, 1)
    return back


@ORDERS
@pytest.mark.parametrize(("sort", "credit"), [(REPLACED, 0), (WAIVED, 0), (PAID, PRICE)])
def test_lost_and_settled_at_one_desk_and_back_at_another(
    world: World, first: int, sort: str, credit: int
) -> None:
    a, b = world.desks[:2]
    policy = {"lost_price": PRICE, "lost_fee": HANDLING}
    make(a, policies.put_policy, terms=policy, at_branch=a.branch)
    lent = make(a, circulation.check_out, item=item(world), member=member(world))
    world.quiet()
    make(a, losses.declare_lost, loan=lent.loan)
    settle(a, HANDLING, PAID)
    settle(a, PRICE, sort)
    world.now += timedelta(hours=1)
    circulation.take_back(b.desk, item(world))
    arrive(world, first)
    assert owed_everywhere(world) == -credit
    with pytest.raises(refusals.Invalid):
        settle(a, credit + 1, REFUNDED)
    if credit:
        settle(a, credit, REFUNDED)


@ORDERS
def test_a_fine_let_go_at_one_desk_while_another_takes_its_return_back(world: World, first: int) -> None:
    a, b = world.desks[:2]
    back = fined_at_b(world)
    assert back.fine is not None
    settle(a, back.fine.amount, WAIVED)
    make(b, circulation.undo, of=back)
    arrive(world, first)
    assert owed_everywhere(world) == 0
    again: circulation.CheckIn = make(b, circulation.check_in, item=item(world))
    arrive(world, 1)
    assert again.fine is not None
    assert owed_everywhere(world) == again.fine.amount, "what is asked anew is let go anew, or paid"


@ORDERS
def test_a_fine_let_go_at_two_desks_is_let_go_once(world: World, first: int) -> None:
    back = fined_at_b(world)
    assert back.fine is not None
    for desk in world.desks[:2]:
        settle(desk, back.fine.amount, WAIVED)
    arrive(world, first)
    assert (owed_everywhere(world), kinds(world)) == (0, [])


@ORDERS
def test_lost_at_two_desks_and_a_book_given_at_each_leaves_no_credit(world: World, first: int) -> None:
    a, b = world.desks[:2]
    make(a, policies.put_policy, terms={"lost_price": PRICE, "lost_fee": 0}, at_branch=a.branch)
    lent = make(a, circulation.check_out, item=item(world), member=member(world))
    world.quiet()
    for desk in (a, b):
        make(desk, losses.declare_lost, loan=lent.loan)
        settle(desk, PRICE, REPLACED)
    arrive(world, first)
    assert owed_everywhere(world) == 0
    world.now += timedelta(hours=1)
    circulation.take_back(a.desk, item(world))
    arrive(world, 0)
    assert owed_everywhere(world) == 0
