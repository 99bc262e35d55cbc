# SPDX-License-Identifier: GPL-3.0-or-later
"""A store that came from a backup begins a new epoch: desks notice, and send again what it has forgotten."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from central_server.answering import new_epoch
from central_server.devices import Chance
from central_server.leases import leave_room
from db.models import Setting


def begin_again(session: Session, chance: Chance, now: datetime) -> UUID:
    """Begin a new epoch; numbers that were leased since the backup was made are not leased again."""
    epoch = new_epoch(session, chance)
    leave_room(session, epoch)
    session.merge(Setting(scope="server", name="restored_at", value=now.isoformat()))
    return epoch


def restored_at(session: Session) -> str | None:
    """When this store last came from a backup; None where it never did."""
    found = session.get(Setting, ("server", "restored_at"))
    return None if found is None else found.value
