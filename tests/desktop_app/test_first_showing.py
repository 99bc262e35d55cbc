# SPDX-License-Identifier: GPL-3.0-or-later
"""What a page costs the window when it is first shown: no loading, and no dressing over and over."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from db.operations.desk import Desk
from db.operations.founding import desk_of
from db.operations.staff import sign_in
from desktop_app.background import Background
from desktop_app.blocks import theme
from desktop_app.keeping_in_step import KeepingInStep
from desktop_app.pages import NEEDS, load_pages, page_entries
from desktop_app.preferences import Settings
from desktop_app.printing.output import Output
from desktop_app.shell.services import PageEntry
from tests.desk.a_library import PASSWORD, found_a_library

OFTEN = 3
"""A widget is dressed when it comes into the window, and again where its own state asks for it."""


class Dressings(QObject):
    """Counts how often each widget of the program is dressed."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.of: Counter[int] = Counter()
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self.of[id(watched)] += 1
        return False


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    store = found_a_library(tmp_path_factory.mktemp("first-showing") / "store").store()
    found = desk_of(store, sign_in(store, "admin", PASSWORD))
    assert found is not None
    yield found
    store.close()


@pytest.fixture
def entries(qapp: QApplication, desk: Desk) -> Iterator[dict[str, PageEntry]]:
    theme.apply(qapp, "light")
    background = Background()
    settings = Settings({}, lambda: desk, background)
    output = Output(background, settings)
    in_step = KeepingInStep(desk.store, lambda: desk, background)
    made = page_entries(lambda: desk, background, output, settings, lambda _page: None, QWidget, in_step)
    yield {entry.name: entry for entry in made}
    background.close()


@pytest.mark.parametrize("name", NEEDS)
def test_a_page_is_dressed_when_it_comes_into_the_window_and_not_each_time_a_part_is_put_into_another(
    name: str, entries: dict[str, PageEntry], qapp: QApplication, qtbot: QtBot
) -> None:
    window, stack = QMainWindow(), QStackedWidget()
    qtbot.addWidget(window)
    window.setCentralWidget(stack)
    theme.dress(window)
    seen = Dressings(qapp)
    page = entries[name].make()
    widgets = len(page.findChildren(QWidget)) + 1
    alone = seen.of.total()
    stack.addWidget(page)
    qapp.removeEventFilter(seen)
    assert alone <= widgets, "dressed while it is in no window"
    assert seen.of.total() <= OFTEN * widgets
    assert widgets > 10


def test_pages_load_nothing_when_they_are_made(entries: dict[str, PageEntry], qtbot: QtBot) -> None:
    load_pages()
    before = set(sys.modules)
    for entry in entries.values():
        qtbot.addWidget(entry.make())
    loaded = sorted(set(sys.modules) - before)
    assert [name for name in loaded if name.startswith(("db.", "desktop_app."))] == []
