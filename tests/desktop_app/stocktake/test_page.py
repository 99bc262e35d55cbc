# SPDX-License-Identifier: GPL-3.0-or-later
"""The stock-take page: begun, scanned, loaded, missing, closed, reported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from db.models import Item, Transit
from db.models.transits import at_a_partner
from db.operations import deposits
from db.operations.desk import Desk
from db.operations.partners import PartnerFacts, put_partner
from db.queries.scan import Scan
from db.queries.stocktakes import scans_of
from db.rules import stocktake as rules
from desktop_app.background import Background
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import TextField
from desktop_app.preferences import Settings
from desktop_app.printing import stocktake_report
from desktop_app.printing.output import Output
from desktop_app.printing.stocktake_facts import Report
from desktop_app.stocktake.dialogs import BeginDialog, MissingDialog, ReopenDialog
from desktop_app.stocktake.page import StocktakePage
from desktop_app.stocktake.presenter import LEFT
from tests.db import small_world
from tests.desktop_app.printing.reading import text_of


@pytest.fixture
def items(desk: Desk) -> list[UUID]:
    return [small_world.add_item(desk, f"B{number}") for number in range(4)]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, items: list[UUID]) -> Iterator[StocktakePage]:
    background = Background()
    settings = Settings({}, lambda: desk, background)
    made = StocktakePage(lambda: desk, background, Output(background, settings), lambda: made)
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.show()
    made.activated()
    qtbot.waitUntil(lambda: made.presenter.state.read)
    yield made
    background.close()


def do(page: StocktakePage, name: str) -> None:
    next(command for command in page.commands() if command.id == name).run()


def dialog(page: StocktakePage, qtbot: QtBot, kind: type[Dialog]) -> Dialog:
    qtbot.waitUntil(lambda: bool(page.findChildren(kind)))
    QApplication.processEvents()
    return page.findChildren(kind)[-1]


def begin(page: StocktakePage, qtbot: QtBot) -> None:
    do(page, "new-stocktake")
    asked = cast("BeginDialog", dialog(page, qtbot, BeginDialog))
    name = cast("TextField", asked.rows["name"].field)
    assert name.value()
    name.setText("Tahunan")
    asked.accept()
    qtbot.waitUntil(lambda: page.presenter.state.chosen is not None)


def scan(page: StocktakePage, qtbot: QtBot, barcode: str) -> str:
    with qtbot.waitSignal(page.scan_taken):
        page.scanned(Scan("item", barcode))
    last = page.presenter.state.last
    assert last is not None
    return last.row.found


def test_nothing_is_scanned_before_one_is_begun(page: StocktakePage) -> None:
    assert page.none.isVisible()
    assert page.accepts() == frozenset()


def test_scans_tell_at_once_and_twice_is_once(page: StocktakePage, qtbot: QtBot) -> None:
    begin(page, qtbot)
    assert len(page.presenter.state.left) == 4
    assert scan(page, qtbot, "B0") == rules.RIGHT
    assert scan(page, qtbot, "X9") == rules.UNKNOWN
    assert scan(page, qtbot, "B0") == rules.RIGHT
    state = page.presenter.state
    assert state.last is not None
    assert state.last.already
    assert (len(state.told.scanned), len(state.left), state.counts) == (
        2,
        3,
        {rules.RIGHT: 1, rules.UNKNOWN: 1},
    )
    page.presenter.look()
    qtbot.waitUntil(lambda: page.presenter.state.last is not None and len(page.presenter.state.shown) == 2)
    assert page.presenter.state.counts == state.counts


def test_what_is_out_by_the_books_is_taken_back(
    page: StocktakePage, qtbot: QtBot, desk: Desk, items: list[UUID]
) -> None:
    small_world.lend(desk, items[1], small_world.register(desk))
    begin(page, qtbot)
    assert page.presenter.state.due == 3
    assert scan(page, qtbot, "B1") == rules.ON_LOAN
    assert page.take_back_button.isVisible()
    do(page, "take-back")
    qtbot.waitUntil(lambda: not page.take_back_button.isVisible())
    with desk.store.read() as session:
        chosen = page.presenter.state.chosen
        assert chosen is not None
        [now] = scans_of(session, chosen.uid, ["B1"])
    assert now.found == rules.RIGHT


def test_what_is_with_a_partner_by_the_books_is_back_from_there(
    page: StocktakePage, qtbot: QtBot, desk: Desk, items: list[UUID]
) -> None:
    school = desk.perform(put_partner, facts=PartnerFacts(name="SDN 1", kind="school")).operation.target
    until = small_world.TODAY + timedelta(days=90)
    begun = desk.perform(deposits.put_deposit, partner=school, name="Titipan", until=until).operation
    desk.perform(deposits.lend_deposit, deposit=begun.target, items=[items[1]])
    begin(page, qtbot)
    assert scan(page, qtbot, "B1") == rules.ELSEWHERE
    do(page, "take-back")
    qtbot.waitUntil(lambda: not page.take_back_button.isVisible())
    with desk.store.read() as session:
        assert session.scalars(select(Transit.id).where(at_a_partner())).all() == []


def test_a_file_is_loaded_what_is_left_is_missing_and_it_is_closed(
    page: StocktakePage,
    qtbot: QtBot,
    desk: Desk,
    items: list[UUID],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begin(page, qtbot)
    file = tmp_path / "scan.txt"
    file.write_text("08:00,B0\n08:00,B1\n08:01,B0\n08:01,X9\n")
    with qtbot.waitSignal(page.toast) as told:
        page.load(file)
    assert told.args is not None
    assert told.args[0].text.startswith("3 ")
    qtbot.waitUntil(lambda: len(page.presenter.state.left) == 2)
    do(page, "missing")
    asked = cast("MissingDialog", dialog(page, qtbot, MissingDialog))
    assert [row.barcode for row in asked.model.rows] == ["B2", "B3"]
    asked.accept()
    qtbot.waitUntil(lambda: len(page.presenter.state.told.missing) == 2)
    assert page.presenter.state.view == LEFT
    assert small_world.row_of(desk, Item, items[2]).condition == "missing"
    monkeypatch.setattr("desktop_app.stocktake.page.confirm", lambda *_: True)
    do(page, "end")
    qtbot.waitUntil(lambda: not page.presenter.state.is_open)
    assert page.accepts() == frozenset()
    do(page, "end")
    again = cast("ReopenDialog", dialog(page, qtbot, ReopenDialog))
    again.accept()
    assert again.reason.error.text()
    cast("TextField", again.reason.field).setText("rak 3 terlewat")
    again.accept()
    qtbot.waitUntil(lambda: page.presenter.state.is_open)
    assert scan(page, qtbot, "B2") == rules.WAS_MISSING
    assert small_world.row_of(desk, Item, items[2]).condition == "good"


def test_a_mistake_is_undone_by_key_one_line_or_the_whole_marking(
    page: StocktakePage, qtbot: QtBot, desk: Desk, items: list[UUID]
) -> None:
    begin(page, qtbot)
    scan(page, qtbot, "B0")
    with qtbot.waitSignal(page.toast):
        do(page, "undo-line")
    qtbot.waitUntil(lambda: not page.presenter.state.told.scanned)
    scan(page, qtbot, "B1")
    with qtbot.waitSignal(page.toast) as told:
        page.presenter.mark_missing(page._marked)
    assert told.args is not None
    qtbot.waitUntil(lambda: len(page.presenter.state.told.missing) == 3)
    page.presenter.turn_to(LEFT)
    qtbot.waitUntil(lambda: len(page.presenter.state.shown) == 3)
    page.activateWindow()
    assert page.enter_results()
    qtbot.waitUntil(page.found.hasFocus)
    do(page, "undo-line")
    qtbot.waitUntil(lambda: small_world.row_of(desk, Item, items[0]).condition == "good")
    assert set(page.presenter.state.told.scanned) == {"B1"}
    told.args[0].undo()
    qtbot.waitUntil(lambda: not page.presenter.state.told.missing)
    assert {small_world.row_of(desk, Item, item).condition for item in items} == {"good"}


def test_the_report_on_paper_and_as_a_file(page: StocktakePage, qtbot: QtBot, tmp_path: Path) -> None:
    begin(page, qtbot)
    for barcode in ("B0", "X9"):
        scan(page, qtbot, barcode)
    reports: list[Report] = []
    page.presenter.report(reports.append)
    qtbot.waitUntil(lambda: bool(reports))
    [report] = reports
    said = text_of(stocktake_report.render(report))
    for words in ("Tahunan", "B1", "B3", "X9"):
        assert words in said
    assert "B0" not in said
    with qtbot.waitSignal(page.toast):
        page.save(tmp_path / "opname.csv")
    found = (tmp_path / "opname.csv").read_text("utf-8-sig").splitlines()
    assert [line.split(",")[:2] for line in found[1:]] == [
        *(["not_found", barcode] for barcode in ("B1", "B2", "B3")),
        ["unknown", "X9"],
    ]
