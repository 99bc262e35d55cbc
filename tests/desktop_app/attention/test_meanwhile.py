# SPDX-License-Identifier: GPL-3.0-or-later
"""A note is settled elsewhere while it is asked about here: the answer falls on no other note."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from db.operations import circulation
from db.operations.notes import settle_note
from db.queries.notes import notes
from desktop_app.attention.page import AttentionPage
from desktop_app.background import Background
from tests.db.syncing.disagreements import registered_twice
from tests.db.syncing.test_who_wins import arrive, item, make, member
from tests.simulation.world import World


@pytest.fixture
def world() -> World:
    """Desks that have lent two items twice, and registered one person twice."""
    world = World(1, desks=2)
    for barcode in ("B0", "B1"):
        for number, desk in enumerate(world.desks):
            make(desk, circulation.check_out, item=item(world, barcode), member=member(world, number))
    registered_twice(world)
    arrive(world, 0)
    world.quiet()
    return world


@pytest.fixture
def page(qtbot: QtBot, world: World) -> Iterator[AttentionPage]:
    background = Background()
    page = AttentionPage(lambda: world.desks[0].desk, background)
    qtbot.addWidget(page)
    page.show()
    page.activated()
    qtbot.waitUntil(lambda: len(page.presenter.state.rows) == 3)
    yield page
    background.close()


@pytest.mark.parametrize(
    ("kind", "press"),
    [
        ("return_implied", lambda page: page.undo),
        ("possible_duplicate", lambda page: page.merge),
        ("return_implied", lambda page: page.call),
    ],
    ids=["take back", "merge", "member called"],
)
def test_the_answer_is_about_the_note_that_was_asked_about(
    qtbot: QtBot, world: World, page: AttentionPage, kind: str, press: Callable[[AttentionPage], QDialog]
) -> None:
    chosen = next(row for row in page.presenter.state.rows if row.kind == kind)
    page.presenter.choose(chosen)
    qtbot.waitUntil(lambda: page.presenter.state.told is not None)
    asked: list[QDialog] = []

    def meanwhile() -> None:
        (dialog,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())
        asked.append(dialog)
        world.desks[0].desk.perform(settle_note, note=chosen.uid, how="seen")
        page.changed(frozenset({"notes"}))
        qtbot.waitUntil(lambda: page.presenter.state.chosen not in (None, chosen))
        qtbot.waitUntil(lambda: page.presenter.state.told is not None)
        dialog.accept()

    QTimer.singleShot(300, meanwhile)
    with qtbot.waitSignal(page.toast) as told:
        press(page).click()
    assert asked
    assert told.args[0].tone == "bad"
    with world.desks[0].store.read() as session:
        assert len(notes(session)) == 2, "the others are as they were"
