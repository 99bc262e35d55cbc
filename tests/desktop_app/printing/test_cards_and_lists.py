# SPDX-License-Identifier: GPL-3.0-or-later
"""Member cards can be scanned, due lists repeat their heads, neither names anybody in its metadata."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.printing import due_list, member_card
from desktop_app.printing.paper import A4, A5, CARD, ROLL_58, ROLL_80, Roll, SheetPaper
from tests.desktop_app.printing import examples
from tests.desktop_app.printing.reading import decoded, facts, page_sizes, text_of, unembedded


def test_a_card_has_two_sides_of_card_size() -> None:
    pdf = member_card.render(examples.a_card())
    assert page_sizes(pdf) == [pytest.approx((CARD.width, CARD.height), abs=0.01)] * 2
    assert unembedded(pdf) == []


@pytest.mark.parametrize(
    "number", ["A-000321", "2026110001", "1234567", "mhs/2026.A-9", "A12345678901234567"]
)
def test_bars_and_qr_of_a_card_say_its_number(number: str) -> None:
    card = replace(examples.a_card(), number=number)
    found = decoded(member_card.render(card), 300)
    assert found == {("Code 128", number), ("QR Code", number)}


def test_a_number_that_bars_cannot_say_is_left_to_the_qr() -> None:
    card = replace(examples.a_card(), number="№ 7")
    assert decoded(member_card.render(card), 300) == {("QR Code", "№ 7")}


def test_a_card_says_who_it_is_for() -> None:
    text = text_of(member_card.render(examples.a_card()))
    for fact in ("Nurul Aisyah binti Abdullah", "A-000321", "Pelajar", "23 Nov 2027", "Cabang Pusat"):
        assert fact in text
    assert "Jl. Ketapang No. 2" in text


def test_a_card_without_a_photo_shows_initials() -> None:
    assert "NA" in text_of(member_card.render(examples.a_card(photo=False))).split()
    assert member_card.initials("Suharto") == "S"
    assert member_card.initials("陈美玲") == "陈"
    assert member_card.initials("عبد الرحمن") == "ع"
    assert member_card.initials("") == ""


def test_a_photo_that_is_none_keeps_no_card_back() -> None:
    bad, good = replace(examples.a_card(), photo=b"no picture"), examples.a_card()
    for pdf in (member_card.render(bad, good), member_card.render_sheet([bad, good])):
        assert text_of(pdf).split().count("NA") == 1, "initials in its place, the other's photo in its own"


def test_a_sheet_holds_ten_cards_and_their_backs() -> None:
    cards = examples.cards(12)
    pdf = member_card.render_sheet(cards)
    assert page_sizes(pdf) == [pytest.approx((A4.width, A4.height), abs=0.01)] * 4
    numbers = {number for page in (0, 2) for kind, number in decoded(pdf, 200, page) if kind == "QR Code"}
    assert numbers == {card.number for card in cards}


def test_cards_are_the_same_bytes_and_name_nobody_in_metadata() -> None:
    pdf = member_card.render(examples.a_card())
    assert member_card.render(examples.a_card()) == pdf
    assert "Nurul" not in " ".join(facts(pdf).about.values())


@pytest.mark.parametrize("paper", [A4, A5])
def test_a_due_list_names_every_item_and_repeats_its_head(paper: SheetPaper) -> None:
    due = examples.a_due_list(20)
    pdf = due_list.render(due, paper)
    text = text_of(pdf)
    pages = len(page_sizes(pdf))
    assert pages > 1
    assert text.count("Days late") == pages
    assert f"Page {pages} of {pages}" in text
    rows = [row for group in due.groups for row in group.rows]
    assert all(row.barcode in text for row in rows)
    assert all(group.member_number in text for group in due.groups)
    assert f"Rp {sum(row.fine for row in rows):,}".replace(",", ".") in text


@pytest.mark.parametrize("roll", [ROLL_80, ROLL_58])
def test_a_due_list_on_a_roll_is_one_long_page_with_every_item(roll: Roll) -> None:
    due = examples.a_due_list(5)
    pdf = due_list.render(due, roll)
    assert [size[0] for size in page_sizes(pdf)] == [pytest.approx(roll.width, abs=0.01)]
    text = text_of(pdf)
    rows = [row for group in due.groups for row in group.rows]
    assert all(row.barcode in text for row in rows)
    assert all(group.member_number in text for group in due.groups)
    assert text.count("day") >= sum(row.days_late > 0 for row in rows)
    assert unembedded(pdf) == []


def test_no_page_of_a_roll_is_longer_than_a_pdf_may_have() -> None:
    due = examples.a_due_list(400)
    pdf = due_list.render(due, ROLL_58)
    sizes = page_sizes(pdf)
    assert len(sizes) > 1
    assert max(long for _, long in sizes) <= 14_400
    text = text_of(pdf)
    assert all(row.barcode in text for group in due.groups for row in group.rows)


def test_a_due_list_of_one_member_and_of_nobody() -> None:
    one = replace(examples.a_due_list(4), groups=examples.a_due_list(4).groups[3:])
    assert len(page_sizes(due_list.render(one))) == 1
    nobody = replace(one, groups=())
    assert "Nothing is out." in text_of(due_list.render(nobody))


def test_a_member_with_many_items_is_named_again_on_the_next_page() -> None:
    due = examples.a_due_list(1)
    rows = tuple(examples.a_due_row(0, row) for row in range(60))
    pdf = due_list.render(replace(due, groups=(replace(due.groups[0], rows=rows),)))
    assert text_of(pdf).count("Siti Rahmawati") == len(page_sizes(pdf))


def test_a_due_list_keeps_its_scope_out_of_the_metadata() -> None:
    due = replace(examples.a_due_list(), scope="Siti Rahmawati")
    pdf = due_list.render(due)
    assert "Siti" not in " ".join(facts(pdf).about.values())
    assert due_list.render(due) == pdf
    assert unembedded(pdf) == []
