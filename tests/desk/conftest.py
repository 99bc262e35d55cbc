# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen for the whole run of these stories, and a way to start the program on it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.desk.screen import RealDesk, Screen, missing_programs

HERE = Path(__file__).resolve().parent
StartDesk = Callable[..., RealDesk]


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.desk)


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    """A virtual screen with a window manager; on CI its absence is a failure, elsewhere a skip."""
    lacking = missing_programs()
    if lacking and os.environ.get("CI"):
        pytest.fail(f"needed on CI and missing: {', '.join(lacking)}")
    if lacking:
        pytest.skip(f"missing: {', '.join(lacking)} (make setup names the packages)")
    with Screen() as virtual:
        yield virtual


@pytest.fixture
def start_desk(screen: Screen) -> Iterator[StartDesk]:
    """Start the real program on the screen and wait until it takes keys; ended after the test."""
    started: list[RealDesk] = []

    def start(*arguments: str, **environment: str) -> RealDesk:
        desk = RealDesk(screen, arguments, environment)
        started.append(desk)
        desk.wait_until_ready()
        return desk

    yield start
    for desk in started:
        desk.stop()
