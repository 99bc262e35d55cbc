# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue page on a real small store, off screen: what a person types, presses and sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from db.models import TitleIdentifier
from db.operations import losses
from db.operations.cataloguing import Identifier, ItemFacts, TitleFacts, put_item, put_title
from db.operations.desk import Desk
from db.queries.copy_history import CopyHistory
from db.queries.library import item_types
from db.queries.scan import Scan
from desktop_app.background import Background
from desktop_app.blocks.form import TextField
from desktop_app.blocks.page import Toast
from desktop_app.catalogue.copy_form import CopyForm
from desktop_app.catalogue.history_dialog import HistoryDialog
from desktop_app.catalogue.labels_dialog import LabelsDialog
from desktop_app.catalogue.page import CataloguePage
from desktop_app.catalogue.phrases import byline
from desktop_app.catalogue.presenter import State
from desktop_app.catalogue.title_form import TitleForm
from desktop_app.language import use_language
from desktop_app.preferences import Settings
from desktop_app.printing.label_stock import SPINES
from desktop_app.printing.output import Output
from tests.desktop_app.catalogue.conftest import (
    BUMI,
    BUMI_2,
    HUJAN,
    ISBN_OF_LASKAR,
    LASKAR,
    AsRole,
    item_of,
    scan,
)


@dataclass
class Shown:
    """A page in a window, and what it asked of the shell."""

    page: CataloguePage
    qtbot: QtBot
    desk: Desk
    went: list[tuple[str, Any]] = field(default_factory=list)
    toasts: list[Toast] = field(default_factory=list)
    did: list[Any] = field(default_factory=list)

    def until(self, condition: Any) -> None:
        self.qtbot.waitUntil(condition, timeout=5000)

    @property
    def state(self) -> State:
        return self.page.presenter.state

    def titles(self) -> list[str]:
        return [row.title for row in self.page.list.rows_model.rows]

    def shows(self, title: str) -> None:
        self.until(lambda: self.state.card is not None and self.page.detail.title.text() == title)

    def type(self, text: str) -> None:
        self.page.typed(text)
        self.until(lambda: self.state.answered)

    def open(self, title: str) -> None:
        self.type(title)
        self.shows(title)

    def press(self, shortcut: str) -> None:
        """What the window's strip of keys does."""
        (command,) = [c for c in self.page.commands() if c.shortcut == shortcut and c.enabled()]
        command.run()

    def possible(self) -> set[str]:
        return {c.shortcut for c in self.page.commands() if c.enabled()}

    def find(self, name: str) -> Any:
        found = self.page.findChild(QWidget, name)
        assert found is not None, name
        return found

    def dialog(self, kind: type[Any]) -> Any:
        self.until(lambda: bool(self.page.findChildren(kind)))
        dialog = self.page.findChildren(kind)[-1]
        self.until(dialog.isVisible)
        return dialog

    def said(self, words: str) -> None:
        self.until(lambda: bool(self.toasts) and words in self.toasts[-1].text)


@pytest.fixture
def seat(desk: Desk) -> list[Desk]:
    """Who is at the desk: a test may put somebody else there."""
    return [desk]


@pytest.fixture
def shown(qtbot: QtBot, seat: list[Desk]) -> Iterator[Shown]:
    use_language("en")
    background = Background()
    settings = Settings({}, lambda: seat[0], background)
    page = CataloguePage(lambda: seat[0], background, Output(background, settings), settings)
    qtbot.addWidget(page)
    page.resize(1084, 600)
    page.show()
    result = Shown(page, qtbot, seat[0])
    page.go.connect(lambda name, argument: result.went.append((name, argument)))
    page.toast.connect(result.toasts.append)
    page.did.connect(result.did.append)
    page.activated()
    result.until(lambda: len(result.titles()) == 5)
    yield result
    background.close()
    use_language("id")


# --- finding -------------------------------------------------------------------------------------------


def test_results_come_while_typing_and_the_first_is_shown_beside_them(shown: Shown) -> None:
    shown.type("lask")
    assert shown.titles() == ["Laskar Pelangi"]
    shown.shows("Laskar Pelangi")
    assert shown.page.list.current().title == "Laskar Pelangi"
    assert "1" in shown.page.count.accessibleName()
    shown.type("bumi")
    assert shown.page.detail.title.text() == "Laskar Pelangi", "until typing stops"
    shown.shows("Bumi Manusia")


def test_nothing_found_offers_a_way_on(shown: Shown) -> None:
    shown.press("F8")
    shown.type("hujan")
    shown.until(shown.page.nothing.isVisible)
    shown.page.other_way.click()
    assert shown.went == [("members", "hujan")]
    shown.page.nothing.button.click()
    shown.until(lambda: shown.titles() == ["Hujan"])


def test_words_and_enter_go_into_the_results(shown: Shown) -> None:
    with shown.qtbot.waitSignal(shown.page.scan_taken):
        shown.page.scanned(Scan("text", "bumi"))
    shown.shows("Bumi Manusia")
    assert shown.page.list.current().title == "Bumi Manusia"
    assert shown.page.list.hasFocus() or not shown.page.isActiveWindow()


def test_a_scanned_copy_is_shown_with_its_title(shown: Shown) -> None:
    with shown.qtbot.waitSignal(shown.page.scan_taken):
        shown.page.scanned(scan(shown.desk, BUMI_2))
    shown.shows("Bumi Manusia")
    shown.until(lambda: shown.page.detail.copies.current().barcode == BUMI_2)


def test_a_scanned_isbn_shows_its_title(shown: Shown) -> None:
    shown.page.scanned(scan(shown.desk, ISBN_OF_LASKAR))
    shown.shows("Laskar Pelangi")
    assert shown.page.list.current().title == "Laskar Pelangi"


def test_down_enter_and_left_walk_between_titles_and_copies(shown: Shown) -> None:
    shown.type("")
    assert shown.page.enter_results()
    table = shown.page.list
    shown.qtbot.keyClick(table, Qt.Key.Key_Down)
    second = table.rows_model.row(table.currentIndex().row())
    assert second is not None
    shown.shows(second.title)
    shown.qtbot.keyClick(table, Qt.Key.Key_Return)
    assert shown.state.opened
    shown.qtbot.keyClick(shown.page.detail.copies, Qt.Key.Key_Left)
    assert not shown.state.opened


def test_filters_are_chosen_shown_as_chips_and_dropped(shown: Shown) -> None:
    branch: QComboBox = shown.find("catalogue-branch")
    branch.setCurrentIndex(branch.findText("Batu 9"))
    shown.until(lambda: set(shown.titles()) == {"Bumi Manusia", "Pulang"})
    language: QComboBox = shown.find("catalogue-language")
    shown.until(lambda: language.findData("ind") >= 0)
    language.setCurrentIndex(language.findData("ind"))
    shown.until(lambda: shown.titles() == ["Pulang"])
    assert [chip.text() for chip in shown.page.chips.buttons[:2]] == ["Batu 9", "Indonesian"]
    shown.page.chips.buttons[0].click()
    shown.until(lambda: len(shown.titles()) == 4)
    assert branch.currentData() is None
    shown.page.escape()
    shown.until(lambda: len(shown.titles()) == 5)
    assert not shown.page.chips.isVisible()


def test_a_year_counts_once_it_is_whole(shown: Shown) -> None:
    year: QLineEdit = shown.find("catalogue-year-from")
    shown.qtbot.keyClicks(year, "20x")
    assert shown.state.filters.year_from is None
    assert year.text() == "20"
    shown.qtbot.keyClicks(year, "12")
    shown.until(lambda: set(shown.titles()) == {"Pulang", "Hujan"})
    year.selectAll()
    shown.qtbot.keyClick(year, Qt.Key.Key_Delete)
    shown.until(lambda: len(shown.titles()) == 5)


def test_every_filter_has_a_key(shown: Shown) -> None:
    assert {"Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "F8"} <= shown.possible()
    shown.press("Ctrl+3")
    popup = shown.find("catalogue-type").view()
    shown.until(popup.isVisible)
    shown.find("catalogue-type").hidePopup()


def test_a_subject_and_an_author_lead_to_their_titles(shown: Shown) -> None:
    shown.open("Laskar Pelangi")
    shown.page.detail.authors.buttons[0].click()
    shown.until(lambda: shown.state.answered and shown.state.filters.field == "authors")
    assert shown.titles() == ["Laskar Pelangi"]
    shown.page.detail.subjects.buttons[1].click()
    shown.until(lambda: shown.state.answered and shown.state.filters.field == "subjects")
    assert shown.titles() == ["Laskar Pelangi"]
    assert shown.state.text == "Belitung -- Fiksi"


# --- one title -----------------------------------------------------------------------------------------


def test_copies_say_where_they_are_and_who_has_them(shown: Shown) -> None:
    shown.open("Hujan")
    cells = shown.page.detail.copies.copies
    status = cells.data(cells.index(0, 2))
    assert "On loan until" in status
    assert "Siti Nurhaliza" in status
    assert "F4" not in shown.possible(), "what is out can't be lent"
    shown.press("F5")
    ((page, argument),) = shown.went
    assert (page, argument[0]) == ("members", "member")


def test_a_copy_is_taken_to_the_circulation_page(shown: Shown) -> None:
    shown.open("Bumi Manusia")
    shown.find("catalogue-lend").click()
    assert shown.went == [("circulation", ("lend", item_of(shown.desk, BUMI)))]
    shown.qtbot.keyClick(shown.page.detail.copies, Qt.Key.Key_Down)
    shown.until(lambda: shown.page.detail.copies.current().barcode == BUMI_2)
    shown.qtbot.keyClick(shown.page.detail.copies, Qt.Key.Key_Return)
    assert shown.went[-1] == ("circulation", ("lend", item_of(shown.desk, BUMI_2)))
    shown.press("Alt+R")
    assert shown.went[-1] == ("holds", ("reserve-copy", item_of(shown.desk, BUMI_2)))


def events_of(history: HistoryDialog) -> list[list[str]]:
    """The cells of its lines but for the time."""
    model = history.rows_model
    places = range(1, model.columnCount())
    return [[model.data(model.index(row, place)) for place in places] for row in range(model.rowCount())]


def test_a_copy_has_a_history(shown: Shown) -> None:
    shown.open("Hujan")
    shown.press("F3")
    history = shown.dialog(HistoryDialog)
    lent, added = events_of(history)
    assert lent[0].startswith("Lent\ndue ")
    assert lent[0].endswith(", still out")
    assert lent[1] == "Pusat\nSiti Nurhaliza  ·  A000001"
    assert added == ["Its record was made", "Pusat"]
    assert "2 event" in history.text_label.text()
    assert history.table.current() == history.rows_model.rows[0], "the keys go through the lines"
    assert history.table.accessibleName()
    history.accept()


def test_who_borrowed_it_is_for_those_who_may_see_members(
    shown: Shown, seat: list[Desk], as_role: AsRole
) -> None:
    hujan = item_of(shown.desk, HUJAN)
    shown.desk.perform(losses.note_damage, item=hujan, amount=5_000, note="basah oleh Siti")
    seat[0] = as_role("cataloguer")
    shown.page.activated()
    shown.open("Hujan")
    shown.press("F3")
    history = shown.dialog(HistoryDialog)
    assert events_of(history)[1][1] == "Pusat"
    assert all(event.borrower is None for event in history.rows_model.rows)
    assert events_of(history)[0] == ["Damaged", ""], "what was written of it may name somebody"
    history.accept()


def test_a_copy_of_which_nothing_is_known_says_so(shown: Shown) -> None:
    dialog = HistoryDialog(shown.page, "Hujan", HUJAN, CopyHistory(), with_members=True)
    assert dialog.never.isVisibleTo(dialog)
    assert not dialog.table.isVisibleTo(dialog)
    dialog.reject()


def test_many_copies_stay_within_bounds(shown: Shown) -> None:
    shown.open("Laskar Pelangi")
    before = shown.page.detail.copies.height()
    with shown.desk.store.read() as session:
        book = item_types(session)[0].uid
    card = shown.state.card
    assert card is not None
    for number in range(12):
        facts = ItemFacts(barcode=f"LAS-9{number:02}", at_branch=shown.desk.branch, item_type=book)
        shown.desk.perform(put_item, title=card.uid, facts=facts)
    shown.page.changed(frozenset({"items"}))
    shown.until(lambda: len(shown.page.detail.copies.copies.rows) == 13)
    assert before < shown.page.detail.copies.height() < 8 * before
    assert shown.page.detail.copies.current().barcode == LASKAR, "what was marked stays marked"


def test_a_narrow_window_shows_list_and_title_in_turn(shown: Shown) -> None:
    shown.page.resize(800, 540)
    shown.open("Bumi Manusia")
    assert shown.page.list_card.isVisible()
    assert not shown.page.detail.isVisible()
    shown.page.enter_results()
    shown.qtbot.keyClick(shown.page.list, Qt.Key.Key_Return)
    assert shown.page.detail.isVisible()
    assert not shown.page.list_card.isVisible()
    shown.page.escape()
    assert shown.page.list_card.isVisible()
    assert shown.state.text == "Bumi Manusia", "the first Esc only goes back"


# --- describing ----------------------------------------------------------------------------------------


def test_a_title_is_described_by_keys_with_its_isbn_checked_while_typing(shown: Shown) -> None:
    shown.press("Ctrl+N")
    form: TitleForm = shown.dialog(TitleForm)
    form.accept()
    assert form.rows["title"].error.text()
    shown.qtbot.keyClicks(form.fields["title"], "Cantik Itu Luka")
    isbns = form.fields["isbns"]
    shown.qtbot.keyClicks(isbns, "978602033295")
    assert not form.rows["isbns"].error.text(), "not wrong yet"
    shown.qtbot.keyClicks(isbns, "7")
    assert form.rows["isbns"].error.text()
    form.accept()
    assert form.isVisible()
    shown.qtbot.keyClick(isbns, Qt.Key.Key_Backspace)
    shown.qtbot.keyClicks(isbns, "6")
    assert not form.rows["isbns"].error.text()
    assert "9786020332956" in form.rows["isbns"].hint.text()
    form.activateWindow()
    shown.until(form.isActiveWindow)
    shown.qtbot.keyClick(form.fields["isbns"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.said("Cantik Itu Luka")
    shown.shows("Cantik Itu Luka")
    assert shown.did == [frozenset({"titles"})]
    assert shown.page.detail.no_copies.isVisible()


def test_a_wrong_isbn_that_came_with_a_title_is_told_and_taken_out(shown: Shown) -> None:
    wrong = Identifier("isbn_invalid", "9786020332957")
    shown.desk.perform(put_title, facts=TitleFacts(title="Cantik Itu Luka", identifiers=(wrong,)))
    shown.open("Cantik Itu Luka")
    shown.press("F6")
    form: TitleForm = shown.dialog(TitleForm)
    isbns = form.fields["isbns"]
    assert "9786020332957" in form.rows["isbns"].hint.text()
    assert not form.rows["isbns"].error.text()
    isbns.clear()  # type: ignore[union-attr]
    form.accept()
    shown.said("Cantik Itu Luka")
    with shown.desk.store.read() as session:
        assert wrong.value not in session.scalars(select(TitleIdentifier.value)).all()


def test_a_title_in_its_own_script_is_typed_shown_and_found(shown: Shown) -> None:
    shown.open("Laskar Pelangi")
    detail = shown.page.detail
    assert not detail.original_title.isVisible()
    shown.press("F6")
    form: TitleForm = shown.dialog(TitleForm)
    form.fields["original_title"].setPlainText(" 彩虹 战士")  # type: ignore[union-attr]
    form.fields["original_authors"].setPlainText("安德烈亚\n\n希拉塔 ")  # type: ignore[union-attr]
    form.accept()
    shown.until(lambda: detail.original_title.text() == "彩虹 战士")
    assert detail.original_title.isVisible()
    assert detail.title.text() == "Laskar Pelangi"
    chips = [chip.text() for chip in detail.authors.findChildren(QAbstractButton)]
    assert chips[-3:] == ["Hirata, Andrea", "安德烈亚", "希拉塔"]
    for typed in ("战士", "希拉", "laskar 虹"):
        shown.type(typed)
        assert shown.titles() == ["Laskar Pelangi"]
    (row,) = shown.page.list.rows_model.rows
    assert byline(row).replace("\u200e\u2068", "").startswith("彩虹 战士\u2069  ·  Hirata, Andrea")
    shown.shows("Laskar Pelangi")
    shown.press("F6")
    form = shown.dialog(TitleForm)
    assert form.draft().original_authors == "安德烈亚\n希拉塔"
    form.reject()


def test_a_copy_is_added_after_a_barcode_in_use_was_refused(shown: Shown) -> None:
    shown.open("Laskar Pelangi")
    shown.press("F7")
    form: CopyForm = shown.dialog(CopyForm)
    barcode = form.fields["barcode"]
    shown.qtbot.keyClicks(barcode, BUMI)
    shown.qtbot.keyClick(barcode, Qt.Key.Key_Return)
    assert form.isVisible(), "a scanner's Enter only goes to the next field"
    form.accept()
    shown.until(lambda: bool(form.rows["barcode"].error.text()))
    assert form.primary.isEnabled()
    form.fields["barcode"].setText("LAS-2")  # type: ignore[union-attr]
    form.accept()
    shown.said("LAS-2")
    shown.until(lambda: shown.page.detail.copies.current().barcode == "LAS-2")


def test_what_was_typed_is_not_given_up_by_accident(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("desktop_app.blocks.record_form.confirm", lambda *a, **_: asked.append(a[1]) or False)
    shown.open("Laskar Pelangi")
    shown.press("F6")
    form: TitleForm = shown.dialog(TitleForm)
    shown.qtbot.keyClicks(form.fields["edition"], "Cet. 2")
    form.reject()
    assert asked
    assert form.isVisible()
    form.fields["edition"].clear()
    form.reject()
    assert not form.isVisible()


def test_an_edited_title_can_be_changed_back_from_the_message(shown: Shown) -> None:
    shown.open("Laskar Pelangi")
    shown.press("F6")
    form: TitleForm = shown.dialog(TitleForm)
    form.fields["title"].setPlainText("Laskar Pelangi: edisi khusus")  # type: ignore[union-attr]
    form.accept()
    shown.shows("Laskar Pelangi: edisi khusus")
    shown.until(lambda: bool(shown.toasts))
    undo = shown.toasts[-1].undo
    assert undo is not None
    undo()
    shown.shows("Laskar Pelangi")


def test_withdrawing_is_asked_first(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.catalogue.describing.confirm", lambda *_, **__: False)
    shown.open("Laskar Pelangi")
    shown.press("Shift+F9")
    monkeypatch.setattr("desktop_app.catalogue.describing.confirm", lambda *_, **__: True)
    assert not shown.toasts
    shown.press("Shift+F9")
    shown.said(LASKAR)
    shown.until(lambda: "put-back" in {c.id for c in shown.page.commands() if c.enabled()})
    shown.press("Shift+F9")
    shown.until(lambda: "F4" in shown.possible())


# --- what every page must keep -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "there", "not_there"),
    [
        ("circulation", {"F3", "F4"}, {"F6", "F7", "F9", "Ctrl+N"}),
        ("cataloguer", {"F3", "F6", "F7", "F9", "Ctrl+N"}, {"F4"}),
        ("partner_staff", {"F3"}, {"F4", "F6", "F7", "F9", "Ctrl+N"}),
    ],
)
def test_what_a_role_may_not_do_is_not_there(
    shown: Shown, seat: list[Desk], as_role: AsRole, role: str, there: set[str], not_there: set[str]
) -> None:
    seat[0] = as_role(role)
    shown.page.activated()
    shown.open("Bumi Manusia")
    assert there <= shown.possible()
    assert not not_there & shown.possible()
    assert shown.page.new_button.isVisible() == ("Ctrl+N" in there)
    assert shown.find("catalogue-edit-title").isVisible() == ("F6" in there)
    assert shown.find("catalogue-lend").isVisible() == ("F4" in there)


def test_another_page_or_the_palette_can_ask_for_a_title(shown: Shown) -> None:
    shown.page.activated("pulang")
    shown.shows("Pulang")
    card = shown.state.card
    assert card is not None
    shown.page.activated(("item", item_of(shown.desk, HUJAN)))
    shown.shows("Hujan")
    shown.page.activated(("title", card.uid))
    shown.shows("Pulang")


def test_a_change_elsewhere_is_seen_and_the_cursor_stays(shown: Shown) -> None:
    shown.type("")
    shown.page.list.move_to(1)
    shown.until(lambda: shown.state.card is not None and shown.state.card.uid == shown.state.chosen)
    shown.page.presenter.choose(next(r.uid for r in shown.state.rows if r.title == "Bumi Manusia"))
    shown.shows("Bumi Manusia")
    row = shown.page.list.currentIndex().row()
    other = next(c for c in shown.state.card.copies if c.barcode == BUMI_2)  # type: ignore[union-attr]
    shown.page.presenter.choose_copy(other.uid)
    with shown.desk.store.read() as session:
        book = item_types(session)[0].uid
    facts = ItemFacts(barcode="BUK-3", at_branch=shown.desk.branch, item_type=book)
    shown.desk.perform(put_item, title=shown.state.card.uid, facts=facts)  # type: ignore[union-attr]
    shown.page.changed(frozenset({"items"}))
    shown.until(lambda: len(shown.page.detail.copies.copies.rows) == 3)
    assert shown.page.detail.copies.current().barcode == BUMI_2
    assert shown.page.list.currentIndex().row() == row


def test_words_follow_the_language_and_everything_has_a_name(shown: Shown) -> None:
    shown.open("Laskar Pelangi")
    shown.page.retranslate()
    shown.press("Ctrl+N")
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QTableView)
    for widget in (w for kind in kinds for w in shown.page.findChildren(kind)):
        inner = widget.parent().objectName() if widget.parent() else ""
        if widget.objectName().startswith("qt_") or inner.startswith("qt_"):
            continue
        assert widget.objectName(), widget
        if widget.isVisible():
            assert widget.accessibleName(), widget.objectName()
    assert isinstance(shown.find("catalogue-year-from"), TextField)
    shown.dialog(TitleForm).reject()


def test_the_next_key_is_about_the_copy_that_was_scanned_last(shown: Shown) -> None:
    for barcode in (BUMI_2, LASKAR, HUJAN):
        with shown.qtbot.waitSignal(shown.page.scan_taken):
            shown.page.scanned(scan(shown.desk, barcode))
        copy = shown.state.shown_copy
        assert copy is not None
        assert copy.barcode == barcode


def test_every_scan_lets_the_next_one_come(shown: Shown) -> None:
    for found in (
        scan(shown.desk, ISBN_OF_LASKAR),
        Scan("isbn", "9786020332956", None),
        Scan("text", "bumi"),
        Scan("item", "gone", UUID(int=1)),
    ):
        with shown.qtbot.waitSignal(shown.page.scan_taken):
            shown.page.scanned(found)


# --- labels --------------------------------------------------------------------------------------------


def test_labels_of_a_title_are_shown_and_printed(shown: Shown) -> None:
    shown.open("Bumi Manusia")
    shown.press("F10")
    dialog: LabelsDialog = shown.dialog(LabelsDialog)
    shown.until(lambda: len(dialog.rows_model.rows) == 1)
    dialog.scan.setText(HUJAN)
    shown.qtbot.keyClick(dialog.scan, Qt.Key.Key_Return)
    shown.until(lambda: len(dialog.rows_model.rows) == 2)
    assert dialog.isVisible()
    dialog.scan.setText("nobody")
    shown.qtbot.keyClick(dialog.scan, Qt.Key.Key_Return)
    shown.until(lambda: "nobody" in shown.find("labels-scan-error").text())
    dialog.what.choose("spine")
    dialog.stock.choose(next(one for one in SPINES if one.roll))
    assert not dialog.first.isEnabled()
    previews: list[Any] = []
    shown.page.labelling._output.previewed.connect(previews.append)
    dialog.accept()
    shown.until(lambda: bool(previews))
    previews[0].close()
    assert shown.page.labelling.presenter.marked.copies[1].barcode == HUJAN


def test_copies_are_marked_for_labels_one_by_one(shown: Shown) -> None:
    for title in ("Hujan", "Laskar Pelangi"):
        shown.open(title)
        shown.press("Ctrl+T")
    shown.said("2")


def test_copies_that_came_in_since_a_day_get_labels(shown: Shown) -> None:
    with shown.desk.store.read() as session:
        book = next(kind.uid for kind in item_types(session) if kind.code == "BUKU")
    title = shown.page.presenter.state.rows[0].uid
    for barcode, day in (("NEW-1", date(2026, 3, 2)), ("OLD-1", date(2026, 3, 1))):
        facts = ItemFacts(barcode=barcode, at_branch=shown.desk.branch, item_type=book, acquired_on=day)
        shown.desk.perform(put_item, title=title, facts=facts)
    presenter = shown.page.labelling.presenter
    presenter.since(date(2026, 3, 2))
    shown.until(lambda: presenter.marked.added is not None)
    assert [one.barcode for one in presenter.marked.copies] == ["NEW-1"]
    presenter.drop(presenter.marked.copies[0].uid)
    assert presenter.marked.copies == ()
