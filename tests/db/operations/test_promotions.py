# SPDX-License-Identifier: GPL-3.0-or-later
"""The end of a school year: classes move up, leavers are members until a day, and all can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from db.errors import StoreFull
from db.models import Member, new_uid
from db.operations import promotions
from db.operations.desk import Desk, Together
from db.operations.fees import ChargeFee
from db.operations.members import block_member
from db.operations.payments import take_payment
from db.operations.promotions import AT_ONCE, Change, carry_out
from db.operations.refusals import NotAllowed
from db.queries.members import pupils
from db.rules.fees import REGISTRATION
from tests.db import small_world
from tests.db.small_world import TODAY


def pupil(desk: Desk, name: str, class_name: str) -> UUID:
    return small_world.register(desk, name, institution="SMAN 1", class_name=class_name)


def classes(desk: Desk) -> dict[str, str]:
    with desk.store.read() as session:
        return {one.name: one.class_name for one in pupils(session, "SMAN 1")}


def test_a_year_ends_and_is_taken_back(desk: Desk) -> None:
    up, out = pupil(desk, "Ani", "XI"), pupil(desk, "Budi", "XII")
    before = small_world.row_of(desk, Member, out).expires_on
    last = TODAY + timedelta(days=30)
    undo = carry_out(desk, [Change(up, "XII"), Change(out, None, last, "Lulus")]).backwards
    assert classes(desk) == {"Ani": "XII", "Budi": "XII"}
    gone = small_world.row_of(desk, Member, out)
    assert (gone.expires_on, gone.block_reason) == (last, "Lulus")
    assert undo == [Change(up, "XI"), Change(out, None, before, "")]
    assert len(carry_out(desk, undo).backwards) == 2
    back = small_world.row_of(desk, Member, out)
    assert (classes(desk)["Ani"], back.expires_on, back.block_reason) == ("XI", before, None)


def test_what_is_so_already_is_no_operation(desk: Desk) -> None:
    who = pupil(desk, "Ani", "XI")
    assert carry_out(desk, [Change(who, "XI"), Change(who)]).backwards == []


def test_who_was_blocked_before_keeps_the_reason(desk: Desk) -> None:
    who = pupil(desk, "Ani", "XII")
    desk.perform(block_member, member=who, reason="Buku rusak belum diganti")
    assert carry_out(desk, [Change(who, block="Lulus")]).backwards == []
    assert small_world.row_of(desk, Member, who).block_reason == "Buku rusak belum diganti"


def test_it_can_be_stopped_between_and_taken_back_as_far_as_it_came(desk: Desk) -> None:
    people = [pupil(desk, f"Murid {number}", "X") for number in range(AT_ONCE + 5)]
    seen: list[int] = []
    undo, whole, error = carry_out(
        desk, [Change(one, "XI") for one in people], seen.append, lambda: bool(seen)
    )
    assert (whole, error) == (False, None)
    assert (len(undo), seen) == (AT_ONCE, [AT_ONCE])
    carry_out(desk, undo)
    assert set(classes(desk).values()) == {"X"}


def test_what_breaks_off_is_taken_back_or_goes_on_where_it_stopped(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [pupil(desk, f"Murid {number}", "X") for number in range(AT_ONCE + 5)]
    changes = [Change(one, "XI") for one in people]
    real, made = promotions._make, iter(range(AT_ONCE + 3))

    def full(perform: Together, change: Change) -> Iterator[Change]:
        if next(made, None) is None:
            raise StoreFull(Path("store"))
        yield from real(perform, change)

    with monkeypatch.context() as patch:
        patch.setattr(promotions, "_make", full)
        undo, whole, error = carry_out(desk, changes)
    assert (len(undo), whole, type(error)) == (AT_ONCE, False, StoreFull)
    assert len(carry_out(desk, changes).backwards) == 5, "nobody goes up twice"
    assert set(classes(desk).values()) == {"XI"}
    carry_out(desk, undo)
    assert sorted(classes(desk).values()) == ["X"] * AT_ONCE + ["XI"] * 5


def test_who_has_something_out_is_told_apart(desk: Desk, a_loan: object) -> None:
    with desk.store.read() as session:
        who = small_world.row_of(desk, Member, a_loan.member)  # type: ignore[attr-defined]
        assert not pupils(session, "SMAN 1")
    pupil(desk, "Ani", "XII")
    with desk.store.write() as session:
        session.get_one(Member, who.id).institution = "SMAN 1"
        session.get_one(Member, who.id).class_name = "XII"
    with desk.store.read() as session:
        assert {one.name: one.has_something for one in pupils(session, "SMAN 1")} == {
            "Ani": False,
            who.name: True,
        }


def test_whose_debt_was_let_go_owes_nothing(desk: Desk) -> None:
    who = pupil(desk, "Ani", "XII")
    facts = {"member": who, "sort": REGISTRATION, "amount": 10_000}
    desk.perform(lambda making, /: ChargeFee(**making.header()._asdict(), fee=new_uid(), **facts))
    owed = []
    for sort in ("paid", "waived"):
        with desk.store.read() as session:
            owed += [one.owes for one in pupils(session, "SMAN 1")]
        settle = {"member": who, "sort": sort, "amount": 5_000, "device": desk.device}
        desk.perform(take_payment, reason="yatim", **settle)
    with desk.store.read() as session:
        owed += [one.owes for one in pupils(session, "SMAN 1")]
    assert owed == [10_000, 5_000, 0]


def test_blocking_wants_the_right_to_it(desk: Desk) -> None:
    who = pupil(desk, "Ani", "XII")
    with pytest.raises(NotAllowed):
        carry_out(small_world.seated(desk, "circulation"), [Change(who, block="Lulus")])
