# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul-server revoke`: shuts a desk out; at its next sync it is told to give up its data."""

from argparse import Namespace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server import devices
from central_server.command_line.answer import Answer, CommandRefused
from central_server.command_line.opening import opened, settings_of
from db.models.syncing import Device
from db.operations.desk import utc_now
from db.operations.refusals import Unknown


def run(arguments: Namespace) -> Answer:
    """Raises Unknown, CommandRefused where several desks have that name."""
    with opened(settings_of(arguments)) as store, store.write() as session:
        device = devices.revoke(session, _meant(session, arguments.device), utc_now())
        facts = {"device": device.uid, "name": device.name, "revoked_at": device.revoked_at}
    return Answer(facts, [f"{facts['name']} ({facts['device']}) is shut out."])


def _meant(session: Session, word: str) -> UUID:
    try:
        return UUID(word)
    except ValueError:
        pass
    found = list(session.scalars(select(Device.uid).where(Device.name == word)))
    if len(found) > 1:
        raise CommandRefused(
            "several", f"{len(found)} desks are called '{word}': give the id.", devices=found
        )
    if not found:
        raise Unknown(what="devices", text=word)
    return found[0]
