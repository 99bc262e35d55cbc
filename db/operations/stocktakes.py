# SPDX-License-Identifier: GPL-3.0-or-later
"""Stock-takes: begun, scanned, closed; what nobody has scanned is missing. What was scanned was here."""

from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db.models import Branch, Item, ItemType, Staff, Stocktake, StocktakeLine, new_uid
from db.operations import refusals
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
    """A barcode, the item that it is as far as that is known, and what it meant; see rules.stocktake."""

    line: UUID
    barcode: str
    found: str
    item: UUID | None = None


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
    """Say of items (uid, barcode), up to MOST_LINES, that they are missing.

    Raises Invalid, NotAllowed, Unknown.
    """
    making.require(Right.TAKE_STOCK)
    row(making.session, Stocktake, stocktake)
    _enough(items)
    lines = tuple(
        Scanned(line=new_uid(), barcode=barcode, found=rules.MISSING, item=item) for item, barcode in items
    )
    return MarkMissing(**making.header()._asdict(), stocktake=stocktake, device=device, scans=lines)


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
    """What was told to be missing, and is here, is 'good' again."""
    write_lines(operation, session)
    found = put_conditions(session, items_of(operation), {"missing"}, "good")
    return WITH_ITEMS if found else STOCKTAKE


@apply.register
def _(operation: MarkMissing, session: Session) -> Changes:
    write_lines(operation, session)
    put_conditions(session, items_of(operation), rules.EXPECTED, "missing")
    return WITH_ITEMS


@apply.register
def _(operation: CloseStocktake, session: Session) -> Changes:
    row(session, Stocktake, operation.stocktake).closed_at = operation.made_at
    return STOCKTAKE


@apply.register
def _(operation: ReopenStocktake, session: Session) -> Changes:
    there = row(session, Stocktake, operation.stocktake)
    there.reopened_at, there.reopened_why = operation.made_at, operation.reason
    return STOCKTAKE


LINE = ("uid", "stocktake_id", "branch_id", "staff_id", "device", "barcode", "item", "found", "scanned_at")


def write_lines(operation: RecordScans | MarkMissing, session: Session) -> None:
    """Add the lines of an operation."""
    there = row(session, Stocktake, operation.stocktake)
    session.flush()
    of = (there.id, there.branch_id, key(session, Staff, operation.staff), operation.device)
    at = operation.made_at
    rows = [(scan.line, *of, scan.barcode, scan.item, scan.found, at) for scan in operation.scans]
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


def items_of(operation: RecordScans | MarkMissing) -> list[UUID]:
    """The items that are named."""
    return [scan.item for scan in operation.scans if scan.item is not None]
