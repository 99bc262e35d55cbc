# SPDX-License-Identifier: GPL-3.0-or-later
"""A copy of ours that was sent to another library, scanned here though nobody said that it is back."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import Interloan, Item, Partner, Title
from db.operations import holds, interloan, partners, refusals
from db.operations.desk import Desk
from db.queries.members import member_view
from db.rules.interloan import COPY, Act, InterloanFacts, Side, Status
from desktop_app import putting_aside
from desktop_app.circulation import visit
from desktop_app.circulation.models import outcome_words
from tests.db.small_world import Clock, lend, reading, row_of

LENDS = Side.SUPPLIER


@pytest.fixture
def sent(desk: Desk, an_item: UUID) -> UUID:
    """The request for which a university without a desk here has the item."""
    facts = partners.PartnerFacts(name="Universitas", kind="university")
    partner = desk.perform(partners.put_partner, facts=facts).operation.target
    agreed = partners.AgreementFacts(partner=partner, number="1/PKS", kind="pks", lends=True)
    desk.perform(partners.put_agreement, facts=agreed)
    asked = InterloanFacts(title="Laskar Pelangi", requesting_partner=partner, service="either")
    request: UUID = desk.perform(interloan.ask_interloan, facts=asked).operation.interloan
    act(desk, request, Act.SHIPPED, item=an_item)
    return request


def act(desk: Desk, request: UUID, what: Act, **how: object) -> None:
    desk.perform(interloan.act_on_interloan, interloan=request, side=LENDS, act=what, **how)


def stands(desk: Desk, request: UUID) -> tuple[str, str]:
    one = row_of(desk, Interloan, request)
    return one.status, one.place


def test_a_return_scan_says_from_which_library_it_is_back(desk: Desk, sent: UUID, an_item: UUID) -> None:
    row = visit.take_back(desk, an_item)
    assert (row.action, outcome_words(row)) == ("arrived", "back from Universitas")
    assert stands(desk, sent) == (Status.LOAN_COMPLETED, "back")
    with pytest.raises(refusals.NotOnLoan):
        visit.take_back(desk, an_item)


def test_undone_it_is_with_the_other_library_again(desk: Desk, sent: UUID, an_item: UUID) -> None:
    row = visit.take_back(desk, an_item)
    assert "interloans" in visit.undo(desk, row)
    assert stands(desk, sent) == (Status.LOANED, "to_requester")


def test_it_is_kept_at_once_for_who_waits_for_it(
    desk: Desk, sent: UUID, an_item: UUID, another_member: UUID
) -> None:
    title = _title(desk, an_item)
    desk.perform(holds.place_hold, member=another_member, title=title)
    row = visit.take_back(desk, an_item)
    assert (row.action, row.kept is not None) == ("kept", True)
    assert "back from Universitas" in outcome_words(row)
    visit.undo(desk, row)
    assert stands(desk, sent) == (Status.LOANED, "to_requester")


def _title(desk: Desk, item: UUID) -> UUID:
    with reading(desk) as session:
        return session.scalars(select(Title.uid).join(Item).where(Item.uid == item)).one()


def test_what_was_lost_there_is_found_by_the_scan(desk: Desk, sent: UUID, an_item: UUID) -> None:
    act(desk, sent, Act.LOST)
    row = visit.take_back(desk, an_item)
    assert (row.action, outcome_words(row)) == ("found", "back from Universitas")
    assert (stands(desk, sent)[0], row_of(desk, Item, an_item).condition) == (Status.LOAN_COMPLETED, "good")
    visit.undo(desk, row)
    assert (stands(desk, sent)[0], row_of(desk, Item, an_item).condition) == (Status.WITHOUT_RETURN, "lost")


def test_found_again_long_ago_it_is_not_back_from_there_at_each_return(
    desk: Desk, sent: UUID, an_item: UUID, a_member: UUID
) -> None:
    act(desk, sent, Act.LOST)
    visit.take_back(desk, an_item)
    lend(desk, an_item, a_member)
    assert visit.take_back(desk, an_item).back is None


def test_lent_here_it_is_back_too(desk: Desk, sent: UUID, an_item: UUID, a_member: UUID) -> None:
    with reading(desk) as session:
        who = member_view(session, a_member)
    assert who is not None
    row = visit.lend(desk, an_item, who)
    assert "back from Universitas" in outcome_words(row)
    assert stands(desk, sent) == (Status.LOAN_COMPLETED, "back")


def test_what_came_back_before_it_was_sent_is_not_back(
    desk: Desk, clock: Clock, sent: UUID, an_item: UUID
) -> None:
    at = clock() - timedelta(hours=1)
    with pytest.raises(refusals.NotOnLoan):
        visit.take_back(desk, an_item, at)
    assert stands(desk, sent) == (Status.LOANED, "to_requester")


def test_on_the_side_of_transit_it_is_back_too(desk: Desk, sent: UUID, an_item: UUID) -> None:
    assert putting_aside.in_hand(desk, an_item).came_from == "Universitas"
    assert stands(desk, sent) == (Status.LOAN_COMPLETED, "back")


def test_what_was_copied_has_never_left(desk: Desk, sent: UUID, an_item: UUID) -> None:
    act(desk, sent, Act.RECEIVED_BACK)
    partner = row_of(desk, Interloan, sent).requesting_partner_id
    with reading(desk) as session:
        uid = session.get_one(Partner, partner).uid
    asked = InterloanFacts(title="Laskar Pelangi", requesting_partner=uid, service=COPY)
    request = desk.perform(interloan.ask_interloan, facts=asked).operation.interloan
    act(desk, request, Act.SHIPPED, item=an_item)
    with pytest.raises(refusals.NotOnLoan):
        visit.take_back(desk, an_item)
    assert stands(desk, request)[0] == Status.COPY_COMPLETED
