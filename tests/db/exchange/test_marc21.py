# SPDX-License-Identifier: GPL-3.0-or-later
"""ISO 2709, whole and damaged: each record is taken, mended with its reason, or refused with it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.exchange.marc import Marc, data_field, to_iso2709
from db.exchange.marc21 import parse
from tests.db.exchange.samples import codes, field, file_reads, only_title, reads, record, title_field


def test_a_whole_record_needs_no_mending() -> None:
    (read,) = reads(record(title_field("Bumi manusia")))
    assert read.record is not None
    assert (read.position, read.place, codes(read)) == (1, 0, [])


def test_records_after_a_bad_one_are_read() -> None:
    bad = b"00042nam a2200037   4500\x1e\x1d"
    found = reads(record() + bad + record(title_field("Edensor")))
    assert [codes(read) for read in found] == [[], ["no_fields"], []]
    assert [read.position for read in found] == [1, 2, 3]
    assert found[1].raw == bad


@pytest.mark.parametrize("between", [b"\n", b"\r\n", b"\n\n  \n", b"\x1a", b"\x00"])
def test_line_ends_between_records_are_no_records(between: bytes) -> None:
    found = reads(between + record() + between + record() + between)
    assert [codes(read) for read in found] == [[], []]


def test_a_wrong_length_is_found_by_the_terminator() -> None:
    raw = record(title_field("Satu"))
    found = reads(b"00999" + raw[5:] + record(title_field("Dua")))
    assert [codes(read) for read in found] == [["wrong_length"], []]
    assert [read.record.title for read in found] == ["Satu", "Dua"]  # type: ignore[union-attr]


def test_a_wrong_base_address_is_mended() -> None:
    raw = record()
    assert codes(reads(raw[:12] + b"00000" + raw[17:])[0]) == ["wrong_base"]


def test_a_directory_that_counts_characters_is_mended() -> None:
    raw = record(title_field("Nama saya José Müller"), field("300", ("a", "12 hlm.")))
    wrong = raw.replace(b"245002800000300001200028", b"245002600000300001200026")
    assert wrong != raw
    (read,) = reads(wrong)
    assert "wrong_directory" in codes(read)
    assert read.record.title == "Nama saya José Müller"  # type: ignore[union-attr]
    assert read.record.collation == "12 hlm."  # type: ignore[union-attr]


def test_a_record_cut_short_at_the_end_is_refused_exactly() -> None:
    whole = record(title_field("Utuh"))
    cut = record(title_field("Terpotong"))[:-8]
    found = reads(whole + cut)
    assert codes(found[0]) == []
    assert found[1].refusal is not None
    assert (found[1].refusal.code, found[1].refusal.what) == ("truncated", f"{len(cut)}/{len(cut) + 8}")
    assert (found[1].position, found[1].place, found[1].raw) == (2, len(whole), cut)


def test_a_record_cut_short_in_the_middle_costs_only_itself() -> None:
    first = record(title_field("Hilang ekornya"), field("300", ("a", "x" * 80)))
    found = reads(first[:90] + record(title_field("Selamat")))
    assert [codes(read) for read in found] == [["truncated"], []]
    assert found[1].record.title == "Selamat"  # type: ignore[union-attr]


def test_a_missing_last_terminator_is_mended() -> None:
    assert codes(reads(record()[:-1])[0]) == ["terminator_missing"]


def test_what_stands_before_the_leader_is_skipped_and_named() -> None:
    (read,) = reads(record() + b"sampah" + record(title_field("Edensor")))[1:]
    assert codes(read) == ["junk_before"]
    assert read.record.title == "Edensor"  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", list("zuvxyqw"))
def test_other_kinds_of_record_are_refused(kind: str) -> None:
    raw = record(field("150", ("a", "Nelayan")), leader=f"00000n{kind}  a2200000   4500")
    assert codes(reads(raw)[0]) == ["not_bibliographic"]


def test_a_title_with_a_wrong_type_is_taken_and_named() -> None:
    (read,) = reads(record(leader="00000nx  a2200000   4500"))
    assert codes(read) == ["wrong_type"]
    assert read.record is not None


def test_without_245_another_title_field_serves() -> None:
    (read,) = reads(record(field("240", ("a", "Hikayat Hang Tuah"))))
    assert codes(read) == ["title_from"]
    assert read.record.title == "Hikayat Hang Tuah"  # type: ignore[union-attr]


def test_without_any_title_a_record_is_refused() -> None:
    assert codes(reads(record(field("100", ("a", "Anonim"))))[0]) == ["no_title"]


def test_unimarc_is_told_apart() -> None:
    raw = record(field("100", ("a", "19961119d1996    m  y0itay50      ba")), field("200", ("a", "Judul")))
    assert codes(reads(raw)[0]) == ["unimarc"]


# --- characters ---


def marc8(raw_title: bytes, flag: bytes = b" ") -> bytes:
    body = b"10\x1fa" + raw_title + b"\x1e"
    leader = b"%05dnam " % (24 + 13 + len(body) + 1) + flag + b"2200037   4500"
    return leader[:9] + flag + leader[10:] + b"245%04d00000\x1e" % len(body) + body + b"\x1d"


def test_marc8_becomes_unicode_and_is_kept_as_utf8() -> None:
    (read,) = reads(marc8(b"Por uma outra globaliza\xf0c\xe4ao"))
    assert codes(read) == []
    assert read.record.title == "Por uma outra globalização"  # type: ignore[union-attr]
    again = parse(read.record.marc)  # type: ignore[union-attr]
    assert again[2] == []
    assert "globalização" in again[0].fields[0][1]


def test_utf8_without_its_flag_is_recognised() -> None:
    (read,) = reads(marc8("Ağ İstanbul ığü".encode()))
    assert codes(read) == ["utf8_unflagged"]
    assert read.record.title == "Ağ İstanbul ığü"  # type: ignore[union-attr]


def test_latin1_is_recognised() -> None:
    (read,) = reads(marc8("Bibliothèque de l'Université, très célèbre".encode("latin-1")))
    assert codes(read) == ["other_encoding"]
    assert read.record.title == "Bibliothèque de l'Université, très célèbre"  # type: ignore[union-attr]


def test_cyrillic_is_recognised() -> None:
    (read,) = reads(marc8("Война и мир".encode("cp1251")))
    assert [(f.code, f.what) for f in read.repairs] == [("other_encoding", "cp1251")]
    assert read.record.title == "Война и мир"  # type: ignore[union-attr]


def test_marc8_under_a_utf8_flag_is_mended() -> None:
    (read,) = reads(marc8(b"caf\xe2e", flag=b"a"))
    assert codes(read) == ["not_utf8"]
    assert read.record.title == "café"  # type: ignore[union-attr]


def test_text_encoded_twice_is_mended() -> None:
    twice = "Müller di Jakarta".encode().decode("cp1252").encode()
    (read,) = reads(marc8(twice, flag=b"a"))
    assert codes(read) == ["twice_encoded"]
    assert read.record.title == "Müller di Jakarta"  # type: ignore[union-attr]


def test_bytes_without_meaning_are_named() -> None:
    (read,) = reads(marc8(b"Abad ke-21: caf\xff\xc3\xa9", flag=b"a"))
    assert codes(read) == ["bad_bytes"]


def test_a_subfield_code_that_was_garbled_is_guessed() -> None:
    raw = record().replace(b"\x1faLaskar", b"\x1f\xc3\xa1aLaskar")
    raw = b"%05d" % len(raw) + raw[5:]
    (read,) = reads(raw)
    assert "bad_subfield_code" in codes(read)
    assert read.record.title == "Laskar pelangi"  # type: ignore[union-attr]


def test_gzip_is_taken_off(tmp_path: Path) -> None:
    path = tmp_path / "katalog"
    path.write_bytes(gzip.compress(record() * 3))
    assert len(file_reads(path)) == 3


def test_a_damaged_gzip_gives_what_stands_before_the_damage(tmp_path: Path) -> None:
    path = tmp_path / "katalog.mrc.gz"
    packed = gzip.compress(b"".join(record(title_field(f"Judul {n * 7919}")) for n in range(3_000)))
    path.write_bytes(packed[: len(packed) // 2])
    found = file_reads(path)
    assert len(found) > 500
    assert all(read.record is not None for read in found[:-1])


# --- properties ---

TAGS = st.sampled_from(["100", "245", "260", "300", "500", "650", "700", "880", "999"])
TEXT = st.text(st.characters(exclude_characters="\x1d\x1e\x1f", exclude_categories=("Cs",)), max_size=40)
FIELDS = st.lists(
    st.tuples(TAGS, st.builds(lambda text: data_field("1 ", ("a", "x" + text)), TEXT)), min_size=1, max_size=8
)


@given(fields=FIELDS)
def test_what_is_written_is_read_again(fields: list[tuple[str, str]]) -> None:
    raw = to_iso2709(Marc("00000nam a2200000   4500", fields))
    marc, as_utf8, _ = parse(raw)
    mended = [data for _, data in fields] != [data for _, data in marc.fields]
    assert [tag for tag, _ in marc.fields] == [tag for tag, _ in fields]
    assert mended or as_utf8 == raw


@given(junk=st.binary(max_size=300))
def test_nothing_stops_the_reader(junk: bytes) -> None:
    found = reads(record() + junk + b"\x1d" + record(title_field("Sesudahnya")))
    assert found[0].record is not None
    assert found[-1].refusal is not None or found[-1].record.title == "Sesudahnya"  # type: ignore[union-attr]


@given(cut=st.integers(min_value=1, max_value=120))
def test_any_cut_gives_one_refusal_and_no_loss_before_it(cut: int) -> None:
    raw = record(title_field("Awal")) + record(title_field("Akhir"), field("300", ("a", "x" * 100)))
    found = reads(raw[:-cut])
    assert found[0].record.title == "Awal"  # type: ignore[union-attr]
    assert len(found) == 2


def test_a_title_is_read_field_by_field() -> None:
    title = only_title(
        record(
            ("001", "kep-77"),
            ("003", "ID-TPI"),
            ("008", "250101s2005    ix            000 0 ind d"),
            field("020", ("a", "979-3062-79-7 (jil. 1)")),
            field("082", ("a", "899.221 3")),
            field("090", ("a", "899.221"), ("b", "AND l")),
            field("100", ("a", "Andrea Hirata,"), ("d", "1967-"), indicators="0 "),
            field(
                "245", ("a", "Laskar pelangi :"), ("b", "novel /"), ("c", "Andrea Hirata."), indicators="10"
            ),
            field("250", ("a", "Cet. 1.")),
            field("260", ("a", "Yogyakarta :"), ("b", "Bentang,"), ("c", "2005.")),
            field("300", ("a", "xiv, 529 hlm. ;"), ("c", "21 cm.")),
            field("490", ("a", "Tetralogi Laskar pelangi ;"), ("v", "1")),
            field("520", ("a", "Sepuluh anak di Belitung.")),
            field("650", ("a", "Fiksi Indonesia"), ("x", "Abad ke-21.")),
            field("700", ("a", "Suhindrati a. Shinta,"), ("e", "penyunting"), indicators="0 "),
        )
    )
    assert title.title == "Laskar pelangi : novel"
    assert title.responsibility == "Andrea Hirata"
    assert title.authors == ("Andrea Hirata", "Suhindrati a. Shinta")
    assert title.subjects == ("Fiksi Indonesia -- Abad ke-21",)
    assert title.identifiers == (("isbn", "9789793062792"),)
    assert (title.place, title.publisher, title.year) == ("Yogyakarta", "Bentang", 2005)
    assert (title.language, title.form, title.series) == ("ind", "book", "Tetralogi Laskar pelangi ; 1")
    assert (title.call_number, title.classification) == ("899.221 AND l", "899.221 3")
    assert (title.source, title.control_number) == ("ID-TPI", "kep-77")
    assert title.summary == "Sepuluh anak di Belitung."
