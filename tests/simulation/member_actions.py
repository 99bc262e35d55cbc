# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of memberships, at several desks at once."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from db.models import Fee, Member
from db.operations import fees, members
from db.rules.fees import REGISTRATION, RENEWAL
from tests.simulation.doing import do, pick
from tests.simulation.world import START, SimulatedDesk, World


def charge(world: World, desk: SimulatedDesk) -> None:
    """A membership is renewed for money, mostly one that another desk renews too; or that was a mistake."""
    with desk.store.read() as session:
        first = session.scalars(select(Member.uid).order_by(Member.uid)).first()
        member = pick(world, session, Member) if world.random.random() < 0.3 else first
        fee = pick(world, session, Fee, Fee.cancelled_at.is_(None))
    if fee and world.random.random() < 0.2:
        do(world, desk, fees.cancel_fee, fee=fee)
    elif member:
        ends = START.date() + timedelta(days=world.random.randint(0, 2))
        do(world, desk, members.renew_membership, member=member)
        of = (
            {"sort": RENEWAL, "renewed_from": ends} if world.random.random() < 0.8 else {"sort": REGISTRATION}
        )
        do(world, desk, fees.charge_fee, member=member, amount=5_000, **of)
