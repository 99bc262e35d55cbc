# SPDX-License-Identifier: GPL-3.0-or-later
"""A book that a partner lent, or that went to one: what the desk may do with it, and what becomes of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from db.models import Interloan, Item
from db.operations import interloan, losses, partners, refusals
from db.operations.desk import Desk
from db.rules.interloan import COPY, Act, InterloanFacts, Side, Status
from tests.db.small_world import lend, row_of, take_back

ASKS, LENDS = Side.REQUESTER, Side.SUPPLIER


@pytest.fixture
def partner(desk: Desk) -> UUID:
    """A university without a desk here, with which lending was agreed."""
    facts = partners.PartnerFacts(name="Universitas", kind="university")
    uid: UUID = desk.perform(partners.put_partner, facts=facts).operation.target
    agreed = partners.AgreementFacts(partner=uid, number="1/PKS", kind="pks", lends=True, lends_days=10)
    desk.perform(partners.put_agreement, facts=agreed)
    return uid


def ask(desk: Desk, member: UUID | None = None, **facts: Any) -> UUID:
    whole = InterloanFacts(**{"title": "Hikayat", **facts})
    asked = desk.perform(interloan.ask_interloan, facts=whole, member=member).operation
    return asked.interloan


def act(desk: Desk, request: UUID, side: Side, what: Act, **how: Any) -> Any:
    return desk.perform(interloan.act_on_interloan, interloan=request, side=side, act=what, **how).operation


def come(desk: Desk, partner: UUID, member: UUID | None, **facts: Any) -> tuple[UUID, UUID]:
    """A partner's book has come for a member: the request and its item."""
    request = ask(desk, member, supplying_partner=partner, **facts)
    act(desk, request, LENDS, Act.SHIPPED)
    return request, act(desk, request, ASKS, Act.RECEIVED, barcode="U1").item


def condition(desk: Desk, item: UUID) -> str:
    return row_of(desk, Item, item).condition  # type: ignore[no-any-return]


def test_a_word_to_the_partner_leaves_what_the_reader_did_to_its_book(
    desk: Desk, partner: UUID, a_member: UUID
) -> None:
    request, item = come(desk, partner, a_member)
    lend(desk, item, a_member)
    take_back(desk, item)
    desk.perform(losses.note_damage, item=item, note="robek")
    act(desk, request, ASKS, Act.ASK_STATUS)
    assert condition(desk, item) == "damaged"
    loan = lend(desk, item, a_member)
    desk.perform(losses.declare_lost, loan=loan.loan)
    act(desk, request, ASKS, Act.NOTICE, note="pembaca menghilangkannya")
    assert condition(desk, item) == "lost"
    act(desk, request, ASKS, Act.LOST)
    assert condition(desk, item) == "withdrawn"


def test_sent_back_it_is_out_of_use_and_taken_back_it_is_not(
    desk: Desk, partner: UUID, a_member: UUID
) -> None:
    request, item = come(desk, partner, a_member)
    sent = act(desk, request, ASKS, Act.SHIPPED_BACK)
    assert condition(desk, item) == "withdrawn"
    desk.perform(interloan.take_back_interloan, event=sent.event)
    assert condition(desk, item) == "good"


@pytest.mark.parametrize("how", [Act.SHIPPED_BACK, Act.FORWARDED])
def test_what_the_reader_has_is_not_sent_back(desk: Desk, partner: UUID, a_member: UUID, how: Act) -> None:
    request, item = come(desk, partner, a_member)
    lend(desk, item, a_member)
    with pytest.raises(refusals.ItemIsOut):
        act(desk, request, ASKS, how)
    take_back(desk, item)
    act(desk, request, ASKS, how)
    assert row_of(desk, Interloan, request).place == "to_supplier"


def test_what_a_member_has_is_not_sent_to_a_partner_but_a_copy_of_it_is(
    desk: Desk, partner: UUID, a_member: UUID, an_item: UUID
) -> None:
    lend(desk, an_item, a_member)
    request = ask(desk, requesting_partner=partner, service="either")
    with pytest.raises(refusals.ItemIsOut):
        act(desk, request, LENDS, Act.SHIPPED, item=an_item)
    act(desk, request, LENDS, Act.SHIPPED, item=an_item, reason=COPY)
    assert row_of(desk, Interloan, request).status == Status.COPY_COMPLETED
