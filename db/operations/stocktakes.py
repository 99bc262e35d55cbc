# SPDX-License-Identifier: GPL-3.0-or-later
"""Stock-takes: begun, scanned, closed; what nobody has scanned is missing. What was scanned was here."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, exists, select, update
from sqlalchemy.orm import Session

from db.models import Branch, Item, ItemType, Loan, Staff, Stocktake, StocktakeLine, new_uid
from db.models.holds import aside_since
from db.models.interloan import is_anothers
from db.models.stocktakes import entered_since, taken_back
from db.models.syncing import HandedIn
from db.models.transits import is_elsewhere
from db.operations import refusals
from db.operations.before_missing import before_missing
from db.operations.bulk import AT_ONCE, insert_rows
from db.operations.desk import Making
from db.operations.operation import Changes, Operation, apply, key, row, sure_key
from db.operations.records import one_of, required
from db.rules import stocktake as rules
from db.rules.roles import Right

STOCKTAKE = Changes({"stocktake"})
WITH_ITEMS = STOCKTAKE | {"items"}
MOST_LINES = 500
"""In one operation."""


class StartStocktake(Operation, frozen=True, kw_only=True):
    """Stock is taken of the branch, or of some of its shelves; see rules.stocktake.Shelves."""

    stocktake: UUID
    name: str
    location: str = ""
    call_from: str = ""
    call_to: str = ""
    item_type: UUID | None = None


class Scanned(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A barcode, the item that it is as far as that is known, and what it meant; see rules.stocktake.Line."""

    line: UUID
    barcode: str
    found: str
    item: UUID | None = None
    voids: UUID | None = None
    condition: str = ""


class RecordScans(Operation, frozen=True, kw_only=True):
    """These were here."""

    stocktake: UUID
    device: UUID
    scans: tuple[Scanned, ...]


class MarkMissing(Operation, frozen=True, kw_only=True):
    """Nobody has found these."""

    stocktake: UUID
    device: UUID
    scans: tuple[Scanned, ...]


class TakeBackScans(Operation, frozen=True, kw_only=True):
    """These were scanned, or told to be missing, by mistake."""

    stocktake: UUID
    device: UUID
    scans: tuple[Scanned, ...]


class CloseStocktake(Operation, frozen=True, kw_only=True):
    """Scanning is over."""

    stocktake: UUID


class ReopenStocktake(Operation, frozen=True, kw_only=True):
    """It goes on."""

    stocktake: UUID
    reason: str


# --- making ------------------------------------------------------------------------------------------


def start_stocktake(
    making: Making,
    /,
    *,
    name: str,
    location: str = "",
    call_from: str = "",
    call_to: str = "",
    item_type: UUID | None = None,
) -> StartStocktake:
    """Begin. Raises Invalid (no name; call numbers the wrong way round), NotAllowed, Unknown."""
    making.require(Right.TAKE_STOCK)
    required(name=name)
    if call_to and not rules.within(call_from, "", call_to):
        raise refusals.Invalid(field="call_to", why="bad_text")
    key(making.session, ItemType, item_type)
    return StartStocktake(
        **making.header()._asdict(),
        stocktake=new_uid(),
        name=name.strip(),
        location=location.strip(),
        call_from=call_from.strip(),
        call_to=call_to.strip(),
        item_type=item_type,
    )


def record_scans(
    making: Making, /, *, stocktake: UUID, device: UUID, scans: Sequence[rules.Scan]
) -> RecordScans:
    """Enter what was scanned, up to MOST_LINES. Raises Invalid, StocktakeClosed, NotAllowed, Unknown."""
    making.require(Right.TAKE_STOCK)
    _open(making, stocktake)
    _enough(scans)
    for scan in scans:
        required(barcode=scan.barcode)
        one_of("found", scan.found, rules.SCANNED)
    lines = tuple(Scanned(line=new_uid(), **scan._asdict()) for scan in scans)
    return RecordScans(**making.header()._asdict(), stocktake=stocktake, device=device, scans=lines)


def mark_missing(
    making: Making, /, *, stocktake: UUID, device: UUID, items: Sequence[tuple[UUID, str]]
) -> MarkMissing:
    """Say of items (uid, barcode), up to MOST_LINES, that they are missing; not of those that are in hand.

    Raises Invalid, NotAllowed, Unknown.
    """
    making.require(Right.TAKE_STOCK)
    there = row(making.session, Stocktake, stocktake)
    _enough(items)
    seen = in_hand(making.session, there, [item for item, _barcode in items])
    items = [one for one in items if one[0] not in seen]
    conditions = _conditions(making.session, [item for item, _barcode in items])
    lines = tuple(
        Scanned(
            line=new_uid(),
            barcode=barcode,
            found=rules.MISSING,
            item=item,
            condition=conditions.get(item, ""),
        )
        for item, barcode in items
    )
    return MarkMissing(**making.header()._asdict(), stocktake=stocktake, device=device, scans=lines)


def take_back_scans(
    making: Making, /, *, stocktake: UUID, device: UUID, barcodes: Sequence[str]
) -> TakeBackScans:
    """All scans of these barcodes that are known here were a mistake; up to MOST_LINES barcodes.

    Raises CannotUndo (none is scanned), Invalid, StocktakeClosed, NotAllowed, Unknown.
    """
    making.require(Right.TAKE_STOCK)
    _open(making, stocktake)
    lines = [
        Scanned(line=new_uid(), barcode=one.barcode, found=rules.TAKEN_BACK, item=one.item, voids=one.uid)
        for one in _lines(making.session, stocktake, barcodes, is_scan())
    ]
    return _taking_back(making, stocktake, device, lines)


def take_back_missing(
    making: Making, /, *, stocktake: UUID, device: UUID, barcodes: Sequence[str]
) -> TakeBackScans:
    """These are not missing: they are again what they were. Up to MOST_LINES barcodes.

    Raises CannotUndo (none is told to be missing), Invalid, NotAllowed, Unknown.
    """
    making.require(Right.TAKE_STOCK)
    row(making.session, Stocktake, stocktake)
    told = _lines(making.session, stocktake, barcodes, StocktakeLine.found.in_(rules.MARKS))
    newest = {one.barcode: one for one in told}
    lines = [
        Scanned(
            line=new_uid(),
            barcode=one.barcode,
            found=rules.NOT_MISSING,
            item=one.item,
            condition=one.condition,
        )
        for one in newest.values()
        if one.found == rules.MISSING
    ]
    return _taking_back(making, stocktake, device, lines)


def _taking_back(making: Making, stocktake: UUID, device: UUID, lines: list[Scanned]) -> TakeBackScans:
    if not lines:
        raise refusals.CannotUndo(why="moved_on")
    header = making.header()._asdict()
    return TakeBackScans(**header, stocktake=stocktake, device=device, scans=tuple(lines))


def _lines(
    session: Session, stocktake: UUID, barcodes: Sequence[str], which: ColumnElement[bool]
) -> list[StocktakeLine]:
    """Of these barcodes, oldest first."""
    _enough(barcodes)
    of = select(StocktakeLine).join(Stocktake, Stocktake.id == StocktakeLine.stocktake_id)
    of = of.where(Stocktake.uid == stocktake, StocktakeLine.barcode.in_(barcodes), which)
    return list(session.scalars(of.order_by(StocktakeLine.scanned_at, StocktakeLine.uid)))


def _conditions(session: Session, items: Sequence[UUID]) -> dict[UUID, str]:
    rows = session.execute(select(Item.uid, Item.condition).where(Item.uid.in_(items)))
    return dict(rows.all())


def close_stocktake(making: Making, /, *, stocktake: UUID) -> CloseStocktake:
    """Raises StocktakeClosed, NotAllowed, Unknown."""
    making.require(Right.TAKE_STOCK)
    _open(making, stocktake)
    return CloseStocktake(**making.header()._asdict(), stocktake=stocktake)


def reopen_stocktake(making: Making, /, *, stocktake: UUID, reason: str) -> ReopenStocktake:
    """Raises Invalid (no reason), CannotUndo (it is open), NotAllowed, Unknown."""
    making.require(Right.TAKE_STOCK)
    if not row(making.session, Stocktake, stocktake).is_closed:
        raise refusals.CannotUndo(why="moved_on")
    required(reason=reason)
    return ReopenStocktake(**making.header()._asdict(), stocktake=stocktake, reason=reason.strip())


def _open(making: Making, stocktake: UUID) -> None:
    there = row(making.session, Stocktake, stocktake)
    if there.is_closed:
        raise refusals.StocktakeClosed(name=there.name)


def _enough(lines: Sequence[object]) -> None:
    if not 1 <= len(lines) <= MOST_LINES:
        raise refusals.Invalid(field="scans", why="bad_number")


# --- applying ----------------------------------------------------------------------------------------


@apply.register
def _(operation: StartStocktake, session: Session) -> Changes:
    assert operation.branch is not None
    session.add(
        Stocktake(
            uid=operation.stocktake,
            branch_id=sure_key(session, Branch, operation.branch),
            staff_id=key(session, Staff, operation.staff),
            name=operation.name,
            location=operation.location,
            call_from=operation.call_from,
            call_to=operation.call_to,
            item_type_id=key(session, ItemType, operation.item_type),
            started_at=operation.made_at,
        )
    )
    return STOCKTAKE


@apply.register
def _(operation: RecordScans, session: Session) -> Changes:
    """What was told to be missing, and is here, is again what it was; 'good' where that is not known."""
    before = missing_of(session, items_of(operation))
    write_lines(operation, session)
    find(session, before)
    return WITH_ITEMS if before else STOCKTAKE


def missing_of(session: Session, items: Iterable[UUID]) -> dict[UUID, str]:
    """Those of these items that are missing, and what each was before."""
    missing = uids_of(session, Item.uid, Item.uid, items, Item.condition == "missing")
    return before_missing(session, missing)


def find(session: Session, before: Mapping[UUID, str]) -> None:
    """Items that are missing are that again."""
    for condition in sorted(set(before.values())):
        items = [item for item, was in before.items() if was == condition]
        put_conditions(session, items, {"missing"}, condition)


@apply.register
def _(operation: MarkMissing, session: Session) -> Changes:
    write_lines(operation, session)
    put_conditions(session, items_of(operation), rules.ON_SHELF, "missing")
    return WITH_ITEMS


@apply.register
def _(operation: TakeBackScans, session: Session) -> Changes:
    write_lines(operation, session)
    put_back_conditions(operation, session)
    missing_again(operation, session)
    return WITH_ITEMS


def put_back_conditions(operation: TakeBackScans, session: Session, but: Container[UUID] = ()) -> None:
    """What is not missing is again what it was, except `but` these."""
    marked = [one for one in operation.scans if one.found == rules.NOT_MISSING and one.item not in but]
    for condition in {one.condition for one in marked}:
        items = [one.item for one in marked if one.condition == condition and one.item is not None]
        put_conditions(session, items, {"missing"}, condition or "good")


def missing_again(operation: TakeBackScans, session: Session) -> None:
    """What was missing before a mistaken scan is so again, unless somebody had it in hand."""
    there = row(session, Stocktake, operation.stocktake)
    session.flush()
    voided = [one.voids for one in operation.scans if one.voids is not None]
    items = {one.item for one in operation.scans if one.voids is not None and one.item is not None}
    was = StocktakeLine.uid.in_(voided) & (StocktakeLine.found == rules.WAS_MISSING)
    marks = (StocktakeLine.stocktake_id == there.id) & StocktakeLine.found.in_(rules.MARKS)
    told = select(StocktakeLine.item, StocktakeLine.found).where(StocktakeLine.item.in_(items), marks)
    missing = set(session.scalars(select(StocktakeLine.item).where(was)))
    for item, found in session.execute(told.order_by(StocktakeLine.scanned_at, StocktakeLine.uid)):
        (missing.add if found == rules.MISSING else missing.discard)(item)
    gone = missing - in_hand(session, there, items) - scanned_in(session, there, items)
    put_conditions(session, [item for item in gone if item is not None], rules.ON_SHELF, "missing")


@apply.register
def _(operation: CloseStocktake, session: Session) -> Changes:
    row(session, Stocktake, operation.stocktake).closed_at = operation.made_at
    return STOCKTAKE


@apply.register
def _(operation: ReopenStocktake, session: Session) -> Changes:
    there = row(session, Stocktake, operation.stocktake)
    there.reopened_at, there.reopened_why = operation.made_at, operation.reason
    return STOCKTAKE


LINE = (
    *("uid", "stocktake_id", "branch_id", "staff_id", "device"),
    *("barcode", "item", "found", "voids", "condition", "scanned_at"),
)
WritesLines = RecordScans | MarkMissing | TakeBackScans


def write_lines(operation: WritesLines, session: Session) -> None:
    """Add the lines of an operation."""
    there = row(session, Stocktake, operation.stocktake)
    session.flush()
    of = (there.id, there.branch_id, key(session, Staff, operation.staff), operation.device)
    at = operation.made_at
    rows = [
        (scan.line, *of, scan.barcode, scan.item, scan.found, scan.voids, scan.condition, at)
        for scan in operation.scans
    ]
    insert_rows(session, StocktakeLine, LINE, rows)


def put_conditions(session: Session, items: Sequence[UUID], were: Iterable[str], become: str) -> bool:
    """Items of these conditions get another; whether there were any."""
    changed = 0
    for start in range(0, len(items), AT_ONCE):
        some = Item.uid.in_(items[start : start + AT_ONCE]) & Item.condition.in_(tuple(were))
        keys = session.scalars(select(Item.id).where(some)).all()
        if keys:
            session.execute(update(Item).where(Item.id.in_(keys)).values(condition=become))
        changed += len(keys)
    return changed > 0


def is_scan() -> ColumnElement[bool]:
    """Whether a line is a scan that nobody has taken back."""
    return StocktakeLine.found.not_in(rules.NO_SCANS) & ~taken_back()


def scanned_in(session: Session, there: Stocktake, items: Iterable[UUID]) -> set[UUID]:
    """Those of these items that stand scanned in this stock-take."""
    return uids_of(
        session,
        StocktakeLine.item,
        StocktakeLine.item,
        items,
        is_scan(),
        StocktakeLine.stocktake_id == there.id,
    )


def in_hand(session: Session, there: Stocktake, items: Iterable[UUID]) -> set[UUID]:
    """Those of these items that are out, elsewhere or aside, or were in hand since this stock-take began.

    So were those that have come into the catalogue since.
    """
    session.flush()
    out = exists().where(
        Loan.item_id == Item.id,
        Loan.ending.is_distinct_from("cancelled"),
        Loan.ended_at.is_(None) | (Loan.ended_at > there.started_at),
    )
    back = exists().where(HandedIn.item_id == Item.id, HandedIn.handed_in_at > there.started_at)
    seen = (
        out
        | back
        | is_elsewhere()
        | is_anothers(Item.id)
        | aside_since(there.started_at)
        | entered_since(there.uid)
    )
    return uids_of(session, Item.uid, Item.uid, items, seen)


def uids_of(session: Session, column: Any, key: Any, uids: Iterable[UUID], *more: Any) -> set[UUID]:
    """What `column` says of rows whose `key` is among these, and that are so."""
    wanted = list(uids)
    found = set[UUID]()
    for start in range(0, len(wanted), AT_ONCE):
        some = select(column).where(key.in_(wanted[start : start + AT_ONCE]), *more)
        found |= set(session.scalars(some))
    return found


def items_of(operation: WritesLines) -> list[UUID]:
    """The items that are named."""
    return [scan.item for scan in operation.scans if scan.item is not None]
