# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers for people (slips, member cards, certificates): blocks that one device alone may give out."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.syncing import Device, Lease
from db.syncing.messages import Block

FIRST = 1_000_001
"""Desks that stand alone count from 1: leased numbers begin above whatever such a desk may bring along."""
PREFIXES = {"slip": "S", "member": "A", "certificate": "C"}
SIZES = {"slip": 5_000, "member": 1_000, "certificate": 2_000}
ROOM = 200
"""Blocks that are left out after a restore: some of them may have been leased since the backup was made."""


def lease(session: Session, device: Device, kind: str, after: int) -> Block | None:
    """The block after this device's block ending with `after`; asked again, the same. None: no such kind."""
    if kind not in PREFIXES:
        return None
    there = session.scalar(
        select(Lease).where(Lease.device == device.uid, Lease.kind == kind, Lease.after == after)
    )
    if there is None:
        there = _add(session, device.uid, kind, after, 1)
    return Block(kind, there.prefix, there.after, there.first, there.last)


def leave_room(session: Session, holder: UUID) -> None:
    """Let numbers that the server may have forgotten go to nobody, in the name of `holder`."""
    for kind in PREFIXES:
        _add(session, holder, kind, 0, ROOM)


def _add(session: Session, holder: UUID, kind: str, after: int, blocks: int) -> Lease:
    last = session.scalar(select(func.max(Lease.last)).where(Lease.kind == kind)) or FIRST - 1
    made = Lease(
        device=holder,
        kind=kind,
        prefix=PREFIXES[kind],
        after=after,
        first=last + 1,
        last=last + blocks * SIZES[kind],
    )
    session.add(made)
    session.flush()
    return made
