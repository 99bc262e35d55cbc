# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold of members when everybody has synced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Fee, Member
from db.operations.fees import ChargeFee
from db.operations.operation import Operation
from db.rules.fees import Charged, counting
from tests.simulation.world import World

HAPPENED: tuple[type[Operation], ...] = (ChargeFee,)


def broken(world: World, made: Iterable[Operation]) -> str:
    """What does not hold; empty where all does. `made` is all that the server has taken in."""
    with world.server.read() as session:
        there = set(session.scalars(select(Fee.uid)))
        for operation in made:
            if isinstance(operation, ChargeFee) and operation.fee not in there:
                return f"4: {operation.kind()} {operation.uid} has left no row"
        if wrong := _charged_wrongly(session):
            return f"26: a membership costs twice, or nothing: {wrong}"
        merged = select(Member.id).where(Member.merged_into.is_not(None))
        if session.scalars(select(Fee.id).where(Fee.member_id.in_(merged))).first() is not None:
            return "26: somebody owes a fee who proved to be another"
    return ""


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
