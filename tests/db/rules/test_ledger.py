# SPDX-License-Identifier: GPL-3.0-or-later
"""What is owed after all that was asked, settled and taken back; what may be paid; what fills the till."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.ledger import (
    ASKED,
    CASH,
    KINDS,
    LETS_GO,
    PAID,
    REFUNDED,
    REPLACED,
    WAIVED,
    Line,
    most,
    owed,
)

START = datetime(2026, 11, 2, 2, tzinfo=UTC)


def line(kind: str, amount: int, hour: int, until: int | None = None, uid: int = 0) -> Line:
    """Something at an hour, which fell away at another."""
    end = None if until is None else START + timedelta(hours=until)
    return Line(kind, amount, START + timedelta(hours=hour), end, UUID(int=uid or hour))


@st.composite
def _lines(draw: st.DrawFn) -> list[Line]:
    """A member's ledger, with what two desks did without knowing of each other: paid twice, let go twice …"""
    made = []
    for uid in range(1, draw(st.integers(1, 9)) + 1):
        kind = draw(st.sampled_from((ASKED, ASKED, *KINDS)))
        falls_away = kind == ASKED and draw(st.booleans())
        until = draw(st.integers(0, 12)) if falls_away else None
        made.append(line(kind, draw(st.integers(0, 9)) * 1_000, draw(st.integers(0, 12)), until, uid))
    return made


def cash(lines: list[Line]) -> int:
    return sum(CASH.get(one.kind, 0) * one.amount for one in lines)


@given(st.data())
def test_every_order_of_news_tells_the_same(data: st.DataObject) -> None:
    lines = data.draw(_lines())
    assert owed(data.draw(st.permutations(lines))) == owed(lines)


@given(_lines())
def test_credit_is_never_more_than_was_paid_less_what_was_given_back(lines: list[Line]) -> None:
    assert -owed(lines) <= max(cash(lines), 0)


@given(_lines())
def test_what_was_let_go_is_worth_what_stands_and_nothing_more(lines: list[Line]) -> None:
    """It makes nobody owe more, and whoever owes nothing is given nothing."""
    without = [one for one in lines if one.kind not in LETS_GO]
    let_go = sum(one.amount for one in lines if one.kind in LETS_GO)
    stands = sum(one.amount for one in lines if one.kind in (ASKED, REFUNDED) and one.until is None)
    assert owed(without) - min(let_go, stands) <= owed(lines) <= owed(without)


@given(_lines(), st.sampled_from(sorted(LETS_GO)))
def test_what_falls_away_takes_along_what_was_let_go_for_it(lines: list[Line], kind: str) -> None:
    """Lost, let go, turned up: it is as if none of it had been."""
    before = [one for one in lines if one.at < START + timedelta(hours=12)]
    lost, gone = line(ASKED, 85_000, 20, 22, 98), line(kind, 85_000, 21, uid=99)
    if owed(before) >= 0:
        assert owed([*before, lost, gone]) == owed(before)


@pytest.mark.parametrize("kind", [WAIVED, REPLACED])
def test_what_was_let_go_settles_nothing_asked_later(kind: str) -> None:
    lost = line(ASKED, 50_000, 1, 3)
    assert owed([lost, line(kind, 50_000, 2)]) == 0
    assert owed([lost, line(kind, 50_000, 2), line(ASKED, 3_000, 4)]) == 3_000
    assert owed([line(ASKED, 3_000, 1), line(kind, 3_000, 2), line(kind, 3_000, 3)]) == 0, "at two desks"


def test_it_comes_back_as_far_as_it_was_paid() -> None:
    lost, handling = line(ASKED, 50_000, 1, 9), line(ASKED, 10_000, 1, uid=11)
    settled = [line(PAID, 20_000, 2), line(WAIVED, 40_000, 3)]
    assert owed([lost, *settled]) == -20_000
    assert owed([lost, handling, *settled]) == -10_000
    assert owed([lost._replace(until=None), handling, *settled]) == 0, "and it did not turn up after all"
    assert owed([lost, *settled, line(REFUNDED, 20_000, 10)]) == 0


def test_what_was_paid_for_one_thing_is_no_credit_when_another_was_let_go() -> None:
    late, lost = line(ASKED, 10_000, 1), line(ASKED, 50_000, 3, 5)
    assert owed([late, line(PAID, 10_000, 2), lost, line(WAIVED, 50_000, 4)]) == 0


def test_a_book_given_for_one_of_several_debts_is_for_that_which_it_comes_to() -> None:
    lost, late = line(ASKED, 50_000, 1, 5), line(ASKED, 3_000, 2)
    assert owed([lost, late, line(REPLACED, 50_000, 3)]) == 3_000


def test_what_two_desks_gave_back_is_owed_until_it_is_let_go_and_never_given_back_anew() -> None:
    lost = line(ASKED, 5_000, 1, 3)
    back = [line(PAID, 5_000, 2), line(REFUNDED, 5_000, 4), line(REFUNDED, 5_000, 5)]
    assert owed([lost, *back]) == 5_000
    assert owed([lost, *back, line(WAIVED, 5_000, 6)]) == 0
    late = line(ASKED, 2_000, 3, 9, uid=33)
    assert owed([lost, late, *back, line(WAIVED, 2_000, 6)]) == 5_000


@given(st.integers(-1_000_000, 1_000_000), st.sampled_from(KINDS))
def test_no_payment_within_its_most_turns_debt_into_credit_or_credit_into_debt(
    before: int, kind: str
) -> None:
    amount = most(kind, before)
    assert amount >= 0
    ledger = [line(ASKED if before > 0 else PAID, abs(before), 1)]
    assert owed([*ledger, line(kind, amount, 2)]) == (0 if amount else before)


def test_only_money_moves_the_till() -> None:
    assert {kind for kind in KINDS if CASH[kind]} == {PAID, REFUNDED}
