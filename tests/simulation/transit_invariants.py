# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold of items on their way, when everybody has synced."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Branch, Item, Loan, Transit
from db.models.syncing import HandedIn
from db.models.transits import at_a_partner
from db.operations.cataloguing import PutItem
from db.operations.deposit_checks import CheckDeposit
from db.operations.deposits import LendDeposit
from db.operations.loans import UndoFinding
from db.operations.operation import Operation
from db.operations.stocktakes import MarkMissing, items_of
from db.operations.transits import CancelTransit, MoveHome, SendItem
from db.rules.items import MISSING
from tests.simulation.world import World

HAPPENED: dict[type[Operation], str] = {SendItem: "transit", MoveHome: "item", LendDeposit: "deposit"}


def broken(world: World, made: Iterable[Operation]) -> str:
    """What does not hold; empty where all does. `made` is all that the server has taken in."""
    with world.server.read() as session:
        there = set(session.scalars(select(Transit.uid)))
        for operation in made:
            if isinstance(operation, LendDeposit):
                gone = {one.transit for one in operation.lent} - there
                if gone:
                    return f"4: of {operation.kind()} {operation.uid} these have left no row: {gone}"
            if isinstance(operation, SendItem | CancelTransit):
                sent = session.scalar(select(Transit).where(Transit.uid == operation.transit))
                if sent is None:
                    return f"4: {operation.kind()} {operation.uid} has left no row"
                kept = isinstance(operation, CancelTransit)
                if kept and (sent.cancelled_at is None or sent.cancelled_at > operation.made_at):
                    return f"27: {sent.uid} was to stay, and is on its way"
        homes = _last_homes(made)
        for item in session.scalars(select(Item)):
            home = homes.get(item.uid)
            if home is not None and session.get_one(Branch, item.branch_id).uid != home:
                return f"27: {item.uid} floated to {home}, and belongs elsewhere"
            if found := _of(session, item):
                return found
        return _missing_at_partners(session, made)


def _missing_at_partners(session: Session, made: Iterable[Operation]) -> str:
    """What only a partner was to have lost is still with one: nobody has had it in hand."""
    sent: dict[UUID, set[UUID]] = {}
    others: set[UUID] = set()
    for operation in made:
        match operation:
            case CheckDeposit(missed=missed):
                for one in missed:
                    sent.setdefault(one.item, set()).add(one.transit)
            case MarkMissing():
                others |= set(items_of(operation))
            case SendItem(item=item) | UndoFinding(item=item):
                others.add(item)
            case PutItem(item=item, facts=facts) if facts.condition == MISSING:
                others.add(item)
    for item in session.scalars(select(Item.uid).where(Item.condition == MISSING)):
        if item in sent.keys() - others:
            out = at_a_partner() & Transit.uid.in_(sent[item])
            if session.scalar(select(Transit.id).where(out).limit(1)) is None:
                return f"27: {item} is missing at a partner, and was in hand since"
    return ""


def _last_homes(made: Iterable[Operation]) -> dict[UUID, UUID]:
    """Where items belong that floated after anybody edited them."""
    homes: dict[UUID, UUID] = {}
    for operation in sorted(made, key=lambda one: one.made_at):
        if isinstance(operation, MoveHome):
            homes[operation.item] = operation.home
        elif isinstance(operation, PutItem):
            homes.pop(operation.item, None)
    return homes


def _of(session: Session, item: Item) -> str:
    """Told here from what happened, another way: step by step, as it was."""
    sends = session.scalars(select(Transit).where(Transit.item_id == item.id)).all()
    standing = Loan.ending.is_distinct_from("cancelled")
    lent = session.scalars(select(Loan.lent_at).where(Loan.item_id == item.id, standing)).all()
    hands = session.scalars(
        select(HandedIn).where(HandedIn.item_id == item.id, HandedIn.lost.is_(False))
    ).all()
    steps: list[tuple[datetime, int, object]] = [
        *((one.sent_at, 0, one) for one in sends),
        *((moment, 1, None) for moment in lent),
        *((hand.handed_in_at, 2, hand) for hand in hands),
    ]
    now: Transit | None = None
    for at, _, what in sorted(steps, key=lambda step: (step[0], step[1], str(getattr(step[2], "uid", "")))):
        if isinstance(what, HandedIn):
            continue
        if now is not None and now.gone_at != at:
            return f"27: {now.uid} was over at {at}, and is not so"
        now = what if isinstance(what, Transit) else None
    if now is not None and now.gone_at is not None:
        return f"27: {now.uid} is told to be over, and nothing happened"
    return next((said for one in sends if (said := _seen(one, hands))), "")


def _seen(one: Transit, hands: Iterable[HandedIn]) -> str:
    within = [
        hand
        for hand in hands
        if one.sent_at < hand.handed_in_at and (one.gone_at is None or hand.handed_in_at < one.gone_at)
    ]
    origin = None if one.deposit_id else one.branch_id
    away = [hand.handed_in_at for hand in within if hand.branch_id not in (None, origin)]
    last = max((hand.handed_in_at for hand in within if hand.branch_id is not None), default=None)
    if one.seen_at != (last if away and last is not None and last >= min(away) else None):
        return f"27: {one.uid} was in hand at {last}, and is said to have been at {one.seen_at}"
    there = [hand.handed_in_at for hand in within if hand.branch_id == one.to_branch_id != origin]
    came = None if one.deposit_id else min(there, default=None)
    if one.arrived_at != came:
        return f"27: {one.uid} came at {came}, and is said to have come at {one.arrived_at}"
    return ""
