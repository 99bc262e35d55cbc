# SPDX-License-Identifier: GPL-3.0-or-later
"""SLiMS's three CSV layouts in the three dialects that it writes, with their known defects."""

from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.exchange.detect import detect_bytes
from db.exchange.reading import read_records
from db.exchange.slims import ITEMS, MEMBERS, TITLES
from tests.db.exchange.samples import codes, items, members, reads, titles

TITLE = [
    "Bumi manusia",
    "Text",
    "Cet. 9",
    "979-97312-3-2",
    "Lentera Dipantara",
    "2005",
    "535 hlm.",
    "Buru",
    "813 PRA b",
]
TITLE += [
    "Indonesia",
    "Jakarta",
    "813",
    "",
    "",
    "",
    "<Pramoedya Ananta Toer>",
    "<Fiksi><Sejarah>",
    "<B1><B2>",
]
ITEM = [
    "B1",
    "813 PRA b",
    "Textbook",
    "INV/1",
    "2020-01-31",
    "",
    "",
    "Pusat",
    "",
    "",
    "Rak 3",
    "2",
    "",
    "85000",
]
ITEM += ["Rupiah", "", "2020-01-31 10:00:00", "2020-01-31 10:00:00", "Bumi manusia"]
MEMBER = [
    "A1",
    "Siti Aminah",
    "0",
    "Standard",
    "siti@example.org",
    "Jl. Merdeka 1",
    "29111",
    "SMAN 1",
    "0",
    "",
    "123456",
]
MEMBER += ["0812-1", "", "2025-07-01", "2025-07-01", "2027-07-01", "2009-05-17", "suka novel"]


def row(cells: list[str], doubled: bool = True, separator: str = ",") -> str:
    return (
        separator.join(f'"{cell.replace(chr(34), chr(34) * 2) if doubled else cell}"' for cell in cells)
        + "\n"
    )


def header(columns: tuple[str, ...], count: int | None = None) -> str:
    return row(list(columns[:count])).rstrip("\n") + "\n"


def changed(cells: list[str], **values: str) -> list[str]:
    columns = {18: TITLES if cells is TITLE else MEMBERS, 19: ITEMS}[len(cells)]
    return [values.get(name, cell) for name, cell in zip(columns, cells, strict=False)]


def one_title(**values: str) -> bytes:
    return (header(TITLES) + row(changed(TITLE, **values))).encode()


def test_titles_are_read_by_position() -> None:
    (title,) = titles((header(TITLES) + row(TITLE)).encode())
    assert (title.title, title.edition, title.publisher, title.year) == (
        "Bumi manusia", "Cet. 9", "Lentera Dipantara", 2005,
    )  # fmt: skip
    assert title.identifiers == (("isbn", "9789799731234"),)
    assert title.authors == ("Pramoedya Ananta Toer",)
    assert title.subjects == ("Fiksi", "Sejarah")
    assert [item.barcode for item in title.items] == ["B1", "B2"]
    assert (title.language, title.form, title.marc) == ("ind", "book", None)


@pytest.mark.parametrize("head", ["", header(TITLES), "Judul,Jenis," + ",".join(["Kolom"] * 16) + "\n"])
def test_with_and_without_header(head: str) -> None:
    raw = (head + row(TITLE) + row(changed(TITLE, title="Anak semua bangsa"))).encode()
    assert [title.title for title in titles(raw)] == ["Bumi manusia", "Anak semua bangsa"]


def test_columns_named_in_another_order_are_followed() -> None:
    columns, cells = list(TITLES), list(TITLE)
    columns.reverse()
    cells.reverse()
    (title,) = titles((row(columns) + row(cells)).encode())
    assert title.title == "Bumi manusia"
    assert title.year == 2005


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators(encoding: str, separator: str) -> None:
    cells = changed(TITLE, title="Nama saya José – 王小明")
    raw = (row(list(TITLES), separator=separator) + row(cells, separator=separator)).encode(encoding)
    (read,) = reads(raw)
    assert codes(read) == []
    assert read.record.title == "Nama saya José – 王小明"  # type: ignore[union-attr]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    raw = (header(TITLES) + row(TITLE) + row(TITLE)).replace("\n", end).encode()
    assert len(titles(raw)) == 2


def test_windows_bytes_are_read_and_named() -> None:
    (read,) = reads((header(TITLES) + row(changed(TITLE, title="Café"))).encode("cp1252"))
    assert codes(read) == ["not_utf8"]
    assert read.record.title == "Café"  # type: ignore[union-attr]


def test_text_encoded_several_times_is_mended_and_named() -> None:
    thrice = "Developer’s".encode().decode("cp1252").encode().decode("cp1252")
    (read,) = reads(one_title(series_title=thrice))
    assert [(f.code, f.field) for f in read.repairs] == [("twice_encoded", "series_title")]
    assert read.record.series == "Developer’s"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("notes", "kept", "found"),
    [
        ("4711", "", ["corrupted_notes"]),
        ('<div style="height: 250px; overflow-y: auto;">Isi asli</div>', "Isi asli", ["corrupted_notes"]),
        ("baris satu\\nbaris dua", "baris satu\nbaris dua", []),
        ("<p>Dengan indeks</p>", "Dengan indeks", []),
    ],
)
def test_notes(notes: str, kept: str, found: list[str]) -> None:
    (read,) = reads(one_title(notes=notes))
    assert codes(read) == found
    assert read.record.notes == kept  # type: ignore[union-attr]


def test_doubled_quotes_and_separators_inside_cells() -> None:
    (read,) = reads(one_title(title='Kata "anak", kata orang'))
    assert codes(read) == []
    assert read.record.title == 'Kata "anak", kata orang'  # type: ignore[union-attr]


def test_quotes_left_as_they_are_in_the_item_file() -> None:
    raw = (header(ITEMS) + row(changed(ITEM, title='Kata "anak" itu'), doubled=False)).encode()
    (read,) = reads(raw)
    assert codes(read) == ["unescaped_quotes"]
    assert read.record.title == 'Kata "anak" itu'  # type: ignore[union-attr]


def test_backslashes_of_the_member_file() -> None:
    cells = changed(
        MEMBER, member_name='Siti Nur\\\'aini \\"Nur\\"', member_address="C:\\\\jalan\\nKel. Sukun"
    )
    raw = (header(MEMBERS, 18) + row(cells, doubled=False)).encode()
    (member,) = members(raw)
    assert member.name == 'Siti Nur\'aini "Nur"'
    assert member.address == "C:\\jalan\nKel. Sukun"


def test_a_line_end_inside_a_cell_belongs_to_it() -> None:
    (read, other) = reads((header(TITLES) + row(changed(TITLE, notes="satu\ndua")) + row(TITLE)).encode())
    assert read.record.notes == "satu\ndua"  # type: ignore[union-attr]
    assert (other.position, other.place) == (2, 4)


def test_a_quote_never_closed_costs_its_line_only() -> None:
    bad = row(TITLE).replace('"Jakarta"', '"Jakarta')[:-20] + "\n"
    found = reads((header(TITLES) + bad + row(TITLE) + row(TITLE)).encode())
    assert [read.refusal is not None for read in found] == [True, False, False]
    assert found[0].raw == bad.encode()


def test_a_row_of_another_width_is_refused_exactly() -> None:
    found = reads((header(TITLES) + row(TITLE[:15]) + row(TITLE)).encode())
    assert found[0].refusal is not None
    assert (found[0].refusal.code, found[0].refusal.what, found[0].place) == ("wrong_columns", "15", 2)
    assert found[1].record is not None


def test_items_with_the_extra_separator_of_their_header() -> None:
    raw = (header(ITEMS).rstrip("\n") + ",\n" + row(ITEM)).encode()
    (item,) = items(raw)
    assert (item.barcode, item.branch, item.item_type, item.location) == ("B1", "Pusat", "Textbook", "Rak 3")
    assert (item.price, item.acquired_on, item.source) == (85_000, date(2020, 1, 31), "Hibah")
    assert item.title == "Bumi manusia"


@pytest.mark.parametrize(("currency", "price"), [("Rupiah", 85_000), ("", 85_000), ("USD", None)])
def test_only_rupiah_are_a_price(currency: str, price: int | None) -> None:
    (item,) = items((header(ITEMS) + row(changed(ITEM, price_currency=currency))).encode())
    assert item.price == price


@pytest.mark.parametrize("count", [18, 19])
def test_members_with_and_without_password(count: int) -> None:
    cells = [*MEMBER, "$2y$10$rahasia"][:count]
    (member,) = members((header(MEMBERS, count) + row(cells)).encode())
    assert (member.number, member.name, member.gender) == ("A1", "Siti Aminah", "female")
    assert (member.registered_on, member.expires_on) == (date(2025, 7, 1), date(2027, 7, 1))
    assert member.notes == "suka novel"
    assert "rahasia" not in repr(member)
    assert "123456" not in repr(member)


def test_the_number_of_an_identity_card_is_read_and_no_other() -> None:
    cells = [changed(MEMBER, pin=pin) for pin in ("2172 0157 0809 0001", "217201570809", "")]
    found = members((header(MEMBERS, 18) + "".join(map(row, cells))).encode())
    assert [member.identity_number for member in found] == ["2172015708090001", "", ""]


def test_members_without_header_are_told_from_titles() -> None:
    assert detect_bytes((row(MEMBER) * 2).encode()).kind == "members"
    assert detect_bytes((row(TITLE) * 2).encode()).kind == "titles"
    assert detect_bytes((row(ITEM) * 2).encode()).kind == "items"


@pytest.mark.parametrize(("text", "found"), [("", []), ("0000-00-00", []), ("31 Mei", ["bad_date"])])
def test_dates_that_are_none(text: str, found: list[str]) -> None:
    (read,) = reads((header(MEMBERS, 18) + row(changed(MEMBER, birth_date=text))).encode())
    assert codes(read) == found
    assert read.record.birth_date is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("columns", "cells", "empty", "code"),
    [
        (TITLES, TITLE, "title", "no_title"),
        (ITEMS, ITEM, "item_code", "no_barcode"),
        (MEMBERS[:18], MEMBER, "member_id", "no_number"),
        (MEMBERS[:18], MEMBER, "member_name", "no_name"),
    ],
)
def test_what_a_record_cannot_do_without(
    columns: tuple[str, ...], cells: list[str], empty: str, code: str
) -> None:
    found = reads((header(columns) + row(changed(cells, **{empty: ""})) + row(cells)).encode())
    assert [codes(read) for read in found] == [[code], []]


def test_the_same_code_twice_is_named() -> None:
    found = reads((header(ITEMS) + row(ITEM) * 2).encode())
    assert [codes(read) for read in found] == [[], ["code_twice"]]


def test_a_year_that_is_none_is_named() -> None:
    (read,) = reads(one_title(publish_year="UII PRESS"))
    assert codes(read) == ["bad_year"]


def test_html_entities_are_written_out() -> None:
    (read,) = reads(one_title(title="Desain &amp; kebudayaan"))
    assert codes(read) == ["entities"]
    assert read.record.title == "Desain & kebudayaan"  # type: ignore[union-attr]


@given(junk=st.binary(max_size=400))
def test_nothing_stops_the_reader(junk: bytes) -> None:
    raw = (
        (header(TITLES) + row(TITLE)).encode() + junk + b"\n" + row(changed(TITLE, title="Terakhir")).encode()
    )
    found = list(read_records(io.BytesIO(raw), detect_bytes((header(TITLES) + row(TITLE)).encode())))
    assert found[0].record is not None
    assert [read.position for read in found] == list(range(1, len(found) + 1))


def test_many_open_quotes_cost_their_rows_only() -> None:
    bad = row(TITLE).replace('"Jakarta"', '"Jakarta')
    found = reads((header(TITLES) + row(TITLE) + (bad + row(TITLE)) * 200).encode())
    assert sum(read.record is not None for read in found) == 201


def test_a_class_that_nobody_gave_is_none() -> None:
    (read,) = reads(one_title(classification="NONE"))
    assert codes(read) == []
    assert read.record.classification == ""  # type: ignore[union-attr]
