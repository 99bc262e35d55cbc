# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is reached about a member."""

from __future__ import annotations

from datetime import date

import pytest

from db.rules.guardians import Reached, reached

TODAY = date(2026, 11, 28)
CHILD, ADULT = date(2014, 1, 1), date(2008, 11, 28)


@pytest.mark.parametrize(
    ("phone", "guardian", "guardian_phone", "born", "who"),
    [
        ("1", "Ibu", "2", CHILD, Reached("2", "Ibu")),
        ("1", "Ibu", "", CHILD, Reached("1", "Ibu")),
        ("1", "", "", CHILD, Reached("1")),
        ("1", "Ibu", "2", ADULT, Reached("1")),
        ("", "Ibu", "2", ADULT, Reached("")),
        ("1", "Ibu", "2", None, Reached("1")),
        ("", "Ibu", "2", None, Reached("2", "Ibu")),
    ],
)
def test_who_is_under_age_is_reached_through_a_guardian(
    phone: str, guardian: str, guardian_phone: str, born: date | None, who: Reached
) -> None:
    assert reached(phone, guardian, guardian_phone, born, TODAY) == who
