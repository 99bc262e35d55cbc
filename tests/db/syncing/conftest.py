# SPDX-License-Identifier: GPL-3.0-or-later
"""A server and two desks of a small library, in memory; the wire between them does as it is told."""

from __future__ import annotations

import pytest

from tests.simulation.world import World


@pytest.fixture
def world() -> World:
    """Desks d0 at A, d1 at B and d2 at C (which sees its own branch alone), all synced."""
    return World(1, desks=3)
