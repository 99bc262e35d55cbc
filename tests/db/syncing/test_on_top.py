# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desk has done and nobody has answered lies on top of whatever comes in."""

from __future__ import annotations

from contextlib import nullcontext
from unittest.mock import patch
from uuid import UUID

import pytest
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from db.models import Item, Loan, new_uid
from db.models.syncing import BaseRow, TouchedRow
from db.operations import circulation
from db.operations.fast_adding import add_in_passing
from db.operations.operation import decode
from db.syncing import overlay
from db.syncing.kinds import ITEMS, at
from db.syncing.messages import SyncRequest
from db.syncing.wire import bodies
from tests.db.syncing.test_who_wins import cycle, item, make, member
from tests.db.syncing.test_who_wins_holds import place
from tests.simulation.invariants import when_quiet
from tests.simulation.world import SimulatedDesk, World


def knows(desk: SimulatedDesk, loan: UUID) -> bool:
    with desk.store.read() as session:
        return bool(session.scalar(select(exists().where(Loan.uid == loan))))


@pytest.mark.parametrize("planted", [False, True], ids=["as it is", "with a planted bug"])
def test_own_work_stays_over_what_another_did_to_the_same_item(planted: bool) -> None:
    """Lent while an answer is under way that tells of another's loan of that item."""
    world = World(1, desks=2)
    a, b = world.desks
    make(b, circulation.check_out, item=item(world), member=member(world, 1))
    cycle(world, b)
    request, raw, token = a.ask()
    mine = make(a, circulation.check_out, item=item(world), member=member(world)).loan
    hidden = patch.object(overlay, "_judge_again", lambda session, operations: None)
    with hidden if planted else nullcontext():
        a.take(request, world.serve(raw, token))
    assert knows(a, mine) is not planted


def judged_again(desk: SimulatedDesk, asked: tuple[SyncRequest, bytes, str], world: World) -> list[str]:
    """What of its own a desk lays over the answer to what it asked before it did that."""
    request, raw, token = asked
    found: list[str] = []

    def noted(session: Session, operations: set[UUID]) -> None:
        found.extend(type(decode(one.payload)).__name__ for one in overlay.entries_of(session, operations))

    with patch.object(overlay, "_judge_again", noted):
        desk.take(request, world.serve(raw, token))
    return found


def test_a_loan_is_nothing_to_the_next_of_its_member(world: World) -> None:
    """Else all that a school class has borrowed would be judged anew with each page of rows."""
    desk = world.desks[0]
    make(desk, circulation.check_out, item=item(world), member=member(world))
    asked = desk.ask()
    make(desk, circulation.check_out, item=item(world, "B1"), member=member(world))
    assert judged_again(desk, asked, world) == []


def test_a_loan_is_judged_again_when_its_member_is_heard_to_wait(world: World) -> None:
    """For what was just lent, it may be."""
    a, b = world.desks[:2]
    asked = a.ask()
    make(a, circulation.check_out, item=item(world), member=member(world))
    place(b, world)
    cycle(world, b)
    assert judged_again(a, asked, world) == ["CheckOut"]


def test_what_was_lent_under_a_barcode_that_another_desk_gave_stays_lent(world: World) -> None:
    """Simulation, seed 7200698: the copy made way and came again under another barcode, its loan did not."""
    a, b = world.desks[:2]
    made = {"name": "Buku dari rak", "barcode": "BARU"}
    make(a, add_in_passing, **made)
    cycle(world, a)
    asked = b.ask()
    copy = make(b, add_in_passing, **made)
    mine = make(b, circulation.check_out, item=copy.item, member=member(world)).loan
    request, raw, token = asked
    b.take(request, world.serve(raw, token))
    assert knows(b, mine)
    world.quiet()
    when_quiet(world)
    with world.server.read() as session:
        lent = select(Item.barcode).join(Loan, Loan.item_id == Item.id).where(Loan.uid == mine)
        assert session.scalars(lent).one() == "BARU~2"


def test_what_is_put_back_has_no_barcode_that_comes_in_with_another_copy(world: World) -> None:
    """Simulation, seed 8980209: a restored server knew one copy no more, and told of another in its place."""
    desk, copy, newer = world.desks[0], item(world), new_uid()
    world.quiet()
    there = make(desk, circulation.check_out, item=copy, member=member(world))
    with desk.store.write() as session:
        [raw] = bodies(session, [at(ITEMS, copy)]).values()
        session.add(BaseRow(kind=ITEMS.number, uid=copy, body=raw))
        session.add(TouchedRow(operation=there.uid, kind=ITEMS.number, uid=copy))
        session.flush()
        overlay.take_in(session, {at(ITEMS, newer): raw}, {there.uid})
        found = dict(session.execute(select(Item.uid, Item.barcode).where(Item.uid.in_((copy, newer)))).all())
    assert found == {copy: f"B0~{copy}", newer: "B0"}
