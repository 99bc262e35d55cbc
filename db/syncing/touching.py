# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rows an operation changes: each subject registers its own."""

from collections.abc import Iterator
from functools import singledispatch

from sqlalchemy.orm import Session

from db.operations.operation import Operation
from db.syncing.kinds import RowKey


@singledispatch
def rows_of(operation: Operation, session: Session) -> Iterator[RowKey]:
    """See `touches.touches`."""
    raise TypeError(f"nobody knows what {type(operation).__name__} touches")
