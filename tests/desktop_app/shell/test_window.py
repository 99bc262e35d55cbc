# SPDX-License-Identifier: GPL-3.0-or-later
"""The window around the pages: scans, keys, navigation, messages, lock, words and sizes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.blocks import theme
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.page import Changes, Toast
from desktop_app.blocks.words import Label
from desktop_app.language import current_language, translate
from desktop_app.shell.command_palette import CommandPalette
from desktop_app.shell.error_dialog import ErrorDialog, details
from desktop_app.shell.keys import keys_of
from desktop_app.shell.lock import IdleWatch
from desktop_app.shell.shortcuts_sheet import ShortcutsSheet
from desktop_app.shell.window import MainWindow


def noted(window: MainWindow, kind: str) -> list[Any]:
    page: Any = window.page
    return [entry for entry in page.noted if entry[0] == kind]


def scan(window: MainWindow, qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(window.scan_box, text)
    qtbot.keyClick(window.scan_box, Qt.Key.Key_Return)


# --- scans ---------------------------------------------------------------------------------------------


def test_a_burst_of_scans_arrives_whole_and_in_order(window: MainWindow, qtbot: QtBot) -> None:
    codes = [f"B-{number:06}" for number in range(40)]
    for code in codes:
        scan(window, qtbot, code)
    qtbot.waitUntil(lambda: len(noted(window, "scanned")) == 40)
    assert [text for _, _, text in noted(window, "scanned")] == codes
    assert window.scan_box.text() == ""
    assert window.queue.idle


def answering(yes: bool) -> None:
    """To the question that comes up next."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        dialog.accept() if yes else dialog.reject()

    QTimer.singleShot(0, answer)


@pytest.mark.parametrize("yes", [True, False])
def test_lines_that_are_pasted_are_scans_one_after_another_if_that_is_meant(
    window: MainWindow, qtbot: QtBot, yes: bool
) -> None:
    """A list of barcodes for one member, from a mail or a sheet."""
    QApplication.clipboard().setText("B-1\r\n\n B-2 \nB-3\n")
    answering(yes)
    qtbot.keyClick(window.scan_box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wanted = ["B-1", "B-2", "B-3"] if yes else []
    qtbot.waitUntil(lambda: [text for _, _, text in noted(window, "scanned")] == wanted)
    assert window.scan_box.text() == ""


def test_one_line_is_pasted_as_ever(window: MainWindow, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("Laskar Pelangi")
    qtbot.keyClick(window.scan_box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.scan_box.text() == "Laskar Pelangi"
    assert noted(window, "scanned") == []


def test_pasting_by_the_mouse_is_the_same(window: MainWindow, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("B-1\nB-2")

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        answering(True)
        next(one for one in menu.actions() if one.objectName() == "edit-paste").trigger()
        menu.close()

    QTimer.singleShot(0, choose)
    place = window.scan_box.rect().center()
    where = window.scan_box.mapToGlobal(place)
    QApplication.sendEvent(window.scan_box, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, where))
    qtbot.waitUntil(lambda: len(noted(window, "scanned")) == 2)


def test_the_next_scan_waits_until_the_page_is_ready(window: MainWindow, qtbot: QtBot) -> None:
    page: Any = window.page
    page.waits = True
    for text in ("A-1", "B-2", "B-3"):
        scan(window, qtbot, text)
    qtbot.waitUntil(lambda: len(noted(window, "scanned")) == 1)
    assert window.queue.waiting == 2
    page.scan_taken.emit()
    qtbot.waitUntil(lambda: len(noted(window, "scanned")) == 2)
    assert window.queue.waiting == 1


def test_a_problem_holds_scans_and_says_how_many_wait(window: MainWindow, qtbot: QtBot) -> None:
    assert window.page is not None
    window.page.hold_scans.emit(True)
    scan(window, qtbot, "B-1")
    scan(window, qtbot, "B-2")
    assert noted(window, "scanned") == []
    assert "2" in window.scan_box.waiting.text()
    assert window.scan_box.waiting.isVisible()
    window.page.hold_scans.emit(False)
    qtbot.waitUntil(lambda: len(noted(window, "scanned")) == 2)
    assert not window.scan_box.waiting.isVisible()


def test_what_a_page_does_not_want_goes_where_it_belongs(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.delivered) as delivered:
        scan(window, qtbot, "laskar pelangi")
    assert delivered.args[1] == "catalogue"
    assert window.page is not None
    assert window.page.page_name == "catalogue"
    with qtbot.waitSignal(window.delivered):
        scan(window, qtbot, "A-1")
    assert window.page.page_name == "circulation"


def test_a_number_of_two_meanings_is_the_copy_where_only_copies_are_taken(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan(window, qtbot, "C-1")
    qtbot.waitUntil(lambda: len(noted(window, "scanned")) == 1)
    monkeypatch.setattr(window.page, "accepts", lambda: frozenset({"item"}))
    scan(window, qtbot, "C-1")
    qtbot.waitUntil(lambda: len(noted(window, "scanned")) == 2)
    assert [kind for _, kind, _ in noted(window, "scanned")] == ["member", "item"]


def test_a_scan_for_a_forbidden_page_is_let_go(window: MainWindow, qtbot: QtBot) -> None:
    window.allow(frozenset({"circulation"}))
    scan(window, qtbot, "laskar pelangi")
    scan(window, qtbot, "B-1")
    qtbot.waitUntil(lambda: len(noted(window, "scanned")) == 1)
    assert noted(window, "scanned")[0][2] == "B-1"


def test_enter_alone_reaches_the_page(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.scan_box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: noted(window, "scanned") == [("scanned", "empty", "")])


def test_a_page_that_breaks_does_not_stop_the_desk(window: MainWindow, qtbot: QtBot) -> None:
    page: Any = window.page
    page.scanned = lambda scan: 1 // 0
    scan(window, qtbot, "B-1")
    qtbot.waitUntil(lambda: window.findChild(ErrorDialog) is not None)
    window.findChild(ErrorDialog).accept()
    del page.scanned
    scan(window, qtbot, "B-2")
    qtbot.waitUntil(lambda: len(noted(window, "scanned")) == 1)


def test_earlier_entries_come_back(window: MainWindow, qtbot: QtBot) -> None:
    box = window.scan_box
    scan(window, qtbot, "B-1")
    scan(window, qtbot, "B-2")
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.text() == "B-2"
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.text() == "B-1"
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.text() == ""
    box.forget()
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.text() == ""


def test_escape_clears_first_and_then_belongs_to_the_page(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.scan_box, "las")
    assert noted(window, "typed")[-1] == ("typed", "las")
    qtbot.keyClick(window.scan_box, Qt.Key.Key_Escape)
    assert window.scan_box.text() == ""
    assert noted(window, "escape") == []
    qtbot.keyClick(window.scan_box, Qt.Key.Key_Escape)
    assert noted(window, "escape") == [("escape",)]


def test_a_key_of_the_page_waits_for_the_scans_before_it_and_locking_does_not(
    window: MainWindow, qtbot: QtBot
) -> None:
    page: Any = window.page
    asked: list[str] = []
    window.asked.connect(asked.append)
    page.waits = True
    scan(window, qtbot, "B-1")
    qtbot.waitUntil(lambda: len(noted(window, "scanned")) == 1)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(window, Qt.Key.Key_F12)
    assert asked == ["lock"]
    assert noted(window, "command") == []
    assert window.page is page
    page.scan_taken.emit()
    assert noted_by(page, "command") == [("command", "return")]
    assert window.page is not page


def noted_by(page: Any, kind: str) -> list[Any]:
    return [entry for entry in page.noted if entry[0] == kind]


def test_what_is_scanned_while_a_page_turns_is_not_lost(window: MainWindow, qtbot: QtBot) -> None:
    """The key waits for the scan before it; the burst behind the key has begun by then."""
    page: Any = window.page
    page.waits = True
    scan(window, qtbot, "A-1")
    qtbot.waitUntil(lambda: len(noted(window, "scanned")) == 1)
    there = next(name for name in window.allowed if name != page.page_name)
    key = next(iter(keys_of(window._pages[there])))
    window._in_turn(key, lambda: window.go(there))
    qtbot.keyClicks(window.scan_box, "B-0")
    page.scan_taken.emit()
    assert window.page is not page
    assert window.scan_box.text() == "B-0"


def test_a_scan_that_turns_the_page_leaves_the_next_one_alone(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.delivered):
        scan(window, qtbot, "laskar pelangi")
        qtbot.keyClicks(window.scan_box, "B-0")
    assert window.page is not None
    assert window.page.page_name == "catalogue"
    assert window.scan_box.text() == "B-0"


def test_what_was_typed_for_a_page_goes_with_it(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.scan_box, "lask")
    window.go("catalogue")
    assert window.scan_box.text() == ""


def test_escape_does_not_overtake_what_was_scanned(window: MainWindow, qtbot: QtBot) -> None:
    scan(window, qtbot, "B-1")
    scan(window, qtbot, "B-2")
    qtbot.keyClick(window.scan_box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: noted(window, "escape") == [("escape",)])
    page: Any = window.page
    assert [entry[0] for entry in page.noted if entry[0] in ("scanned", "escape")] == [
        "scanned",
        "scanned",
        "escape",
    ]


def test_typing_elsewhere_lands_in_the_scan_box(window: MainWindow, qtbot: QtBot) -> None:
    page: Any = window.page
    page.table.setFocus()
    qtbot.waitUntil(page.table.hasFocus)
    qtbot.keyClicks(page.table, "B")
    assert window.scan_box.text() == "B"
    assert window.scan_box.hasFocus()


def test_space_still_presses_a_button(window: MainWindow, qtbot: QtBot) -> None:
    button = window.header.person
    opened: list[bool] = []
    button.clicked.disconnect()
    button.clicked.connect(lambda: opened.append(True))
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert opened == [True]
    assert window.scan_box.text() == ""


def test_typing_in_a_form_stays_there(window: MainWindow, qtbot: QtBot) -> None:
    window.go("members")
    page: Any = window.page
    page.name_field.setFocus()
    qtbot.keyClicks(page.name_field, "Siti")
    assert page.name_field.text() == "Siti"
    assert window.scan_box.text() == ""


# --- pages and commands ----------------------------------------------------------------------------------


def test_pages_are_made_when_they_are_first_shown(window: MainWindow) -> None:
    first = window.page
    assert list(window.pages._pages) == ["circulation"]
    window.go("members", "someone")
    assert noted(window, "activated") == [("activated", "someone")]
    window.go("circulation")
    assert window.page is first


def test_unsaved_work_keeps_its_page(window: MainWindow) -> None:
    window.go("members")
    page: Any = window.page
    page.clean = False
    window.navigation.buttons["circulation"].click()
    assert window.page is page
    assert window.navigation.buttons["members"].isChecked()
    assert not window.navigation.buttons["circulation"].isChecked()
    page.clean = True


def test_a_change_is_told_once_to_whom_it_concerns(window: MainWindow) -> None:
    desk: Any = window.page
    window.go("members")
    members: Any = window.page
    members.did.emit(Changes({"loans", "staff"}))
    assert [entry for entry in members.noted if entry[0] == "changed"] == []
    assert [entry for entry in desk.noted if entry[0] == "changed"] == []
    window.go("circulation")
    assert [entry for entry in desk.noted if entry[0] == "changed"] == [("changed", Changes({"loans"}))]
    window.tell(Changes({"titles"}))
    assert len([entry for entry in desk.noted if entry[0] == "changed"]) == 1


def test_keys_of_the_page_and_of_the_window(window: MainWindow) -> None:
    assert window.keys.press("F3")
    assert noted(window, "command") == [("command", "return")]
    assert not window.keys.press("F9")
    assert window.keys.press("Alt+3")
    assert window.page is not None
    assert window.page.page_name == "members"
    assert not window.keys.press("F11")


def test_no_key_means_two_things_of_the_window(window: MainWindow) -> None:
    keys = [key for command in window.commands() for key in command.shortcut.split("|") if key]
    assert len(keys) == len(set(keys))


def test_a_person_sees_only_their_pages(window: MainWindow) -> None:
    window.allow(frozenset({"catalogue", "settings"}))
    shown = [name for name, button in window.navigation.buttons.items() if not button.isHidden()]
    assert shown == ["catalogue", "settings"]
    assert window.page is not None
    assert window.page.page_name == "catalogue"
    assert {c.id for c in window.commands() if c.id.startswith("page-")} == {
        "page-catalogue",
        "page-settings",
    }


def test_the_palette_finds_and_does(window: MainWindow, qtbot: QtBot) -> None:
    window.open_palette()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    assert palette.isVisible()
    qtbot.keyClicks(palette.field, "perp")
    assert palette.found()[0].id == "renew"
    assert "never" not in {command.id for command in palette.found()}
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert noted(window, "command") == [("command", "renew")]


def test_the_palette_leaves_the_focus_where_it_was(window: MainWindow, qtbot: QtBot) -> None:
    window.scan_box.setFocus()
    window.open_palette()
    qtbot.keyClicks(window.palette_.field, "zzzz")
    assert window.palette_.nothing.isVisible()
    qtbot.keyClick(window.palette_.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.scan_box.hasFocus)


def test_the_sheet_of_keys_names_them_all(window: MainWindow) -> None:
    window.show_keys()
    sheet = window.findChild(ShortcutsSheet)
    assert sheet is not None
    words = {label.text() for label in sheet.findChildren(Label)}
    assert {c.words() for c in window.commands() if c.shortcut} <= words
    sheet.reject()


def test_attention_is_counted_in_the_navigation(window: MainWindow) -> None:
    assert window.page is not None
    window.page.attention_changed.emit(7)
    button = window.navigation.buttons["circulation"]
    assert button.attention.text() == "7"
    assert "7" in button.accessibleName()
    window.page.attention_changed.emit(0)
    assert button.attention.isHidden()


# --- messages -----------------------------------------------------------------------------------------


def test_a_message_takes_no_focus_and_can_be_undone(window: MainWindow, qtbot: QtBot) -> None:
    undone: list[str] = []
    window.scan_box.setFocus()
    qtbot.waitUntil(window.scan_box.hasFocus)
    assert window.page is not None
    window.page.undo_offered.emit("Dipinjamkan", lambda: undone.append("loan"))
    window.page.toast.emit(Toast("Slip dicetak"))
    assert window.scan_box.hasFocus()
    assert [card.toast.text for card in window.toasts.cards] == ["Dipinjamkan", "Slip dicetak"]
    qtbot.keyClick(window.scan_box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["loan"]
    assert not window.can_undo()
    assert len(window.toasts.cards) == 1


def test_ctrl_z_undoes_what_a_message_offers_though_something_was_typed(
    window: MainWindow, qtbot: QtBot
) -> None:
    undone: list[str] = []
    window.scan_box.setFocus()
    qtbot.waitUntil(window.scan_box.hasFocus)
    qtbot.keyClicks(window.scan_box, "indo")
    assert window.page is not None
    window.page.undo_offered.emit("Diperpanjang", lambda: undone.append("renewal"))
    for _ in range(2):
        qtbot.keyClick(window.scan_box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (undone, window.scan_box.text()) == (["renewal"], ""), "then it undoes the typing, as in any field"


def test_old_messages_make_room(window: MainWindow) -> None:
    for number in range(7):
        window.toasts.show_toast(Toast(str(number)))
    assert [card.toast.text for card in window.toasts.cards] == ["3", "4", "5", "6"]
    corner = window.toasts.geometry().bottomRight()
    assert window.rect().contains(corner)


def test_an_error_tells_no_names(window: MainWindow) -> None:
    try:
        try:
            raise ValueError("Siti Aminah, 08123")
        except ValueError as cause:
            raise RuntimeError("A-000123") from cause
    except RuntimeError as error:
        text = details(error)
        window.show_error(error)
    assert "RuntimeError" in text
    assert "ValueError" in text
    assert "Siti" not in text
    assert "000123" not in text
    assert "test_window.py" in text
    dialog = window.findChild(ErrorDialog)
    assert dialog is not None
    dialog.copy.click()
    assert QApplication.clipboard().text() == dialog.details.toPlainText()
    dialog.accept()


# --- lock ---------------------------------------------------------------------------------------------


def test_a_locked_desk_shows_only_the_form_and_keeps_scans(window: MainWindow, qtbot: QtBot) -> None:
    form = QLineEdit()
    window.lock(form)
    assert window.curtain.drawn
    qtbot.waitUntil(form.hasFocus)
    assert not window.scan_box.isEnabled()
    for key in ("F3", "Alt+3", "Ctrl+K", "F12"):
        assert not window.keys.press(key)
    assert window.keys.press("Ctrl+0")
    window.queue.put("B-1")
    assert noted(window, "scanned") == []
    window.unlock()
    qtbot.waitUntil(lambda: len(noted(window, "scanned")) == 1)
    assert not window.curtain.drawn
    assert window.scan_box.isEnabled()


def test_nothing_of_one_person_is_left_for_the_next(window: MainWindow, qtbot: QtBot) -> None:
    window.toasts.show_toast(Toast("Denda Siti", undo=lambda: None))
    qtbot.keyClicks(window.scan_box, "Siti")
    window.another_person()
    assert window.scan_box.text() == ""
    assert window.toasts.cards == []


def test_the_desk_asks_to_be_locked_when_nobody_is_there(window: MainWindow, qtbot: QtBot) -> None:
    watch = IdleWatch(window)
    watch.start(5)
    watch._timer.setInterval(1)
    with qtbot.waitSignal(watch.idle):
        watch._timer.start()
    with qtbot.waitSignal(window.asked) as asked:
        window.idle_watch.idle.emit()
    assert asked.args == ["lock"]
    watch.start(0)
    watch.active()
    assert not watch._timer.isActive()


# --- words, looks, sizes --------------------------------------------------------------------------------


def everything_inside(window: MainWindow) -> Iterator[QWidget]:
    for kind in (Label, QAbstractButton):
        yield from (w for w in window.findChildren(kind) if w.isVisible())


def test_language_theme_and_size_change_while_running(window: MainWindow, qtbot: QtBot) -> None:
    assert window.keys.press("Ctrl+Shift+L")
    qtbot.waitUntil(lambda: current_language() == "en")
    assert window.keys.press("Ctrl+Shift+D")
    assert theme.look().dark
    for _ in range(6):
        window.keys.press("Ctrl++")
    assert theme.look().zoom == 1.5
    assert not window.navigation.brand.isVisible()
    window.keys.press("Ctrl+0")
    window.keys.press("Ctrl+-")
    assert theme.look().zoom == 0.9
    window.keys.press("Ctrl+0")
    assert window.navigation.brand.isVisible()
    window.keys.press("Ctrl+Shift+L")


@pytest.mark.parametrize("size", [(1280, 720), (1024, 640)])
def test_nothing_is_cut_off(window: MainWindow, qtbot: QtBot, size: tuple[int, int]) -> None:
    window.resize(*size)
    QApplication.processEvents()
    assert (window.width(), window.height()) == size
    for widget in everything_inside(window):
        place = widget.mapTo(window, widget.rect().bottomRight())
        assert window.rect().contains(place), widget.objectName()


def test_the_navigation_narrows_with_the_window(window: MainWindow) -> None:
    window.resize(1280, 720)
    assert window.navigation.brand.isVisible()
    window.resize(1024, 640)
    assert not window.navigation.brand.isVisible()
    button = window.navigation.buttons["catalogue"]
    assert button.text() == ""
    assert "Katalog" in button.toolTip()
    assert window.keys.press("Ctrl+B")
    assert window.navigation.brand.isVisible()


def test_everything_that_can_be_reached_has_a_name(window: MainWindow) -> None:
    reachable = [w for w in window.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    ours = [w for w in reachable if w.isVisible() and not w.objectName().startswith(("demo", "qt_"))]
    assert ours
    assert [w.objectName() for w in ours if not w.accessibleName()] == []


def test_the_status_line_says_that_the_desk_works_alone(window: MainWindow) -> None:
    assert window.status.network.words.text() == translate("StatusLine", "This desk works on its own")
    assert window.status.person.words.text() == "Rahmat Hidayat"


def test_tab_stays_in_the_palette(window: MainWindow, qtbot: QtBot) -> None:
    window.open_palette()
    qtbot.waitUntil(window.palette_.field.hasFocus)
    qtbot.keyClick(window.palette_.field, Qt.Key.Key_Tab)
    assert window.palette_.field.hasFocus()
    window.palette_.close_over()


def test_a_long_page_name_is_shown_whole(window: MainWindow, qtbot: QtBot) -> None:
    button = window.navigation.buttons["history"]
    object.__setattr__(button.entry, "words", lambda: "Slip pinjaman dan daftar jatuh tempo")
    window.resize(1366, 768)
    window.navigation.retranslate()
    QApplication.processEvents()
    assert button.width() >= button.sizeHint().width()


# --- the end -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["key", "frame"])
def test_quitting_says_what_it_would_break_off(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """Whatever page is in view; from the key and from the window's frame alike."""
    told, answers, left = list[str](), iter([False, True]), list[str]()

    def answer(_parent: QWidget, _name: str, _title: str, text: str, _primary: str, **_: bool) -> bool:
        told.append(text)
        return next(answers)

    monkeypatch.setattr("desktop_app.shell.window.confirm", answer)
    window.asked.connect(left.append)
    window.closing.connect(lambda: left.append("quit"))
    quit_ = (lambda: window.ask("quit")) if way == "key" else window.close
    window.go("members")
    page: Any = window.page
    page.breaks_off = "A backup is being made."
    window.go("circulation")
    quit_()
    assert (told, left, window.isVisible()) == (["A backup is being made."], [], True)
    quit_()
    assert left == ["quit"]
    page.breaks_off = ""


def test_nobody_else_comes_to_the_desk_before_it_is_said_what_would_be_lost(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Locking asks nothing: whoever is called away finds everything as it was."""
    asked, left = list[tuple[str, str]](), list[str]()

    def answer(_parent: QWidget, _name: str, title: str, text: str, _primary: str, **_: bool) -> bool:
        asked.append((title, text))
        return len(asked) > 2

    monkeypatch.setattr("desktop_app.shell.window.confirm", answer)
    window.asked.connect(left.append)
    window.go("members")
    page: Any = window.page
    page.breaks_off = "What was typed is not saved."
    for wish in ("switch", "sign_out", "lock", "switch", "sign_out"):
        window.ask(wish)
    assert left == ["lock", "switch", "sign_out"]
    assert len({title for title, _ in asked}) == 2
    assert {text for _, text in asked} == {"What was typed is not saved."}
    page.breaks_off = ""


def test_quitting_asks_nobody_where_nothing_breaks_off(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[str] = []
    monkeypatch.setattr("desktop_app.shell.window.confirm", lambda *_, **__: pytest.fail("asked"))
    window.asked.connect(left.append)
    window.ask("quit")
    assert left == ["quit"]
