# SPDX-License-Identifier: GPL-3.0-or-later
"""Real files of many libraries: totals as their README counts them, and the reason for what stays out."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from db.exchange import marc8
from db.exchange.detect import detect
from db.exchange.records import Read, TitleRecord
from tests.db.exchange.samples import file_reads

Expected = tuple[int, dict[str, int]]
# File, records in it (the README's terminator counts), and how many are refused for what.
TOTALS: dict[str, Expected] = {
    "marc/evergreen/jazz_1k.mrc": (1000, {}),
    "marc/evergreen/lul_fre_500.mrc": (500, {}),
    "marc/evergreen/oss.marc": (42, {}),
    "marc/evergreen/FSL.marc": (52, {}),
    "marc/evergreen/nepali.marc": (96, {}),
    "marc/evergreen/hebrew.marc": (20, {}),
    "marc/evergreen/badisbns.xml": (10, {}),
    "marc/evergreen/serials_marc21.xml": (7, {}),
    "marc/folio-mod-data-import/src/test/resources/61PRINT160129.mrc": (246, {}),
    "marc/folio-mod-data-import/src/test/resources/UChicago_SampleBibs.xml": (62, {}),
    "marc/folio-mod-data-import/src/test/resources/invalidUChicago_SampleBibs.xml": (1, {"xml_truncated": 1}),
    "marc/folio-mod-data-import/src/test/resources/2500.mrc": (2500, {"not_bibliographic": 2500}),
    "marc/folio-mod-data-import/scripts/sample100.mrc": (100, {}),
    "marc/pymarc/marc.dat": (20, {}),
    "marc/pymarc/test.dat": (10, {}),
    "marc/pymarc/regression45.dat": (12, {}),
    "marc/pymarc/1251.dat": (6, {}),
    "marc/pymarc/batch.xml": (2, {}),
    "marc/pymarc/bad_records.mrc": (8, {"no_fields": 1}),
    "marc/pymarc/testunimarc.dat": (1, {"unimarc": 1}),
    "marc/traject/test_data.utf8.mrc": (30, {}),
    "marc/traject/test_data.utf8.mrc.gz": (30, {}),
    "marc/traject/test_data.utf8.marc.xml": (30, {}),
    "marc/traject/namespace-test.xml": (1, {"not_marc": 1}),
    "marc/traject/sample-oai-pmh.xml": (10, {}),
    "oai/vufindharvest/marc.xml": (100, {}),
    "oai/slims9/1k_oai/ListRecords_p1.xml": (100, {}),
    "oai/slims9/awkward_oai2/ListRecords_p1.xml": (17, {"deleted": 1}),
    "slims/slims9-export/sample_biblio.csv": (15, {}),
    "slims/slims9-export/awkward_biblio.csv": (17, {}),
    "slims/slims9-export/gen1k_biblio.csv": (1015, {}),
    "slims/slims9-export/sample_item.csv": (10, {}),
    "slims/slims9-export/awkward_item.csv": (11, {}),
    "slims/slims9-export/gen1k_item.csv": (2052, {}),
    "slims/slims9-export/sample_member.csv": (3, {}),
    "slims/slims9-export/gen1k_member.csv": (2000, {}),
    "slims/universitas-dumai/senayan_biblio_export.rows0001-0396.csv": (396, {}),
}

# Repairs as they must be named, by file.
REPAIRS = {
    "marc/pymarc/1251.dat": {"other_encoding": 6},
    "marc/pymarc/utf8_without_leader_flag.dat": {"utf8_unflagged": 1},
    "marc/pymarc/utf8_with_leader_flag.dat": {},
    "marc/pymarc/bad_subfield_code.dat": {
        "wrong_length": 1, "wrong_directory": 1, "utf8_unflagged": 1, "bad_subfield_code": 1,
    },
    "marc/folio-mod-data-import/scripts/sample100.mrc": {"bad_leader": 2},
    "marc/openlibrary/bin_input/dasrmischepriv00rein_meta.mrc": {
        "wrong_length": 1, "wrong_directory": 1, "twice_encoded": 1,
    },
    "marc/openlibrary/bin_input/talis_no_title.mrc": {"title_from": 1},
    "slims/slims9-export/awkward_item.csv": {"unescaped_quotes": 1},
    "slims/slims9-export/sample_biblio.csv": {"twice_encoded": 2},
    "slims/universitas-dumai/senayan_biblio_export.rows0001-0396.csv": {"isbn_invalid": 25, "bad_year": 1},
}  # fmt: skip

KINDS = {".mrc", ".dat", ".marc", ".xml", ".gz", ".csv"}


@cache
def read(path: Path) -> list[Read]:
    return file_reads(path)


def titles(path: Path) -> list[TitleRecord]:
    return [found.record for found in read(path) if isinstance(found.record, TitleRecord)]


@pytest.mark.parametrize("name", TOTALS)
def test_totals(shared_data: Path, name: str) -> None:
    count, refused = TOTALS[name]
    found = read(shared_data / name)
    assert len(found) == count
    assert Counter(r.refusal.code for r in found if r.refusal) == refused


@pytest.mark.parametrize("name", REPAIRS)
def test_repairs(shared_data: Path, name: str) -> None:
    assert Counter(f.code for r in read(shared_data / name) for f in r.repairs) == REPAIRS[name]


def test_every_file_of_records_is_read_to_its_end(shared_data: Path) -> None:
    files = [p for d in ("marc", "slims") for p in (shared_data / d).rglob("*") if p.suffix in KINDS]
    assert len(files) > 130
    for path in files:
        found = read(path)
        assert found, path.name
        assert [r.position for r in found] == list(range(1, len(found) + 1)), path.name
        assert all((r.record is None) != (r.refusal is None) for r in found), path.name


def test_each_terminator_is_one_record(shared_data: Path) -> None:
    for path in (shared_data / "marc").rglob("*"):
        if path.suffix in {".mrc", ".dat", ".marc"}:
            assert len(read(path)) == path.read_bytes().count(b"\x1d"), path.name


def test_what_is_no_record_file_is_told_apart(shared_data: Path) -> None:
    assert detect(shared_data / "slims/install/sampledata.sql").why == "sql"
    assert detect(shared_data / "oai/slims9/awkward_oai/ListRecords_p1.HTTP500.html").why == "html"
    assert detect(shared_data / "lists/schools/316100.json").why == "json"


def test_french_in_marc8_keeps_its_accents(shared_data: Path) -> None:
    found = titles(shared_data / "marc/evergreen/lul_fre_500.mrc")
    accented = [title for title in found if not (title.title + "".join(title.authors)).isascii()]
    assert len(accented) > 250
    assert not any("\ufffd" in title.title for title in found)


def test_many_scripts(shared_data: Path) -> None:
    assert titles(shared_data / "marc/pymarc/1251.dat")[0].title.startswith("Основы гидравлического расчета")
    assert titles(shared_data / "marc/evergreen/nepali.marc")[5].title.startswith("सजिलो अङ्कगणित")
    assert titles(shared_data / "marc/traject/one-marc8.mrc")[0].title.startswith(
        "Por uma outra globalização"
    )


def test_binary_and_xml_say_the_same(shared_data: Path) -> None:
    folder = shared_data / "marc/traject"
    binary, xml = titles(folder / "test_data.utf8.mrc"), titles(folder / "test_data.utf8.marc.xml")
    assert [(t.title, t.authors, t.identifiers) for t in binary] == [
        (t.title, t.authors, t.identifiers) for t in xml
    ]


def test_marc8_line_by_line(shared_data: Path) -> None:
    old = (shared_data / "marc/pymarc/test_marc8.txt").read_bytes().split(b"\n")
    new = (shared_data / "marc/pymarc/test_utf8.txt").read_bytes().split(b"\n")
    decoded = [marc8.decode(line) for line in old]
    assert [d.text for d in decoded] == [line.decode("utf-8") for line in new]
    assert sum(d.unknown for d in decoded) == 0


# --- Open Library's expectations as an oracle ---

OTHER_READING = {
    "880_Nihon_no_chasho",  # prefers the title in the original script
    "880_alternate_script",
    "710_org_name_in_direct_order",
    "nybc200247",
    "880_arabic_french_many_linkages",
    "880_publisher_unlinked",
    "880_table_of_contents",
    "lesabndioeinas00sche_meta",  # mixes MARC-8 and UTF-8 in one record
}


def expectations(shared_data: Path, folder: str) -> list[tuple[Path, dict[str, Any]]]:
    inputs = {path.stem: path for path in (shared_data / f"marc/openlibrary/{folder}_input").iterdir()}
    found = []
    for expected in sorted((shared_data / f"marc/openlibrary/{folder}_expect").glob("*.json")):
        path = inputs.get(expected.stem) or inputs.get(f"{expected.stem}_marc")
        if path is not None and expected.stem not in OTHER_READING:
            found.append((path, json.loads(expected.read_text("utf-8"))))
    assert len(found) > 12
    return found


def letters(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


@pytest.mark.parametrize("folder", ["bin", "xml"])
def test_titles_as_open_library_reads_them(shared_data: Path, folder: str) -> None:
    differing = []
    for path, expected in expectations(shared_data, folder):
        (title,) = titles(path)
        if not letters(title.title).startswith(letters(expected["title"])):
            differing.append((path.stem, title.title, expected["title"]))
    assert differing == []


@pytest.mark.parametrize("folder", ["bin", "xml"])
def test_authors_as_open_library_reads_them(shared_data: Path, folder: str) -> None:
    for path, expected in expectations(shared_data, folder):
        ours = " | ".join(letters(author) for author in titles(path)[0].authors)
        for author in expected.get("authors", ())[:1]:
            assert letters(author["name"]).split()[0] in ours, path.stem


@pytest.mark.parametrize("folder", ["bin", "xml"])
def test_isbns_as_open_library_reads_them(shared_data: Path, folder: str) -> None:
    for path, expected in expectations(shared_data, folder):
        theirs = {*expected.get("isbn_10", ()), *expected.get("isbn_13", ())}
        ours = {value for kind, value in titles(path)[0].identifiers if kind.startswith("isbn")}
        cores = {value.replace("-", "")[-10:-1] for value in theirs}
        assert {value[-10:-1] for value in ours} <= cores, path.stem
