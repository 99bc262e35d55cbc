# SPDX-License-Identifier: GPL-3.0-or-later
"""The till of a desk, shift by shift: each rupiah that came in or went out is in one count alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update

from db.models import Payment
from db.operations.circulation import CheckOut
from db.operations.desk import Desk
from db.operations.desk_settings import keep_within, move_desk
from db.operations.payments import TakePayment, cancel_payment, take_payment
from db.operations.prints import record_print
from db.queries.tills import LAST_COUNT, Count, Till, till, till_of
from tests.db.small_world import OPENING, Clock, take_back

HOUR = timedelta(hours=1)


@pytest.fixture
def debtor(desk: Desk, an_overdue_loan: CheckOut) -> UUID:
    """Owes 3,000 rupiah."""
    take_back(desk, an_overdue_loan.item)
    return an_overdue_loan.member


def pay(desk: Desk, member: UUID, amount: int, sort: str = "paid", **more: Any) -> UUID:
    made = desk.perform(
        take_payment, member=member, amount=amount, sort=sort, device=desk.device, **more
    ).operation
    assert isinstance(made, TakePayment)
    return made.payment


def seen(desk: Desk, midnight: datetime = OPENING) -> Till:
    with desk.store.read() as session:
        return till_of(session, desk.device, desk.branch, midnight)


def count(desk: Desk, left: int = 0) -> Till:
    """As the desk does it: the slip and what is remembered of it are one commit."""
    with desk.together() as perform:
        found = till_of(perform.session, desk.device, desk.branch, OPENING)
        slip = perform(record_print, slip="cash", facts=lambda number, _at: number.encode()).operation
        kept = Count(at=slip.made_at, branch=desk.branch, left=left, held=found.held)
        keep_within(perform.session, LAST_COUNT, kept)
    return found


def moved(found: Till) -> int:
    """What a shift has changed in the till."""
    return found.taken - found.given_back + found.late


def total(desk: Desk) -> int:
    with desk.store.read() as session:
        return till(session, OPENING, desk.device)


def test_the_first_count_is_since_midnight_and_the_next_since_the_first(desk: Desk, debtor: UUID) -> None:
    pay(desk, debtor, 1_000)
    first = count(desk, left=400)
    assert (first.since, first.began, first.is_first, moved(first)) == (OPENING, 0, True, 1_000)
    pay(desk, debtor, 500)
    second = seen(desk)
    assert (second.began, second.is_first, second.taken, second.given_back) == (400, False, 500, 0)
    assert second.since > OPENING


def test_what_an_earlier_shift_had_taken_goes_out_of_this_one(desk: Desk, clock: Clock, debtor: UUID) -> None:
    early = pay(desk, debtor, 1_000)
    count(desk)
    clock.now += HOUR
    since = desk.clock()
    desk.perform(cancel_payment, payment=early)
    found = seen(desk)
    assert (found.taken, found.given_back, moved(found)) == (0, 1_000, -1_000)
    (movement,) = found.movements
    assert (movement.uid, movement.change, movement.sort) == (early, -1_000, "paid")
    with desk.store.read() as session:
        assert till(session, since, desk.device) == -1_000, "the tile of today says the same"


def test_what_was_paid_and_taken_back_in_one_shift_counts_nothing_and_is_shown(
    desk: Desk, debtor: UUID
) -> None:
    count(desk)
    taken = pay(desk, debtor, 1_000)
    desk.perform(cancel_payment, payment=taken)
    found = seen(desk)
    assert (found.taken, found.given_back, found.late) == (0, 0, 0)
    assert [(one.amount, one.change) for one in found.movements] == [(1_000, 0)]


def test_money_that_was_given_back_and_what_moves_none(desk: Desk, debtor: UUID) -> None:
    count(desk)
    pay(desk, debtor, 1_000, "waived", reason="salah catat")
    assert seen(desk).movements == ()
    pay(desk, debtor, 5_000, at=desk.clock() - HOUR)
    given = pay(desk, debtor, 2_000, "refunded", reason="kelebihan")
    assert (seen(desk).given_back, seen(desk).late) == (2_000, 5_000)
    count(desk)
    desk.perform(cancel_payment, payment=given)
    assert (seen(desk).taken, seen(desk).given_back) == (2_000, 0), "it came back"


def test_a_desk_that_moves_begins_anew_and_goes_on_where_it_was(
    desk: Desk, debtor: UUID, a_branch: UUID
) -> None:
    home = desk.branch
    pay(desk, debtor, 1_000)
    count(desk, left=700)
    move_desk(desk, a_branch)
    assert (seen(desk).is_first, seen(desk).held, seen(desk).movements) == (True, 0, ())
    move_desk(desk, home)
    assert (seen(desk).began, moved(seen(desk))) == (700, 0)


@pytest.mark.parametrize("seed", range(8))
def test_all_shifts_together_are_what_was_taken_less_what_was_given_back(
    desk: Desk, clock: Clock, debtor: UUID, seed: int
) -> None:
    """Whatever is taken back when, put in later, or taken back elsewhere and heard of after the count."""
    play, standing, shifts = Random(seed), list[UUID](), list[int]()
    for _ in range(40):
        clock.now += play.choice((HOUR, 9 * HOUR))
        what = play.choice(("pay", "pay", "late", "take back", "elsewhere", "count"))
        if what == "count":
            shifts.append(moved(count(desk)))
        elif what in ("pay", "late"):
            ago = timedelta(seconds=1) if what == "pay" else play.randrange(1, 24) * HOUR
            standing.append(pay(desk, debtor, play.randrange(1, 50) * 100, at=desk.clock() - ago))
        elif standing:
            gone = standing.pop(play.randrange(len(standing)))
            if what == "take back":
                desk.perform(cancel_payment, payment=gone)
            else:
                _taken_back_elsewhere(desk, gone, desk.clock() - play.randrange(1, 24) * HOUR)
    shifts.append(moved(count(desk)))
    assert len(shifts) > 1
    assert sum(shifts) == seen(desk).held == total(desk)
    assert moved(seen(desk)) == 0


def _taken_back_elsewhere(desk: Desk, payment: UUID, at: datetime) -> None:
    with desk.store.write() as session:
        session.execute(update(Payment).where(Payment.uid == payment).values(cancelled_at=at))
