# SPDX-License-Identifier: GPL-3.0-or-later
"""One title with one copy, for what is about a copy."""

from __future__ import annotations

from uuid import UUID

import pytest

from db.operations.desk import Desk
from tests.db import small_world


@pytest.fixture
def title(desk: Desk) -> UUID:
    return small_world.add_title(desk, "Bumi Manusia")


@pytest.fixture
def copy(desk: Desk, title: UUID) -> UUID:
    return small_world.add_item(desk, "B900", title)
