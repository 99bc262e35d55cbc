# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk with workshops, and the page on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.operations.desk import Desk
from desktop_app.background import Background
from desktop_app.preferences import Settings
from desktop_app.printing.output import Output
from desktop_app.workshops.page import WorkshopsPage

Opened = Callable[[], WorkshopsPage]


@pytest.fixture
def open_page(qtbot: QtBot, desk: Desk) -> Iterator[Opened]:
    """Makes the page and shows it; `qtbot.waitUntil` for what it reads beside the window."""
    background = Background()
    settings = Settings({}, lambda: desk, background)

    def opened() -> WorkshopsPage:
        holder = QWidget()
        page = WorkshopsPage(lambda: desk, background, Output(background, settings), settings, lambda: holder)
        qtbot.addWidget(page)
        qtbot.addWidget(holder)
        page.resize(1100, 700)
        page.show()
        page.activated()
        return page

    yield opened
    background.close()
