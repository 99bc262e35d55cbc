# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of memberships, at several desks at once."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from db.models import Fee, Member, MemberCard
from db.operations import cards, fees, members
from db.operations.refusals import Refusal
from db.rules.fees import REGISTRATION, RENEWAL
from tests.simulation.doing import do, if_full, pick
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


def give_card(world: World, desk: SimulatedDesk) -> None:
    """A further card, mostly with a number that others give too; lost, found, replaced, or a mistake."""
    with desk.store.read() as session:
        member = pick(world, session, Member)
        card = pick(world, session, MemberCard, MemberCard.removed_at.is_(None))
    chance, number = world.random.random(), f"S{world.random.randint(1, 4)}"
    if member and chance < 0.4:
        do(world, desk, cards.add_card, member=member, number=number, sort="school")
    elif member and chance < 0.6:
        _replace(world, desk, member, number)
    elif card and chance < 0.9:
        do(world, desk, cards.lose_card, card=card, found=world.random.random() < 0.5)
    elif card:
        do(world, desk, cards.remove_card, card=card)


def _replace(world: World, desk: SimulatedDesk, member: UUID, number: str) -> None:
    try:
        with desk.desk.together() as perform:
            cards.replace_card(perform, member=member, number=number)
        world.tell(f"{desk.name}: a card was replaced")
    except Refusal as refusal:
        world.tell(f"{desk.name}: replace_card {type(refusal).__name__}")
    except OperationalError as error:
        if_full(error)
        world.tell(f"{desk.name}: replace_card found no room on the disk")
