# SPDX-License-Identifier: GPL-3.0-or-later
"""Which class follows which: XI IPA 1 becomes XII IPA 1; who was in the last one leaves school."""

import re
from collections.abc import Collection

ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
LAST_OF_SCHOOLS = frozenset({6, 9, 12})
"""Years after which a primary, a junior and a senior high school end."""
_LEVEL = re.compile(
    r"\s*(?:kelas\s+)?([IVX]+|\d{1,2})(?![^\W\d_]*[IVX])(?=$|[^A-Za-z]|[A-Z]$)", re.IGNORECASE
)


def level_of(name: str) -> int | None:
    """The school year that a class begins with, 1 to 12; None where it names none."""
    found = _LEVEL.match(name)
    if found is None:
        return None
    text = found[1].upper()
    level = int(text) if text.isdigit() else ROMAN.index(text) if text in ROMAN else 0
    return level if 1 <= level <= 12 else None


def next_class(name: str, classes: Collection[str] = ()) -> str | None:
    """The class of next year; None for the last of a school that has these classes; itself without a year."""
    level = level_of(name)
    if level is None:
        return name
    there = {level_of(one) for one in classes}
    if level == 12 or (level in LAST_OF_SCHOOLS and level + 1 not in there):
        return None
    found = _LEVEL.match(name)
    assert found is not None
    above = str(level + 1) if found[1].isdigit() else ROMAN[level + 1]
    return name[: found.start(1)] + above + name[found.end(1) :]
