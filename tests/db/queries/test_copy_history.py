# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of a copy: each kind of thing that happens to one, newest first, read by indexes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import delete, event, select, update

from db.models import Fine, Item, JournalEntry, Loan, RotaItem, Title, new_uid
from db.operations import (
    circulation,
    deposits,
    fast_adding,
    holds,
    interloan,
    losses,
    partners,
    rotas,
    transits,
    uses,
)
from db.operations.cataloguing import put_item
from db.operations.circulation import CheckOut
from db.operations.deposit_checks import check_deposit
from db.operations.desk import Desk
from db.operations.policies import put_branch, put_policy
from db.operations.stocktakes import (
    mark_missing,
    record_scans,
    start_stocktake,
    take_back_missing,
    take_back_scans,
)
from db.queries import copy_journal
from db.queries.copy_history import Borrower, CopyHistory, Event, What, copy_history
from db.queries.stocktakes import scans_of
from db.rules.interloan import Act, InterloanFacts, Side
from db.rules.rotation import Stage
from tests.db import small_world
from tests.db.small_world import Clock, add_item, item_facts, lend, take_back

SITI = Borrower("Siti Aminah", "A000001")
HOUR = timedelta(hours=1)


def history(desk: Desk, item: UUID, **how: int) -> CopyHistory:
    with desk.store.read() as session:
        return copy_history(session, item, **how)


def since_added(desk: Desk, item: UUID) -> list[Event]:
    """Oldest first, without the copy's beginnings."""
    found = history(desk, item)
    assert not found.more
    assert [one.at for one in found.events] == sorted((one.at for one in found.events), reverse=True)
    return [one for one in reversed(found.events) if one.what not in (What.ADDED, What.ACQUIRED)]


def kinds(desk: Desk, item: UUID) -> list[str]:
    return [one.what.value for one in since_added(desk, item)]


def told(desk: Desk, item: UUID) -> list[tuple[str, str, str, str]]:
    return [(one.what.value, one.branch, one.other, one.said) for one in since_added(desk, item)]


@pytest.fixture
def there(desk: Desk, a_branch: UUID) -> Desk:
    """A desk of the second branch, on the same store."""
    return Desk(desk.store, desk.device, a_branch, desk.person, desk.clock)


@contextmanager
def from_another_desk(desk: Desk) -> Iterator[None]:
    """What is done inside is not in this desk's journal."""
    yield
    with desk.store.write() as session:
        session.execute(delete(JournalEntry))


# --- lending ------------------------------------------------------------------------------------------


def test_lent_renewed_returned_and_lent_by_mistake(
    desk: Desk, there: Desk, clock: Clock, a_loan: CheckOut, another_member: UUID
) -> None:
    clock.days_pass(2)
    renewed = desk.perform(circulation.renew, loan=a_loan.loan).operation
    clock.days_pass(1)
    undone = desk.perform(circulation.renew, loan=a_loan.loan, reason="Sekali lagi").operation
    desk.perform(circulation.undo, of=undone)
    returned = take_back(there, a_loan.item)
    clock.days_pass(1)
    desk.perform(circulation.undo, of=lend(desk, a_loan.item, another_member))
    clock.days_pass(1)
    running = lend(desk, a_loan.item, another_member)
    first, second, third, mistake, last = since_added(desk, a_loan.item)
    assert first == Event(a_loan.made_at, What.LENT, "Pusat", due=a_loan.due_at, borrower=SITI)
    assert (second.what, second.at, second.due) == (What.RENEWED, renewed.made_at, renewed.due_after)
    assert (second.branch, second.by_itself, second.borrower) == ("", False, SITI)
    assert (third.what, third.at, third.branch) == (What.RETURNED, returned.made_at, "Batu 9")
    assert mistake.what is What.UNDONE
    assert (last.what, last.said, last.due) == (What.LENT, "out", running.due_at)
    assert last.borrower == Borrower("Budi Santoso", "A000002")


def test_renewed_by_itself(desk: Desk, clock: Clock, a_loan: CheckOut) -> None:
    clock.days_pass(1)
    desk.perform(circulation.renew, loan=a_loan.loan)
    with desk.store.write() as session:
        session.connection().exec_driver_sql("UPDATE renewals SET by_itself = 1")
    assert [one.by_itself for one in since_added(desk, a_loan.item)] == [False, True]


def test_said_to_be_returned_and_ended_by_the_next_loan(desk: Desk, clock: Clock, a_loan: CheckOut) -> None:
    clock.days_pass(2)
    desk.perform(losses.claim_returned, loan=a_loan.loan)
    take_back(desk, a_loan.item)
    assert kinds(desk, a_loan.item) == ["lent", "claimed", "returned"]
    with desk.store.write() as session:
        session.execute(update(Loan).values(ending="superseded"))
    assert kinds(desk, a_loan.item) == ["lent", "claimed", "superseded"]


@pytest.fixture
def lost(desk: Desk, clock: Clock, a_loan: CheckOut) -> UUID:
    """A copy that was lost and paid for."""
    desk.perform(put_policy, at_branch=desk.branch, terms={"lost_price": 50_000, "refund_days": 60})
    clock.days_pass(1)
    desk.perform(losses.declare_lost, loan=a_loan.loan)
    clock.days_pass(1)
    return a_loan.item


def test_lost_and_found_again(desk: Desk, lost: UUID) -> None:
    back = circulation.take_back(desk, lost).operation
    assert told(desk, lost) == [
        ("lent", "Pusat", "", ""),
        ("lost", "Pusat", "", ""),
        ("found", "Pusat", "", ""),
    ]
    assert since_added(desk, lost)[-1].at == back.made_at
    desk.perform(circulation.undo, of=back)
    assert kinds(desk, lost) == ["lent", "lost"]


def test_what_another_desk_found_is_told_by_what_is_owed_no_more(desk: Desk, lost: UUID) -> None:
    with from_another_desk(desk):
        circulation.take_back(desk, lost)
    assert kinds(desk, lost) == ["lent", "lost", "found"]


def test_damaged_with_its_note_paid_for_or_not(desk: Desk, clock: Clock, a_loan: CheckOut) -> None:
    take_back(desk, a_loan.item)
    for amount, note in ((5_000, "basah"), (0, "sampul robek"), (0, "salah lihat"), (1_000, "salah orang")):
        clock.days_pass(1)
        made = desk.perform(losses.note_damage, item=a_loan.item, amount=amount, note=note).operation
        if note.startswith("salah"):
            desk.perform(losses.undo, of=made)
    damaged = [one for one in told(desk, a_loan.item) if one[0] == "damaged"]
    # What nobody pays for has its words in no table.
    assert damaged == [("damaged", "", "", "basah"), ("damaged", "Pusat", "", "")]
    with desk.store.read() as session:
        assert len(session.scalars(select(Fine)).all()) == 2


def test_parts_that_are_missing_and_that_are_there_again(desk: Desk, clock: Clock) -> None:
    item = add_item(desk, parts="CD\npeta")
    for missing in (["CD", "peta"], []):
        clock.days_pass(1)
        desk.perform(losses.note_parts, item=item, missing=missing)
    assert told(desk, item) == [("parts", "Pusat", "", "CD, peta"), ("parts", "Pusat", "", "")]


def test_put_aside_for_a_reservation_and_fetched(
    desk: Desk, clock: Clock, an_item: UUID, a_member: UUID, a_branch: UUID
) -> None:
    placed = {"member": a_member, "title": title_of(desk, an_item)}
    hold = desk.perform(holds.place_hold, **placed).operation.hold
    aside = desk.perform(holds.put_aside, hold=hold, item=an_item).operation
    clock.days_pass(1)
    desk.perform(holds.take_off, held=aside.held)
    clock.days_pass(1)
    desk.perform(holds.put_aside, hold=hold, item=an_item)
    clock.days_pass(1)
    lend(desk, an_item, a_member)
    take_back(desk, an_item)
    clock.days_pass(1)
    elsewhere = desk.perform(holds.place_hold, **placed, pickup=a_branch).operation.hold
    desk.perform(holds.put_aside, hold=elsewhere, item=an_item)
    assert told(desk, an_item) == [
        ("aside", "Pusat", "", ""),
        ("taken_off", "Pusat", "", ""),
        ("aside", "Pusat", "", ""),
        ("fetched", "Pusat", "", ""),
        ("returned", "Pusat", "", ""),
        ("aside", "Pusat", "Batu 9", ""),
    ]
    assert [one.borrower for one in since_added(desk, an_item)] == [None, None, None, SITI, SITI, None]


def title_of(desk: Desk, item: UUID) -> UUID:
    with desk.store.read() as session:
        return session.scalars(select(Title.uid).join(Item).where(Item.uid == item)).one()


# --- between branches and partners --------------------------------------------------------------------


def test_sent_received_seen_elsewhere_and_kept(desk: Desk, there: Desk, clock: Clock, an_item: UUID) -> None:
    third = desk.perform(put_branch, code="KM7", name="Km 7").operation.target
    desk.perform(transits.send_item, item=an_item, to=there.branch, why="hold")
    clock.now += HOUR
    there.perform(circulation.note_handed_in, item=an_item)
    clock.now += HOUR
    there.perform(circulation.note_handed_in, item=an_item)
    clock.now += HOUR
    there.perform(transits.send_item, item=an_item, to=third)
    clock.now += HOUR
    desk.perform(circulation.note_handed_in, item=an_item)
    clock.now += HOUR
    stays = desk.perform(transits.send_item, item=an_item, to=there.branch).operation.transit
    clock.now += HOUR
    desk.perform(transits.cancel_transit, transit=stays)
    assert told(desk, an_item) == [
        ("sent", "Pusat", "Batu 9", "hold"),
        ("arrived", "Batu 9", "Pusat", ""),
        ("sent", "Batu 9", "Km 7", "home"),
        ("seen", "Pusat", "Km 7", ""),
        ("sent", "Pusat", "Batu 9", "home"),
        ("stayed", "Pusat", "", ""),
    ]


def a_partner(desk: Desk) -> UUID:
    facts = partners.PartnerFacts(name="SMAN 1", kind="school")
    partner: UUID = desk.perform(partners.put_partner, facts=facts).operation.target
    paper = partners.AgreementFacts(partner=partner, number="1", kind="pks", lends=True)
    desk.perform(partners.put_agreement, facts=paper)
    return partner


def test_in_a_deposit_collection_of_a_partner(desk: Desk, clock: Clock, an_item: UUID) -> None:
    until = date(2027, 6, 30)
    deposit = desk.perform(
        deposits.put_deposit, partner=a_partner(desk), name="Semester 1", until=until
    ).operation.target
    [lent] = desk.perform(deposits.lend_deposit, deposit=deposit, items=[an_item]).operation.lent
    clock.days_pass(30)
    desk.perform(check_deposit, deposit=deposit, there=[lent.transit])
    clock.days_pass(30)
    desk.perform(circulation.note_handed_in, item=an_item)
    assert told(desk, an_item) == [
        ("deposited", "Pusat", "SMAN 1", "Semester 1"),
        ("found_there", "", "SMAN 1", ""),
        ("came_back", "Pusat", "SMAN 1", ""),
    ]
    assert since_added(desk, an_item)[0].due == until


def test_lent_to_a_partner_through_interlibrary_loan(desk: Desk, clock: Clock, an_item: UUID) -> None:
    facts = InterloanFacts(title="Laskar Pelangi", requesting_partner=a_partner(desk))
    request = desk.perform(interloan.ask_interloan, facts=facts).operation.interloan
    steps: list[tuple[Side, Act, dict[str, Any]]] = [
        (Side.SUPPLIER, Act.WILL_SUPPLY, {}),
        (Side.SUPPLIER, Act.SHIPPED, {"item": an_item}),
        (Side.REQUESTER, Act.RECEIVED, {}),
        (Side.SUPPLIER, Act.RECEIVED_BACK, {}),
    ]
    for side, act, more in steps:
        clock.days_pass(1)
        desk.perform(interloan.act_on_interloan, interloan=request, side=side, act=act, **more)
    assert told(desk, an_item) == [
        ("interloan", "Pusat", "SMAN 1", "shipped"),
        ("interloan", "Pusat", "SMAN 1", "received"),
        ("interloan", "Pusat", "SMAN 1", "received_back"),
    ]


def test_another_librarys_book_names_the_library_that_lends(desk: Desk, a_member: UUID) -> None:
    facts = InterloanFacts(title="Hikayat Hang Tuah", supplying_partner=a_partner(desk))
    request = desk.perform(interloan.ask_interloan, facts=facts, member=a_member).operation.interloan
    came = desk.perform(
        interloan.act_on_interloan, interloan=request, side=Side.REQUESTER, act=Act.RECEIVED
    ).operation
    assert told(desk, came.item) == [("interloan", "Pusat", "SMAN 1", "received")]


# --- rotating collections -----------------------------------------------------------------------------


@pytest.fixture
def rota(desk: Desk, a_branch: UUID) -> UUID:
    stages = [Stage(desk.branch, 10), Stage(a_branch, 10)]
    made = desk.perform(rotas.put_rota, name="Buku anak", stages=stages, cyclical=True)
    return made.operation.target


def test_put_on_a_rota_and_sent_on_by_it(
    desk: Desk, there: Desk, clock: Clock, rota: UUID, an_item: UUID
) -> None:
    desk.perform(rotas.put_on_rota, rota=rota, items=[an_item])
    clock.days_pass(10)
    desk.perform(rotas.rotate_item, item=an_item)
    on = ("on_rota", "", "Buku anak", "")
    assert told(desk, an_item) == [on, ("sent", "Pusat", "Batu 9", "rotation")]
    clock.days_pass(1)
    there.perform(circulation.note_handed_in, item=an_item)
    clock.days_pass(10)
    desk.perform(rotas.rotate_item, item=an_item)
    rotated = ("rotated", "Pusat", "Buku anak", "")
    assert told(desk, an_item)[-1] == rotated, "it was in hand where it goes"
    desk.perform(rotas.take_off_rota, items=[an_item])
    assert told(desk, an_item)[-1] == ("off_rota", "", "", "")
    assert "on_rota" not in kinds(desk, an_item)


def test_put_on_a_rota_at_another_desk(desk: Desk, rota: UUID, an_item: UUID) -> None:
    """Then the uid of the operation says when, to some minutes."""
    with from_another_desk(desk):
        desk.perform(rotas.put_on_rota, rota=rota, items=[an_item])
    now = datetime.now(UTC)
    with desk.store.write() as session:
        session.execute(update(RotaItem).values(moved_at=now))
    assert [one.at for one in since_added(desk, an_item)] == [now]
    with desk.store.write() as session:
        session.execute(update(RotaItem).values(moved_at=now + timedelta(days=10)))
    on, rotated = since_added(desk, an_item)
    assert abs(on.at - now) < timedelta(minutes=5)
    assert (rotated.what, rotated.at) == (What.ROTATED, now + timedelta(days=10))


# --- in the library -----------------------------------------------------------------------------------


def test_read_in_the_library(desk: Desk, clock: Clock, an_item: UUID) -> None:
    desk.perform(uses.record_use, item=an_item)
    clock.days_pass(1)
    desk.perform(uses.record_use, item=an_item, times=3)
    mistake = desk.perform(uses.record_use, item=an_item).operation.use
    desk.perform(uses.cancel_use, use=mistake)
    assert [(one.what, one.branch, one.times) for one in since_added(desk, an_item)] == [
        (What.READ, "Pusat", 1),
        (What.READ, "Pusat", 3),
    ]


def test_counted_and_missed_in_stock_takes(desk: Desk, clock: Clock, an_item: UUID) -> None:
    def scan(stocktake: UUID) -> None:
        clock.now += HOUR
        with desk.store.read() as session:
            found = scans_of(session, stocktake, ["B001"])
        desk.perform(record_scans, stocktake=stocktake, device=desk.device, scans=found)

    taking = desk.perform(start_stocktake, name="Tahunan").operation.stocktake
    at = {"stocktake": taking, "device": desk.device}
    desk.perform(mark_missing, **at, items=[(an_item, "B001")])
    clock.now += HOUR
    desk.perform(take_back_missing, **at, barcodes=["B001"])
    clock.now += HOUR
    desk.perform(mark_missing, **at, items=[(an_item, "B001")])
    scan(taking)
    desk.perform(take_back_scans, **at, barcodes=["B001"])
    scan(taking)
    scan(desk.perform(start_stocktake, name="Ulangan").operation.stocktake)
    assert told(desk, an_item) == [
        ("missed", "Pusat", "Tahunan", ""),
        ("not_missing", "Pusat", "Tahunan", ""),
        ("missed", "Pusat", "Tahunan", ""),
        ("counted", "Pusat", "Tahunan", "was_missing"),
        ("counted", "Pusat", "Ulangan", "right"),
    ]


# --- its record ---------------------------------------------------------------------------------------


def test_acquired_added_changed_and_moved(desk: Desk, a_branch: UUID, clock: Clock) -> None:
    title = small_world.add_title(desk)
    whole = {"acquired_on": date(2020, 5, 17), "origin": "Hibah"}
    item = add_item(desk, "A1", title, **whole)
    for condition in ("withdrawn", "withdrawn", "good"):
        clock.days_pass(1)
        facts = item_facts(desk, "A1", condition=condition, **whole)
        desk.perform(put_item, title=title, facts=facts, item=item)
    clock.days_pass(1)
    desk.perform(transits.move_home, item=item, home=a_branch)
    assert [(one.what, one.branch, one.other, one.said) for one in reversed(history(desk, item).events)] == [
        (What.ACQUIRED, "", "", "Hibah"),
        (What.ADDED, "Pusat", "", ""),
        (What.CHANGED, "Pusat", "", "withdrawn"),
        (What.CHANGED, "Pusat", "", ""),
        (What.CHANGED, "Pusat", "", "good"),
        (What.BELONGS, "Pusat", "Batu 9", ""),
    ]
    acquired = history(desk, item).events[-1]
    assert acquired.whole_day
    assert acquired.at.date() == date(2020, 5, 17), "in the time of its branch"


def test_written_down_at_the_counter(desk: Desk) -> None:
    item = desk.perform(fast_adding.add_in_passing, name="Buku", barcode="X1").operation.item
    assert [one.what for one in history(desk, item).events] == [What.ADDED]


def test_a_record_that_another_desk_made_says_when_by_its_uid(desk: Desk, a_member: UUID) -> None:
    with from_another_desk(desk):
        item = add_item(desk)
    [added] = history(desk, item).events
    assert (added.what, added.branch) == (What.ADDED, "")
    assert abs(added.at - datetime.now(UTC)) < timedelta(minutes=5)
    with from_another_desk(desk):
        lend(desk, item, a_member)
    with desk.store.write() as session:
        session.execute(update(Loan).values(lent_at=added.at - timedelta(days=900)))
    assert [one.what for one in history(desk, item).events] == [What.LENT], "carried over: the loan is older"


def test_what_the_server_refused_did_not_happen(desk: Desk, an_item: UUID) -> None:
    desk.perform(put_item, title=small_world.add_title(desk), facts=item_facts(desk), item=an_item)
    assert kinds(desk, an_item) == ["changed"]
    for outcome, told_of in (("noted", ["changed"]), ("refused", [])):
        with desk.store.write() as session:
            answer = json.dumps({"outcome": outcome})
            session.execute(update(JournalEntry).values(outcome=answer, answered_at=desk.clock()))
        assert kinds(desk, an_item) == told_of


def test_the_journal_is_looked_through_to_a_bound(
    desk: Desk, an_item: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_item(desk, "B009")
    monkeypatch.setattr(copy_journal, "LOOKED_THROUGH", 1)
    [added] = history(desk, an_item).events
    assert added.branch == "", "by its uid: the entry is not among them"


# --- as a whole ---------------------------------------------------------------------------------------


def test_the_newest_and_that_there_are_more(desk: Desk, clock: Clock, an_item: UUID, a_member: UUID) -> None:
    for _ in range(3):
        clock.days_pass(1)
        lend(desk, an_item, a_member)
        clock.days_pass(1)
        take_back(desk, an_item)
    found = history(desk, an_item, limit=3)
    assert [one.what for one in found.events] == [What.RETURNED, What.LENT, What.RETURNED]
    assert found.more
    assert not history(desk, an_item, limit=7).more
    assert history(desk, new_uid()) == CopyHistory()


BY_NAME = ("branches",)
"""As many rows as the library has branches."""


def test_it_is_read_by_indexes(desk: Desk, lost: UUID) -> None:
    asked: list[tuple[str, Any]] = []

    def keep(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    event.listen(desk.store.engine, "before_cursor_execute", keep)
    history(desk, lost)
    event.remove(desk.store.engine, "before_cursor_execute", keep)
    assert len(asked) > 15
    with desk.store.read() as session:
        connection: Any = session.connection().connection.driver_connection
        plans = [
            step[3]
            for statement, parameters in asked
            for step in connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]
    scans = [step for step in plans if step.startswith("SCAN") and step.split()[1] not in BY_NAME]
    # The newest entries of the journal that were found by its index.
    assert [step for step in scans if "anon_1" not in step and "CONSTANT" not in step] == []
    assert any("ix_journal_kind" in step for step in plans)
