# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the sync page: what waits, and what was sent."""

from __future__ import annotations

from db.queries.outbox import SentRow, Waiting
from desktop_app.blocks.table import Column, RowsModel
from desktop_app.language import format_number, format_recently, translate
from desktop_app.operation_words import operation_name
from desktop_app.sync_page.phrases import TONES, outcome_words, subject

WHEN = 120


def waiting_model() -> RowsModel[Waiting]:
    """Kinds of operation that wait, with how many and since when."""
    columns: list[Column[Waiting]] = [
        Column(lambda: translate("SyncPage", "Waits"), lambda w: operation_name(w.kind), strong=True),
        Column(lambda: translate("SyncPage", "How many"), lambda w: format_number(w.many), 88, right=True),
        Column(lambda: translate("SyncPage", "Oldest"), lambda w: format_recently(w.oldest), WHEN),
    ]
    return RowsModel(columns, lambda waiting: waiting.kind)


def sent_model() -> RowsModel[SentRow]:
    """Operations that were answered, each with what became of it."""
    columns: list[Column[SentRow]] = [
        Column(lambda: translate("SyncPage", "Time"), lambda r: format_recently(r.made_at), WHEN),
        Column(lambda: translate("SyncPage", "What"), lambda r: operation_name(r.kind), 205, strong=True),
        Column(lambda: translate("SyncPage", "About"), subject),
        Column(
            lambda: translate("SyncPage", "Outcome"),
            lambda r: outcome_words(r.outcome),
            145,
            tone=lambda r: TONES.get(r.outcome, ""),
        ),
    ]
    return RowsModel(columns, lambda sent: sent.uid)
