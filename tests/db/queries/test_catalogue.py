# SPDX-License-Identifier: GPL-3.0-or-later
"""One box for everything: words in any spelling, ISBNs, barcodes; what is available here comes first."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from db.models import Branch, Item, ItemType, new_uid
from db.operations.cataloguing import Identifier, TitleFacts
from db.operations.desk import Desk
from db.operations.importing import ImportedItem, import_titles
from db.operations.policies import put_branch
from db.queries.catalogue import COUNT_UP_TO, Filters, Results, TitleRow, count_matches, languages, search
from tests.db import small_world
from tests.db.small_world import add_item, add_title

LASKAR, BUMI, HUJAN, KAMUS, PETA = "Laskar Pelangi", "Bumi Manusia", "Hujan", "Kamus Al-Qur’an", "Peta Bintan"


@pytest.fixture(scope="module")
def shelves(desk_to_look_at: Desk) -> Desk:
    """Shelves that every test looks at and none changes."""
    fill(desk_to_look_at)
    return desk_to_look_at


@pytest.fixture
def own_shelves(desk: Desk) -> Desk:
    """The same, to be changed."""
    fill(desk)
    return desk


def fill(desk: Desk) -> None:
    """Laskar in both branches, Bumi only there, Hujan here but out, Kamus here to be read, a map nowhere."""
    there = desk.perform(put_branch, code="BT9", name="Batu 9").operation.target
    laskar = add_title(
        desk,
        LASKAR,
        authors=("Hirata, Andrea",),
        subjects=("Fiksi Indonesia", "Belitung -- Fiksi"),
        identifiers=(Identifier("isbn", "9789793062792"), Identifier("issn", "1234567X")),
        year=2005,
        language="ind",
        series="Tetralogi",
        call_number="899.221 HIR",
    )
    bumi = add_title(desk, BUMI, authors=("Toer, Pramoedya Ananta",), year=1980, language="ind")
    hujan = add_title(desk, HUJAN, responsibility="Tere Liye", year=2016, language="ind")
    kamus = add_title(desk, KAMUS, language="ara", notes="pelangi tidak dicari di sini")
    add_title(desk, PETA, form="map", authors=("Zoë Łukasik",), language="eng")
    add_item(desk, "LP-001", laskar)
    add_item(desk, "LP-002", laskar, at_branch=there)
    add_item(desk, "BM-001", bumi, at_branch=there, item_type=small_world.of_code(desk, ItemType, "REF"))
    add_item(desk, "KAM-001", kamus, condition="not_for_loan")
    small_world.lend(desk, add_item(desk, "HJ-001", hujan), small_world.register(desk))


def branch_there(desk: Desk) -> int:
    """The key of the other branch."""
    with desk.store.read() as session:
        return session.scalars(select(Branch.id).where(Branch.code == "BT9")).one()


def found(desk: Desk, text: str, how: Filters | None = None, **more: Any) -> Results:
    here = small_world.here(desk)
    with desk.store.read() as session:
        return search(session, text, here, how or Filters(), **more)


def titles(desk: Desk, text: str, **filters: Any) -> list[str]:
    return [row.title for row in found(desk, text, Filters(**filters)).rows]


def row(desk: Desk, title: str) -> TitleRow:
    return next(row for row in found(desk, "").rows if row.title == title)


# --- found by -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("laskar pelangi", LASKAR),
        ("PELANGI laskar", LASKAR),
        ("las pel", LASKAR),
        ("h a p", LASKAR),
        ("hirata", LASKAR),
        ("andrea laskar", LASKAR),
        ("belitung", LASKAR),
        ("tetralogi", LASKAR),
        ("899.221", LASKAR),
        ("899.221 hir", LASKAR),
        ("pramoedya", BUMI),
        ("tere liye", HUJAN),
        ("al-quran", KAMUS),
        ("alquran", KAMUS),
        ("al qur'an", KAMUS),
        ("zoe lukasik", PETA),
        ("Zoë", PETA),
    ],
)
def test_words_of_title_author_subject_series_and_call_number(shelves: Desk, typed: str, title: str) -> None:
    assert titles(shelves, typed) == [title]


@pytest.mark.parametrize(
    "typed",
    [
        "9789793062792",
        "978-979-3062-79-2",
        "978 979 3062 79 2",
        " 9789793062792 ",
        "979-3062-79-7",
        "9793062797",
        "97897930",
        "1234567X",
        "1234-567X",
        "LP-001",
        "LP-00",
        "LP-002",
    ],
)
def test_numbers_of_the_title_and_of_its_copies(shelves: Desk, typed: str) -> None:
    assert titles(shelves, typed) == [LASKAR]


@pytest.mark.parametrize(
    "typed", ["elangi", "pelangi biru", "catatan", "9789793062793", "LP-009", "tidak dicari"]
)
def test_what_is_not_there_is_not_found(shelves: Desk, typed: str) -> None:
    assert found(shelves, typed) == Results([], 0)


def test_nothing_typed_shows_everything(shelves: Desk) -> None:
    assert len(titles(shelves, "")) == len(titles(shelves, " - ")) == 5


@given(
    text=st.text(max_size=30) | st.text("0123456789-X %_*\"'()^:", max_size=20),
    field=st.sampled_from(["", "title", "authors", "subjects", "call_number"]),
    available=st.booleans(),
)
def test_whatever_is_typed_is_answered(shelves: Desk, text: str, field: str, available: bool) -> None:
    results = found(shelves, text, Filters(field=field, available=available))
    assert len(results.rows) <= 5
    assert results.total >= len(results.rows)


# --- order and copies ---------------------------------------------------------------------------------


def test_available_here_then_elsewhere_then_the_rest(shelves: Desk) -> None:
    assert titles(shelves, "") == [LASKAR, BUMI, PETA, KAMUS, HUJAN]


def test_copies_are_counted_here_and_elsewhere(shelves: Desk) -> None:
    def counts(title: str) -> tuple[int, int, int, int]:
        return row(shelves, title)[-4:]

    assert counts(LASKAR) == (1, 1, 1, 1)
    assert counts(BUMI) == (0, 0, 1, 1)
    assert counts(HUJAN) == (1, 0, 0, 0)
    assert counts(KAMUS) == (1, 0, 0, 0)
    assert counts(PETA) == (0, 0, 0, 0)


def test_a_withdrawn_copy_is_none_and_a_damaged_one_can_be_lent(own_shelves: Desk) -> None:
    hujan = row(own_shelves, HUJAN).uid
    add_item(own_shelves, "HJ-002", hujan, condition="withdrawn")
    add_item(own_shelves, "HJ-003", hujan, condition="damaged")
    assert row(own_shelves, HUJAN)[-4:] == (2, 1, 0, 0)


def test_here_is_where_the_desk_stands(shelves: Desk) -> None:
    there = branch_there(shelves)
    with shelves.store.read() as session:
        rows = search(session, "", there).rows
    assert {row.title for row in rows[:2]} == {LASKAR, BUMI}
    assert rows[2].title not in {LASKAR, BUMI}


def test_words_as_typed_in_the_title_come_before_words_elsewhere(desk: Desk) -> None:
    for title, author in (("Sejarah Riau", "Hujan"), ("Hujan", "Tere Liye"), ("Riau", "Sejarah, Hujan")):
        add_title(desk, title, authors=(author,))
    assert titles(desk, "hujan")[0] == "Hujan"
    assert titles(desk, "sejarah riau")[0] == "Sejarah Riau"


def test_words_begun_in_the_title_come_before_words_elsewhere(desk: Desk) -> None:
    add_title(desk, "Sang Pemimpi", series="Tetralogi Laskar Pelangi")
    add_title(desk, "Laskar Pelangi")
    assert titles(desk, "lask pel") == ["Laskar Pelangi", "Sang Pemimpi"]
    assert titles(desk, "pel lask") == ["Laskar Pelangi", "Sang Pemimpi"]


def test_a_row_says_what_a_line_shows(shelves: Desk) -> None:
    line = row(shelves, LASKAR)
    assert (line.authors, line.year, line.language, line.form) == ("Hirata, Andrea", 2005, "ind", "book")
    assert line.call_number == "899.221 HIR"


# --- filters ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "filters", "expected"),
    [
        ("", {"language": "ara"}, [KAMUS]),
        ("", {"form": "map"}, [PETA]),
        ("", {"year_from": 1980, "year_to": 2005}, [LASKAR, BUMI]),
        ("", {"year_from": 2006}, [HUJAN]),
        ("", {"year_to": 1980}, [BUMI]),
        ("", {"available": True}, [LASKAR, BUMI]),
        ("a", {"language": "ind", "available": True}, [LASKAR, BUMI]),
        ("hujan", {"available": True}, []),
        ("hujan", {"language": "ind"}, [HUJAN]),
        ("hirata", {"field": "authors"}, [LASKAR]),
        ("hirata", {"field": "title"}, []),
        ("fiksi", {"field": "subjects"}, [LASKAR]),
        ("899.221", {"field": "call_number"}, [LASKAR]),
        ("alquran", {"field": "title"}, [KAMUS]),
        ("al-quran", {"field": "title", "language": "ara"}, [KAMUS]),
        ("al-quran", {"field": "title", "language": "ind"}, []),
        ("9789793062792", {"language": "ind"}, [LASKAR]),
        ("9789793062792", {"language": "eng"}, []),
        ("LP-00", {"year_to": 2000}, []),
        ("HJ-001", {"available": True}, []),
    ],
)
def test_filters_narrow(shelves: Desk, typed: str, filters: dict[str, Any], expected: list[str]) -> None:
    results = found(shelves, typed, Filters(**filters))
    assert [line.title for line in results.rows] == expected
    assert results.total == len(expected)


def test_branch_and_type_narrow_by_copies(shelves: Desk) -> None:
    there = branch_there(shelves)
    reference = small_world.key_of(shelves, ItemType, small_world.of_code(shelves, ItemType, "REF"))
    assert titles(shelves, "", branch=there) == [LASKAR, BUMI]
    assert titles(shelves, "", item_type=reference) == [BUMI]
    assert titles(shelves, "pelangi", branch=there) == [LASKAR]
    assert titles(shelves, "", branch=small_world.here(shelves), available=True) == [LASKAR]
    assert titles(shelves, "", branch=small_world.here(shelves), item_type=reference) == []


def test_available_there_is_one_copy_that_is_both(own_shelves: Desk) -> None:
    """The copy there is out: that another is in here does not make it available there."""
    with own_shelves.store.read() as session:
        item = session.scalars(select(Item.uid).where(Item.barcode == "LP-002")).one()
    small_world.lend(own_shelves, item, small_world.register(own_shelves, "Budi"))
    assert titles(own_shelves, "", branch=branch_there(own_shelves), available=True) == [BUMI]


# --- many ---------------------------------------------------------------------------------------------


def test_a_page_of_many_and_how_many_there_are(desk: Desk) -> None:
    many = [
        (new_uid(), TitleFacts(title=f"Sejarah jilid {n}", language="ind")) for n in range(COUNT_UP_TO + 2)
    ]
    desk.perform(import_titles, titles=many)
    results = found(desk, "sejarah", limit=20)
    assert (len(results.rows), results.total) == (20, COUNT_UP_TO + 1)
    assert found(desk, "sejarah", limit=20, count=False).total == 20
    assert found(desk, "", Filters(language="ind"), limit=20).total == COUNT_UP_TO + 1
    assert found(desk, "jilid 77", limit=20).total == 11, "77 and 770 to 779"
    with desk.store.read() as session:
        assert count_matches(session, "sejarah", Filters(language="eng")) == 0
        assert count_matches(session, "") == COUNT_UP_TO + 1


def test_a_number_that_many_begin_with_is_counted_too(desk: Desk, book: UUID) -> None:
    many = [(new_uid(), TitleFacts(title=f"Jilid {chr(97 + n)}")) for n in range(26)]
    items = [
        ImportedItem(new_uid(), uid, small_world.item_facts(desk, f"1984{n:04d}", item_type=book))
        for n, (uid, _) in enumerate(many)
    ]
    desk.perform(import_titles, titles=many, items=items)
    assert [found(desk, "1984", limit=size).total for size in (5, 26, 50)] == [26, 26, 26]
    assert len(found(desk, "1984", limit=5).rows) == 5
    assert found(desk, "19840007").total == 1


def test_of_the_numbers_that_begin_so_those_that_fit_are_found(desk: Desk, book: UUID) -> None:
    many = [(new_uid(), TitleFacts(title=f"Jilid {n}", year=2000 + n)) for n in range(70)]
    items = [
        ImportedItem(new_uid(), uid, small_world.item_facts(desk, f"1984{n:04d}", item_type=book))
        for n, (uid, _) in enumerate(many)
    ]
    desk.perform(import_titles, titles=many, items=items)
    assert found(desk, "1984", Filters(year_from=2069)).total == 1
    results = found(desk, "1984", Filters(year_from=2060), limit=5)
    assert (len(results.rows), results.total) == (5, 10)


def test_a_title_that_is_a_number_is_found_among_barcodes_that_begin_so(desk: Desk) -> None:
    orwell = add_title(desk, "1984", authors=("Orwell, George",))
    add_item(desk, "19840001", orwell)
    add_item(desk, "19840002", add_title(desk, "Hujan"))
    assert titles(desk, "1984") == ["1984", "Hujan"]
    assert found(desk, "1984", limit=1).total == 2


def test_languages_of_the_catalogue(shelves: Desk) -> None:
    with shelves.store.read() as session:
        assert sorted(languages(session)) == ["ara", "eng", "ind"]
