# SPDX-License-Identifier: GPL-3.0-or-later
"""Titles are found by what stands in the book's own script, and by what is romanised, however it is typed."""

from __future__ import annotations

import pytest

from db.operations.desk import Desk
from db.queries.catalogue import Filters, search
from tests.db import small_world
from tests.db.small_world import add_title

DREAM, KALILA, TEA, PLAIN = "Hong lou meng", "Kalīlah wa-Dimnah", "Cha no hon", "Mimpi"


@pytest.fixture(scope="module")
def shelves(desk_to_look_at: Desk) -> Desk:
    desk = desk_to_look_at
    add_title(
        desk, DREAM, authors=("Cao, Xueqin",), original_title="红楼梦", original_authors=("曹雪芹", "高鹗")
    )
    add_title(
        desk,
        KALILA,
        authors=("Ibn al-Muqaffaʻ",),
        original_title="كَلِيلة ودِمنة",
        original_authors=("ابن المقفع",),
    )
    add_title(desk, TEA, original_title="茶の本", original_authors=("岡倉 天心",))
    add_title(desk, PLAIN, subjects=("梦", "红楼"))
    return desk


def titles(desk: Desk, text: str, field: str = "") -> list[str]:
    with desk.store.read() as session:
        return [row.title for row in search(session, text, small_world.here(desk), Filters(field=field)).rows]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("红楼梦", DREAM),
        ("红楼", DREAM),
        ("楼梦", DREAM),
        ("hong 楼", DREAM),
        ("hong lou meng", DREAM),
        ("曹雪芹", DREAM),
        ("雪芹 红", DREAM),
        ("كليلة ودمنة", KALILA),
        ("كَلِيلَة", KALILA),
        ("ودمن", KALILA),
        ("المقفع", KALILA),
        ("kalilah", KALILA),
        ("茶の本", TEA),
        ("本", TEA),
        ("岡倉天心", TEA),
    ],
)
def test_both_scripts_find_it(shelves: Desk, typed: str, title: str) -> None:
    assert titles(shelves, typed)[0] == title


def test_what_has_the_words_in_its_title_comes_first(shelves: Desk) -> None:
    assert titles(shelves, "红楼") == [DREAM, PLAIN]


def test_one_field_alone_may_be_searched_in_either_script(shelves: Desk) -> None:
    assert titles(shelves, "梦", "title") == [DREAM]
    assert titles(shelves, "梦", "subjects") == [PLAIN]
    assert titles(shelves, "曹雪芹", "authors") == [DREAM]
    assert titles(shelves, "曹雪芹", "title") == []


def test_the_line_has_it(shelves: Desk) -> None:
    with shelves.store.read() as session:
        (row,) = search(session, "茶", small_world.here(shelves)).rows
    assert (row.title, row.original_title, row.here) == (TEA, "茶の本", 0)
