# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies inside MARC records: presets, guessing, prices and dates as libraries write them."""

from __future__ import annotations

from datetime import date

import pytest

from db.exchange.item_fields import NEVER_GUESSED, PRESETS, ItemMapping, amount, day, guess_mapping
from db.exchange.marc import Field
from db.exchange.words import condition_of
from tests.db.exchange.samples import KOHA, codes, field, only_title, reads, record, title_field


def test_a_koha_copy_is_read() -> None:
    copy = field(
        "952",
        *(
            ("a", "INDUK"),
            ("b", "PST"),
            ("c", "Umum"),
            ("d", "2020-01-31"),
            ("g", "85000.00"),
            ("i", "INV/1"),
        ),
        *(("o", "813 PRA b"), ("p", "B0001"), ("y", "BUKU"), ("7", "0"), ("z", "sampul robek")),
    )
    (item,) = only_title(record(title_field(), copy), KOHA).items
    assert (item.barcode, item.branch, item.location, item.item_type) == ("B0001", "PST", "Umum", "BUKU")
    assert (item.price, item.acquired_on, item.inventory_number) == (85_000, date(2020, 1, 31), "INV/1")
    assert (item.call_number, item.note) == ("813 PRA b", "sampul robek")


@pytest.mark.parametrize(
    ("said", "condition"),
    [
        ([("0", "0"), ("1", "0"), ("4", "0"), ("7", "0")], "good"), ([("7", "1")], "not_for_loan"),
        ([("7", "-1")], "not_for_loan"), ([("7", "0"), ("1", "1")], "missing"), ([("1", "2")], "missing"),
        ([("1", "0"), ("4", "1")], "damaged"), ([("7", "1"), ("0", "1")], "withdrawn"),
        ([("7", "repair")], "repair"),
    ],
)  # fmt: skip
def test_what_koha_says_in_numbers(said: list[tuple[str, str]], condition: str) -> None:
    (item,) = only_title(record(title_field(), field("952", ("p", "B0001"), *said)), KOHA).items
    assert condition_of(item.status) == condition


def test_without_a_mapping_there_are_no_copies() -> None:
    assert only_title(record(title_field(), field("952", ("p", "B0001")))).items == ()


def test_the_first_filled_code_wins() -> None:
    mapping = ItemMapping(tag="999", barcode="xi", branch="m")
    copies = [field("999", ("i", "B0001"), ("m", "PST")), field("999", ("x", "B0002"), ("i", "B0003"))]
    found = only_title(record(title_field(), *copies), mapping).items
    assert [item.barcode for item in found] == ["B0001", "B0002"]


def test_copies_without_or_with_the_same_barcode_are_named() -> None:
    copies = [field("952", ("p", "B1")), field("952", ("p", "B1")), field("952", ("b", "PST"))]
    (read,) = reads(record(title_field(), *copies), KOHA)
    assert codes(read) == ["item_twice", "item_without_barcode"]


@pytest.mark.parametrize(
    ("text", "rupiah"),
    [
        ("85000", 85_000), ("85000.00", 85_000), ("Rp 85.000,-", 85_000), ("Rp. 1.250.000", 1_250_000),
        ("85,000.00", 85_000), ("IDR 85.000,00", 85_000), ("", None), ("hibah", None),
    ],
)  # fmt: skip
def test_amounts(text: str, rupiah: int | None) -> None:
    assert amount(text) == rupiah


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-01-31", date(2020, 1, 31)), ("31/01/2020", date(2020, 1, 31)), ("20200131", date(2020, 1, 31)),
        ("2020-02-31", None), ("0000-00-00", None), ("", None), ("kemarin", None),
    ],
)  # fmt: skip
def test_days(text: str, expected: date | None) -> None:
    assert day(text) == expected


def records_with(tag: str, code: str) -> list[list[Field]]:
    return [[title_field(), field(tag, (code, f"30007{n:05d}"), ("z", "x"))] for n in range(5)]


@pytest.mark.parametrize("name", PRESETS)
def test_the_preset_is_guessed_from_its_barcodes(name: str) -> None:
    preset = PRESETS[name]
    guessed = guess_mapping(records_with(preset.tag, preset.barcode))
    assert guessed == (None if name in NEVER_GUESSED else preset)


def test_inlislite_names_each_copy_by_its_accession_number() -> None:
    raw = record(title_field(), field("990", ("a", "00001/PERPUS/2014")), field("990", ("a", "00002")))
    items = only_title(raw, PRESETS["inlislite"]).items
    assert [item.barcode for item in items] == ["00001/PERPUS/2014", "00002"]


def test_another_code_of_a_usual_field_is_guessed() -> None:
    assert guess_mapping(records_with("949", "i")) == ItemMapping(tag="949", barcode="i")


def test_nothing_is_guessed_from_shelf_marks_and_notes() -> None:
    shelf = [[title_field(), field("852", ("p", "JA84.M43"), ("h", "JA84"))]]
    assert guess_mapping(shelf) is None
    assert guess_mapping([[title_field(), field("500", ("a", "300070001"))]] * 5) is None
