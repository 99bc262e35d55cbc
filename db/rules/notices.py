# SPDX-License-Identifier: GPL-3.0-or-later
"""When whom is reminded: before the due day, up to three times after it; told what lies ready. WhatsApp."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

DUE_SOON = "due_soon"
OVERDUE = ("overdue_1", "overdue_2", "overdue_3")
SORTS = (DUE_SOON, *OVERDUE)
HOLD_READY = "hold_ready"
"""What was put aside for a member may be fetched."""
ARRIVED = "arrived"
"""What another library lent for a member has come."""
RECALLED = "recalled"
"""Others wait for what a member has."""
WANTED_BACK = "wanted_back"
"""The library that has lent what a member has wants it back."""
LETTER, MESSAGE, WHATSAPP, EMAIL = "letter", "message", "whatsapp", "email"
WAYS = (LETTER, MESSAGE, WHATSAPP, EMAIL)
LEAST_DIGITS, MOST_DIGITS = 9, 15
"""Of a telephone number with its country (ITU-T E.164)."""
_MOBILE = "628"
_BESIDE = re.compile(r"[/,;:&\n]|[^\W\d_]+")
"""What parts two numbers, or a number from words: 'HP 1:', 'psw 12', '(Ayah, anak ke-2)'."""


@dataclass(frozen=True)
class Days:
    """So many days before the due day, and after it; a reminder that is set to 0 is not given."""

    soon: int = 2
    overdue: tuple[int, int, int] = (3, 14, 30)


def due_for(days_late: int, days: Days) -> str | None:
    """The last reminder that it is time for, `days_late` below 0 before the due day; None: none yet.

    Whatever the order in which the library wrote its days.
    """
    if days_late <= 0:
        return DUE_SOON if days.soon and -days_late <= days.soon else None
    reached = [
        sort for sort, after in zip(OVERDUE, days.overdue, strict=True) if after and days_late >= after
    ]
    return reached[-1] if reached else None


def still_to_give(sort: str, given: Sequence[str]) -> bool:
    """Whether this one, or a later one, was never given for the same due day."""
    return all(SORTS.index(one) < SORTS.index(sort) for one in given if one in SORTS)


def in_turn(days_late: int, days: Days, given: Sequence[tuple[str, int]]) -> tuple[str | None, bool]:
    """The reminder whose turn it is, and whether it waits to be given; None: none yet.

    `given` are those for this due day, each with how many days ago. Those after the due day come one after
    the other, as far apart as the library says: whoever was not reminded in time is reminded a first time.
    """
    latest = due_for(days_late, days)
    if latest is None or latest == DUE_SOON:
        return latest, latest is not None and still_to_give(latest, [sort for sort, _ago in given])
    before = max((OVERDUE.index(sort) for sort, _ago in given if sort in OVERDUE), default=-1)
    turn = next((n for n in range(before + 1, len(OVERDUE)) if 0 < days.overdue[n] <= days_late), None)
    if turn is None:
        return OVERDUE[before], False
    apart = days.overdue[turn] - days.overdue[before] if before >= 0 else 0
    if any(ago < apart for sort, ago in given if sort in OVERDUE):
        return OVERDUE[before], False
    return OVERDUE[turn], True


def for_whatsapp(phone: str) -> str:
    """A telephone number as a link wants it, '628123456789': Indonesian without its first 0. Empty: none.

    Of several that are written beside each other the first mobile one, else the first.
    """
    if (whole := _linked(phone)) and not any(char.isalpha() for char in phone):
        return whole
    found = [number for part in _BESIDE.split(phone) if (number := _linked(part))]
    return next((number for number in found if number.startswith(_MOBILE)), found[0] if found else "")


def _linked(phone: str) -> str:
    written = phone.strip()
    digits = "".join(char for char in written if char.isascii() and char.isdigit())
    if digits.startswith("00"):
        digits = digits[2:]
    elif digits.startswith("0"):
        digits = "62" + digits[1:]
    elif digits.startswith("8") and not written.startswith("+"):
        digits = "62" + digits
    if digits.startswith("620"):
        # '+62 0812 …', '+62 (0)812 …': dialled so from nowhere.
        digits = "62" + digits[2:].lstrip("0")
    return digits if LEAST_DIGITS <= len(digits) <= MOST_DIGITS and digits[0] != "0" else ""
