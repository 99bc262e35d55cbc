# SPDX-License-Identifier: GPL-3.0-or-later
"""What a lost item costs, and until when that is taken back."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from db.rules import losses
from db.rules.terms import Terms

RUPIAH = st.integers(0, 10_000_000)


@given(price=st.none() | RUPIAH, lost_price=RUPIAH, lost_fee=RUPIAH)
def test_the_known_price_else_that_of_the_policy_and_the_handling(
    price: int | None, lost_price: int, lost_fee: int
) -> None:
    asked = losses.charges(Terms(lost_price=lost_price, lost_fee=lost_fee), price)
    assert sum(asked.values()) == (lost_price if price is None else price) + lost_fee
    assert all(amount > 0 for amount in asked.values())


@given(days=st.integers(0, 3_000), day=st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_taken_back_for_so_many_days_or_never(days: int, day: date) -> None:
    until = losses.refund_until(Terms(refund_days=days), day)
    assert until == (day + timedelta(days=days) if days else None)
