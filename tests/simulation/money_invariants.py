# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold of money when everybody has synced, reckoned apart from the ledger's rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Fee, Fine, Member, Payment
from db.operations.operation import Operation
from db.operations.payments import CancelPayment, TakePayment, owed_by
from tests.simulation.world import World


def broken(world: World, made: Iterable[Operation]) -> str:
    """What does not hold; empty where all does. `made` is all that the server has taken in."""
    with world.server.read() as session:
        if wrong := _payments_wrongly(session, made):
            return f"7: a payment is not what was taken, or given back: {wrong}"
        if wrong := _balances_wrongly(session):
            return f"7: what was asked less what was settled is not what is owed: {wrong}"
    return ""


def _payments_wrongly(session: Session, made: Iterable[Operation]) -> set[UUID]:
    """Told from the journal: each once, as it was, and gone where that was said."""
    taken = {one.payment: (one.sort, one.amount) for one in made if isinstance(one, TakePayment)}
    gone = {one.payment for one in made if isinstance(one, CancelPayment)}
    there = {one.uid: one for one in session.scalars(select(Payment))}
    wrong = taken.keys() ^ there.keys()
    for uid in taken.keys() & there.keys():
        one = there[uid]
        if (one.kind, one.amount) != taken[uid] or (one.cancelled_at is not None) != (uid in gone):
            wrong.add(uid)
    return wrong


def _balances_wrongly(session: Session) -> set[UUID]:
    """Money counts in full, what was let go at most; and only money is ever credit."""
    wrong = set[UUID]()
    for member in session.scalars(select(Member)):
        fines = select(Fine.amount).where(Fine.member_id == member.id, Fine.cancelled_at.is_(None))
        fees = select(Fee.amount).where(Fee.member_id == member.id, Fee.cancelled_at.is_(None), Fee.counts)
        asked = sum(session.scalars(fines)) + sum(session.scalars(fees))
        sums = Counter[str]()
        of_member = (Payment.member_id == member.id, Payment.cancelled_at.is_(None))
        for one in session.scalars(select(Payment).where(*of_member)):
            sums[one.kind] += one.amount
        cash = sums["paid"] - sums["refunded"]
        least = max(asked - cash - sums["waived"] - sums["replaced"], min(-cash, 0))
        if not least <= owed_by(session, member.id) <= max(asked - cash, min(-cash, 0)):
            wrong.add(member.uid)
    return wrong
