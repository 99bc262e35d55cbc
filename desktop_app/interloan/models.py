# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the page of interlibrary loans."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from db.queries.interloan import EventRow, Figures, InterloanRow
from db.rules.interloan import Act, Side, Status
from desktop_app import interloan_words
from desktop_app.blocks.table import MOMENT, Column, RowsModel
from desktop_app.language import format_date, format_datetime, format_number, translate
from desktop_app.notice_words import way_name

TONES = {
    Status.UNFILLED: "bad",
    Status.WITHOUT_RETURN: "bad",
    Status.OVERDUE: "bad",
    Status.RECALLED: "warn",
    Status.RETRY_POSSIBLE: "warn",
    Status.LOAN_COMPLETED: "faint",
    Status.COPY_COMPLETED: "faint",
    Status.CANCELLED: "faint",
}


def tone_of(one: InterloanRow, today: date) -> str:
    """The colour of how it stands."""
    lost = one.lost and one.side is Side.REQUESTER and one.now.place == "at_requester"
    return "bad" if lost or one.now.is_late(today) else TONES.get(one.now.status, "")


def stands(one: InterloanRow, today: date) -> str:
    """How it stands, in a word or two."""
    if one.now.is_late(today):
        return translate("Interloan", "Late")
    if one.lost and one.side is Side.REQUESTER and one.now.place == "at_requester":
        return translate("Interloan", "Lost by the reader")
    if one.lent:
        return translate("Interloan", "With the reader")
    here = {"to_requester", "at_requester", "to_supplier"}
    if one.now.status is Status.LOANED and one.now.place in here:
        return interloan_words.standing_place(one.now.place, asked=one.side is Side.REQUESTER)
    return interloan_words.status(one.now.status)


def interloans_model(today: Callable[[], date]) -> RowsModel[InterloanRow]:
    """What, from or for whom, how it stands."""
    columns: list[Column[InterloanRow]] = [
        Column(
            lambda: "",
            lambda one: "●" if one.next_act(one.side, today()) is not None else "",
            28,
            tone=lambda _one: "warn",
            spoken=lambda: translate("Interloan", "Something to do"),
        ),
        Column(lambda: translate("Interloan", "Title"), lambda one: one.title, strong=True),
        Column(lambda: translate("Interloan", "Library"), lambda one: one.other, 176, spare=True),
        Column(
            lambda: translate("Interloan", "How it stands"),
            lambda one: stands(one, today()),
            176,
            tone=lambda one: tone_of(one, today()),
        ),
    ]
    return RowsModel(columns, lambda one: one.uid)


def history_model() -> RowsModel[EventRow]:
    """When, which side, what."""
    columns: list[Column[EventRow]] = [
        Column(lambda: translate("Interloan", "When"), lambda one: format_datetime(one.happened_at), MOMENT),
        Column(
            lambda: translate("Interloan", "What"),
            event_words,
            strong=True,
            struck=lambda event: event.taken_back,
        ),
        Column(
            lambda: translate("Interloan", "Who"),
            lambda event: event.staff or event.branch or interloan_words.side(event.side),
            130,
            spare=True,
            tone=lambda _event: "faint",
        ),
    ]
    return RowsModel(columns, lambda event: event.uid)


def event_words(event: EventRow) -> str:
    """One step in one line."""
    parts = (
        interloan_words.done(event.act),
        way_name(event.reason) if event.act is Act.TOLD else interloan_words.reason(event.reason),
        translate("Interloan", "due {day}").format(day=format_date(event.due)) if event.due else "",
        event.note,
    )
    return " · ".join(filter(None, parts))


class FigureRow(NamedTuple):
    """One figure of both sides."""

    what: str
    asked: str
    asked_us: str


def figures_model() -> RowsModel[FigureRow]:
    """Figures of a year, both sides."""
    columns: list[Column[FigureRow]] = [
        Column(
            lambda: translate("Interloan", "In the last twelve months"), lambda row: row.what, strong=True
        ),
        Column(lambda: translate("Interloan", "We asked"), lambda row: row.asked, 160, right=True),
        Column(lambda: translate("Interloan", "They ask us"), lambda row: row.asked_us, 160, right=True),
    ]
    return RowsModel(columns, lambda row: row.what)


def figure_rows(both: tuple[Figures, Figures]) -> list[FigureRow]:
    """As the table and the file have them."""
    ours, theirs = both
    plain = (
        (translate("Interloan", "Requests"), ours.asked, theirs.asked),
        (translate("Interloan", "Filled"), ours.filled, theirs.filled),
        (translate("Interloan", "Under way"), ours.under_way, theirs.under_way),
        (translate("Interloan", "Cancelled"), ours.cancelled, theirs.cancelled),
        (translate("Interloan", "Lost"), ours.lost, theirs.lost),
    )
    rows = [FigureRow(what, format_number(one), format_number(other)) for what, one, other in plain]
    for reason in dict.fromkeys((*ours.unfilled, *theirs.unfilled)):
        named = translate("Interloan", "Not filled: {reason}").format(reason=interloan_words.reason(reason))
        counts = (format_number(one.unfilled.get(reason, 0)) for one in both)
        rows.append(FigureRow(named, *counts))
    days = ("–" if one.days is None else format_number(one.days) for one in both)
    rows.append(FigureRow(translate("Interloan", "Days from asking to sending (median)"), *days))
    return rows
