# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed at a door as an answer, and what can be none."""

from __future__ import annotations

import pytest

from db.rules.answers import LONGEST, read_answer
from db.rules.plans import Question

SIZES = ("S", "M", "Lengan panjang", "Lengan pendek")


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("text", " SMAN 1 ", "SMAN 1"),
        ("text", "  ", None),
        ("text", "x" * 600, "x" * LONGEST),
        ("yes_no", "Ya", "yes"),
        ("yes_no", "1", "yes"),
        ("yes_no", "T", "no"),
        ("yes_no", "mungkin", None),
        ("number", "17", "17"),
        ("number", "1,5", "1,5"),
        ("number", "9786020331", None),
        ("number", "tujuh", None),
        ("choice", "2", "M"),
        ("choice", "m", "M"),
        ("choice", "lengan pa", "Lengan panjang"),
        ("choice", "lengan", None),
        ("choice", "5", None),
        ("choice", "0", None),
        ("choice", "XXL", None),
    ],
)
def test_an_answer_is_read_as_its_question_wants_it(kind: str, typed: str, kept: str | None) -> None:
    assert read_answer(Question(name="q", text="?", kind=kind, choices=SIZES), typed) == kept
