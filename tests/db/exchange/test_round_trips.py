# SPDX-License-Identifier: GPL-3.0-or-later
"""What is written is read again, equal; a record without changes goes out as it came in."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pymarc import MARCReader, parse_xml_to_array

from db.exchange.item_fields import PRESETS, ItemMapping
from db.exchange.marc21 import parse
from db.exchange.records import ItemRecord, MemberRecord, TitleRecord
from db.exchange.text import mend_twice_encoded
from db.exchange.writers import (
    write_items_csv,
    write_marc21,
    write_marcxml,
    write_members_csv,
    write_titles_csv,
)
from db.exchange.writing import marc_of
from db.operations.desk import Desk
from db.operations.export_files import export_file
from tests.db import small_world
from tests.db.exchange.samples import KOHA, codes, field, file_reads, only_title, record, title_field

ITEM = ItemRecord(
    barcode="B0001",
    branch="PST",
    item_type="BUKU",
    location="Rak 3",
    call_number="813 PRA b",
    inventory_number="INV/1",
    status="repair",
    price=85_000,
    acquired_on=date(2020, 1, 31),
    source="Hibah",
    note="x",
)
TITLE = TitleRecord(
    title="Bumi manusia",
    responsibility="Pramoedya Ananta Toer",
    authors=("Pramoedya Ananta Toer", "Max Lane"),
    subjects=("Fiksi", "Sejarah -- Indonesia"),
    identifiers=(("isbn", "9789799731234"),),
    edition="Cet. 9",
    publisher="Lentera Dipantara",
    place="Jakarta",
    year=2005,
    year_text="2005",
    language="ind",
    series="Buru ; 1",
    call_number="813 PRA b",
    classification="813",
    collation="535 hlm. ; 20 cm",
    notes='Baris "satu"\nbaris\\dua',
    items=(ITEM,),
)


def read_titles(path: Path, mapping: ItemMapping | None = None) -> list[TitleRecord]:
    found = file_reads(path, mapping)
    assert [codes(read) for read in found] == [[]] * len(found)
    return [read.record for read in found if isinstance(read.record, TitleRecord)]


def without_marc(title: TitleRecord) -> TitleRecord:
    return msgspec.structs.replace(title, marc=None)


@pytest.mark.parametrize("preset", PRESETS)
def test_marc21_and_marcxml_bring_a_title_back(tmp_path: Path, preset: str) -> None:
    mapping = PRESETS[preset]
    known = {name: getattr(ITEM, name) for name in ITEM.__struct_fields__ if getattr(mapping, name, "")}
    expected = msgspec.structs.replace(TITLE, items=(ItemRecord(**known),))
    for write, name in ((write_marc21, "a.mrc"), (write_marcxml, "a.xml")):
        path = tmp_path / name
        assert write(path, [TITLE, TITLE], mapping).records == 2
        (first, _) = read_titles(path, mapping)
        if mapping.tag != "852":
            assert without_marc(first) == expected


def test_pymarc_reads_what_we_write(tmp_path: Path) -> None:
    write_marc21(tmp_path / "a.mrc", [TITLE])
    with (tmp_path / "a.mrc").open("rb") as file:
        (found,) = list(MARCReader(file))
    assert found is not None
    assert found["245"]["a"] == "Bumi manusia"
    assert found["952"]["p"] == "B0001"
    write_marcxml(tmp_path / "a.xml", [TITLE])
    (found,) = parse_xml_to_array(str(tmp_path / "a.xml"))
    assert found["700"]["a"] == "Max Lane"


RICH = record(
    ("001", "kep-1"),
    title_field("Hikayat Hang Tuah /", "anonim."),
    field("300", ("a", "500 hlm. ;"), ("c", "21 cm")),
    field("856", ("u", "berkas"), indicators="40"),
    field("880", ("6", "245-01"), ("a", "حكاية هڠ تواه")),
    field("952", ("p", "B7"), ("b", "PST")),
)


def test_a_record_without_changes_goes_out_as_it_came() -> None:
    title = only_title(RICH, KOHA)
    assert marc_of(title, KOHA).fields == parse(RICH)[0].fields


def test_a_change_replaces_its_own_fields_only() -> None:
    title = msgspec.structs.replace(only_title(RICH, KOHA), title="Hikayat Hang Tuah II", items=())
    fields = dict(marc_of(title, KOHA).fields)
    assert fields["245"] == "00\x1f6880-01\x1faHikayat Hang Tuah II\x1fcanonim"
    assert fields["300"] == "  \x1fa500 hlm. ;\x1fc21 cm"
    assert "حكاية" in fields["880"]
    assert "952" not in fields


def test_a_record_too_long_for_iso2709_is_left_out_and_named(tmp_path: Path) -> None:
    long = TitleRecord(title="Panjang", notes="x" * 12_000)
    written = write_marc21(tmp_path / "a.mrc", [TITLE, long])
    assert written.records == 1
    assert [(label, finding.code) for label, finding in written.left_out] == [("Panjang", "too_long")]
    assert write_marcxml(tmp_path / "a.xml", [TITLE, long]).records == 2


def test_nothing_appears_where_writing_breaks(tmp_path: Path) -> None:
    def breaking() -> object:
        yield TITLE
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_marc21(tmp_path / "a.mrc", breaking())  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


# --- SLiMS's CSV, by generated values ---

# Angle brackets, entities, and what looks as if encoded twice have a meaning of their own in these files.
CHARACTERS = st.characters(
    exclude_characters="<>&\ufeff", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp")
)
WORDS = (
    st.lists(st.text(CHARACTERS, min_size=1, max_size=20), min_size=1, max_size=4)
    .map(" ".join)
    .filter(lambda text: not text.isdigit() and text != "\\N" and mend_twice_encoded(text) == text)
)
LINES = st.lists(WORDS, max_size=3).map("\n".join)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1))
CODES = st.from_regex(r"[A-Z][0-9]{4,8}", fullmatch=True)
UNIQUE_WORDS = st.lists(WORDS, max_size=3, unique_by=str.casefold).map(tuple)


def test_of_several_numbers_the_csv_has_the_one_that_is_right(tmp_path: Path) -> None:
    numbers = (("isbn_invalid", "9789799731235"), ("isbn", "9789799731234"), ("issn", "01264273"))
    write_titles_csv(tmp_path / "judul.csv", [msgspec.structs.replace(TITLE, identifiers=numbers)])
    (read,) = read_titles(tmp_path / "judul.csv")
    assert read.identifiers == (("isbn", "9789799731234"),)


@given(
    title=st.builds(
        TitleRecord,
        title=WORDS,
        authors=UNIQUE_WORDS,
        subjects=UNIQUE_WORDS,
        edition=WORDS,
        place=WORDS,
        publisher=WORDS,
        call_number=WORDS,
        year=st.none() | st.integers(1400, 2099),
        notes=LINES,
        language=st.sampled_from(["", "ind", "eng", "ara", "chi", "arm", "nep", "grc"]),
        form=st.sampled_from(["book", "map", "video", "electronic"]),
        items=st.lists(CODES, max_size=4, unique=True).map(lambda c: tuple(ItemRecord(barcode=b) for b in c)),
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_titles_come_back_from_csv(tmp_path: Path, title: TitleRecord) -> None:
    title = msgspec.structs.replace(title, year_text=str(title.year or ""))
    write_titles_csv(tmp_path / "judul.csv", [title, title])
    found = [read.record for read in file_reads(tmp_path / "judul.csv")]
    assert found == [title, title]


@given(
    item=st.builds(
        ItemRecord,
        barcode=CODES,
        title=WORDS,
        branch=WORDS,
        item_type=WORDS,
        location=WORDS,
        price=st.none() | st.integers(100, 10**9),
        acquired_on=DAYS,
        source=st.sampled_from(["", "Pembelian", "Hibah"]),
        note=WORDS,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_items_come_back_from_csv(tmp_path: Path, item: ItemRecord) -> None:
    write_items_csv(tmp_path / "eksemplar.csv", [item])
    assert [read.record for read in file_reads(tmp_path / "eksemplar.csv")] == [item]


@given(
    member=st.builds(
        MemberRecord,
        number=CODES,
        name=WORDS,
        gender=st.sampled_from(["", "male", "female"]),
        member_type=WORDS,
        address=LINES,
        institution=WORDS,
        since=st.dates(date(1990, 1, 1), date(2090, 1, 1)),
        registered_on=st.dates(date(1990, 1, 1), date(2090, 1, 1)),
        expires_on=DAYS,
        birth_date=DAYS,
        notes=LINES,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_members_come_back_from_csv(tmp_path: Path, member: MemberRecord) -> None:
    write_members_csv(tmp_path / "anggota.csv", [member])
    assert [read.record for read in file_reads(tmp_path / "anggota.csv")] == [member]


def test_the_number_of_an_identity_card_goes_where_slims_has_it(tmp_path: Path, desk: Desk) -> None:
    small_world.register(desk, "Siti", identity_number="2172015708080001")
    assert export_file(desk, tmp_path / "anggota.csv", "members").records > 0
    with (tmp_path / "anggota.csv").open(encoding="utf-8", newline="") as file:
        assert "2172015708080001" in [row["pin"] for row in csv.DictReader(file)]
    (read,) = [read for read in file_reads(tmp_path / "anggota.csv") if isinstance(read.record, MemberRecord)]
    assert read.record is not None
    assert read.record.identity_number == "2172015708080001"


def test_real_records_survive_a_round_trip(shared_data: Path, tmp_path: Path) -> None:
    for name in ("traject/test_data.utf8.mrc", "evergreen/hebrew.marc", "evergreen/oss.marc"):
        before = [read.record for read in file_reads(shared_data / "marc" / name)]
        for write, path in ((write_marc21, tmp_path / "a.mrc"), (write_marcxml, tmp_path / "a.xml")):
            write(path, before)  # type: ignore[arg-type]
            after = [read.record for read in file_reads(path)]
            assert [without_marc(t) for t in after] == [without_marc(t) for t in before]  # type: ignore[arg-type]
