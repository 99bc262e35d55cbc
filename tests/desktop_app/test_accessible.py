# SPDX-License-Identifier: GPL-3.0-or-later
"""Nobody needs to see or to point: every widget of every page and dialog has a name, and shows the focus."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.blocks.page import Command
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.pages import NEEDS
from tests.screenshots import keyboard
from tests.screenshots.speaking import faults, shows_focus


def test_every_widget_of_every_state_has_its_names_and_shows_the_focus(project_root: Path) -> None:
    """Played in a process of its own: the whole program on the sample library, from first start to lock."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.screenshots.speaking"],
        cwd=project_root,
        env=os.environ.copy(),
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    counted = re.search(r"(\d+) states, (\d+) widgets", done.stdout)
    assert counted is not None
    assert int(counted[1]) > 80
    assert int(counted[2]) > 5000


def test_a_widget_without_a_name_is_noticed(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    assert "no object name" in list(faults(field, set()))
    assert "says no name" in list(faults(field, set()))
    field.setObjectName("field")
    field.setAccessibleName("Title")
    assert "says no name" not in list(faults(field, set()))
    assert list(faults(QWidget(), set())) == []


def held_by(qtbot: QtBot, *parts: QWidget) -> QWidget:
    """A window with these, one below the other."""
    holder = QWidget()
    qtbot.addWidget(holder)
    box = QVBoxLayout(holder)
    for number, part in enumerate(parts):
        part.setObjectName(f"part-{number}")
        box.addWidget(part)
    with qtbot.waitExposed(holder):
        holder.show()
    holder.activateWindow()
    return holder


def test_a_field_that_keeps_the_tab_is_noticed(qtbot: QtBot) -> None:
    trap = QPlainTextEdit()
    holder = held_by(qtbot, QLineEdit(), trap, QLineEdit())
    assert any("Key_Tab ends in" in fault for fault in keyboard.tab_faults(holder, set()))
    trap.clear()
    trap.setTabChangesFocus(True)
    assert list(keyboard.tab_faults(holder, set())) == []


def test_a_field_that_tab_jumps_over_is_noticed(qtbot: QtBot) -> None:
    class Shy(QLineEdit):
        """Hands the focus on."""

        def focusInEvent(self, event: QFocusEvent) -> None:
            last.setFocus()

    last = QLineEdit()
    holder = held_by(qtbot, QLineEdit(), Shy(), last)
    assert "Key_Tab misses QWidget/part-1" in list(keyboard.tab_faults(holder, set()))


def test_a_button_for_the_mouse_alone_is_noticed(qtbot: QtBot) -> None:
    button = QPushButton("Lend")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    holder = held_by(qtbot, button, QPushButton("Return"))
    assert list(keyboard.button_faults(holder)) == ["only by mouse: QWidget/part-0"]
    button.setShortcut("F4")
    assert list(keyboard.button_faults(holder)) == []
    QShortcut(QKeySequence("F4"), holder)
    assert list(keyboard.button_faults(holder)) == ["F4 is 2 things in QWidget"]


def test_a_key_for_two_things_is_noticed() -> None:
    one, other = (Command(name, str, int, key) for name, key in (("a", "F4|Ctrl+?"), ("b", "Ctrl+F4|F4")))
    assert list(keyboard.shared_keys("here", [one, other])) == ["F4 on here is both a and b"]


def test_a_column_without_a_name_is_noticed(qtbot: QtBot) -> None:
    model: RowsModel[str] = RowsModel(
        [Column(lambda: "", str), Column(lambda: "", str, spoken=lambda: "Loan")], str
    )
    table = DataTable("loans", model)
    qtbot.addWidget(table)
    assert list(keyboard.column_faults(table)) == ["column 0 has no name: loans"]


def test_a_page_and_a_dialog_that_nobody_looked_at_are_noticed() -> None:
    said = list(keyboard.left_out(set(NEEDS) - {"visits"}, {"VisitDialog"}))
    assert "page not met: visits" in said
    assert "dialog not met, nor in the list: PaymentDialog" in said
    assert not any("VisitDialog" in one for one in said)
    assert "dialog met, and in the list: CallDialog" in list(keyboard.left_out(set(), {"CallDialog"}))


def test_a_focus_that_nobody_sees_is_noticed(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    button = QPushButton("Lend", holder)
    button.setStyleSheet("QPushButton { border: 1px solid black; outline: none; }")
    with qtbot.waitExposed(holder):
        holder.show()
    holder.activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    assert not shows_focus(button)
    button.setStyleSheet("QPushButton:focus { border: 3px solid red; }")
    assert shows_focus(button)
