# SPDX-License-Identifier: GPL-3.0-or-later
"""A stock-take at one desk: what scans find, what is missing, closing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from copy import copy
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import Interloan, Item
from db.operations import circulation, deposits, holds, interloan, partners, refusals, transits
from db.operations.desk import Desk
from db.operations.stocktakes import (
    StartStocktake,
    close_stocktake,
    mark_missing,
    record_scans,
    reopen_stocktake,
    start_stocktake,
    take_back_missing,
    take_back_scans,
)
from db.queries.stocktakes import Expected, expected, scans_of, stocktakes, to_be_missing, told
from db.rules import stocktake as rules
from db.rules.interloan import Act, InterloanFacts, Side
from tests.db import small_world
from tests.db.small_world import Clock


def begin(desk: Desk, **shelves: object) -> UUID:
    made = desk.perform(start_stocktake, name="Tahunan", **shelves).operation  # type: ignore[arg-type]
    assert isinstance(made, StartStocktake)
    return made.stocktake


def scan(desk: Desk, stocktake: UUID, *barcodes: str) -> list[str]:
    """What each scan finds."""
    with desk.store.read() as session:
        found = scans_of(session, stocktake, list(barcodes))
    desk.perform(record_scans, stocktake=stocktake, device=desk.device, scans=found)
    return [one.found for one in found]


def left(desk: Desk, stocktake: UUID) -> list[Expected]:
    with desk.store.read() as session:
        return to_be_missing(expected(session, stocktake), told(session, stocktake))


def miss(desk: Desk, stocktake: UUID) -> None:
    items = [(one.item, one.barcode) for one in left(desk, stocktake)]
    desk.perform(mark_missing, stocktake=stocktake, device=desk.device, items=items)


def condition(desk: Desk, item: UUID) -> str:
    found: str = small_world.row_of(desk, Item, item).condition
    return found


def test_what_scans_find(desk: Desk, a_member: UUID, a_branch: UUID) -> None:
    right, away, gone, out, lost = (
        small_world.add_item(desk, "B1"),
        small_world.add_item(desk, "B2", at_branch=a_branch),
        small_world.add_item(desk, "B3", condition="withdrawn"),
        small_world.add_item(desk, "B4"),
        small_world.add_item(desk, "B5", condition="missing"),
    )
    small_world.lend(desk, out, a_member)
    stocktake = begin(desk)
    assert scan(desk, stocktake, "b1", "B2", "B3", "B4", "B5", "X9") == [
        rules.RIGHT,
        rules.OTHER_BRANCH,
        rules.WITHDRAWN,
        rules.ON_LOAN,
        rules.WAS_MISSING,
        rules.UNKNOWN,
    ]
    assert [condition(desk, item) for item in (right, away, gone, lost)] == [
        "good",
        "good",
        "withdrawn",
        "good",
    ]
    with desk.store.read() as session:
        assert set(told(session, stocktake).scanned) == {"B1", "B2", "B3", "B4", "B5", "X9"}


def test_only_these_shelves_are_expected(desk: Desk) -> None:
    small_world.add_item(desk, "B1", location="Anak", call_number="813 A")
    small_world.add_item(desk, "B2", location="anak", call_number="900 B")
    small_world.add_item(desk, "B3", location="Gudang", call_number="813 C")
    stocktake = begin(desk, location="Anak", call_from="800", call_to="899")
    assert [one.barcode for one in left(desk, stocktake)] == ["B1"]
    assert scan(desk, stocktake, "B2", "B3") == [rules.OTHER_SHELF, rules.OTHER_LOCATION]


def test_missing_is_what_nobody_had_in_hand_since(desk: Desk, clock: Clock, a_member: UUID) -> None:
    scanned, missing, out, back = (small_world.add_item(desk, f"B{n}") for n in range(4))
    small_world.lend(desk, back, a_member)
    clock.days_pass(1)
    stocktake = begin(desk)
    clock.days_pass(1)
    small_world.take_back(desk, back)
    small_world.lend(desk, out, a_member)
    scan(desk, stocktake, "B0")
    assert [one.item for one in left(desk, stocktake)] == [missing]
    miss(desk, stocktake)
    assert [condition(desk, item) for item in (scanned, missing, out, back)] == [
        *("good", "missing", "good", "good")
    ]
    assert left(desk, stocktake) == []
    scan(desk, stocktake, "B1")
    assert condition(desk, missing) == "good"
    with desk.store.read() as session:
        assert told(session, stocktake).missing == {}


def test_a_mistaken_scan_is_taken_back_and_what_was_missing_before_is_so_again(desk: Desk) -> None:
    plain, gone = small_world.add_item(desk, "B1"), small_world.add_item(desk, "B2", condition="missing")
    stocktake = begin(desk)
    scan(desk, stocktake, "B1", "B2", "X9")
    assert condition(desk, gone) == "good"
    here = {"stocktake": stocktake, "device": desk.device}
    desk.perform(take_back_scans, barcodes=["B1", "B2", "X9"], **here)
    assert [condition(desk, item) for item in (plain, gone)] == ["good", "missing"]
    assert [one.barcode for one in left(desk, stocktake)] == ["B1"]
    with desk.store.read() as session:
        assert (told(session, stocktake), stocktakes(session, desk.branch)[0].scanned) == (({}, {}), 0)
    with pytest.raises(refusals.CannotUndo):
        desk.perform(take_back_scans, barcodes=["B1"], **here)
    scan(desk, stocktake, "B2")
    assert condition(desk, gone) == "good"


def test_what_is_not_missing_is_again_what_it_was(desk: Desk, clock: Clock) -> None:
    items = [
        small_world.add_item(desk, "B1"),
        small_world.add_item(desk, "B2", condition="repair"),
        small_world.add_item(desk, "B3"),
    ]
    stocktake = begin(desk)
    miss(desk, stocktake)
    scan(desk, stocktake, "B3")
    clock.days_pass(1)
    here = {"stocktake": stocktake, "device": desk.device}
    desk.perform(take_back_missing, barcodes=["B1", "B2", "B3"], **here)
    assert [condition(desk, item) for item in items] == ["good", "repair", "good"]
    with desk.store.read() as session:
        assert told(session, stocktake).missing == {}
    with pytest.raises(refusals.CannotUndo):
        desk.perform(take_back_missing, barcodes=["B1"], **here)


def test_closed_and_opened_again(desk: Desk, clock: Clock) -> None:
    stocktake = begin(desk)
    desk.perform(close_stocktake, stocktake=stocktake)
    with pytest.raises(refusals.StocktakeClosed):
        scan(desk, stocktake, "B1")
    with pytest.raises(refusals.Invalid):
        desk.perform(reopen_stocktake, stocktake=stocktake, reason=" ")
    clock.days_pass(1)
    desk.perform(reopen_stocktake, stocktake=stocktake, reason="rak 3 terlewat")
    with pytest.raises(refusals.CannotUndo):
        desk.perform(reopen_stocktake, stocktake=stocktake, reason="lagi")
    scan(desk, stocktake, "B1")
    with desk.store.read() as session:
        [row] = stocktakes(session, desk.branch)
    assert (row.closed_at, row.reopened_why, row.scanned) == (None, "rak 3 terlewat", 1)


@pytest.mark.parametrize(
    ("field", "shelves"), [("name", {"name": " "}), ("call_to", {"call_from": "900", "call_to": "800"})]
)
def test_what_can_not_be_is_refused(desk: Desk, field: str, shelves: dict[str, str]) -> None:
    with pytest.raises(refusals.Invalid) as refused:
        desk.perform(start_stocktake, **{"name": "Tahunan", **shelves})
    assert refused.value.field == field


def into_a_deposit(desk: Desk, item: UUID, a_branch: UUID) -> None:
    facts = partners.PartnerFacts(name="SDN 1", kind="school")
    partner = desk.perform(partners.put_partner, facts=facts).operation.target
    until = small_world.TODAY + timedelta(days=90)
    begun = desk.perform(deposits.put_deposit, partner=partner, name="Titipan", until=until).operation
    desk.perform(deposits.lend_deposit, deposit=begun.target, items=[item])


def on_the_way(desk: Desk, item: UUID, a_branch: UUID) -> None:
    desk.perform(transits.send_item, item=item, to=a_branch)


def to_another_branch(desk: Desk, item: UUID, a_branch: UUID) -> None:
    on_the_way(desk, item, a_branch)
    there = copy(desk)
    there.branch = a_branch
    there.perform(circulation.note_handed_in, item=item)


def another_library(desk: Desk) -> UUID:
    """With which it was agreed to lend to each other."""
    facts = partners.PartnerFacts(name="Universitas", kind="university")
    partner: UUID = desk.perform(partners.put_partner, facts=facts).operation.target
    agreement = partners.AgreementFacts(partner=partner, number="1", kind="pks", lends=True)
    desk.perform(partners.put_agreement, facts=agreement)
    return partner


def to_another_library(desk: Desk, item: UUID, a_branch: UUID) -> None:
    wanted = InterloanFacts(title="Laskar Pelangi", requesting_partner=another_library(desk))
    request = desk.perform(interloan.ask_interloan, facts=wanted).operation.interloan
    shipped = {"interloan": request, "side": Side.SUPPLIER, "act": Act.SHIPPED, "item": item}
    desk.perform(interloan.act_on_interloan, **shipped)


@pytest.mark.parametrize("leave", [into_a_deposit, on_the_way, to_another_branch, to_another_library])
def test_what_is_elsewhere_without_a_loan_is_not_missing(
    desk: Desk, a_branch: UUID, leave: Callable[[Desk, UUID, UUID], None]
) -> None:
    item, there = small_world.add_item(desk, "B1"), small_world.add_item(desk, "B2")
    leave(desk, item, a_branch)
    stocktake = begin(desk)
    assert [one.barcode for one in left(desk, stocktake)] == ["B2"]
    # Two that were shown before one of them left.
    told_missing = [(item, "B1"), (there, "B2")]
    desk.perform(mark_missing, stocktake=stocktake, device=desk.device, items=told_missing)
    assert [condition(desk, one) for one in (item, there)] == ["good", "missing"]


@pytest.mark.parametrize("leave", [into_a_deposit, to_another_branch, to_another_library])
def test_what_is_elsewhere_by_the_books_is_taken_back_where_it_is_found(
    desk: Desk, a_branch: UUID, leave: Callable[[Desk, UUID, UUID], None]
) -> None:
    item = small_world.add_item(desk, "B1")
    leave(desk, item, a_branch)
    stocktake = begin(desk)
    assert scan(desk, stocktake, "B1") == [rules.ELSEWHERE]
    with suppress(refusals.NotOnLoan):
        circulation.take_back(desk, item)
    assert scan(desk, begin(desk), "B1") == [rules.RIGHT]


def test_what_comes_from_another_branch_arrives_and_what_is_to_be_sent_stands_here(
    desk: Desk, a_branch: UUID
) -> None:
    theirs = small_world.add_item(desk, "B1", at_branch=a_branch)
    ours = small_world.add_item(desk, "B2")
    there = copy(desk)
    there.branch = a_branch
    there.perform(transits.send_item, item=theirs, to=desk.branch)
    on_the_way(desk, ours, a_branch)
    stocktake = begin(desk)
    assert scan(desk, stocktake, "B1", "B2") == [rules.ELSEWHERE, rules.RIGHT]
    with suppress(refusals.NotOnLoan):
        circulation.take_back(desk, theirs)
    assert scan(desk, begin(desk), "B1") == [rules.OTHER_BRANCH]


def test_what_has_come_back_from_another_library_is_expected(desk: Desk, a_branch: UUID) -> None:
    item = small_world.add_item(desk, "B1")
    to_another_library(desk, item, a_branch)
    with desk.store.read() as session:
        request = session.scalars(select(Interloan.uid)).one()
    back = {"interloan": request, "side": Side.SUPPLIER, "act": Act.RECEIVED_BACK}
    desk.perform(interloan.act_on_interloan, **back)
    assert [one.barcode for one in left(desk, begin(desk))] == ["B1"]


def test_a_book_of_another_library_is_no_part_of_our_stock(desk: Desk) -> None:
    wanted = InterloanFacts(title="Hikayat", supplying_partner=another_library(desk))
    request = desk.perform(interloan.ask_interloan, facts=wanted).operation.interloan
    steps = {"interloan": request, "side": Side.REQUESTER}
    desk.perform(interloan.act_on_interloan, **steps | {"side": Side.SUPPLIER, "act": Act.SHIPPED})
    came = desk.perform(interloan.act_on_interloan, **steps, act=Act.RECEIVED, barcode="U1").operation.item
    stocktake = begin(desk)
    assert left(desk, stocktake) == []
    desk.perform(mark_missing, stocktake=stocktake, device=desk.device, items=[(came, "U1")])
    assert condition(desk, came) == "good", "told by whoever had not heard of it"
    assert scan(desk, stocktake, "U1") == [rules.BORROWED]
    desk.perform(interloan.act_on_interloan, **steps, act=Act.SHIPPED_BACK)
    assert scan(desk, begin(desk), "U1") == [rules.WITHDRAWN]


def test_what_lies_on_the_hold_shelf_is_not_missing(
    desk: Desk, clock: Clock, a_member: UUID, title: UUID, copy: UUID
) -> None:
    wish = {"member": a_member, "title": title, "reason": "mau"}
    hold = desk.perform(holds.place_hold, **wish).operation.hold  # type: ignore[arg-type, attr-defined]
    desk.perform(holds.put_aside, hold=hold, item=copy)
    clock.days_pass(1)
    stocktake = begin(desk)
    assert [one.barcode for one in left(desk, stocktake)] == []
    telling = {"stocktake": stocktake, "device": desk.device, "items": [(copy, "B900")]}
    desk.perform(mark_missing, **telling)
    assert condition(desk, copy) == "good", "told by whoever had not looked again"
    assert small_world.lend(desk, copy, a_member).overridden == ()
    desk.perform(circulation.check_in, item=copy)
    assert [one.barcode for one in left(desk, stocktake)] == []
    clock.days_pass(1)
    assert [one.barcode for one in left(desk, begin(desk))] == ["B900"]


def test_what_was_put_aside_meanwhile_was_in_hand(
    desk: Desk, clock: Clock, a_member: UUID, title: UUID, copy: UUID
) -> None:
    stocktake = begin(desk)
    clock.days_pass(1)
    wish = {"member": a_member, "title": title, "reason": "mau"}
    hold = desk.perform(holds.place_hold, **wish).operation.hold  # type: ignore[arg-type, attr-defined]
    held = desk.perform(holds.put_aside, hold=hold, item=copy).operation.held  # type: ignore[attr-defined]
    clock.days_pass(1)
    desk.perform(holds.take_off, held=held)
    assert [one.barcode for one in left(desk, stocktake)] == []
    assert [one.barcode for one in left(desk, begin(desk))] == ["B900"]


def test_what_is_in_repair_is_not_expected_on_the_shelf(desk: Desk) -> None:
    at_the_binders = small_world.add_item(desk, "R1", condition="repair")
    shelved = small_world.add_item(desk, "R2", condition="damaged")
    stocktake = begin(desk)
    assert [one.item for one in left(desk, stocktake)] == [shelved]
    both = [(at_the_binders, "R1"), (shelved, "R2")]
    desk.perform(mark_missing, stocktake=stocktake, device=desk.device, items=both)
    assert [condition(desk, item) for item, _ in both] == ["repair", "missing"]
    assert scan(desk, stocktake, "R1") == ["right"]


def test_what_came_into_the_catalogue_since_is_not_missing(desk: Desk) -> None:
    old = small_world.add_item(desk, "N1")
    stocktake = begin(desk)
    new = small_world.add_item(desk, "N2")
    assert [one.item for one in left(desk, stocktake)] == [old]
    both = [(old, "N1"), (new, "N2")]
    desk.perform(mark_missing, stocktake=stocktake, device=desk.device, items=both)
    assert [condition(desk, item) for item, _ in both] == ["missing", "good"]


@pytest.mark.parametrize("was", ["not_for_loan", "damaged"])
@pytest.mark.parametrize("how", ["scanned", "returned", "lent"])
def test_what_was_missed_is_what_it_was_once_it_is_found(
    desk: Desk, clock: Clock, how: str, was: str
) -> None:
    item = small_world.add_item(desk, "F1", condition=was)
    stocktake = begin(desk)
    miss(desk, stocktake)
    clock.now += timedelta(minutes=1)
    assert condition(desk, item) == "missing"
    match how:
        case "scanned":
            scan(desk, stocktake, "F1")
        case "returned":
            found = small_world.take_back(desk, item)
        case _:
            lent = small_world.lend(desk, item, small_world.register(desk), reason="ada di rak")
    assert condition(desk, item) == was
    clock.now += timedelta(minutes=1)
    match how:
        case "scanned":
            desk.perform(take_back_scans, stocktake=stocktake, device=desk.device, barcodes=["F1"])
        case "returned":
            desk.perform(circulation.undo, of=found)
        case _:
            desk.perform(circulation.undo, of=lent)
    assert condition(desk, item) == "missing"
