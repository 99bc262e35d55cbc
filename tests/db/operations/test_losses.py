# SPDX-License-Identifier: GPL-3.0-or-later
"""Items that don't come back as they should, at one desk: what ends, what is owed, what turns up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update

from db.models import Fine, Item, Loan, Member, Title
from db.operations import circulation, losses, refusals
from db.operations.cataloguing import put_item
from db.operations.circulation import CheckIn, CheckOut
from db.operations.desk import Desk
from db.operations.losses import DeclareLost, NoteDamage, NoteParts
from db.operations.payments import owed_by, take_payment
from db.operations.policies import put_policy
from db.queries.members import member_view
from db.rules.eligibility import Obstacle
from db.rules.items import missing_of
from tests.db import small_world
from tests.db.small_world import Clock, add_item, key_of, lend, row_of, seated, take_back

PRICE = 85_000


@pytest.fixture
def priced(desk: Desk, a_loan: CheckOut) -> CheckOut:
    with desk.store.write() as session:
        session.execute(update(Item).where(Item.uid == a_loan.item).values(price=PRICE))
    desk.perform(put_policy, at_branch=desk.branch, terms={"lost_fee": 10_000, "lost_price": 50_000})
    return a_loan


def lose(desk: Desk, loan: UUID, **wish: Any) -> DeclareLost:
    made = desk.perform(losses.declare_lost, loan=loan, **wish).operation
    assert isinstance(made, DeclareLost)
    return made


def owes(desk: Desk, member: UUID) -> int:
    with desk.store.read() as session:
        owed, view = owed_by(session, key_of(desk, Member, member)), member_view(session, member)
        assert view is not None
        assert view.fines == owed
        return owed


def test_a_lost_item_ends_its_loan_and_costs_its_price_and_the_handling(desk: Desk, priced: CheckOut) -> None:
    lose(desk, priced.loan)
    loan, copy = row_of(desk, Loan, priced.loan), row_of(desk, Item, priced.item)
    assert (loan.ending, copy.condition) == ("lost", "lost")
    with desk.store.read() as session:
        assert {(f.kind, f.amount) for f in session.scalars(select(Fine))} == {
            ("lost", PRICE),
            ("handling", 10_000),
        }
    assert owes(desk, priced.member) == PRICE + 10_000


def test_what_turns_up_is_good_again_and_its_price_taken_back(
    desk: Desk, clock: Clock, priced: CheckOut
) -> None:
    lose(desk, priced.loan)
    clock.days_pass(20)
    back = circulation.take_back(desk, priced.item).operation
    assert isinstance(back, CheckIn)
    assert row_of(desk, Item, priced.item).condition == "good"
    assert owes(desk, priced.member) == 10_000
    desk.perform(circulation.undo, of=back)
    assert row_of(desk, Item, priced.item).condition == "lost"
    assert owes(desk, priced.member) == PRICE + 10_000


@pytest.mark.parametrize(("sort", "credit"), [("replaced", 0), ("waived", 0), ("paid", PRICE)])
def test_what_turns_up_leaves_credit_only_where_it_was_paid(
    desk: Desk, clock: Clock, priced: CheckOut, sort: str, credit: int
) -> None:
    lose(desk, priced.loan)
    settle = partial(desk.perform, take_payment, member=priced.member, device=desk.device, reason="buku")
    settle(sort="paid", amount=10_000)
    clock.days_pass(1)
    settle(sort=sort, amount=PRICE)
    clock.days_pass(1)
    back = circulation.take_back(desk, priced.item).operation
    assert owes(desk, priced.member) == -credit
    with pytest.raises(refusals.Invalid):
        settle(sort="refunded", amount=credit + 1)
    with pytest.raises(refusals.Invalid):
        settle(sort="refunded", amount=credit + 1, at=clock.now - timedelta(hours=1))
    desk.perform(circulation.undo, of=back)
    assert owes(desk, priced.member) == 0, "it did not turn up after all: it is settled as it was"


def test_what_is_lent_though_lost_is_found_by_that(
    desk: Desk, clock: Clock, priced: CheckOut, another_member: UUID
) -> None:
    lose(desk, priced.loan)
    clock.days_pass(1)
    lent = lend(desk, priced.item, another_member, reason="ada di rak")
    assert row_of(desk, Item, priced.item).condition == "good"
    assert owes(desk, priced.member) == 10_000
    desk.perform(circulation.undo, of=lent)
    assert row_of(desk, Item, priced.item).condition == "lost"
    assert owes(desk, priced.member) == PRICE + 10_000


def test_what_is_lent_though_missing_is_found_by_that(desk: Desk, a_member: UUID) -> None:
    item = add_item(desk, "M1", condition="missing")
    lent = lend(desk, item, a_member, reason="ada di rak")
    assert row_of(desk, Item, item).condition == "good"
    desk.perform(circulation.undo, of=lent)
    assert row_of(desk, Item, item).condition == "missing"


@pytest.mark.parametrize("thought", ["lost", "missing"])
def test_what_comes_back_from_a_loan_is_found(desk: Desk, a_loan: CheckOut, thought: str) -> None:
    with desk.store.write() as session:
        session.scalars(select(Item).where(Item.uid == a_loan.item)).one().condition = thought
    take_back(desk, a_loan.item)
    assert row_of(desk, Item, a_loan.item).condition == "good"


def test_after_so_long_the_price_stands(desk: Desk, clock: Clock, a_loan: CheckOut) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms={"refund_days": 10, "lost_price": 50_000})
    lose(desk, a_loan.loan)
    clock.days_pass(11)
    circulation.take_back(desk, a_loan.item)
    assert owes(desk, a_loan.member) == 50_000


def recording(desk: Desk, item: UUID) -> Callable[[str], object]:
    """What says in the catalogue in which condition it is."""
    with desk.store.read() as session:
        title = session.scalars(select(Title.uid).join(Item).where(Item.uid == item)).one()

    def put(condition: str) -> object:
        facts = small_world.item_facts(desk, "B001", condition=condition, price=PRICE)
        return desk.perform(put_item, title=title, item=item, facts=facts)

    return put


def test_the_record_of_what_was_lost_does_not_say_that_it_is_here(
    desk: Desk, clock: Clock, priced: CheckOut
) -> None:
    lose(desk, priced.loan)
    put = recording(desk, priced.item)
    with pytest.raises(refusals.LostByBorrower):
        put("good")
    put("lost")
    take_back(desk, priced.item)
    assert owes(desk, priced.member) == 10_000
    put("damaged")
    again = lend(desk, priced.item, priced.member)
    lose(desk, again.loan)
    clock.days_pass(400)
    put("good")
    assert owes(desk, priced.member) == 20_000 + PRICE, "too late to be taken back"


@pytest.mark.parametrize("gone", ["withdrawn", "missing"])
def test_what_was_lost_and_written_off_since_takes_its_price_back_where_it_turns_up(
    desk: Desk, priced: CheckOut, gone: str
) -> None:
    lose(desk, priced.loan)
    put = recording(desk, priced.item)
    put(gone)
    with pytest.raises(refusals.LostByBorrower):
        put("good")
    if gone == "withdrawn":
        with pytest.raises(refusals.NotOnLoan) as refused:
            circulation.take_back(desk, priced.item)
        assert owes(desk, priced.member) == 10_000
        desk.perform(circulation.undo, of=refused.value.made)
        assert owes(desk, priced.member) == 10_000 + PRICE
        assert small_world.row_of(desk, Item, priced.item).condition == "withdrawn"
        lent = lend(desk, priced.item, priced.member, reason="kembali")
        assert (lent.was, lent.becomes) == ("withdrawn", "withdrawn")
    else:
        circulation.take_back(desk, priced.item)
    assert owes(desk, priced.member) == 10_000


def test_a_late_one_that_is_lost_costs_its_lateness_too(desk: Desk, an_overdue_loan: CheckOut) -> None:
    made = lose(desk, an_overdue_loan.loan)
    assert made.fine is not None
    assert made.charges == ()
    assert owes(desk, an_overdue_loan.member) == made.fine.amount == 3_000


def test_a_loss_is_taken_back_while_nothing_happened_since(
    desk: Desk, clock: Clock, priced: CheckOut
) -> None:
    made = lose(desk, priced.loan)
    clock.days_pass(1)
    desk.perform(losses.undo, of=made)
    assert row_of(desk, Loan, priced.loan).ended_at is None
    assert row_of(desk, Item, priced.item).condition == "good"
    assert owes(desk, priced.member) == 0
    with pytest.raises(refusals.CannotUndo):
        desk.perform(losses.undo, of=made)


def test_what_was_damaged_before_it_was_lost_is_so_again_when_that_is_taken_back(
    desk: Desk, a_member: UUID
) -> None:
    item = add_item(desk, "D1", condition="damaged")
    made = lose(desk, lend(desk, item, a_member).loan)
    assert row_of(desk, Item, item).condition == "lost"
    desk.perform(losses.undo, of=made)
    assert row_of(desk, Item, item).condition == "damaged"


@pytest.mark.parametrize("way", ["scanned", "lent"])
def test_what_was_damaged_before_it_was_lost_is_so_where_it_turns_up(
    desk: Desk, clock: Clock, a_member: UUID, another_member: UUID, way: str
) -> None:
    item = add_item(desk, "D1", condition="damaged")
    lose(desk, lend(desk, item, a_member).loan)
    clock.days_pass(40)
    if way == "scanned":
        found = circulation.take_back(desk, item).operation
    else:
        found = lend(desk, item, another_member, reason="ada di rak")
    assert isinstance(found, CheckIn | CheckOut)
    assert (found.was, found.becomes) == ("lost", "damaged")
    assert row_of(desk, Item, item).condition == "damaged"
    desk.perform(circulation.undo, of=found)
    assert row_of(desk, Item, item).condition == "lost"


def test_what_was_repaired_between_two_losses_is_good_when_it_turns_up(
    desk: Desk, clock: Clock, a_member: UUID, title: UUID
) -> None:
    """What is told is how it was before the last loss."""
    item = add_item(desk, "D1", title, condition="damaged")
    lose(desk, lend(desk, item, a_member).loan)
    circulation.take_back(desk, item)
    clock.days_pass(1)
    desk.perform(put_item, item=item, title=title, facts=small_world.item_facts(desk, "D1"))
    lose(desk, lend(desk, item, a_member).loan)
    circulation.take_back(desk, item)
    assert row_of(desk, Item, item).condition == "good"


def test_a_loss_is_let_go_only_by_who_may_waive(desk: Desk, priced: CheckOut) -> None:
    with pytest.raises(refusals.NotAllowed):
        seated(desk, "circulation").perform(losses.declare_lost, loan=priced.loan, charged=False)
    lose(desk, priced.loan, charged=False)
    assert owes(desk, priced.member) == 0


def test_what_is_said_to_be_returned_costs_nothing_from_then_on(
    desk: Desk, an_overdue_loan: CheckOut, another_item: UUID
) -> None:
    loan = an_overdue_loan
    on_time = (loan.due_at - timedelta(days=1)).date()
    said = desk.perform(losses.claim_returned, loan=loan.loan, on=on_time).operation
    other = desk.perform(circulation.check_out, item=another_item, member=loan.member).operation
    assert isinstance(other, CheckOut)
    desk.perform(losses.undo, of=said)
    assert row_of(desk, Loan, loan.loan).claimed_at is None
    desk.perform(losses.claim_returned, loan=loan.loan, on=on_time)
    back = circulation.take_back(desk, loan.item).operation
    assert isinstance(back, CheckIn)
    assert back.fine is None


def test_what_is_said_to_be_returned_is_not_renewed(desk: Desk, clock: Clock, a_loan: CheckOut) -> None:
    desk.perform(losses.claim_returned, loan=a_loan.loan)
    clock.days_pass(3)
    with pytest.raises(refusals.Obstructed) as refusal:
        desk.perform(circulation.renew, loan=a_loan.loan)
    assert refusal.value.obstacles == (Obstacle.CLAIMED,)
    desk.perform(losses.withdraw_claim, loan=a_loan.loan)
    desk.perform(circulation.renew, loan=a_loan.loan)


@pytest.mark.parametrize("days", [-30, 1])
def test_nobody_brought_it_back_before_it_was_lent_or_tomorrow(
    desk: Desk, clock: Clock, a_loan: CheckOut, days: int
) -> None:
    with pytest.raises(refusals.Invalid):
        desk.perform(losses.claim_returned, loan=a_loan.loan, on=(clock.now + timedelta(days=days)).date())


def test_damage_is_noted_and_asked_of_whoever_had_it_last(desk: Desk, a_loan: CheckOut) -> None:
    circulation.take_back(desk, a_loan.item)
    made = desk.perform(
        losses.note_damage, item=a_loan.item, amount=15_000, note="halaman 12 robek"
    ).operation
    assert isinstance(made, NoteDamage)
    assert row_of(desk, Item, a_loan.item).condition == "damaged"
    assert owes(desk, a_loan.member) == 15_000
    desk.perform(losses.undo, of=made)
    assert row_of(desk, Item, a_loan.item).condition == "good"
    assert owes(desk, a_loan.member) == 0


def test_parts_go_missing_are_found_and_are_those_of_the_item(desk: Desk) -> None:
    item = small_world.add_item(desk, "B7", parts="CD\npeta\nbuku kerja")
    now = lambda: row_of(desk, Item, item).parts_missing  # noqa: E731
    made = desk.perform(losses.note_parts, item=item, missing=["buku kerja", "CD"]).operation
    assert isinstance(made, NoteParts)
    assert now() == "CD\nbuku kerja"
    back = desk.perform(losses.note_parts, item=item, missing=["CD"]).operation
    with pytest.raises(refusals.CannotUndo):
        desk.perform(losses.undo, of=made)
    desk.perform(losses.undo, of=back)
    assert now() == "CD\nbuku kerja"
    with pytest.raises(refusals.Invalid):
        desk.perform(losses.note_parts, item=item, missing=["boneka"])
    facts = small_world.item_facts(desk, "B7", parts="CD\npeta", note="edisi 2")
    with desk.store.read() as session:
        title = session.scalars(
            select(Title.uid).join(Item, Item.title_id == Title.id).where(Item.uid == item)
        ).one()
    desk.perform(put_item, title=title, facts=facts, item=item)
    row = row_of(desk, Item, item)
    assert missing_of(row.parts, row.parts_missing) == ("CD",)


def test_nobody_is_asked_for_what_nobody_had_and_words_are_wanted(desk: Desk, an_item: UUID) -> None:
    with pytest.raises(refusals.Invalid):
        desk.perform(losses.note_damage, item=an_item, amount=1_000, note="basah")
    with pytest.raises(refusals.Invalid):
        desk.perform(losses.note_damage, item=an_item, note=" ")
    desk.perform(losses.note_damage, item=an_item, note="basah")
    assert row_of(desk, Item, an_item).condition == "damaged"
