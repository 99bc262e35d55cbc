# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold of members when everybody has synced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Fee, LockerUse, Member, MemberCard, Override
from db.operations.cards import LoseCard
from db.operations.fees import ChargeFee
from db.operations.lockers import GiveLocker, TakeLockerBack
from db.operations.operation import Operation
from db.operations.overrides import is_override
from db.queries.members import standing_uid
from db.rules.cards import is_lost
from db.rules.fees import Charged, counting
from tests.simulation.world import World

HAPPENED: tuple[type[Operation], ...] = (ChargeFee, GiveLocker, TakeLockerBack)


def broken(world: World, made: Iterable[Operation]) -> str:
    """What does not hold; empty where all does. `made` is all that the server has taken in."""
    with world.server.read() as session:
        there = set(session.scalars(select(Fee.uid)))
        told: dict[UUID, tuple[datetime, bool]] = {}
        for operation in made:
            if isinstance(operation, LoseCard):
                told[operation.card] = max(
                    told.get(operation.card, NEVER), (operation.made_at, operation.found)
                )
            if isinstance(operation, ChargeFee) and operation.fee not in there:
                return f"4: {operation.kind()} {operation.uid} has left no row"
        why = set(session.scalars(select(Override.uid)))
        if unsaid := [one.kind() for one in made if is_override(one) and one.uid not in why]:
            return f"30: nobody knows why this was done against the rules: {unsaid}"
        if wrong := _charged_wrongly(session):
            return f"26: a membership costs twice, or nothing: {wrong}"
        if wrong := _lockers_wrongly(session, made):
            return f"28: a locker is not back since it was first taken back: {wrong}"
        if twice := _cards_of_two(session):
            return f"27: a card belongs to two members: {twice}"
        if wrong := _rings_wrongly(session, told):
            return f"27: a card is not as lost or found as was said last: {wrong}"
        merged = select(Member.id).where(Member.merged_into.is_not(None))
        if session.scalars(select(Fee.id).where(Fee.member_id.in_(merged))).first() is not None:
            return "26: somebody owes a fee who proved to be another"
    return ""


def _lockers_wrongly(session: Session, made: Iterable[Operation]) -> set[UUID]:
    """Told from the journal: each that was given is there, and back when its key first was."""
    back: dict[UUID, datetime | None] = {one.use: None for one in made if isinstance(one, GiveLocker)}
    for one in made:
        if isinstance(one, TakeLockerBack) and one.use in back:
            back[one.use] = min(back[one.use] or one.made_at, one.made_at)
    there = dict(session.execute(select(LockerUse.uid, LockerUse.back_at)).all())
    return {use for use, at in back.items() if use not in there or there[use] != at}


NEVER = (datetime.min.replace(tzinfo=UTC), False)


def _cards_of_two(session: Session) -> set[str]:
    """Two records of which one was merged into the other are one member."""
    first = session.execute(select(Member.number, Member.uid)).all()
    further = session.execute(
        select(MemberCard.number, Member.uid)
        .join(Member, Member.id == MemberCard.member_id)
        .where(MemberCard.removed_at.is_(None))
    ).all()
    holders: dict[str, set[UUID]] = defaultdict(set)
    for number, uid in (*first, *further):
        holders[number].add(uid)
    several = {number: of for number, of in holders.items() if len(of) > 1}
    return {number for number, of in several.items() if len({standing_uid(session, uid) for uid in of}) > 1}


def _rings_wrongly(session: Session, told: dict[UUID, tuple[datetime, bool]]) -> set[UUID]:
    """What was said last stands; a card that was replaced since is lost, whatever was said of it."""
    wrong = set[UUID]()
    for card in session.scalars(select(MemberCard).where(MemberCard.uid.in_(told))):
        said_at, found = told[card.uid]
        if found and (card.lost_at or NEVER[0]) <= said_at and is_lost(card.lost_at, card.found_at):
            wrong.add(card.uid)
        if not found and not is_lost(card.lost_at, card.found_at):
            wrong.add(card.uid)
    return wrong


def _charged_wrongly(session: Session) -> set[UUID]:
    """Told from all fees at once, whatever order they came in."""
    of: dict[int, list[Fee]] = defaultdict(list)
    for one in session.scalars(select(Fee)):
        of[one.member_id].append(one)
    wrong = set[UUID]()
    for fees in of.values():
        stand = [one for one in fees if one.cancelled_at is None]
        owed = counting(Charged(one.uid, one.kind, one.renewed_from, one.charged_at) for one in stand)
        wrong |= {one.uid for one in fees if one.counts != (one.uid in owed)}
    return wrong
