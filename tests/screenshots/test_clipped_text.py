# SPDX-License-Identifier: GPL-3.0-or-later
"""Words with too little room are found; what has room, or ends in '…' on purpose, is not."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Elided
from tests.screenshots.clipped_text import clipped, cramped

WORDS = "Perpanjangan keanggotaan"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def _found(window: QWidget) -> list[str]:
    return [found.text for found in clipped(window)]


def _put(window: QWidget, widget: QWidget, width: int, height: int = 40) -> QWidget:
    widget.setParent(window)
    widget.setGeometry(10, 10, width, height)
    widget.show()
    return widget


@pytest.mark.parametrize("kind", [QLabel, QPushButton])
def test_words_need_their_width(window: QWidget, kind: type[QLabel]) -> None:
    widget = _put(window, kind(WORDS), 60)
    assert _found(window) == [WORDS]
    widget.resize(500, 40)
    assert _found(window) == []
    widget.move(560, 10)
    assert _found(window) == [WORDS], "it reaches beyond the window"


def test_a_paragraph_needs_its_height(window: QWidget) -> None:
    label = QLabel(f"{WORDS} {WORDS} {WORDS}")
    label.setWordWrap(True)
    _put(window, label, 200, 20)
    assert [found.way for found in clipped(window)] == ["down"]
    label.resize(200, 200)
    assert _found(window) == []
    label.resize(30, 390)
    assert "keanggotaan" in _found(window)[0] or "Perpanjangan" in _found(window)[0]


def test_what_is_cut_on_purpose_or_out_of_view_is_no_fault(window: QWidget) -> None:
    _put(window, Elided("elided", text=WORDS), 60)
    _put(window, QLabel(WORDS), 60).hide()
    assert _found(window) == []


def test_a_choice_and_an_empty_field_are_read_whole(window: QWidget) -> None:
    combo, edit = QComboBox(), QLineEdit()
    combo.addItem(WORDS)
    edit.setPlaceholderText(WORDS)
    _put(window, combo, 90)
    _put(window, edit, 80)
    assert _found(window) == [WORDS, WORDS]


def test_dates_in_a_table_are_read_whole_and_titles_are_not(window: QWidget) -> None:
    rows: RowsModel[int] = RowsModel(
        [
            Column(lambda: "Judul", lambda _row: WORDS),
            Column(lambda: "Jatuh tempo", lambda _row: "11 Des 2026", 50),
        ],
        key=lambda row: row,
    )
    rows.show([1])
    _put(window, DataTable("loans", rows), 200, 200)
    assert sorted(_found(window)) == ["11 Des 2026", "Jatuh tempo"]


def test_a_window_that_is_too_large_and_what_scrolls_sideways_are_cramped(window: QWidget) -> None:
    assert [*cramped(window, (600, 400))] == []
    assert [found.way for found in cramped(window, (500, 300))] == ["across", "down"]
    area, inner = QScrollArea(window), QLabel(WORDS)
    inner.setFixedSize(300, 40)
    area.setWidget(inner)
    _put(window, area, 200, 100)
    assert [found.widget for found in cramped(window, (600, 400))] == ["QScrollArea"]
    area.resize(320, 100)
    assert [*cramped(window, (600, 400))] == []
