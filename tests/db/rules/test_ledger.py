# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be paid at most, and what it does to debt and till."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.rules.ledger import CASH, KINDS, PAID, REFUNDED, SETTLES, most


@given(st.integers(-1_000_000, 1_000_000), st.sampled_from(KINDS))
def test_no_payment_within_its_most_turns_debt_into_credit_or_credit_into_debt(
    before: int, kind: str
) -> None:
    amount = most(kind, before)
    assert amount >= 0
    assert before - SETTLES[kind] * amount == (0 if amount else before)


def test_only_money_moves_the_till() -> None:
    assert {kind for kind in KINDS if CASH[kind]} == {PAID, REFUNDED}
    assert all(CASH[kind] in (0, SETTLES[kind]) for kind in KINDS)
