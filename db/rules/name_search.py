# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding a name in a list although it was typed wrongly: letters in pairs, as they are heard at a door."""

from collections.abc import Sequence

ENOUGH, LEAST = 0.48, 0.3
"""Likeness, 0 to 1, that a name must have in all, and each word of it that was typed."""
Pairs = frozenset[str]


def pairs(word: str) -> Pairs:
    """A word's letters two by two, its beginning marked: 'siti' → ^s si it ti."""
    marked = f"^{word}"
    return frozenset(marked[at : at + 2] for at in range(len(marked) - 1))


def prepared(words: Sequence[str]) -> tuple[tuple[str, Pairs], ...]:
    """A name's words (folded as for search), ready to be compared with many that are typed."""
    return tuple((word, pairs(word)) for word in words)


def likeness(typed: Sequence[str], name: Sequence[tuple[str, Pairs]]) -> float:
    """0 to 1: how well every typed word is found in a name; a word's beginning is as good as the word."""
    if not typed or not name:
        return 0.0
    found = [max(_alike(word, pairs(word), there, its) for there, its in name) for word in typed]
    score = sum(found) / len(found)
    return score if min(found) >= LEAST and score >= ENOUGH else 0.0


def _alike(typed: str, mine: Pairs, word: str, its: Pairs) -> float:
    if word.startswith(typed):
        return 1.0 if word == typed else 0.95
    begun = its if len(word) <= len(typed) + 1 else pairs(word[: len(typed) + 1])
    both = len(mine & begun)
    return 0.9 * 2 * both / (len(mine) + len(begun))


def found(typed: Sequence[str], names: Sequence[Sequence[tuple[str, Pairs]]], most: int = 50) -> list[int]:
    """Places of the names that are like what was typed, the likest first, else in their order."""
    scores = [(likeness(typed, name), at) for at, name in enumerate(names)]
    best = sorted(((-score, at) for score, at in scores if score), key=lambda one: one)
    return [at for _, at in best[:most]]
