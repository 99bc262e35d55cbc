# SPDX-License-Identifier: GPL-3.0-or-later
"""What one desk keeps for itself: it never leaves this PC, so it is no operation. Rights are checked."""

from uuid import UUID

import msgspec
from sqlalchemy.orm import Session

from db.models import Branch, Setting
from db.operations import refusals
from db.operations.desk import Desk
from db.operations.operation import row
from db.rules.roles import Right


def keep_desk_setting(desk: Desk, name: str, value: object, needs: Right | None = None) -> None:
    """Keep a value for this PC. Raises NotAllowed where the person at the desk has not the right it needs."""
    _require(desk, needs)
    with desk.store.write() as session:
        keep_within(session, name, value)


def keep_within(session: Session, name: str, value: object) -> None:
    """Keep a value for this PC in the transaction of what it is about."""
    session.merge(Setting(scope="desk", name=name, value=msgspec.json.encode(value).decode()))


def move_desk(desk: Desk, branch: UUID) -> None:
    """This PC now stands in another branch. Raises NotAllowed, Unknown."""
    _require(desk, Right.SETTINGS)
    with desk.store.write() as session:
        row(session, Branch, branch)
        session.merge(Setting(scope="desk", name="branch", value=str(branch)))
    desk.branch = branch


def _require(desk: Desk, right: Right | None) -> None:
    if right is not None and not desk.may(right):
        raise refusals.NotAllowed(right=right)
