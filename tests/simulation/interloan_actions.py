# SPDX-License-Identifier: GPL-3.0-or-later
"""Libraries that lend to each other: asked at one desk, answered, sent and sent back at others."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Interloan, InterloanEvent, Item, Member, Partner, Title
from db.operations import interloan
from db.rules.interloan import Act, InterloanFacts, Side, allowed
from tests.simulation.doing import do, pick
from tests.simulation.world import SimulatedDesk, World


def ask_another(world: World, desk: SimulatedDesk) -> None:
    """Another branch, or a partner where there is one."""
    with desk.store.read() as session:
        member, title = pick(world, session, Member), pick(world, session, Title)
        partner = pick(world, session, Partner) if world.random.random() < 0.3 else None
    others = [uid for uid in world.branches if uid != desk.branch]
    facts = InterloanFacts(
        title=f"Judul {world.random.randint(0, 9)}",
        catalogued=title if world.random.random() < 0.7 else None,
        service=world.random.choice(("loan", "loan", "copy")),
        supplying_partner=partner,
        supplier=None if partner else world.random.choice(others),
    )
    do(world, desk, interloan.ask_interloan, facts=facts, member=member)


def go_on(world: World, desk: SimulatedDesk) -> None:
    """Some step that goes as this desk knows it; or the last one was a mistake."""
    if world.random.random() < 0.1:
        with desk.store.read() as session:
            step = pick(world, session, InterloanEvent, InterloanEvent.taken_back_at.is_(None))
        if step:
            do(world, desk, interloan.take_back_interloan, event=step)
        return
    with desk.store.read() as session:
        found = _a_step(world, session, desk.branch)
        item = pick(world, session, Item)
    if found is None:
        return
    request, side, act = found
    reason = interloan.REASONS.get(act, ("",))[0]
    sent = item if act is Act.SHIPPED else None
    of = {"interloan": request, "side": side, "act": act, "reason": reason, "note": "simulasi", "item": sent}
    do(world, desk, interloan.act_on_interloan, **of)


def _a_step(world: World, session: Session, branch: UUID) -> tuple[UUID, Side, Act] | None:
    """Physical steps more often than words."""
    uid = pick(world, session, Interloan)
    if uid is None:
        return None
    one = session.scalars(select(Interloan).where(Interloan.uid == uid)).one()
    sides = sorted(interloan.kept_sides(session, one, branch))
    if not sides:
        return None
    side = world.random.choice(sides)
    acts = sorted(allowed(interloan.course_of(session, one), side) - {Act.NOTICE, Act.ASK_STATUS})
    return (uid, side, world.random.choice(acts)) if acts else None
