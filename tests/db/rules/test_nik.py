# SPDX-License-Identifier: GPL-3.0-or-later
"""What an identity number says by itself."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.nik import Told, oddities, told_by

BORN = date(2008, 8, 17)


@given(st.dates(date(1930, 1, 1), date(2026, 1, 1)), st.booleans(), st.integers(0, 9_999))
def test_a_number_made_of_a_birthday_tells_it(born: date, is_woman: bool, count: int) -> None:
    day = born.day + (40 if is_woman else 0)
    number = f"217201{day:02d}{born.month:02d}{born.year % 100:02d}{count:04d}"
    gender = "female" if is_woman else "male"
    assert told_by(number) == Told(born.day, born.month, born.year % 100, gender)
    assert oddities(number, born, gender) == ()
    assert oddities(number) == ()
    assert oddities(number, born, "male" if is_woman else "female") == ("nik_other_gender",)


@given(st.text(max_size=20))
def test_whatever_is_written_there_is_taken(text: str) -> None:
    assert set(oddities(text, BORN, "female")) <= {
        "nik_length",
        "nik_no_day",
        "nik_other_day",
        "nik_other_gender",
    }


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("", ()),
        ("2172 0157 0808 0001", ()),
        ("2172015708080001", ()),
        ("217201570808000", ("nik_length",)),
        ("KTM-2021-17", ("nik_length",)),
        ("2172013202080001", ("nik_no_day",)),
        ("2172011808080001", ("nik_other_day", "nik_other_gender")),
        ("2172012902000001", ("nik_other_day", "nik_other_gender")),
    ],
)
def test_what_is_odd(text: str, odd: tuple[str, ...]) -> None:
    assert oddities(text, BORN, "female") == odd
