# SPDX-License-Identifier: GPL-3.0-or-later
"""The composition root: what the desk is made of, from the program's start to its end. Nothing else wires."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app import preferences
from desktop_app.announce import Announcer
from desktop_app.background import Background
from desktop_app.blocks import theme
from desktop_app.blocks.layout import fit_to_screen
from desktop_app.garbage import Garbage
from desktop_app.language import Language
from desktop_app.welcome.sign_in import SignIn
from desktop_app.welcome.window import Welcome

if TYPE_CHECKING:
    from db.front_door import Front
    from desktop_app.desk_at_work import DeskAtWork
    from desktop_app.sample_centre import SampleCentre
    from desktop_app.welcome.opened import Opened

NAME = "Simpul Pustaka"
SETTLED_MS = 500
"""After this the desk has been painted and looks after itself."""


def make_application() -> QApplication:
    """Qt with our fonts; the look and the language follow."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setDesktopFileName("simpul-pustaka")
    app.setQuitOnLastWindowClosed(False)
    # Which sound libraries a PC lacks is no news to whoever reads the log.
    QLoggingCategory.setFilterRules("qt.multimedia*=false")
    theme.load_fonts()
    return app


class Application(QObject):
    """First the windows before the store, then, for whoever signed in, the main window."""

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        background: Background | None = None,
        front: Callable[[], Front | None] | None = None,
        *,
        with_centre: bool = False,
    ) -> None:
        """`background` and `front` where start.py has begun with them; `with_centre` gives the sample library
        a central server of its own."""
        super().__init__(app)
        self._app, self._folder = app, folder
        self.background = background or Background()
        self.background.setParent(self)
        self.announcer = Announcer(self)
        self._garbage = Garbage(self)
        self.language = Language(self)
        self._dress_before_the_store()
        self.welcome = Welcome(folder, self.background, front)
        theme.dress(self.welcome)
        fit_to_screen(self.welcome)
        self.work: DeskAtWork | None = None
        self._with_centre = with_centre
        self._language_chosen = ""
        self.centre: SampleCentre | None = None
        self._connect()

    def _dress_before_the_store(self) -> None:
        look = preferences.appearance(self._folder)
        self.language.install(self._app, look["language"])
        theme.apply(self._app, look["theme"], look["zoom"] / 100)

    def _connect(self) -> None:
        self.welcome.opened.connect(self._begin_work)
        self.welcome.language_wanted.connect(self._speak)
        self.welcome.store_opened.connect(lambda _opened: self._load_desk())
        self.welcome.closed.connect(self.quit)
        self.welcome.pages.currentChanged.connect(lambda _index: self._announce_welcome())

    def start(self, *, sample: bool = False) -> None:
        """Show the first window; an empty folder becomes the sample library at once where that is wanted."""
        self.welcome.start()
        self.welcome.show()
        if sample and self.welcome.at_first_start:
            self.welcome.first_start.presenter.sample()
        self._announce_welcome()

    def _speak(self, code: str) -> None:
        """Chosen at the first start: there is no store yet that could keep it."""
        self._language_chosen = code
        self.language.install(self._app, code)

    def _announce_welcome(self) -> None:
        match self.welcome.pages.currentWidget():
            case SignIn() as page:
                self.announcer.when_it_takes_keys(page.secret.edit, lambda: self.announcer.tell("sign-in"))
            case page if page is not None and page.objectName() == "trouble":
                self.announcer.tell("trouble", kind=self.welcome.trouble.kind)

    def _load_desk(self) -> None:
        """While a password is typed: what the main window is made of."""
        self.background.run(lambda _task: _load_desk_modules(), lambda _none: None)

    def _begin_work(self, opened: Opened) -> None:
        from desktop_app.desk_at_work import DeskAtWork

        if self.centre is not None:
            self.centre.greet(opened.desk)
        self.work = DeskAtWork(self._app, opened, self.background, self.language, self.announcer)
        self.work.left.append(self._leave_work)
        if self._language_chosen:
            self.work.settings.set("language", self._language_chosen)
            self._language_chosen = ""
        sys.excepthook = self._unforeseen
        self.work.show()
        self.welcome.hide()
        QTimer.singleShot(SETTLED_MS, self, self._load_the_rest)

    def _load_the_rest(self) -> None:
        """What the day's work wants next, so that nobody waits for it: other pages, and printing."""
        if self.work is not None:
            self.background.run(lambda _task: _load_daily_modules(), lambda _none: self._all_is_loaded())

    def _all_is_loaded(self) -> None:
        self._garbage.begin()
        self._begin_centre()

    def _begin_centre(self) -> None:
        """When nobody waits for anything any more."""
        if self.work is None or not (
            self._with_centre and self.work.opened.is_sample and self.centre is None
        ):
            return
        from desktop_app.sample_centre import SampleCentre, available

        if not available():
            self.work.in_step.say_why_alone()
            return
        self.centre = SampleCentre(self.background, self)
        self.centre.joined.connect(self._joined_centre)
        self.centre.failed.connect(self.background.tell_quietly)
        first = self.work.desk()
        self.centre.begin(lambda: first if self.work is None else self.work.desk())

    def _joined_centre(self) -> None:
        if self.work is not None:
            self.work.in_step.begin()

    def _end_centre(self) -> None:
        if self.centre is not None:
            self.centre.stop()
            self.centre = None

    def _unforeseen(self, _kind: type[BaseException], error: BaseException, _trace: object) -> None:
        """What went wrong in a slot is told like what went wrong beside the window; the desk goes on."""
        if isinstance(error, Exception):
            self.background.tell_unexpected(error)

    def _leave_work(self, wish: str) -> None:
        """'sign_out', 'restore' and 'join' go back to the first window, anything else ends the program."""
        work, self.work = self.work, None
        if work is None:
            return
        work.close()
        if wish != "sign_out":
            self._end_centre()
        if wish == "sign_out":
            self.welcome.show()
            self.welcome.start_again(work.opened)
        elif wish == "shut_out":
            self.welcome.show()
            self.welcome.give_up(work.opened)
        elif work.restore_from is not None:
            work.opened.store.close()
            self.welcome.show()
            self.welcome.restore(work.restore_from, work.opened.store.key)
        elif wish == "join":
            work.opened.store.close()
            self.welcome.show()
            self.welcome.join(work.opened.store.key)
        else:
            work.opened.store.close()
            self.quit()

    def quit(self) -> None:
        """End, when what was asked for is written."""
        self._end_centre()
        self.background.close()
        self.welcome.release()
        self.announcer.closed()
        self._app.quit()


def _load_desk_modules() -> None:
    from desktop_app import desk_at_work
    from desktop_app.circulation import page

    assert desk_at_work, page


def _load_daily_modules() -> None:
    from desktop_app.pages import load_pages
    from desktop_app.printing import fonts, frozen

    assert frozen
    load_pages()
    fonts.warm_up()
