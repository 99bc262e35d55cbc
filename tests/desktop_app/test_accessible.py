# SPDX-License-Identifier: GPL-3.0-or-later
"""Nobody needs to see or to point: every widget of every page and dialog has a name, and shows the focus."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

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
