# SPDX-License-Identifier: GPL-3.0-or-later
"""Loans that are renewed by themselves, at desks that have not heard of each other; and what must hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Hold, Item, Loan, Member, Renewal
from db.models.holds import is_open
from db.operations import circulation, renewing_itself
from tests.simulation.doing import do, pick
from tests.simulation.world import SimulatedDesk, World


def renew_by_themselves(world: World, desk: SimulatedDesk) -> None:
    """What a desk does in the morning; often another does it too, or somebody asks there for it."""
    with desk.store.read() as session:
        waited_for = select(Hold.title_id).where(is_open())
        wanted = Loan.item_id.in_(select(Item.id).where(Item.title_id.in_(waited_for)))
        which = (wanted,) if world.random.random() < 0.4 else ()
        loan = pick(world, session, Loan, Loan.ended_at.is_(None), Loan.renewals == 0, *which)
        item, member = pick(world, session, Item), pick(world, session, Member)
    if loan is None:
        if item and member:
            do(world, desk, circulation.check_out, item=item, member=member, reason="simulasi")
        return
    _by_itself(world, desk, loan)
    others = [one for one in world.living() if one is not desk and _knows(one, loan)]
    if not others:
        return
    other = world.random.choice(others)
    if world.random.random() < 0.5:
        world.let_pass(timedelta(days=1))
    if world.random.random() < 0.6:
        _by_itself(world, other, loan)
    else:
        do(world, other, circulation.renew, loan=loan, reason="simulasi")


def _by_itself(world: World, desk: SimulatedDesk, loan: UUID) -> None:
    with desk.store.read() as session:
        before, waits = _renewals(session, loan), _somebody_waits(session, loan)
    do(world, desk, renewing_itself.renew_itself, loan=loan)
    with desk.store.read() as session:
        assert not waits or _renewals(session, loan) == before, f"{loan} was renewed, and somebody waits"


def _knows(desk: SimulatedDesk, loan: UUID) -> bool:
    with desk.store.read() as session:
        return _renewals(session, loan) == 0


def _renewals(session: Session, loan: UUID) -> int | None:
    return session.scalar(select(Loan.renewals).where(Loan.uid == loan))


def _somebody_waits(session: Session, loan: UUID) -> bool:
    """As this desk knows it, and no other copy could serve them."""
    found = session.execute(
        select(Item.title_id, Member.uid)
        .select_from(Loan)
        .join(Item, Item.id == Loan.item_id)
        .join(Member, Member.id == Loan.member_id)
        .where(Loan.uid == loan)
    ).first()
    if found is None or _copies(session, found.title_id) > 1:
        return False
    others = select(Hold.id).where(Hold.title_id == found.title_id, Hold.member != found.uid, is_open())
    waiting = others.where(Hold.item_id.is_(None), Hold.suspended_until.is_(None))
    mine = select(Hold.id).where(Hold.title_id == found.title_id, Hold.member == found.uid, is_open())
    return session.scalar(waiting.limit(1)) is not None and session.scalar(mine.limit(1)) is None


def _copies(session: Session, title: int) -> int:
    return session.scalar(select(func.count()).select_from(Item).where(Item.title_id == title)) or 0


def broken(world: World, _made: Iterable[object]) -> str:
    """What does not hold when all is quiet; empty where all does."""
    with world.server.read() as session:
        standing = select(Renewal.loan_id, Renewal.due_before, Renewal.by_itself).where(
            Renewal.cancelled_at.is_(None)
        )
        seen: dict[tuple[int, object], bool] = {}
        for loan, due_before, by_itself in session.execute(standing.order_by(Renewal.id)):
            if (loan, due_before) in seen and (by_itself or seen[loan, due_before]):
                return f"renewed by itself, and counted twice: loan {loan}"
            seen[loan, due_before] = by_itself
        count = select(func.count()).where(Renewal.loan_id == Loan.id, Renewal.cancelled_at.is_(None))
        wrong = select(Loan.uid).where(Loan.renewals != count.scalar_subquery())
        if (loan_uid := session.scalars(wrong).first()) is not None:
            return f"{loan_uid} counts other renewals than there are"
    return ""
