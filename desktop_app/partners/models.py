# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the partners page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from db.queries.partners import AgreementRecord, Held, PartnerRecord
from db.rules.agreements import Span
from desktop_app import agreement_words
from desktop_app.blocks.table import Column, RowsModel
from desktop_app.language import format_date, translate
from desktop_app.partners import phrases


def partners_model(
    today: Callable[[], date], span_of: Callable[[PartnerRecord], Span | None]
) -> RowsModel[PartnerRecord]:
    """Who, what kind, and how the agreement stands."""
    columns: list[Column[PartnerRecord]] = [
        Column(
            lambda: translate("Partners", "Name"),
            lambda p: p.name,
            strong=True,
            struck=lambda p: not p.active,
        ),
        Column(lambda: translate("Partners", "Kind"), lambda p: phrases.kind(p.kind), 110, spare=True),
        Column(
            lambda: translate("Partners", "Agreement"),
            lambda p: agreement_words.standing_words(span_of(p), today()),
            178,
            tone=lambda p: _tone(agreement_words.tone(span_of(p), today())),
        ),
    ]
    return RowsModel(columns, lambda partner: partner.uid)


def _tone(tone: str) -> str:
    return {"neutral": "faint"}.get(tone, tone)


def agreements_model(today: Callable[[], date]) -> RowsModel[AgreementRecord]:
    """Number, and until when, in the colour of how it stands."""
    columns: list[Column[AgreementRecord]] = [
        Column(lambda: translate("Partners", "Number"), lambda a: a.number, strong=True),
        Column(
            lambda: translate("Partners", "Until"),
            lambda a: format_date(a.valid_until) if a.valid_until else "–",
            116,
            tone=lambda a: "faint" if a.renewed_by else _tone(agreement_words.tone(a.span, today())),
        ),
    ]
    return RowsModel(columns, lambda agreement: agreement.uid)


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
