# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the workshops page."""

from __future__ import annotations

from datetime import datetime

from db.queries.workshops import CostRow, FacilitatorRow, SessionRow, WorkshopRow
from desktop_app.blocks.table import Column, RowsModel
from desktop_app.language import (
    current_language,
    day_in,
    format_date,
    format_money,
    format_number,
    format_time,
    translate,
)
from desktop_app.workshops import phrases

NEAR = 180
"""Days from today within which a date needs no year."""
TAKES_PEOPLE = ("open", "closed")
"""States in which it matters how full it is; else it matters that it is in another."""


def workshops_model() -> RowsModel[WorkshopRow]:
    """Workshops: when, what, how full or in what state."""
    columns: list[Column[WorkshopRow]] = [
        Column(lambda: translate("Workshops", "Date"), _first_day, 112),
        Column(
            lambda: translate("Workshops", "Title"),
            lambda w: w.title,
            strong=True,
            struck=lambda w: w.state == "cancelled",
        ),
        Column(
            lambda: translate("Workshops", "Registered"),
            lambda w: (
                phrases.places_taken(w) if w.state in TAKES_PEOPLE else phrases.named(phrases.STATES, w.state)
            ),
            102,
            right=True,
            spare=True,
            tone=lambda w: "" if w.state in TAKES_PEOPLE else phrases.TONES.get(w.state, "muted"),
        ),
    ]
    return RowsModel(columns, lambda workshop: workshop.uid)


def _first_day(row: WorkshopRow) -> str:
    """With its weekday in these months; with its year where it was long ago."""
    if row.first_at is None:
        return "–"
    day = row.first_at.astimezone().date()
    near = abs((day - datetime.now().astimezone().date()).days) < NEAR
    return day_in(current_language(), day, "ddd, d MMM") if near else format_date(day)


def sessions_model() -> RowsModel[SessionRow]:
    """Sessions of one workshop."""
    columns: list[Column[SessionRow]] = [
        Column(lambda: "#", lambda s: format_number(s.number), 40, right=True),
        Column(
            lambda: translate("Workshops", "Date"),
            lambda s: format_date(s.facts.starts_at.astimezone().date()),
            110,
            struck=lambda s: s.facts.cancelled,
        ),
        Column(
            lambda: translate("Workshops", "Time"),
            lambda s: f"{format_time(s.facts.starts_at)}–{format_time(s.facts.ends_at)}",
            110,
            struck=lambda s: s.facts.cancelled,
        ),
        Column(lambda: translate("Workshops", "Place"), where),
        Column(lambda: translate("Workshops", "Present"), lambda s: format_number(s.present), 80, right=True),
    ]
    return RowsModel(columns, lambda session: session.uid)


def people_model() -> RowsModel[FacilitatorRow]:
    """Who gives it, for how long and for how much."""
    columns: list[Column[FacilitatorRow]] = [
        Column(lambda: translate("Workshops", "Name"), lambda p: p.name, strong=True),
        Column(
            lambda: translate("Workshops", "Role"), lambda p: phrases.named(phrases.PEOPLE_ROLES, p.role), 110
        ),
        Column(
            lambda: translate("Workshops", "Hours"), lambda p: phrases.hours_of(p.minutes), 80, right=True
        ),
        Column(
            lambda: translate("Workshops", "Honorarium"),
            lambda p: format_money(p.honorarium) if p.honorarium else "–",
            120,
            right=True,
        ),
    ]
    return RowsModel(columns, lambda person: person.uid)


def costs_model() -> RowsModel[CostRow]:
    """The lines of a budget."""
    columns: list[Column[CostRow]] = [
        Column(lambda: translate("Workshops", "What for"), lambda c: c.item),
        Column(
            lambda: translate("Workshops", "Paid by"), lambda c: phrases.named(phrases.FUNDING, c.source), 130
        ),
        Column(lambda: translate("Workshops", "Planned"), lambda c: format_money(c.planned), 110, right=True),
        Column(
            lambda: translate("Workshops", "Actual"),
            lambda c: "–" if c.actual is None else format_money(c.actual),
            110,
            right=True,
            tone=lambda c: "bad" if c.actual is not None and c.actual > c.planned else "",
        ),
    ]
    return RowsModel(columns, lambda cost: cost.uid)


def where(session: SessionRow) -> str:
    """A room, a place, a link, or place and link together."""
    online = translate("Workshops", "online") if session.facts.link else ""
    return " + ".join(filter(None, (session.room or session.facts.place, online))) or "–"
