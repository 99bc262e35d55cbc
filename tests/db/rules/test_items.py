# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditions that the rules speak of are conditions that an item can be in."""

from __future__ import annotations

from db.rules.items import COMES_BACK_BY_RETURN, CONDITIONS, LENDABLE


def test_the_rules_speak_of_conditions_that_there_are() -> None:
    assert set(CONDITIONS) >= LENDABLE | COMES_BACK_BY_RETURN
    assert len(set(CONDITIONS)) == len(CONDITIONS)


def test_what_comes_back_by_return_could_not_be_lent() -> None:
    assert not LENDABLE & COMES_BACK_BY_RETURN
    assert "good" in LENDABLE
