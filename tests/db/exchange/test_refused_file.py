# SPDX-License-Identifier: GPL-3.0-or-later
"""What an import could not take is kept in the file's own format; a stopped one keeps what it took."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import select

from db.exchange.records import Finding
from db.models import JournalEntry, Title
from db.operations.desk import Desk
from db.operations.import_files import import_file
from db.operations.policies import change_setting
from tests.db.exchange.imports import counts, numbered, put, total
from tests.db.exchange.samples import field, record
from tests.db.exchange.test_marcxml import collection, one
from tests.db.exchange.test_slims import TITLE, TITLES, changed, header, row
from tests.small_disk import small_file_system


def test_refused_records_are_named_and_kept_to_be_mended(desk: Desk, tmp_path: Path) -> None:
    authority = record(field("150", ("a", "Nelayan")), leader="00000nz  a2200000   4500")
    raw = numbered(1, "Satu") + authority + numbered(2, "Dua")[:-9]
    refused = tmp_path / "ditolak.mrc"
    report = import_file(desk, put(tmp_path, raw), refused_path=refused)
    assert counts(report) == (3, 1, 0, 0, 2)
    assert [(n.position, n.what, n.findings[0].code) for n in report.notes] == [
        (2, "refused", "not_bibliographic"),
        (3, "refused", "truncated"),
    ]
    assert report.refused_file == refused
    assert refused.read_bytes() == authority + numbered(2, "Dua")[:-9]


def test_a_file_of_refused_xml_or_rows_can_be_imported_again(desk: Desk, tmp_path: Path) -> None:
    refused = tmp_path / "ditolak"
    broken = one("Salah").replace("</leader>", "</lead>")
    import_file(desk, put(tmp_path, collection(one("Satu"), broken)), refused_path=refused)
    mended = put(tmp_path, refused.read_bytes().replace(b"</lead>", b"</leader>"))
    assert counts(import_file(desk, mended))[:2] == (1, 1)
    untitled = header(TITLES) + row(changed(TITLE, title="")) + row(TITLE)
    assert counts(import_file(desk, put(tmp_path, untitled), refused_path=refused)) == (2, 1, 0, 0, 1)
    assert refused.read_bytes() == (header(TITLES) + row(changed(TITLE, title=""))).encode()


def test_refused_rows_with_bare_carriage_returns_can_be_imported_again(desk: Desk, tmp_path: Path) -> None:
    refused = tmp_path / "ditolak.csv"
    untitled = [changed(TITLE, title="", isbn_issn=str(n)) for n in range(3)]
    old_mac = (header(TITLES) + "".join(map(row, [*untitled, TITLE]))).replace("\n", "\r")
    assert counts(import_file(desk, put(tmp_path, old_mac), refused_path=refused)) == (4, 1, 0, 0, 3)
    mended = put(tmp_path, refused.read_bytes().replace(b'"",', b'"Kini berjudul",', 1))
    assert counts(import_file(desk, mended)) == (3, 1, 0, 0, 2)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "empty"),
        (b"Yth. Bapak,\nterima kasih\n", "text"),
        (gzip.compress(b"x", mtime=0)[:10], "damaged"),
    ],
)
def test_what_is_no_file_of_records_is_refused_whole(
    desk: Desk, tmp_path: Path, raw: bytes, why: str
) -> None:
    report = import_file(desk, put(tmp_path, raw), refused_path=tmp_path / "ditolak")
    assert counts(report) == (1, 0, 0, 0, 1)
    assert next(iter(report.notes)).findings == (Finding("unknown_format", what=why),)
    assert report.refused_file is None
    assert not (tmp_path / "ditolak").exists()


def test_no_file_of_refused_records_without_any(desk: Desk, tmp_path: Path) -> None:
    report = import_file(desk, put(tmp_path, numbered(1, "Satu")), refused_path=tmp_path / "ditolak")
    assert report.refused_file is None
    assert not (tmp_path / "ditolak").exists()


def test_cancelling_keeps_what_was_committed(desk: Desk, tmp_path: Path) -> None:
    raw = b"".join(numbered(n, f"Judul {n}") for n in range(2_500))
    told: list[tuple[int, int, int]] = []
    report = import_file(
        desk,
        put(tmp_path, raw),
        progress=lambda *numbers: told.append(numbers),
        cancelled=lambda: len(told) == 1,
    )
    assert report.cancelled
    assert 0 < report.created < 2_500
    assert total(desk, Title) == report.created
    assert told[0][1] == len(raw)
    assert counts(import_file(desk, put(tmp_path, raw)))[1] == 2_500 - report.created


def test_the_desk_goes_on_working_while_a_file_comes_in(desk: Desk, tmp_path: Path) -> None:
    path = put(tmp_path, b"".join(numbered(n, f"Judul {n}") for n in range(3_000)))
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(import_file, desk, path)
        done = 0
        while not running.done():
            desk.perform(change_setting, name="nama", value=done)
            done += 1
    assert counts(running.result()) == (3_000, 3_000, 0, 0, 0)
    with desk.store.read() as session:
        numbers = list(session.scalars(select(JournalEntry.number).order_by(JournalEntry.number)))
    assert done > 0
    assert numbers == list(range(1, len(numbers) + 1))


def test_where_refused_records_can_not_be_kept_the_import_goes_on(desk: Desk, tmp_path: Path) -> None:
    """The file came on a stick that is read only: what is whole is taken in, and every refusal is named."""
    (tmp_path / "stick").write_text("no folder, so nothing can be written in it")
    raw = numbered(1, "Satu") + numbered(2, "Dua")[:-9]
    report = import_file(desk, put(tmp_path, raw), refused_path=tmp_path / "stick" / "ditolak.mrc")
    assert counts(report) == (2, 1, 0, 0, 1)
    assert [(n.position, n.findings[0].code) for n in report.notes] == [(2, "truncated")]
    assert report.refused_file is None
    assert report.file_findings == [Finding("refused_not_kept")]


def test_a_full_stick_stops_no_import_either(desk: Desk, tmp_path: Path) -> None:
    with small_file_system(tmp_path / "stick") as stick:
        if stick is None:
            pytest.skip("this user may not mount a small file system")
        stick.fill()
        raw = numbered(1, "Satu") + numbered(2, "Dua")[:-9]
        report = import_file(desk, put(tmp_path, raw), refused_path=stick.folder / "ditolak.mrc")
        assert counts(report) == (2, 1, 0, 0, 1)
        assert report.file_findings == [Finding("refused_not_kept")]
        assert [file.name for file in stick.folder.iterdir()] == ["filler"]
