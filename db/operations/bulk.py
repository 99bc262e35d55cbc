# SPDX-License-Identifier: GPL-3.0-or-later
"""Many rows at once: SQLAlchemy's own statements and types, without its cost for each row or value."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from os import urandom
from time import time_ns
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import Dialect, Table, bindparam, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql import column as bare_column
from sqlalchemy.sql import table as bare_table

from db.models.columns import Base, Row

T = TypeVar("T")
Values = tuple[Any, ...]
_SEQUENCE = 1 << 12
AT_ONCE = 500
"""Values in one IN: SQLite's limit is far off, but its plans stay good."""


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """Lists of at most AT_ONCE."""
    waiting = list(values)
    for at in range(0, len(waiting), AT_ONCE):
        yield waiting[at : at + AT_ONCE]


def insert_rows(session: Session, model: type[Base], names: tuple[str, ...], rows: Sequence[Values]) -> None:
    """Insert rows that give these columns, in this order; nothing for no rows."""
    if not rows:
        return
    table = cast("Table", model.__table__)
    connection = session.connection()
    if not connection.dialect.positional:
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])
        return
    statement, places, readers = _inserting(table, names, connection.dialect)
    connection.exec_driver_sql(statement, [_bound(row, places, readers) for row in rows])


def update_rows(session: Session, model: type[Row], names: tuple[str, ...], rows: Sequence[Values]) -> None:
    """Change rows: each gives these columns, then its own key; nothing for no rows."""
    if not rows:
        return
    table = cast("Table", model.__table__)
    connection = session.connection()
    if not connection.dialect.positional:
        statement = (
            update(table)
            .where(table.c.id == bindparam("of"))
            .values({name: bindparam(name) for name in names})
        )
        connection.execute(statement, [dict(zip((*names, "of"), row, strict=True)) for row in rows])
        return
    text, readers = _updating(table, names, connection.dialect)
    connection.exec_driver_sql(text, [_bound(row, None, readers) for row in rows])


Reader = Callable[[Any], Any]


@lru_cache(maxsize=256)
def _updating(
    table: Table, names: tuple[str, ...], dialect: Dialect
) -> tuple[str, tuple[tuple[int, Reader], ...]]:
    quote = dialect.identifier_preparer.quote
    said = ", ".join(f"{quote(name)} = ?" for name in names)
    readers = ((at, _reader(table.columns[name].type, dialect)) for at, name in enumerate(names))
    bound = tuple((at, reader) for at, reader in readers if reader is not None)
    return f"UPDATE {quote(table.name)} SET {said} WHERE id = ?", bound


@lru_cache(maxsize=256)
def _inserting(
    table: Table, names: tuple[str, ...], dialect: Dialect
) -> tuple[str, tuple[int, ...] | None, tuple[tuple[int, Reader], ...]]:
    """The statement, the places of its values in a row (None where in order), and what binds them.

    A bare table: the model would have Python's defaults bound too. What is not named, the store fills.
    """
    order = tuple(column.name for column in table.columns if column.name in set(names))
    plain = bare_table(table.name, *map(bare_column, order))
    statement = str(insert(plain).compile(dialect=dialect, column_keys=list(order)))
    readers = ((at, _reader(table.columns[name].type, dialect)) for at, name in enumerate(order))
    places = None if order == names else tuple(names.index(name) for name in order)
    return statement, places, tuple((at, reader) for at, reader in readers if reader is not None)


def _reader(column_type: Any, dialect: Dialect) -> Reader | None:
    return cast("Reader | None", column_type.dialect_impl(dialect).bind_processor(dialect))


def _bound(row: Values, places: tuple[int, ...] | None, readers: Sequence[tuple[int, Reader]]) -> Values:
    values = list(row) if places is None else [row[place] for place in places]
    for at, reader in readers:
        values[at] = reader(values[at])
    return tuple(values)


def new_uids() -> Iterator[UUID]:
    """UUIDv7s (RFC 9562, method 1), each greater than the one before: for thousands of rows at a time."""
    while True:
        start = time_ns() // 1_000_000
        noise = urandom(8 * _SEQUENCE)
        for at in range(_SEQUENCE):
            tail = int.from_bytes(noise[8 * at : 8 * at + 8], "big") >> 2
            yield UUID(int=start << 80 | 7 << 76 | at << 64 | 1 << 63 | tail)


def pairs(
    session: Session, key: InstrumentedAttribute[Any], value: InstrumentedAttribute[Any], keys: Iterable[Any]
) -> list[tuple[Any, Any]]:
    """(key, value) of the rows whose key is one of these."""
    found: list[tuple[Any, Any]] = []
    for some in chunks(keys):
        found += _some_pairs(session, key, value, some)
    return found


def _some_pairs(
    session: Session, key: InstrumentedAttribute[Any], value: InstrumentedAttribute[Any], keys: list[Any]
) -> list[tuple[Any, Any]]:
    connection = session.connection()
    dialect = connection.dialect
    if dialect.paramstyle != "qmark":
        return [(k, v) for k, v in session.execute(select(key, value).where(key.in_(keys)))]
    reader = _reader(key.type, dialect)
    bound = tuple(keys) if reader is None else tuple(map(reader, keys))
    statement = f"{_selecting(key, value, dialect)} ({','.join('?' * len(bound))})"
    rows = connection.exec_driver_sql(statement, bound)
    k, v = _writer(key.type, dialect), _writer(value.type, dialect)
    return [(row[0] if k is None else k(row[0]), row[1] if v is None else v(row[1])) for row in rows]


def _writer(column_type: Any, dialect: Dialect) -> Reader | None:
    return cast("Reader | None", column_type.dialect_impl(dialect).result_processor(dialect, None))


@lru_cache(maxsize=256)
def _selecting(key: InstrumentedAttribute[Any], value: InstrumentedAttribute[Any], dialect: Dialect) -> str:
    return f"{select(key, value).compile(dialect=dialect)} WHERE {key.expression.compile(dialect=dialect)} IN"
