# SPDX-License-Identifier: GPL-3.0-or-later
"""How an agreement stands on a day."""

from datetime import date, timedelta

from db.rules.agreements import SOON, Agreement, Standing, holds, standing

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
PAPER = Agreement("12/PKS/2026", FIRST, LAST)


def test_it_holds_from_its_first_to_its_last_day() -> None:
    day = timedelta(days=1)
    assert standing(PAPER, FIRST - day) == (Standing.NOT_YET, 1)
    assert standing(PAPER, FIRST)[0] == Standing.VALID
    assert standing(PAPER, LAST - timedelta(days=SOON)) == (Standing.ENDING, SOON)
    assert standing(PAPER, LAST) == (Standing.ENDING, 0)
    assert standing(PAPER, LAST + day) == (Standing.ENDED, 1)
    assert [holds(PAPER, on) for on in (FIRST - day, FIRST, LAST, LAST + day)] == [False, True, True, False]


def test_without_paper_there_is_none_and_without_an_end_it_goes_on() -> None:
    assert standing(Agreement("", None, None), FIRST) == (Standing.NONE, 0)
    assert standing(Agreement("1", None, None), FIRST) == (Standing.VALID, 0)
    assert holds(Agreement("", None, None), FIRST)
