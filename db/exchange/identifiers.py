# SPDX-License-Identifier: GPL-3.0-or-later
"""ISBN and ISSN as files write them: with hyphens, qualifiers, prices, or wrong."""

import re

from db.rules.isbn import normalise

_ISBN_LIKE = re.compile(r"[0-9][0-9\-\u2010-\u2015 ]{6,20}[0-9Xx]")
_ISSN_LIKE = re.compile(r"\b(\d{4})[\-\u2010-\u2015 ]?(\d{3}[\dXx])\b")
_KEPT = re.compile(r"[^0-9Xx]")

Identifier = tuple[str, str]


def isbn(text: str) -> Identifier | None:
    """('isbn', thirteen digits), ('isbn_invalid', digits as printed), or None where no number stands."""
    text = text.strip()
    if not text:
        return None
    valid = normalise(text) or next((n for part in _candidates(text) if (n := normalise(part))), None)
    if valid:
        return "isbn", valid
    bare = _KEPT.sub("", text.split("(")[0]).upper()
    return ("isbn_invalid", bare[:20]) if len(bare) >= 7 else None


def _candidates(text: str) -> list[str]:
    found = _ISBN_LIKE.findall(text)
    return [*found, *(part for run in found for part in run.split())]


def issn(text: str) -> Identifier | None:
    """('issn', eight characters), ('issn_invalid', the same with a wrong check character), or None."""
    match = _ISSN_LIKE.search(text)
    if match is None:
        return None
    bare = (match[1] + match[2]).upper()
    total = sum(int(digit) * (8 - at) for at, digit in enumerate(bare[:7]))
    check = "0123456789X"[-total % 11]
    return ("issn" if check == bare[7] else "issn_invalid"), bare


def either(text: str) -> Identifier | None:
    """For a column that holds ISBN or ISSN."""
    bare = _KEPT.sub("", text)
    if len(bare) == 8 and (found := issn(text)) is not None:
        return found
    return isbn(text)
