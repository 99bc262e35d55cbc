# SPDX-License-Identifier: GPL-3.0-or-later
"""Tickets that were printed: how often, so that a copy says that it is one."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from db.models import Registration
from db.operations.desk import Making
from db.operations.operation import Changes, Operation, apply, row
from db.operations.registrations import REGISTRATIONS
from db.rules.roles import Right


class RecordTickets(Operation, frozen=True, kw_only=True):
    """The tickets of these registrations were printed, each once more."""

    registrations: tuple[UUID, ...]


def record_tickets(making: Making, /, *, registrations: Sequence[UUID]) -> RecordTickets:
    """Count them. Raises NotAllowed, Unknown."""
    making.require(Right.REGISTER)
    for uid in registrations:
        row(making.session, Registration, uid)
    return RecordTickets(**making.header()._asdict(), registrations=tuple(registrations))


@apply.register
def _(operation: RecordTickets, session: Session) -> Changes:
    for uid in operation.registrations:
        row(session, Registration, uid).tickets_printed += 1
    return REGISTRATIONS
