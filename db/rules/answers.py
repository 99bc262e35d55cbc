# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed at a door as the answer to a workshop's question."""

from db.rules.plans import Question

LONGEST = 500
"""Letters of an answer."""
MOST_DIGITS = 6
"""A longer number is a card's or a barcode's."""
YES = frozenset({"y", "ya", "yes", "1"})
NO = frozenset({"t", "tidak", "n", "no", "2", "0"})


def read_answer(question: Question, text: str) -> str | None:
    """The answer as it is kept, a choice by its number or its beginning too; None where it can be none."""
    text = text.strip()
    if not text:
        return None
    match question.kind:
        case "yes_no":
            return "yes" if text.casefold() in YES else "no" if text.casefold() in NO else None
        case "number":
            whole = text.replace(",", "", 1).replace(".", "", 1)
            return text if whole.isdecimal() and len(whole) <= MOST_DIGITS else None
        case "choice":
            return _choice(question.choices, text)
    return text[:LONGEST]


def _choice(choices: tuple[str, ...], text: str) -> str | None:
    if text in choices:
        return text
    if text.isdecimal():
        return choices[int(text) - 1] if 1 <= int(text) <= len(choices) else None
    begun = [choice for choice in choices if choice.casefold().startswith(text.casefold())]
    return begun[0] if len(begun) == 1 else None
