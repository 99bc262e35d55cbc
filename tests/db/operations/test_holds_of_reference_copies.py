# SPDX-License-Identifier: GPL-3.0-or-later
"""A title with a copy that is lent to nobody: it serves nobody who waits for any copy."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import Hold, Item, ItemType
from db.operations import circulation, holds, refusals
from db.operations.desk import Desk
from db.operations.policies import never_lent, put_policy
from db.operations.recalls import wanted_back
from db.queries.holds import to_pull
from db.rules.eligibility import Obstacle
from tests.db import small_world
from tests.db.small_world import Clock, lend


@pytest.fixture
def reference(desk: Desk) -> UUID:
    """An item type that is not for loan."""
    kind = small_world.of_code(desk, ItemType, "REF")
    desk.perform(put_policy, item_type=kind, terms={"loanable": False})
    return kind


@pytest.fixture
def title(desk: Desk, reference: UUID) -> UUID:
    """Its first copy is for reference (R1), the second for loan (C1)."""
    title = small_world.add_title(desk, "Kamus")
    small_world.add_item(desk, "R1", title, item_type=reference)
    small_world.add_item(desk, "C1", title)
    return title


def item(desk: Desk, barcode: str) -> UUID:
    with desk.store.read() as session:
        return session.scalars(select(Item.uid).where(Item.barcode == barcode)).one()


def next_for(desk: Desk, barcode: str) -> UUID | None:
    with desk.store.read() as session:
        copy = session.scalars(select(Item).where(Item.barcode == barcode)).one()
        first = holds.next_in_line(session, copy, desk.clock().date())
        return first and first.uid


def pulled(desk: Desk) -> list[str]:
    today = desk.clock().date()
    with desk.store.read() as session:
        return [row.barcode for row in to_pull(session, desk.branch, today, never_lent(session, today))]


def place(desk: Desk, member: UUID, title: UUID, **more: UUID | str) -> UUID:
    return desk.perform(holds.place_hold, member=member, title=title, **more).operation.hold


def test_a_title_is_reserved_whichever_copy_was_entered_first(
    desk: Desk, title: UUID, a_member: UUID, another_member: UUID
) -> None:
    lend(desk, item(desk, "C1"), another_member)
    hold = place(desk, a_member, title)
    assert small_world.row_of(desk, Hold, hold).cancelled_at is None
    with pytest.raises(refusals.Obstructed) as refused:
        place(desk, small_world.register(desk, "Ani"), title, item=item(desk, "R1"))
    assert refused.value.obstacles == (Obstacle.NOT_FOR_LOAN,)


def test_it_is_not_fetched_nor_kept_nor_counted_as_free(
    desk: Desk, clock: Clock, title: UUID, a_member: UUID, another_member: UUID
) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms={"recall_days": 2, "on_shelf_holds": False})
    loan = lend(desk, item(desk, "C1"), another_member)
    hold = place(desk, a_member, title)
    assert (pulled(desk), next_for(desk, "R1"), next_for(desk, "C1")) == ([], None, hold)
    with desk.store.read() as session:
        assert [one.loan for one in wanted_back(session, desk.clock())] == [loan.loan]
    clock.days_pass(2)
    with pytest.raises(refusals.Obstructed) as refused:
        desk.perform(circulation.renew, loan=loan.loan)
    assert refused.value.obstacles == (Obstacle.HELD,)


def test_who_waits_for_the_title_does_not_stand_in_the_way_of_it(
    desk: Desk, title: UUID, a_member: UUID, another_member: UUID
) -> None:
    lend(desk, item(desk, "C1"), another_member)
    place(desk, a_member, title)
    made = lend(desk, item(desk, "R1"), small_world.register(desk, "Ani"), reason="pameran")
    assert made.overridden == (Obstacle.NOT_FOR_LOAN,)


def test_who_waits_for_that_very_copy_gets_it(
    desk: Desk, title: UUID, a_member: UUID, another_member: UUID
) -> None:
    lend(desk, item(desk, "C1"), another_member)
    place(desk, small_world.register(desk, "Ani"), title)
    hold = place(desk, a_member, title, item=item(desk, "R1"), reason="pameran")
    assert (pulled(desk), next_for(desk, "R1")) == (["R1"], hold)


def test_where_a_title_has_nothing_else_it_counts(desk: Desk, reference: UUID, a_member: UUID) -> None:
    title = small_world.add_title(desk, "Atlas")
    small_world.add_item(desk, "R2", title, item_type=reference)
    with pytest.raises(refusals.Obstructed):
        place(desk, a_member, title)
    hold = place(desk, a_member, title, reason="pameran")
    assert (pulled(desk), next_for(desk, "R2")) == (["R2"], hold)
