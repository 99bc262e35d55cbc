# SPDX-License-Identifier: GPL-3.0-or-later
"""What was scanned was here, whoever closed the stock-take; nothing is missing that somebody had in hand."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from db.models import Branch, Item, Stocktake, StocktakeLine
from db.models.syncing import FieldTime, Note
from db.operations.before_missing import before_it_was_missing
from db.operations.operation import apply, row
from db.operations.stocktakes import (
    CloseStocktake,
    MarkMissing,
    RecordScans,
    ReopenStocktake,
    StartStocktake,
    TakeBackScans,
    find,
    in_hand,
    is_scan,
    items_of,
    missing_again,
    missing_of,
    put_back_conditions,
    put_conditions,
    scanned_in,
    uids_of,
    write_lines,
)
from db.rules.stocktake import MISSING, NOT_MISSING, ON_SHELF, TAKEN_BACK
from db.syncing.judging import judge
from db.syncing.kinds import ITEMS, at
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict

AFTER_CLOSING, WERE_HERE = "scanned_after_closing", "not_missing"
Writing = TypeVar("Writing", RecordScans, MarkMissing, TakeBackScans)
SHOWN = 5
"""Barcodes that a note names."""


@judge.register
def _(operation: StartStocktake, bench: Bench, verdict: Verdict) -> None:
    if bench.session.scalar(select(exists().where(Stocktake.uid == operation.stocktake))):
        return
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)


@judge.register
def _(operation: RecordScans, bench: Bench, verdict: Verdict) -> None:
    """They count whatever the stock-take is by now; what it told to be missing is not, if it was scanned."""
    there = row(bench.session, Stocktake, operation.stocktake)
    new = _new_lines(bench, operation)
    if not new.scans:
        return
    verdict.touched |= touches(new, bench.session)
    before = missing_of(bench.session, items_of(new))
    write_lines(new, bench.session)
    later = _put_later(bench, there, new)
    voided = uids_of(bench.session, StocktakeLine.voids, StocktakeLine.voids, [s.line for s in new.scans])
    standing = replace(new, scans=tuple(scan for scan in new.scans if scan.line not in voided))
    here = [item for item in items_of(standing) if item not in later]
    find(bench.session, {item: before[item] for item in here if item in before})
    keep_times(bench, set(here))
    if bench.final and there.is_closed:
        _note_after_closing(bench, verdict, there)


def _new_lines(bench: Bench, operation: Writing) -> Writing:
    known = _known_lines(bench.session, [scan.line for scan in operation.scans])
    return replace(operation, scans=tuple(scan for scan in operation.scans if scan.line not in known))


def _known_lines(session: Session, lines: list[UUID]) -> set[UUID]:
    return uids_of(session, StocktakeLine.uid, StocktakeLine.uid, lines)


def _put_later(bench: Bench, there: Stocktake, operation: RecordScans) -> set[UUID]:
    """Items that somebody put among the missing after this scan, other than by this stock-take."""
    if not bench.final:
        return set()
    items = items_of(operation)
    later = changed_since(bench, items)
    marked = StocktakeLine.found.in_((MISSING, TAKEN_BACK)) & (StocktakeLine.stocktake_id == there.id)
    return later - uids_of(bench.session, StocktakeLine.item, StocktakeLine.item, later, marked)


def changed_since(bench: Bench, items: Iterable[UUID]) -> set[UUID]:
    """Those whose condition somebody put after this."""
    of_items = (FieldTime.kind == ITEMS.number) & (FieldTime.field == "condition")
    return uids_of(
        bench.session, FieldTime.uid, FieldTime.uid, items, of_items, FieldTime.edited_at > bench.at
    )


def keep_times(bench: Bench, items: set[UUID]) -> None:
    """When the condition of these was put: a later word stands against an earlier one."""
    if not bench.final:
        return
    for uid in items - changed_since(bench, items):
        bench.session.merge(FieldTime(kind=ITEMS.number, uid=uid, field="condition", edited_at=bench.at))


def _note_after_closing(bench: Bench, verdict: Verdict, there: Stocktake) -> None:
    """One note, however many are scanned still."""
    told = exists().where(Note.about == there.uid, Note.kind == AFTER_CLOSING, Note.settled_at.is_(None))
    bench.session.flush()
    if not bench.session.scalar(select(told)):
        branch = bench.session.get_one(Branch, there.branch_id).uid
        facts = {"stocktake": str(there.uid), "name": there.name}
        verdict.note(AFTER_CLOSING, {branch}, there.uid, **facts)


@judge.register
def _(operation: CloseStocktake, bench: Bench, verdict: Verdict) -> None:
    there = row(bench.session, Stocktake, operation.stocktake)
    verdict.touched |= touches(operation, bench.session)
    closed = there.closed_at
    apply(operation, bench.session)
    there.closed_at = max(closed or operation.made_at, operation.made_at)
    if bench.final and there.is_closed and _scanned_since(bench, there, there.closed_at):
        _note_after_closing(bench, verdict, there)


def _scanned_since(bench: Bench, there: Stocktake, moment: datetime) -> bool:
    bench.session.flush()
    later = (StocktakeLine.scanned_at > moment) & is_scan()
    return bool(bench.session.scalar(select(exists().where(StocktakeLine.stocktake_id == there.id, later))))


@judge.register
def _(operation: ReopenStocktake, bench: Bench, verdict: Verdict) -> None:
    """Reopened at two desks: the later reason stands."""
    there = row(bench.session, Stocktake, operation.stocktake)
    if there.reopened_at is not None and there.reopened_at >= operation.made_at:
        return
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)
    if bench.final and not there.is_closed:
        verdict.moot.append((AFTER_CLOSING, there.uid))


# --- what is missing -----------------------------------------------------------------------------------


@judge.register
def _(operation: MarkMissing, bench: Bench, verdict: Verdict) -> None:
    """Of those told to be missing only the ones that nobody has had in hand since the stock-take began."""
    there = row(bench.session, Stocktake, operation.stocktake)
    fresh = _new_lines(bench, operation)
    items = items_of(operation)
    scanned = scanned_in(bench.session, there, items)
    seen = in_hand(bench.session, there, items)
    if bench.final:
        seen |= changed_since(bench, items) - _taken_back(bench, there, items, TAKEN_BACK)
        later = StocktakeLine.scanned_at > bench.at
        seen |= _taken_back(bench, there, items, NOT_MISSING, later)
    others = [scan.barcode for scan in fresh.scans if scan.item in seen | scanned]
    if bench.final and others:
        note_here(bench, verdict, there, operation.branch, others)
    # What is scanned keeps its line too: should the scan be taken back, the word stands.
    told = replace(fresh, scans=tuple(scan for scan in fresh.scans if scan.item not in seen))
    if told.scans:
        verdict.touched |= touches(told, bench.session)
        write_lines(told, bench.session)
        missing = [item for item in items_of(told) if item not in scanned]
        put_conditions(bench.session, missing, ON_SHELF, MISSING)
        keep_times(bench, set(missing))


def missed_by(bench: Bench, copy: Item) -> Stocktake | None:
    """The stock-take that has said so last of what is missing; None where somebody else has."""
    told = (StocktakeLine.item == copy.uid) & (StocktakeLine.found == MISSING)
    return bench.session.scalar(
        select(Stocktake)
        .join(StocktakeLine, StocktakeLine.stocktake_id == Stocktake.id)
        .where(told, StocktakeLine.scanned_at == put_at(bench, copy))
        .limit(1)
    )


def put_at(bench: Bench, copy: Item, field: str = "condition") -> datetime | None:
    """When a field of an item was put, as far as the server has heard."""
    found = bench.session.get(FieldTime, (ITEMS.number, copy.uid, field))
    return None if found is None else found.edited_at


def not_missed_in_hand(bench: Bench, verdict: Verdict, copy: Item) -> None:
    """What a stock-take missed where nobody had heard that it is elsewhere, or aside, is not missing."""
    if not bench.final or copy.condition != MISSING:
        return
    counted = missed_by(bench, copy)
    if counted is not None and in_hand(bench.session, counted, [copy.uid]):
        copy.condition = before_it_was_missing(bench.session, copy.uid)
        verdict.touched.add(at(ITEMS, copy.uid))
        note_here(bench, verdict, counted, verdict.operation.branch, [copy.barcode])


def note_here(
    bench: Bench, verdict: Verdict, there: Stocktake, seen_at: UUID | None, barcodes: list[str]
) -> None:
    """What a stock-take told to be missing is not: to its branch, and where that was said or it was seen."""
    branch = bench.session.get_one(Branch, there.branch_id).uid
    facts = {"stocktake": str(there.uid), "name": there.name}
    some = {"count": len(barcodes), "barcodes": barcodes[:SHOWN]}
    verdict.note(WERE_HERE, {branch, seen_at}, there.uid, **facts, **some)


def _taken_back(
    bench: Bench, there: Stocktake, items: Iterable[UUID], found: str, *more: ColumnElement[bool]
) -> set[UUID]:
    """Items of which a scan, or that they are missing, was taken back in this stock-take."""
    of = (StocktakeLine.found == found) & (StocktakeLine.stocktake_id == there.id)
    return uids_of(bench.session, StocktakeLine.item, StocktakeLine.item, items, of, *more)


@judge.register
def _(operation: TakeBackScans, bench: Bench, verdict: Verdict) -> None:
    """Another desk's scan of the same stands; what somebody has said of it since is not undone.

    The condition keeps the time that it had: to take a word back says nothing new.
    """
    new = _new_lines(bench, operation)
    if not new.scans:
        return
    verdict.touched |= touches(new, bench.session)
    write_lines(new, bench.session)
    not_missing = {scan.item for scan in new.scans if scan.found == NOT_MISSING and scan.item is not None}
    later = changed_since(bench, not_missing) if bench.final else set()
    put_back_conditions(new, bench.session, later)
    missing_again(new, bench.session)
