# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever stands in the way is named, all of it, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.eligibility import (
    Borrower,
    Obstacle,
    hold_obstacles,
    lending_obstacles,
    limit_reached,
    renewal_obstacles,
)
from db.rules.fines import Lateness
from db.rules.items import CONDITIONS, LENDABLE
from db.rules.terms import Terms

TODAY = date(2026, 11, 2)
SOMEONE = Borrower(blocked=False, expires_on=TODAY, open_loans=1, overdue_loans=0, limit=2)
FAULTS_OF_MEMBER: dict[Obstacle, dict[str, Any]] = {
    Obstacle.MEMBER_BLOCKED: {"blocked": True},
    Obstacle.MEMBER_EXPIRED: {"expires_on": TODAY - timedelta(days=1)},
    Obstacle.HAS_OVERDUE: {"overdue_loans": 1},
    Obstacle.LIMIT_REACHED: {"open_loans": 2},
    Obstacle.SUSPENDED: {"suspended_until": TODAY},
    Obstacle.TOO_YOUNG: {"age": 12},
}
LENDING = [*FAULTS_OF_MEMBER, Obstacle.NOT_FOR_LOAN, Obstacle.ITEM_CONDITION, Obstacle.FOR_ANOTHER]
HOLDING = [
    Obstacle.MEMBER_BLOCKED,
    Obstacle.MEMBER_EXPIRED,
    Obstacle.SUSPENDED,
    Obstacle.TOO_YOUNG,
    Obstacle.NOT_FOR_LOAN,
    Obstacle.HOLDS_USED,
    Obstacle.ON_SHELF,
    Obstacle.HAS_IT,
]
RENEWING = [
    Obstacle.MEMBER_BLOCKED,
    Obstacle.MEMBER_EXPIRED,
    Obstacle.SUSPENDED,
    Obstacle.RENEWALS_USED,
    Obstacle.LATE_AT_A_COST,
    Obstacle.CLAIMED,
]


def someone(faults: set[Obstacle]) -> Borrower:
    changes = [FAULTS_OF_MEMBER[fault] for fault in faults if fault in FAULTS_OF_MEMBER]
    return replace(SOMEONE, **{name: value for change in changes for name, value in change.items()})


@given(st.sets(st.sampled_from(LENDING)))
def test_every_reason_against_lending_is_told_at_once(faults: set[Obstacle]) -> None:
    terms = Terms(loanable=Obstacle.NOT_FOR_LOAN not in faults, min_age=13)
    condition = "repair" if Obstacle.ITEM_CONDITION in faults else "good"
    other = Obstacle.FOR_ANOTHER in faults
    told = list(lending_obstacles(terms, someone(faults), condition, TODAY, for_another=other))
    assert set(told) == faults
    assert len(told) == len(faults)


@given(st.sets(st.sampled_from(HOLDING)))
def test_every_reason_against_a_hold_is_told_at_once(faults: set[Obstacle]) -> None:
    terms = Terms(loanable=Obstacle.NOT_FOR_LOAN not in faults, min_age=13, max_holds=2, on_shelf_holds=False)
    holds, on_shelf = 2 if Obstacle.HOLDS_USED in faults else 1, Obstacle.ON_SHELF in faults
    has_it = Obstacle.HAS_IT in faults
    told = list(hold_obstacles(terms, someone(faults), holds, TODAY, on_shelf=on_shelf, has_it=has_it))
    assert set(told) == faults
    assert len(told) == len(faults)


@given(st.sets(st.sampled_from(RENEWING)), st.integers(0, 3))
def test_every_reason_against_renewing_is_told_at_once(faults: set[Obstacle], allowed: int) -> None:
    renewals = allowed if Obstacle.RENEWALS_USED in faults else allowed - 1
    terms, claimed = Terms(max_renewals=allowed), Obstacle.CLAIMED in faults
    late = Lateness(3, 1_500 if Obstacle.LATE_AT_A_COST in faults else 0)
    told = list(renewal_obstacles(terms, someone(faults), renewals, TODAY, late=late, claimed=claimed))
    assert set(told) == faults
    assert len(told) == len(faults)


@given(st.sets(st.sampled_from([Obstacle.HAS_OVERDUE, Obstacle.LIMIT_REACHED])))
def test_what_is_out_already_stops_no_renewal(faults: set[Obstacle]) -> None:
    assert list(renewal_obstacles(Terms(), someone(faults), 0, TODAY)) == []


@pytest.mark.parametrize("condition", CONDITIONS)
def test_only_good_and_damaged_items_leave_the_building(condition: str) -> None:
    told = list(lending_obstacles(Terms(), SOMEONE, condition, TODAY))
    assert told == ([] if condition in LENDABLE else [Obstacle.ITEM_CONDITION])


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.booleans())
def test_the_limit_is_overall_and_of_the_type_where_it_was_said_of_one(
    out: int, of_type: int, limit: int, type_limit: int, is_of_type: bool
) -> None:
    who = replace(SOMEONE, open_loans=out, open_of_type=of_type, limit=limit)
    terms = Terms(max_loans=type_limit, limit_is_of_type=is_of_type)
    overall, of_its_type = out >= limit, is_of_type and of_type >= type_limit
    told = Obstacle.LIMIT_REACHED in list(lending_obstacles(terms, who, "good", TODAY))
    assert told == (overall or of_its_type)
    assert limit_reached(terms, who) == (limit if overall else type_limit if of_its_type else None)


def test_a_membership_counts_on_its_last_day() -> None:
    assert list(lending_obstacles(Terms(), SOMEONE, "good", SOMEONE.expires_on)) == []
    day_after = SOMEONE.expires_on + timedelta(days=1)
    assert list(lending_obstacles(Terms(), SOMEONE, "good", day_after)) == [Obstacle.MEMBER_EXPIRED]


def test_a_suspension_is_over_the_day_after_and_an_unknown_age_stops_nobody() -> None:
    over = replace(SOMEONE, suspended_until=TODAY - timedelta(days=1), age=13)
    assert list(lending_obstacles(Terms(min_age=13), over, "good", TODAY)) == []
    assert list(lending_obstacles(Terms(min_age=13), SOMEONE, "good", TODAY)) == []
