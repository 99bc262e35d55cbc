# SPDX-License-Identifier: GPL-3.0-or-later
"""A queue ordered by hand at one desk: who may, why, what follows from it, and back again."""

from __future__ import annotations

from datetime import timedelta
from itertools import product
from uuid import UUID

import pytest

from db.models import Hold, Item, Title, new_uid
from db.models.holds import free_copies
from db.operations import circulation, holds, refusals
from db.operations.desk import Desk
from db.operations.members import merge_members
from db.operations.moving_holds import MoveHold, move_hold
from db.operations.policies import put_policy
from db.queries.holds import HoldRow, holds_of, queue_for, to_pull, waiting_at
from db.queries.overrides import overrides_at
from db.rules.holds import Copy, Out, to_recall
from db.rules.items import LENDABLE
from db.rules.moving_holds import Step
from tests.db import small_world
from tests.db.small_world import Clock, lend, register, seated, take_back

NAMES = ("Siti", "Budi", "Ani", "Rahmat")


@pytest.fixture
def waiting(desk: Desk, clock: Clock, title: UUID, copy: UUID) -> dict[str, UUID]:
    """The holds of four people, in the order of their names here; the copy is out."""
    desk.perform(put_policy, at_branch=desk.branch, terms={"loan_days": 30})
    lend(desk, copy, register(desk, "Dewi"))
    found = {}
    for name in NAMES:
        clock.now += timedelta(minutes=5)
        facts = {"member": register(desk, name), "title": title}
        found[name] = desk.perform(holds.place_hold, **facts).operation.hold
    return found


def move(desk: Desk, hold: UUID, step: Step, reason: str = "Lomba sekolah") -> MoveHold:
    made = desk.perform(move_hold, hold=hold, step=step, reason=reason).operation
    assert isinstance(made, MoveHold)
    return made


def rows(desk: Desk, title: UUID) -> list[HoldRow]:
    with desk.store.read() as session:
        return queue_for(session, title, desk.clock().date())


def line(desk: Desk, title: UUID) -> str:
    """The first letters of who waits, as the list goes."""
    shown = [row for row in rows(desk, title) if row.place]
    assert [row.place for row in shown] == list(range(1, len(shown) + 1)), "and the list goes as the queue"
    assert {row.waiting for row in shown} == {len(shown)}
    return "".join(row.who.name[0] for row in shown)


def test_each_step_puts_it_exactly_there(desk: Desk, title: UUID, waiting: dict[str, UUID]) -> None:
    assert line(desk, title) == "SBAR"
    for name, step, after in (
        ("Rahmat", Step.FIRST, "RSBA"),
        ("Ani", Step.UP, "RSAB"),
        ("Rahmat", Step.DOWN, "SRAB"),
        ("Siti", Step.LAST, "RABS"),
        ("Ani", Step.FIRST, "ARBS"),
        ("Budi", Step.UP, "ABRS"),
        ("Siti", Step.FIRST, "SABR"),
        ("Siti", Step.DOWN, "ASBR"),
    ):
        move(desk, waiting[name], step)
        assert line(desk, title) == after


def test_all_that_goes_by_the_queue_goes_by_it(
    desk: Desk, title: UUID, copy: UUID, waiting: dict[str, UUID]
) -> None:
    move(desk, waiting["Ani"], Step.FIRST)
    today = desk.clock().date()
    with desk.store.read() as session:
        assert waiting_at(session, desk.branch, today)[0].hold == waiting["Ani"]
    take_back(desk, copy)
    with desk.store.read() as session:
        assert [row.hold for row in to_pull(session, desk.branch, today, frozenset())] == [waiting["Ani"]]
        item = session.query(Item).filter_by(uid=copy).one()
        first = holds.next_in_line(session, item, today)
        assert first is not None
        assert first.uid == waiting["Ani"]
        who = {name: small_world.row_of(desk, Hold, uid).member for name, uid in waiting.items()}
        wanted = {name: holds.held_for_others(session, item, member, today) for name, member in who.items()}
    assert wanted == {"Siti": True, "Budi": True, "Ani": False, "Rahmat": True}


def test_who_moved_it_and_why_stands_beside_it_and_among_the_exceptions(
    desk: Desk, title: UUID, waiting: dict[str, UUID]
) -> None:
    move(desk, waiting["Rahmat"], Step.FIRST, "  Lomba sekolah ")
    first, second, *_ = rows(desk, title)
    assert desk.person is not None
    assert (first.moved, first.moved_by, first.moved_why) == (True, desk.person.name, "Lomba sekolah")
    assert (second.moved, second.moved_by, second.moved_why) == (False, "", "")
    with desk.store.read() as session:
        [row] = overrides_at(session, desk.branch, small_world.OPENING)
    assert (row.what, row.reason, row.member, row.title) == (
        "queue",
        "Lomba sekolah",
        "Rahmat",
        "Bumi Manusia",
    )


def test_only_with_the_right_and_a_reason(desk: Desk, title: UUID, waiting: dict[str, UUID]) -> None:
    with pytest.raises(refusals.NotAllowed):
        move(seated(desk, "circulation"), waiting["Rahmat"], Step.FIRST)
    with pytest.raises(refusals.Invalid):
        move(desk, waiting["Rahmat"], Step.FIRST, "  ")
    assert line(desk, title) == "SBAR"
    move(seated(desk, "branch_head"), waiting["Rahmat"], Step.FIRST)
    assert line(desk, title) == "RSBA"


def test_what_can_t_be_moved(desk: Desk, title: UUID, copy: UUID, waiting: dict[str, UUID]) -> None:
    for name, step in (
        *product(["Siti"], [Step.FIRST, Step.UP]),
        *product(["Rahmat"], [Step.DOWN, Step.LAST]),
    ):
        with pytest.raises(refusals.NotMoved) as refused:
            move(desk, waiting[name], step)
        assert refused.value.why == "there_already"
    take_back(desk, copy)
    desk.perform(holds.put_aside, hold=waiting["Siti"], item=copy)
    with pytest.raises(refusals.NotMoved) as refused:
        move(desk, waiting["Siti"], Step.LAST)
    assert refused.value.why == "not_waiting"
    desk.perform(holds.cancel_hold, hold=waiting["Budi"])
    with pytest.raises(refusals.HoldEnded):
        move(desk, waiting["Budi"], Step.LAST)


def test_what_lies_aside_stays_aside(desk: Desk, title: UUID, copy: UUID, waiting: dict[str, UUID]) -> None:
    take_back(desk, copy)
    aside = desk.perform(holds.put_aside, hold=waiting["Siti"], item=copy).operation
    move(desk, waiting["Rahmat"], Step.FIRST)
    assert line(desk, title) == "RBA"
    with desk.store.read() as session:
        key = session.query(Item.id).filter_by(uid=copy).scalar()
        there = holds.aside_for(session, key)
    assert there is not None
    assert there.hold == waiting["Siti"]
    desk.perform(circulation.undo, of=aside)
    assert line(desk, title) == "SRBA", "it was first of those who waited then"


def test_undone_it_is_where_it_was_unless_somebody_has_moved_it_since(
    desk: Desk, title: UUID, waiting: dict[str, UUID]
) -> None:
    first = move(desk, waiting["Rahmat"], Step.FIRST, "Lomba")
    second = move(desk, waiting["Rahmat"], Step.DOWN, "Salah orang")
    assert line(desk, title) == "SRBA"
    with pytest.raises(refusals.CannotUndo):
        desk.perform(circulation.undo, of=first)
    desk.perform(circulation.undo, of=second)
    assert line(desk, title) == "RSBA"
    assert rows(desk, title)[0].moved_why == "Lomba"
    desk.perform(circulation.undo, of=first)
    assert line(desk, title) == "SBAR"
    assert not any(row.moved or row.moved_why or row.moved_by for row in rows(desk, title))
    with desk.store.read() as session:
        assert len(overrides_at(session, desk.branch, small_world.OPENING)) == 2, "putting it back is none"


def test_a_cancelling_taken_back_returns_it_to_where_it_was_moved(
    desk: Desk, title: UUID, waiting: dict[str, UUID]
) -> None:
    move(desk, waiting["Rahmat"], Step.FIRST, "Lomba")
    cancelled = desk.perform(holds.cancel_hold, hold=waiting["Rahmat"]).operation
    assert line(desk, title) == "SBA"
    again = desk.perform(circulation.undo, of=cancelled).operation
    assert line(desk, title) == "RSBA"
    assert rows(desk, title)[0].moved_why == "Lomba"
    before = small_world.row_of(desk, Hold, waiting["Rahmat"]).placed_at
    assert small_world.row_of(desk, Hold, again.hold).placed_at == before
    move(desk, again.hold, Step.LAST)
    assert line(desk, title) == "SBAR"


def test_what_is_put_off_or_merged_keeps_the_place(
    desk: Desk, clock: Clock, title: UUID, waiting: dict[str, UUID]
) -> None:
    move(desk, waiting["Rahmat"], Step.FIRST)
    until = clock().date() + timedelta(days=3)
    facts = {"hold": waiting["Rahmat"], "pickup": desk.branch, "suspended_until": until}
    desk.perform(holds.change_hold, **facts)
    assert line(desk, title) == "SBA"
    into = register(desk, "Zainab")
    merged = small_world.row_of(desk, Hold, waiting["Rahmat"]).member
    desk.perform(merge_members, merged=merged, into=into)
    clock.days_pass(3)
    assert line(desk, title) == "ZSBA"
    with desk.store.read() as session:
        [row] = holds_of(session, into, clock().date())
    assert (row.hold, row.place, row.moved) == (waiting["Rahmat"], 1, True)


def test_who_comes_after_who_was_put_last_is_behind(
    desk: Desk, clock: Clock, title: UUID, waiting: dict[str, UUID]
) -> None:
    move(desk, waiting["Siti"], Step.LAST)
    clock.now += timedelta(minutes=1)
    desk.perform(holds.place_hold, member=register(desk, "Yanti"), title=title)
    assert line(desk, title) == "BARSY"


def test_recalled_is_for_whoever_comes_first_by_now(
    desk: Desk, title: UUID, copy: UUID, waiting: dict[str, UUID]
) -> None:
    """One copy stands on the shelf, one is out: it is asked back for the second in line."""
    other = small_world.add_item(desk, "B901", title)
    mine = small_world.row_of(desk, Hold, waiting["Siti"]).member
    lend(desk, other, mine, reason="Mendesak")
    small_world.add_item(desk, "B902", title)
    move(desk, waiting["Rahmat"], Step.FIRST)
    today = desk.clock().date()
    with desk.store.read() as session:
        assert [row.hold for row in to_pull(session, desk.branch, today, frozenset())] == [waiting["Rahmat"]]
        key = session.query(Title.id).filter_by(uid=title).scalar()
        copies = [Copy(*one) for one in session.execute(free_copies(key, LENDABLE))]
        out = [Out(desk.clock(), new_uid(), 99, new_uid())]
        [(hold, _)] = to_recall(holds.queue_of(session, key), copies, out, today)
    assert hold.uid == waiting["Budi"]
