# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips have real numbers, each once, from the blocks of this desk; what was printed stays as it was."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import select, update

from db.models import NumberBlock, Print, new_uid
from db.operations import refusals
from db.operations.desk import Desk
from db.operations.members import register_member
from db.operations.prints import RecordPrint, record_print, record_reprint
from tests.db import small_world
from tests.db.small_world import OPENING


def print_slip(desk: Desk, member: UUID | None = None) -> RecordPrint:
    """A slip that says its own number and time."""
    said = desk.perform(record_print, slip="loan", facts=lambda n, at: f"{n} {at}".encode(), member=member)
    return said.operation


def leave(desk: Desk, kind: str, count: int) -> None:
    """Only so many numbers are left in the desk's block."""
    with desk.store.write() as session:
        block = update(NumberBlock).where(NumberBlock.kind == kind)
        session.execute(block.values(next=NumberBlock.last - count + 1))


def test_numbers_follow_each_other(desk: Desk) -> None:
    assert [print_slip(desk).number for _ in range(3)] == ["S000001", "S000002", "S000003"]


def test_what_was_printed_stands_with_its_number_and_time(desk: Desk, a_member: UUID) -> None:
    made = print_slip(desk, a_member)
    kept = small_world.row_of(desk, Print, made.target)
    assert kept.facts == f"{made.number} {made.made_at}".encode()
    assert (kept.number, kept.kind, kept.reprints) == (made.number, "loan", 0)
    assert kept.printed_at == made.made_at >= OPENING
    with desk.store.read() as session:
        assert session.scalars(select(Print.member_id)).one() is not None


def test_reprints_are_counted_and_change_nothing_else(desk: Desk) -> None:
    made = print_slip(desk)
    for _ in range(2):
        desk.perform(record_reprint, target=made.target)
    kept = small_world.row_of(desk, Print, made.target)
    assert (kept.reprints, kept.number, kept.printed_at) == (2, made.number, made.made_at)


def test_what_was_never_printed_is_not_reprinted(desk: Desk) -> None:
    with pytest.raises(refusals.Unknown):
        desk.perform(record_reprint, target=new_uid())


def test_what_has_a_number_already_keeps_it_and_uses_none_up(desk: Desk) -> None:
    made = desk.perform(
        record_print, slip="notice", facts=lambda n, _: n.encode(), number="S000777"
    ).operation
    assert (made.number, made.facts) == ("S000777", b"S000777")
    assert print_slip(desk).number == "S000001"


def test_a_block_that_is_used_up_is_said_so(desk: Desk) -> None:
    leave(desk, "slip", 1)
    assert print_slip(desk).number == "S999999"
    with pytest.raises(refusals.NumbersUsedUp) as refused:
        print_slip(desk)
    assert refused.value.what == "slip"


def test_the_next_block_goes_on_where_the_first_ends(desk: Desk) -> None:
    leave(desk, "slip", 1)
    with desk.store.write() as session:
        session.add(NumberBlock(kind="slip", prefix="T", next=41, last=8_888))
    assert [print_slip(desk).number for _ in range(3)] == ["S999999", "T0041", "T0042"]


def test_slips_and_cards_are_numbered_apart(desk: Desk) -> None:
    print_slip(desk)
    assert small_world.number_of(desk, small_world.register(desk)) == "A000001"
    assert print_slip(desk).number == "S000002"


def test_a_slip_that_was_not_recorded_uses_no_number(desk: Desk) -> None:
    def fails(number: str, at: object) -> bytes:
        raise RuntimeError(number)

    with pytest.raises(RuntimeError, match="S000001"):
        desk.perform(record_print, slip="loan", facts=fails)
    assert print_slip(desk).number == "S000001"


def test_cards_that_came_with_an_import_are_skipped(desk: Desk) -> None:
    for number in ("A000001", "A000003"):
        desk.perform(register_member, facts=small_world.member_facts(desk), number=number)
    given = [small_world.number_of(desk, small_world.register(desk)) for _ in range(2)]
    assert given == ["A000002", "A000004"]
