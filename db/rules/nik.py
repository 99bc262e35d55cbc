# SPDX-License-Identifier: GPL-3.0-or-later
"""What an Indonesian identity number (NIK) says by itself: region, date of birth, gender.

Sixteen digits: six for the region, two each for day, month and year of birth, four to count. A woman's day
is 40 higher. The number is kept as it is, whatever is odd about it: old registers hold other numbers.
"""

from datetime import date
from itertools import pairwise
from typing import NamedTuple

DIGITS = 16
FOR_WOMEN = 40
FEMALE, MALE = "female", "male"
LENGTH, NO_DAY, OTHER_DAY, OTHER_GENDER = "nik_length", "nik_no_day", "nik_other_day", "nik_other_gender"
"""What may be odd: its length; no such day; not the date of birth that is known; not that gender."""


class Told(NamedTuple):
    """What a number tells; of the year only its last two digits."""

    day: int
    month: int
    year: int
    gender: str


def digits_of(text: str) -> str:
    """Without the spaces, dots and hyphens that people put in."""
    return "".join(c for c in text if c not in " .-\u2013'\u00a0")


def plain(text: str) -> str:
    """A number of sixteen digits without what people put between them; any other as it is."""
    number = digits_of(text)
    return number if len(number) == DIGITS and number.isascii() and number.isdigit() else text


def spellings(text: str) -> frozenset[str]:
    """How a number may stand in a register: as it is, whole, or in groups of four or of six and four."""
    number = plain(text)
    found = {text, number} - {""}
    if len(number) == DIGITS:
        for cuts in ((0, 4, 8, 12, 16), (0, 6, 12, 16)):
            groups = [number[start:end] for start, end in pairwise(cuts)]
            found.update(between.join(groups) for between in " .-")
    return frozenset(found)


def told_by(text: str) -> Told | None:
    """What a number of sixteen digits tells; None for any other."""
    number = plain(text)
    if len(number) != DIGITS or not (number.isascii() and number.isdigit()):
        return None
    day, month, year = (int(number[at : at + 2]) for at in (6, 8, 10))
    is_woman = day > FOR_WOMEN
    return Told(day - FOR_WOMEN if is_woman else day, month, year, FEMALE if is_woman else MALE)


def oddities(text: str, born: date | None = None, gender: str = "") -> tuple[str, ...]:
    """What is odd about a number, beside what else is known of the person; empty for an empty one."""
    if not text.strip():
        return ()
    told = told_by(text)
    if told is None:
        return (LENGTH,)
    if not any(_is_day(century + told.year, told) for century in (1900, 2000)):
        return (NO_DAY,)
    found = []
    if born is not None and (born.day, born.month, born.year % 100) != told[:3]:
        found.append(OTHER_DAY)
    if gender in (FEMALE, MALE) and gender != told.gender:
        found.append(OTHER_GENDER)
    return tuple(found)


def _is_day(year: int, told: Told) -> bool:
    try:
        date(year, told.month, told.day)
    except ValueError:
        return False
    return True
