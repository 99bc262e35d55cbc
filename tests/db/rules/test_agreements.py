# SPDX-License-Identifier: GPL-3.0-or-later
"""How an agreement stands on a day, and what several with one partner come to."""

from datetime import date, timedelta

from db.rules.agreements import REMINDERS, SOON, Span, Standing, reminder, standing, together

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
DAY = timedelta(days=1)
PAPER = Span(FIRST, LAST)
NEXT = Span(LAST + DAY, date(2028, 12, 31))


def test_it_holds_from_its_first_to_its_last_day() -> None:
    assert standing(PAPER, FIRST - DAY) == (Standing.NOT_YET, 1)
    assert standing(PAPER, FIRST)[0] == Standing.VALID
    assert standing(PAPER, LAST - timedelta(days=SOON)) == (Standing.ENDING, SOON)
    assert standing(PAPER, LAST) == (Standing.ENDING, 0)
    assert standing(PAPER, LAST + DAY) == (Standing.ENDED, 1)
    assert [PAPER.holds(on) for on in (FIRST - DAY, FIRST, LAST, LAST + DAY)] == [False, True, True, False]


def test_without_paper_there_is_none_and_without_an_end_it_goes_on() -> None:
    assert standing(None, FIRST) == (Standing.NONE, 0)
    assert standing(Span(), FIRST) == (Standing.VALID, 0)
    assert Span().holds(FIRST)


def test_a_renewal_without_a_gap_carries_on_whatever_the_order() -> None:
    for papers in ([PAPER, NEXT], [NEXT, PAPER]):
        assert together(papers, LAST) == Span(FIRST, NEXT.last)
    later = Span(LAST + 2 * DAY, NEXT.last)
    assert together([PAPER, later], LAST) == PAPER
    assert together([PAPER, Span(FIRST + DAY, None)], FIRST + DAY) == Span(FIRST, None)


def test_where_none_holds_the_next_one_counts_else_the_last() -> None:
    assert together([], FIRST) is None
    assert together([PAPER, NEXT], FIRST - DAY) == Span(FIRST, NEXT.last)
    assert together([PAPER, NEXT], date(2030, 1, 1)) == NEXT
    assert together([PAPER, Span(date(2020, 1, 1), date(2020, 2, 1))], LAST + DAY) == PAPER


def test_one_is_reminded_of_its_end_at_180_90_60_and_30_days_and_when_it_is_over() -> None:
    for before, reached in (
        (181, None),
        (180, 180),
        (91, 180),
        (90, 90),
        (60, 60),
        (31, 60),
        (30, 30),
        (0, 30),
    ):
        assert reminder(PAPER, LAST - before * DAY) == reached
    assert reminder(PAPER, LAST + DAY) == 0
    assert REMINDERS == (180, 90, 60, 30)


def test_nobody_is_reminded_of_what_has_no_end_or_has_not_begun() -> None:
    assert reminder(None, FIRST) is None
    assert reminder(Span(FIRST, None), FIRST) is None
    assert reminder(Span(LAST, LAST + DAY), FIRST) is None
