# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed into the forms becomes facts, or is named as wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.models import new_uid
from db.operations.cataloguing import Identifier, ItemFacts, TitleFacts
from desktop_app.catalogue.drafts import (
    CopyDraft,
    TitleDraft,
    copy_draft,
    copy_problems,
    title_draft,
    title_problems,
    wrong_isbns,
)

TODAY = date(2026, 11, 23)


def test_a_title_as_typed_becomes_facts() -> None:
    draft = TitleDraft(
        title="  Laskar \n Pelangi ",
        authors="Hirata,  Andrea\n\nRiza, Riri\n",
        isbns="979-3062-79-7, 978-979-3062-79-2",
        year=" 2005 ",
        original_title=" 彩虹  战士",
        original_authors="安德烈亚\n",
    )
    facts = draft.facts(None)
    assert (facts.original_title, facts.original_authors) == ("彩虹 战士", ("安德烈亚",))
    assert facts.title == "Laskar Pelangi"
    assert facts.authors == ("Hirata, Andrea", "Riza, Riri")
    assert facts.identifiers == (Identifier("isbn", "9789793062792"),)
    assert facts.year == 2005


def test_an_edit_keeps_what_the_form_does_not_show() -> None:
    before = TitleFacts(
        title="Horison",
        identifiers=(Identifier("isbn", "9789793062792"), Identifier("issn", "01256769")),
        source="KATALOG",
        control_number="7",
        notes="Terbit bulanan\nBerhenti 2016",
    )
    assert title_draft(before).facts(before) == before
    without = replace(title_draft(before), isbns="").facts(before)
    assert without.identifiers == (Identifier("issn", "01256769"),)
    assert without.source == "KATALOG"


def test_a_wrong_isbn_that_a_title_came_with_may_stay_be_put_right_or_taken_out() -> None:
    wrong, right = "9789793062793", "9789793062792"
    before = TitleFacts(
        title="Hujan",
        identifiers=(
            Identifier("isbn_invalid", wrong),
            Identifier("isbn", "9786020332956"),
            Identifier("issn", "01256769"),
        ),
    )
    draft = title_draft(before)
    assert draft.isbns == f"{wrong}, 9786020332956"
    assert (title_problems(draft, TODAY), draft.facts(before)) == ({}, before)
    for typed, numbers in ((right, (Identifier("isbn", right),)), ("", ())):
        changed = replace(draft, isbns=typed)
        assert changed.facts(before).identifiers == (*numbers, Identifier("issn", "01256769"))
    assert title_problems(replace(draft, isbns="9789793062794"), TODAY) == {"isbns": "bad_number"}


@pytest.mark.parametrize(
    ("typed", "field", "why"),
    [
        ({"title": "  "}, "title", "empty"),
        ({"isbns": "9789793062793"}, "isbns", "bad_number"),
        ({"isbns": "9789793062792; 123"}, "isbns", "bad_number"),
        ({"year": "20015"}, "year", "bad_number"),
        ({"year": "abad 19"}, "year", "bad_number"),
        ({"year": "2028"}, "year", "bad_number"),
    ],
)
def test_what_is_wrong_with_a_title(typed: dict[str, str], field: str, why: str) -> None:
    assert title_problems(replace(TitleDraft(title="Hujan"), **typed), TODAY) == {field: why}


def test_right_isbns_are_not_called_wrong() -> None:
    assert wrong_isbns("978-979-3062-79-2,\n9793062797 ;") == []
    assert title_problems(TitleDraft(title="Hujan", year="2016"), TODAY) == {}


def test_a_copy_as_typed_becomes_facts_and_back() -> None:
    draft = CopyDraft(
        barcode=" 310000001 ",
        at_branch=new_uid(),
        item_type=new_uid(),
        price="Rp 110.000",
        acquired_on="3/2/2025",
    )
    facts = draft.facts(TODAY)
    assert (facts.barcode, facts.price, facts.acquired_on) == ("310000001", 110_000, date(2025, 2, 3))
    again = copy_draft(facts)
    assert again.facts(TODAY) == facts


@pytest.mark.parametrize(
    ("typed", "field", "why"),
    [
        ({"barcode": ""}, "barcode", "empty"),
        ({"item_type": None}, "item_type", "empty"),
        ({"price": "mahal"}, "price", "bad_number"),
        ({"acquired_on": "kemarin dulu"}, "acquired_on", "bad_date"),
    ],
)
def test_what_is_wrong_with_a_copy(typed: dict[str, str | None], field: str, why: str) -> None:
    whole = CopyDraft(barcode="1", at_branch=new_uid(), item_type=new_uid())
    assert copy_problems(replace(whole, **typed), TODAY) == {field: why}
    assert copy_problems(whole, TODAY) == {}


@pytest.mark.parametrize(
    ("typed", "rupiah"),
    [
        ("85000", 85_000), ("85.000", 85_000), ("85.000,00", 85_000), ("Rp. 85,000.00", 85_000),
        ("rp85000", 85_000), ("Rp\u00a01.250.000", 1_250_000), ("85.000,-", 85_000), ("0", 0),
    ],
)  # fmt: skip
def test_prices_as_people_write_them(typed: str, rupiah: int) -> None:
    draft = CopyDraft(barcode="1", item_type=new_uid(), at_branch=new_uid(), price=typed)
    assert copy_problems(draft, TODAY) == {}
    assert draft.facts(TODAY).price == rupiah


@pytest.mark.parametrize("typed", ["85,5", "1.25.000", "85.00.00", "-5", "9" * 20, "85 ribu"])
def test_what_is_no_price_is_told(typed: str) -> None:
    draft = CopyDraft(barcode="1", item_type=new_uid(), price=typed)
    assert copy_problems(draft, TODAY) == {"price": "bad_number"}


def test_an_empty_price_is_no_price() -> None:
    facts = CopyDraft(barcode="1", at_branch=new_uid(), item_type=new_uid()).facts(TODAY)
    assert facts == ItemFacts(barcode="1", at_branch=facts.at_branch, item_type=facts.item_type)
