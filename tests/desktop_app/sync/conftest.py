# SPDX-License-Identifier: GPL-3.0-or-later
"""Central servers on loopback: with the small library of tests.central_server, and with a catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.central_server.conftest import QUICK
from tests.central_server.serving import Running, serving
from tests.central_server.worlds import build
from tests.desktop_app.sync import centre as at_the_centre
from tests.desktop_app.sync.centre import Centre


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    url = f"sqlite:///{(tmp_path / 'central.db').as_posix()}"
    build(url)
    with serving(url, QUICK) as found:
        yield found


@pytest.fixture(scope="session")
def central_world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a catalogue, to be copied."""
    file = tmp_path_factory.mktemp("centre") / "central.db"
    at_the_centre.build(f"sqlite:///{file.as_posix()}")
    return file


@pytest.fixture
def centre(central_world: Path, tmp_path: Path) -> Iterator[Centre]:
    """A server that listens, over a library of its own."""
    with at_the_centre.centre(central_world, tmp_path / "centre") as found:
        yield found
