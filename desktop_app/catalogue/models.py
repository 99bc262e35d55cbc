# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of the catalogue page over plain rows: titles found, copies of one, loans of a copy."""

from collections.abc import Callable
from datetime import datetime

from db.queries.titles import HistoryRow
from desktop_app.blocks.table import Column, RowsModel
from desktop_app.catalogue.phrases import (
    availability_words,
    byline,
    ending_words,
    status_tone,
    status_words,
)
from desktop_app.catalogue.records import Copy, Found
from desktop_app.language import format_date, format_number, translate


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
        Column(lambda: translate("CataloguePage", "Status"), status_words, 228, tone=status_tone),
    ]
    return RowsModel(columns, lambda copy: copy.uid)


def _where(copy: Copy) -> str:
    place = "  ·  ".join(part for part in (copy.location, copy.call_number) if part)
    return f"{copy.branch}\n{place}" if place else copy.branch


def history_model(*, with_members: bool) -> RowsModel[HistoryRow]:
    """Loans of a copy, newest first; with who borrowed it for those who may know."""
    columns: list[Column[HistoryRow]] = [
        Column(lambda: translate("CataloguePage", "Lent"), lambda r: _day(r.lent_at), 112),
        Column(lambda: translate("CataloguePage", "Due"), lambda r: _day(r.due_at), 118),
        Column(lambda: translate("CataloguePage", "Ended"), ending_words, 140, tone=_ended_tone),
        Column(
            lambda: translate("CataloguePage", "Renewals"),
            times_renewed,
            124,
            right=True,
        ),
        Column(lambda: translate("CataloguePage", "Branch"), lambda r: r.branch),
    ]
    if with_members:
        columns.append(Column(lambda: translate("CataloguePage", "Member"), _borrower, 268))
    return RowsModel(columns, lambda row: (row.lent_at, row.member_number))


def times_renewed(row: HistoryRow) -> str:
    """How often, and whether nobody asked for it."""
    times = format_number(row.renewals) if row.renewals else ""
    return translate("CataloguePage", "{times}, by itself").format(times=times) if row.by_itself else times


def _day(moment: datetime) -> str:
    return format_date(moment.astimezone().date())


def _ended_tone(row: HistoryRow) -> str:
    return "bad" if row.ended_at is not None and row.ended_at > row.due_at else ""


def _borrower(row: HistoryRow) -> str:
    return f"{row.member_name}  ·  {row.member_number}"
