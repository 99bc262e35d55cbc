# SPDX-License-Identifier: GPL-3.0-or-later
"""Names typed in a hurry."""

from __future__ import annotations

import pytest

from db.rules.name_search import found, prepared

NAMES = ("siti aminah", "budi santoso", "dewi lestari rahmawati", "muhammad rizky", "hasan", "siti khadijah")
LIST = [prepared(name.split()) for name in NAMES]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("siti am", 0),
        ("aminha", 0),
        ("sitti aminah", 0),
        ("santoso budi", 1),
        ("lestary", 2),
        ("rahmwati", 2),
        ("muhamad riski", 3),
        ("hassan", 4),
        ("khodijah", 5),
    ],
)
def test_a_name_is_found_however_it_was_typed(typed: str, first: int) -> None:
    assert found(typed.split(), LIST)[0] == first


def test_what_is_like_nobody_finds_nobody() -> None:
    assert found(["zzz"], LIST) == []
    assert found([], LIST) == []


def test_who_has_the_word_whole_comes_first_and_the_rest_in_their_order() -> None:
    assert found(["siti"], LIST) == [0, 5]
