# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program, played without a person: it is signed in to, scanned into, and dressed while it runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Barrier
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app import hands
from desktop_app.application import Application
from desktop_app.blocks import theme
from desktop_app.blocks.page import Page
from desktop_app.desk_at_work import DeskAtWork
from desktop_app.shell.window import MainWindow
from tests.screenshots.looks import Look

P = TypeVar("P", bound=Page)


class Playing:
    """One program on one store. `unforeseen` holds the errors that it told of."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.app, self.folder = app, folder
        self.whole = Application(app, folder)
        self.unforeseen: list[Exception] = []
        self.whole.background.unexpected.connect(self.unforeseen.append)

    # --- what is there --------------------------------------------------------------------------------

    @property
    def work(self) -> DeskAtWork:
        """The desk of whoever is signed in."""
        assert self.whole.work is not None, "nobody is signed in"
        return self.whole.work

    @property
    def window(self) -> QWidget:
        """The window in view: the main one, or the one before it."""
        return self.whole.work.window if self.whole.work is not None else self.whole.welcome

    @property
    def desk(self) -> MainWindow:
        """The main window."""
        return self.work.window

    # --- hands ----------------------------------------------------------------------------------------

    def sign_in(self, username: str, password: str) -> None:
        """As one of the staff."""
        welcome = self.whole.welcome
        hands.until(lambda: welcome.pages.currentWidget() is welcome.sign_in, "the sign-in page")
        welcome.sign_in.presenter.choose(username)
        hands.enter(welcome.sign_in.secret.edit, password)
        hands.until(lambda: self.whole.work is not None, "the desk")
        # On a slow machine the play is longer than a desk waits for somebody to come back.
        self.desk.idle_watch.start(0)

    def go(self, kind: type[P], argument: object = None) -> P:
        """Show a page."""
        self.desk.go(kind.page_name, argument)
        self.quiet()
        assert isinstance(self.desk.page, kind), f"{kind.page_name} is not shown"
        return self.desk.page

    def scan(self, text: str, seen: Callable[[], object]) -> None:
        """As a scanner does; then wait for what comes of it."""
        hands.enter(self.desk.scan_box, text)
        hands.until(lambda: bool(seen()), f"what follows the scan of {text!r}")

    def type(self, text: str, seen: Callable[[], object]) -> None:
        """Into the one box, in place of what stands there; then wait for what comes of it."""
        self.desk.scan_box.clear()
        hands.type_into(self.desk.scan_box, text)
        hands.until(lambda: bool(seen()), f"what follows the typing of {text!r}")

    def do(self, command: str) -> None:
        """What a key does, by the name of its command."""
        found = next((c for c in self.desk.commands() if c.id == command and c.enabled()), None)
        assert found is not None, f"{command} can't be done now"
        found.run()

    def close_dialog(self) -> None:
        """Esc."""
        dialog = QApplication.activeModalWidget()
        assert dialog is not None, "no dialog is open"
        hands.press(dialog, Qt.Key.Key_Escape)
        # Off screen no window manager gives the focus back.
        self.window.activateWindow()
        self.quiet()

    # --- eyes -----------------------------------------------------------------------------------------

    def quiet(self) -> None:
        """Wait until nothing is under way: what was asked for is read, shown and painted."""
        # What has been read may ask for more, and that for a last time.
        for _ in range(3):
            self._all_lanes_free()
            hands.let_it_paint()
        if self.whole.work is not None:
            hands.until(lambda: not self.desk.keys_are_to_follow, "the strip of keys")
            hands.let_it_paint()

    def _all_lanes_free(self) -> None:
        """All threads of the background meet: what was handed in before is done and delivered."""
        lanes = ("pool", "pool", "desk", "upkeep")
        together, met = Barrier(len(lanes)), list[object]()
        for lane in lanes:
            self.whole.background.run(lambda _task: together.wait(), met.append, lane=lane)  # type: ignore[arg-type]
        hands.until(lambda: len(met) == len(lanes), "quiet")

    def dress(self, look: Look) -> None:
        """Another language, theme, size or zoom, while it runs."""
        if self.whole.work is not None:
            self.work.settings.set("language", look.language)
            self.work.settings.set("theme", look.theme)
            self.work.settings.set("zoom", look.zoom)
        else:
            self.whole.language.install(self.app, look.language)
            if not theme.is_worn(self.app, look.theme, look.zoom / 100):
                theme.apply(self.app, look.theme, look.zoom / 100)
        self.window.setGeometry(0, 0, look.width, look.height)
        self.quiet()

    def end(self) -> None:
        """Close the window and all that goes with it, its language too: the next program brings its own."""
        if self.whole.work is not None:
            self.work.window.close()
        else:
            self.whole.quit()
        self.whole.welcome.deleteLater()
        self.whole.deleteLater()
        hands.let_it_paint()
