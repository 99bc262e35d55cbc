# SPDX-License-Identifier: GPL-3.0-or-later
"""Days as people write them."""

from datetime import date

import pytest

from desktop_app.blocks.day_entry import parse_day

TODAY = date(2026, 11, 23)
INDEPENDENT = date(2008, 8, 17)


@pytest.mark.parametrize(
    "text",
    [
        "17-8-2008", "17/08/08", "17.08.2008", "17 8 2008", " 17 Agustus 2008 ", "17 agt 2008", "17 Ags 08",
        "17 August 2008", "17-Aug-2008", "2008-08-17", "17082008", "170808", "17Agustus2008",
    ],
)  # fmt: skip
def test_one_day_in_many_spellings(text: str) -> None:
    assert parse_day(text, TODAY) == INDEPENDENT


@pytest.mark.parametrize(
    ("text", "month"),
    [("3 mei 1999", 5), ("3 may 1999", 5), ("3 des 1999", 12), ("3 dec 1999", 12), ("3 Okt 1999", 10),
     ("3 peb 1999", 2), ("3 Nopember 1999", 11), ("3 juni 1999", 6), ("3 jul 1999", 7), ("3 mar 1999", 3)],
)  # fmt: skip
def test_months_of_both_languages(text: str, month: int) -> None:
    assert parse_day(text, TODAY) == date(1999, month, 3)


def test_two_digits_are_the_last_such_year() -> None:
    assert parse_day("1-1-26", TODAY) == date(2026, 1, 1)
    assert parse_day("1-1-27", TODAY) == date(1927, 1, 1)


@pytest.mark.parametrize(
    "text",
    ["", "17", "17-8", "31-2-2008", "17-13-2008", "17 bulan 2008", "8/17/2008", "1-1-1850", "1-2-3-4",
     "0-0-0", "17 a 2008", "besok", "17-8-20081", "2008-17"],
)  # fmt: skip
def test_what_is_no_day(text: str) -> None:
    assert parse_day(text, TODAY) is None
