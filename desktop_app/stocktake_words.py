# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of stock-takes, in the window and on paper."""

from __future__ import annotations

from db.queries.stocktakes import StocktakeRow
from db.rules import stocktake as rules
from desktop_app.language import translate

TONES = {
    rules.RIGHT: "good",
    rules.WAS_MISSING: "good",
    rules.UNKNOWN: "bad",
    rules.MISSING: "bad",
    rules.WITHDRAWN: "bad",
    "": "faint",
}
"""Of all else 'warn'."""


def found(code: str) -> str:
    """What a scan means."""
    return {
        rules.RIGHT: translate("Stocktake", "in its place"),
        rules.OTHER_BRANCH: translate("Stocktake", "of another branch"),
        rules.OTHER_LOCATION: translate("Stocktake", "of another location"),
        rules.OTHER_SHELF: translate("Stocktake", "of another shelf"),
        rules.OTHER_TYPE: translate("Stocktake", "of another type"),
        rules.ON_LOAN: translate("Stocktake", "on loan by the books"),
        rules.WAS_MISSING: translate("Stocktake", "was missing, found"),
        rules.WAS_LOST: translate("Stocktake", "was lost, found"),
        rules.ELSEWHERE: translate("Stocktake", "elsewhere by the books"),
        rules.BORROWED: translate("Stocktake", "another library's"),
        rules.WITHDRAWN: translate("Stocktake", "withdrawn"),
        rules.UNKNOWN: translate("Stocktake", "unknown barcode"),
        rules.MISSING: translate("Stocktake", "marked missing"),
    }.get(code, translate("Stocktake", "not found yet"))


def advice(code: str) -> str:
    """What to do with it."""
    return {
        rules.RIGHT: translate("Stocktake", "Put it back where it stood."),
        rules.OTHER_BRANCH: translate("Stocktake", "Put it aside: it goes back to its branch."),
        rules.OTHER_LOCATION: translate("Stocktake", "Put it aside: it stands somewhere else."),
        rules.OTHER_SHELF: translate("Stocktake", "Put it where its call number belongs."),
        rules.OTHER_TYPE: translate("Stocktake", "Put it aside: it stands with its own kind."),
        rules.ON_LOAN: translate("Stocktake", "It is here: take it back (F6)."),
        rules.WAS_MISSING: translate("Stocktake", "It is no longer missing. Put it in its place."),
        rules.WAS_LOST: translate("Stocktake", "It is here: take it back (F6), which settles the loss."),
        rules.ELSEWHERE: translate(
            "Stocktake", "It is here, not on its way or elsewhere: take it back (F6), which says so."
        ),
        rules.BORROWED: translate("Stocktake", "It is here for who asked for it: put it on the hold shelf."),
        rules.WITHDRAWN: translate("Stocktake", "Put it aside: it was taken out of the collection."),
        rules.UNKNOWN: translate(
            "Stocktake", "Put it aside: it has to be catalogued, or its label is wrong."
        ),
    }.get(code, "")


def tone(code: str) -> str:
    """good, warn, bad, or faint where it is not found yet."""
    return TONES.get(code, "warn")


def shelves(row: StocktakeRow) -> str:
    """What stock is taken of."""
    of, parts = row.shelves, list[str]()
    if of.location:
        parts.append(of.location)
    if of.call_from or of.call_to:
        between = translate("Stocktake", "call numbers {first} to {last}")
        parts.append(between.format(first=of.call_from or "…", last=of.call_to or "…"))
    if row.item_type:
        parts.append(row.item_type)
    return " · ".join(parts) or translate("Stocktake", "the whole branch")
