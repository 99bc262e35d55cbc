# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks: what their cells show, and those that would fill the memory or are none."""

from __future__ import annotations

import io
import random
from contextlib import suppress
from datetime import date, datetime, time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from db.exchange import workbooks
from db.exchange.registration_sheets import phone_of, read_sheet
from db.exchange.workbooks import SheetRefused


def packed(workbook: Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def a_workbook(*rows: tuple[object, ...], title: str = "Peserta") -> Workbook:
    made = Workbook()
    assert made.active is not None
    made.active.title = title
    for row in rows:
        made.active.append(row)
    return made


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The same workbook with a part changed or added."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(SheetRefused) as error:
        read_sheet(data)
    return error.value.why


def test_cells_as_people_would_write_them() -> None:
    row = (
        " Siti ",
        81270001111,
        date(2015, 3, 12),
        2.5,
        time(9, 30),
        datetime(2026, 11, 20, 8, 15),  # noqa: DTZ001 - cells know no zone
        True,
        None,
    )
    data = packed(a_workbook(("Nama", "HP"), row))
    _, read = workbooks.rows(data, "Peserta", 10)
    said = ("Siti", "81270001111", "2015-03-12", "2.5", "09:30:00", "2026-11-20 08:15:00", "True")
    assert read.cells[:7] == said
    assert read.numbers == {1, 3}


def test_a_telephone_that_lost_its_zero_gets_it_back_where_that_is_sure() -> None:
    assert phone_of("81270001111", is_number=True) == ("081270001111", "zero_put_back")
    assert phone_of("6281270001111", is_number=True) == ("6281270001111", "")
    assert phone_of("77121234", is_number=True) == ("77121234", "zero_lost")
    assert phone_of("81270001111", is_number=False) == ("81270001111", "")


def test_the_sheet_that_looks_like_a_list_is_taken_whatever_stands_above_it() -> None:
    made = a_workbook(("Petunjuk",), ("Isi lembar berikut",), title="Petunjuk")
    hidden = made.create_sheet("Lama")
    hidden.sheet_state = "hidden"
    for row in (("Nama",), ("Tersembunyi",)):
        hidden.append(row)
    people = made.create_sheet("Peserta")
    for row in (
        (),
        ("DAFTAR HADIR",),
        (),
        ("No", "Nama Lengkap", "HP"),
        (1, "Siti", "0812"),
        (),
        (2, "Budi"),
    ):
        people.append(row)
    sheet = read_sheet(packed(made))
    assert (sheet.sheets, sheet.name) == (("Petunjuk", "Peserta"), "Peserta")
    assert sheet.header == ("No", "Nama Lengkap", "HP")
    assert [(line.number, line.cells) for line in sheet.lines] == [
        (5, ("1", "Siti", "0812")),
        (7, ("2", "Budi", "")),
    ]
    assert read_sheet(packed(made), "Petunjuk").header == ("Petunjuk",)


def test_formulas_by_their_values_and_those_without_one_are_told() -> None:
    """openpyxl writes formulas without values, as programs do that do not work them out."""
    data = packed(a_workbook(("Nama", "HP"), ("=B2", "0812"), ("Budi", "0813")))
    one, other = read_sheet(data).lines
    assert one.uncounted == {0}
    assert other.uncounted == frozenset()
    sheet = b'<row r="2"><c r="A2" t="str"><f>B2</f><v>Siti</v></c><c r="B2"><v>812</v></c></row>'
    whole = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="str"><v>Nama</v></c><c r="B1" t="str"><v>HP</v></c></row>'
        + sheet
        + b"</sheetData></worksheet>"
    )
    (line,) = read_sheet(with_part(data, "xl/worksheets/sheet1.xml", whole)).lines
    assert (line.cells, line.uncounted, line.numbers) == (("Siti", "812"), frozenset(), {1})


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    data = packed(a_workbook(("Nama",), ("Siti",)))
    bomb = with_part(data, "xl/worksheets/sheet1.xml", b"<x>" + b" " * (workbooks.LARGEST_UNPACKED + 1))
    assert len(bomb) < 100_000
    assert refused(bomb) == "too_large"
    blank = with_part(data, "xl/worksheets/sheet1.xml", b"<x>" + b"<row/>" * workbooks.MOST_TAGS + b"</x>")
    assert refused(blank) == "too_large"
    out = io.BytesIO(data)
    with ZipFile(out, "a") as more:
        for number in range(workbooks.MOST_PARTS + 1):
            more.writestr(f"x{number}.xml", b"")
    assert refused(out.getvalue()) == "too_large"


def test_entities_are_not_expanded() -> None:
    data = packed(a_workbook(("Nama",), ("Siti",)))
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    assert refused(with_part(data, "xl/sharedStrings.xml", evil)) == "spreadsheet"


def test_more_people_than_a_list_has_and_rows_far_down() -> None:
    assert refused(packed(a_workbook(("Nama",), *[("Ani",)] * 5_001))) == "too_large"
    far = a_workbook(("Nama",), ("Siti",))
    assert far.active is not None
    far.active.cell(1_000_000, 1, "Budi")
    assert [line.number for line in read_sheet(packed(far)).lines] == [2, 1_000_000]


def test_what_is_no_workbook_of_ours() -> None:
    whole = packed(a_workbook(("Nama",), ("Siti",)))
    assert refused(workbooks.OLD + bytes(600)) == "old_workbook"
    assert refused(whole[: len(whole) // 2]) == "spreadsheet"
    assert refused(with_part(whole, "xl/workbook.xml", b"<html/>")) in {"spreadsheet", "empty"}
    out = io.BytesIO()
    with ZipFile(out, "w") as ods:
        ods.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        ods.writestr("content.xml", "<office/>")
    assert refused(out.getvalue()) == "spreadsheet"
    assert refused(packed(a_workbook(("Nama",)))) == "empty"
    assert refused(packed(a_workbook())) == "empty"


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_workbook_is_refused_or_read_but_nothing_else(seed: int) -> None:
    data = bytearray(packed(a_workbook(("Nama", "HP"), *[(f"Orang {n}", n) for n in range(20)])))
    some = random.Random(seed)
    for _ in range(some.randint(1, 6)):
        data[some.randrange(4, len(data))] = some.randrange(256)
    with suppress(SheetRefused):
        read_sheet(bytes(data))
