# SPDX-License-Identifier: GPL-3.0-or-later
"""A book that a partner lent, or that went to one: what the desk may do with it, and what becomes of it."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import Branch, Interloan, Item, Loan, Title, Transit, new_uid
from db.models.holds import free_copies
from db.models.interloan import AWAY, COPIED
from db.operations import circulation, deposits, holds, interloan, losses, partners, refusals
from db.operations.desk import Desk, with_person
from db.operations.members import merge_members
from db.operations.policies import put_policy
from db.operations.recalls import recall, wanted_back
from db.queries import catalogue
from db.queries.catalogue import search
from db.queries.holds import to_pull
from db.queries.titles import title_view
from db.rules.interloan import COPY, OUT, Act, InterloanFacts, Side, Status
from db.rules.items import LENDABLE
from db.rules.transits import LENT
from desktop_app.circulation import visit
from desktop_app.sending_on import Sent, sent_words
from tests.db.small_world import (
    TODAY,
    Clock,
    add_item,
    add_title,
    lend,
    reading,
    register,
    row_of,
    take_back,
)

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


def free(desk: Desk, item: UUID) -> list[int]:
    """The copies of an item's title that are on some shelf."""
    with reading(desk) as session:
        one = session.scalars(select(Item).where(Item.uid == item)).one()
        return [found.id for found in session.execute(free_copies(one.title_id, LENDABLE))]


def whereabouts(desk: Desk, item: UUID) -> tuple[str | None, int]:
    """Where the catalogue says that a copy stands, and how many of its title can be had here."""
    with reading(desk) as session:
        one = session.scalars(select(Item).where(Item.uid == item)).one()
        title = session.get_one(Title, one.title_id)
        view = title_view(session, title.uid, one.branch_id)
        [found] = search(session, title.title, one.branch_id).rows
        assert view is not None
        [shown] = view.copies
        return shown.stands_at or shown.kept, found.here_available


def test_what_was_sent_to_a_partner_is_not_on_the_shelf_until_it_is_back(
    desk: Desk, partner: UUID, an_item: UUID
) -> None:
    assert (len(free(desk, an_item)), whereabouts(desk, an_item)) == (1, (None, 1))
    request = ask(desk, requesting_partner=partner)
    act(desk, request, LENDS, Act.SHIPPED, item=an_item)
    assert (free(desk, an_item), whereabouts(desk, an_item)) == ([], ("Universitas", 0))
    act(desk, request, LENDS, Act.RECEIVED_BACK)
    assert (len(free(desk, an_item)), whereabouts(desk, an_item)) == (1, (None, 1))


def test_what_was_copied_for_a_partner_has_stayed(desk: Desk, partner: UUID, an_item: UUID) -> None:
    request = ask(desk, requesting_partner=partner, service=COPY)
    act(desk, request, LENDS, Act.SHIPPED, item=an_item)
    assert (len(free(desk, an_item)), whereabouts(desk, an_item)) == (1, (None, 1))


def test_what_a_partner_has_lost_is_lost_until_it_comes_back(
    desk: Desk, partner: UUID, an_item: UUID, a_member: UUID
) -> None:
    request = ask(desk, requesting_partner=partner)
    act(desk, request, LENDS, Act.SHIPPED, item=an_item)
    lost = act(desk, request, LENDS, Act.LOST, amount=50000)
    assert condition(desk, an_item) == "lost"
    with pytest.raises(refusals.Obstructed):
        lend(desk, an_item, a_member)
    desk.perform(interloan.take_back_interloan, event=lost.event)
    assert condition(desk, an_item) == "good"
    act(desk, request, LENDS, Act.LOST)
    act(desk, request, LENDS, Act.RECEIVED_BACK)
    assert condition(desk, an_item) == "good"


def test_where_an_item_is_away_is_said_in_the_same_words_everywhere() -> None:
    assert set(AWAY) == {place.value for place in OUT}
    assert Status.COPY_COMPLETED == COPIED
    assert all(f"'{place}'" in catalogue.OUT for place in (*AWAY, COPIED))


def test_what_a_partner_has_lent_is_here_for_who_asked(desk: Desk, partner: UUID, a_member: UUID) -> None:
    _, item = come(desk, partner, a_member)
    assert whereabouts(desk, item) == ("interloan", 0)
    lend(desk, item, a_member)
    visit.take_back(desk, item)
    assert whereabouts(desk, item) == ("interloan", 0)


def pulled(desk: Desk) -> list[str]:
    with reading(desk) as session:
        return [one.barcode for one in to_pull(session, desk.branch, TODAY, frozenset())]


def test_a_partners_book_goes_to_whom_it_came_for_whoever_waits_for_the_title(
    desk: Desk, partner: UUID, a_member: UUID, another_member: UUID
) -> None:
    title = add_title(desk, "Hikayat")
    lend(desk, add_item(desk, "C1", title), register(desk, "Joko"))
    hold = desk.perform(holds.place_hold, member=another_member, title=title).operation.hold
    _, item = come(desk, partner, a_member, catalogued=title)
    assert pulled(desk) == []
    with pytest.raises(refusals.NoInterloan):
        desk.perform(holds.put_aside, hold=hold, item=item)
    assert lend(desk, item, a_member).overridden == ()
    row = visit.take_back(desk, item)
    assert (row.action, row.kept) == ("returned", None)


def test_only_a_partners_book_is_there_so_nobody_can_wait_for_the_title(
    desk: Desk, partner: UUID, a_member: UUID, another_member: UUID
) -> None:
    _, item = come(desk, partner, a_member)
    with reading(desk) as session:
        title = session.get_one(Title, row_of(desk, Item, item).title_id).uid
    with pytest.raises(refusals.Invalid):
        desk.perform(holds.place_hold, member=another_member, title=title)
    with pytest.raises(refusals.NoInterloan):
        desk.perform(holds.place_hold, member=another_member, title=title, item=item)


def test_a_partners_book_goes_into_no_deposit_collection(desk: Desk, partner: UUID, a_member: UUID) -> None:
    _, item = come(desk, partner, a_member)
    until = TODAY + timedelta(days=30)
    deposit = desk.perform(deposits.put_deposit, partner=partner, name="Titipan", until=until).operation
    with pytest.raises(refusals.NoInterloan):
        desk.perform(deposits.lend_deposit, deposit=deposit.target, items=[item])


def due_day(desk: Desk, loan: UUID) -> date:
    return row_of(desk, Loan, loan).due_at.astimezone().date()  # type: ignore[no-any-return]


def test_the_reader_has_a_partners_book_no_longer_than_the_partner_lends_it(
    desk: Desk, clock: Clock, partner: UUID, a_member: UUID
) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms={"loan_days": 20, "renewal_days": 20})
    request, item = come(desk, partner, a_member)
    due = row_of(desk, Interloan, request).due_on
    loan = lend(desk, item, a_member).loan
    assert due_day(desk, loan) == due == TODAY + timedelta(days=10)
    clock.days_pass(2)
    with pytest.raises(refusals.NotLonger):
        desk.perform(circulation.renew, loan=loan)
    act(desk, request, LENDS, Act.RENEWED, due=due + timedelta(days=4))
    desk.perform(circulation.renew, loan=loan)
    assert due_day(desk, loan) == due + timedelta(days=4)
    clock.days_pass(13)
    with pytest.raises(refusals.NotLonger):
        desk.perform(circulation.renew, loan=loan, reason="Mendesak")


def test_no_day_set_by_hand_is_later_than_the_partners(
    desk: Desk, clock: Clock, partner: UUID, a_member: UUID
) -> None:
    request, item = come(desk, partner, a_member)
    due = row_of(desk, Interloan, request).due_on
    with pytest.raises(refusals.WantedBack) as refused:
        lend(desk, item, a_member, due=due + timedelta(days=1), reason="Skripsi")
    assert refused.value.day == due
    loan = lend(desk, item, a_member, due=due, reason="Skripsi").loan
    change = {"loan": loan, "reason": "Skripsi"}
    with pytest.raises(refusals.WantedBack):
        desk.perform(circulation.change_due_date, due=due + timedelta(days=1), **change)
    act(desk, request, LENDS, Act.RENEWED, due=due + timedelta(days=4))
    desk.perform(circulation.change_due_date, due=due + timedelta(days=3), **change)
    assert due_day(desk, loan) == due + timedelta(days=3)
    clock.days_pass(20)
    today = TODAY + timedelta(days=20)
    with pytest.raises(refusals.WantedBack) as refused:
        desk.perform(circulation.change_due_date, due=today + timedelta(days=1), **change)
    assert refused.value.day == today, "it is late there already"
    desk.perform(circulation.change_due_date, due=today, **change)


def test_a_partners_day_on_which_it_is_closed_here_is_the_open_day_before(
    desk: Desk, partner: UUID, a_member: UUID
) -> None:
    request = ask(desk, a_member, supplying_partner=partner)
    sunday = TODAY + timedelta(days=6)
    act(desk, request, LENDS, Act.SHIPPED, due=sunday)
    item = act(desk, request, ASKS, Act.RECEIVED, barcode="U1").item
    assert due_day(desk, lend(desk, item, a_member).loan) == sunday - timedelta(days=1)


def test_what_comes_after_its_partners_day_is_lent_for_today(
    desk: Desk, clock: Clock, partner: UUID, a_member: UUID
) -> None:
    _, item = come(desk, partner, a_member)
    clock.days_pass(11)
    assert due_day(desk, lend(desk, item, a_member).loan) == TODAY + timedelta(days=11)


def test_what_the_partner_recalls_is_asked_of_the_reader_for_its_day(
    desk: Desk, clock: Clock, partner: UUID, a_member: UUID
) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms={"loan_days": 20})
    request, item = come(desk, partner, a_member)
    loan = lend(desk, item, a_member).loan
    with reading(desk) as session:
        assert list(wanted_back(session, clock())) == []
    with pytest.raises(refusals.Invalid):
        desk.perform(recall, loan=loan)
    act(desk, request, LENDS, Act.RECALLED, due=TODAY + timedelta(days=3))
    with reading(desk) as session:
        [wanted] = wanted_back(session, clock())
    assert (wanted.loan, wanted.by_lender) == (loan, True)
    desk.perform(recall, loan=loan)
    assert due_day(desk, loan) == TODAY + timedelta(days=3)
    with pytest.raises(refusals.NotLonger):
        desk.perform(circulation.renew, loan=loan)


def test_what_the_partners_system_has_confirmed_is_not_taken_back(
    desk: Desk, partner: UUID, a_member: UUID
) -> None:
    request = ask(desk, a_member, supplying_partner=partner)
    said = act(desk, request, ASKS, Act.CANCEL)
    heard = {"interloan": request, "side": LENDS, "act": Act.NOTICE, "event": new_uid()}
    with_person(desk, None).perform(interloan.hear_interloan, note="ISO 18626: OK", **heard)
    for event in (said.event, heard["event"]):
        with pytest.raises(refusals.CannotUndo):
            desk.perform(interloan.take_back_interloan, event=event)
    assert row_of(desk, Interloan, request).status == Status.CANCELLED


def test_asked_for_a_merged_record_it_is_for_the_member_who_stands(
    desk: Desk, partner: UUID, a_member: UUID, another_member: UUID
) -> None:
    desk.perform(merge_members, merged=a_member, into=another_member)
    request, item = come(desk, partner, a_member)
    assert row_of(desk, Interloan, request).member == another_member
    assert lend(desk, item, another_member).overridden == ()


def test_what_another_branch_has_lent_stays_until_its_reader_has_had_it_and_then_goes_back(
    desk: Desk, a_branch: UUID, a_member: UUID, an_item: UUID
) -> None:
    theirs = copy.copy(desk)
    theirs.branch = a_branch
    request = ask(theirs, a_member, supplier=desk.branch)
    act(desk, request, LENDS, Act.SHIPPED, item=an_item)
    act(theirs, request, ASKS, Act.RECEIVED)
    with pytest.raises(refusals.NotOnLoan):
        visit.take_back(theirs, an_item)
    lend(theirs, an_item, a_member)
    home = row_of(desk, Branch, desk.branch).name
    row = visit.take_back(theirs, an_item)
    assert row.action == "returned"
    assert row.sent == Sent(home, LENT, None, None)
    assert home in sent_words(row.sent)
    with reading(desk) as session:
        assert session.scalars(select(Transit)).all() == []
    act(theirs, request, ASKS, Act.SHIPPED_BACK)
    act(desk, request, LENDS, Act.RECEIVED_BACK)
    assert len(free(desk, an_item)) == 1


def test_a_partners_book_goes_back_to_it_when_its_reader_brings_it(
    desk: Desk, partner: UUID, a_member: UUID
) -> None:
    _, item = come(desk, partner, a_member)
    lend(desk, item, a_member)
    assert visit.take_back(desk, item).sent == Sent("Universitas", LENT, None, None)
