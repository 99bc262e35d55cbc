# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of the catalogue page over plain rows: titles found, copies of one, what became of a copy."""

from collections.abc import Callable

from db.queries.copy_history import Event
from desktop_app.blocks.table import Column, RowsModel
from desktop_app.catalogue.history_words import tone, what_words, when_words, where_words
from desktop_app.catalogue.phrases import (
    availability_words,
    byline,
    status_tone,
    status_words,
)
from desktop_app.catalogue.records import Copy, Found
from desktop_app.language import translate


def results_model() -> RowsModel[Found]:
    """One column: a title's lines are drawn by result_list.TitleLines, read out from here."""
    columns: list[Column[Found]] = [Column(lambda: translate("CataloguePage", "Title"), _spoken)]
    return RowsModel(columns, lambda row: row.uid)


def _spoken(row: Found) -> str:
    parts = (row.title, byline(row), row.call_number, availability_words(row.availability))
    return ". ".join(part for part in parts if part)


def copies_model(item_type: Callable[[str], str]) -> RowsModel[Copy]:
    """Copies, those of this branch first; cells of two lines. `item_type` gives a type's name in words."""
    columns: list[Column[Copy]] = [
        Column(
            lambda: translate("CataloguePage", "Barcode"),
            lambda c: f"{c.barcode}\n{item_type(c.item_type)}",
            118,
            strong=True,
        ),
        Column(lambda: translate("CataloguePage", "Where"), _where, 0),
        Column(
            lambda: translate("CataloguePage", "Status"), status_words, 228, tone=status_tone, strong=True
        ),
    ]
    return RowsModel(columns, lambda copy: copy.uid)


def _where(copy: Copy) -> str:
    place = "  ·  ".join(part for part in (copy.location, copy.call_number) if part)
    return f"{copy.branch}\n{place}" if place else copy.branch


def history_model(*, with_members: bool) -> RowsModel[Event]:
    """What became of a copy, with who borrowed it for those who may know; cells of two lines."""
    where = (
        (lambda: translate("CopyHistory", "Where, and with whom"))
        if with_members
        else (lambda: translate("CopyHistory", "Where"))
    )
    columns: list[Column[Event]] = [
        Column(lambda: translate("CopyHistory", "When"), when_words, 118),
        Column(lambda: translate("CopyHistory", "What happened"), what_words, tone=tone),
        Column(where, where_words, 340),
    ]
    return RowsModel(columns, lambda event: event)
