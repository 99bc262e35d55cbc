# SPDX-License-Identifier: GPL-3.0-or-later
"""A locked desk hides everything, dialogs too, and gives it back to the same person as it was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.blocks.dialog import Dialog, confirm
from desktop_app.blocks.page import Toast
from desktop_app.shell.window import MainWindow


@pytest.fixture
def typed_in(window: MainWindow) -> Dialog:
    """A form over the window with something typed in it."""
    dialog = Dialog("form", window.page)
    dialog.set_words("Anggota baru", "", "Daftarkan")
    dialog.edit = QLineEdit()  # type: ignore[attr-defined]
    dialog.body.addWidget(dialog.edit)  # type: ignore[attr-defined]
    dialog.body.addWidget(QLineEdit())
    dialog.open()
    dialog.edit.setText("Siti Aminah")  # type: ignore[attr-defined]
    return dialog


def over(window: MainWindow) -> list[str]:
    """What stands on the screen before it."""
    return [w.objectName() for w in window.findChildren(QWidget) if w.isWindow() and w.isVisible()]


def test_a_form_goes_behind_the_curtain_and_comes_back_with_what_was_typed(
    window: MainWindow, typed_in: Dialog, qtbot: QtBot
) -> None:
    form = QLineEdit()
    typed_in.edit.setFocus()  # type: ignore[attr-defined]
    qtbot.waitUntil(typed_in.edit.hasFocus)  # type: ignore[attr-defined]
    window.lock(form)
    assert not typed_in.isVisible()
    assert over(window) == []
    qtbot.waitUntil(form.hasFocus)
    window.unlock()
    assert typed_in.isVisible()
    assert typed_in.isModal()
    assert typed_in.focusWidget() is typed_in.edit, "not the button that sends it off"  # type: ignore[attr-defined]
    assert typed_in.edit.text() == "Siti Aminah"  # type: ignore[attr-defined]


def test_a_form_that_was_taken_meanwhile_does_not_come_back(window: MainWindow, typed_in: Dialog) -> None:
    window.lock(QLineEdit())
    typed_in.accept()
    window.unlock()
    assert not typed_in.isVisible()


def test_a_question_that_something_waits_for_is_answered_with_no(window: MainWindow) -> None:
    QTimer.singleShot(0, window, lambda: window.lock(QLineEdit()))
    assert not confirm(window, "sure", "Hapus?", "", "Hapus")
    window.unlock()
    assert over(window) == []


def test_a_message_over_a_form_goes_and_the_form_comes_back(window: MainWindow, typed_in: Dialog) -> None:
    message = QMessageBox(QMessageBox.Icon.Warning, "Cetak", "Tidak ada printer", parent=typed_in)
    message.open()
    window.lock(QLineEdit())
    assert over(window) == []
    window.unlock()
    assert not message.isVisible()
    assert typed_in.isVisible()


def test_what_was_being_made_when_the_desk_was_locked_waits_behind_the_curtain(
    window: MainWindow, qtbot: QtBot
) -> None:
    """A preview of a due list, with everybody's name and telephone."""
    form = QLineEdit()
    window.lock(form)
    preview = Dialog("preview", window)
    preview.open()
    message = QMessageBox(QMessageBox.Icon.Warning, "Cetak", "Tidak ada printer", parent=window)
    message.open()
    qtbot.waitUntil(lambda: over(window) == [])
    qtbot.waitUntil(form.hasFocus)
    window.unlock()
    assert over(window) == ["preview"]
    preview.reject()
    again = Dialog("again", window)
    again.open()
    qtbot.wait(20)
    assert again.isVisible()
    again.reject()


def test_a_message_that_comes_to_a_locked_desk_waits(window: MainWindow) -> None:
    """The last scan was still under way: whoever stands there neither reads who borrowed, nor undoes it."""
    window.lock(QLineEdit())
    undone = list[int]()
    window.toasts.show_toast(Toast("Siti Aminah: Laskar Pelangi", undo=lambda: undone.append(1)))
    assert not window.toasts.isVisible()
    window.undo()
    assert undone == []
    window.unlock()
    assert [card.toast.text for card in window.toasts.cards] == ["Siti Aminah: Laskar Pelangi"]
    window.undo()
    assert undone == [1]
    window.lock(QLineEdit())
    window.toasts.show_toast(Toast("Budi"))
    window.another_person()
    window.unlock()
    assert window.toasts.cards == []


def test_a_problem_that_was_open_still_keeps_scans_waiting_after_the_lock(window: MainWindow) -> None:
    """Somebody was called away at 'lies ready for somebody else': the next books are not lent past it."""
    assert window.page is not None
    window.page.hold_scans.emit(True)
    window.queue.put("B-1")
    window.lock(QLineEdit())
    window.unlock()
    assert (window.queue.held, window.queue.waiting) == (True, 1)
    window.page.hold_scans.emit(False)
    assert (window.queue.held, window.queue.waiting) == (False, 0)


def test_nothing_that_is_settled_behind_the_curtain_lets_scans_go_on(window: MainWindow) -> None:
    assert window.page is not None
    window.lock(QLineEdit())
    window.queue.put("B-1")
    window.page.hold_scans.emit(False)
    assert window.queue.waiting == 1
    window.unlock()
    assert window.queue.waiting == 0


def test_a_form_whose_field_is_gone_meanwhile_comes_back_too(
    window: MainWindow, typed_in: Dialog, qtbot: QtBot
) -> None:
    """Lines of a form may be made anew when something comes in."""
    edit: QLineEdit = typed_in.edit  # type: ignore[attr-defined]
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    window.lock(QLineEdit())
    with qtbot.waitSignal(edit.destroyed):
        edit.deleteLater()
    window.unlock()
    assert typed_in.isVisible()


def test_a_menu_does_not_stay_open_over_the_curtain(window: MainWindow, qtbot: QtBot) -> None:
    menu = QMenu(window)
    menu.setObjectName("menu")
    menu.addAction("Siti Aminah")
    menu.popup(window.rect().center())
    qtbot.waitUntil(menu.isVisible)
    window.lock(QLineEdit())
    assert over(window) == []
    window.unlock()


def test_the_key_locks_from_a_form_too_but_not_from_a_screen_of_visitors(
    window: MainWindow, typed_in: Dialog, qtbot: QtBot
) -> None:
    asked = list[str]()
    window.asked.connect(asked.append)
    qtbot.waitUntil(typed_in.isActiveWindow)
    QTest.keyClick(typed_in.windowHandle(), Qt.Key.Key_F12)
    assert asked == ["lock"]
    typed_in.keeps_desk_open = True  # type: ignore[attr-defined]
    QTest.keyClick(typed_in.windowHandle(), Qt.Key.Key_F12)
    QTest.keyClick(typed_in.windowHandle(), Qt.Key.Key_F12, Qt.KeyboardModifier.ShiftModifier)
    assert asked == ["lock"]
    window.idle_watch.start(0)


def test_a_door_that_is_locked_itself_does_not_lock_the_desk_for_being_idle(
    window: MainWindow, typed_in: Dialog
) -> None:
    """Visitors at it touch nothing."""
    asked = list[str]()
    window.asked.connect(asked.append)
    typed_in.keeps_desk_open = True  # type: ignore[attr-defined]
    window.idle_watch.start(10)
    window.idle_watch.idle.emit()
    assert asked == []
    assert window.idle_watch._timer.isActive()
    typed_in.keeps_desk_open = False  # type: ignore[attr-defined]
    window.idle_watch.idle.emit()
    assert asked == ["lock"]
    window.idle_watch.start(0)
