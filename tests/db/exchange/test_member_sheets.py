# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of members as schools keep them: recognised, read, taken in twice without doubling anybody."""

from __future__ import annotations

import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from db.exchange import workbooks
from db.exchange.detect import detect, member_list
from db.exchange.member_sheets import KIND, day_of, read_members
from db.exchange.preview import preview
from db.exchange.records import Finding
from db.models import Member, NumberBlock
from db.operations.choices import choices_for
from db.operations.desk import Desk
from db.operations.import_files import Report, import_file
from db.operations.planning_members import foreseen
from tests.db.exchange.imports import counts, put, total
from tests.db.exchange.test_workbooks import a_workbook, packed

SCHOOL = (
    ("DAFTAR SISWA SMAN 1",),
    ("No", "Nama Siswa", "NIS", "Kelas", "L/P", "Tempat, Tanggal Lahir", "No HP Orang Tua", "NIK"),
    (1, "Siti Aminah", "1001", "XI IPA 1", "P", "Tanjungpinang, 17-08-2008", 8127001234, "2172015708080001"),
    (2, "Budi Santoso", "1002", "XI IPA 1", "L", "Bintan, 5 Mei 2009", "0812-700-999", 2172010505090003),
    (3, "", "1003", "XI IPA 1", "L", "", "", ""),
    (4, "Rina Sari", "1004", "XII", "P", "31-02-2008", "", "12345"),
)


def school(tmp_path: Path, *rows: tuple[object, ...]) -> Path:
    return put(tmp_path, packed(a_workbook(*(rows or SCHOOL))), "siswa.xlsx")


def taken_in(desk: Desk, path: Path, institution: str = "SMAN 1") -> Report:
    with desk.store.read() as session:
        choices = choices_for(session, branch=desk.branch, institution=institution)
    return import_file(desk, path, choices=choices, refused_path=path.with_name("ditolak.csv"))


def member(desk: Desk, name: str) -> Member:
    with desk.store.read() as session:
        found = session.scalars(select(Member).where(Member.name == name)).one()
        session.expunge(found)
        return found


def test_a_list_is_known_by_its_headings(tmp_path: Path) -> None:
    form = detect(school(tmp_path))
    assert (form.kind, form.headings[1], form.holds_members) == (KIND, "Nama Siswa", True)
    assert form.columns == (
        "",
        "name",
        "student_number",
        "class_name",
        "gender",
        "birth_date",
        "guardian_phone",
        "identity_number",
    )
    as_csv = put(tmp_path, "Nama;Kelas;NISN\nSiti;XI;0081234567\n", "siswa.csv")
    assert detect(as_csv).columns == ("name", "class_name", "student_number")
    assert detect(put(tmp_path, "Judul;Pengarang\nBumi;Tere\n", "buku.csv")).kind == "unknown"
    books = put(tmp_path, packed(a_workbook(("Judul", "Pengarang"), ("Bumi", "Tere"))), "buku.xlsx")
    assert (detect(books).kind, detect(books).why) == ("unknown", "spreadsheet")


def test_rows_are_read_with_what_is_odd(tmp_path: Path) -> None:
    seen = preview(school(tmp_path))
    by_row = {read.position: read for read in seen.reads}
    assert sorted(by_row) == [3, 4, 5, 6], "as numbered in the sheet"
    siti = by_row[3].record
    assert siti is not None
    assert (siti.birth_date, siti.guardian_phone, siti.gender) == (  # type: ignore[union-attr]
        date(2008, 8, 17),
        "08127001234",
        "female",
    )
    codes = {row: [finding.code for finding in read.repairs] for row, read in by_row.items()}
    assert codes == {3: [], 4: ["nik_rounded"], 5: [], 6: ["bad_date"]}
    assert by_row[5].refusal is not None
    assert by_row[5].refusal.code == "no_name"


def test_a_school_is_taken_in_twice_without_doubling(tmp_path: Path, desk: Desk) -> None:
    path = school(tmp_path)
    assert counts(taken_in(desk, path)) == (4, 3, 0, 0, 1)
    siti = member(desk, "Siti Aminah")
    assert (siti.institution, siti.class_name, siti.student_number) == ("SMAN 1", "XI IPA 1", "1001")
    assert siti.number
    before = total(desk, Member)
    report = taken_in(desk, path)
    assert counts(report) == (4, 0, 0, 3, 1)
    assert total(desk, Member) == before
    assert [note.findings[0].code for note in report.notes if note.what == "refused"] == ["no_name"]
    assert report.refused_file is not None
    assert report.refused_file.read_text().splitlines()[1].startswith("3,,1003")


def test_one_sees_how_far_a_list_is(tmp_path: Path, desk: Desk) -> None:
    rows = [(n, f"Siswa {n}", "", "X", "P", "", "", "") for n in range(450)]
    path = school(tmp_path, SCHOOL[1], *rows)
    seen: list[tuple[int, int]] = []
    cancelled = import_file(
        desk,
        path,
        progress=lambda done, total, records: seen.append((100 * done // total, records)),
        cancelled=lambda: bool(seen),
    )
    assert seen == [(44, 200)]
    assert cancelled.read == 200


def test_next_year_the_class_is_another_and_the_person_the_same(tmp_path: Path, desk: Desk) -> None:
    taken_in(desk, school(tmp_path))
    later = put(tmp_path, "Nama;NIS;Kelas\nSiti Aminah;1001;XII IPA 1\nTio;1099;X\n", "baru.csv")
    with desk.store.read() as session:
        choices = choices_for(session, branch=desk.branch, institution="SMAN 1")
        used = session.scalars(select(NumberBlock.next).order_by(NumberBlock.id)).all()
    seen = foreseen(desk, preview(later), choices)
    assert seen.planned == {"created": 1, "updated": 1, "unchanged": 0, "refused": 0}
    with desk.store.read() as session:
        assert session.scalars(select(NumberBlock.next).order_by(NumberBlock.id)).all() == used
    assert counts(taken_in(desk, later)) == (2, 1, 1, 0, 0)
    assert member(desk, "Siti Aminah").class_name == "XII IPA 1"
    assert member(desk, "Siti Aminah").guardian_phone == "08127001234", "what the file leaves out stays"


def test_who_has_a_card_already_keeps_its_number(tmp_path: Path, desk: Desk) -> None:
    taken_in(desk, put(tmp_path, "Nama;No Anggota;NIK\nSiti;K1;2172015708080001\n"))
    report = taken_in(desk, put(tmp_path, "Nama;No Anggota;NIK\nSiti;K2;2172015708080001\n", "dua"))
    assert counts(report) == (1, 0, 0, 1, 0)
    assert member(desk, "Siti").number == "K1"
    assert [finding.code for note in report.notes for finding in note.findings] == ["other_number"]


def test_who_can_not_be_told_apart_is_refused(tmp_path: Path, desk: Desk) -> None:
    two = "Nama;No Anggota;Tanggal Lahir\nSiti;K1;17-8-2008\nSiti;K2;17-8-2008\n"
    taken_in(desk, put(tmp_path, two))
    report = taken_in(desk, put(tmp_path, "Nama;Tgl Lahir;Kelas\nSiti;17/08/2008;XI\n", "dua"))
    assert counts(report) == (1, 0, 0, 0, 1)
    assert [finding.code for note in report.notes for finding in note.findings] == ["member_ambiguous"]


@pytest.mark.parametrize(
    ("head", "what"),
    [
        ("No Anggota", "A1 (2)"),
        ("NIK", "…0001 (2)"),
        ("NIS", "A1 (2)"),
    ],
)
def test_of_two_with_one_number_in_a_file_the_second_is_refused(
    tmp_path: Path, desk: Desk, head: str, what: str
) -> None:
    number = "2172015708080001" if head == "NIK" else "A1"
    rows = "".join(f"{name};X;{number}\n" for name in ("Siti Aminah", "Siti Rahma", "SITI AMINAH"))
    report = taken_in(desk, put(tmp_path, f"Nama;Kelas;{head}\n{rows}", "dua.csv"))
    assert (report.created, report.refused) == (1, 1)
    assert member(desk, "SITI AMINAH").class_name == "X", "written otherwise it is the same person"
    [refused] = [note for note in report.notes if note.what == "refused"]
    assert [(finding.code, finding.what) for finding in refused.findings] == [("number_of_another", what)]
    assert report.refused_file is not None
    assert report.refused_file.read_text().splitlines()[1].startswith("Siti Rahma")


def test_a_list_that_counts_from_one_again_overwrites_nobody(tmp_path: Path, desk: Desk) -> None:
    taken_in(desk, put(tmp_path, "No Anggota;Nama;Tanggal Lahir\n1;Siti Aminah;17-8-2008\n2;Budi;\n"))
    other = "No Anggota;Nama;Tanggal Lahir\n1;Rina;1-1-2009\n2;Budi Santoso;\n1;Aminah;\n1;St. A.;17-8-2008\n"
    path = put(tmp_path, other, "dua.csv")
    with desk.store.read() as session:
        choices = choices_for(session, branch=desk.branch, institution="SMAN 1")
    seen = foreseen(desk, preview(path), choices)
    assert seen.planned["refused"] == 3, "the first, and those in the file that have its number"
    assert counts(taken_in(desk, path)) == (4, 0, 1, 0, 3)
    assert member(desk, "Siti Aminah").birth_date == date(2008, 8, 17)
    assert member(desk, "Budi Santoso").number == "2", "whose name is written more fully"


def test_who_changed_their_name_is_told_by_something_else(tmp_path: Path, desk: Desk) -> None:
    taken_in(desk, put(tmp_path, "No Anggota;Nama;Tanggal Lahir\n1;Siti Aminah;17-8-2008\n"))
    taken_in(desk, put(tmp_path, "No Anggota;Nama;Tanggal Lahir\n1;Aisyah;17-8-2008\n", "dua.csv"))
    assert member(desk, "Aisyah").number == "1"


def test_where_the_numbers_end_the_others_wait_for_more(tmp_path: Path, desk: Desk) -> None:
    with desk.store.write() as session:
        for block in session.scalars(select(NumberBlock).where(NumberBlock.kind == "member")):
            block.last = block.next
    report = taken_in(desk, put(tmp_path, "Nama;NIS\nSiti;1\nBudi;2\n"))
    assert counts(report) == (2, 1, 0, 0, 1)
    assert [finding.code for note in report.notes for finding in note.findings] == ["numbers_used_up"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2008-08-17", date(2008, 8, 17)),
        ("2008-08-17 00:00:00", date(2008, 8, 17)),
        ("17/8/2008", date(2008, 8, 17)),
        ("Tg. Pinang, 17 Agustus 2008", date(2008, 8, 17)),
        ("1 Dec 1990", date(1990, 12, 1)),
        ("31-02-2008", None),
        ("17 Rajab 1430", None),
        ("", None),
    ],
)
def test_days_as_people_write_them(text: str, day: date | None) -> None:
    assert day_of(text) == day


@given(st.binary(max_size=300), st.lists(st.sampled_from(["", "name", "number", "birth_date"]), max_size=5))
def test_whatever_the_file_is_it_is_read_or_refused(data: bytes, columns: list[str]) -> None:
    for read in read_members(data, columns):
        assert (read.record is None) == (read.refusal is not None)


def refused_as(path: Path) -> list[tuple[int, str]]:
    seen = preview(path)
    return [(read.position, read.refusal.code) for read in seen.reads if read.refusal is not None]


def test_a_merged_cell_counts_for_every_row_that_it_reaches_over(tmp_path: Path) -> None:
    """A class that stands once beside its pupils; not a heading over two lines."""
    workbook = a_workbook(
        ("DAFTAR SISWA",),
        ("Nama", "Kelas", "NIS"),
        (None, None, None),
        ("Siti", "VII A", "1"),
        ("Budi", None, "2"),
        ("Rina", None, "3"),
        ("Tio", None, "4"),
    )
    assert workbook.active is not None
    for merged in ("A1:C1", "A2:A3", "B2:B3", "B4:B6"):
        workbook.active.merge_cells(merged)
    seen = preview(put(tmp_path, packed(workbook), "siswa.xlsx"))
    assert [(read.record.name, read.record.class_name) for read in seen.reads] == [  # type: ignore[union-attr]
        ("Siti", "VII A"),
        ("Budi", "VII A"),
        ("Rina", "VII A"),
        ("Tio", ""),
    ]


def test_a_row_with_a_formula_that_has_no_value_is_refused(tmp_path: Path) -> None:
    """What it was to say is not known: neither is whether it is somebody who is here."""
    rows = (("Nama", "Kelas", "NIS"), ("Siti", '="VII"&" A"', "1"), ("Budi", "VII A", "2"))
    assert refused_as(school(tmp_path, *rows)) == [(2, "uncounted")]


def test_a_card_number_that_a_spreadsheet_has_rounded_is_refused(tmp_path: Path) -> None:
    whole = 2172015708080001
    rows = (("Nama", "Nomor Anggota"), ("Siti", 2172015708080000), ("Budi", whole), ("Rina", 1002))
    assert refused_as(school(tmp_path, *rows)) == [(2, "number_rounded")]
    text = "Nama;Nomor Anggota\nSiti;2,17202E+15\nBudi;1001\n"
    assert refused_as(put(tmp_path, text, "siswa.csv")) == [(2, "number_rounded")]


def test_a_gender_in_other_words_is_known_or_told(tmp_path: Path) -> None:
    rows = [("Nama", "L/P"), ("Siti", "Pr"), ("Budi", "Laki - Laki"), ("Rina", "?")]
    seen = preview(school(tmp_path, *rows))
    assert [read.record.gender for read in seen.reads] == ["female", "male", ""]  # type: ignore[union-attr]
    assert [[one.code for one in read.repairs] for read in seen.reads] == [[], [], ["unknown_gender"]]


def test_what_else_a_workbook_holds_is_told(tmp_path: Path, desk: Desk) -> None:
    """Blank sheets, as old programs put into each, are not."""
    workbook = a_workbook(("Nama", "Kelas"), ("Siti", "VII A"), title="VII A")
    workbook.create_sheet("VII B").append(("Nama", "Kelas"))
    workbook.create_sheet("Sheet3")
    path = put(tmp_path, packed(workbook), "siswa.xlsx")
    told = [Finding("other_sheets", "VII A", "VII B")]
    assert preview(path).form.findings == told
    assert taken_in(desk, path).file_findings == told


def test_why_a_workbook_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MOST_TAGS", 20)
    assert detect(school(tmp_path)).why == "too_large"
    assert detect(put(tmp_path, workbooks.OLD + bytes(600), "siswa.xls")).why == "old_workbook"


def test_of_a_large_archive_no_more_is_read_than_a_list_may_have(tmp_path: Path) -> None:
    """A backup of pictures begins like a workbook; some gigabytes of it would not fit into memory."""
    path = tmp_path / "foto.zip"
    with path.open("wb") as file:
        file.write(workbooks.PACKED)
        file.truncate(300_000_000)
    tracemalloc.start()
    try:
        assert detect(path).why == "too_large"
        assert member_list(path).why == "too_large"
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()
