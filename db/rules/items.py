# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditions of an item, and which of them may leave the building."""

CONDITIONS = ("good", "damaged", "repair", "missing", "lost", "withdrawn", "not_for_loan")
LENDABLE = frozenset({"good", "damaged"})
MISSING, LOST = "missing", "lost"
"""Not in its place; a borrower says so, and owes for it."""
COMES_BACK_BY_RETURN = frozenset({MISSING, LOST})
"""An item in one of these conditions is found once it is handed in."""
FOUND = "good"
"""What is found is so, unless it is known to have been damaged before."""
TO_CATALOGUE = "fast_add"
"""The source of a title that stands there in a few words, until a cataloguer has saved it."""


def parts_of(text: str) -> tuple[str, ...]:
    """The parts of an item, from one a line."""
    return tuple(dict.fromkeys(part for line in text.splitlines() if (part := " ".join(line.split()))))


def missing_of(parts: str, missing: str) -> tuple[str, ...]:
    """Those of an item's parts that are missing, in the order of its parts."""
    gone = set(parts_of(missing))
    return tuple(part for part in parts_of(parts) if part in gone)
