# SPDX-License-Identifier: GPL-3.0-or-later
"""More notes than are read at once: all are counted, all can be reached."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from db.models import new_uid
from db.models.syncing import Note
from db.queries import notes as queries
from desktop_app.attention.page import AttentionPage
from desktop_app.attention.presenter import AttentionPresenter
from desktop_app.background import Background
from desktop_app.merging import merge_two
from tests.db.syncing.disagreements import disagreed, registered_twice
from tests.desktop_app.attention.test_attention import presenter_of
from tests.simulation.world import START, SimulatedDesk, World

MANY = 2 * queries.PAGE + 30


@pytest.fixture
def world() -> World:
    return World(1, desks=1)


def fill(desk: SimulatedDesk, many: int = MANY, *, settled: bool = False) -> list[UUID]:
    """So many notes, a minute from each other three at a time; gives their operations, the oldest first."""
    operations = [new_uid() for _ in range(many)]
    with desk.store.write() as session:
        for number, operation in enumerate(operations):
            at = START + timedelta(minutes=number - number % 3)
            session.add(
                Note(
                    uid=new_uid(),
                    kind="refused",
                    operation=operation,
                    noted_at=at,
                    branches=msgspec.json.encode([desk.branch]).decode(),
                    facts='{"why": "LoanEnded", "operation": "Renew"}',
                    settled_at=at if settled else None,
                    settlement="seen" if settled else "",
                )
            )
    return operations


def test_the_rest_is_read_when_it_is_wanted(world: World) -> None:
    fill(world.desks[0])
    presenter = presenter_of(world.desks[0])
    presenter.look()
    state = presenter.state
    assert (len(state.rows), state.waiting, state.rest) == (queries.PAGE, MANY, MANY - queries.PAGE)
    presenter.show_more()
    assert presenter.state.rows[: queries.PAGE] == state.rows, "what was there stays"
    presenter.show_more()
    presenter.show_more()
    assert (len(presenter.state.rows), presenter.state.rest) == (MANY, 0)
    presenter.choose(presenter.state.rows[-1])
    presenter.look()
    assert presenter.state.chosen == presenter.state.rows[-1], "news closes nothing"
    presenter.turn_to(settled=True)
    assert (presenter.state.rows, presenter.state.rest, presenter.state.waiting) == ((), 0, MANY)


@pytest.mark.parametrize("settled", [False, True])
@pytest.mark.parametrize("place", [0, queries.PAGE - 1, queries.PAGE, MANY - 1])
def test_an_operation_leads_to_its_note_however_many_there_are(
    world: World, place: int, settled: bool
) -> None:
    operation = fill(world.desks[0], settled=settled)[place]
    presenter = presenter_of(world.desks[0])
    presenter.look(operation)
    chosen = presenter.state.chosen
    assert chosen is not None
    assert chosen.operation == operation
    assert presenter.state.settled == settled
    assert chosen in presenter.state.rows


def test_merging_settles_a_note_that_was_not_read() -> None:
    world = disagreed(registered_twice)
    a = world.desks[0]
    with a.store.write() as session:
        session.query(Note).update({"noted_at": START + timedelta(days=100)})
    fill(a)
    with a.store.read() as session:
        found = [row for row in queries.notes(session, limit=None) if row.kind == "possible_duplicate"]
    merge_two(a.desk, *(one.uid for one in found[0].people))
    with a.store.read() as session:
        assert queries.count_open(session) == MANY


def test_the_page_says_how_many_more_there_are(qtbot: QtBot, world: World) -> None:
    fill(world.desks[0])
    background = Background()
    page = AttentionPage(lambda: world.desks[0].desk, background)
    qtbot.addWidget(page)
    counts: list[int] = []
    page.attention_changed.connect(counts.append)
    page.activated()
    presenter: AttentionPresenter = page.presenter
    qtbot.waitUntil(lambda: presenter.state.rest == MANY - queries.PAGE)
    assert counts[-1] == MANY
    assert page.more.isVisibleTo(page)
    assert str(queries.PAGE) in page.more.text()
    (more,) = (command for command in page.commands() if command.id == "more")
    steps: list[Callable[[], object]] = [page.more.click, more.run]
    for number, step in enumerate(steps, 2):
        step()
        many = min(MANY, number * queries.PAGE)
        qtbot.waitUntil(lambda many=many: len(presenter.state.rows) == many)
    assert not page.more.isVisibleTo(page)
    background.close()
