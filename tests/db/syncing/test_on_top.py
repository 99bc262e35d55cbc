# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desk has done and nobody has answered lies on top of whatever comes in."""

from __future__ import annotations

from contextlib import nullcontext
from unittest.mock import patch
from uuid import UUID

import pytest
from sqlalchemy import exists, select

from db.models import Loan
from db.operations import circulation
from db.syncing import overlay
from tests.db.syncing.test_who_wins import cycle, item, make, member
from tests.simulation.world import SimulatedDesk, World


def knows(desk: SimulatedDesk, loan: UUID) -> bool:
    with desk.store.read() as session:
        return bool(session.scalar(select(exists().where(Loan.uid == loan))))


@pytest.mark.parametrize("planted", [False, True], ids=["as it is", "with a planted bug"])
def test_own_work_stays_over_what_another_did_to_the_same_item(planted: bool) -> None:
    """Lent while an answer is under way that tells of another's loan of that item."""
    world = World(1, desks=2)
    a, b = world.desks
    make(b, circulation.check_out, item=item(world), member=member(world, 1))
    cycle(world, b)
    request, raw, token = a.ask()
    mine = make(a, circulation.check_out, item=item(world), member=member(world)).loan
    hidden = patch.object(overlay, "_judge_again", lambda session, operations: None)
    with hidden if planted else nullcontext():
        a.take(request, world.serve(raw, token))
    assert knows(a, mine) is not planted
