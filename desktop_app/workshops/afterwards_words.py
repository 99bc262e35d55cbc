# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of a workshop in words, each with how it is counted; and the five statements."""

from __future__ import annotations

from typing import NamedTuple

from db.queries.feedback import Said
from db.rules import survey
from db.rules.outcomes import Outcome, per_cent
from desktop_app.language import current_language, format_money, format_number, translate


class Figure(NamedTuple):
    """A number with its name, a line under it, and how it is counted."""

    number: str
    name: str
    beside: str
    counted: str


def statement(name: str) -> str:
    """As people read it on the form, in the language of the window."""
    indonesian, english = survey.WORDED[name]
    return indonesian if current_language() == "id" else english


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
            _cost_counted(outcome),
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
            translate(
                "Afterwards",
                "From head counts, the fullest session; or from registrations of those who came, where more "
                "are known there: under 18 on the first day ({ages} birth dates known), women ({genders} "
                "known). Groups under one name are not looked into.",
            ).format(ages=format_number(outcome.ages_known), genders=format_number(outcome.genders_known)),
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


def _cost_counted(outcome: Outcome) -> str:
    counted = translate("Afterwards", "The lines of the budget, of those who came; planned where unknown.")
    if outcome.cost_with_honoraria is None:
        return f"{counted} {translate('Afterwards', 'No honoraria are entered.')}"
    beside = translate(
        "Afterwards",
        "Without the honoraria of those who gave it; the second figure has them ({sum}) on top: one that is "
        "also a line of the budget counts twice there.",
    ).format(sum=format_money(outcome.honoraria))
    return f"{counted} {beside}"


def _cost(outcome: Outcome) -> str:
    if outcome.cost_with_honoraria is not None:
        return translate("Afterwards", "{sum} with honoraria").format(
            sum=format_money(outcome.cost_with_honoraria)
        )
    if outcome.cost is None:
        return translate("Afterwards", "no costs entered")
    return translate("Afterwards", "{sum} of {planned} planned").format(
        sum=format_money(outcome.cost), planned=format_money(outcome.planned_cost)
    )
