# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rows an operation changes: asked before it is applied. A test holds this against what apply does."""

from sqlalchemy.orm import Session

from db.operations.operation import Operation
from db.operations.overrides import is_override
from db.syncing import (
    touches_catalogue,  # noqa: F401 - registers its own
    touches_circulation,  # noqa: F401 - registers its own
    touches_frame,  # noqa: F401 - registers its own
    touches_people,  # noqa: F401 - registers its own
    touches_workshops,  # noqa: F401 - registers its own
)
from db.syncing.kinds import OVERRIDES, RowKey, at
from db.syncing.touching import rows_of


def touches(operation: Operation, session: Session) -> frozenset[RowKey]:
    """The rows that `operation` would change or make in this store."""
    rows = frozenset(rows_of(operation, session))
    return rows | {at(OVERRIDES, operation.uid)} if is_override(operation) else rows
