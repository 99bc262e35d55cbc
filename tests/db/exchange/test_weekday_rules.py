# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules by weekday: what is taken of them, and that nothing that differs is passed over."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.exchange.weekday_rules import DAYS, OF_RETURN, UNITS, Terms, lent_on, over, settle

TERMS = st.dictionaries(
    st.sampled_from(("loan_days", "max_loans", "fine_per_day", "fine_period", "fine_cap")),
    st.integers(0, 2),
    max_size=5,
)
BY_DAY = st.dictionaries(st.sampled_from(DAYS), TERMS, max_size=7)
CLOSED = st.sets(st.sampled_from(DAYS), max_size=2).map(sorted)


@given(BY_DAY, CLOSED)
def test_each_open_day_is_as_taken_or_told(by_day: dict[int, Terms], closed: list[int]) -> None:
    settled = settle(by_day, closed)
    told = {one.day: one for one in settled.weekdays}
    for day in DAYS:
        theirs = by_day.get(day, {})
        if day in closed:
            assert (day in told) == bool(theirs)
        elif day not in told:
            assert theirs == settled.always
        else:
            one = told[day]
            differing = one.theirs.keys() | one.taken.keys()
            assert differing
            assert {n: v for n, v in theirs.items() if n not in differing} == {
                n: v for n, v in settled.always.items() if n not in differing
            }
            assert one.theirs == {n: v for n, v in theirs.items() if n in differing}
            assert one.taken == {n: v for n, v in settled.always.items() if n in differing}


@given(BY_DAY, CLOSED)
def test_no_other_value_holds_on_more_days(by_day: dict[int, Terms], closed: list[int]) -> None:
    always = settle(by_day, closed).always
    days = [by_day.get(day, {}) for day in DAYS if day not in closed]
    for name in ("loan_days", "max_loans"):
        said = [terms.get(name) for terms in days]
        assert all(said.count(always.get(name)) >= said.count(other) for other in said)


@given(TERMS, CLOSED)
def test_the_same_on_all_open_days_is_exact(terms: Terms, closed: list[int]) -> None:
    settled = settle({day: terms for day in DAYS if day not in closed}, closed)
    assert settled == (terms, ())


@given(TERMS, TERMS, st.booleans())
def test_other_rules_say_no_more_than_before(terms: Terms, always: Terms, by_date: bool) -> None:
    after = over(terms, always, by_date=by_date)
    for unit in UNITS:
        own, theirs, now = ({n: v for n, v in one.items() if n in unit} for one in (terms, always, after))
        taken = bool(own and theirs) and not (by_date and unit in OF_RETURN)
        assert now == (theirs if taken else own)


LENT = st.dictionaries(st.sampled_from(DAYS), st.sets(st.sampled_from("ABC"), min_size=1))


@given(LENT, CLOSED)
def test_what_no_open_day_lends_is_never_lent_and_each_day_is_told(
    by_day: dict[int, set[str]], closed: list[int]
) -> None:
    never, told = lent_on(by_day, "ABCD", closed)
    are_open = [day for day in DAYS if day not in closed]
    lent = {kind for day in are_open for kind in by_day.get(day, "ABCD")}
    assert set(never) == set("ABCD") - lent
    assert {one.day: set(one.what.split(", ")) for one in told} == by_day
    assert {one.day for one in told if one.code == "weekday_closed"} == by_day.keys() & set(closed)
