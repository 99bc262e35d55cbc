# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the stock-take page."""

from __future__ import annotations

from db.queries.stocktakes import FoundRow, StocktakeRow
from desktop_app import stocktake_words as phrases
from desktop_app.blocks.table import Column, RowsModel
from desktop_app.language import format_date, format_time, translate


def stocktakes_model() -> RowsModel[StocktakeRow]:
    """Name, when, how much."""
    columns: list[Column[StocktakeRow]] = [
        Column(
            lambda: translate("Stocktake", "Stock-take"),
            lambda r: r.name,
            strong=True,
            tone=lambda r: "faint" if r.closed_at else "",
        ),
        Column(
            lambda: translate("Stocktake", "Begun"),
            lambda r: format_date(r.started_at.astimezone().date()),
            112,
            spare=True,
        ),
    ]
    return RowsModel(columns, lambda row: row.uid)


def found_model() -> RowsModel[FoundRow]:
    """A barcode, what it is, what it means."""
    columns: list[Column[FoundRow]] = [
        Column(lambda: translate("Stocktake", "Barcode"), lambda r: r.barcode, 130),
        Column(lambda: translate("Stocktake", "Title"), lambda r: r.title or "–", strong=True),
        Column(
            lambda: translate("Stocktake", "Call number"), lambda r: r.call_number or "–", 136, spare=True
        ),
        Column(lambda: translate("Stocktake", "Location"), lambda r: r.location or "–", 150, spare=True),
        Column(
            lambda: translate("Stocktake", "What"),
            lambda r: phrases.found(r.found),
            190,
            tone=lambda r: phrases.tone(r.found),
        ),
        Column(lambda: translate("Stocktake", "Time"), lambda r: format_time(r.at) if r.at else "–", 66),
    ]
    return RowsModel(columns, lambda row: (row.barcode, row.found))
