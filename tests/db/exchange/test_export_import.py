# SPDX-License-Identifier: GPL-3.0-or-later
"""What a library gave out comes back as what it was, into the same library and into an empty one."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from db.models import Item, Title
from db.operations.cataloguing import Identifier, TitleFacts, put_title
from db.operations.desk import Desk
from db.operations.export_files import KINDS, export_file
from db.operations.import_files import import_file
from tests.db import small_world
from tests.db.exchange.imports import copy, counts, facts_in, numbered, put, title_in
from tests.db.exchange.samples import field, record, title_field
from tests.db.exchange.test_slims import MEMBER, MEMBERS, TITLE, TITLES, header, row


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_exported_changes_nothing_when_imported(desk: Desk, tmp_path: Path, kind: str) -> None:
    rich = numbered(
        1, "Satu", field("100", ("a", "Ani")), field("020", ("a", "9789799731234")), copy("B0001")
    )
    import_file(desk, put(tmp_path, rich + numbered(2, "Dua", copy("B0002"))))
    import_file(desk, put(tmp_path, header(TITLES) + row(TITLE)))
    import_file(desk, put(tmp_path, header(MEMBERS, 18) + row(MEMBER)))
    told: list[tuple[int, int]] = []
    path = tmp_path / "ekspor"
    written = export_file(desk, path, kind, progress=lambda *numbers: told.append(numbers))
    assert written.records == told[-1][0] == told[-1][1]
    report = import_file(desk, path)
    assert counts(report) == (written.records, 0, 0, written.records, 0)
    assert report.items_updated == 0


@pytest.mark.parametrize("kind", ["marc21", "marcxml"])
def test_a_title_typed_at_the_desk_stays_as_it_was_typed(desk: Desk, tmp_path: Path, kind: str) -> None:
    facts = TitleFacts(
        title="Gurindam Dua Belas",
        responsibility="Raja Ali Haji",
        authors=("Raja Ali Haji",),
        subjects=("Sastra Melayu",),
        identifiers=(Identifier("isbn", "9789799731234"),),
        year=1847,
        language="may",
        call_number="899.28 RAJ g",
        classification="899.28",
    )
    desk.perform(put_title, facts=facts)
    export_file(desk, tmp_path / "semua", kind)
    assert counts(import_file(desk, tmp_path / "semua")) == (1, 0, 0, 1, 0)
    more = record(title_field(facts.title), field("100", ("a", "Raja Ali Haji")), ("008", f"{'':7}1847"))
    assert counts(import_file(desk, put(tmp_path, more))) == (1, 0, 1, 0, 0)


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_with_a_full_stop_and_a_gift_in_other_words_stay(
    desk: Desk, tmp_path: Path, kind: str
) -> None:
    """MARC ends areas with a full stop; SLiMS has one word for what was given."""
    title = small_world.add_title(
        desk, "Pada Sebuah Kapal", authors=("Dini, Nh.",), responsibility="Nh. Dini Hs."
    )
    small_world.add_item(desk, "B0001", title, origin="Sumbangan")
    before = facts_in(desk)
    export_file(desk, tmp_path / "semua", kind)
    report = import_file(desk, tmp_path / "semua")
    assert (report.updated, report.items_updated) == (0, 0)
    with desk.store.read() as session:
        assert session.scalars(select(Item.origin)).all() == ["Sumbangan"]
    assert facts_in(desk) == before


def test_an_export_fills_an_empty_library_alike(desk: Desk, other_desk: Desk, tmp_path: Path) -> None:
    import_file(
        desk, put(tmp_path, b"".join(numbered(n, f"Judul {n}", copy(f"B{n:05d}")) for n in range(30)))
    )
    export_file(desk, tmp_path / "semua.xml", "marcxml")
    report = import_file(other_desk, tmp_path / "semua.xml")
    assert counts(report) == (30, 30, 0, 0, 0)
    assert report.items_created == 30


def test_a_layout_with_room_for_one_number_takes_none_away(desk: Desk, tmp_path: Path) -> None:
    both = (field("020", ("a", "9789799731234")), field("020", ("a", "9780745639710")))
    import_file(desk, put(tmp_path, record(title_field("Dua jilid"), *both)))
    export_file(desk, tmp_path / "judul.csv", "titles")
    assert counts(import_file(desk, tmp_path / "judul.csv")) == (1, 0, 0, 1, 0)


def test_subfields_that_say_nothing_make_no_difference(desk: Desk, tmp_path: Path) -> None:
    path = put(tmp_path, numbered(1, "Satu", ("100", "1 \x1faAni\x1f")))
    import_file(desk, path)
    export_file(desk, tmp_path / "semua.xml", "marcxml")
    assert counts(import_file(desk, tmp_path / "semua.xml")) == (1, 0, 0, 1, 0)
    assert counts(import_file(desk, path)) == (1, 0, 0, 1, 0)


def test_of_titles_alike_a_row_is_the_one_that_has_its_copies(desk: Desk, tmp_path: Path) -> None:
    import_file(
        desk, put(tmp_path, numbered(1, "Kembar", copy("K0001")) + numbered(2, "Kembar", copy("K0002")))
    )
    bare = dict.fromkeys(TITLES, "") | {"title": "Kembar"}
    rows = [list((bare | {"item_code": f"<K000{n}>", "notes": f"jilid {n}"}).values()) for n in (2, 1)]
    report = import_file(desk, put(tmp_path, header(TITLES) + "".join(map(row, rows))))
    assert (counts(report), [*report.notes]) == ((2, 0, 2, 0, 0), [])
    with desk.store.read() as session:
        found = session.execute(select(Item.barcode, Title.notes).join(Title, Title.id == Item.title_id))
        assert dict(tuple(each) for each in found) == {"K0001": "jilid 1", "K0002": "jilid 2"}


@pytest.mark.parametrize("kind", ["marc21", "marcxml"])
def test_what_was_edited_here_stands_in_the_record_that_goes_out(
    desk: Desk, other_desk: Desk, tmp_path: Path, kind: str
) -> None:
    fixed = f"240101s2005    xx {'':17}ind d"
    notes = (field("500", ("a", "Catatan lama")), field("520", ("a", "Ringkasan lama")))
    came = record(("001", "1"), ("003", "ID-X"), ("008", fixed), title_field("Peta Riau"), *notes)
    import_file(desk, put(tmp_path, came))
    edited = msgspec.structs.replace(
        facts_in(desk), notes="Catatan baru\nRingkasan lama", language="may", form="map", year=None
    )
    desk.perform(put_title, facts=edited, title=title_in(desk))
    export_file(desk, tmp_path / "semua", kind)
    assert counts(import_file(other_desk, tmp_path / "semua")) == (1, 1, 0, 0, 0)
    assert without_record(facts_in(other_desk)) == without_record(edited)
    assert counts(import_file(desk, tmp_path / "semua")) == (1, 0, 0, 1, 0)
    assert facts_in(desk) == edited


def without_record(facts: TitleFacts) -> TitleFacts:
    return msgspec.structs.replace(facts, marc=None)
