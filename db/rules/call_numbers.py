# SPDX-License-Identifier: GPL-3.0-or-later
"""Call numbers as they stand on spines in Indonesia: class, three letters of the author, one of the title."""

import re
import unicodedata
from collections.abc import Sequence

AUTHOR_LETTERS, TITLE_LETTERS = 3, 1
ARTICLES = frozenset({"the", "a", "an"})
"""Not counted at the beginning of a title."""
_FIGURES = re.compile(r"\d+")
_LEADS = re.compile(r"\w+\.", re.ASCII)


def spine_lines(call_number: str) -> tuple[str, ...]:
    """A call number broken where its parts end: '899.221 3 TOE b jil. 2' is four lines, in the same order.

    Figures in groups of three stay together, and so do a word that ends in a stop and what it counts.
    """
    lines: list[str] = []
    for part in call_number.split():
        if lines and _goes_on(lines[-1], part):
            lines[-1] = f"{lines[-1]} {part}"
        else:
            lines.append(part)
    return tuple(lines)


def _goes_on(line: str, part: str) -> bool:
    last = line.rsplit(maxsplit=1)[-1]
    if not _FIGURES.fullmatch(part):
        return False
    decimals = line.partition(".")[2].split()
    in_threes = all(len(group) == 3 and group.isdigit() for group in decimals) and len(part) <= 3
    return bool(_LEADS.fullmatch(last)) or (bool(decimals) and in_threes)


def call_number_of(classification: str, authors: Sequence[str], title: str) -> str:
    """A call number for a title that was given none; without an author the title's letters stand in for them.

    Headings begin with the part that they are filed by. Empty where there is no class.
    """
    if not classification.strip():
        return ""
    first = authors[0] if authors else ""
    words = [word for word in _plain(title).split() if word.lower() not in ARTICLES] or _plain(title).split()
    filed = "".join(words)
    if not _plain(first):
        return " ".join(filter(None, (classification.strip(), filed[:AUTHOR_LETTERS].upper())))
    author = _plain(first.partition(",")[0]).replace(" ", "")[:AUTHOR_LETTERS].upper()
    return " ".join(filter(None, (classification.strip(), author, filed[:TITLE_LETTERS].lower())))


def _plain(text: str) -> str:
    """Letters, figures and blanks, without diacritics."""
    apart = unicodedata.normalize("NFKD", text)
    kept = (" " if char.isspace() or char == "-" else char for char in apart)
    return "".join(char for char in kept if char.isalnum() or char == " ").strip()
