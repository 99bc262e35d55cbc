# SPDX-License-Identifier: GPL-3.0-or-later
"""What gives way where there is little room, and at a larger zoom: never a number, a code or a date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.models.columns import new_uid
from db.queries.accounts import StaffRow
from desktop_app.blocks import theme
from desktop_app.blocks.form import ChoiceField
from desktop_app.blocks.layout import Scrolling
from desktop_app.blocks.table import LEAST_TEXT, Column, DataTable, RowsModel, Shares, shares_of
from desktop_app.welcome.person_tile import People


def column(width: int, *, spare: bool = False) -> Column[str]:
    return Column(str, str, width, spare=spare)


TITLE, BARCODE, DUE, FINE = column(0), column(110), column(240), column(110, spare=True)


@pytest.mark.parametrize(
    ("room", "shares"),
    [
        (640, Shares(1.0, 1.0)),
        (530 + 72, Shares(1.0, 202 / 240)),
        (500, Shares(1.0, LEAST_TEXT)),
        (400, Shares(1.0, LEAST_TEXT, without_spare=True)),
    ],
)
def test_texts_give_way_then_spare_columns_and_figures_last(room: int, shares: Shares) -> None:
    found = shares_of(room, [TITLE, BARCODE, DUE, FINE])
    assert found.without_spare == shares.without_spare
    assert (found.figures, found.texts) == pytest.approx((shares.figures, shares.texts))


def test_a_column_that_wants_more_room_has_it_before_spare_ones() -> None:
    longer = replace(TITLE, least=TITLE.least + 120)
    assert not shares_of(500, [TITLE, BARCODE, DUE, FINE]).without_spare
    assert shares_of(500, [longer, BARCODE, DUE, FINE]).without_spare
    assert shares_of(540, [longer, BARCODE, DUE]).texts < shares_of(540, [TITLE, BARCODE, DUE]).texts == 1


def test_where_nothing_helps_all_are_narrower() -> None:
    found = shares_of(200, [TITLE, BARCODE, DUE, FINE])
    assert found.without_spare
    assert 0 < found.texts < found.figures < 1


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    theme.apply(qapp, "light", 1.0)
    yield qapp
    theme.apply(qapp, "light", 1.0)


def test_a_spare_column_comes_back_with_the_room_and_one_left_out_does_not(
    dressed: QApplication, qtbot: QtBot
) -> None:
    table = DataTable("t", RowsModel([TITLE, BARCODE, DUE, FINE], key=str))
    qtbot.addWidget(table)
    table.resize(400, 200)
    table.show()
    assert table.isColumnHidden(3)
    table.resize(900, 200)
    assert not table.isColumnHidden(3)
    table.show_column(3, False)
    table.resize(1_000, 200)
    assert table.isColumnHidden(3)


def test_a_choice_may_be_narrower_than_its_words(dressed: QApplication, qtbot: QtBot) -> None:
    choice = ChoiceField("c")
    qtbot.addWidget(choice)
    choice.set_choices([(1, "Perpustakaan Kota Tanjungpinang (contoh) dan semua cabangnya")])
    assert choice.minimumSizeHint().width() <= theme.px(140) < choice.sizeHint().width()


def test_tiles_of_people_have_fewer_columns_when_the_window_shrinks(
    dressed: QApplication, qtbot: QtBot
) -> None:
    tiles = People()
    ground = Scrolling("ground", tiles)
    qtbot.addWidget(ground)
    ground.resize(900, 400)
    ground.show()
    tiles.show_people([StaffRow(new_uid(), f"u{n}", f"Orang {n}", (), None, None, True) for n in range(5)])
    qtbot.waitUntil(lambda: len({tile.x() for tile in tiles.tiles}) == 3)
    ground.resize(500, 400)
    qtbot.waitUntil(lambda: len({tile.x() for tile in tiles.tiles}) == 2)
    assert ground.horizontalScrollBar().maximum() == 0
