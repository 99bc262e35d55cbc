# SPDX-License-Identifier: GPL-3.0-or-later
"""A central server on loopback, with the small library of tests.central_server in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.central_server.conftest import QUICK
from tests.central_server.serving import Running, serving
from tests.central_server.worlds import build


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    url = f"sqlite:///{(tmp_path / 'central.db').as_posix()}"
    build(url)
    with serving(url, QUICK) as found:
        yield found
