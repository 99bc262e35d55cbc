# SPDX-License-Identifier: GPL-3.0-or-later
"""A certificate is earned by the rule that was set, and the reasons say so."""

from __future__ import annotations

import msgspec
import pytest

from db.rules.attendance import Presence, State
from db.rules.earning import Rule, earned


def at(state: State, minutes: int = 0) -> tuple[Presence, int]:
    return Presence(state, None, None, minutes), 120


BOTH = [at(State.PRESENT, 120), at(State.LATE, 90)]
ONE = [at(State.PRESENT, 120), at(State.ABSENT)]


@pytest.mark.parametrize(
    ("rule", "sessions", "survey", "is_earned"),
    [
        (Rule(), BOTH, False, True),
        (Rule(), ONE, False, False),
        (Rule(sessions=1), ONE, False, True),
        (Rule(sessions=5), BOTH, False, True),
        (Rule(late_counts=False), BOTH, False, False),
        (Rule(share=87), BOTH, False, True),
        (Rule(share=88), BOTH, False, False),
        (Rule(survey=True), BOTH, False, False),
        (Rule(survey=True), BOTH, True, True),
        (Rule(excused_counts=True), [at(State.EXCUSED)], False, True),
        (Rule(), [at(State.EXCUSED)], False, False),
        (Rule(), [], False, False),
    ],
)
def test_who_has_earned_it(
    rule: Rule, sessions: list[tuple[Presence, int]], survey: bool, is_earned: bool
) -> None:
    found = earned(rule, sessions, survey=survey)
    assert found.earned == is_earned == all(reason.holds for reason in found.reasons)
    assert found.minutes == sum(state.minutes for state, _ in sessions)


def test_each_condition_says_what_there_is_and_what_it_takes() -> None:
    found = earned(Rule(share=80, survey=True), ONE, survey=False)
    assert [tuple(reason) for reason in found.reasons] == [
        ("sessions", False, 1, 2),
        ("share", False, 50, 80),
        ("survey", False, 0, 1),
    ]


def test_the_rule_is_data() -> None:
    rule = Rule(sessions=2, share=75, late_counts=False)
    assert msgspec.json.decode(msgspec.json.encode(rule), type=Rule) == rule
    assert msgspec.json.decode(b"{}", type=Rule) == Rule()
