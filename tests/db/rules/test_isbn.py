# SPDX-License-Identifier: GPL-3.0-or-later
"""ISBNs: both lengths in one form, and every slip of a finger noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.isbn import check_digit_10, check_digit_13, normalise

nine = st.text("0123456789", min_size=9, max_size=9)
tens = nine.map(lambda digits: digits + check_digit_10(digits))
thirteens = st.builds(lambda start, rest: start + rest, st.sampled_from(["978", "979"]), nine).map(
    lambda digits: digits + check_digit_13(digits)
)
isbns = tens | thirteens


@given(isbns)
def test_what_comes_out_is_thirteen_digits_and_stays(isbn: str) -> None:
    whole = normalise(isbn)
    assert whole is not None
    assert len(whole) == 13
    assert whole.isdecimal()
    assert normalise(whole) == whole


@given(tens)
def test_ten_digits_and_their_thirteen_are_one(isbn: str) -> None:
    assert normalise(isbn) == "978" + isbn[:9] + check_digit_13("978" + isbn[:9])
    assert normalise(isbn.lower()) == normalise(isbn)


@given(isbns, st.data())
def test_hyphens_and_blanks_do_not_matter(isbn: str, data: st.DataObject) -> None:
    between = st.sampled_from(["", "", " ", "-", "–", "\u00a0"])
    spaced = "".join(digit + data.draw(between) for digit in isbn)
    assert normalise(spaced) == normalise(isbn)


@given(isbns, st.integers(0, 12), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_noticed(isbn: str, at: int, digit: str) -> None:
    at %= len(isbn)
    wrong = isbn[:at] + digit + isbn[at + 1 :]
    assert wrong == isbn or normalise(wrong) is None


@given(tens, st.integers(0, 8))
def test_two_neighbours_changed_are_noticed_in_ten(isbn: str, at: int) -> None:
    turned = isbn[:at] + isbn[at + 1] + isbn[at] + isbn[at + 2 :]
    assert turned == isbn or normalise(turned) is None


@given(st.text(max_size=20))
def test_anything_else_is_none_or_whole(text: str) -> None:
    whole = normalise(text)
    assert whole is None or normalise(whole) == whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("979-3062-79-7", "9789793062792"),
        ("978-979-3062-79-2", "9789793062792"),
        ("0-8044-2957-X", "9780804429573"),
        ("0-8044-2957-x", "9780804429573"),
        ("9771234567003", None),  # an ISSN's barcode
        ("٩٧٨٩٧٩٣٠٦٢٧٩٢", None),
        ("978979306279", None),
        ("", None),
    ],
)
def test_numbers_from_books(text: str, whole: str | None) -> None:
    assert normalise(text) == whole
