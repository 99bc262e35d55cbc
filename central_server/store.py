# SPDX-License-Identifier: GPL-3.0-or-later
"""The central store: PostgreSQL for real use, SQLite in one file as the embedded default."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import random
from time import sleep
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from db import migrations

ALONE = tuple(
    text(statement)
    for statement in (
        "SET LOCAL lock_timeout = 0",
        "SET LOCAL idle_in_transaction_session_timeout = 0",
        "SELECT pg_advisory_xact_lock(-1)",
    )
)
"""Waits for whoever upgrades the tables, however long that takes; until the transaction ends it is us.
The queues of operations (turns.py) have numbers above 0."""
TRIES = 6
PAUSE = 0.02
"""Seconds at most before the second try, twice as many before the next: who met once does not meet again."""
T = TypeVar("T")


class CentralStore:
    """An open central store. `read` sees one state throughout; `write` commits or leaves nothing behind."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        snapshot = "REPEATABLE READ" if engine.dialect.name == "postgresql" else "SERIALIZABLE"
        self._reader = engine.execution_options(isolation_level=snapshot) if _is_postgres(engine) else engine
        self._writer = engine if _is_postgres(engine) else engine.execution_options(begin="IMMEDIATE")

    def upgrade(self, after: Callable[[Connection], None] | None = None) -> None:
        """Bring the tables to the newest revision; of servers that start at once one does, others wait.

        `after` is done in the same transaction where an older store was changed: nobody sees one without
        the other.
        """
        with self._alone():
            migrations.upgrade(self._writer, after=after)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """For what may take long. SQLite has one writer at a time anyway."""
        if not _is_postgres(self.engine):
            yield
            return
        with self.engine.connect() as connection:
            for statement in ALONE:
                connection.execute(statement)
            yield

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one state of the store throughout; what was changed in it is not kept."""
        with Session(self._reader, autoflush=False) as session:
            yield session
            session.expunge_all()
            # psycopg forgets all prepared statements at a rollback: each would be planned anew.
            session.commit()

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that commits at the end, or rolls back on any exception."""
        with Session(self._writer) as session, session.begin():
            yield session

    def retry(self, work: Callable[[Session, bool], T]) -> T:
        """Do `work(session, is_last_try)` in a transaction, again where another process came in between."""

        def once(is_last: bool) -> T:
            with self.write() as session:
                return work(session, is_last)

        return self.again(once)

    def again(self, work: Callable[[bool], T]) -> T:
        """Do `work(is_last_try)`, which has its own transaction, again where another process came in."""
        for attempt in range(TRIES):
            try:
                return work(attempt == TRIES - 1)
            except (OperationalError, IntegrityError):
                if attempt == TRIES - 1:
                    raise
                if _is_postgres(self.engine):
                    sleep(random() * PAUSE * 2**attempt)
        raise AssertionError("unreachable")

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def _is_postgres(engine: Engine) -> bool:
    return engine.dialect.name == "postgresql"


POSTGRES = {
    "connect_timeout": 5,
    "application_name": "simpul-server",
    # Whoever holds a lock for long is waited for a while and then asked again; who sleeps with one is ended.
    # Statements are few and ask by keys: planning one takes longer than running it.
    "options": "-c lock_timeout=5s -c idle_in_transaction_session_timeout=60s "
    "-c plan_cache_mode=force_generic_plan -c random_page_cost=1.1",
}


def open_store(url: str, connections: int = 2) -> CentralStore:
    """The store at a database URL: 'postgresql+psycopg://…' or 'sqlite:///file'. Raises ArgumentError."""
    address = make_url(url)
    options = POSTGRES if address.get_backend_name() == "postgresql" else {}
    engine = create_engine(
        address, pool_size=connections, max_overflow=2, hide_parameters=True, connect_args=options
    )
    if engine.dialect.name == "sqlite":
        prepare_sqlite(engine)
    return CentralStore(engine)


def prepare_sqlite(engine: Engine) -> None:
    """SQLite as our transactions want it: foreign keys, write-ahead log, BEGIN said by us."""
    event.listen(engine, "connect", _connected)
    event.listen(engine, "begin", _begin)


def _connected(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL", "busy_timeout = 10000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begin', 'DEFERRED')}")
