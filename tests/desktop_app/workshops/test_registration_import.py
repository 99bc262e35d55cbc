# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of people taken in: any usual file, nobody twice, each line accounted for."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from db.exchange.registration_sheets import guessed, read_sheet
from db.exchange.workbooks import SheetRefused
from db.operations.desk import Desk
from db.queries.registrations import registration_detail, registrations
from db.queries.workshops import Detail, workshop_detail
from db.rules.plans import Question
from desktop_app.workshops.import_dialog import report
from desktop_app.workshops.registration_import import Fate, foreseen, read_file, take_in
from tests.db.workshop_world import add_session, add_workshop
from tests.desktop_app.at_once import Working

LIST = """Nama Lengkap;Asal Sekolah;No. HP;Tgl Lahir;Jenis Kelamin;Nama Wali;Bukti;Dari mana?
Siti Aminah;SMA 3;0812-7000-111;1-2-1990;P;;;Poster
Budi;SD 11;0812-7000-222;12-3-2015;L;Siti;formulir;Teman
Ani;SD 11;;12-3-2016;P;;;Teman
Rahmat;;;31-2-1990;L;;;Teman
SITI AMINAH;;08127000111;;;;;Poster
Dewi;;;1-2-1991;P;;;

"""


ASKED = Question(name="asal", text="Dari mana?", required=True)


def planned(desk: Desk, *questions: Question, **facts: object) -> Detail:
    event = add_workshop(desk, questions=questions, **facts)
    add_session(desk, event)
    with desk.store.read() as session:
        detail = workshop_detail(session, event)
    assert detail is not None
    return detail


def run(desk: Desk, workshop: Detail, path: Path, task: Working | None = None) -> list[Fate]:
    read = read_file(desk, workshop, path)
    task = task or Working(None)
    fates, _ = take_in(desk, workshop, read, read.mapping, task.report, lambda: task.cancelled)
    return fates


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encoding_and_separator_are_found_out(encoding: str, separator: str) -> None:
    text = f'Nama{separator}Catatan\r\nAndré{separator}"a{separator}b"\r\n'
    sheet = read_sheet(text.encode(encoding))
    assert sheet.header == ("Nama", "Catatan")
    assert [line.cells for line in sheet.lines] == [("André", f"a{separator}b")]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"Nama,HP\n", "empty"),
        (b"PK\x03\x04 and so on", "spreadsheet"),
        (b"a\x00b,c\nd,e", "not_text"),
        (b"Nama\n" + b"Ani\n" * 5_001, "too_large"),
    ],
)
def test_what_is_no_list_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(SheetRefused) as refused:
        read_sheet(data)
    assert refused.value.why == why


def test_columns_are_known_by_their_names() -> None:
    assert guessed(("No", "NAMA", "No. HP", "E-mail", "Jumlah Orang")) == {
        "name": 1,
        "phone": 2,
        "email": 3,
        "people": 4,
    }


def test_each_line_is_accounted_for_and_a_second_time_registers_nobody(desk: Desk, tmp_path: Path) -> None:
    workshop = planned(desk, ASKED, seats_onsite=1)
    path = tmp_path / "daftar.csv"
    path.write_text(LIST, encoding="utf-8")
    read = read_file(desk, workshop, path)
    before = [(f.line, f.what, f.field) for f in foreseen(desk, workshop, read, read.mapping)]
    assert before == [
        (2, "new", ""),
        (3, "new", ""),
        (4, "wrong", "given_by"),
        (5, "wrong", "birth_date"),
        (6, "there", ""),
        (7, "wrong", "question-asal"),
    ]
    assert [f.what for f in run(desk, workshop, path)] == [
        "registered",
        "waiting",
        "wrong",
        "wrong",
        "there",
        "wrong",
    ]
    assert [f.what for f in run(desk, workshop, path)] == [
        "there",
        "there",
        "wrong",
        "wrong",
        "there",
        "wrong",
    ]
    with desk.store.read() as session:
        rows = registrations(session, workshop.row.uid)
    assert [(row.name, row.source, row.unguarded) for row in rows] == [
        ("Siti Aminah", "import", False),
        ("Budi", "import", False),
    ]


def test_stopped_it_keeps_what_was_registered_and_goes_on_the_next_time(desk: Desk, tmp_path: Path) -> None:
    workshop = planned(desk)
    path = tmp_path / "daftar.csv"
    path.write_text("Nama\nAni\nBudi\nCici\n", encoding="utf-8")
    task = Working(lambda done, _total, _note: task.cancel() if done == 1 else None)
    assert [f.name for f in run(desk, workshop, path, task)] == ["Ani", "Budi"]
    assert [f.what for f in run(desk, workshop, path)] == ["there", "there", "registered"]


def test_who_cannot_be_taken_in_is_reported(desk: Desk, tmp_path: Path) -> None:
    workshop = planned(desk, seats_onsite=1, waiting_list=False)
    path = tmp_path / "daftar.csv"
    path.write_text("Nama\nAni\nBudi\n", encoding="utf-8")
    fates = run(desk, workshop, path)
    assert [f.what for f in fates] == ["registered", "refused"]
    assert fates[1].error is not None


def workbook(path: Path, *rows: tuple[object, ...]) -> Path:
    made = Workbook()
    assert made.active is not None
    for row in rows:
        made.active.append(row)
    made.save(path)
    return path


def test_a_workbook_is_taken_in_with_days_and_telephones_as_they_were_meant(
    desk: Desk, tmp_path: Path
) -> None:
    agree = Question(name="ikut", text="Ikut lomba?", kind="yes_no", required=True)
    workshop = planned(desk, agree)
    path = workbook(
        tmp_path / "daftar.xlsx",
        ("DAFTAR PESERTA",),
        ("Nama", "HP", "Tgl Lahir", "Ikut lomba?"),
        ("Siti", 81270001111, date(1990, 2, 1), "Ya"),
        ("Budi", 77121234, date(1991, 2, 1), "tidak"),
        ("Ani", "0812", date(1992, 2, 1), None),
        ("=A3", "0813", date(1992, 2, 1), "Ya"),
    )
    fates = run(desk, workshop, path)
    assert [(f.line, f.what, f.told, f.field, f.fault) for f in fates] == [
        (3, "registered", "zero_put_back", "", ""),
        (4, "registered", "zero_lost", "", ""),
        (5, "wrong", "", "question-ikut", "empty"),
        (6, "wrong", "", "name", "uncounted"),
    ]
    with desk.store.read() as session:
        rows = {row.name: row.uid for row in registrations(session, workshop.row.uid)}
        siti = registration_detail(session, rows["Siti"])
    assert siti is not None
    assert (siti.phone, siti.birth_date, siti.answers) == ("081270001111", date(1990, 2, 1), {"ikut": "yes"})


def test_several_thousand_lines_of_a_workbook_are_looked_at_and_none_is_lost(
    desk: Desk, tmp_path: Path
) -> None:
    workshop = planned(desk)
    path = workbook(
        tmp_path / "daftar.xlsx", ("Nama", "HP"), *((f"Orang {n}", 81200000000 + n) for n in range(4_000))
    )
    read = read_file(desk, workshop, path)
    fates = foreseen(desk, workshop, read, read.mapping)
    assert [fate.line for fate in fates] == list(range(2, 4_002))
    assert {(fate.what, fate.told) for fate in fates} == {("new", "zero_put_back")}


def test_the_report_says_of_each_line_what_became_of_it_and_is_no_formula(desk: Desk, tmp_path: Path) -> None:
    workshop = planned(desk, ASKED)
    path = tmp_path / "daftar.csv"
    path.write_text('Nama;Dari mana?\n"=HYPERLINK(1)";Poster\nBudi;\n', encoding="utf-8")
    said = list(csv.reader(io.StringIO(report(run(desk, workshop, path), {"asal": "Dari mana?"}))))
    assert said[1][:3] == ["2", "'=HYPERLINK(1)", "registered"]
    assert said[2] == ["3", "Budi", "left out", "Dari mana?: This is needed."]
