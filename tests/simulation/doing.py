# SPDX-License-Identifier: GPL-3.0-or-later
"""How a person's act is tried at a desk, and what there is to pick from."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from db.operations.desk import Done
from db.operations.refusals import Refusal
from tests.simulation.world import SimulatedDesk, World


def pick(world: World, session: Session, model: type[Any], *where: Any) -> Any:
    """The uid of one of these rows, or None."""
    found = session.scalars(select(model.uid).where(*where).order_by(model.uid)).all()
    return world.random.choice(found) if found else None


def do(world: World, desk: SimulatedDesk, maker: Any, **facts: Any) -> Done | None:
    """Make an operation; a refusal is part of life, and so is a full disk: None then."""
    try:
        done = desk.desk.perform(maker, **facts)
        world.tell(f"{desk.name}: {done.operation.kind()} {done.operation.uid.hex[-6:]}")
        return done
    except Refusal as refusal:
        world.tell(f"{desk.name}: {maker.__name__} refused {type(refusal).__name__}")
    except OperationalError as error:
        if_full(error)
        world.tell(f"{desk.name}: {maker.__name__} found no room on the disk")
    return None


def if_full(error: OperationalError) -> None:
    """Raises it again where the disk was not full."""
    if "full" not in str(error.orig):
        raise error
