# SPDX-License-Identifier: GPL-3.0-or-later
"""Building blocks say what they are, follow the theme, and keep what a person has chosen."""

from __future__ import annotations

import ast
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.blocks import icons, theme
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import ChoiceField, DateField, FormRow, NumberField, PasswordField, TextField
from desktop_app.blocks.function_keys import FunctionKeyBar
from desktop_app.blocks.layout import FRAME, fit_to_screen, holding, row
from desktop_app.blocks.notice import Answer, Notice
from desktop_app.blocks.page import Command
from desktop_app.blocks.person_photo import PersonPhoto, initials
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Badge, Button, Elided
from tests.checks.sources import python_files, text_of


class Line(NamedTuple):
    key: int
    words: str


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    theme.load_fonts()
    theme.apply(qapp, "light")
    return qapp


def model_of(*lines: Line) -> RowsModel[Line]:
    columns: list[Column[Line]] = [
        Column(lambda: "Words", lambda line: line.words, tone=lambda line: "bad" if line.key == 2 else "")
    ]
    model = RowsModel(columns, lambda line: line.key)
    model.show(lines)
    return model


def test_every_icon_that_is_named_exists(qapp: QApplication) -> None:
    callers = {
        "icon": 0,
        "Picture": 1,
        "EmptyState": 1,
        "Command": 4,
        "PageEntry": 1,
        "StatusPart": 1,
        "Button": 2,
    }
    missing = set()
    for path in python_files("desktop_app"):
        for node in ast.walk(ast.parse(text_of(path) or "")):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in callers:
                place = callers[node.func.id]
                named = [*node.args[place : place + 1], *(k.value for k in node.keywords if k.arg == "icon")]
                words = [n.value for n in named if isinstance(n, ast.Constant) and n.value]
                missing |= {(str(path), word) for word in words if word not in icons.names()}
    assert missing == set()


def test_an_unknown_icon_is_drawn_as_a_circle(qapp: QApplication) -> None:
    assert not icons.icon("no-such-thing").isNull()


def test_a_style_sheet_for_both_themes_leaves_nothing_open() -> None:
    for palette in (theme.LIGHT, theme.DARK):
        sheet = theme.style_sheet(theme.Look(palette, palette is theme.DARK, 1.25))
        assert "$" not in sheet


def test_the_theme_is_switched_while_running(dressed: QApplication, qtbot: QtBot) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    light = label.palette().color(label.foregroundRole()).lightness()
    theme.apply(dressed, "dark", 1.5)
    assert theme.look().dark
    assert theme.px(10) == 15
    assert dressed.font().pixelSize() == 21
    assert dressed.palette().color(label.foregroundRole()).lightness() > light


def test_gaps_stay_as_they_are_when_letters_grow(dressed: QApplication, qtbot: QtBot) -> None:
    """Whether the program began with large letters or not."""
    made = []
    for zoom in (1.0, 1.5):
        theme.apply(dressed, "light", zoom)
        inside = row(QLabel("b"), gap=4, margin=(8, 0, 20, 0))
        window = holding(inside)
        qtbot.addWidget(window)
        sides = inside.contentsMargins()
        made.append((sides.left(), sides.right(), inside.spacing()))
    assert made == [(8, 20, 4), (8, 20, 4)]


def test_a_field_is_read_out_by_its_label(qtbot: QtBot) -> None:
    password = PasswordField("secret")
    row = FormRow("secret", password, required=True)
    qtbot.addWidget(row)
    row.set_words("Password", "At least ten letters")
    assert password.edit.accessibleName() == "Password"
    assert row.label.text() == "Password *"
    row.set_error("Too short")
    assert row.error.isVisibleTo(row)
    assert not row.hint.isVisibleTo(row)
    row.set_error("")
    assert row.hint.isVisibleTo(row)


def test_a_password_shows_itself_only_when_asked(qtbot: QtBot) -> None:
    password = PasswordField("secret")
    qtbot.addWidget(password)
    password.edit.setText("rahasia ")
    assert password.edit.echoMode() == password.edit.EchoMode.Password
    password.show_it.click()
    assert password.edit.echoMode() == password.edit.EchoMode.Normal
    assert password.value() == "rahasia "


def test_fields_give_plain_values(qtbot: QtBot) -> None:
    text, number, day = TextField("t"), NumberField("n", 1, 9, optional=True), DateField("d")
    for field in (text, number, day):
        qtbot.addWidget(field)
    text.setText("  Siti ")
    day.setText("17-8-2008")
    number.set_number(None)
    assert text.value() == "Siti"
    assert number.number() is None
    assert day.day() is not None
    number.set_number(3)
    assert number.number() == 3
    day.setText("kemarin")
    assert day.is_wrong()


def test_a_choice_stays_chosen_when_its_words_change(qtbot: QtBot) -> None:
    choice = ChoiceField("c", [("a", "Anak"), ("d", "Dewasa")])
    qtbot.addWidget(choice)
    choice.choose("d")
    choice.set_choices([("a", "Child"), ("d", "Adult")])
    assert (choice.value(), choice.currentText()) == ("d", "Adult")


def test_a_refresh_keeps_the_chosen_row(qtbot: QtBot) -> None:
    model = model_of(Line(1, "one"), Line(2, "two"), Line(3, "three"))
    table = DataTable("t", model)
    qtbot.addWidget(table)
    table.move_to(1)
    model.show([Line(3, "three"), Line(4, "four"), Line(2, "two!"), Line(1, "one")])
    assert table.current() == Line(2, "two!")
    model.show([Line(4, "four"), Line(2, "two!")])
    assert table.current() == Line(2, "two!")


@given(
    st.lists(st.integers(0, 12), unique=True),
    st.lists(st.integers(0, 12), unique=True),
    st.integers(0, 12),
)
def test_any_rows_can_follow_any_others(before: list[int], after: list[int], chosen: int) -> None:
    model = model_of(*(Line(key, "before") for key in before))
    with_checks = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    kept = QPersistentModelIndex(model.index(before.index(chosen), 0)) if chosen in before else None
    rows = [Line(key, "after") for key in after]
    model.show(rows)
    assert list(model.rows) == rows
    if kept is not None:
        assert kept.isValid() == (chosen in after)
        assert not kept.isValid() or after[kept.row()] == chosen
    with_checks.deleteLater()


def test_rows_that_come_while_others_go_are_shown_last(qtbot: QtBot) -> None:
    model = model_of(Line(1, "one"), Line(2, "two"), Line(3, "three"))
    table = DataTable("t", model)
    qtbot.addWidget(table)
    table.move_to(1)
    table.chosen.connect(lambda _row: model.show([Line(9, "nine")]))
    model.show([Line(1, "one"), Line(4, "four")])
    assert list(model.rows) == [Line(9, "nine")]


def test_rows_with_the_same_key_are_shown_all_the_same(qtbot: QtBot) -> None:
    model = model_of(Line(1, "one"))
    model.show([Line(2, "a"), Line(2, "b")])
    assert list(model.rows) == [Line(2, "a"), Line(2, "b")]
    model.show([Line(1, "one")])
    assert list(model.rows) == [Line(1, "one")]


def test_a_changed_cell_is_announced_alone(qtbot: QtBot) -> None:
    model = model_of(Line(1, "one"), Line(2, "two"))
    with qtbot.waitSignal(model.dataChanged) as changed, qtbot.assertNotEmitted(model.modelReset):
        model.show([Line(1, "one"), Line(2, "due")])
    first: QModelIndex = changed.args[0]
    assert first.row() == 1


def test_a_selected_cell_keeps_its_tone(dressed: QApplication) -> None:
    model = model_of(Line(2, "late"))
    assert model.index(0, 0).data(Qt.ItemDataRole.ForegroundRole) == theme.look().colour("bad")


def test_enter_opens_a_row_and_up_leaves_the_table(qtbot: QtBot) -> None:
    table = DataTable("t", model_of(Line(1, "one"), Line(2, "two")))
    qtbot.addWidget(table)
    table.move_to(1)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [1]
    qtbot.keyClick(table, Qt.Key.Key_Up)
    with qtbot.waitSignal(table.left_upwards):
        qtbot.keyClick(table, Qt.Key.Key_Up)


def test_a_narrow_table_leaves_room_for_its_main_column(dressed: QApplication, qtbot: QtBot) -> None:
    columns: list[Column[Line]] = [
        Column(lambda: "Title", lambda line: line.words),
        Column(lambda: "Number", lambda line: str(line.key), width=500),
    ]
    table = DataTable("t", RowsModel(columns, lambda line: line.key))
    qtbot.addWidget(table)
    table.resize(600, 200)
    table.show()
    assert table.columnWidth(0) >= 180


def test_a_table_dressed_before_it_is_shown_gives_its_columns_their_whole_width(
    dressed: QApplication, qtbot: QtBot
) -> None:
    columns: list[Column[Line]] = [
        Column(lambda: "Title", lambda line: line.words),
        Column(lambda: "Number", lambda line: str(line.key), width=500),
    ]
    table = DataTable("t", RowsModel(columns, lambda line: line.key))
    qtbot.addWidget(table)
    table.restyle()
    table.resize(1000, 200)
    table.show()
    assert table.columnWidth(1) == 500


def test_the_key_bar_shows_what_fits_and_can_be_done(dressed: QApplication, qtbot: QtBot) -> None:
    done: list[str] = []
    bar = FunctionKeyBar()
    qtbot.addWidget(bar)
    bar.resize(600, 40)
    bar.show()
    bar.show_commands(
        [
            Command("lend", lambda: "Pinjamkan", lambda: done.append("lend"), "F4"),
            Command("not", lambda: "Tidak", lambda: done.append("not"), "F5", enabled=lambda: False),
            *(Command(f"c{n}", lambda: "Perintah yang panjang", lambda: None, f"F{n}") for n in range(6, 12)),
        ]
    )
    keys = [key for key in bar.findChildren(type(bar._keys[0])) if key.isVisible()]
    assert keys[0].accessibleName() == "Pinjamkan (F4)"
    assert len(keys) < 7
    assert all(bar.rect().contains(key.geometry()) for key in keys)
    assert not any(a.geometry().intersects(b.geometry()) for a, b in pairwise(keys))
    keys[0].click()
    assert done == ["lend"]


def test_a_notice_offers_its_answers(qtbot: QtBot) -> None:
    chosen: list[str] = []
    notice = Notice("n", "bad")
    qtbot.addWidget(notice)
    answer = Answer("renew", "Perpanjang", "F6", lambda: chosen.append("renew"))
    notice.say("Sudah dipinjam", "oleh anggota ini", answers=[answer])
    button = notice.findChild(Button, "n-renew")
    assert button is not None
    button.click()
    assert chosen == ["renew"]
    assert notice.accessibleName() == "Sudah dipinjam"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Siti Nur Aminah", "SA"),
        ("Rahmat", "R"),
        ("", ""),
        ("  ", ""),
        ("Raja, Ali Haji", "RH"),
        ("7 Siti", "S"),
    ],
)
def test_initials(name: str, expected: str) -> None:
    assert initials(name) == expected


def test_a_photo_that_cannot_be_read_shows_initials(qtbot: QtBot) -> None:
    photo = PersonPhoto("p")
    qtbot.addWidget(photo)
    photo.show_person("Siti Aminah", b"no picture")
    assert not photo.grab().isNull()
    assert photo.accessibleName() == "Siti Aminah"


def test_a_photo_follows_the_zoom_both_ways(dressed: QApplication, qtbot: QtBot) -> None:
    theme.apply(dressed, "light", 1.0)
    photo = PersonPhoto("p", 84)
    qtbot.addWidget(photo)
    photo.show_person("Siti Aminah", None)
    with qtbot.waitExposed(photo):
        photo.show()
    for zoom, size in ((1.5, 126), (1.0, 84)):
        theme.apply(dressed, "light", zoom)
        qtbot.waitUntil(lambda size=size: photo.minimumWidth() == size)


def test_long_words_are_cut_and_kept_in_the_tool_tip(qtbot: QtBot) -> None:
    words = Elided("e", "", "Perpustakaan Umum Kota Tanjungpinang")
    qtbot.addWidget(words)
    words.resize(80, 20)
    words.show()
    assert words.text().endswith("…")
    assert words.toolTip() == words.accessibleName() == "Perpustakaan Umum Kota Tanjungpinang"


def test_an_empty_badge_is_not_there(qtbot: QtBot) -> None:
    badge = Badge("b", "late", "bad")
    qtbot.addWidget(badge)
    badge.show_as("", "good")
    assert badge.isHidden()


def test_a_window_is_no_larger_than_its_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    window.resize(room.width() + 300, 200)
    fit_to_screen(window)
    assert window.width() <= room.width() - FRAME
    assert window.height() == 200


def test_what_an_empty_day_means_stays_when_the_language_changes(qtbot: QtBot) -> None:
    field = DateField("day", empty=lambda: "as it is")
    qtbot.addWidget(field)
    QApplication.sendEvent(field, QEvent(QEvent.Type.LanguageChange))
    assert field.placeholderText() == "as it is"


def test_a_dialog_that_grows_keeps_its_buttons_on_the_screen(dressed: QApplication, qtbot: QtBot) -> None:
    dialog = Dialog("form")
    qtbot.addWidget(dialog)
    dialog.set_words("Kode", "", "Lanjut")
    dialog.show()
    qtbot.waitExposed(dialog)
    bottom = dialog.screen().availableGeometry().bottom()
    dialog.move(0, bottom - dialog.height())
    dialog.set_words("Kode", "Server tidak menerima kode ini. " * 20, "Lanjut")
    qtbot.waitUntil(
        lambda: dialog.text_label.height() >= dialog.text_label.heightForWidth(dialog.text_label.width())
    )
    assert dialog.frameGeometry().bottom() <= bottom
    dialog.close()
