# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold of interlibrary loans when everybody has synced."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Branch, Interloan, InterloanEvent
from db.models.syncing import HeldRow
from db.operations import interloan
from db.operations.interloan import course_of
from db.operations.operation import Operation
from db.syncing.kinds import INTERLOAN_READERS
from tests.simulation.world import World

HAPPENED = {
    interloan.AskInterloan: (Interloan, "interloan"),
    interloan.ActOnInterloan: (InterloanEvent, "event"),
}


def broken(world: World, made: Iterable[Operation]) -> str:
    """What does not hold; empty where all does. `made` is all that the server has taken in."""
    made = list(made)
    with world.server.read() as session:
        there = {
            interloan.AskInterloan: set(session.scalars(select(Interloan.uid))),
            interloan.ActOnInterloan: set(session.scalars(select(InterloanEvent.uid))),
        }
        for operation in made:
            if type(operation) in there and _named(operation) not in there[type(operation)]:
                return f"4: {operation.kind()} {operation.uid} has left no row"
        for one in session.scalars(select(Interloan)):
            now = course_of(session, one)
            if (one.status, one.place, one.due_on) != (now.status, now.place, now.due):
                return f"23: interlibrary loan {one.number} does not stand as its events tell"
    return _readers_are_elsewhere(world)


def _named(operation: Operation) -> object:
    return getattr(operation, HAPPENED[type(operation)][1])  # type: ignore[index]


def _readers_are_elsewhere(world: World) -> str:
    """10: for whom something was asked is known where it was asked, and nowhere else."""
    for desk in world.living():
        with desk.store.read() as session:
            held = set(session.scalars(select(HeldRow.uid).where(HeldRow.kind == INTERLOAN_READERS.number)))
            known = set(session.scalars(select(Interloan.uid).where(Interloan.member.is_not(None))))
        if known - held:
            return f"10: {desk.name} knows for whom another library has asked"
        with world.server.read() as session:
            if held - _asked_at(session, desk.branch):
                return f"10: {desk.name} was told for whom another library has asked"
    return ""


def _asked_at(session: Session, branch: object) -> set[object]:
    here = session.scalars(select(Branch.id).where(Branch.uid == branch)).one()
    asked = (Interloan.requester_id == here) | (Interloan.pickup_id == here)
    return set(session.scalars(select(Interloan.uid).where(asked)))
