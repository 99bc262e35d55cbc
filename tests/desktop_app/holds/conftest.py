# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of reservations and transit on a real small store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from db.operations.desk import Desk
from desktop_app.background import Background
from desktop_app.holds.page import HoldsPage
from desktop_app.issuing import Issued
from desktop_app.preferences import Settings
from desktop_app.printing.output import Output
from tests.db import small_world


class Slips:
    def __init__(self) -> None:
        self.delivered: list[Issued] = []

    def deliver(self, issued: Issued) -> None:
        self.delivered.append(issued)

    def preview(self, issued: Sequence[Issued]) -> None:
        raise AssertionError


@pytest.fixture
def title(desk: Desk) -> UUID:
    return small_world.add_title(desk, "Bumi Manusia")


@pytest.fixture
def copy(desk: Desk, title: UUID) -> UUID:
    return small_world.add_item(desk, "B900", title, call_number="899.221 3 PRA b")


@pytest.fixture
def slips() -> Slips:
    return Slips()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, slips: Slips) -> Iterator[HoldsPage]:
    background = Background()
    settings = Settings({}, lambda: desk, background)
    output = Output(background, settings)
    made = HoldsPage(lambda: desk, background, slips, output, settings, lambda: made)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    yield made
    background.close()
