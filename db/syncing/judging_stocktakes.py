# SPDX-License-Identifier: GPL-3.0-or-later
"""What was scanned was here, whoever closed the stock-take; nothing is missing that somebody had in hand."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from db.models import Branch, Item, Loan, Stocktake, StocktakeLine
from db.models.syncing import FieldTime, HandedIn, Note
from db.operations.bulk import AT_ONCE
from db.operations.operation import apply, row
from db.operations.stocktakes import (
    CloseStocktake,
    MarkMissing,
    RecordScans,
    ReopenStocktake,
    StartStocktake,
    items_of,
    put_conditions,
    write_lines,
)
from db.rules.stocktake import MISSING
from db.syncing.judging import judge
from db.syncing.kinds import ITEMS
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict

AFTER_CLOSING, NOT_MISSING = "scanned_after_closing", "not_missing"
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
    write_lines(new, bench.session)
    later = _put_later(bench, there, new)
    here = [item for item in items_of(new) if item not in later]
    put_conditions(bench.session, here, {MISSING}, "good")
    keep_times(bench, set(here))
    if bench.final and there.is_closed:
        _note_after_closing(bench, verdict, there)


def _new_lines(bench: Bench, operation: RecordScans) -> RecordScans:
    known = _known_lines(bench.session, [scan.line for scan in operation.scans])
    return replace(operation, scans=tuple(scan for scan in operation.scans if scan.line not in known))


def _known_lines(session: Session, lines: list[UUID]) -> set[UUID]:
    return _of(session, StocktakeLine.uid, StocktakeLine.uid, lines)


def _of(session: Session, column: Any, key: Any, uids: Iterable[UUID], *more: Any) -> set[UUID]:
    wanted = list(uids)
    found = set[UUID]()
    for start in range(0, len(wanted), AT_ONCE):
        some = select(column).where(key.in_(wanted[start : start + AT_ONCE]), *more)
        found |= set(session.scalars(some))
    return found


def _put_later(bench: Bench, there: Stocktake, operation: RecordScans) -> set[UUID]:
    """Items that somebody put among the missing after this scan, other than by this stock-take."""
    if not bench.final:
        return set()
    items = items_of(operation)
    later = changed_since(bench, items)
    marked = (StocktakeLine.found == MISSING) & (StocktakeLine.stocktake_id == there.id)
    return later - _of(bench.session, StocktakeLine.item, StocktakeLine.item, later, marked)


def changed_since(bench: Bench, items: Iterable[UUID]) -> set[UUID]:
    """Those whose condition somebody put after this."""
    of_items = (FieldTime.kind == ITEMS.number) & (FieldTime.field == "condition")
    return _of(bench.session, FieldTime.uid, FieldTime.uid, items, of_items, FieldTime.edited_at > bench.at)


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
    later = (StocktakeLine.scanned_at > moment) & (StocktakeLine.found != MISSING)
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
    known = _known_lines(bench.session, [scan.line for scan in operation.scans])
    fresh = tuple(scan for scan in operation.scans if scan.line not in known)
    seen = in_hand(bench.session, there, items_of(operation))
    if bench.final:
        seen |= changed_since(bench, items_of(operation))
    missing = tuple(scan for scan in fresh if scan.item not in seen)
    if bench.final and len(missing) < len(fresh):
        branch = bench.session.get_one(Branch, there.branch_id).uid
        others = [scan.barcode for scan in fresh if scan.item in seen]
        verdict.note(
            NOT_MISSING,
            {branch, operation.branch},
            there.uid,
            stocktake=str(there.uid),
            name=there.name,
            count=len(others),
            barcodes=others[:SHOWN],
        )
    if missing:
        meant = replace(operation, scans=missing)
        verdict.touched |= touches(meant, bench.session)
        apply(meant, bench.session)
        keep_times(bench, set(items_of(meant)))


def in_hand(session: Session, there: Stocktake, items: Iterable[UUID]) -> set[UUID]:
    """Items scanned in this stock-take, that are out, or that came back or went out since it began."""
    wanted = list(items)
    session.flush()
    scanned = (StocktakeLine.stocktake_id == there.id) & (StocktakeLine.found != MISSING)
    found = _of(session, StocktakeLine.item, StocktakeLine.item, wanted, scanned)
    out = exists().where(
        Loan.item_id == Item.id,
        Loan.ending.is_distinct_from("cancelled"),
        Loan.ended_at.is_(None) | (Loan.ended_at > there.started_at),
    )
    back = exists().where(HandedIn.item_id == Item.id, HandedIn.handed_in_at > there.started_at)
    return found | _of(session, Item.uid, Item.uid, wanted, out | back)
