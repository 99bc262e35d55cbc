# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the partners page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from db.queries.partners import Held, PartnerRecord
from desktop_app import agreement_words
from desktop_app.blocks.table import Column, RowsModel
from desktop_app.language import format_date, translate
from desktop_app.partners import phrases


def partners_model(today: Callable[[], date]) -> RowsModel[PartnerRecord]:
    """Who, what kind, and how the agreement stands."""
    columns: list[Column[PartnerRecord]] = [
        Column(
            lambda: translate("Partners", "Name"),
            lambda p: p.name,
            strong=True,
            struck=lambda p: not p.active,
        ),
        Column(lambda: translate("Partners", "Kind"), lambda p: phrases.kind(p.kind), 110),
        Column(
            lambda: translate("Partners", "Agreement"),
            lambda p: agreement_words.standing_words(p.agreement, today()),
            230,
            tone=lambda p: {"neutral": "faint"}.get(tone := agreement_words.tone(p.agreement, today()), tone),
        ),
    ]
    return RowsModel(columns, lambda partner: partner.uid)


def held_model() -> RowsModel[Held]:
    """Workshops with a partner."""
    columns: list[Column[Held]] = [
        Column(
            lambda: translate("Partners", "Date"),
            lambda w: "–" if w.first is None else format_date(w.first.astimezone().date()),
            110,
        ),
        Column(
            lambda: translate("Partners", "Workshop"),
            lambda w: w.title,
            struck=lambda w: w.state == "cancelled",
        ),
    ]
    return RowsModel(columns, lambda workshop: workshop.uid)
