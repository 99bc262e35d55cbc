# SPDX-License-Identifier: GPL-3.0-or-later
"""A title's queue in the window: found from all who wait, ordered by hand, with a reason, and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from db.operations.desk import Desk
from db.operations.moving_holds import move_hold
from db.rules.moving_holds import Step
from db.rules.roles import Right
from desktop_app.blocks.form import TextField
from desktop_app.holds import models
from desktop_app.holds.moving import KEYS, MoveDialog
from desktop_app.holds.page import HoldsPage
from desktop_app.shell.keys import Keys
from tests.db import small_world
from tests.db.small_world import Clock, lend, register
from tests.desktop_app.holds.test_page import answer, do, place, settled


@pytest.fixture
def waiting(qtbot: QtBot, desk: Desk, clock: Clock, page: HoldsPage, title: UUID, copy: UUID) -> list[UUID]:
    """Three who wait for one title, between them one who waits for another; all of them shown."""
    other = small_world.add_title(desk, "Gadis Pantai")
    lend(desk, copy, register(desk, "Dewi"))
    lend(desk, small_world.add_item(desk, "B901", other), register(desk, "Eka"))
    made = []
    for name, what in (("Siti", title), ("Rini", other), ("Budi", title), ("Ani", title)):
        clock.now += timedelta(minutes=5)
        made.append(place(desk, register(desk, name), what))
    page.presenter.turn_to("waiting")
    settled(qtbot, page, lambda: len(page.presenter.state.waiting) == 4)
    return [made[0], made[2], made[3]]


def queue(qtbot: QtBot, page: HoldsPage, chosen: UUID) -> None:
    """Into the queue of the title, with somebody chosen."""
    choose(page, chosen)
    do(page, "title-queue")
    qtbot.waitUntil(lambda: page.presenter.state.title_name != "")


def choose(page: HoldsPage, hold: UUID) -> None:
    holds = [row.hold for row in page._models["waiting"].rows]
    page.tables["waiting"].move_to(holds.index(hold))


def names(page: HoldsPage) -> list[str]:
    return [row.who.name for row in page._models["waiting"].rows]


def enabled(page: HoldsPage) -> set[str]:
    return {one.id for one in page.commands() if one.id.startswith("move-") and one.enabled()}


def give(reason: str) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, MoveDialog)
        field = dialog.reason.field
        assert isinstance(field, TextField)
        field.setText(reason)
        dialog.accept()

    answer(fill)


def test_from_all_who_wait_to_a_titles_queue_and_back(
    qtbot: QtBot, page: HoldsPage, waiting: list[UUID]
) -> None:
    assert names(page) == ["Siti", "Rini", "Budi", "Ani"]
    assert enabled(page) == set(), "in the queue of a title only"
    assert not page.queue_of.isVisibleTo(page)
    queue(qtbot, page, waiting[1])
    assert names(page) == ["Siti", "Budi", "Ani"]
    assert page.queue_of.isVisibleTo(page)
    assert page.queue_of.text() == "The queue of “Bumi Manusia”"
    table = page.tables["waiting"]
    assert table.isColumnHidden(models.TITLE)
    assert not table.isColumnHidden(models.MOVED)
    assert table.current().hold == waiting[1]
    do(page, "all-titles")
    qtbot.waitUntil(lambda: len(names(page)) == 4)
    assert not page.queue_of.isVisibleTo(page)
    assert not table.isColumnHidden(models.TITLE)
    assert table.isColumnHidden(models.MOVED)
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(names(page)) == 3)


def test_moved_by_key_with_a_reason_it_stays_chosen_and_shows_its_place_and_why(
    qtbot: QtBot, desk: Desk, page: HoldsPage, waiting: list[UUID]
) -> None:
    queue(qtbot, page, waiting[2])
    keys = Keys(page, page.commands, lambda _key, press: press())
    give("Lomba sekolah")
    with qtbot.waitSignal(page.undo_offered) as offered:
        assert keys.press("Alt+Home")
    qtbot.waitUntil(lambda: names(page) == ["Ani", "Siti", "Budi"])
    row = page.tables["waiting"].current()
    assert (row.hold, row.place) == (waiting[2], 1)
    assert page.tables["waiting"].currentIndex().row() == 0
    assert desk.person is not None
    assert models.moved_words(row) == f"{desk.person.name}: Lomba sekolah"
    assert offered.args is not None
    offered.args[1]()
    qtbot.waitUntil(lambda: names(page) == ["Siti", "Budi", "Ani"])
    assert models.moved_words(page.tables["waiting"].current()) == "–"


@pytest.mark.parametrize(
    ("key", "after"),
    [
        ("Alt+Up", ["Budi", "Siti", "Ani"]),
        ("Alt+Down", ["Siti", "Ani", "Budi"]),
        ("Alt+Home", ["Budi", "Siti", "Ani"]),
        ("Alt+End", ["Siti", "Ani", "Budi"]),
    ],
)
def test_each_key_moves_as_it_says(
    qtbot: QtBot, page: HoldsPage, waiting: list[UUID], key: str, after: list[str]
) -> None:
    queue(qtbot, page, waiting[1])
    give("Tertukar")
    assert Keys(page, page.commands, lambda _key, press: press()).press(key)
    qtbot.waitUntil(lambda: names(page) == after)
    do(page, "all-titles")
    qtbot.waitUntil(lambda: len(names(page)) == 4)
    assert not page.tables["waiting"].isColumnHidden(models.MOVED), "it is told there too"


def test_esc_leaves_all_as_it_was_and_without_a_reason_nothing_is_done(
    qtbot: QtBot, page: HoldsPage, waiting: list[UUID]
) -> None:
    def leave(dialog: QDialog) -> None:
        assert isinstance(dialog, MoveDialog)
        dialog.accept()
        assert dialog.isVisible()
        assert "Bumi Manusia · Ani" in dialog.text_label.text()
        assert "number 3 of 3" in dialog.text_label.text()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    queue(qtbot, page, waiting[2])
    answer(leave)
    do(page, "move-first")
    settled(qtbot, page, lambda: names(page) == ["Siti", "Budi", "Ani"])
    assert not any(row.moved for row in page.presenter.state.waiting)


def test_only_where_it_leads_somewhere_and_with_the_right(
    qtbot: QtBot, desk: Desk, page: HoldsPage, waiting: list[UUID]
) -> None:
    queue(qtbot, page, waiting[0])
    assert enabled(page) == {"move-down", "move-last"}
    choose(page, waiting[1])
    assert enabled(page) == {f"move-{step.value}" for step in KEYS}
    choose(page, waiting[2])
    assert enabled(page) == {"move-up", "move-first"}
    assert desk.person is not None
    desk.person = replace(desk.person, rights=desk.person.rights - {Right.OVERRIDE})
    assert enabled(page) == set()


def test_what_was_moved_elsewhere_meanwhile_is_said(
    qtbot: QtBot, desk: Desk, page: HoldsPage, waiting: list[UUID]
) -> None:
    queue(qtbot, page, waiting[1])
    desk.perform(move_hold, hold=waiting[1], step=Step.FIRST, reason="Lomba")
    give("Lomba")
    with qtbot.waitSignal(page.toast) as told:
        do(page, "move-up")
    assert told.args is not None
    assert told.args[0].tone == "bad"
    assert "stands there already" in told.args[0].text
