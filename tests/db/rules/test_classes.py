# SPDX-License-Identifier: GPL-3.0-or-later
"""Which class follows which."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.classes import ROMAN, level_of, next_class

SENIOR = ("X IPA 1", "XI IPA 1", "XII IPA 1")


@pytest.mark.parametrize(
    ("name", "classes", "becomes"),
    [
        ("X IPA 1", SENIOR, "XI IPA 1"),
        ("XI-2", SENIOR, "XII-2"),
        ("XII IPA 1", SENIOR, None),
        ("IX B", ("VII A", "VIII A", "IX B"), None),
        ("IX B", ("IX B", "X"), "X B"),
        ("7A", (), "8A"),
        ("6", ("1", "6"), None),
        ("6", ("6", "7"), "7"),
        ("Kelas 10", (), "Kelas 11"),
        ("kelas vii", (), "kelas VIII"),
        ("TK B", (), "TK B"),
        ("Vokasi", (), "Vokasi"),
        ("13", (), "13"),
        ("", (), ""),
    ],
)
def test_next_year(name: str, classes: tuple[str, ...], becomes: str | None) -> None:
    assert next_class(name, classes) == becomes


@given(st.integers(1, 11), st.sampled_from(["", " IPA 1", "-2", " B"]))
def test_each_year_is_one_higher_until_the_last(level: int, rest: str) -> None:
    for name in (f"{level}{rest}", f"{ROMAN[level]}{rest}"):
        above = next_class(name, [str(level + 1)])
        assert above is not None
        assert (level_of(above), above.endswith(rest)) == (level + 1, True)


@given(st.text(max_size=12), st.lists(st.text(max_size=4), max_size=3))
def test_any_name_is_taken(name: str, classes: list[str]) -> None:
    assert isinstance(next_class(name, classes), str | None)
