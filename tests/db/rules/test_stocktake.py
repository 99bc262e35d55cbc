# SPDX-License-Identifier: GPL-3.0-or-later
"""What a scan finds, and that a stock-take says the same whatever order its lines come in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules import stocktake as rules
from db.rules.stocktake import Copy, Line, Shelves, finding, told, within

HERE, THERE, BOOK, TOY = (UUID(int=number) for number in range(4))
START = datetime(2026, 11, 20, tzinfo=UTC)
ALL = Shelves(HERE)
ONE = Shelves(HERE, "Ruang baca", "800", "899", BOOK)
COPY = Copy(HERE, "ruang  baca", "813.5 HIR l", BOOK, "good", on_loan=False)


@pytest.mark.parametrize(
    ("shelves", "other", "found"),
    [
        (ALL, {}, rules.RIGHT),
        (ONE, {}, rules.RIGHT),
        (ALL, {"branch": THERE}, rules.OTHER_BRANCH),
        (ONE, {"location": "Gudang"}, rules.OTHER_LOCATION),
        (ONE, {"item_type": TOY}, rules.OTHER_TYPE),
        (ONE, {"call_number": "900 ABC"}, rules.OTHER_SHELF),
        (ALL, {"on_loan": True}, rules.ON_LOAN),
        (ALL, {"on_loan": True, "condition": "missing"}, rules.ON_LOAN),
        (ALL, {"condition": "missing"}, rules.WAS_MISSING),
        (ALL, {"condition": "lost"}, rules.WAS_LOST),
        (ALL, {"elsewhere": True}, rules.ELSEWHERE),
        (ALL, {"elsewhere": True, "on_loan": True}, rules.ON_LOAN),
        (ALL, {"borrowed": True}, rules.BORROWED),
        (ALL, {"borrowed": True, "on_loan": True}, rules.ON_LOAN),
        (ALL, {"borrowed": True, "elsewhere": True}, rules.ELSEWHERE),
        (ALL, {"condition": "withdrawn", "on_loan": True}, rules.WITHDRAWN),
    ],
)
def test_what_a_scan_finds(shelves: Shelves, other: dict[str, Any], found: str) -> None:
    assert finding(shelves, COPY._replace(**other)) == found


def test_a_barcode_that_nobody_knows() -> None:
    assert finding(ALL, None) == rules.UNKNOWN


@pytest.mark.parametrize(
    ("number", "first", "last", "is_within"),
    [
        ("813 HIR", "", "", True),
        ("813 HIR", "813", "813", True),
        ("899.9 Z", "800", "899", True),
        ("799.9", "800", "899", False),
        ("900", "800", "899", False),
        ("", "800", "", False),
        ("R 030", "r", "r", True),
    ],
)
def test_from_and_up_to_a_call_number(number: str, first: str, last: str, is_within: bool) -> None:
    assert within(number, first, last) is is_within


WORDS = (*rules.SCANNED, rules.MISSING, rules.TAKEN_BACK, rules.NOT_MISSING)
LINES = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(WORDS), st.integers(0, 5), st.integers(0, 12)),
    max_size=12,
).map(
    lambda some: [
        Line(
            UUID(int=number),
            code,
            None,
            found,
            START + timedelta(minutes=minute),
            UUID(int=other) if found == rules.TAKEN_BACK else None,
        )
        for number, (code, found, minute, other) in enumerate(some)
    ]
)


@given(LINES, st.randoms())
def test_two_desks_add_up_in_any_order(lines: list[Line], chance: Any) -> None:
    mixed = list(lines)
    chance.shuffle(mixed)
    assert told(mixed) == told(lines)


@given(LINES)
def test_a_barcode_is_scanned_once_and_never_missing_too(lines: list[Line]) -> None:
    now = told(lines)
    taken_back = {line.voids for line in lines}
    standing = {line.barcode for line in lines if line.found in rules.SCANNED and line.uid not in taken_back}
    assert set(now.scanned) == standing
    assert not set(now.scanned) & set(now.missing)
    words = [line for line in lines if line.found in rules.MARKS]
    newest = {one.barcode: one.found for one in sorted(words, key=lambda line: (line.at, line.uid))}
    missing = {code for code, found in newest.items() if found == rules.MISSING}
    assert set(now.missing) == missing - standing
