# SPDX-License-Identifier: GPL-3.0-or-later
"""What a scanner sends or a person types: a card, a copy, a slip, an ISBN, or words."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.operations.cataloguing import Identifier
from db.operations.desk import Desk
from db.operations.prints import record_print
from db.queries.scan import Scan, recognise
from tests.db.small_world import add_item, add_title, register

ISBN = "9789793062792"


def scan(desk: Desk, text: str) -> Scan:
    with desk.store.read() as session:
        return recognise(session, text)


@pytest.mark.parametrize("text", ["A000001", " A000001\r\n", "a000001"])
def test_a_card(desk: Desk, a_member: UUID, text: str) -> None:
    assert scan(desk, text) == Scan("member", "A000001", a_member)


@pytest.mark.parametrize("text", ["B001", "b001 "])
def test_a_copy(desk: Desk, an_item: UUID, text: str) -> None:
    assert scan(desk, text) == Scan("item", "B001", an_item)


def test_small_letters_that_are_there_as_they_are(desk: Desk) -> None:
    small, capital = add_item(desk, "x1"), add_item(desk, "X1")
    assert (scan(desk, "x1").uid, scan(desk, "X1").uid) == (small, capital)


def test_a_slip(desk: Desk) -> None:
    made = desk.perform(record_print, slip="loan", facts=lambda *_: b"{}").operation
    assert scan(desk, made.number) == Scan("slip", made.number, made.target)


@pytest.mark.parametrize(
    "text", [ISBN, "978-979-3062-79-2", "9793062797", "ISBN 978-979-3062-79-2", "isbn:9793062797"]
)
def test_an_isbn_of_a_title_and_one_of_none(desk: Desk, text: str) -> None:
    assert scan(desk, text) == Scan("isbn", ISBN, None)
    title = add_title(desk, identifiers=(Identifier("isbn", ISBN),))
    assert scan(desk, text) == Scan("isbn", ISBN, title)


def test_a_number_is_a_card_before_a_copy_and_a_copy_before_a_book(desk: Desk) -> None:
    add_title(desk, identifiers=(Identifier("isbn", ISBN),))
    item = add_item(desk, ISBN)
    assert scan(desk, ISBN) == Scan("item", ISBN, item)
    member = register(desk, number=ISBN)
    assert scan(desk, ISBN) == Scan("member", ISBN, member, also=item)
    assert scan(desk, ISBN).as_copy == Scan("item", ISBN, item)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("B404", "unknown"),
        ("9789793062793", "unknown"),  # a misread digit
        ("laskar pelangi", "text"),
        ("negeri 5 menara", "text"),
        ("李伟杰", "text"),
        ("", "text"),
    ],
)
def test_what_is_none_of_ours(desk: Desk, an_item: UUID, text: str, kind: str) -> None:
    assert scan(desk, text) == Scan(kind, text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=30))
def test_anything_is_something(desk: Desk, text: str) -> None:
    found = scan(desk, text)
    assert found.kind in {"isbn", "unknown", "text"}
    assert found.uid is None


def test_words_are_as_they_were_typed(desk: Desk) -> None:
    assert scan(desk, "  Laskar  Pelangi ").text == "Laskar  Pelangi"
