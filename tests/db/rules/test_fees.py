# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of the fees that were asked of a member count."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from db.rules.fees import REGISTRATION, RENEWAL, Charged, counting

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
DAY = date(2026, 12, 31)
FEES = st.lists(
    st.builds(
        Charged,
        st.uuids(),
        st.sampled_from([REGISTRATION, RENEWAL]),
        st.none() | st.sampled_from([DAY, DAY + timedelta(days=1)]),
        st.sampled_from([NOON, NOON + timedelta(hours=1)]),
    ),
    unique_by=lambda one: one.uid,
    max_size=8,
)


def uid(number: int) -> UUID:
    return UUID(int=number)


def test_renewing_one_membership_costs_once_and_the_next_one_again() -> None:
    early = Charged(uid(2), RENEWAL, DAY, NOON)
    late = Charged(uid(1), RENEWAL, DAY, NOON + timedelta(minutes=1))
    next_year = Charged(uid(3), RENEWAL, DAY + timedelta(days=365), NOON + timedelta(minutes=2))
    assert counting([late, early, next_year]) == {early.uid, next_year.uid}


@given(FEES, st.randoms())
def test_the_order_does_not_matter_and_each_is_owed_once(fees: list[Charged], chance: object) -> None:
    owed = counting(fees)
    shuffled = fees[:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert counting(shuffled) == owed
    assert len(owed) == len({(one.kind, one.renewed_from) for one in fees})
