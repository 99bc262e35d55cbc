# SPDX-License-Identifier: GPL-3.0-or-later
"""What the worker does beside the window."""

from __future__ import annotations

from collections.abc import Iterator
from threading import current_thread, main_thread
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from db.syncing.kinds import KINDS
from desktop_app.background import Background
from desktop_app.keeping_in_step import KeepingInStep
from desktop_app.sync import worker
from tests.central_server.serving import Running
from tests.desktop_app.sync.test_outbox_files import RealDesk, here

assert here
LONG = 20_000


@pytest.fixture
def background() -> Iterator[Background]:
    lanes = Background()
    yield lanes
    lanes.close()


def test_what_speaks_http_is_made_beside_the_window(
    qtbot: QtBot, background: Background, here: RealDesk, server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes a tenth of a second to load, and reads what this PC trusts."""
    made_in: list[bool] = []

    class Watched(worker.Carrier):
        def __init__(self, *told: Any, **named: Any) -> None:
            made_in.append(current_thread() is main_thread())
            super().__init__(*told, **named)

    monkeypatch.setattr(worker, "Carrier", Watched)
    in_step = KeepingInStep(here.store, lambda: here.desk, background)
    with qtbot.waitSignal(
        in_step.state_changed, timeout=LONG, check_params_cb=lambda state: state.phase == "online"
    ):
        in_step.begin()
    assert made_in == [False], "one way to the server, made on a worker's thread"
    in_step.stop()


def test_pages_are_told_of_every_kind_of_row_that_comes() -> None:
    assert {kind.name for kind in KINDS.values()} <= set(worker.CHANGED)
