# SPDX-License-Identifier: GPL-3.0-or-later
"""The side of rotating collections: begun, filled by scan, sent on when it is time, taken out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from db.models import Branch, Item, Title
from db.operations import circulation, rotas
from db.operations.desk import Desk
from db.operations.holds import place_hold
from db.operations.policies import put_branch
from db.queries.rotas import RotaItemRow
from db.queries.scan import recognise
from db.rules.rotation import Stage
from desktop_app.blocks.page import Toast
from desktop_app.circulation.models import outcome_words
from desktop_app.circulation.visit import take_back, undo
from desktop_app.holds.page import HoldsPage
from desktop_app.holds.rota_dialogs import RotaDialog, SendOnDialog
from desktop_app.holds.rotas import stages_words
from desktop_app.printing import pull_list
from desktop_app.printing.paper import A4
from desktop_app.printing.pull_list import PullLine, PullList
from desktop_app.printing.slip import Letterhead
from desktop_app.printing.transit_slip import TransitSlip
from tests.db import small_world
from tests.db.small_world import Clock, lend, register
from tests.desktop_app.holds.conftest import Slips
from tests.desktop_app.holds.test_page import answer, do, settled
from tests.desktop_app.printing.reading import text_of


@pytest.fixture
def places(desk: Desk) -> tuple[UUID, UUID]:
    """This branch, and another."""
    return desk.branch, desk.perform(put_branch, code="X", name="Cabang Timur").operation.target


@pytest.fixture
def copies(desk: Desk) -> list[UUID]:
    title = small_world.add_title(desk, "Si Kancil")
    return [small_world.add_item(desk, f"R{number}", title) for number in range(3)]


@pytest.fixture
def rota(desk: Desk, places: tuple[UUID, UUID]) -> UUID:
    stages = [Stage(place, 60) for place in places]
    return desk.perform(rotas.put_rota, name="Buku anak", stages=stages, cyclical=True).operation.target


@pytest.fixture
def due(desk: Desk, rota: UUID, copies: list[UUID]) -> list[UUID]:
    """Copies whose time here is over."""
    desk.perform(rotas.put_on_rota, rota=rota, items=copies)
    pass_days(desk, 60)
    return copies


def pass_days(desk: Desk, days: int) -> None:
    clock = desk.clock
    assert isinstance(clock, Clock)
    clock.days_pass(days)


def states(page: HoldsPage) -> dict[str, str]:
    return {one.barcode: one.state for one in page.presenter.state.on_rotas}


def row_of(page: HoldsPage, barcode: str) -> RotaItemRow:
    return next(one for one in page.presenter.state.on_rotas if one.barcode == barcode)


def scan(desk: Desk, page: HoldsPage, barcode: str) -> None:
    with desk.store.read() as session:
        found = recognise(session, barcode)
    page.scanned(found)


def told(page: HoldsPage) -> list[Toast]:
    found: list[Toast] = []
    page.toast.connect(found.append)
    return found


def test_begun_and_filled_by_scan(
    qtbot: QtBot, desk: Desk, page: HoldsPage, places: tuple[UUID, UUID], copies: list[UUID]
) -> None:
    page.activated("rotas")
    settled(qtbot, page, lambda: page.presenter.state.branches)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, RotaDialog)
        dialog.accept()
        assert dialog.isVisible(), "a name and a stage are needed"
        dialog.name.setText("Buku anak")
        for field, place in zip(dialog.places, places, strict=False):
            field.choose(place)
        dialog.days[1].set_number(30)
        dialog.accept()

    answer(fill)
    do(page, "rota-new")
    qtbot.waitUntil(lambda: bool(page.presenter.state.rotas))
    [row] = page.presenter.state.rotas
    here = small_world.row_of(desk, Branch, desk.branch).code
    assert stages_words(row) == f"{here} 60 d → X 30 d → again"
    with qtbot.waitSignal(page.undo_offered) as offered:
        scan(desk, page, "R0")
    qtbot.waitUntil(lambda: states(page) == {"R0": "there"})
    assert offered.args is not None
    offered.args[1]()
    qtbot.waitUntil(lambda: states(page) == {})
    scan(desk, page, "R1")
    qtbot.waitUntil(lambda: states(page) == {"R1": "there"})
    heard = told(page)
    scan(desk, page, "R1")
    qtbot.waitUntil(lambda: bool(heard))
    assert "It stays here" in heard[0].text


def test_each_branch_is_one_stage_and_changing_keeps_the_rest(
    qtbot: QtBot, desk: Desk, page: HoldsPage, rota: UUID, places: tuple[UUID, UUID]
) -> None:
    page.activated("rotas")
    settled(qtbot, page, lambda: page.presenter.state.rotas)

    def change(dialog: QDialog) -> None:
        assert isinstance(dialog, RotaDialog)
        assert dialog.name.value() == "Buku anak"
        dialog.places[1].choose(places[0])
        dialog.accept()
        assert dialog.isVisible()
        dialog.places[1].choose(None)
        dialog.accept()
        assert dialog.isVisible(), "cyclical, with one stage"
        dialog.cyclical.setChecked(False)
        dialog.active.setChecked(False)
        dialog.accept()

    answer(change)
    do(page, "rota-change")
    qtbot.waitUntil(lambda: not page.presenter.state.rotas[0].active)
    [row] = page.presenter.state.rotas
    assert row.rota == rota
    assert stages_words(row).startswith("not in use · ")
    assert stages_words(row).endswith(" → home")


def test_what_is_due_is_sent_on_all_at_once(
    qtbot: QtBot, desk: Desk, page: HoldsPage, slips: Slips, due: list[UUID]
) -> None:
    page.activated("rotas")
    settled(qtbot, page, lambda: page.presenter.state.on_rotas)
    assert set(states(page).values()) == {"due"}
    assert page.presenter.state.rotas[0].due == 3

    def found(dialog: QDialog) -> None:
        assert isinstance(dialog, SendOnDialog)
        assert not dialog.primary.isEnabled()
        dialog.turn_all()
        assert len(dialog.value()) == 3
        dialog.turn_all()
        dialog.scan.setText("R0")
        QTest.keyClick(dialog.scan, Qt.Key.Key_Return)
        dialog.scanned("R9")
        dialog.table.move_to(2)
        dialog.turn()
        assert dialog.value() == (due[0], due[2])
        dialog.accept()

    heard = told(page)
    answer(found)
    do(page, "rota-send-due")
    qtbot.waitUntil(lambda: bool(heard))
    assert not page.rotas.progress.isVisible()
    assert heard[0].text.startswith("2 item(s) sent on")
    settled(qtbot, page, lambda: states(page) == {"R0": "coming", "R1": "due", "R2": "coming"})
    assert [made.slip.why for made in slips.delivered if isinstance(made.slip, TransitSlip)] == [
        "rotation",
        "rotation",
    ]
    assert row_of(page, "R0").at == "Cabang Timur"


def test_what_is_stopped_or_refused_stays_in_the_list(
    qtbot: QtBot, desk: Desk, page: HoldsPage, due: list[UUID]
) -> None:
    page.activated("rotas")
    settled(qtbot, page, lambda: page.presenter.state.on_rotas)
    lend(desk, due[0], register(desk, "Siti"))
    heard: list[object] = []
    work = page.presenter.rotas
    work.send_all(due[:2], lambda _done, _total: None, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    page.rotas._sent_on(heard[0])  # type: ignore[arg-type]
    assert len(heard[0].refused) == 1  # type: ignore[attr-defined]
    work.send_all(due[2:], lambda _done, _total: None, heard.append)
    work.stop()
    qtbot.waitUntil(lambda: len(heard) == 2)
    settled(qtbot, page, lambda: states(page)["R1"] == "coming")
    assert states(page)["R0"] == "over"


def test_due_here_it_stands_in_the_list_of_what_is_to_be_sent_and_may_stay(
    qtbot: QtBot, desk: Desk, page: HoldsPage, slips: Slips, due: list[UUID], places: tuple[UUID, UUID]
) -> None:
    page.activated("send")
    settled(qtbot, page, lambda: page.presenter.state.send)
    assert [(row.barcode, row.why, row.rotates) for row in page.presenter.state.send] == [
        (f"R{number}", "rotation", True) for number in range(3)
    ]
    page.tables["send"].move_to(0)
    do(page, "send-item")
    qtbot.waitUntil(lambda: [row.task for row in page.presenter.state.send] == ["send", "send", "sent"])
    assert len(slips.delivered) == 1
    page.tables["send"].move_to(2)
    do(page, "keep-item")
    qtbot.waitUntil(lambda: [row.task for row in page.presenter.state.send] == ["send", "send"])
    assert row_of(page, "R0").state == "there", "its days here begin anew"
    assert small_world.row_of(desk, Item, due[0]).branch_id == small_world.key_of(desk, Branch, places[0])


def test_scanned_when_it_is_due_it_is_sent_on_and_whoever_waits_comes_first(
    qtbot: QtBot, desk: Desk, page: HoldsPage, slips: Slips, due: list[UUID]
) -> None:
    page.activated("rotas")
    settled(qtbot, page, lambda: page.presenter.state.on_rotas)
    heard = told(page)
    scan(desk, page, "R0")
    qtbot.waitUntil(lambda: states(page)["R0"] == "coming")
    assert "its turn there has come" in heard[0].text
    title = small_world.row_of(desk, Item, due[1]).title_id
    with desk.store.read() as session:
        uid = session.get_one(Title, title).uid
    desk.perform(place_hold, member=register(desk, "Siti"), title=uid)
    scan(desk, page, "R1")
    qtbot.waitUntil(lambda: states(page)["R1"] == "aside")


def test_a_return_at_the_counter_sends_it_on_and_undo_takes_that_back(
    qtbot: QtBot, desk: Desk, page: HoldsPage, due: list[UUID]
) -> None:
    lend(desk, due[0], register(desk, "Siti"))
    row = take_back(desk, due[0])
    assert row.sent is not None
    assert row.sent.why == "rotation"
    assert "its turn there has come" in outcome_words(row)
    undo(desk, row)
    settled(qtbot, page, lambda: states(page)["R0"] == "over")


def test_sent_before_its_time_and_taken_out(
    qtbot: QtBot, desk: Desk, page: HoldsPage, rota: UUID, copies: list[UUID], places: tuple[UUID, UUID]
) -> None:
    desk.perform(rotas.put_on_rota, rota=rota, items=copies[:1])
    page.activated("rotas")
    settled(qtbot, page, lambda: states(page) == {"R0": "there"})
    page.rotas.items.move_to(0)
    do(page, "rota-send-now")
    qtbot.waitUntil(lambda: states(page) == {"R0": "coming"})
    with qtbot.waitSignal(page.undo_offered) as offered:
        do(page, "rota-take-off")
    settled(qtbot, page, lambda: states(page) == {})
    assert offered.args is not None
    offered.args[1]()
    qtbot.waitUntil(lambda: "R0" in states(page))
    assert row_of(page, "R0").at == "Cabang Timur"


def test_how_each_copy_stands(
    qtbot: QtBot, desk: Desk, page: HoldsPage, rota: UUID, due: list[UUID], places: tuple[UUID, UUID]
) -> None:
    lend(desk, due[0], register(desk, "Siti"))
    made: rotas.RotateItem = desk.perform(rotas.rotate_item, item=due[1]).operation
    settled(qtbot, page, lambda: states(page) == {"R0": "over", "R1": "coming", "R2": "due"})
    desk.branch = places[1]
    desk.perform(circulation.note_handed_in, item=due[1])
    assert made.transit is not None
    settled(qtbot, page, lambda: states(page) == {"R0": "over", "R1": "there", "R2": "over"})
    row = row_of(page, "R1")
    assert row.since is not None
    assert row.until == (row.since + timedelta(days=60)).astimezone().date()
    desk.branch = places[0]
    desk.perform(circulation.note_handed_in, item=due[1])
    settled(qtbot, page, lambda: states(page)["R1"] == "away")
    stages = [Stage(place, 60) for place in places]
    rest = {"name": "Buku anak", "stages": stages, "cyclical": True, "active": False, "target": rota}
    desk.perform(rotas.put_rota, **rest)
    settled(qtbot, page, lambda: set(states(page).values()) == {"rests"})


def test_who_may_not_keep_rotas_sends_and_puts_nothing_in(
    qtbot: QtBot, desk: Desk, page: HoldsPage, due: list[UUID]
) -> None:
    small_world.add_item(desk, "R7")
    desk.person = small_world.seated(desk, "circulation").person
    page.activated("rotas")
    settled(qtbot, page, lambda: page.presenter.state.on_rotas)
    page.rotas.items.move_to(0)
    enabled: dict[str, Callable[[], bool]] = {one.id: one.enabled for one in page.rotas.commands()}
    assert {name for name, may in enabled.items() if may()} == {
        "rota-send-due",
        "rota-print",
        "rota-send-now",
    }
    heard = told(page)
    scan(desk, page, "R7")
    qtbot.waitUntil(lambda: bool(heard))
    assert "in no rotating collection" in heard[0].text
    scan(desk, page, "R0")
    qtbot.waitUntil(lambda: states(page)["R0"] == "coming")


def test_the_list_for_the_shelves_says_where_each_goes(
    qtbot: QtBot, page: HoldsPage, due: list[UUID]
) -> None:
    lines = (PullLine("899.221 3", "Ruang Anak", "Si Kancil", "R0", "Cabang Timur"),)
    head = Letterhead("Perpustakaan Kota", "Pusat", "", "")
    made = PullList(head, page.desk().clock(), "Rina", lines, rotates=True)
    text = text_of(pull_list.render(made, A4))
    for word in ("to send on", "899.221 3", "Si Kancil", "R0", "Cabang Timur", "it is sent on then"):
        assert word in text
