# SPDX-License-Identifier: GPL-3.0-or-later
"""Titles and items: added, replaced by what is said now, and refused where they can't be so."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from db.models import TITLE_MIDDLE, Item, Title, TitleIdentifier, new_uid
from db.operations import refusals
from db.operations.cataloguing import Identifier, TitleFacts, fingerprint, put_item, put_title
from db.operations.desk import Desk
from db.queries.catalogue import search
from db.rules.items import CONDITIONS
from tests.db import small_world

ISBN, OTHER_ISBN = Identifier("isbn", "9789793062792"), Identifier("isbn", "9780804429573")
FULL = TitleFacts(
    title="Laskar Pelangi",
    responsibility="Andrea Hirata",
    authors=("Hirata, Andrea", "Mizan"),
    subjects=("Fiksi", "Belitung -- Fiksi"),
    identifiers=(ISBN,),
    edition="Cet. 1",
    publisher="Bentang",
    place="Yogyakarta",
    year=2005,
    language="ind",
    form="book",
    series="Tetralogi",
    call_number="899.221 HIR",
    classification="899.221",
    collation="529 hlm",
    notes="Catatan",
    source="ID-X",
    control_number="17",
    marc=b"record",
)


def found(desk: Desk, text: str) -> list[str]:
    with desk.store.read() as session:
        return [row.title for row in search(session, text, small_world.here(desk)).rows]


def identifiers(desk: Desk) -> list[str]:
    with desk.store.read() as session:
        return list(session.scalars(select(TitleIdentifier.value)))


def test_every_fact_is_kept(desk: Desk) -> None:
    uid = desk.perform(put_title, facts=FULL).operation.title
    with desk.store.read() as session:
        row = session.scalars(select(Title).where(Title.uid == uid)).one()
        for name in TitleFacts.__struct_fields__:
            kept, said = getattr(row, name, None), getattr(FULL, name)
            if name != "identifiers":
                assert kept == ("\n".join(said) if isinstance(said, tuple) else said), name
    assert identifiers(desk) == [ISBN.value]


def test_a_changed_title_is_what_is_said_now_and_nothing_of_before(desk: Desk) -> None:
    uid = desk.perform(put_title, facts=FULL).operation.title
    desk.perform(put_title, title=uid, facts=TitleFacts(title="Pulang", identifiers=(OTHER_ISBN,)))
    row = small_world.row_of(desk, Title, uid)
    assert (row.title, row.authors, row.year, row.call_number) == ("Pulang", "", None, "")
    assert identifiers(desk) == [OTHER_ISBN.value]
    assert (found(desk, "pulang"), found(desk, "laskar")) == (["Pulang"], [])


def test_new_titles_are_shown_before_older_ones(desk: Desk) -> None:
    for title in ("Hujan", "Pulang", "Bumi"):
        small_world.add_title(desk, title)
    assert found(desk, "") == ["Bumi", "Pulang", "Hujan"]
    with desk.store.read() as session:
        assert max(session.scalars(select(Title.id))) < TITLE_MIDDLE


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (TitleFacts(title=" "), "title"),
        (TitleFacts(title="Hujan", identifiers=(Identifier("isbn", "9789793062793"),)), "isbn"),
        (TitleFacts(title="Hujan", identifiers=(Identifier("isbn", "978-979-3062-79-2"),)), "isbn"),
    ],
)
def test_a_title_that_can_not_be_so(desk: Desk, facts: TitleFacts, field: str) -> None:
    with pytest.raises(refusals.Invalid) as refused:
        desk.perform(put_title, facts=facts)
    assert refused.value.field == field


def test_an_item_is_kept_and_replaced(desk: Desk, a_branch: UUID) -> None:
    title, other = small_world.add_title(desk), small_world.add_title(desk, "Pulang")
    item = small_world.add_item(desk, "B001", title, location="Rak 3", price=85_000, note="sampul baru")
    facts = small_world.item_facts(desk, "B001", at_branch=a_branch, condition="damaged")
    desk.perform(put_item, item=item, title=other, facts=facts)
    row = small_world.row_of(desk, Item, item)
    assert (row.barcode, row.condition, row.location, row.price, row.note) == (
        "B001",
        "damaged",
        "",
        None,
        "",
    )
    assert row.title_id == small_world.key_of(desk, Title, other)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_an_item_may_be_in_every_condition(desk: Desk, condition: str) -> None:
    item = small_world.add_item(desk, condition=condition)
    assert small_world.row_of(desk, Item, item).condition == condition


def test_a_barcode_is_on_one_item(desk: Desk, an_item: UUID, another_item: UUID) -> None:
    title = small_world.add_title(desk)
    for item in (None, another_item):
        with pytest.raises(refusals.Taken) as refused:
            desk.perform(put_item, item=item, title=title, facts=small_world.item_facts(desk, "B001"))
        assert (refused.value.what, refused.value.text) == ("items", "B001")
    desk.perform(put_item, item=an_item, title=title, facts=small_world.item_facts(desk, "B001", note="ya"))


@pytest.mark.parametrize(
    ("facts", "field"), [({"barcode": " "}, "barcode"), ({"condition": "gone fishing"}, "condition")]
)
def test_an_item_that_can_not_be_so(desk: Desk, facts: dict[str, str], field: str) -> None:
    title = small_world.add_title(desk)
    with pytest.raises(refusals.Invalid) as refused:
        desk.perform(put_item, title=title, facts=small_world.item_facts(desk, **facts))
    assert refused.value.field == field


def test_an_item_is_of_a_title_that_there_is(desk: Desk) -> None:
    with pytest.raises(refusals.Unknown) as refused:
        desk.perform(put_item, title=new_uid(), facts=small_world.item_facts(desk))
    assert refused.value.what == "titles"


words = st.text("abc -", max_size=8)


@given(words, words, st.none() | st.integers(1900, 2026), words)
def test_a_fingerprint_does_not_see_case_accents_or_marks(
    title: str, author: str, year: int | None, edition: str
) -> None:
    plain = TitleFacts(title=title, authors=(author,), year=year, edition=edition)
    other = TitleFacts(
        title=title.upper().replace("A", "Á"),
        authors=(", ".join(reversed(author.split(" "))),),
        year=year,
        edition=f"[{edition}]",
    )
    assert fingerprint(plain) == fingerprint(other)


def test_a_fingerprint_tells_years_editions_and_authors_apart() -> None:
    kinds = [
        TitleFacts(title="Hujan"),
        TitleFacts(title="Hujan", year=2016),
        TitleFacts(title="Hujan", edition="2016"),
        TitleFacts(title="Hujan", authors=("Tere Liye",)),
        TitleFacts(title="Hujan 2016"),
    ]
    assert len({fingerprint(kind) for kind in kinds}) == len(kinds)
    assert fingerprint(kinds[3]) == fingerprint(TitleFacts(title="Hujan", responsibility="Tere Liye"))
