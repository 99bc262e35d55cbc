# SPDX-License-Identifier: GPL-3.0-or-later
"""A column is one of several values that are given when a statement is executed.

As many parameters as values are another statement for each number of them, which is written and planned anew.
PostgreSQL takes them as one array; SQLite, whose statements cost little, one by one.
"""

from typing import Any

from sqlalchemy import ARRAY, ColumnElement, any_, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.type_api import TypeEngine
from sqlalchemy.sql.visitors import InternalTraversal
from sqlalchemy.types import Boolean


class Among(ColumnElement[bool]):
    """`column IN (...)` of the values that are given under a name."""

    _traverse_internals = [
        ("one_by_one", InternalTraversal.dp_clauseelement),
        ("as_array", InternalTraversal.dp_clauseelement),
    ]
    type: TypeEngine[bool] = Boolean()

    def __init__(self, column: Any, name: str) -> None:
        self.one_by_one = column.in_(bindparam(name, expanding=True))
        self.as_array = column == any_(bindparam(name, type_=ARRAY(column.type)))


@compiles(Among)
def _one_by_one(element: Among, compiler: Any, **how: Any) -> str:
    return str(compiler.process(element.one_by_one.self_group(), **how))


@compiles(Among, "postgresql")
def _as_array(element: Among, compiler: Any, **how: Any) -> str:
    return str(compiler.process(element.as_array.self_group(), **how))
