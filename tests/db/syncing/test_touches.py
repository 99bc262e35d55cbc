# SPDX-License-Identifier: GPL-3.0-or-later
"""What an operation says it touches is all that it changes; every kind of operation has its say."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from central_server.publishing import every_row
from db.operations.operation import Operation, kinds
from db.syncing.kinds import RowKey
from db.syncing.touches import touches
from db.syncing.touching import rows_of
from db.syncing.wire import bodies
from tests.simulation import actions
from tests.simulation.world import SimulatedDesk, World

STEPS = 40


def everything(session: Session) -> dict[RowKey, bytes]:
    """Every row that travels."""
    return {key: raw for some in every_row(session) for key, raw in bodies(session, some).items()}


class Watch:
    """A tracker that notes the whole store before each operation."""

    clock_offset: int | None = None

    def __init__(self) -> None:
        self.before_all: dict[RowKey, bytes] = {}
        self.said: frozenset[RowKey] = frozenset()
        self.operation: Operation | None = None

    def before(self, session: Session, operation: Operation) -> bytes | None:
        self.before_all, self.operation = everything(session), operation
        self.said = touches(operation, session)
        return None


@pytest.mark.parametrize("seed", range(4))
def test_nothing_changes_but_what_was_said(seed: int) -> None:
    world = World(seed, desks=1)
    desk: SimulatedDesk = world.desks[0]
    watch = Watch()
    desk.desk.tracker = watch
    work = [action for action, _ in actions.WORK]
    for _ in range(STEPS):
        watch.operation = None
        world.random.choice(work)(world, desk)
        if watch.operation is None:
            continue
        with desk.store.read() as session:
            after = everything(session)
        different = {
            k for k in after.keys() | watch.before_all.keys() if after.get(k) != watch.before_all.get(k)
        }
        assert different <= watch.said, watch.operation.kind()


def test_every_kind_of_operation_says_what_it_touches() -> None:
    silent = [kind.__name__ for kind in kinds() if rows_of.dispatch(kind) is rows_of.dispatch(object)]
    assert silent == []
