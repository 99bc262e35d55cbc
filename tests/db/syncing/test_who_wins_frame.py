# SPDX-License-Identifier: GPL-3.0-or-later
"""Loan policies and closed days that one desk takes out while another changes them, in both orders."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from db.models import ClosedDay, LoanPolicy, Staff, new_uid
from db.operations.cataloguing import TitleFacts, put_title
from db.operations.policies import close_days, open_days, put_policy, remove_policy
from db.operations.staff import put_staff
from db.syncing import overlay
from db.syncing.kinds import CLOSED_DAYS, at
from db.syncing.wire import bodies
from desktop_app.sync.engine import Engine
from tests.db.syncing.test_who_wins import ORDERS, arrive, cycle, everywhere, kinds, make, open_notes
from tests.simulation.invariants import when_quiet
from tests.simulation.world import SimulatedDesk, World

DAY = date(2026, 11, 20)


def a_policy(world: World) -> UUID:
    a = world.desks[0]
    target: UUID = make(a, put_policy, terms={"grace_days": 1}, at_branch=a.branch).target
    world.quiet()
    return target


def changed(desk: SimulatedDesk, policy: UUID, days: int) -> None:
    make(desk, put_policy, target=policy, terms={"grace_days": days}, at_branch=desk.world.branches[0])


def grace(world: World, policy: UUID) -> int | None:
    """The days of grace that a policy gives, the same at the server and at each desk; None without it."""
    rows = everywhere(world, select(LoanPolicy.grace_days).where(LoanPolicy.uid == policy))
    return rows[0][0] if rows else None


@ORDERS
def test_taken_out_at_one_desk_and_changed_later_at_another_a_policy_is_gone(
    world: World, first: int
) -> None:
    """Who changed it is told where the server knew by then."""
    a, b = world.desks[:2]
    policy = a_policy(world)
    make(a, remove_policy, target=policy)
    changed(b, policy, 5)
    arrive(world, first)
    assert grace(world, policy) is None
    assert kinds(world) == (["refused"] if first == 0 else [])


@ORDERS
def test_changed_at_one_desk_before_another_takes_it_out_a_policy_is_gone(world: World, first: int) -> None:
    a, b = world.desks[:2]
    policy = a_policy(world)
    changed(a, policy, 5)
    make(b, remove_policy, target=policy)
    arrive(world, first)
    assert (grace(world, policy), kinds(world)) == (None, [])


def test_who_took_a_policy_out_may_put_it_back(world: World) -> None:
    a = world.desks[0]
    policy = a_policy(world)
    make(a, remove_policy, target=policy)
    world.quiet()
    changed(a, policy, 3)
    world.quiet()
    assert grace(world, policy) == 3
    make(a, remove_policy, target=policy)
    world.quiet()
    assert (grace(world, policy), kinds(world)) == (None, [])


@ORDERS
def test_a_restored_server_that_hears_of_the_taking_out_first_does_not_bring_a_policy_back(
    world: World, first: int
) -> None:
    b = world.desks[1]
    backup = world.server.copy()
    policy = a_policy(world)
    make(b, remove_policy, target=policy)
    world.quiet()
    world.restart_server(backup, restored=True)
    told_again(world, first)
    assert (grace(world, policy), disagreements(world)) == (None, [])


@ORDERS
def test_a_restored_server_that_hears_of_a_change_first_waits_for_the_policy(
    world: World, first: int
) -> None:
    b = world.desks[1]
    backup = world.server.copy()
    policy = a_policy(world)
    changed(b, policy, 6)
    world.quiet()
    world.restart_server(backup, restored=True)
    told_again(world, first)
    assert (grace(world, policy), disagreements(world)) == (6, [])


def disagreements(world: World) -> list[str]:
    """That rows were fetched again is no wonder after a restore."""
    return [kind for kind in kinds(world) if kind != "desk_mended"]


def told_again(world: World, first: int) -> None:
    """What a restored server has forgotten, by desk `first` before the other."""
    for desk in (world.desks[first], world.desks[1 - first]):
        cycle(world, desk)
        cycle(world, desk)
    world.quiet()
    when_quiet(world)


def closed(world: World) -> list[str]:
    """What the day is called at the server and each desk; nothing where it is open."""
    return [name for (name,) in everywhere(world, select(ClosedDay.name).where(ClosedDay.day == DAY))]


def closes(desk: SimulatedDesk, name: str, at_branch: UUID | None = None) -> UUID:
    target: UUID = make(desk, close_days, days=[(DAY, name)], at_branch=at_branch).days[0].target
    return target


def test_a_day_of_a_branch_that_another_desk_closed_too_comes_in(world: World) -> None:
    """While an answer is under way that tells of the other's closing."""
    a, b = world.desks[:2]
    closes(b, "Pemilu", b.branch)
    cycle(world, b)
    request, raw, token = a.ask()
    closes(a, "Banjir", b.branch)
    a.take(request, world.serve(raw, token))
    with a.store.read() as session:
        assert session.scalars(select(ClosedDay.name).where(ClosedDay.day == DAY)).all() == ["Banjir"]
    arrive(world, 0)
    assert closed(world) == ["Banjir"]


def test_a_day_of_a_branch_comes_in_where_the_answer_does_not_hold_all_rows(world: World) -> None:
    a, b = world.desks[:2]
    closes(a, "Banjir", b.branch)
    closes(b, "Pemilu", b.branch)
    for number in range(6):
        make(b, put_title, facts=TitleFacts(title=f"Syair {number}"))
    cycle(world, b)
    a.engine = Engine(a.store, a.engine.device, a.clock, 3)
    cycle(world, a)
    arrive(world, 0)
    assert closed(world) == ["Pemilu"]


def test_a_day_of_a_branch_that_a_restored_server_has_under_another_row_comes_in(world: World) -> None:
    a, b = world.desks[:2]
    backup = world.server.copy()
    closes(a, "Banjir", b.branch)
    world.quiet()
    world.restart_server(backup, restored=True)
    closes(b, "Pemilu", b.branch)
    told_again(world, 1)
    assert closed(world) == ["Pemilu"]


def test_of_two_rows_of_one_day_that_is_put_back_which_comes_in(world: World) -> None:
    """Of a restored server that knows the one no more, and tells of another in its place."""
    desk, newer = world.desks[0], new_uid()
    old = closes(desk, "Banjir", desk.branch)
    world.quiet()
    again = make(desk, close_days, days=[(DAY, "Banjir lagi")], at_branch=desk.branch)
    with desk.store.write() as session:
        [raw] = bodies(session, [at(CLOSED_DAYS, old)]).values()
        overlay.take_in(session, {at(CLOSED_DAYS, newer): raw}, {again.uid})
        assert session.scalars(select(ClosedDay.uid).where(ClosedDay.day == DAY)).all() == [newer]


@ORDERS
def test_a_day_closed_at_two_desks_is_one_with_the_later_name(world: World, first: int) -> None:
    a, b = world.desks[:2]
    closes(a, "Banjir")
    closes(b, "Pemilu")
    arrive(world, first)
    assert (closed(world), kinds(world)) == (["Pemilu"], [])


@ORDERS
def test_opened_at_one_desk_and_closed_later_at_another_the_day_is_closed(world: World, first: int) -> None:
    a, b = world.desks[:2]
    day = closes(a, "Banjir")
    world.quiet()
    make(a, open_days, targets=[day])
    closes(b, "Pemilu")
    arrive(world, first)
    assert closed(world) == ["Pemilu"]


@ORDERS
def test_closed_again_at_one_desk_and_opened_later_at_another_the_day_is_open(
    world: World, first: int
) -> None:
    """Also where it was opened before, so that the second closing has made a row of its own."""
    a, b = world.desks[:2]
    day = closes(a, "Banjir")
    world.quiet()
    make(a, open_days, targets=[day])
    closes(a, "Banjir lagi")
    make(b, open_days, targets=[day])
    arrive(world, first)
    assert closed(world) == []


@ORDERS
def test_a_restored_server_that_hears_of_the_opening_first_does_not_close_the_day(
    world: World, first: int
) -> None:
    a, b = world.desks[:2]
    backup = world.server.copy()
    day = closes(a, "Banjir")
    world.quiet()
    make(b, open_days, targets=[day])
    world.quiet()
    world.restart_server(backup, restored=True)
    told_again(world, first)
    assert closed(world) == []


@ORDERS
def test_two_administrators_who_make_each_other_none_do_not_leave_the_library_without(
    world: World, first: int
) -> None:
    a, b = world.desks[:2]
    begun: dict[str, Any] = {"roles": ("administrator",), "password": "panjang sekali"}
    other = make(a, put_staff, username="kedua", name="Kedua", **begun).target
    arrive(world, 0)
    for desk, (who, name) in zip((a, b), ((other, "kedua"), (world.person.uid, "admin")), strict=True):
        make(desk, put_staff, target=who, username=name, name=name, roles=("circulation",))
    arrive(world, first)
    with world.server.read() as session:
        left = [roles for roles in session.scalars(select(Staff.roles)) if roles == "administrator"]
    assert len(left) == 1
    [(kind, _, facts)] = open_notes(world)
    assert (kind, facts["why"] in {"LastAdministrator", "NotAllowed"}) == ("refused", True)
