# SPDX-License-Identifier: GPL-3.0-or-later
"""MARCXML in all its wrappings, broken ones too; nothing is expanded or fetched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.exchange import marcxml
from db.exchange.detect import Format
from db.exchange.iso2709 import BLOCK
from db.exchange.records import TitleRecord
from tests.db.exchange.samples import codes, only_title, reads, titles

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SLIM = 'xmlns="http://www.loc.gov/MARC21/slim"'


def one(title: str, more: str = "", prefix: str = "") -> str:
    p = prefix
    return (
        f"<{p}record>\n<{p}leader>00000nam a2200000   4500</{p}leader>\n{more}"
        f'<{p}datafield tag="245" ind1="1" ind2="0">'
        f'<{p}subfield code="a">{title}</{p}subfield></{p}datafield>\n'
        f"</{p}record>\n"
    )


def collection(*records: str) -> bytes:
    return f"{HEAD}<collection {SLIM}>\n{''.join(records)}</collection>\n".encode()


def names(raw: bytes) -> list[str]:
    return [title.title for title in titles(raw)]


def test_a_collection_is_read() -> None:
    assert names(collection(one("Satu"), one("Dua &amp; tiga"))) == ["Satu", "Dua & tiga"]


@pytest.mark.parametrize(
    "raw",
    [
        one("Satu").encode(),
        (HEAD + one("Satu")).encode(),
        f'<marc:collection xmlns:marc="http://www.loc.gov/MARC21/slim">{one("Satu", prefix="marc:")}'
        "</marc:collection>".encode(),
        f"<OAI-PMH><ListRecords><record><header><identifier>oai:x:1</identifier></header><metadata>{one('Satu')}"
        "</metadata></record></ListRecords></OAI-PMH>".encode(),
        (HEAD + one("Satu")).encode("utf-16"),
        b"\xef\xbb\xbf" + (HEAD + one("Satu")).encode(),
    ],
)
def test_every_wrapping_is_read(raw: bytes) -> None:
    assert names(raw) == ["Satu"]


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "windows-1252"])
def test_another_encoding_is_read(encoding: str) -> None:
    raw = f'<?xml version="1.0" encoding="{encoding}"?>\n{one("Café Tanjungpinang")}'.encode(encoding)
    assert names(raw) == ["Café Tanjungpinang"]


@pytest.mark.parametrize("encoding", ["gbk", "Shift_JIS"])
def test_an_encoding_of_several_bytes_is_read(encoding: str) -> None:
    raw = f'<?xml version="1.0" encoding="{encoding}"?>\n{one("王小明")}'.encode(encoding)
    assert names(raw) == ["王小明"]


def test_an_encoding_that_is_none_is_taken_for_utf8() -> None:
    assert names(f'<?xml version="1.0" encoding="rot13"?>\n{one("Café")}'.encode()) == ["Café"]


def test_records_without_a_common_root_are_read() -> None:
    assert names((HEAD + one("Satu") + one("Dua")).encode()) == ["Satu", "Dua"]


def test_records_before_and_after_a_break_are_read() -> None:
    broken = one("Salah").replace("<subfield", "<subfield <")
    raw = collection(one("Satu"), one("Dua"), broken, one("Tiga"), one("Empat"))
    found = reads(raw)
    assert [codes(read) for read in found] == [[], [], ["xml_broken"], [], []]
    assert found[2].refusal is not None
    assert found[2].refusal.what.startswith("13:")
    assert found[2].place == 11
    assert found[2].raw.startswith(b"<record>")
    assert found[4].place == raw[: raw.index(b"Empat")].count(b"\n") + 1 - 2


def test_several_breaks_cost_one_record_each() -> None:
    records = [one(f"Judul {n}" if n % 3 else "A & B") for n in range(1, 31)]
    found = reads(collection(*records))
    assert [read.refusal is not None for read in found] == [n % 3 == 0 for n in range(1, 31)]


def test_a_file_cut_short_gives_what_stands_before() -> None:
    raw = collection(one("Satu"), one("Dua"))
    found = reads(raw[: raw.index(b"Dua")])
    assert [codes(read) for read in found] == [[], ["xml_truncated"]]
    assert found[1].place == 7


def test_a_break_far_behind_the_first_block_is_told_by_its_line() -> None:
    good = [one(f"Judul {n}", more="<!-- " + "x" * 400 + " -->") for n in range(BLOCK // 500 + 300)]
    raw = collection(*good, one("Salah").replace("</leader>", "</lead>"), one("Sesudahnya"))
    found = reads(raw)
    assert [n for n, read in enumerate(found) if read.refusal] == [len(good)]
    assert found[-2].refusal is not None
    line = raw[: raw.index(b"</lead>")].count(b"\n") + 1
    assert found[-2].refusal.what.startswith(f"{line}:")
    assert found[-1].record is not None


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "berkas-rahasia">]>'


@pytest.mark.parametrize("doctype", [BOMB, OUTSIDE, "<!-- isi -->" + BOMB])
def test_declared_entities_are_refused(doctype: str) -> None:
    found = reads((HEAD + doctype + one("&c;") + one("Dua")).encode())
    assert [codes(read) for read in found] == [["doctype"]]


def test_a_bare_document_type_is_passed_over() -> None:
    assert names((HEAD + "<!DOCTYPE collection>" + one("Satu")).encode()) == ["Satu"]


def test_undeclared_entities_cost_their_record_only() -> None:
    found = reads(collection(one("caf&eacute;"), one("Dua")))
    assert [codes(read) for read in found] == [["xml_broken"], []]


def test_a_short_tag_is_mended() -> None:
    short = '<datafield tag="42"><subfield code="a">dc</subfield></datafield>'
    (read,) = reads(collection(one("Satu", more=short)))
    assert codes(read) == ["bad_tag"]


def test_control_fields_and_indicators_are_kept() -> None:
    title = only_title(collection(one("Satu", more='<controlfield tag="001">77</controlfield>')))
    assert title.control_number == "77"


OAI_DC = """<OAI-PMH><ListRecords><record>
<header><identifier>oai:perpus.example.org:slims-17</identifier></header>
<metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Hikayat Abdullah</dc:title>
<dc:creator>Abdullah bin Abdul Kadir Munsyi</dc:creator><dc:date>1953</dc:date>
<dc:language>Indonesia</dc:language>
<dc:identifier>9786020633176</dc:identifier></oai_dc:dc></metadata></record>
<record><header status="deleted"><identifier>oai:perpus.example.org:slims-18</identifier></header></record>
</ListRecords></OAI-PMH>"""


def test_dublin_core_inside_oai_is_read_and_deleted_records_are_refused() -> None:
    first, second = reads(OAI_DC.encode())
    assert first.record.title == "Hikayat Abdullah"  # type: ignore[union-attr]
    assert first.record.year == 1953  # type: ignore[union-attr]
    assert first.record.language == "ind"  # type: ignore[union-attr]
    assert first.record.control_number == "slims-17"  # type: ignore[union-attr]
    assert codes(second) == ["deleted"]


@given(junk=st.binary(max_size=300), at=st.integers(min_value=0, max_value=600))
def test_nothing_stops_the_reader(junk: bytes, at: int) -> None:
    raw = collection(one("Satu"), one("Dua"), one("Tiga"))
    found = reads(raw[:at] + junk + raw[at:], form=Format(kind="marcxml"))
    assert all((read.record is None) != (read.refusal is None) for read in found)
    whole = [read.record.title for read in found if isinstance(read.record, TitleRecord)]
    if at > raw.index(b"Dua") and b"<!DOCTYPE" not in junk:
        assert whole[0] == "Satu"


def test_a_record_without_its_end_does_not_hold_the_rest_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marcxml, "LONGEST", BLOCK // 2)
    endless = one("Tanpa akhir").replace("</record>", "")
    many = [one(f"Judul {n}") for n in range(4_000)]
    found = reads(collection(one("Satu"), endless, *many))
    refused = [read for read in found if read.refusal]
    assert [(codes(read), read.place) for read in refused] == [(["xml_broken"], 7)]
    assert refused[0].raw.decode().strip() == endless.strip()
    assert len(found) == len(many) + 2


def test_a_record_longer_than_any_costs_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marcxml, "LONGEST", BLOCK)
    notes = '<datafield tag="500" ind1=" " ind2=" "><subfield code="a">x</subfield></datafield>' * 20_000
    found = reads(collection(one("Satu"), one("Terlalu panjang", notes), one("Tiga")))
    assert [codes(read) for read in found] == [[], ["xml_broken"], []]
