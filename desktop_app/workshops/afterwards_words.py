# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of a workshop in words, each with how it is counted; and the five statements."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from db.queries.feedback import Said
from db.rules.outcomes import Outcome, per_cent
from desktop_app.language import format_money, format_number, translate


class Figure(NamedTuple):
    """A number with its name, a line under it, and how it is counted."""

    number: str
    name: str
    beside: str
    counted: str


STATEMENTS: dict[str, Callable[[], str]] = {
    "learned": lambda: translate("Afterwards", "Learned something new"),
    "confident": lambda: translate("Afterwards", "More confident about it"),
    "applies": lambda: translate("Afterwards", "Intends to apply it"),
    "aware": lambda: translate("Afterwards", "More aware of services"),
    "uses": lambda: translate("Afterwards", "Will use other services"),
}


def share(part: int | None) -> str:
    """Per cent, or a dash where there is nothing to take it of."""
    return "–" if part is None else translate("Afterwards", "{number}%").format(number=format_number(part))


def agreeing(said: Said) -> str:
    """Share of those who agree."""
    return share(per_cent(said.agree, said.answers))


def figures(outcome: Outcome) -> list[Figure]:
    """The eight of the afterwards side, in their order."""
    return [
        _came(outcome),
        Figure(
            share(outcome.attendance_rate),
            translate("Afterwards", "Attendance"),
            translate("Afterwards", "{number} did not come").format(number=format_number(outcome.no_shows)),
            translate("Afterwards", "Of the people registered, those who came to one session or more."),
        ),
        Figure(
            share(outcome.fill_rate),
            translate("Afterwards", "Seats filled"),
            _of_seats(outcome),
            translate("Afterwards", "People who came, of the seats on site and online."),
        ),
        Figure(
            share(outcome.completion),
            translate("Afterwards", "Completed"),
            translate("Afterwards", "{number} have earned it").format(number=format_number(outcome.earned)),
            translate("Afterwards", "Of those who came at all, those who have earned the certificate."),
        ),
        Figure(
            format_number(outcome.contact_hours),
            translate("Afterwards", "Contact hours"),
            translate("Afterwards", "{number} attendances").format(number=format_number(outcome.attendances)),
            translate("Afterwards", "Hours that people spent there, added up; an attendance is one session."),
        ),
        Figure(
            "–" if outcome.cost_per_person is None else format_money(outcome.cost_per_person),
            translate("Afterwards", "Cost per person"),
            _cost(outcome),
            translate("Afterwards", "The lines of the budget, of those who came; planned where unknown."),
        ),
        Figure(
            format_number(outcome.online),
            translate("Afterwards", "Online"),
            translate("Afterwards", "{number} on site").format(
                number=format_number(outcome.came - outcome.online)
            ),
            translate("Afterwards", "People who came, by how they registered; the workshop counts once."),
        ),
        Figure(
            format_number(outcome.children),
            translate("Afterwards", "Children"),
            translate("Afterwards", "{number} women").format(number=format_number(outcome.women)),
            translate("Afterwards", "From head counts, the fullest session."),
        ),
    ]


def _came(outcome: Outcome) -> Figure:
    planned = (
        translate("Afterwards", "no target")
        if outcome.expected is None
        else translate("Afterwards", "{number} expected").format(number=format_number(outcome.expected))
    )
    counted = translate("Afterwards", "Each once, groups by their size; without names, the fullest session.")
    return Figure(format_number(outcome.came), translate("Afterwards", "People came"), planned, counted)


def _of_seats(outcome: Outcome) -> str:
    if outcome.seats is None:
        return translate("Afterwards", "no limit")
    return translate("Afterwards", "{number} seats").format(number=format_number(outcome.seats))


def _cost(outcome: Outcome) -> str:
    if outcome.cost is None:
        return translate("Afterwards", "no costs entered")
    return translate("Afterwards", "{sum} of {planned} planned").format(
        sum=format_money(outcome.cost), planned=format_money(outcome.planned_cost)
    )
