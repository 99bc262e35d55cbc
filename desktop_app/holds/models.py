# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the page of reservations."""

from collections.abc import Callable

from db.queries.holds import HoldRow, PullRow, ShelfRow, Who
from db.queries.transits import TransitRow
from desktop_app.blocks.table import Column, RowsModel
from desktop_app.hold_words import STATE_TONES, state_words
from desktop_app.language import format_date, translate
from desktop_app.notice_words import way_name
from desktop_app.printing.transit_slip import WHYS

TASK_TONES = {"not_fetched": "bad", "not_needed": "warn", "send": "accent", "wait": "good"}


def who_words(who: Who) -> str:
    """A name, where this desk may know it."""
    return f"{who.name} ({who.number})" if who.name else translate("Holds", "a member of another branch")


def task_words(row: ShelfRow) -> str:
    """What is to be done with what lies aside."""
    words: dict[str, Callable[[], str]] = {
        "wait": lambda: translate("Holds", "waits to be fetched"),
        "send": lambda: translate("Holds", "send to {branch}").format(branch=row.pickup),
        "not_fetched": lambda: translate("Holds", "not fetched: take it back"),
        "not_needed": lambda: translate("Holds", "not needed any more: take it back"),
    }
    return words[row.task]()


def told_words(row: ShelfRow) -> str:
    """Whether whoever waits knows that it lies ready."""
    if row.told_at is None:
        return "–" if row.task != "wait" else translate("Holds", "not yet")
    said = translate("Holds", "{when} by {way}")
    return said.format(when=format_date(row.told_at.astimezone().date()), way=way_name(row.told_by))


def pull_model() -> RowsModel[PullRow]:
    """In the order in which it stands on the shelves."""
    columns: list[Column[PullRow]] = [
        Column(lambda: translate("Holds", "Call number"), lambda r: r.call_number or "–", 150, strong=True),
        Column(lambda: translate("Holds", "Location"), lambda r: r.location or "–", 130, spare=True),
        Column(lambda: translate("Holds", "Title"), lambda r: r.title),
        Column(lambda: translate("Holds", "Barcode"), lambda r: r.barcode, 120),
        Column(lambda: translate("Holds", "For"), lambda r: r.who.short, 120),
        Column(lambda: translate("Holds", "Fetched at"), lambda r: r.pickup, 170),
    ]
    return RowsModel(columns, lambda row: (row.hold, row.item))


def shelf_model() -> RowsModel[ShelfRow]:
    """What is to be done first comes first."""
    columns: list[Column[ShelfRow]] = [
        Column(
            lambda: translate("Holds", "What to do"),
            task_words,
            250,
            tone=lambda r: TASK_TONES[r.task],
            strong=True,
        ),
        Column(lambda: translate("Holds", "Title"), lambda r: r.title),
        Column(lambda: translate("Holds", "Barcode"), lambda r: r.barcode, 120),
        Column(lambda: translate("Holds", "For"), lambda r: who_words(r.who), 210),
        Column(
            lambda: translate("Holds", "Since"),
            lambda r: format_date(r.put_at.astimezone().date()),
            120,
            spare=True,
        ),
        Column(
            lambda: translate("Holds", "Until"),
            lambda r: format_date(r.fetch_until) if r.fetch_until else "–",
            120,
        ),
        Column(lambda: translate("Holds", "Told"), told_words, 150),
    ]
    return RowsModel(columns, lambda row: row.held)


def moved_words(row: HoldRow) -> str:
    """Who moved it in the queue, and why."""
    return ": ".join(filter(None, (row.moved_by, row.moved_why))) if row.moved else "–"


TITLE, MOVED = 1, 5
"""Columns of those who wait that are not always there."""


def waiting_model() -> RowsModel[HoldRow]:
    """As the queues go."""
    columns: list[Column[HoldRow]] = [
        Column(
            lambda: translate("Holds", "How it stands"), state_words, 210, tone=lambda r: STATE_TONES[r.state]
        ),
        Column(lambda: translate("Holds", "Title"), lambda r: r.title, strong=True),
        Column(lambda: translate("Holds", "Member"), lambda r: who_words(r.who), 220),
        Column(lambda: translate("Holds", "Fetched at"), lambda r: r.pickup, 160),
        Column(
            lambda: translate("Holds", "Since"),
            lambda r: format_date(r.placed_at.astimezone().date()),
            120,
            spare=True,
        ),
        Column(lambda: translate("Holds", "Moved by, and why"), moved_words),
    ]
    return RowsModel(columns, lambda row: row.hold)


TRANSIT_TONES = {"send": "warn", "sent": "accent", "coming": "accent"}


def transit_words(row: TransitRow) -> str:
    """What is to be done, or how it stands."""
    words: dict[str, Callable[[], str]] = {
        "send": lambda: translate("Transits", "to be sent"),
        "sent": lambda: translate("Transits", "sent"),
        "coming": lambda: translate("Transits", "on its way"),
    }
    return translate("Transits", "too long on its way") if row.overdue else words[row.task]()


def transit_model(*, coming: bool) -> RowsModel[TransitRow]:
    """What goes to other branches, or comes from them."""
    place: Column[TransitRow] = (
        Column(lambda: translate("Transits", "From"), lambda r: r.origin, 190)
        if coming
        else Column(lambda: translate("Transits", "To"), lambda r: r.to, 190)
    )
    columns: list[Column[TransitRow]] = [
        Column(
            lambda: translate("Holds", "How it stands"),
            transit_words,
            190,
            tone=lambda r: "bad" if r.overdue else TRANSIT_TONES[r.task],
            strong=True,
        ),
        Column(lambda: translate("Holds", "Title"), lambda r: r.title),
        Column(lambda: translate("Holds", "Barcode"), lambda r: r.barcode, 120),
        place,
        Column(lambda: translate("Transits", "Why"), lambda r: WHYS[r.why](), 150, spare=True),
        Column(
            lambda: translate("Holds", "Since"),
            lambda r: format_date(r.since.astimezone().date()),
            120,
        ),
    ]
    return RowsModel(columns, lambda row: row.transit)
