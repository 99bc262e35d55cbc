# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold of those who wait, when everybody has synced."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import HeldItem, Hold, HoldNotice, Item, Loan, Member, Renewal
from db.operations import holds, notices
from db.operations.holds import PlaceHold
from db.operations.loans import RECALLED, ChangeDueDate
from db.operations.moving_holds import MoveHold, MoveHoldBack
from db.operations.operation import Operation
from tests.simulation.world import World

HAPPENED: dict[type[Operation], tuple[type[Hold] | type[HeldItem], str]] = {
    holds.PlaceHold: (Hold, "hold"),
    holds.PutAside: (HeldItem, "held"),
}


def broken(world: World, made: Iterable[Operation]) -> str:
    """What does not hold; empty where all does. `made` is all that the server has taken in."""
    with world.server.read() as session:
        for operation in made:
            if not _has_left_a_row(session, operation):
                return f"4: {operation.kind()} {operation.uid} has left no row"
            if isinstance(operation, holds.CancelHold) and _goes_on(session, operation):
                return f"25: {operation.hold} was cancelled, and somebody still waits"
        if found := _places_wrongly(session, made):
            return found
        merged = select(Member.uid).where(Member.merged_into.is_not(None))
        if session.scalars(select(Hold.id).where(Hold.member.in_(merged))).first() is not None:
            return "25: somebody waits who proved to be another"
        for hold in session.scalars(select(Hold)):
            if hold.fulfilled_by != _first_loan(session, hold):
                return f"25: {hold.uid} was not fulfilled by the first loan of whoever waited"
        for held in session.scalars(select(HeldItem)):
            if (held.gone_at is not None) != _has_left(session, held):
                return f"25: {held.uid} does not lie where the loans say"
    return ""


def _places_wrongly(session: Session, made: Iterable[Operation]) -> str:
    if (wrong := _moved_in_line(session, made) or _cut_short(session, made)) is not None:
        return f"25: {wrong} waits in another place, or is due sooner, than it was given"
    if (wrong := _queues_elsewhere(session, made)) is not None:
        return f"25: {wrong} does not queue where it was put last"
    return ""


def _cut_short(session: Session, made: Iterable[Operation]) -> object:
    """A loan that was renewed at one desk, and recalled at another that had not heard of it."""
    heard = {
        (one.loan, one.due_before)
        for one in made
        if isinstance(one, ChangeDueDate) and one.reason == RECALLED
    }
    rows = select(Renewal.uid, Loan.uid, Loan.due_at, Renewal.due_after).join(
        Loan, Loan.id == Renewal.loan_id
    )
    for _renewal, loan, due, after in session.execute(rows.where(Renewal.cancelled_at.is_(None))):
        if due < after and (loan, after) not in heard:
            return loan
    return None


def _has_left_a_row(session: Session, operation: Operation) -> bool:
    if isinstance(operation, notices.TellOfHolds):
        wanted = {told.notice for told in operation.told}
        return wanted <= set(session.scalars(select(HoldNotice.uid).where(HoldNotice.uid.in_(wanted))))
    if type(operation) not in HAPPENED:
        return True
    model, name = HAPPENED[type(operation)]
    there = select(model.id).where(model.uid == getattr(operation, name))
    return session.scalar(there) is not None


def _moved_in_line(session: Session, made: Iterable[Operation]) -> object:
    """Whoever waits again after a mistake has the place of the first time."""
    given = {one.hold: one.at for one in made if isinstance(one, holds.PlaceHold)}
    placed = session.execute(select(Hold.uid, Hold.placed_at).where(Hold.uid.in_(given)))
    return next((uid for uid, at in placed if at != given[uid]), None)


def _queues_elsewhere(session: Session, made: Iterable[Operation]) -> object:
    """Told from the journal: of all moves of one hold, and of taking them back, the last."""
    said: dict[UUID, MoveHold | MoveHoldBack | PlaceHold] = {}
    for one in sorted(made, key=lambda one: (one.made_at, one.uid)):
        if isinstance(one, MoveHold | MoveHoldBack) or (isinstance(one, PlaceHold) and one.moved is not None):
            said[one.hold] = one
    placed = dict(session.execute(select(Hold.uid, Hold.placed_at)).all())
    for hold in session.scalars(select(Hold)):
        last = said.get(hold.uid)
        match last:
            case MoveHold():
                wanted = placed[last.beside] + last.later_by
            case MoveHoldBack():
                wanted = None if last.was is None else last.was.queues_at
            case PlaceHold():
                wanted = None if last.moved is None else last.moved.queues_at
            case None:
                wanted = None
        if hold.queues_at != wanted:
            return hold.uid
    return None


def _goes_on(session: Session, operation: holds.CancelHold) -> bool:
    hold = session.scalars(select(Hold).where(Hold.uid == operation.hold)).first()
    return hold is None or hold.cancelled_at is None or hold.cancelled_at > operation.made_at


def _first_loan(session: Session, hold: Hold) -> object:
    loans = session.execute(
        select(Loan.lent_at, Loan.uid, Loan.ending, Item.id, Item.title_id)
        .join(Item, Item.id == Loan.item_id)
        .join(Member, Member.id == Loan.member_id)
        .where(Member.uid == hold.member)
    ).all()
    fitting = [
        (lent_at, uid)
        for lent_at, uid, ending, item, title in loans
        if ending != "cancelled"
        and title == hold.title_id
        and hold.item_id in (None, item)
        and lent_at >= hold.placed_at
    ]
    first = min(fitting, default=None)
    if first is None or (hold.cancelled_at is not None and first[0] > hold.cancelled_at):
        return None
    return first[1]


def _has_left(session: Session, held: HeldItem) -> bool:
    lent = session.scalars(
        select(Loan.lent_at).where(Loan.item_id == held.item_id, Loan.ending.is_distinct_from("cancelled"))
    )
    others = session.scalars(select(HeldItem).where(HeldItem.item_id == held.item_id)).all()
    again = any((one.put_at, one.uid) > (held.put_at, held.uid) for one in others)
    return again or any(moment >= held.put_at for moment in lent)
