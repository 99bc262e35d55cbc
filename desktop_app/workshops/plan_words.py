# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan in words: the facts that have been given, and what it costs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from db.queries.workshops import CostRow, Detail
from desktop_app.language import format_money, format_number, translate
from desktop_app.workshops import phrases
from desktop_app.workshops.plan_presenter import Sums, sums
from desktop_app.workshops.rule_words import rule_sentence
from desktop_app.workshops.workshop_form import seats_words


def summary_of(detail: Detail) -> list[str]:
    """What is looked for most: why it is off, with whom it is, how many people."""
    said = [
        (lambda: translate("Workshops", "Why cancelled: {value}"), _reason(detail)),
        (lambda: translate("Workshops", "With: {value}"), _with_whom(detail)),
        (lambda: translate("Workshops", "People: {value}"), _numbers(detail)),
    ]
    return [words().format(value=value) for words, value in said if value]


def lines_of(detail: Detail) -> list[str]:
    """The facts that have been given, a line each."""
    held = sum(not one.facts.cancelled for one in detail.sessions)
    said: list[tuple[Callable[[], str], str]] = [
        (lambda: translate("Workshops", "Why cancelled: {value}"), _reason(detail)),
        (lambda: translate("Workshops", "For: {value}"), _for_whom(detail)),
        (lambda: translate("Workshops", "With: {value}"), _with_whom(detail)),
        (lambda: translate("Workshops", "Given by: {value}"), _people(detail)),
        (lambda: translate("Workshops", "People: {value}"), _numbers(detail)),
        (lambda: translate("Workshops", "Seats: {value}"), seats_words(detail.facts)),
        (
            lambda: translate("Workshops", "Certificate: {value}"),
            rule_sentence(detail.facts.rule, held or None),
        ),
        (lambda: translate("Workshops", "Counts as: {value}"), _figures(detail)),
    ]
    return [words().format(value=value) for words, value in said if value]


def _for_whom(detail: Detail) -> str:
    age = phrases.named(phrases.AGE_GROUPS, detail.facts.age_group)
    return " · ".join(filter(None, (detail.facts.audience, age)))


def _with_whom(detail: Detail) -> str:
    sponsor = translate("Workshops", "sponsor {name}").format(name=detail.sponsor) if detail.sponsor else ""
    return " · ".join(filter(None, (detail.row.partner, detail.agreement, sponsor)))


def _people(detail: Detail) -> str:
    return ", ".join(f"{p.name} ({phrases.named(phrases.PEOPLE_ROLES, p.role)})" for p in detail.people)


def _numbers(detail: Detail) -> str:
    row, expected = detail.row, detail.facts.expected
    said = [
        (translate("Workshops", "{number} expected"), expected),
        (translate("Workshops", "{number} registered"), row.registered),
        (translate("Workshops", "{number} waiting"), row.waiting or None),
        (translate("Workshops", "{number} came"), detail.came or None),
    ]
    return " · ".join(words.format(number=format_number(n)) for words, n in said if n is not None)


def _figures(detail: Detail) -> str:
    facts = detail.facts
    said = [
        translate("Workshops", "literacy") if facts.literacy_aim else "",
        f"TPBIS: {phrases.named(phrases.STRATEGIES, facts.strategy)}" if facts.strategy else "",
        facts.skill,
        facts.beneficiaries,
    ]
    return " · ".join(filter(None, said))


def _reason(detail: Detail) -> str:
    return detail.facts.reason if detail.row.state == "cancelled" else ""


def costs_words(costs: Sequence[CostRow]) -> str:
    """Planned and actual in all, and by source where there are several."""
    if not costs:
        return ""
    total, by = sums(costs)
    lines = [_both(translate("Workshops", "In all"), total)]
    if len(by) > 1:
        lines += [_both(phrases.named(phrases.FUNDING, source), one) for source, one in by.items()]
    return "\n".join(lines)


def _both(name: str, one: Sums) -> str:
    words = translate("Workshops", "{name}: planned {planned}, actual {actual}")
    return words.format(name=name, planned=format_money(one.planned), actual=format_money(one.actual))
