# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desk did it can take back once the server has put its time right: no PC's clock is quite right."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from db.models.syncing import Note
from db.operations import circulation, interloan_losses, losses
from db.operations.notes import settle_note
from db.operations.refusals import CannotUndo
from db.operations.taking_back import counter_of, take_back
from db.rules.interloan import Act, Side, Status
from db.rules.items import LOST
from tests.db.syncing.test_who_wins import item, loan_at_server, make, member
from tests.db.syncing.test_who_wins_interloan import act, ask, stands
from tests.simulation.invariants import when_quiet
from tests.simulation.world import SimulatedDesk, World

CLOCKS = pytest.mark.parametrize("seconds", [1, 120, -120], ids=["a moment fast", "fast", "slow"])


def with_clock(world: World, seconds: int) -> tuple[SimulatedDesk, SimulatedDesk]:
    """Desks A and B; A's clock is off by so much, and the server has told it so."""
    a, b = world.desks[:2]
    a.skew = timedelta(seconds=seconds)
    world.quiet()
    return a, b


def settle(world: World) -> None:
    world.quiet()
    when_quiet(world)


@CLOCKS
def test_a_return_is_taken_back_after_it_was_sent(world: World, seconds: int) -> None:
    a, _ = with_clock(world, seconds)
    lent = make(a, circulation.check_out, item=item(world), member=member(world))
    back = make(a, circulation.check_in, item=item(world))
    settle(world)
    make(a, circulation.undo, of=back)
    settle(world)
    assert loan_at_server(world, lent.loan).ended_at is None


def test_an_older_return_is_not_the_one_that_counts(world: World) -> None:
    a, _ = with_clock(world, 120)
    make(a, circulation.check_out, item=item(world), member=member(world))
    first = make(a, circulation.check_in, item=item(world))
    make(a, circulation.undo, of=first)
    make(a, circulation.check_in, item=item(world))
    settle(world)
    with pytest.raises(CannotUndo):
        make(a, circulation.undo, of=first)


@CLOCKS
def test_what_was_handed_in_without_a_loan_is_taken_back(world: World, seconds: int) -> None:
    a, _ = with_clock(world, seconds)
    lent = make(a, circulation.check_out, item=item(world), member=member(world))
    make(a, circulation.check_in, item=item(world))
    found = make(a, circulation.note_handed_in, item=item(world))
    settle(world)
    make(a, circulation.undo, of=found)
    settle(world)
    assert loan_at_server(world, lent.loan).ending == "returned"


@CLOCKS
def test_a_loss_is_taken_back_after_it_was_sent(world: World, seconds: int) -> None:
    a, _ = with_clock(world, seconds)
    lent = make(a, circulation.check_out, item=item(world), member=member(world))
    lost = make(a, losses.declare_lost, loan=lent.loan)
    settle(world)
    assert loan_at_server(world, lent.loan).ending == LOST
    make(a, losses.undo, of=lost)
    settle(world)
    assert loan_at_server(world, lent.loan).ended_at is None


def test_what_another_branch_took_back_before_is_not_undone_here(world: World) -> None:
    a, b = with_clock(world, 120)
    make(a, circulation.check_out, item=item(world), member=member(world))
    world.quiet()
    make(b, circulation.check_in, item=item(world))
    back = make(a, circulation.check_in, item=item(world))
    settle(world)
    with pytest.raises(CannotUndo):
        make(a, circulation.undo, of=back)


@CLOCKS
def test_of_a_note_the_standing_return_is_taken_back_at_its_desk(world: World, seconds: int) -> None:
    a, b = with_clock(world, seconds)
    lent = make(b, circulation.check_out, item=item(world), member=member(world))
    world.quiet()
    make(a, circulation.check_in, item=item(world))
    make(b, circulation.check_in, item=item(world))
    settle(world)
    assert undone(a, "returned_twice") == "CheckIn"
    settle(world)
    loan = loan_at_server(world, lent.loan)
    assert (loan.ending, loan.ended_branch_id) == ("returned", loan.branch_id)


def test_of_a_note_a_return_that_was_put_in_late_is_taken_back(world: World) -> None:
    a, b = with_clock(world, 0)
    make(b, circulation.check_out, item=item(world), member=member(world))
    world.quiet()
    world.let_pass(timedelta(hours=4))
    make(a, circulation.check_in, item=item(world), at=world.now - timedelta(hours=3))
    make(b, circulation.check_in, item=item(world))
    settle(world)
    assert undone(a, "returned_twice") == "CheckIn"
    settle(world)


def undone(desk: SimulatedDesk, kind: str) -> str:
    """Take back what the note of this kind is about, as the attention list does it; what that was."""
    with desk.store.read() as session:
        note = session.scalars(select(Note.uid).where(Note.kind == kind)).one()
    desk.world.let_pass(timedelta(minutes=5))
    with desk.desk.together() as perform:
        counter = counter_of(perform.session, note, desk.branch)
        assert counter is not None
        take_back(perform, counter, desk.desk.device, "salah")
        perform(settle_note, note=note, how="undone")
    return counter.did


@CLOCKS
def test_a_loss_told_to_the_other_library_is_taken_back_with_the_step(world: World, seconds: int) -> None:
    a, b = with_clock(world, seconds)
    request = ask(world)
    act(b, request, Side.SUPPLIER, Act.SHIPPED, item=item(world, "B1"))
    world.quiet()
    act(a, request, Side.REQUESTER, Act.RECEIVED)
    lent = make(a, circulation.check_out, item=item(world, "B1"), member=member(world))
    world.let_pass(timedelta(minutes=5))
    with a.desk.together() as perform:
        event = interloan_losses.lose(perform, request, 50_000).event
    settle(world)
    world.let_pass(timedelta(minutes=5))
    with a.desk.together() as perform:
        assert not interloan_losses.take_back(perform, event).loan_stays
    settle(world)
    assert loan_at_server(world, lent.loan).ended_at is None
    assert stands(world, request)[0] == Status.LOANED
