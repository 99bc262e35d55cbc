# SPDX-License-Identifier: GPL-3.0-or-later
"""What a request and an answer may hold, and how two desks of one name are told apart."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select

from db.models import HoldNotice, Item, ItemType, JournalEntry, Loan, Member, Title
from db.models.syncing import HeldRow, TouchedRow
from db.operations import circulation, holds, notices
from db.operations.cataloguing import ItemFacts, TitleFacts, put_item, put_title
from db.rules.notices import MESSAGE
from db.syncing import feed, messages
from desktop_app.sync import engine
from tests.db.syncing.test_who_wins import make
from tests.simulation.invariants import when_quiet
from tests.simulation.world import SimulatedDesk, World


def cycle(world: World, desk: SimulatedDesk) -> bool:
    request, raw, token = desk.ask()
    return desk.take(request, world.serve(raw, token))


def add_titles(desk: SimulatedDesk, count: int, size: int) -> None:
    for number in range(count):
        desk.desk.perform(put_title, facts=TitleFacts(title=f"Besar {number}", notes="x" * size))


def test_a_request_is_limited_by_bytes_and_goes_on(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "MOST_SENT_BYTES", 10_000)
    desk = world.desks[0]
    add_titles(desk, 9, 3_000)
    sizes = []
    while True:
        request, raw, token = desk.ask()
        sizes.append(len(request.operations))
        assert request.pull is (sum(sizes) == 9)
        if not desk.take(request, world.serve(raw, token)):
            break
    assert sizes == [3, 3, 3] or sizes[:4] == [2, 2, 2, 2]
    world.quiet()
    when_quiet(world)


def test_one_operation_larger_than_a_request_goes_alone(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "MOST_SENT_BYTES", 1_000)
    desk = world.desks[0]
    add_titles(desk, 2, 5_000)
    assert len(desk.ask()[0].operations) == 1
    world.quiet()
    when_quiet(world)


def test_an_answer_is_limited_by_bytes_and_goes_on(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "MOST_PULLED_BYTES", 10_000)
    monkeypatch.setattr(feed, "AT_ONCE", 2)
    add_titles(world.desks[0], 9, 3_000)
    cycle(world, world.desks[0])
    _, raw, token = world.desks[1].ask()
    answer = messages.decode_answer(world.serve(raw, token))
    assert not answer.complete
    assert sum(len(page.rows) for page in answer.pages) == 4
    world.quiet()
    when_quiet(world)


def test_what_was_answered_is_laid_over_its_rows_no_more_once_they_have_come(world: World) -> None:
    """Page by page: after weeks alone there are many."""
    world.most_rows = 4
    desk = world.desks[0]
    desk.open(desk.image())
    add_titles(desk, 6, 1)
    left = [6]
    while cycle(world, desk) or left[-1]:
        with desk.store.read() as session:
            left.append(len(set(session.scalars(select(TouchedRow.operation)))))
    assert left == [6, 2, 0]
    world.quiet()
    when_quiet(world)


def test_a_parent_that_was_changed_later_comes_with_its_child(world: World) -> None:
    """A title is edited: its place in the feed is behind that of its item; one row at a time still fits."""
    with world.server.read() as session:
        title = session.scalars(select(Title.uid).join(Item).where(Item.barcode == "B0")).one()
    world.desks[0].desk.perform(put_title, facts=TitleFacts(title="Lain"), title=title)
    world.quiet()
    world.most_rows = 1
    world.enrol(1)
    world.quiet()
    when_quiet(world)


def test_after_a_restore_two_desks_of_one_name_are_told_apart(world: World) -> None:
    """Both did a first thing under one name; the server forgets the copy's, then hears the other's."""
    original, backup = world.desks[0], world.server.copy()
    twin = SimulatedDesk(world, "twin", original.image(), original.branch)
    world.desks.append(twin)
    world.desk_was_copied = True
    add_titles(twin, 1, 1)
    cycle(world, twin)
    world.restart_server(backup, restored=True)
    add_titles(original, 1, 1)
    world.quiet()
    add_titles(twin, 1, 1)
    world.quiet()
    when_quiet(world)
    assert twin.engine.device != original.engine.device
    assert known(world) >= made_by(original) | made_by(twin)


def test_a_copy_sends_what_it_did_under_its_first_name_once_more(world: World) -> None:
    """It got a name of its own, then the server forgot what it had done before."""
    original, backup = world.desks[0], world.server.copy()
    twin = SimulatedDesk(world, "twin", original.image(), original.branch)
    world.desks.append(twin)
    world.desk_was_copied = True
    for desk in (twin, original, twin):
        add_titles(desk, 1, 1)
        cycle(world, desk)
    world.quiet()
    world.restart_server(backup, restored=True)
    world.quiet()
    when_quiet(world)
    assert known(world) >= made_by(original) | made_by(twin)


@pytest.mark.parametrize("of_twin", [1, 2])
def test_a_number_that_the_twin_took_at_a_restored_server_loses_nothing(world: World, of_twin: int) -> None:
    """Its work was answered; the server forgot it, and heard of the twin's under its numbers first."""
    original, backup = world.desks[0], world.server.copy()
    twin = SimulatedDesk(world, "twin", original.image(), original.branch)
    world.desks.insert(0, twin)
    world.desk_was_copied = True
    add_titles(original, 3, 1)
    cycle(world, original)
    world.restart_server(backup, restored=True)
    add_titles(twin, of_twin, 1)
    cycle(world, twin)
    cycle(world, twin)
    world.quiet()
    when_quiet(world)
    assert known(world) >= made_by(original) | made_by(twin)


def test_an_item_that_a_restored_server_has_forgotten_goes_with_what_hangs_on_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The catalogue is compared before the loans; who made the item is away meanwhile.

    Simulation, seed 7800027: what went with it was counted to its scope for ever.
    """
    monkeypatch.setattr(engine, "CHECKED_AT_ONCE", 1)
    maker, lender, backup = world.desks[0], world.desks[1], world.server.copy()
    with world.server.read() as session:
        title, kind = (
            session.scalars(select(Title.uid)).first(),
            session.scalars(select(ItemType.uid)).first(),
        )
        borrower = session.scalars(select(Member.uid)).first()
    facts = ItemFacts(barcode="BARU", at_branch=maker.branch, item_type=kind)
    item = maker.desk.perform(put_item, title=title, facts=facts).operation.item
    world.quiet()
    lent = maker.desk.perform(circulation.check_out, item=item, member=borrower).operation
    world.quiet()
    world.restart_server(backup, restored=True)
    while cycle(world, lender):
        pass
    with lender.store.read() as session:
        assert session.scalar(select(Item.id).where(Item.uid == item)) is None
        assert session.scalar(select(HeldRow.uid).where(HeldRow.uid == lent.loan)) is None
    world.quiet()
    when_quiet(world)
    with lender.store.read() as session:
        assert session.scalar(select(Loan.uid).where(Loan.ended_at.is_(None))) == lent.loan


def made_by(desk: SimulatedDesk) -> set[UUID]:
    with desk.store.read() as session:
        return set(session.scalars(select(JournalEntry.uid)))


def known(world: World) -> set[UUID]:
    with world.server.read() as session:
        return set(session.scalars(select(JournalEntry.uid)))


def test_a_page_of_one_row_brings_all_that_it_hangs_on() -> None:
    """Simulation, seed 65 about waiting: a notice came with what lies ready, but not with its reservation."""
    world = World(1, desks=2, most_rows=1)
    a, b = world.desks
    with world.server.read() as session:
        item, title = session.execute(
            select(Item.uid, Title.uid).join(Title, Title.id == Item.title_id)
        ).first()
        who = session.scalars(select(Member.uid)).first()
    hold = make(a, holds.place_hold, member=who, title=title, pickup=a.branch, reason="simulasi").hold
    held = make(a, holds.put_aside, hold=hold, item=item).held
    make(a, notices.tell_of_holds, held=[held], way=MESSAGE)
    cycle(world, a)
    make(a, holds.take_off, held=held, why=holds.MISTAKE)
    later = world.now.date() + timedelta(days=3)
    make(a, holds.change_hold, hold=hold, pickup=a.branch, suspended_until=later)
    cycle(world, a)
    world.quiet()
    when_quiet(world)
    with b.store.read() as session:
        assert session.scalar(select(func.count()).select_from(HoldNotice)) == 1
