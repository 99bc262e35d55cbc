# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole program is played in both languages, switched while it runs: nothing is left in the other one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.screenshots.foreign_words import Reader


def test_every_state_speaks_the_language_of_now(project_root: Path) -> None:
    command = [sys.executable, "-m", "tests.screenshots.read_aloud"]
    ended = subprocess.run(command, cwd=project_root, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr[-2_000:]
    assert "states read" in ended.stdout


@pytest.mark.parametrize(
    ("code", "text", "heard"),
    [
        ("id", "Renew", True),
        ("id", "Perpanjang", False),
        ("id", "On loan until 3 Des 2026  ·  Siti", True),
        ("id", "Dipinjam hingga 3 Des 2026  ·  Siti", False),
        ("id", "2 days late", True),
        ("id", "Take it in (F8)", True),
        ("id", "English", False),
        ("en", "Perpanjang", True),
        ("en", "3 eksemplar", True),
        ("en", "3 copies", False),
    ],
)
def test_a_word_of_the_other_language_is_heard(qtbot: QtBot, code: str, text: str, heard: bool) -> None:
    window, field = QWidget(), QLineEdit()
    layout = QVBoxLayout(window)
    for widget in (QLabel(text), QPushButton(text), field):
        layout.addWidget(widget)
    field.setPlaceholderText(text)
    qtbot.addWidget(window)
    window.show()
    assert len(list(Reader(code).foreign(window))) == (3 if heard else 0)
