# SPDX-License-Identifier: GPL-3.0-or-later
"""What may go into a deposit collection, at one desk."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from db.models import Item, Title
from db.operations import circulation, deposits, holds, partners, refusals
from db.operations.desk import Desk
from db.rules.eligibility import Obstacle
from desktop_app.refusal_words import words
from tests.db import small_world
from tests.db.small_world import add_item, row_of


@pytest.fixture
def box(desk: Desk) -> UUID:
    facts = partners.PartnerFacts(name="SDN 1", kind="school")
    partner = desk.perform(partners.put_partner, facts=facts).operation.target  # type: ignore[attr-defined]
    until = small_world.TODAY + timedelta(days=90)
    begun = desk.perform(deposits.put_deposit, partner=partner, name="Titipan", until=until).operation
    assert isinstance(begun, deposits.PutDeposit)
    return begun.target


def refused(desk: Desk, box: UUID, item: UUID) -> refusals.Obstructed:
    with pytest.raises(refusals.Obstructed) as refusal:
        desk.perform(deposits.lend_deposit, deposit=box, items=[item])
    assert not refusal.value.overridable
    return refusal.value


def test_what_lies_aside_for_somebody_does_not_go_along(
    desk: Desk, box: UUID, a_member: UUID, an_item: UUID
) -> None:
    with small_world.reading(desk) as session:
        title = session.get_one(Title, session.query(Item).filter_by(uid=an_item).one().title_id).uid
    hold = desk.perform(holds.place_hold, member=a_member, title=title, reason="diminta").operation
    desk.perform(holds.put_aside, hold=hold.hold, item=an_item)  # type: ignore[attr-defined]
    error = refused(desk, box, an_item)
    assert error.obstacles == (Obstacle.HELD,)
    assert words(error).headline == "Somebody else has reserved it."
    assert "B001" in words(error).detail
    desk.perform(holds.cancel_hold, hold=hold.hold)  # type: ignore[attr-defined]
    desk.perform(deposits.lend_deposit, deposit=box, items=[an_item])


@pytest.mark.parametrize("condition", ["withdrawn", "lost"])
def test_what_is_out_of_use_does_not_go_along(desk: Desk, box: UUID, condition: str) -> None:
    item = add_item(desk, "W1", condition=condition)
    assert refused(desk, box, item).obstacles == (Obstacle.ITEM_CONDITION,)


@pytest.mark.parametrize("condition", ["missing", "not_for_loan"])
def test_what_is_in_hand_goes_along(desk: Desk, box: UUID, condition: str) -> None:
    item = add_item(desk, "W1", condition=condition)
    desk.perform(deposits.lend_deposit, deposit=box, items=[item])
    assert row_of(desk, Item, item).condition == ("good" if condition == "missing" else condition)
    with pytest.raises(refusals.NotOnLoan) as refusal:
        circulation.take_back(desk, item)
    assert refusal.value.elsewhere, "it is noted that it has come back"
