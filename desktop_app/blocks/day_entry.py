# SPDX-License-Identifier: GPL-3.0-or-later
"""A day as people write it: '17-8-2008', '17/08/08', '17 Agustus 2008', '2008-08-17', '17082008'."""

import re
from datetime import date

# Both languages, and the spellings that older Indonesian papers have.
_MONTHS = (
    ("januari", "january"),
    ("februari", "february", "pebruari"),
    ("maret", "march"),
    ("april",),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("agustus", "august", "agt", "ags"),
    ("september",),
    ("oktober", "october"),
    ("november", "nopember"),
    ("desember", "december"),
)
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_SHORTEST_MONTH = 3
_EARLIEST_YEAR = 1900


def parse_day(text: str, today: date) -> date | None:
    """The day that was meant, day before month unless the year comes first; None where there is none.

    A year of two digits is the last such year up to `today`: '08' is 2008, '65' is 1965.
    """
    parts = _parts(text)
    if len(parts) != 3:
        return None
    first, middle, last = parts
    day, year = (last, first) if len(first) == 4 else (first, last)
    month = _month(middle)
    if month is None or not (day.isdigit() and year.isdigit() and len(day) <= 2):
        return None
    return _date(_year(year, today), month, int(day))


def _parts(text: str) -> list[str]:
    parts = _PARTS.findall(text.strip().lower())
    if len(parts) == 1 and parts[0].isdigit() and len(parts[0]) in {6, 8}:
        run = parts[0]
        return [run[:2], run[2:4], run[4:]]
    return parts


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text) if len(text) <= 2 else None
    if len(text) < _SHORTEST_MONTH:
        return None
    found = (n for n, names in enumerate(_MONTHS, 1) if any(name.startswith(text) for name in names))
    return next(found, None)


def _year(text: str, today: date) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    year += today.year // 100 * 100
    return year if year <= today.year else year - 100


def _date(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if year >= _EARLIEST_YEAR else None
