# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the visits page: the day's list, and figures."""

from __future__ import annotations

from typing import NamedTuple

from db.queries.visits import BranchSum, VisitRow
from db.rules.visits import DOOR
from desktop_app.blocks.table import Column, RowsModel
from desktop_app.language import format_number, format_time, translate
from desktop_app.visits import phrases


class FigureRow(NamedTuple):
    """A line of the figures; `share` in percent of all visits, empty for a heading."""

    group: str
    words: str
    people: int | None
    share: str


def visits_model() -> RowsModel[VisitRow]:
    """When, who, what for, how many."""
    columns: list[Column[VisitRow]] = [
        Column(lambda: translate("Visits", "Time"), _time, 66),
        Column(lambda: translate("Visits", "Who"), phrases.who, strong=True, struck=lambda r: r.cancelled),
        Column(
            lambda: translate("Visits", "Kind"),
            lambda r: phrases.why_not(r) or phrases.sort(r.sort),
            128,
            tone=lambda r: "" if r.counts else "faint",
            spare=True,
        ),
        Column(lambda: translate("Visits", "Purpose"), _purpose, 120),
        Column(
            lambda: translate("Visits", "People"),
            lambda r: format_number(r.people),
            80,
            right=True,
            tone=lambda r: "" if r.counts else "faint",
        ),
        Column(
            lambda: translate("Visits", "Computers"),
            lambda r: format_number(r.used_ict) if r.used_ict else "–",
            112,
            right=True,
            spare=True,
        ),
    ]
    return RowsModel(columns, lambda row: row.uid)


def _time(row: VisitRow) -> str:
    return format_time(row.came_at)


def _purpose(row: VisitRow) -> str:
    return "–" if row.sort == DOOR or not row.purpose else phrases.purpose(row.purpose)


def figures_model() -> RowsModel[FigureRow]:
    """What the visits of some days come to."""
    columns: list[Column[FigureRow]] = [
        Column(
            lambda: "",
            lambda r: r.group,
            150,
            strong=True,
            spoken=lambda: translate("Visits", "Counted by"),
        ),
        Column(lambda: translate("Visits", "What"), lambda r: r.words),
        Column(
            lambda: translate("Visits", "Visits"),
            lambda r: "" if r.people is None else format_number(r.people),
            112,
            right=True,
        ),
        Column(lambda: translate("Visits", "Share"), lambda r: r.share, 80, right=True, spare=True),
    ]
    return RowsModel(columns, lambda row: (row.group, row.words))


def branches_model() -> RowsModel[BranchSum]:
    """What the visits of some days come to at each branch."""
    columns: list[Column[BranchSum]] = [
        Column(lambda: translate("Visits", "Branch"), lambda r: r.name, strong=True),
        Column(lambda: translate("Visits", "Visits"), lambda r: format_number(r.visits), 112, right=True),
        Column(
            lambda: translate("Visits", "Computers"), lambda r: format_number(r.used_ict), 112, right=True
        ),
        Column(
            lambda: translate("Visits", "Days with visits"),
            lambda r: format_number(r.open_days),
            152,
            right=True,
        ),
    ]
    return RowsModel(columns, lambda row: row.branch)
