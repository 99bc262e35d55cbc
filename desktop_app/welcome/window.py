# SPDX-License-Identifier: GPL-3.0-or-later
"""The window before the main one: finds its way from the store's folder to a person who is signed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QEvent, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from db import errors
from db.queries.accounts import StaffRow
from desktop_app.background import Background
from desktop_app.blocks import theme
from desktop_app.blocks.layout import row
from desktop_app.blocks.progress import ProgressLine
from desktop_app.blocks.words import set_role
from desktop_app.language import translate
from desktop_app.sync import giving_up
from desktop_app.sync.giving_up import GivenUp
from desktop_app.welcome import shut_out
from desktop_app.welcome.brand_panel import BrandPanel
from desktop_app.welcome.one_window import OneWindow
from desktop_app.welcome.opened import (
    SAMPLE_PERSON,
    Opened,
    WrongRecoveryCode,
    is_new,
    is_sample,
    look_in,
    sample_password,
)
from desktop_app.welcome.sign_in import SignIn
from desktop_app.welcome.step import Step

if TYPE_CHECKING:
    from db.front_door import Front
    from db.operations.desk import Desk, Person
    from desktop_app.welcome.first_start import FirstStart
    from desktop_app.welcome.trouble_page import TroublePage
    from desktop_app.welcome.unlock import UnlockStep

NARROW = 860
PAINTED_FIRST_MS = 20


def _never(_nothing: object) -> None:
    """Giving a desk up always ends with an exception that says how."""


class Welcome(QWidget):
    """`opened(Opened)` when the store is open and somebody is signed in (`opened.desk.person`).

    `language_wanted(code)` when a person chooses another language here; `closed` when the window is closed or
    left by 'Quit'. The store is nobody's but the receiver's once `opened` was emitted.
    """

    opened = Signal(object)
    store_opened = Signal(object)
    language_wanted = Signal(str)
    closed = Signal()

    def __init__(
        self, folder: Path, background: Background, front: Callable[[], Front | None] | None = None
    ) -> None:
        """`front` gives in a worker what front_door.look has begun to find out without a typed passphrase."""
        super().__init__()
        self.setObjectName("welcome")
        self._front_of = front or (lambda: look_in(folder))
        set_role(self, role="ground")
        self._folder, self._background = folder, background
        self._lock = OneWindow(folder)
        self._passphrase: str | None = None
        self._front: Front | None = None
        self._opened: Opened | None = None
        self._first_start: FirstStart | None = None
        self._giving_up: Opened | None = None
        self._unlock: UnlockStep | None = None
        self._trouble: TroublePage | None = None
        self.brand = BrandPanel()
        self.opening = OpeningStep()
        self.sign_in = SignIn(background)
        self.pages = QStackedWidget()
        for page in (self.opening, self.sign_in):
            self.pages.addWidget(page)
        layout = row(self.brand, self.pages, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._connect()
        self.resize(theme.px(1100), theme.px(700))
        self.setMinimumSize(640, 480)
        self.retranslate()

    def _connect(self) -> None:
        self.sign_in.signed_in.connect(self._signed_in)

    # --- ways in -----------------------------------------------------------------------------------------

    def start(self) -> None:
        """Open what is in the folder, or begin the first start."""
        self._front = self._opened = None
        self.pages.setCurrentWidget(self.opening)
        try:
            self._lock.take()
        except Exception as error:  # noqa: BLE001 - whatever it is, a person is told in the window
            self._show_trouble(error)
            return
        if (given_up := giving_up.begun(self._folder)) is not None:
            self._go_on_erasing(given_up)
        elif is_new(self._folder):
            self.pages.setCurrentWidget(self.first_start)
            self.first_start.begin()
        elif self._passphrase is not None:
            self._open_library()
        else:
            self._look_in()

    @property
    def at_first_start(self) -> bool:
        """Whether the wizard is in view."""
        return self._first_start is not None and self.pages.currentWidget() is self._first_start

    @property
    def unlock(self) -> UnlockStep:
        """The page that asks for a passphrase or the recovery code, made where it is wanted."""
        if self._unlock is None:
            from desktop_app.welcome.unlock import UnlockStep

            self._unlock = UnlockStep()
            self.pages.addWidget(self._unlock)
            self._unlock.passphrase_given.connect(self._try_passphrase)
            self._unlock.code_given.connect(self._try_code)
        return self._unlock

    @property
    def trouble(self) -> TroublePage:
        """The page that tells what stands in the way, made where something does."""
        if self._trouble is None:
            from desktop_app.welcome.trouble_page import TroublePage

            self._trouble = TroublePage()
            self.pages.addWidget(self._trouble)
            self._trouble.chosen.connect(self._remedy)
        return self._trouble

    @property
    def first_start(self) -> FirstStart:
        """The wizard, made where it is wanted: most starts open a store and never come here."""
        if self._first_start is None:
            from desktop_app.welcome.first_start import FirstStart

            self._first_start = wizard = FirstStart(self._folder, self._background)
            self.pages.addWidget(wizard)
            wizard.opened.connect(self._came_open)
            wizard.language_wanted.connect(self.language_wanted)
            wizard.left.connect(self.start)
        return self._first_start

    def start_again(self, opened: Opened) -> None:
        """Somebody signed out: the store stays open, what has changed is read anew, the next is asked."""
        self._open(lambda opening: opening.describe(opened.store))

    def restore(self, backup: Path, own_key: bytes) -> None:
        """Put a backup in the place of the store, which must be closed and which this key opens; then ask who
        is at the desk."""
        self.pages.setCurrentWidget(self.opening)
        passphrase = self._passphrase
        self._open(lambda opening: opening.restore_own(backup, self._folder, own_key, passphrase))

    def join(self, own_key: bytes) -> None:
        """The way into a server's library, for the store that this key opens; it must be closed."""
        self.pages.setCurrentWidget(self.first_start)
        self.first_start.begin("join", own_key)

    def give_up(self, opened: Opened) -> None:
        """The server has shut this desk out: save what was not sent, erase everything, and say so."""
        self._giving_up = opened
        self._show_giving_up()
        # After whatever the desk's lane still has to write.
        self._background.run(lambda _task: shut_out.give_up(opened), _never, self._show_trouble, lane="desk")

    def _go_on_erasing(self, given_up: GivenUp) -> None:
        self._giving_up = None
        self._show_giving_up()
        folder = self._folder
        self._background.run(lambda _task: shut_out.erase(given_up, folder), _never, self._show_trouble)

    def _show_giving_up(self) -> None:
        self.opening.say_giving_up()
        self.pages.setCurrentWidget(self.opening)

    def release(self) -> None:
        """Let go of the folder: the program ends, or opens another one."""
        self._lock.release()

    def _look_in(self) -> None:
        """Ask who is at the desk as soon as it is known; what goes wrong, opening the store tells."""
        self._background.run(
            lambda _task: self._front_of(), self._looked_in, lambda _error: self._open_library()
        )

    def _looked_in(self, front: Front | None) -> None:
        if front is None:
            self._open_library()
            return
        self._front = front
        seen = (front.library, front.branch_name, front.branch, front.staff, front.last_person)
        self._ask(lambda: self._opened_behind(front).desk, *seen)
        # Once the question stands on the screen.
        QTimer.singleShot(PAINTED_FIRST_MS, self, lambda: self._open_behind(front))

    def _open_behind(self, front: Front) -> None:
        """Open the store for work while the password is typed; where that was quicker it has been opened."""
        if self._opened is None and self._front is front:
            work, done = lambda _task: self._opened_behind(front), partial(self._came_open_behind, front)
            self._background.run(work, done, self._not_opened, lane="desk")

    def _opened_behind(self, front: Front) -> Opened:
        """In the desk's lane, so that it happens once."""
        from desktop_app.welcome import opening

        self._opened = self._opened or opening.open_with_key(self._folder, front.key)
        return self._opened

    def _open_library(self) -> None:
        self._open(lambda opening: opening.open_library(self._folder, self._passphrase))

    def _open(self, work: Callable[[Any], Opened]) -> None:
        """Open a store by something that module `opening` does; it is loaded in the worker."""

        def open_(_task: object) -> Opened:
            from desktop_app.welcome import opening

            return work(opening)

        self._background.run(open_, self._came_open, self._not_opened)

    # --- what came of it -----------------------------------------------------------------------------------

    def _came_open(self, opened: Opened) -> None:
        self._opened = opened
        if self._unlock is not None:
            self._unlock.setEnabled(True)
        self.store_opened.emit(opened)
        if opened.desk.person is not None:
            self._signed_in(opened.desk.person)
        else:
            self._ask_again(opened)

    def _came_open_behind(self, front: Front, opened: Opened) -> None:
        self.store_opened.emit(opened)
        if opened.staff != front.staff and opened.desk.person is None:
            self._ask_again(opened)

    def _ask_again(self, opened: Opened) -> None:
        library, last = (str(opened.values.get(name, "")) for name in ("library_name", "last_person"))
        self._ask(lambda: opened.desk, library, opened.branch_name, opened.desk.branch, opened.staff, last)

    def _ask(
        self,
        desk: Callable[[], Desk],
        library: str,
        branch_name: str,
        branch: UUID,
        staff: Sequence[StaffRow],
        last_person: str,
    ) -> None:
        """Who is at the desk?"""
        self.brand.show_library(library, branch_name)
        self.pages.setCurrentWidget(self.sign_in)
        sample = is_sample(self._folder)
        self.sign_in.begin(
            desk,
            branch,
            staff,
            last_person or (SAMPLE_PERSON if sample else ""),
            sample_password=sample_password() if sample else "",
        )

    def _not_opened(self, error: Exception) -> None:
        match error:
            case errors.PassphraseNeeded():
                self._show_unlock(self.unlock.ask_passphrase)
            case errors.WrongKey():
                self._show_unlock(self.unlock.ask_passphrase, keep=True)
                self.unlock.refuse()
            case errors.KeyMissing() | errors.KeychainMissing():
                self._show_unlock(lambda: self.unlock.ask_code(key_is_missing=True))
            case WrongRecoveryCode():
                self.unlock.refuse()
            case _:
                self._show_trouble(error)

    def _show_unlock(self, ask: Callable[[], None], *, keep: bool = False) -> None:
        if not (keep and self.pages.currentWidget() is self.unlock):
            ask()
        self.pages.setCurrentWidget(self.unlock)
        self.unlock.first_field().setFocus()

    def _show_trouble(self, error: Exception) -> None:
        if self._unlock is not None:
            self._unlock.setEnabled(True)
        self.trouble.show_trouble(error)
        self.pages.setCurrentWidget(self.trouble)

    def _try_passphrase(self, passphrase: str) -> None:
        self._passphrase = passphrase
        self._open_library()

    def _try_code(self, code: str) -> None:
        self._open(lambda opening: opening.open_with_recovery_code(self._folder, code))

    def _signed_in(self, person: Person) -> None:
        opened, self._opened, self._front = self._opened, None, None
        if opened is not None:
            opened.desk.person = person
            self.opened.emit(opened)

    # --- remedies ------------------------------------------------------------------------------------------

    def _remedy(self, remedy: str) -> None:
        match remedy:
            case "again" if self._giving_up is not None and giving_up.begun(self._folder) is None:
                self.give_up(self._giving_up)
            case "again":
                self.start()
            case "show_file":
                self._show_file()
            case "restore_newest":
                self.pages.setCurrentWidget(self.opening)
                self._open(lambda opening: opening.restore_newest(self._folder, self._passphrase))
            case "restore":
                self.pages.setCurrentWidget(self.first_start)
                self.first_start.begin("restore")
                from db import backups

                if (beside := self._folder / backups.FOLDER).exists():
                    self.first_start.presenter.look_in(beside)
            case "recovery_code":
                self._show_unlock(lambda: self.unlock.ask_code(key_is_missing=True))
            case _:
                self.close()

    def _show_file(self) -> None:
        """In the system's own window of files; where there is none the path stands on the page."""
        error = self.trouble.error
        if isinstance(error, shut_out.DeskShutOut):
            folder = Path(error.given_up.file).parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # --- the window ----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Its title."""
        self.setWindowTitle("Simpul Pustaka")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has no room for the coloured side."""
        super().resizeEvent(event)
        self.brand.setVisible(self.width() >= theme.px(NARROW))

    def changeEvent(self, event: QEvent) -> None:
        """Words follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the person has left."""
        super().closeEvent(event)
        self.closed.emit()


class OpeningStep(Step):
    """The store is being opened: only seen where that takes long."""

    def __init__(self) -> None:
        self._giving_up = False
        self.progress = ProgressLine("opening-progress")
        super().__init__("opening", self.progress)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self.set_head(translate("Welcome", "One moment"))
        self.set_buttons(backward=False)
        said = translate("Welcome", "The library is being opened…")
        if self._giving_up:
            said = translate("Welcome", "The server has shut this desk out. What was not sent is saved…")
        self.progress.start(said, can_cancel=False)

    def say_giving_up(self) -> None:
        """What is done when the server has shut this desk out."""
        self._giving_up = True
        self.retranslate()
