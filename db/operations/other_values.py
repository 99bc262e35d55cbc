# SPDX-License-Identifier: GPL-3.0-or-later
"""Two values of one field, as a note tells them: read, and the other put among the facts of the record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple, TypeVar, get_type_hints
from uuid import UUID

import msgspec
from msgspec.structs import replace

from db.models.columns import EPOCH, MICROSECOND
from db.operations import refusals
from db.operations.desk import Making
from db.operations.operation import Operation
from db.operations.records import is_written_out
from db.rules.roles import Right

CUT = "cut"
"""Among a note's facts: its values were too long to be told whole."""
F = TypeVar("F", bound=msgspec.Struct)


class Edit(NamedTuple):
    """One field of one record; `kept` is what stands there, `other` what gave way. A setting has a `name`."""

    record: str
    row: UUID
    field: str
    kept: Any
    other: Any
    name: str = ""


Maker = Callable[[Making, Edit], Operation]


class Putting(NamedTuple):
    """How a value is put back in one kind of record: by whom, and in which fields, as they travel."""

    make: Maker
    right: Right
    fields: frozenset[str]


def must_be(value: object, kept: object) -> None:
    """Raises CannotUndo where it is another one by now."""
    if value != kept:
        raise refusals.CannotUndo(why="moved_on")


def with_other(facts: F, name: str, edit: Edit) -> F:
    """The facts with the other value. Raises CannotUndo."""
    kind = get_type_hints(type(facts))[name]
    must_be(getattr(facts, name), read(edit.kept, kind))
    return replace(facts, **{name: read(edit.other, kind)})


def read(value: Any, kind: Any) -> Any:
    """A value as it travels, as the facts have it."""
    if kind == tuple[str, ...]:
        return tuple(value.split("\n")) if value else ()
    if kind is datetime:
        return EPOCH + value * MICROSECOND
    if isinstance(value, str) and is_written_out(kind):
        return msgspec.json.decode(value, type=kind)
    return msgspec.convert(value, kind, strict=False)
