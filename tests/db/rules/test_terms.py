# SPDX-License-Identifier: GPL-3.0-or-later
"""Which policy says what: each term on its own, the most specific policy that says it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from db.rules.terms import (
    KINDS,
    MOST,
    TERM_NAMES,
    WITH,
    Case,
    Policy,
    Terms,
    lent_to_nobody,
    may_say,
    overall_limit,
    resolve,
    said_by,
)

MEMBER, ITEM, BRANCH = 1, 2, 3
TODAY = date(2027, 2, 20)
CASE = Case(MEMBER, ITEM, BRANCH, TODAY)
NUMBERS = [name for name in TERM_NAMES if KINDS[name] is int]
parts = st.none() | st.integers(1, 4)
said = st.dictionaries(st.sampled_from(NUMBERS), st.integers(0, 99)).map(lambda terms: tuple(terms.items()))
ends = st.none() | st.dates(date(2027, 2, 1), date(2027, 3, 20))
policies = st.builds(
    Policy,
    member_type=parts,
    item_type=parts,
    branch=parts,
    since=ends,
    until=ends,
    terms=said,
    uid=st.uuids(),
)
tables = st.lists(policies, max_size=6)


def ranked(table: list[Policy]) -> list[Policy]:
    """The policies that apply here, the most specific last."""
    return sorted(
        (p for p in table if p.applies(CASE)),
        key=lambda p: (
            p.since is not None or p.until is not None,
            p.branch is not None,
            p.member_type is not None,
            p.item_type is not None,
            p.since or date.min,
            -(p.until or date.max).toordinal(),
            p.uid,
        ),
    )


def speaking(table: list[Policy], name: str) -> list[Policy]:
    """Those of them that say this term and are not unsaid by one that says what it goes with, without it."""
    saying: list[Policy] = []
    for policy in ranked(table):
        said = dict(policy.terms)
        if name in said:
            saying.append(policy)
        elif any(first in said for first, second in WITH.items() if second == name):
            saying.clear()
    return saying


@given(tables)
def test_each_term_is_what_the_most_specific_policy_says(table: list[Policy]) -> None:
    terms = resolve(table, CASE)
    for name in NUMBERS:
        saying = speaking(table, name)
        assert getattr(terms, name) == (dict(saying[-1].terms)[name] if saying else getattr(Terms(), name))


@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_the_policies_does_not_matter(table: list[Policy], random: object) -> None:
    shuffled = list(table)
    random.shuffle(shuffled)
    assert resolve(shuffled, CASE) == resolve(table, CASE)


@given(tables)
def test_policies_of_others_say_nothing_here(table: list[Policy]) -> None:
    fitting = [policy for policy in table if policy.applies(CASE)]
    assert resolve(table, CASE) == resolve(fitting, CASE)


@given(tables)
def test_a_limit_is_of_the_type_where_the_policy_that_says_it_names_one(table: list[Policy]) -> None:
    saying = speaking(table, "max_loans")
    of_type = bool(saying) and saying[-1].item_type is not None
    assert resolve(table, CASE).limit_is_of_type == of_type


@given(tables)
def test_the_overall_limit_is_never_said_for_an_item_type(table: list[Policy]) -> None:
    general = [policy for policy in table if policy.item_type is None]
    assert overall_limit(table, CASE) == resolve(general, CASE).max_loans


@given(tables, policies)
def test_a_policy_that_says_nothing_changes_nothing(table: list[Policy], silent: Policy) -> None:
    with_silence = [*table, replace(silent, terms=())]
    assert resolve(with_silence, CASE) == resolve(table, CASE)


def test_branch_before_member_type_before_item_type() -> None:
    keys = list(product((None, ITEM), (None, MEMBER), (None, BRANCH)))
    table = [
        Policy(item_type=item, member_type=member, branch=branch, terms=(("loan_days", days),))
        for days, (item, member, branch) in enumerate(keys)
    ]
    ranked = sorted(table, key=Policy.weight)
    assert [(p.branch, p.member_type, p.item_type) for p in ranked] == [
        (None, None, None),
        (None, None, ITEM),
        (None, MEMBER, None),
        (None, MEMBER, ITEM),
        (BRANCH, None, None),
        (BRANCH, None, ITEM),
        (BRANCH, MEMBER, None),
        (BRANCH, MEMBER, ITEM),
    ]
    for count in range(1, 9):
        days = dict(ranked[count - 1].terms)["loan_days"]
        assert resolve(ranked[:count], CASE).loan_days == days


def test_a_term_that_is_not_said_is_left_to_the_more_general() -> None:
    table = [
        Policy(terms=(("loan_days", 7), ("fine_per_day", 500))),
        Policy(branch=BRANCH, terms=(("loan_days", 14),)),
        Policy(item_type=ITEM, terms=(("loanable", False),)),
    ]
    terms = resolve(table, CASE)
    assert (terms.loan_days, terms.fine_per_day, terms.loanable) == (14, 500, False)
    assert resolve(table, Case(MEMBER, ITEM + 1, BRANCH + 1, TODAY)) == Terms(loan_days=7, fine_per_day=500)


def test_without_policies_there_are_terms_all_the_same() -> None:
    assert resolve([], CASE) == Terms()
    assert overall_limit([], CASE) == Terms().max_loans


@given(tables)
def test_why_names_the_policy_whose_word_holds(table: list[Policy]) -> None:
    terms, why = resolve(table, CASE), said_by(table, CASE)
    for name in NUMBERS:
        said = dict(why[name].terms)[name] if name in why else getattr(Terms(), name)
        assert getattr(terms, name) == said


PERIODS = st.dictionaries(st.sampled_from(("loan_days", "loan_hours")), st.integers(0, 3))
PERIOD_TABLES = st.lists(
    st.builds(
        Policy,
        member_type=parts,
        item_type=parts,
        branch=parts,
        since=ends,
        until=ends,
        terms=PERIODS.map(lambda terms: tuple(terms.items())),
        uid=st.uuids(),
    ),
    max_size=6,
)


def period_of(table: list[Policy]) -> tuple[str, int]:
    """The loan period of the most specific policy that says one; its hours before its days."""
    by_the_hour = True
    for policy in reversed(ranked(table)):
        said = dict(policy.terms)
        if by_the_hour and said.get("loan_hours"):
            return "loan_hours", said["loan_hours"]
        if "loan_days" in said:
            return "loan_days", said["loan_days"]
        by_the_hour = by_the_hour and "loan_hours" not in said
    return "loan_days", Terms().loan_days


@given(PERIOD_TABLES, st.randoms(use_true_random=False))
def test_the_loan_period_that_is_said_more_specifically_counts_in_days_or_hours(
    table: list[Policy], random: object
) -> None:
    name, said = period_of(table)
    random.shuffle(table)
    terms, why = resolve(table, CASE), said_by(table, CASE)
    assert getattr(terms, name) == said
    assert bool(terms.loan_hours) == (name == "loan_hours")
    if name in why:
        assert dict(why[name].terms)[name] == said


def test_days_of_a_branch_count_more_than_hours_of_all_and_hours_of_a_branch_more_than_days_of_all() -> None:
    days, hours = (("loan_days", 14),), (("loan_hours", 3),)
    here = resolve([Policy(terms=hours), Policy(branch=BRANCH, terms=days)], CASE)
    assert (here.loan_days, here.loan_hours) == (14, 0)
    assert resolve([Policy(terms=days), Policy(branch=BRANCH, terms=hours)], CASE).loan_hours == 3
    assert resolve([Policy(terms=days + hours)], CASE).loan_hours == 3
    none = [Policy(terms=hours + days), Policy(branch=BRANCH, terms=(("loan_hours", 0),))]
    assert (resolve(none, CASE).loan_hours, resolve(none, CASE).loan_days) == (0, 14)


def test_a_fine_without_its_days_is_for_each_day_whatever_is_said_more_generally() -> None:
    weekly = Policy(terms=(("fine_per_day", 7_000), ("fine_period", 7)))
    daily = Policy(branch=BRANCH, terms=(("fine_per_day", 500),))
    longer = Policy(member_type=MEMBER, terms=(("fine_period", 14),))
    assert resolve([weekly, daily], CASE).fine_period == 1
    assert "fine_period" not in said_by([weekly, daily], CASE)
    both = resolve([weekly, longer], CASE)
    assert (both.fine_per_day, both.fine_period) == (7_000, 14)


def test_a_season_counts_more_than_anything_that_holds_all_year() -> None:
    ramadan = Policy(since=date(2027, 2, 8), until=date(2027, 3, 9), terms=(("loan_days", 21),))
    table = [ramadan, Policy(member_type=MEMBER, item_type=ITEM, branch=BRANCH, terms=(("loan_days", 3),))]
    on = {
        day: resolve(table, CASE._replace(day=day)).loan_days for day in (ramadan.since, ramadan.until, TODAY)
    }
    assert set(on.values()) == {21}
    for day in (date(2027, 2, 7), date(2027, 3, 10)):
        assert resolve(table, CASE._replace(day=day)).loan_days == 3


OF_A_KIND = {
    bool: st.booleans(),
    int: st.integers(0, MOST),
    date: st.dates(),
    tuple: st.lists(st.uuids(), max_size=3).map(tuple),
}
OF_NO_KIND = st.one_of(
    st.none(),
    st.text(),
    st.floats(),
    st.datetimes(),
    st.integers(max_value=-1),
    st.integers(min_value=MOST + 1),
    st.lists(st.uuids()),
    st.lists(st.text(), min_size=1).map(tuple),
)
ANYTHING = st.one_of(*OF_A_KIND.values(), OF_NO_KIND)


@given(st.sampled_from(TERM_NAMES), st.data())
def test_each_term_may_say_what_is_of_its_kind(term: str, data: st.DataObject) -> None:
    assert may_say(term, data.draw(OF_A_KIND[KINDS[term]]))  # type: ignore[index]


@given(st.sampled_from(TERM_NAMES), ANYTHING)
def test_no_term_may_say_anything_else(term: str, value: object) -> None:
    if may_say(term, value):
        assert type(value) is KINDS[term]
        assert not isinstance(value, datetime)
        assert type(value) is not int or 0 <= value <= MOST
        assert not isinstance(value, tuple) or all(isinstance(one, UUID) for one in value)


@given(ANYTHING)
def test_what_is_no_term_says_nothing(value: object) -> None:
    assert not may_say("limit_is_of_type", value)
    assert not may_say("loan_years", value)


def test_the_kind_of_a_term_is_that_of_what_holds_without_policies() -> None:
    assert {KINDS[name] for name in TERM_NAMES} == {bool, int, date, tuple}
    assert [name for name in TERM_NAMES if KINDS[name] is date] == ["due_on"]


def test_lent_to_nobody_is_what_no_type_of_member_may_borrow_there() -> None:
    no, yes = (("loanable", False),), (("loanable", True),)

    def found(*table: Policy) -> frozenset[tuple[int, int]]:
        return lent_to_nobody(table, [1, 2], [5, 6], [8, 9], TODAY)

    assert found() == found(Policy(terms=yes)) == frozenset()
    assert found(Policy(item_type=5, terms=no)) == {(5, 8), (5, 9)}
    assert found(Policy(item_type=5, terms=no), Policy(branch=8, terms=yes)) == {(5, 9)}
    assert found(Policy(member_type=1, item_type=5, terms=no)) == frozenset()
    both = [Policy(member_type=one, item_type=5, terms=no) for one in (1, 2)]
    assert found(*both) == {(5, 8), (5, 9)}
    assert found(Policy(item_type=5, terms=no), Policy(member_type=2, terms=yes)) == frozenset()
    assert found(Policy(item_type=5, until=TODAY - timedelta(days=1), terms=no)) == frozenset()
