# SPDX-License-Identifier: GPL-3.0-or-later
"""From a result's rows to the plain named tuples that screens get."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from sqlalchemy.orm import Session

T = TypeVar("T")


def rows_as(kind: Callable[..., T], rows: Iterable[Any]) -> list[T]:
    """Each row's columns, in order, as the fields of `kind`."""
    return [kind(*row) for row in rows]


def straight(session: Session, sql: str, parameters: tuple[Any, ...]) -> Iterable[Any]:
    """Tuples from the desk's driver, inside the session's transaction.

    For what each keystroke or scan waits for: a result object of SQLAlchemy counts there.
    """
    connection: Any = session.connection().connection.driver_connection
    rows: Iterable[Any] = connection.execute(sql, parameters)
    return rows
