# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing is unmade in a worker: garbage is looked for on the GUI thread."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app.garbage import Garbage, collect_what_is_due


@pytest.fixture
def garbage(qtbot: QtBot) -> Iterator[Garbage]:
    owner = QObject()
    yield Garbage(owner)
    gc.unfreeze()


class Circle:
    """Holds itself; tells where it was unmade."""

    def __init__(self, unmade: list[threading.Thread]) -> None:
        self.itself, self._unmade = self, unmade

    def __del__(self) -> None:
        self._unmade.append(threading.current_thread())


def make_many_things() -> None:
    for _ in range(5 * gc.get_threshold()[0]):
        kept: list[object] = []
        kept.append(kept)


def test_a_worker_that_makes_much_unmakes_nothing(garbage: Garbage, qtbot: QtBot) -> None:
    unmade: list[threading.Thread] = []
    garbage.begin()
    Circle(unmade)
    worker = threading.Thread(target=make_many_things)
    worker.start()
    worker.join()
    assert unmade == []
    qtbot.waitUntil(lambda: bool(unmade))
    assert unmade == [threading.main_thread()]


def test_where_little_was_made_nobody_looks(garbage: Garbage) -> None:
    unmade: list[threading.Thread] = []
    gc.collect()
    Circle(unmade)
    collect_what_is_due()
    assert unmade == []
    gc.collect()
    assert len(unmade) == 1
