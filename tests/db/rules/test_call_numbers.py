# SPDX-License-Identifier: GPL-3.0-or-later
"""Call numbers on spines: nothing is lost by breaking them, and who has none gets one."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from db.rules.call_numbers import call_number_of, spine_lines


@pytest.mark.parametrize(
    ("whole", "lines"),
    [
        ("813 HIR l", ("813", "HIR", "l")),
        ("899.221 3 TOE b", ("899.221 3", "TOE", "b")),
        ("R 030 ENS e jil. 2", ("R", "030", "ENS", "e", "jil. 2")),
        ("2X7.3 ABD k c.2", ("2X7.3", "ABD", "k", "c.2")),
        ("005.133 2010", ("005.133", "2010")),
        ("005.13 201", ("005.13", "201")),
        ("", ()),
    ],
)
def test_parts_stand_on_lines_of_their_own(whole: str, lines: tuple[str, ...]) -> None:
    assert spine_lines(whole) == lines


@given(some.lists(some.text(some.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1)))
def test_breaking_loses_nothing_and_changes_no_order(parts: list[str]) -> None:
    whole = " ".join(parts)
    assert " ".join(spine_lines(whole)) == " ".join(whole.split())


@pytest.mark.parametrize(
    ("facts", "made"),
    [
        (("813", ["Hirata, Andrea"], "Laskar pelangi"), "813 HIR l"),
        (("813", ["Nh. Dini"], "Pada sebuah kapal"), "813 NHD p"),
        (("2X1.3", ["Al-Ghazali, Abu Hamid"], "Ihya"), "2X1.3 ALG i"),
        (("030", [], "The Ensiklopedi"), "030 ENS"),
        (("891", ["Čapek, Karel"], "R.U.R."), "891 CAP r"),
        (("", ["Hirata, Andrea"], "Laskar pelangi"), ""),
    ],
)
def test_who_has_none_gets_class_author_and_title(facts: tuple[str, list[str], str], made: str) -> None:
    assert call_number_of(*facts) == made


@given(some.text(), some.lists(some.text()), some.text())
def test_any_title_with_a_class_has_a_call_number(kind: str, authors: list[str], title: str) -> None:
    made = call_number_of(kind, authors, title)
    assert made.startswith(kind.strip())
    assert bool(made) == bool(kind.strip())
