# SPDX-License-Identifier: GPL-3.0-or-later
"""A small library for pages; folders with people or books of their own make their own desk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.operations.desk import Desk
from tests.db import small_world


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A founded library, to be copied."""
    folder = tmp_path_factory.mktemp("templates")
    small_world.make_templates(folder)
    return folder


@pytest.fixture
def clock() -> small_world.Clock:
    """The desk's."""
    return small_world.Clock()


@pytest.fixture
def desk(templates: Path, tmp_path: Path, clock: small_world.Clock) -> Iterator[Desk]:
    """The administrator at the desk of a small library."""
    with closing(small_world.copied(templates / "founded", tmp_path / "store")) as store:
        yield small_world.at_desk(store, clock)
