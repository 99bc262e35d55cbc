# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk's day: what is due, what was lent and returned, what was printed, what can be lent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import Branch, Item, Member, new_uid
from db.operations import circulation
from db.operations.circulation import CheckOut
from db.operations.desk import Desk
from db.operations.desk_settings import move_desk
from db.operations.policies import calendar_of, close_days
from db.operations.prints import record_print, record_reprint
from db.queries.circulation import (
    DayFigures,
    DueRow,
    day_figures,
    due_list,
    item_fact,
    on_the_shelf,
    prints,
    title_name,
)
from tests.db import small_world
from tests.db.small_world import OPENING, Clock, add_item, lend, take_back

LATER = OPENING + timedelta(days=60)


def due(desk: Desk, **which: Any) -> list[DueRow]:
    with desk.store.read() as session:
        return due_list(session, **{"before": LATER, **which})


def figures(desk: Desk) -> DayFigures:
    """Of this branch since this morning."""
    here, now = small_world.here(desk), desk.clock()
    with desk.store.read() as session:
        calendar = calendar_of(session, here)
        return day_figures(session, here, calendar, now.replace(hour=0, minute=0), now)


# --- due ----------------------------------------------------------------------------------------------


def test_open_loans_soonest_due_first(
    desk: Desk, clock: Clock, a_loan: CheckOut, another_member: UUID, another_item: UUID
) -> None:
    early = clock.now.date() + timedelta(days=1)
    lend(desk, another_item, another_member, due=early)
    assert [row.member_name for row in due(desk)] == ["Budi Santoso", "Siti Aminah"]
    first = due(desk)[1]
    assert (first.title, first.barcode, first.member_number) == ("Laskar Pelangi", "B001", "A000001")
    assert (first.lent_at, first.due_at, first.branch) == (a_loan.made_at, a_loan.due_at, "Pusat")
    assert first.branch_id == small_world.here(desk)


def test_before_a_moment_of_a_member_of_a_branch(
    desk: Desk, a_loan: CheckOut, a_branch: UUID, another_member: UUID, another_item: UUID
) -> None:
    here, there = small_world.here(desk), small_world.key_of(desk, Branch, a_branch)
    move_desk(desk, a_branch)
    lend(desk, another_item, another_member)
    assert due(desk, before=a_loan.due_at) == []
    assert len(due(desk, before=a_loan.due_at + timedelta(seconds=1))) == 2
    assert [row.branch for row in due(desk, branch=here)] == ["Pusat"]
    assert [row.branch for row in due(desk, branch=there)] == ["Batu 9"]
    assert [row.member_name for row in due(desk, member=another_member)] == ["Budi Santoso"]
    assert due(desk, member=another_member, branch=here) == []


def test_what_is_back_is_due_no_more(desk: Desk, a_loan: CheckOut) -> None:
    take_back(desk, a_loan.item)
    assert due(desk) == []


# --- the day ------------------------------------------------------------------------------------------


def test_a_day_in_figures(
    desk: Desk, clock: Clock, a_loan: CheckOut, another_item: UUID, another_member: UUID
) -> None:
    assert figures(desk) == DayFigures(lent=1, returned=0, open_loans=1, overdue=0)
    clock.days_pass(8)
    lend(desk, another_item, another_member)
    assert figures(desk) == DayFigures(lent=1, returned=0, open_loans=2, overdue=1)
    take_back(desk, a_loan.item)
    assert figures(desk) == DayFigures(lent=1, returned=1, open_loans=1, overdue=0)


def test_what_fell_due_on_a_day_that_was_closed_is_overdue_after_the_next_open_one(
    desk: Desk, clock: Clock, a_loan: CheckOut
) -> None:
    desk.perform(close_days, days=[(a_loan.due_at.date(), "Banjir")])
    clock.now = a_loan.due_at + timedelta(hours=12)
    assert (figures(desk).open_loans, figures(desk).overdue) == (1, 0)
    clock.days_pass(1)
    assert figures(desk).overdue == 1


def test_what_was_taken_back_counts_as_nothing(desk: Desk, a_loan: CheckOut) -> None:
    desk.perform(circulation.undo, of=a_loan)
    assert figures(desk) == DayFigures(0, 0, 0, 0)


def test_a_return_counts_where_it_was_handed_in(desk: Desk, a_loan: CheckOut, a_branch: UUID) -> None:
    move_desk(desk, a_branch)
    assert figures(desk) == DayFigures(0, 0, 0, 0)
    take_back(desk, a_loan.item)
    assert figures(desk) == DayFigures(lent=0, returned=1, open_loans=0, overdue=0)


# --- slips --------------------------------------------------------------------------------------------


def print_slip(desk: Desk, slip: str, member: UUID | None = None) -> UUID:
    made = desk.perform(record_print, slip=slip, facts=lambda number, _: number.encode(), member=member)
    return made.operation.target


def test_slips_newest_first_with_who_and_for_whom(desk: Desk, a_member: UUID) -> None:
    first = print_slip(desk, "loan", a_member)
    print_slip(desk, "return")
    desk.perform(record_reprint, target=first)
    with desk.store.read() as session:
        newest, oldest = prints(session)
        assert len(prints(session, limit=1)) == 1
    assert (newest.kind, newest.member_name, newest.reprints) == ("return", None, 0)
    assert (oldest.uid, oldest.kind, oldest.number, oldest.facts) == (first, "loan", "S000001", b"S000001")
    assert (oldest.member_name, oldest.member_number, oldest.reprints) == ("Siti Aminah", "A000001", 1)
    assert oldest.staff == desk.person.name


@pytest.mark.parametrize(
    ("typed", "count"), [("S", 3), ("S000002", 1), ("T", 0), ("%", 0), ("S_", 0), ("", 3)]
)
def test_slips_by_the_beginning_of_their_number(desk: Desk, typed: str, count: int) -> None:
    for _ in range(3):
        print_slip(desk, "loan")
    with desk.store.read() as session:
        assert len(prints(session, number=typed)) == count


# --- items --------------------------------------------------------------------------------------------


def test_an_item_in_and_out(desk: Desk, an_item: UUID, a_member: UUID) -> None:
    with desk.store.read() as session:
        fact = item_fact(session, an_item)
        assert item_fact(session, new_uid()) is None
    assert fact is not None
    assert (fact.barcode, fact.title, fact.branch, fact.branch_uid) == (
        "B001",
        "Laskar Pelangi",
        "Pusat",
        desk.branch,
    )
    assert (fact.loan, fact.member, fact.due_at, fact.condition) == (None, None, None, "good")
    loan = lend(desk, an_item, a_member)
    with desk.store.read() as session:
        fact = item_fact(session, an_item)
        assert fact is not None
        assert title_name(session, fact.title_uid) == "Laskar Pelangi"
        assert title_name(session, new_uid()) == ""
        who = session.scalars(select(Member).where(Member.uid == a_member)).one()
        assert (fact.member_name, fact.member_number) == (who.name, who.number)
    assert (fact.loan, fact.member, fact.due_at) == (loan.loan, a_member, loan.due_at)


def test_what_can_be_taken_from_the_shelf_here(desk: Desk, a_branch: UUID, a_member: UUID) -> None:
    title = small_world.add_title(desk)
    conditions = ("good", "damaged", "repair", "missing", "withdrawn", "not_for_loan")
    for number, condition in enumerate(conditions):
        add_item(desk, f"C{number}", title, condition=condition)
    add_item(desk, "E1", title, at_branch=a_branch)
    out = add_item(desk, "D1", title)
    lend(desk, out, a_member)

    def barcodes(branch: UUID) -> list[str]:
        with desk.store.read() as session:
            return [row.barcode for row in on_the_shelf(session, title, branch)]

    assert (barcodes(desk.branch), barcodes(a_branch)) == (["C0", "C1"], ["E1"])
    take_back(desk, out)
    assert barcodes(desk.branch) == ["C0", "C1", "D1"]
    assert small_world.row_of(desk, Item, out).barcode == "D1"
