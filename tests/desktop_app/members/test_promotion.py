# SPDX-License-Identifier: GPL-3.0-or-later
"""What the end of a school year comes to for each pupil, as plain values."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from db.queries.members import Pupil
from desktop_app.members.promotion import Wishes, planned

LAST_YEAR, NOW, AUGUST = date(2026, 6, 30), date(2027, 6, 20), date(2027, 8, 1)
WISHES = Wishes({"XII 1": None, "XI 1": "XII 1"}, AUGUST, AUGUST, "Lulus", gone_before=date(2026, 12, 22))


def pupil(number: int, class_name: str, until: date, loans: int = 0) -> Pupil:
    return Pupil(UUID(int=number), f"A{number}", f"Siswa {number}", class_name, until, loans, 0)


def test_who_left_in_an_earlier_year_is_no_member_again_for_that() -> None:
    gone, leaves, owing = (
        pupil(1, "XII 1", LAST_YEAR),
        pupil(2, "XII 1", NOW),
        pupil(3, "XII 1", LAST_YEAR, loans=1),
    )
    plan = planned([gone, leaves, owing], WISHES)
    assert [change.member for change in plan.changes] == [leaves.member]
    assert (plan.leaving, plan.with_something) == (1, (owing,)), "what they have is asked for still"


def test_whose_membership_has_lapsed_goes_on_with_the_class() -> None:
    lapsed = pupil(1, "XI 1", LAST_YEAR)
    [change] = planned([lapsed], WISHES).changes
    assert (change.class_name, change.expires_on) == ("XII 1", AUGUST)
