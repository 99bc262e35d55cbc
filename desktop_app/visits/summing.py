# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures of visits as lines of a table and of a file. Without names: they may leave the branch."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from db.queries.visits import BranchSum, Figures, Sum
from db.rules.visits import AGE_GROUPS, GENDERS, MEMBER, PURPOSES
from desktop_app.language import current_language, translate
from desktop_app.visits import phrases
from desktop_app.visits.models import FigureRow


def lines(figures: Figures) -> list[FigureRow]:
    """By purpose, kind, hour, gender and age; only what there is."""
    found: list[FigureRow] = []
    purposes = figures.by(lambda one: one.purpose)
    found += _group(
        translate("Visits", "Purpose"), ((phrases.purpose(code), purposes[code]) for code in (*PURPOSES, ""))
    )
    found += _group(translate("Visits", "Who"), figures.by(kind_of).most_common())
    hours = figures.by(lambda one: one.hour)
    found += _group(
        translate("Visits", "Hour"),
        ((phrases.hour(hour), hours[hour]) for hour in sorted(one for one in hours if one is not None)),
    )
    genders = of_genders(figures.sums)
    found += _group(
        translate("Visits", "Gender"), ((phrases.gender(code), genders[code]) for code in (*GENDERS[1:], ""))
    )
    ages = of_ages(figures.sums)
    found += _group(
        translate("Visits", "Age"), ((phrases.age_group(code), ages[code]) for code in (*AGE_GROUPS[1:], ""))
    )
    if figures.at_door:
        found += _group(
            translate("Visits", "Door counter"),
            [(translate("Visits", "only counted at the door"), figures.at_door)],
        )
    shown = [one._replace(share=_share(one.people, figures.visits)) for one in found]
    read = Counter[str]()
    for one in figures.read_here:
        read[one.kind if current_language() == "id" else one.kind_en or one.kind] += one.times
    return shown + _group(translate("Visits", "Read in the library (items)"), read.most_common())


def _group(words: str, rows: Iterable[tuple[str, int]]) -> list[FigureRow]:
    shown = [(said, count) for said, count in rows if count]
    return [FigureRow(words if not place else "", said, n, "") for place, (said, n) in enumerate(shown)]


def _share(people: int | None, of: int) -> str:
    return f"{round(100 * people / of)} %" if people and of else ""


def kind_of(one: Sum) -> str:
    """What figures call somebody: a member's type, who a guest is, a group, or only counted."""
    if one.sort == MEMBER:
        return (one.kind if current_language() == "id" else one.kind_en or one.kind) or phrases.sort(MEMBER)
    return phrases.audience(one.audience) if one.sort == "guest" else phrases.sort(one.sort)


def of_genders(sums: Iterable[Sum]) -> Counter[str]:
    """People by gender: groups have counted theirs."""
    found = Counter[str]()
    for one in sums:
        found["female"] += one.women
        found["male"] += one.men
        rest = one.people - one.women - one.men
        found[one.gender] += rest
    return found


def of_ages(sums: Iterable[Sum]) -> Counter[str]:
    """People by age group: of groups children are known."""
    found = Counter[str]()
    for one in sums:
        found["child"] += one.children
        found[one.age_group] += one.people - one.children
    return found


def branches_csv(branches: Iterable[BranchSum]) -> bytes:
    """A line a branch, for a spreadsheet program."""
    text = io.StringIO(newline="")
    sheet = csv.writer(text)
    sheet.writerow(("branch", "visits", "used_computer", "open_days"))
    sheet.writerows((one.name, one.visits, one.used_ict, one.open_days) for one in branches)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


COLUMNS: dict[str, Callable[[Sum], Any]] = {
    "day": lambda one: one.day.isoformat(),
    "hour": lambda one: "" if one.hour is None else one.hour,
    "sort": lambda one: one.sort,
    "purpose": lambda one: one.purpose,
    "kind": lambda one: one.kind or one.audience,
    "gender": lambda one: one.gender,
    "age_group": lambda one: one.age_group,
    "visits": lambda one: one.people,
    "used_computer": lambda one: one.used_ict,
    "women": lambda one: one.women,
    "men": lambda one: one.men,
    "children": lambda one: one.children,
}
READ_HERE = "items_read_here"
"""The last column: items that were read in the library, by item type."""


def as_csv(figures: Figures) -> bytes:
    """The figures for a spreadsheet program: a line a day, hour and kind; UTF-8 with its mark."""
    text = io.StringIO(newline="")
    sheet = csv.writer(text)
    sheet.writerow([*COLUMNS, READ_HERE])
    ordered = sorted(figures.sums, key=lambda one: (one.day, one.hour or 0, one.sort, one.purpose, one.kind))
    sheet.writerows([*(read(one) for read in COLUMNS.values()), ""] for one in ordered)
    if figures.at_door:
        sheet.writerow(["", "", "door", "", "", "", "", figures.at_door, "", "", "", "", ""])
    sheet.writerows(
        [one.day.isoformat(), one.hour, "in_house", "", one.kind, *[""] * 7, one.times]
        for one in figures.read_here
    )
    return b"\xef\xbb\xbf" + text.getvalue().encode()
