# SPDX-License-Identifier: GPL-3.0-or-later
"""The window with its real pages on a small library: who sees what, and what is found from anywhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.operations.desk import Desk, Person, with_person
from db.operations.founding import desk_of
from db.operations.staff import sign_in
from db.queries.scan import recognise
from db.rules.roles import ROLES, rights_of
from desktop_app.background import Background
from desktop_app.catalogue.title_form import TitleForm
from desktop_app.keeping_in_step import KeepingInStep
from desktop_app.language import Language
from desktop_app.pages import NEEDS, allowed, page_entries
from desktop_app.preferences import Settings
from desktop_app.printing.output import Output
from desktop_app.settings.page import SettingsPage
from desktop_app.settings.section_words import SECTIONS
from desktop_app.shell.appearance import Appearance
from desktop_app.shell.services import Services
from desktop_app.shell.window import MainWindow
from tests.desk.a_library import PASSWORD, Library, found_a_library

Opened = Callable[..., MainWindow]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return found_a_library(tmp_path_factory.mktemp("template") / "store")


@pytest.fixture
def library(template: Library, tmp_path: Path) -> Library:
    return template._replace(folder=shutil.copytree(template.folder, tmp_path / "store"))


@pytest.fixture
def desk(library: Library) -> Iterator[Desk]:
    store = library.store()
    found = desk_of(store, sign_in(store, "admin", PASSWORD))
    assert found is not None
    yield found
    store.close()


@pytest.fixture
def open_window(qapp: QApplication, qtbot: QtBot, desk: Desk) -> Iterator[Opened]:
    """The main window for somebody with these roles."""
    background = Background()

    def opened(*roles: str) -> MainWindow:
        assert desk.person is not None
        person = Person(desk.person.uid, "Rini", "rini", roles, rights_of(roles))
        seat = with_person(desk, person)
        settings = Settings({}, lambda: seat, background)
        output = Output(background, settings)
        in_step = KeepingInStep(desk.store, lambda: seat, background)
        entries = page_entries(
            lambda: seat, background, output, settings, lambda _page: None, lambda: window, in_step
        )

        def recognised(text: str) -> Any:
            with desk.store.read() as session:
                return recognise(session, text)

        services = Services(background, settings, recognised)
        window = MainWindow(entries, services, Appearance(qapp, settings, Language(qapp)))
        qtbot.addWidget(window)
        window.allow(allowed(person.rights))
        window.show()
        qtbot.waitExposed(window)
        return window

    yield opened
    background.close()


def command(window: MainWindow, name: str, argument: str) -> Any:
    """The command that goes to a page to do something."""
    entry = next(entry for entry in window.entries if entry.name == name)
    place = next(place for place, way in enumerate(entry.ways) if way.argument == argument)
    return next((c for c in window.commands() if c.id == f"way-{name}-{place}" and c.enabled()), None)


def test_a_member_is_registered_from_anywhere(open_window: Opened, qtbot: QtBot) -> None:
    window = open_window("circulation")
    command(window, "members", "new").run()
    page: Any = window.page
    assert page.page_name == "members"
    qtbot.waitUntil(lambda: page.presenter.state.form is not None)


def test_a_title_is_added_from_anywhere(open_window: Opened, qtbot: QtBot) -> None:
    window = open_window("administrator")
    command(window, "catalogue", "new").run()
    qtbot.waitUntil(lambda: bool(window.findChildren(TitleForm)))
    window.findChildren(TitleForm)[0].reject()


def test_what_is_due_is_looked_at_from_anywhere(open_window: Opened) -> None:
    window = open_window("circulation")
    command(window, "history", "due").run()
    page: Any = window.page
    assert page.presenter.state.view == "due"


@pytest.mark.parametrize("view", ["import", "export"])
def test_files_come_and_go_from_anywhere(open_window: Opened, view: str) -> None:
    window = open_window("administrator")
    command(window, "exchange", view).run()
    page: Any = window.page
    assert page.presenter.state.view == view


def test_every_section_of_the_settings_is_found_from_anywhere(open_window: Opened) -> None:
    window = open_window("administrator")
    for section in SECTIONS:
        window.go("circulation")
        command(window, "settings", section).run()
        assert isinstance(window.page, SettingsPage)
        assert window.page.current == section


def test_the_page_in_view_is_not_offered_twice(open_window: Opened) -> None:
    window = open_window("administrator")
    assert command(window, "members", "new") is not None
    window.go("members")
    assert command(window, "members", "new") is None
    words = [c.words() for c in window.commands() if c.enabled()]
    assert words.count("New member") == 1


@pytest.mark.parametrize("role", ROLES)
def test_nobody_is_offered_what_their_role_may_not(open_window: Opened, role: str) -> None:
    window = open_window(role)
    shown = {name for name, button in window.navigation.buttons.items() if not button.isHidden()}
    assert shown == {name for name, needs in NEEDS.items() if not needs or needs & rights_of([role])}
    window.go("settings")
    assert isinstance(window.page, SettingsPage)
    sections = {name for name, needs in SECTIONS.items() if needs is None or needs in rights_of([role])}
    assert set(window.page.entries) == sections
    window.go("catalogue")
    offered = {name for name in SECTIONS if command(window, "settings", name) is not None}
    assert offered == sections


def test_a_slip_scanned_on_any_page_is_shown(open_window: Opened, qtbot: QtBot, library: Library) -> None:
    window = open_window("administrator")
    for code in (library.cards[0], library.barcodes[0], ""):
        window.queue.put(code)
    page: Any = window.page
    qtbot.waitUntil(lambda: page.has_slips, timeout=10_000)
    number = page._last_slips[0].number
    window.go("catalogue")
    window.queue.put(number.lower())
    qtbot.waitUntil(lambda: window.page is not None and window.page.page_name == "history")
    history: Any = window.page
    qtbot.waitUntil(lambda: [row.number for row in history.presenter.state.slips] == [number])


def test_anything_scanned_on_any_page_finds_its_way(
    open_window: Opened, qtbot: QtBot, library: Library
) -> None:
    window = open_window("administrator")
    ways = {
        "catalogue": ((library.cards[0], "circulation"), (library.barcodes[0], "catalogue")),
        "members": ((library.cards[0], "members"), (library.barcodes[1], "circulation")),
        "history": ((library.cards[0], "circulation"), ("buku cerita", "catalogue")),
        "exchange": ((library.barcodes[2], "circulation"), ("9789799731234", "catalogue")),
        "settings": ((library.cards[1], "circulation"), ("buku cerita", "catalogue")),
    }
    for name, scans in ways.items():
        for text, target in scans:
            window.go(name)
            with qtbot.waitSignal(window.delivered) as delivered:
                window.queue.put(text)
            assert delivered.args is not None
            assert delivered.args[1] == target, (name, text)
            qtbot.waitUntil(lambda: window.queue.idle or window.queue.held)
            window.queue.hold(False)
