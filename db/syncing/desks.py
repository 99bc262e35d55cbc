# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk that a store belongs to, with what an enrolled one needs to stay in step with its server."""

from sqlalchemy.orm import Session

from db.models import Setting
from db.operations.desk import ENROLLED, Desk, Person
from db.operations.founding import desk_of
from db.store import Store


def desk_at(store: Store, person: Person | None = None) -> Desk | None:
    """The desk of a store, enrolled or alone; None where no library was founded in it."""
    desk = desk_of(store, person)
    if desk is not None:
        with store.read() as session:
            enrolled = is_enrolled(session)
        if enrolled:
            # Only then: a desk that stands alone starts without it.
            from db.syncing.overlay import Overlay

            desk.tracker = Overlay()
    return desk


def is_enrolled(session: Session) -> bool:
    """Whether this store's desk belongs to a server."""
    return session.get(Setting, ENROLLED) is not None
