# SPDX-License-Identifier: GPL-3.0-or-later
"""Who has earned a certificate, by a rule that is data, and why or why not."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from db.rules.attendance import Presence, State


class Rule(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What it takes; every condition that is set must hold.

    `sessions`: how many must have been attended, None for all. `share`: of all minutes, in per cent.
    `late_counts`: whether a session counts that somebody came late to. `excused_counts`: as attended.
    """

    sessions: int | None = None
    share: int = 0
    late_counts: bool = True
    excused_counts: bool = False
    survey: bool = False


class Reason(NamedTuple):
    """One condition: 'sessions', 'share' or 'survey', whether it holds, what there is and what it takes."""

    condition: str
    holds: bool
    has: int
    needs: int


class Earned(NamedTuple):
    """Whether a certificate is earned, each condition with what it is measured by."""

    earned: bool
    reasons: tuple[Reason, ...]
    minutes: int


def earned(rule: Rule, sessions: Sequence[tuple[Presence, int]], *, survey: bool) -> Earned:
    """`sessions`: what a person did at each that was held, with its length in minutes."""
    counting = [seen for seen, _ in sessions if _counts(rule, seen)]
    needed = len(sessions) if rule.sessions is None else min(rule.sessions, len(sessions))
    there, all_minutes = sum(state.minutes for state, _ in sessions), sum(length for _, length in sessions)
    share = 100 * there // all_minutes if all_minutes else 0
    reasons = [Reason("sessions", bool(sessions) and len(counting) >= needed, len(counting), needed)]
    if rule.share:
        reasons.append(Reason("share", share >= rule.share, share, rule.share))
    if rule.survey:
        reasons.append(Reason("survey", survey, int(survey), 1))
    return Earned(all(one.holds for one in reasons), tuple(reasons), there)


def _counts(rule: Rule, seen: Presence) -> bool:
    if seen.state == State.EXCUSED:
        return rule.excused_counts
    return seen.there and (rule.late_counts or seen.state != State.LATE)
