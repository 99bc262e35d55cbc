# SPDX-License-Identifier: GPL-3.0-or-later
"""What has come from another library is told to its reader, and stands among the member's notices."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from db.models import Item
from db.operations import circulation, interloan, notices, partners, refusals
from db.operations.desk import Desk
from db.queries.notices import COPIES_TOLD, Reminded, arrived, notices_of
from db.rules.interloan import COPY, LOAN, Act, InterloanFacts, Side
from tests.db.small_world import TODAY, Clock, here, lend, reading, row_of, take_back


def come(desk: Desk, member: UUID | None, service: str = LOAN) -> UUID:
    """A university has lent something, or copied it, for a member: the request."""
    facts = partners.PartnerFacts(name="Universitas", kind="university")
    partner = desk.perform(partners.put_partner, facts=facts).operation.target
    paper = partners.AgreementFacts(partner=partner, number="1/PKS", kind="pks", lends=True)
    desk.perform(partners.put_agreement, facts=paper)
    asked = InterloanFacts(title="Hikayat", supplying_partner=partner, service=service)
    request: UUID = desk.perform(interloan.ask_interloan, facts=asked, member=member).operation.interloan
    act(desk, request, Side.SUPPLIER, Act.SHIPPED)
    act(desk, request, Side.REQUESTER, Act.RECEIVED)
    return request


def act(desk: Desk, request: UUID, side: Side, what: Act) -> None:
    desk.perform(interloan.act_on_interloan, interloan=request, side=side, act=what)


def to_tell(desk: Desk) -> list[Reminded]:
    with reading(desk) as session:
        return arrived(session, here(desk), desk.clock(), TODAY)


def told(desk: Desk, member: UUID) -> list[tuple[str, str, str]]:
    with reading(desk) as session:
        return [(one.sort, one.way, one.title) for one in notices_of(session, member)]


def book_of(desk: Desk, request: UUID) -> UUID:
    with reading(desk) as session:
        uid = interloan.sent_item(session, request)
    assert uid is not None
    return uid


def test_told_once_it_stands_so_until_the_reader_has_it(desk: Desk, a_member: UUID) -> None:
    request = come(desk, a_member)
    [row] = to_tell(desk)
    assert (row.loan, row.title, row.member, row.given) == (request, "Hikayat", a_member, ())
    assert row.until == TODAY + timedelta(days=28)
    desk.perform(notices.tell_of_arrival, interloan=request, way="whatsapp")
    [row] = to_tell(desk)
    assert [given.way for given in row.given] == ["whatsapp"]
    assert told(desk, a_member) == [("arrived", "whatsapp", "Hikayat")]
    item = book_of(desk, request)
    lend(desk, item, a_member)
    assert to_tell(desk) == []
    take_back(desk, item)
    assert to_tell(desk) == [], "they have had it"
    assert told(desk, a_member) == [("arrived", "whatsapp", "Hikayat")]


def test_a_loan_that_was_a_mistake_was_none(desk: Desk, a_member: UUID) -> None:
    item = book_of(desk, come(desk, a_member))
    desk.perform(circulation.undo, of=lend(desk, item, a_member))
    assert len(to_tell(desk)) == 1


def test_a_letter_of_several_has_one_number(desk: Desk, a_member: UUID) -> None:
    requests = come(desk, a_member), come(desk, a_member)
    made = desk.perform(notices.tell_of_arrival, interloan=requests[0], way="letter").operation
    assert made.note
    again = {"interloan": requests[1], "way": "letter", "number": made.note}
    assert desk.perform(notices.tell_of_arrival, **again).operation.note == made.note


def test_of_a_copy_nobody_is_told_for_ever(desk: Desk, clock: Clock, a_member: UUID) -> None:
    come(desk, a_member, COPY)
    [row] = to_tell(desk)
    assert (row.barcode, row.until) == ("", None)
    clock.days_pass(COPIES_TOLD.days + 1)
    assert to_tell(desk) == []


def test_what_was_asked_for_nobody_in_particular_or_has_gone_back_is_told_to_nobody(
    desk: Desk, a_member: UUID
) -> None:
    come(desk, None)
    assert to_tell(desk) == []
    request = come(desk, a_member)
    act(desk, request, Side.REQUESTER, Act.SHIPPED_BACK)
    assert to_tell(desk) == []
    with pytest.raises(refusals.NoInterloan):
        desk.perform(notices.tell_of_arrival, interloan=request, way="message")


def test_only_in_a_way_that_is_known(desk: Desk, a_member: UUID) -> None:
    request = come(desk, a_member)
    with pytest.raises(refusals.Invalid):
        desk.perform(notices.tell_of_arrival, interloan=request, way="merpati")
    assert row_of(desk, Item, book_of(desk, request)).condition == "good"
