# SPDX-License-Identifier: GPL-3.0-or-later
"""What is decided for the library, and taken back: settings, policies, closed days; and that it stays so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Branch, ClosedDay, LoanPolicy
from db.operations.operation import Operation
from db.operations.policies import (
    OpenDays,
    PutClosedDays,
    RemovePolicy,
    change_setting,
    close_days,
    open_days,
    put_policy,
    remove_policy,
)
from tests.simulation.doing import do
from tests.simulation.world import SimulatedDesk, World

OVER = {"season": "Lama", "since": date(2020, 1, 1), "until": date(2020, 12, 31)}
"""A season that bears upon nothing else."""


def decide_something(world: World, desk: SimulatedDesk) -> None:
    if world.random.random() < 0.5:
        _decide_for_the_library(world, desk, world.random.randint(0, 9))
        return
    day = (world.now + timedelta(days=world.random.randint(1, 5))).date()
    with desk.store.read() as session:
        closed = session.scalars(select(ClosedDay.uid).where(ClosedDay.day == day)).all()
    if closed:
        do(world, desk, open_days, targets=closed)
    else:
        do(world, desk, close_days, days=[(day, "libur")])


def _decide_for_the_library(world: World, desk: SimulatedDesk, number: int) -> None:
    """A setting; or a policy of the first branch is made, changed, taken out."""
    branch = world.branches[0]
    with desk.store.read() as session:
        own = select(LoanPolicy.uid).join(Branch).where(Branch.uid == branch, LoanPolicy.season != "")
        there = session.scalars(own.order_by(LoanPolicy.uid)).first()
    if number < 3:
        do(world, desk, change_setting, name="slip_footer", value=number)
    elif number < 7 or there is None:
        do(world, desk, put_policy, target=there, terms={"grace_days": number}, at_branch=branch, **OVER)
    else:
        do(world, desk, remove_policy, target=there)


def broken(world: World, made: Iterable[Operation]) -> str:
    """What does not hold; empty where all does. `made` is all that the server has taken in."""
    with world.server.read() as session:
        gone = {one.target for one in made if isinstance(one, RemovePolicy)}
        if back := gone & set(session.scalars(select(LoanPolicy.uid))):
            return f"15: a policy that was taken out is there again: {back}"
        if wrong := _days_wrongly(session, made):
            return f"15: a day is not as was said last: {wrong}"
    return ""


def _days_wrongly(session: Session, made: Iterable[Operation]) -> set[date]:
    """Told from the journal: the last word on each day."""
    closed: dict[date, bool] = {}
    day_of: dict[UUID, date] = {}
    told = [one for one in made if isinstance(one, PutClosedDays | OpenDays)]
    for one in told:
        day_of |= {facts.target: facts.day for facts in one.days} if isinstance(one, PutClosedDays) else {}
    for one in sorted(told, key=lambda one: (one.made_at, one.uid)):
        if isinstance(one, PutClosedDays):
            closed |= {facts.day: True for facts in one.days}
        else:
            closed |= {day_of[target]: False for target in one.targets if target in day_of}
    there = set(session.scalars(select(ClosedDay.day)))
    return {day for day, is_closed in closed.items() if is_closed != (day in there)}
