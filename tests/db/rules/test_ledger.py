# SPDX-License-Identifier: GPL-3.0-or-later
"""What is owed: fines less what settled them, the oldest first; no rupiah comes or goes on the way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.rules.ledger import CASH, KINDS, PAID, REFUNDED, SETTLES, left_of_each, most, owed, settled

amounts = st.integers(1, 200_000)
fines = st.lists(amounts, max_size=8)
payments = st.lists(st.tuples(st.sampled_from(KINDS), amounts), max_size=8)


@given(fines, payments)
def test_what_is_owed_is_fines_less_what_settled_them_in_any_order(
    fines: list[int], payments: list[tuple[str, int]]
) -> None:
    assert owed(fines, payments) == sum(fines) - settled(payments) == owed(fines[::-1], payments[::-1])


@given(fines, payments)
def test_what_is_left_of_each_fine_adds_up_to_what_is_owed(
    fines: list[int], payments: list[tuple[str, int]]
) -> None:
    left = left_of_each(fines, settled(payments))
    assert all(0 <= part <= whole for part, whole in zip(left, fines, strict=True))
    assert sum(left) == min(max(owed(fines, payments), 0), sum(fines))
    touched = [part < whole for part, whole in zip(left, fines, strict=True)]
    assert touched == sorted(touched, reverse=True), "the oldest are settled first"


@given(fines, payments, st.sampled_from(KINDS))
def test_no_payment_within_its_most_turns_debt_into_credit_or_credit_into_debt(
    fines: list[int], payments: list[tuple[str, int]], kind: str
) -> None:
    before = owed(fines, payments)
    amount = most(kind, before)
    after = owed(fines, [*payments, (kind, amount)])
    assert after == (0 if amount else before)


def test_only_money_moves_the_till() -> None:
    assert {kind for kind in KINDS if CASH[kind]} == {PAID, REFUNDED}
    assert all(CASH[kind] in (0, SETTLES[kind]) for kind in KINDS)
