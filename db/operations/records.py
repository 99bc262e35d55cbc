# SPDX-License-Identifier: GPL-3.0-or-later
"""A row written from the facts of an operation that holds the whole record."""

from collections.abc import Mapping
from typing import Any, TypeVar, get_origin, get_type_hints
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.columns import Row
from db.operations import refusals
from db.operations.operation import key

R = TypeVar("R", bound=Row)
F = TypeVar("F", bound=msgspec.Struct)
Refs = Mapping[str, tuple[str, type[Row]]]
"""Facts that name other rows by uid: the column of each, and the model that it points at."""


def put_row(session: Session, model: type[R], uid: UUID, facts: msgspec.Struct, refs: Refs, **also: Any) -> R:
    """Add the row, or make it what the facts say; tuples and structs are kept as JSON. Raises Unknown."""
    values = dict(also)
    for name in facts.__struct_fields__:
        value = getattr(facts, name)
        if name in refs:
            column, other = refs[name]
            values[column] = key(session, other, value)
        else:
            values[name] = _plain(value)
    return write(session, model, uid, **values)


def whole_facts(session: Session, there: Row, kind: type[F], refs: Refs) -> F:
    """The facts from which `put_row` made a row what it is."""
    hints = get_type_hints(kind)
    values: dict[str, Any] = {}
    for name in kind.__struct_fields__:
        if name in refs:
            column, other = refs[name]
            at = getattr(there, column)
            values[name] = None if at is None else session.get_one(other, at).uid
        else:
            value = getattr(there, name)
            written = is_written_out(hints[name])
            values[name] = msgspec.json.decode(value, type=hints[name]) if written else value
    return kind(**values)


def write(session: Session, model: type[R], uid: UUID, **values: Any) -> R:
    """Add a row with these columns, or give it these."""
    there = session.scalar(select(model).where(model.uid == uid))
    if there is None:
        there = model(uid=uid, **values)
        session.add(there)
        return there
    for name, value in values.items():
        setattr(there, name, value)
    return there


def _plain(value: Any) -> Any:
    return msgspec.json.encode(value).decode() if isinstance(value, tuple | msgspec.Struct) else value


def is_written_out(kind: Any) -> bool:
    """Whether what is of this type is one text in a row: lists, and what has parts."""
    plain = get_origin(kind) or kind
    return isinstance(plain, type) and issubclass(plain, tuple | dict | msgspec.Struct)


def required(**texts: str) -> None:
    """Raises Invalid for the first of these fields that is empty."""
    for field, text in texts.items():
        if not text.strip():
            raise refusals.Invalid(field=field, why="empty")


def one_of(field: str, value: str, choices: tuple[str, ...]) -> None:
    """Raises Invalid where a field says what nobody knows."""
    if value not in choices:
        raise refusals.Invalid(field=field, why="bad_text")


def not_negative(**numbers: int | None) -> None:
    """Raises Invalid for the first of these that is below nought; None is 'not said'."""
    for field, number in numbers.items():
        if number is not None and number < 0:
            raise refusals.Invalid(field=field, why="bad_number")
