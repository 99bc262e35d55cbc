# SPDX-License-Identifier: GPL-3.0-or-later
"""A library that began at one desk becomes the server's: every row and the journal come along."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import Table, func, insert, select, text
from sqlalchemy.orm import Session

from central_server.answering import new_epoch
from central_server.devices import Chance
from central_server.publishing import publish_everything
from central_server.store import CentralStore
from db.models import NumberBlock, SessionSheet, Setting
from db.models.columns import Base
from db.models.syncing import BaseRow, Cursor, HeldRow, TouchedRow
from db.operations.founding import keep_desk
from db.store import Store
from db.syncing.desks import is_enrolled

OF_THE_DESK = frozenset(
    model.__tablename__
    for model in (NumberBlock, SessionSheet, Setting, Cursor, HeldRow, BaseRow, TouchedRow)
)
"""Tables that say where a desk stands, and what is kept there alone; the library's settings go along."""
AT_ONCE = 1_000


class BelongsToAServer(Exception):
    """The desk's library has a server already."""


def take_over(store: CentralStore, desk: Store, chance: Chance) -> int:
    """Fill an empty central store from a desk's, all or nothing; returns how many rows came.

    Raises BelongsToAServer.
    """
    with desk.read() as source, store.write() as target:
        if is_enrolled(source):
            raise BelongsToAServer
        rows = sum(_copy(source, target, table) for table in _tables())
        _settings(source, target, chance)
        new_epoch(target, chance)
        publish_everything(target)
    return rows


def _tables() -> Iterator[Table]:
    """Parents before children."""
    return (table for table in Base.metadata.sorted_tables if table.name not in OF_THE_DESK)


def _copy(source: Session, target: Session, table: Table) -> int:
    copied = 0
    for some in source.execute(select(table)).mappings().partitions(AT_ONCE):
        target.execute(insert(table), [dict(row) for row in some])
        copied += len(some)
    if copied and "id" in table.c and target.get_bind().dialect.name == "postgresql":
        newest = select(func.max(table.c.id)).scalar_subquery()
        target.execute(select(func.setval(text(f"pg_get_serial_sequence('{table.name}', 'id')"), newest)))
    return copied


def _settings(source: Session, target: Session, chance: Chance) -> None:
    """The library's; and a desk of the server's own, whose numbers come from leases like everybody's."""
    for found in source.scalars(select(Setting).where(Setting.scope == "library")):
        target.add(Setting(scope=found.scope, name=found.name, value=found.value))
    branch = UUID(source.get_one(Setting, ("desk", "branch")).value)
    keep_desk(target, chance.uid(), branch)
    target.flush()
    target.query(NumberBlock).delete()
