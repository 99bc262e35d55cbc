# SPDX-License-Identifier: GPL-3.0-or-later
"""How well a few typed letters fit some words: beginnings of words before letters in between."""

from __future__ import annotations


def score(typed: str, words: str) -> int | None:
    """Higher fits better; None where the letters don't occur in this order. Blanks typed don't count."""
    wanted, text = typed.casefold().replace(" ", ""), words.casefold()
    if not wanted:
        return 0
    if (at := text.replace(" ", "").find(wanted)) >= 0:
        return 1000 - at - len(text) // 8 + (500 if text.startswith(wanted[0]) and at == 0 else 0)
    return _scattered(wanted, text)


def _scattered(wanted: str, text: str) -> int | None:
    total, at = 0, -1
    for letter in wanted:
        begins = _word_start(letter, text, at + 1)
        found = begins if begins >= 0 else text.find(letter, at + 1)
        if found < 0:
            return None
        total += 10 if begins >= 0 or found == at + 1 else 1
        at = found
    return total


def _word_start(letter: str, text: str, start: int) -> int:
    if start == 0 and text[:1] == letter:
        return 0
    found = text.find(" " + letter, max(start - 1, 0))
    return found + 1 if found >= 0 else -1
