# SPDX-License-Identifier: GPL-3.0-or-later
"""In which condition something was before it was declared lost, as far as the journal here has that.

A desk's journal has what was declared there, the server's what was declared anywhere.
"""

from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import JournalEntry, Loan
from db.operations.own_deeds import NEAR
from db.rules.items import FOUND, LOST
from db.rules.stocktake import EXPECTED

DECLARED = "DeclareLost"


def before_loss(session: Session, item: int) -> str:
    """Of an item (its key) that is lost now; FOUND where that is not known here."""
    lost = select(Loan.uid, Loan.ended_at).where(Loan.item_id == item, Loan.ending == LOST)
    last = session.execute(lost.order_by(Loan.ended_at.desc()).limit(1)).first()
    if last is None:
        return FOUND
    near = JournalEntry.made_at.between(last.ended_at - NEAR, last.ended_at + NEAR)
    said = select(JournalEntry.payload).where(JournalEntry.kind == DECLARED, near)
    named = str(last.uid).encode()
    told = session.scalars(said.order_by(JournalEntry.made_at.desc()))
    return next((_was(payload) for payload in told if named in payload), FOUND)


def said_with(session: Session, declared: UUID) -> str:
    """What a DeclareLost said that it was before; FOUND where this journal does not have it."""
    payload = session.scalar(select(JournalEntry.payload).where(JournalEntry.uid == declared))
    return FOUND if payload is None else _was(payload)


def _was(payload: bytes) -> str:
    was: str = msgspec.json.decode(payload).get("was", FOUND)
    return was if was in EXPECTED else FOUND
