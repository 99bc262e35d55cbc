# SPDX-License-Identifier: GPL-3.0-or-later
"""The server's own operations: a desk of its own, whose changes are in the feed when they are committed."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import cast

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from central_server.answering import new_epoch
from central_server.concerned import concerned
from central_server.devices import Chance
from central_server.publishing import publish_everything
from central_server.store import CentralStore
from central_server.turns import wait_for_workshops
from central_server.visit_days import count_days
from db.models import NumberBlock, Staff
from db.operations.desk import Desk, Person, utc_now
from db.operations.founding import NewLibrary, desk_of, found_library
from db.operations.importing import ImportMembers, ImportTitles
from db.operations.operation import Operation
from db.operations.refusals import Unknown
from db.operations.staff import person_of
from db.store import Store
from db.syncing import feed
from db.syncing.edits import IMPORTED
from db.syncing.kinds import RowKey
from db.syncing.last_words import say_all
from db.syncing.touches import touches
from db.syncing.verdicts import Bench
from db.syncing.wire import there

Finish = Callable[[Session, set[RowKey]], None]


class OwnStore:
    """The central store as a desk sees it; `begin` and `finish` are done at both ends of each transaction.

    It is the desk's tracker too: it notes which rows each operation touches.
    """

    clock_offset: int | None = None

    def __init__(
        self, store: CentralStore, finish: Finish, begin: Callable[[Session], None] | None = None
    ) -> None:
        self._store = store
        self._begin = begin
        self._finish = finish
        self._touched: set[RowKey] = set()

    def read(self) -> AbstractContextManager[Session]:
        """As the store's."""
        return self._store.read()

    @contextmanager
    def write(self) -> Iterator[Session]:
        """As the store's, and published."""
        self._touched.clear()
        with self._store.write() as session:
            if self._begin is not None:
                self._begin(session)
            yield session
            self._finish(session, self._touched)

    def touch(self, *keys: RowKey) -> None:
        """Rows that were changed beside operations."""
        self._touched.update(keys)

    def before(self, session: Session, operation: Operation) -> bytes | None:
        """See desk.Tracker; the server's own edits begin from what is there."""
        keys = touches(operation, session)
        self._touched |= keys
        if isinstance(operation, ImportTitles | ImportMembers):
            bench = Bench(session, operation.made_at, final=True, before={})
            say_all(bench, there(session, keys), IMPORTED)
        return None


def as_desks_see(store: CentralStore | OwnStore) -> Store:
    """What operations ask of a store is `read` and `write`; the rest belongs to a desk's file."""
    return cast("Store", store)


def found(
    store: CentralStore, new: NewLibrary, chance: Chance, clock: Callable[[], datetime] = utc_now
) -> Desk:
    """Found a library in an empty store, begin its first epoch and fill the feed, all or nothing.

    Raises Invalid.
    """

    def finish(session: Session, _: set[RowKey]) -> None:
        session.flush()
        # Numbers for people come from leases here: the blocks of a desk that stands alone are its own.
        session.execute(delete(NumberBlock))
        new_epoch(session, chance)
        publish_everything(session)

    return found_library(as_desks_see(OwnStore(store, finish)), new, clock=clock)


def own_desk(store: CentralStore, username: str) -> Desk | None:
    """The server's desk with this person at it; None where no library was founded. Raises Unknown."""
    desk = _desk(OwnStore(store, _publish))
    if desk is not None:
        desk.person = _person(store, username)
    return desk


def unattended_desk(store: CentralStore, clock: Callable[[], datetime]) -> Desk | None:
    """The server's desk for what people who are no staff send in: nobody is signed in at it.

    One transaction of it comes after the other, whichever process it is in.
    """
    desk = _desk(OwnStore(store, _publish, wait_for_workshops))
    if desk is not None:
        desk.clock = clock
    return desk


def _desk(own: OwnStore) -> Desk | None:
    desk = desk_of(as_desks_see(own))
    if desk is not None:
        desk.tracker = own
    return desk


def _publish(session: Session, touched: set[RowKey]) -> None:
    feed.publish(session, touched | concerned(session, touched) | count_days(session, touched))


def _person(store: CentralStore, username: str) -> Person:
    with store.read() as session:
        account = session.scalar(
            select(Staff).where(Staff.username == username.strip().lower(), Staff.active)
        )
        if account is None:
            raise Unknown(what="staff", text=username)
        return person_of(account)
