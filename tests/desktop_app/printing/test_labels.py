# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels of copies on every sheet and roll: the barcode is read, number and call number stand there whole."""

from __future__ import annotations

import pytest

from desktop_app.printing.label_stock import SPINES, Labels
from desktop_app.printing.labels import ItemLabel, What, render
from desktop_app.printing.paper import A4, MM
from desktop_app.printing.refusals import LabelTooSmall, NoSuchLetters
from tests.desktop_app.printing.reading import decoded, page_sizes, text_of, unembedded

each = pytest.mark.parametrize("stock", SPINES, ids=[one.name for one in SPINES])
LIBRARY = "Perpustakaan Kota Tanjungpinang"


def labels(count: int = 1, call_number: tuple[str, ...] = ("899.221 3", "TOE", "b")) -> list[ItemLabel]:
    return [ItemLabel(LIBRARY, f"B{n:06}", "Bumi manusia", call_number) for n in range(count)]


@pytest.mark.parametrize("stock", [one for one in SPINES if one.width >= 33], ids=lambda one: one.name)
def test_a_barcode_is_read_and_stands_there_in_figures(stock: Labels) -> None:
    pdf = render(labels(), stock, "barcode")
    assert decoded(pdf, 600) == {("Code 128", "B000000")}
    assert "B000000" in text_of(pdf)
    assert unembedded(pdf) == []


@each
def test_a_spine_has_the_call_number_in_its_lines(stock: Labels) -> None:
    said = text_of(render(labels(), stock, "spine"))
    assert all(part in said for part in ("899.221 3", "TOE", "b"))


@pytest.mark.parametrize("stock", [one for one in SPINES if one.width >= 50], ids=lambda one: one.name)
def test_both_stand_beside_each_other(stock: Labels) -> None:
    pdf = render(labels(), stock, "both")
    assert decoded(pdf, 600) == {("Code 128", "B000000")}
    assert "TOE" in text_of(pdf)


@each
def test_they_lie_on_the_paper_and_begin_where_the_sheet_is_left(stock: Labels) -> None:
    for place in range(stock.on_a_sheet):
        left, top = stock.corner(place)
        assert -0.01 <= left <= stock.paper.width - stock.width * MM + 0.01
        assert -0.01 <= top <= stock.paper.height - stock.height * MM + 0.01
    pages = page_sizes(render(labels(3), stock, "spine", stock.on_a_sheet - 1))
    assert len(pages) == (3 if stock.roll else 2 if stock.on_a_sheet > 2 else 3)
    size = (stock.width * MM, stock.height * MM) if stock.roll else (A4.width, A4.height)
    assert all(page == pytest.approx(size, abs=0.01) for page in pages)


@pytest.mark.parametrize(
    "number", ["SKRIPSI/2019/FKIP/0123", "JKT-PUS-DEPOSIT", "658.4038011", "Sk.Kom.2019.0123"]
)
@pytest.mark.parametrize("stock", [one for one in SPINES if one.width > 33], ids=lambda one: one.name)
def test_a_long_part_goes_on_in_the_next_line(stock: Labels, number: str) -> None:
    what: What = "both" if stock.width > 50 else "spine"
    said = text_of(render(labels(call_number=(number, "TOE")), stock, what))
    assert number in said.replace(" ", "")


def test_only_what_has_no_room_is_broken() -> None:
    wide = next(one for one in SPINES if one.name == "cut-70x38")
    assert "658.4038011 TOE" in text_of(render(labels(call_number=("658.4038011", "TOE")), wide, "spine"))


def test_what_has_no_room_is_refused_not_cut() -> None:
    narrow = next(one for one in SPINES if one.name == "roll-25x38")
    with pytest.raises(LabelTooSmall):
        render([ItemLabel(LIBRARY, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "x", ())], narrow, "barcode")
    with pytest.raises(LabelTooSmall):
        render(labels(call_number=("899.221 312 459 312 498",)), narrow, "spine")
    with pytest.raises(NoSuchLetters):
        render([ItemLabel(LIBRARY, "ツバメ", "x", ())], narrow, "barcode")
