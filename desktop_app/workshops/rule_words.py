# SPDX-License-Identifier: GPL-3.0-or-later
"""What it takes to earn a certificate, as a sentence."""

from __future__ import annotations

from db.rules.earning import Rule
from desktop_app.language import format_number, translate


def rule_sentence(rule: Rule, sessions: int | None = None) -> str:
    """'3 of 4 sessions, at least 80 % of the minutes, feedback filled in'; `sessions`: how many there are."""
    takes = [_sessions(rule, sessions)]
    if rule.share:
        share = format_number(rule.share)
        takes.append(translate("Workshops", "at least {share} % of the minutes").format(share=share))
    if rule.survey:
        takes.append(translate("Workshops", "feedback filled in"))
    counts = []
    if not rule.late_counts:
        counts.append(translate("Workshops", "coming late does not count"))
    if rule.excused_counts:
        counts.append(translate("Workshops", "being excused counts"))
    return "; ".join(filter(None, (", ".join(takes), ", ".join(counts))))


def _sessions(rule: Rule, sessions: int | None) -> str:
    if rule.sessions is None:
        return translate("Workshops", "all sessions")
    if rule.sessions == 0:
        return translate("Workshops", "no session needed")
    if sessions is None or sessions < rule.sessions:
        return translate("Workshops", "%n session(s)", None, rule.sessions)
    words = translate("Workshops", "{needed} of %n session(s)", None, sessions)
    return words.format(needed=format_number(rule.sessions))
