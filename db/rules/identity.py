# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether two registrations may be the same person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from db.rules.nik import plain

ALIKE = 0.86


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """What is compared; `name_words` folded as for search, empty strings are unknown."""

    name_words: Sequence[str]
    birth_date: date | None = None
    identity_number: str = ""
    phone: str = ""


def name_likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """0 to 1, whatever the order of the words: 'Siti Nurhaliza' is like 'Nurhaliza, Siti'."""
    # SequenceMatcher may say another thing when asked the other way round.
    first, second = sorted(" ".join(sorted(words)) for words in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())[-9:]


def maybe_same(one: Person, other: Person) -> bool:
    """Same identity number; or like names with the same birth date or phone, or one of them unknown."""
    if one.identity_number and plain(one.identity_number) == plain(other.identity_number):
        return True
    if name_likeness(one.name_words, other.name_words) < ALIKE:
        return False
    if one.birth_date and other.birth_date:
        return one.birth_date == other.birth_date
    known_phones = _digits(one.phone) and _digits(other.phone)
    return _digits(one.phone) == _digits(other.phone) if known_phones else True
