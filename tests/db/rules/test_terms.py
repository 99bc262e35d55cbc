# SPDX-License-Identifier: GPL-3.0-or-later
"""Which policy says what: each term on its own, the most specific policy that says it."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from db.rules.terms import TERM_NAMES, Policy, Terms, overall_limit, resolve

MEMBER, ITEM, BRANCH = 1, 2, 3
NUMBERS = [name for name in TERM_NAMES if name not in {"loanable", "may_pass_expiry"}]
parts = st.none() | st.integers(1, 4)
said = st.dictionaries(st.sampled_from(NUMBERS), st.integers(0, 99)).map(lambda terms: tuple(terms.items()))
policies = st.builds(Policy, member_type=parts, item_type=parts, branch=parts, terms=said)
tables = st.lists(policies, max_size=6, unique_by=lambda p: (p.member_type, p.item_type, p.branch))


def speaking(table: list[Policy], name: str) -> list[Policy]:
    """The policies that apply here and say this term, the most specific last."""
    fitting = [p for p in table if p.applies(MEMBER, ITEM, BRANCH) and name in dict(p.terms)]
    return sorted(
        fitting, key=lambda p: (p.branch is not None, p.member_type is not None, p.item_type is not None)
    )


@given(tables)
def test_each_term_is_what_the_most_specific_policy_says(table: list[Policy]) -> None:
    terms = resolve(table, MEMBER, ITEM, BRANCH)
    for name in NUMBERS:
        saying = speaking(table, name)
        assert getattr(terms, name) == (dict(saying[-1].terms)[name] if saying else getattr(Terms(), name))


@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_the_policies_does_not_matter(table: list[Policy], random: object) -> None:
    shuffled = list(table)
    random.shuffle(shuffled)
    assert resolve(shuffled, MEMBER, ITEM, BRANCH) == resolve(table, MEMBER, ITEM, BRANCH)


@given(tables)
def test_policies_of_others_say_nothing_here(table: list[Policy]) -> None:
    fitting = [policy for policy in table if policy.applies(MEMBER, ITEM, BRANCH)]
    assert resolve(table, MEMBER, ITEM, BRANCH) == resolve(fitting, MEMBER, ITEM, BRANCH)


@given(tables)
def test_a_limit_is_of_the_type_where_the_policy_that_says_it_names_one(table: list[Policy]) -> None:
    saying = speaking(table, "max_loans")
    of_type = bool(saying) and saying[-1].item_type is not None
    assert resolve(table, MEMBER, ITEM, BRANCH).limit_is_of_type == of_type


@given(tables)
def test_the_overall_limit_is_never_said_for_an_item_type(table: list[Policy]) -> None:
    general = [policy for policy in table if policy.item_type is None]
    assert overall_limit(table, MEMBER, BRANCH) == resolve(general, MEMBER, ITEM, BRANCH).max_loans


@given(tables, policies)
def test_a_policy_that_says_nothing_changes_nothing(table: list[Policy], silent: Policy) -> None:
    with_silence = [*table, replace(silent, terms=())]
    assert resolve(with_silence, MEMBER, ITEM, BRANCH) == resolve(table, MEMBER, ITEM, BRANCH)


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
        assert resolve(ranked[:count], MEMBER, ITEM, BRANCH).loan_days == days


def test_a_term_that_is_not_said_is_left_to_the_more_general() -> None:
    table = [
        Policy(terms=(("loan_days", 7), ("fine_per_day", 500))),
        Policy(branch=BRANCH, terms=(("loan_days", 14),)),
        Policy(item_type=ITEM, terms=(("loanable", False),)),
    ]
    terms = resolve(table, MEMBER, ITEM, BRANCH)
    assert (terms.loan_days, terms.fine_per_day, terms.loanable) == (14, 500, False)
    assert resolve(table, MEMBER, ITEM + 1, BRANCH + 1) == Terms(loan_days=7, fine_per_day=500)


def test_without_policies_there_are_terms_all_the_same() -> None:
    assert resolve([], MEMBER, ITEM, BRANCH) == Terms()
    assert overall_limit([], MEMBER, BRANCH) == Terms().max_loans
