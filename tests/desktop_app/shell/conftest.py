# SPDX-License-Identifier: GPL-3.0-or-later
"""A window with demo pages, in English words of the source and Indonesian habits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.background import Background
from desktop_app.blocks import theme
from desktop_app.shell.window import MainWindow
from tests.desktop_app.shell.demo import demo_window


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, background: Background) -> Iterator[MainWindow]:
    theme.load_fonts()
    made = demo_window(qapp, background)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.pages.current = None
