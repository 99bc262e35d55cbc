# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk becomes one of a server's: its store notes who it is there."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.models import JournalEntry, NumberBlock, Setting
from db.operations.operation import SCHEMA_VERSION
from desktop_app.sync.standing import Standing, keep_standing, standing_of

NO_EPOCH = UUID(int=0)
"""Never a server's: whatever it answers, its epoch is another one."""


def join(
    session: Session,
    *,
    server: str,
    token: str,
    device: UUID,
    branch: UUID,
    name: str = "",
    reach: str = "",
    authority: str = "",
    plain_allowed: bool = False,
) -> None:
    """Note the identity that the server gave; numbers come from its blocks from now on.

    A desk that had one before, which a restored server has forgotten, keeps its rows and sends all its
    work again, whether or not the server has begun another epoch.
    """
    before = standing_of(session)
    session.merge(Setting(scope="desk", name="device", value=str(device)))
    session.merge(Setting(scope="desk", name="branch", value=str(branch)))
    session.execute(delete(NumberBlock))
    epoch = None if before is None else NO_EPOCH
    keep_standing(
        session,
        Standing(
            server=server,
            token=token,
            name=name,
            reach=reach,
            epoch=epoch,
            authority=authority,
            plain_allowed=plain_allowed,
            schema=SCHEMA_VERSION,
        ),
    )


def number_anew(session: Session, entries: Sequence[JournalEntry], device: UUID, first: int = 1) -> None:
    """Operations go on under a device's name, one number after another."""
    for entry in entries:  # out of the way first: two never have one number
        entry.number = -entry.number
    session.flush()
    for number, entry in enumerate(entries, first):
        entry.device, entry.number = device, number
    session.flush()


def join_in_place(
    session: Session, *, server: str, token: str, device: UUID, name: str, reach: str, taken: int
) -> None:
    """The same for the desk whose library the server took over, up to its operation number `taken`.

    What was done since is numbered anew, from 1, and goes up. Its own numbers for people stay: those that the
    server leases begin above them.
    """
    before = UUID(session.get_one(Setting, ("desk", "device")).value)
    since = session.scalars(
        select(JournalEntry)
        .where(JournalEntry.device == before, JournalEntry.number > taken)
        .order_by(JournalEntry.number)
    ).all()
    number_anew(session, since, device)
    session.merge(Setting(scope="desk", name="device", value=str(device)))
    standing = Standing(server=server, token=token, name=name, reach=reach, schema=SCHEMA_VERSION)
    keep_standing(session, standing)
