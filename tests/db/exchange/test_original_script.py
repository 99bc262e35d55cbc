# SPDX-License-Identifier: GPL-3.0-or-later
"""Title and names in the book's own script: out of 880, back into it, tied to the romanised ones by $6."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from pymarc import MARCReader, parse_xml_to_array
from sqlalchemy import select

from db.exchange.bibliographic import title_record
from db.exchange.marc import Field, cut, first
from db.exchange.marc21 import parse
from db.exchange.original_script import originals_of, script_code
from db.exchange.records import TitleRecord
from db.exchange.writers import write_marc21, write_marcxml
from db.exchange.writing import marc_of
from db.models import JournalEntry, Title
from db.operations.cataloguing import put_title
from db.operations.desk import Desk
from db.operations.export_files import export_file
from db.operations.import_files import import_file
from tests.db.exchange.imports import counts, facts_in, put, title_in, total
from tests.db.exchange.samples import field, file_reads, only_title, record

DREAM = (
    ("001", "hlm-1"),
    field("100", ("6", "880-01"), ("a", "Cao, Xueqin,"), ("d", "1715-1763."), indicators="1 "),
    field("245", ("6", "880-02"), ("a", "Hong lou meng /"), ("c", "Cao Xueqin zhu."), indicators="10"),
    field("490", ("6", "880-03"), ("a", "Zhongguo gu dian")),
    field("700", ("a", "Hawkes, David."), indicators="1 "),
    field("700", ("6", "880-04"), ("a", "Gao, E."), indicators="1 "),
    field("880", ("6", "100-01/$1"), ("a", "曹雪芹,"), ("d", "1715-1763."), indicators="1 "),
    field("880", ("6", "245-02/$1"), ("a", "红楼梦 ／"), ("c", "曹雪芹著."), indicators="10"),
    field("880", ("6", "490-03/$1"), ("a", "中国古典")),
    field("880", ("6", "700-04/$1"), ("a", "高鹗."), indicators="1 "),
)
KALILA = (
    field("100", ("6", "880-01"), ("a", "Ibn al-Muqaffaʻ."), indicators="0 "),
    field("245", ("6", "880-02"), ("a", "Kalīlah wa-Dimnah."), indicators="10"),
    field("880", ("6", "100-01/(3/r\u200f"), ("a", "\u200fابن المقفع،"), indicators="0 "),
    field("880", ("6", "245-02/(3/r\u200f"), ("a", "\u200fكَلِيلة ودِمنة.\u200f"), indicators="10"),
)


def dream() -> TitleRecord:
    return only_title(record(*DREAM))


def about(title: TitleRecord, *tags: str) -> list[str]:
    """The fields of these tags as a title goes out with them."""
    fields = marc_of(title).fields
    return [f"{tag} {data}".replace("\x1f", "$") for tag, data in fields if tag in tags]


def again(title: TitleRecord) -> TitleRecord:
    """As it is read once it went out."""
    return title_record(marc_of(title), None, None, [])


# --- read -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "title", "authors"),
    [
        (DREAM, "红楼梦", ("曹雪芹", "高鹗")),
        (KALILA, "كَلِيلة ودِمنة", ("ابن المقفع",)),
        # Who is named beside the title alone; tied to nothing; tied to another field, or no tie at all.
        ([field("880", ("6", "245-01/$1"), ("a", "茶の本 /"), ("c", "岡倉天心."))], "茶の本", ("岡倉天心",)),
        ([field("880", ("6", "245-00"), ("a", "茶の本 :"), ("b", "新訳"))], "茶の本 : 新訳", ()),
        ([field("880", ("6", "246-01"), ("a", "茶の本")), field("880", ("a", "茶"))], "", ()),
        ([field("880", ("6", "100-01/(N"), ("a", "Толстой, Л. Н."))], "", ("Толстой, Л. Н.",)),
    ],
)
def test_what_880_says(fields: list[Field], title: str, authors: tuple[str, ...]) -> None:
    own = [] if fields in (DREAM, KALILA) else [field("245", ("a", "Judul"))]
    found = only_title(record(*own, *fields))
    assert (found.original_title, found.original_authors) == (title, authors)
    assert found.marc is not None
    assert originals_of(found.marc) == (title, authors)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("红楼梦", "/$1"), ("2 かな", "/$1"), ("한글", "/$1"), ("كتاب", "/(3/r"), ("ספר", "/(2/r"),
        ("Ёж", "/(N"), ("Ἰλιάς", "/(S"), ("สมุด", "/Thai"), ("ꦧꦱ", "/Java"), ("Judul 2", ""), ("", ""),
        ("110年", "/$1"),
    ],
)  # fmt: skip
def test_scripts_have_the_codes_of_marc(text: str, code: str) -> None:
    assert script_code(text) == code


# --- written --------------------------------------------------------------------------------------------


def test_a_title_typed_here_goes_out_with_its_script_tied_to_it() -> None:
    title = TitleRecord(
        title="Kalilah wa Dimnah",
        authors=("Ibn al-Muqaffa",),
        original_title="كليلة ودمنة",
        original_authors=("ابن المقفع",),
    )
    assert about(title, "100", "245", "880") == [
        "100 0 $6880-02$aIbn al-Muqaffa",
        "245 10$6880-01$aKalilah wa Dimnah",
        "880 10$6245-01/(3/r$aكليلة ودمنة",
        "880 0 $6100-02/(3/r$aابن المقفع",
    ]
    assert again(title).original_authors == title.original_authors


def test_a_romanised_title_put_right_keeps_the_other_beside_it() -> None:
    title = replace(dream(), title="Hong lou meng : yi bai er shi hui")
    assert about(title, "245", "490", "880") == [
        "245 10$6880-04$aHong lou meng : yi bai er shi hui$cCao Xueqin zhu",
        "490   $6880-03$aZhongguo gu dian",
        "880   $6490-03/$1$a中国古典",
        "880 10$6245-04/$1$a红楼梦 ／$c曹雪芹著.",
        "880 1 $6100-05/$1$a曹雪芹,$d1715-1763.",
        "880 1 $6700-06/$1$a高鹗.",
    ]


def test_another_title_in_its_script_keeps_who_is_named_beside_it() -> None:
    assert about(replace(dream(), original_title="紅樓夢"), "245", "880")[:3] == [
        "245 10$6880-04$aHong lou meng /$cCao Xueqin zhu.",
        "880   $6490-03/$1$a中国古典",
        "880 10$6245-04/$1$a紅樓夢$c曹雪芹著.",
    ]


@pytest.mark.parametrize(
    ("authors", "originals", "ties"),
    [
        # One put right stays with his own; one more goes to who had none; one too many is tied to nobody.
        (None, ("曹雪芹", "高鶚"), ["100 曹雪芹", "Gao, E 高鶚"]),
        (None, ("曹雪芹", "高鹗", "霍克思"), ["100 曹雪芹", "Gao, E 高鹗", "Hawkes, David 霍克思"]),
        (
            None,
            ("曹雪芹", "高鹗", "霍克思", "闵福德"),
            ["100 曹雪芹", "Gao, E 高鹗", "Hawkes, David 霍克思", " 闵福德"],
        ),
        (None, ("高鹗",), ["Gao, E 高鹗"]),
        # Names put right, and in another order.
        (("Cao Xueqin", "Gao, E"), ("曹雪芹", "高鹗"), ["100 曹雪芹", "Gao, E 高鹗"]),
        (("Gao, E", "Cao, Xueqin"), ("高鹗", "曹雪芹"), ["100 高鹗", "Cao, Xueqin 曹雪芹"]),
        ((), ("曹雪芹",), [" 曹雪芹"]),
    ],
)  # fmt: skip
def test_names_stay_with_whose_they_are(
    authors: tuple[str, ...] | None, originals: tuple[str, ...], ties: list[str]
) -> None:
    there = dream()
    title = replace(there, authors=there.authors if authors is None else authors, original_authors=originals)
    fields = [(tag, cut(data)) for tag, data in marc_of(title).fields]
    whose = {
        first(data, "6"): "100" if tag == "100" else first(data, "a").rstrip(".") for tag, data in fields
    }
    told = [
        f"{whose.get('880-' + first(data, '6')[4:6], '')} {first(data, 'a').rstrip(',.')}"
        for tag, data in fields
        if tag == "880" and first(data, "6")[:3] in ("100", "700")
    ]
    assert sorted(told) == sorted(ties)
    assert set(again(title).original_authors) == set(originals)


def test_what_was_taken_away_is_not_there() -> None:
    title = replace(dream(), original_title="", original_authors=())
    assert about(title, "245", "880") == [
        "245 10$aHong lou meng /$cCao Xueqin zhu.",
        "880   $6490-03/$1$a中国古典",
    ]


def test_what_lost_its_field_is_tied_to_none() -> None:
    """Another series is not what stands there in Chinese."""
    assert "880   $6490-00/$1$a中国古典" in about(replace(dream(), series="Seri lain"), "880")


def test_other_programs_read_it(tmp_path: Path) -> None:
    title = replace(dream(), title="Mimpi bilik merah")
    write_marc21(tmp_path / "a.mrc", [title])
    write_marcxml(tmp_path / "a.xml", [title])
    with (tmp_path / "a.mrc").open("rb") as file:
        records = [*MARCReader(file), *parse_xml_to_array(str(tmp_path / "a.xml"))]
    for found in records:
        assert found is not None
        assert [
            (one["a"], one.linkage_occurrence_num()) for one in found.get_linked_fields(found["245"])
        ] == [("红楼梦 ／", "04")]


# --- in the library --------------------------------------------------------------------------------------


def test_an_edit_is_not_taken_back_by_its_file(desk: Desk, tmp_path: Path) -> None:
    path = put(tmp_path, record(*DREAM))
    import_file(desk, path)
    assert facts_in(desk).original_title == "红楼梦"
    for edited in ({"original_title": "紅樓夢"}, {"original_title": "", "original_authors": ()}):
        facts = replace(facts_in(desk), **edited)
        desk.perform(put_title, facts=facts, title=title_in(desk))
        journalled = total(desk, JournalEntry)
        assert counts(import_file(desk, path)) == (1, 0, 0, 1, 0)
        assert (facts_in(desk), total(desk, JournalEntry)) == (facts, journalled)
    anew = [f if "曹雪芹著" not in f[1] else ("880", f[1].replace("红楼梦", "石头记")) for f in DREAM]
    assert counts(import_file(desk, put(tmp_path, record(*anew), "baru"))) == (1, 0, 1, 0, 0)
    assert facts_in(desk).original_title == "石头记"


@pytest.mark.parametrize("kind", ["marc21", "marcxml", "titles"])
@pytest.mark.parametrize(
    "edited", [{}, {"original_title": "紅樓夢", "original_authors": ("曹雪芹", "霍克思")}]
)
def test_what_went_out_changes_nothing_when_it_comes_back(
    desk: Desk, tmp_path: Path, kind: str, edited: dict[str, object]
) -> None:
    import_file(desk, put(tmp_path, record(*DREAM)))
    facts = replace(facts_in(desk), **edited)
    desk.perform(put_title, facts=facts, title=title_in(desk))
    export_file(desk, tmp_path / "ekspor", kind)
    assert counts(import_file(desk, tmp_path / "ekspor")) == (1, 0, 0, 1, 0)
    assert facts_in(desk) == facts


@pytest.mark.parametrize("kind", ["marc21", "marcxml"])
def test_it_goes_into_another_library(desk: Desk, other_desk: Desk, tmp_path: Path, kind: str) -> None:
    import_file(desk, put(tmp_path, record(*KALILA)))
    facts = replace(facts_in(desk), original_title="كليلة ودمنة")
    desk.perform(put_title, facts=facts, title=title_in(desk))
    export_file(desk, tmp_path / "ekspor", kind)
    import_file(other_desk, tmp_path / "ekspor")
    assert replace(facts_in(other_desk), marc=facts.marc) == facts


# --- real records ----------------------------------------------------------------------------------------

FILES = (
    "traject/test_data.utf8.mrc",
    "evergreen/hebrew.marc",
    "openlibrary/bin_input/880_arabic_french_many_linkages.mrc",
    "openlibrary/bin_input/880_alternate_script.mrc",
    "openlibrary/bin_input/880_Nihon_no_chasho.mrc",
    "openlibrary/xml_input/nybc200247_marc.xml",
)


@pytest.mark.parametrize("name", FILES)
def test_real_records_keep_their_script_whatever_is_edited(shared_data: Path, name: str) -> None:
    found = [read.record for read in file_reads(shared_data / "marc" / name)]
    titles = [one for one in found if isinstance(one, TitleRecord) and one.original_title]
    assert titles
    for title in titles:
        assert title.marc is not None
        assert marc_of(title).fields == parse(title.marc)[0].fields
        for edit in (
            {"title": "Judul lain"},
            {"original_title": "字"},
            {"original_authors": ("字", *title.original_authors)},
            {"authors": ("Seseorang", *title.authors[1:])},
        ):
            edited = replace(title, **edit)
            back = again(edited)
            assert back.original_title == edited.original_title
            assert set(back.original_authors) == set(edited.original_authors)
            assert (back.title, set(back.authors)) == (edited.title, set(edited.authors))


def test_real_records_are_found_by_their_script(desk: Desk, shared_data: Path) -> None:
    import_file(desk, shared_data / "marc" / "openlibrary/bin_input/880_alternate_script.mrc")
    with desk.store.read() as session:
        assert session.scalars(select(Title.original_title)).all() == ["乔布斯的秘密日记"]
