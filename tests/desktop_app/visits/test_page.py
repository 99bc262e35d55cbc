# SPDX-License-Identifier: GPL-3.0-or-later
"""The visits page: cards, guests, groups, heads, the door; corrected, taken back, summed up and saved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from db.models import Branch, VisitDay, new_uid
from db.operations.desk import Desk
from db.operations.policies import put_branch
from db.queries.scan import Scan
from db.rules.roles import Right, rights_of
from desktop_app.background import Background
from desktop_app.blocks.form import NumberField, SwitchField, TextField
from desktop_app.visits import summing
from desktop_app.visits.dialog import VisitDialog
from desktop_app.visits.lockers_dialog import LockersDialog
from desktop_app.visits.page import VisitsPage
from tests.db import small_world


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[VisitsPage]:
    background = Background()
    made = VisitsPage(lambda: desk, background)
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.show()
    made.activated()
    qtbot.waitUntil(lambda: made.presenter.state.read)
    yield made
    background.close()


def do(page: VisitsPage, name: str) -> None:
    next(command for command in page.commands() if command.id == name).run()


def shown(page: VisitsPage) -> int:
    return page.presenter.state.today.visits


def dialog(page: VisitsPage) -> VisitDialog:
    QApplication.processEvents()
    return page.findChildren(VisitDialog)[-1]


def fill(asked: VisitDialog, **values: Any) -> None:
    for name, value in values.items():
        match asked.rows[name].field:
            case NumberField() as number:
                number.setValue(value)
            case SwitchField() as switch:
                switch.setChecked(value)
            case TextField() as text:
                text.setText(value)
    asked.accept()


def test_a_card_is_entered_once_and_can_be_undone(page: VisitsPage, qtbot: QtBot, desk: Desk) -> None:
    member = small_world.register(desk, "Siti Aminah")
    do(page, "purpose-internet")
    do(page, "computer")
    with qtbot.waitSignal(page.undo_offered) as offered, qtbot.waitSignal(page.scan_taken):
        page.scanned(Scan("member", "1", member))
    qtbot.waitUntil(lambda: shown(page) == 1)
    state = page.presenter.state
    assert (state.rows[0].purpose, state.rows[0].used_ict, state.with_computer) == ("internet", 1, False)
    with qtbot.waitSignal(page.toast):
        page.scanned(Scan("member", "1", member))
    assert offered.args is not None
    offered.args[1]()
    qtbot.waitUntil(lambda: shown(page) == 0)
    assert page.presenter.state.rows[0].cancelled


def test_who_is_here_and_uses_a_computer_now_has_used_one(page: VisitsPage, qtbot: QtBot, desk: Desk) -> None:
    siti, budi = small_world.register(desk, "Siti Aminah"), small_world.register(desk, "Budi")

    def scan(member: UUID) -> None:
        with qtbot.waitSignal(page.scan_taken):
            page.scanned(Scan("member", "1", member))

    scan(siti)
    qtbot.waitUntil(lambda: shown(page) == 1)
    do(page, "computer")
    scan(siti)
    qtbot.waitUntil(lambda: page.presenter.state.today.used_ict == 1)
    assert shown(page) == 1
    do(page, "computer")
    with qtbot.waitSignal(page.toast):
        scan(siti)
    assert not page.presenter.state.with_computer, "it is not the next one who uses it"
    scan(budi)
    qtbot.waitUntil(lambda: shown(page) == 2)
    assert page.presenter.state.today.used_ict == 1


def test_one_key_counts_one(page: VisitsPage, qtbot: QtBot) -> None:
    for number in (1, 2):
        do(page, "one-more")
        qtbot.waitUntil(lambda number=number: shown(page) == number)


def test_a_group_and_a_door(page: VisitsPage, qtbot: QtBot) -> None:
    do(page, "enter-group")
    asked = dialog(page)
    fill(asked)
    assert asked.rows["institution"].error.text()
    assert asked.rows["women"].error.text()
    fill(asked, institution="SDN 4", women=2, children=18, used_ict=3)
    qtbot.waitUntil(lambda: shown(page) == 20)
    do(page, "enter-door")
    asked = dialog(page)
    field = asked.rows["people"].field
    assert isinstance(field, NumberField)
    field.selectAll()
    qtbot.keyClicks(field, "12345")
    asked.accept()
    assert field.value() == 12_345
    assert "5.000" in asked.rows["people"].error.text()
    fill(asked, people=61, two_ways=True)
    qtbot.waitUntil(lambda: shown(page) == 31)
    assert page.presenter.state.today.at_door == 11


def test_a_guest_is_corrected_and_taken_back(page: VisitsPage, qtbot: QtBot) -> None:
    do(page, "enter-guest")
    fill(dialog(page), name="王小明")
    qtbot.waitUntil(lambda: shown(page) == 1)
    page.list.move_to(0)
    do(page, "correct")
    fill(dialog(page), institution="Politeknik", used_ict=True)
    qtbot.waitUntil(lambda: page.presenter.state.today.used_ict == 1)
    assert page.presenter.state.rows[0].who == "王小明"
    do(page, "take-back")
    qtbot.waitUntil(lambda: shown(page) == 0)


def test_figures_and_their_file(page: VisitsPage, qtbot: QtBot, tmp_path: Path) -> None:
    do(page, "one-more")
    qtbot.waitUntil(lambda: shown(page) == 1)
    do(page, "other-view")
    do(page, "span-year")
    qtbot.waitUntil(lambda: page.presenter.state.shown.visits == 1)
    assert page.sums.isVisible()
    assert summing.lines(page.presenter.state.shown)[0].share == "100 %"
    with qtbot.waitSignal(page.toast):
        page.save(tmp_path / "kunjungan.csv")
    header, line, *rest = (tmp_path / "kunjungan.csv").read_text("utf-8-sig").splitlines()
    assert header.startswith("day,hour,sort,purpose")
    assert "count,read" in line
    assert rest == []


def test_what_other_branches_come_to_where_that_is_known(
    page: VisitsPage, qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    assert not page.tabs["branches"].isVisible()
    desk.perform(put_branch, code="SEN", name="Senggarang")
    with desk.store.write() as session:
        other = session.scalars(select(Branch).where(Branch.code == "SEN")).one()
        today = page.presenter.now().day
        for number, day in enumerate((today, today - timedelta(days=400))):
            session.add(VisitDay(uid=new_uid(), branch_id=other.id, day=day, visits=40 + number, used_ict=7))
    do(page, "one-more")
    page.changed(page.concerns)
    qtbot.waitUntil(lambda: len(page.presenter.state.branches) == 2)
    do(page, "other-view")
    do(page, "other-view")
    assert page.others.isVisible()
    do(page, "span-year")
    qtbot.waitUntil(lambda: [one.visits for one in page.presenter.state.branches] == [1, 40])
    assert page.presenter.state.view == "branches"
    with qtbot.waitSignal(page.toast):
        page.save(tmp_path / "cabang.csv")
    assert "Senggarang,40,7,1" in (tmp_path / "cabang.csv").read_text("utf-8-sig")
    do(page, "other-view")
    assert page.list.isVisible()


def test_who_lends_does_not_see_other_branches(desk: Desk) -> None:
    assert Right.SEE_BRANCHES in rights_of(["branch_head"])
    assert Right.SEE_BRANCHES not in rights_of(["circulation", "facilitator", "cataloguer", "partner_staff"])


def test_the_day_before(page: VisitsPage, qtbot: QtBot) -> None:
    do(page, "earlier")
    qtbot.waitUntil(lambda: page.presenter.state.day is not None)
    do(page, "enter-count")
    fill(dialog(page), people=7)
    qtbot.waitUntil(lambda: [row.people for row in page.presenter.state.rows] == [7])
    assert shown(page) == 0
    do(page, "later")
    qtbot.waitUntil(lambda: page.presenter.state.day is None)


def test_lockers_are_given_by_card_or_name_and_taken_back(page: VisitsPage, qtbot: QtBot, desk: Desk) -> None:
    small_world.register(desk, "Siti Aminah", number="K1")
    (command,) = [one for one in page.commands() if one.id == "lockers"]
    command.run()
    (dialog,) = page.findChildren(LockersDialog)
    for locker, who in (("12", "K1"), ("13", "Pak Tamu")):
        dialog.locker.setText(locker)
        dialog.who.setText(who)
        dialog.accept()
        qtbot.waitUntil(lambda locker=locker: any(row.locker == locker for row in dialog._model.rows))
    assert [row.name for row in dialog._model.rows] == ["Siti Aminah", "Pak Tamu"]
    dialog.locker.setText("12")
    dialog.accept()
    qtbot.waitUntil(lambda: bool(dialog.rows["locker"].error.text()))
    dialog.table.move_to(0)
    dialog.back.click()
    qtbot.waitUntil(lambda: [row.locker for row in dialog._model.rows] == ["13"])
