# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold of visits and stock-takes when everybody has synced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from db.models import Branch, Item, ItemUse, Loan, StocktakeLine, Visit, VisitDay
from db.models.syncing import FieldTime
from db.operations.fast_adding import AddInPassing
from db.operations.operation import Operation
from db.operations.stocktakes import RecordScans, TakeBackScans
from db.operations.uses import CancelUse, RecordUse
from db.operations.visits import RecordVisit
from db.queries.visits import figures
from db.rules.stocktake import MISSING, NO_SCANS, NOT_MISSING
from db.rules.visits import DOOR, MEMBER, Seen, comings, newest
from db.syncing.kinds import ITEMS
from tests.simulation.world import World


def broken(world: World, made: Iterable[Operation]) -> str:
    """What does not hold; empty where all does. `made` is all that the server has taken in."""
    with world.server.read() as session:
        there = set(session.scalars(select(Visit.uid))) | set(session.scalars(select(StocktakeLine.uid)))
        copies = set(session.scalars(select(Item.uid)))
        for operation in made:
            if isinstance(operation, AddInPassing) and operation.item not in copies:
                return f"4: {operation.kind()} {operation.uid} has left no copy"
            if isinstance(operation, RecordVisit) and operation.visit not in there:
                return f"4: {operation.kind()} {operation.uid} has left no row"
            if (
                isinstance(operation, RecordScans | TakeBackScans)
                and {s.line for s in operation.scans} - there
            ):
                return f"4: {operation.kind()} {operation.uid} has left no line"
        if wrong_uses := _read_wrongly(session, made):
            return f"28: read in the library, and counted otherwise: {wrong_uses}"
        if wrong := _counted_wrongly(session):
            return f"23: visits count wrongly: {wrong}"
        if wrong_days := _days_told_wrongly(session):
            return f"25: the sums of these days are not those of their visits: {wrong_days}"
        if lost := _missing_though_seen(session):
            return f"24: missing, though somebody had it in hand: {lost}"
        if still := _missing_still(session):
            return f"29: missing, though the last word was that it is not: {still}"
    return ""


def _read_wrongly(session: Session, made: Iterable[Operation]) -> set[UUID]:
    """Each use counts as often as it was told, once; those taken back do not."""
    told = {one.use: one.times for one in made if isinstance(one, RecordUse)}
    not_so = {one.use for one in made if isinstance(one, CancelUse)}
    there = {one.uid: one for one in session.scalars(select(ItemUse))}
    return {
        use
        for use, times in told.items()
        if use not in there
        or there[use].times != times
        or (there[use].cancelled_at is None) != (use not in not_so)
    }


def _counted_wrongly(session: Session) -> set[UUID]:
    """Told from all visits at once, whatever order they came in."""
    same: dict[tuple[object, ...], list[Visit]] = defaultdict(list)
    for one in session.scalars(select(Visit)):
        what = {MEMBER: one.member, DOOR: one.name}.get(one.sort, one.uid)
        same[one.branch_id, one.day, one.sort, what].append(one)
    wrong = set[UUID]()
    for some in same.values():
        seen = [Seen(one.uid, one.came_at, one.used_ict > 0) for one in some if one.cancelled_at is None]
        rule = {MEMBER: comings, DOOR: newest}.get(some[0].sort, lambda all_: {one.uid for one in all_})
        counting = rule(seen)
        wrong |= {one.uid for one in some if one.counts != (one.uid in counting)}
    return wrong


def _days_told_wrongly(session: Session) -> list[object]:
    """Days whose sum, which other branches read, is not what their visits come to."""
    places = dict(session.execute(select(Branch.id, Branch.uid)).all())
    sums = {(one.branch_id, one.day): one for one in session.scalars(select(VisitDay))}
    days = {(branch, day) for branch, day in session.execute(select(Visit.branch_id, Visit.day).distinct())}
    wrong: list[object] = list(sums.keys() ^ days)
    for (branch, day), one in sums.items():
        told = figures(session, places[branch], day, day)
        if (one.visits, one.used_ict) != (told.visits, told.used_ict):
            wrong.append((places[branch], day))
    return wrong


def _missing_still(session: Session) -> list[str]:
    """Items of which a stock-take has said last that they are not missing, and nobody has said it since."""
    other = aliased(StocktakeLine)
    lines = select(Item.barcode).join(StocktakeLine, StocktakeLine.item == Item.uid)
    again = exists().where(other.item == Item.uid, other.found != NOT_MISSING)
    again = again.where(other.scanned_at > StocktakeLine.scanned_at)
    marked = exists().where(
        FieldTime.kind == ITEMS.number,
        FieldTime.uid == Item.uid,
        FieldTime.field == "condition",
        FieldTime.edited_at == other.scanned_at,
        other.item == Item.uid,
        other.found == MISSING,
    )
    said = (StocktakeLine.found == NOT_MISSING) & (Item.condition == "missing")
    return list(session.scalars(lines.where(said, ~again, marked)))


def _missing_though_seen(session: Session) -> list[str]:
    """Items that a stock-take has made missing, although it has scanned them, or although they are out."""
    put = select(FieldTime.edited_at).where(
        FieldTime.kind == ITEMS.number, FieldTime.uid == Item.uid, FieldTime.field == "condition"
    )
    other, voiding = aliased(StocktakeLine), aliased(StocktakeLine)
    scanned = exists().where(
        other.item == Item.uid,
        other.found.not_in(NO_SCANS),
        other.stocktake_id == StocktakeLine.stocktake_id,
        ~exists().where(voiding.voids == other.uid),
    )
    out = exists().where(Loan.item_id == Item.id, Loan.ended_at.is_(None))
    told = (
        select(Item.barcode)
        .join(StocktakeLine, StocktakeLine.item == Item.uid)
        .where(StocktakeLine.found == "missing", StocktakeLine.scanned_at == put.scalar_subquery())
    )
    return list(session.scalars(told.where(Item.condition == "missing", scanned | out)))
