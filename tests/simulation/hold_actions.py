# SPDX-License-Identifier: GPL-3.0-or-later
"""Who waits for what, at the simulated desks: placed, put off, put aside, fetched, given up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from db.models import Branch, HeldItem, Hold, HoldNotice, Item, Loan, Member, Title
from db.models.holds import is_open, lies
from db.operations import circulation, holds, notices
from db.operations.circulation import running_loan
from db.operations.desk import Making
from db.operations.loans import RECALLED, ChangeDueDate
from db.operations.moving_holds import move_hold
from db.rules.moving_holds import Step
from db.rules.notices import MESSAGE, WHATSAPP
from tests.simulation.doing import do, pick
from tests.simulation.world import SimulatedDesk, World

Ways = tuple[tuple[Callable[[World, SimulatedDesk], None], int], ...]


def wait(world: World, desk: SimulatedDesk) -> None:
    """Somebody begins to wait, or what they wait for is found, or it ends; on every desk's own knowledge."""
    _one_of(world, desk, (*_alone(), (_tell, 3), (_recall, 4)))


def wait_here(world: World, desk: SimulatedDesk) -> None:
    """The same, of what one desk does alone."""
    _one_of(world, desk, _alone())


def _alone() -> Ways:
    return (_place, 6), (_put_aside, 5), (_fetch, 3), (_change, 1), (_give_up, 3), (_reorder, 3)


def _one_of(world: World, desk: SimulatedDesk, ways: Ways) -> None:
    acts, weights = zip(*ways, strict=True)
    world.random.choices(acts, weights)[0](world, desk)


def _place(world: World, desk: SimulatedDesk) -> None:
    with desk.store.read() as session:
        member = pick(world, session, Member)
        item = pick(world, session, Item)
        title = session.scalar(select(Title.uid).join(Item).where(Item.uid == item))
        pickup = pick(world, session, Branch)
    if member and title and pickup:
        one = item if world.random.random() < 0.2 else None
        do(
            world,
            desk,
            holds.place_hold,
            member=member,
            title=title,
            item=one,
            pickup=pickup,
            reason="simulasi",
        )


def _put_aside(world: World, desk: SimulatedDesk) -> None:
    with desk.store.read() as session:
        hold = pick(world, session, Hold, is_open())
        out = select(Loan.item_id).where(Loan.ended_at.is_(None))
        title = select(Hold.title_id).where(Hold.uid == hold).scalar_subquery()
        item = pick(world, session, Item, Item.title_id == title, Item.id.not_in(out))
    if hold and item:
        do(world, desk, holds.put_aside, hold=hold, item=item)


def _fetch(world: World, desk: SimulatedDesk) -> None:
    """Whoever waits comes, or somebody else takes it after all."""
    with desk.store.read() as session:
        held = pick(world, session, HeldItem, lies())
        found = session.execute(
            select(Item.uid, Hold.member)
            .join(HeldItem, HeldItem.item_id == Item.id)
            .join(Hold, Hold.id == HeldItem.hold_id)
            .where(HeldItem.uid == held)
        ).first()
        other = pick(world, session, Member)
    if found is not None:
        member = other if other and world.random.random() < 0.2 else found.member
        do(world, desk, circulation.check_out, item=found.uid, member=member, reason="simulasi")


def _change(world: World, desk: SimulatedDesk) -> None:
    with desk.store.read() as session:
        hold, pickup = pick(world, session, Hold, is_open()), pick(world, session, Branch)
    if hold and pickup:
        day = (world.now + timedelta(days=world.random.randint(1, 3))).date()
        until = day if world.random.random() < 0.5 else None
        do(world, desk, holds.change_hold, hold=hold, pickup=pickup, suspended_until=until)


def _reorder(world: World, desk: SimulatedDesk) -> None:
    """Somebody is put forward or back, often one whom another desk has moved; sometimes by mistake."""
    with desk.store.read() as session:
        hold, moved = (
            pick(world, session, Hold, is_open()),
            pick(world, session, Hold, Hold.moved_at.is_not(None)),
        )
        hold = moved if moved and world.random.random() < 0.5 else hold
        there = session.scalars(select(Hold).where(Hold.uid == hold)).first()
        if there is None:
            return
        title = session.get_one(Title, there.title_id).uid
        other = pick(world, session, Member, Member.uid != there.member)
        pickup = pick(world, session, Branch)
    # Somebody must wait beside who is moved.
    do(world, desk, holds.place_hold, member=other, title=title, pickup=pickup, reason="simulasi")
    done = do(world, desk, move_hold, hold=hold, step=world.random.choice(tuple(Step)), reason="simulasi")
    if done is not None and world.random.random() < 0.3:
        do(world, desk, circulation.undo, of=done.operation)


def _give_up(world: World, desk: SimulatedDesk) -> None:
    with desk.store.read() as session:
        hold, held = pick(world, session, Hold, is_open()), pick(world, session, HeldItem, lies())
    if held and world.random.random() < 0.6:
        do(
            world,
            desk,
            holds.take_off,
            held=held,
            why=world.random.choice((holds.MISTAKE, holds.NOT_FETCHED)),
        )
    elif hold:
        do(world, desk, holds.cancel_hold, hold=hold)
        if world.random.random() < 0.3:
            do(world, desk, holds.place_again, hold=hold)


def _tell(world: World, desk: SimulatedDesk) -> None:
    """Whoever may fetch it, often where another desk has told them, or it was fetched elsewhere by now."""
    with desk.store.read() as session:
        told = pick(world, session, HeldItem, HeldItem.id.in_(select(HoldNotice.held_item_id)))
        held = told if told and world.random.random() < 0.5 else pick(world, session, HeldItem)
    if held:
        for one in (desk, world.random.choice(world.living())):
            do(world, one, notices.tell_of_holds, held=[held], way=world.random.choice((MESSAGE, WHATSAPP)))


def _recall(world: World, desk: SimulatedDesk) -> None:
    """A loan is recalled, and often renewed at the same time where nobody has heard of that."""
    with desk.store.read() as session:
        loan = pick(world, session, Loan, Loan.ended_at.is_(None))
    if loan is None:
        return
    do(world, desk, _recalled, loan=loan)
    others = [one for one in world.living() if one is not desk and _lends(one, loan)]
    if others and world.random.random() < 0.7:
        do(world, world.random.choice(others), circulation.renew, loan=loan, reason="simulasi")


def _lends(desk: SimulatedDesk, loan: UUID) -> bool:
    with desk.store.read() as session:
        return session.scalar(select(Loan.id).where(Loan.uid == loan, Loan.ended_at.is_(None))) is not None


def _recalled(making: Making, /, *, loan: UUID) -> ChangeDueDate:
    """Whatever the policies say: a day is left."""
    running = running_loan(making, loan)
    due = min(running.due_at, making.now + timedelta(days=1))
    header = making.header()._asdict()
    return ChangeDueDate(**header, loan=loan, due_before=running.due_at, due_after=due, reason=RECALLED)
