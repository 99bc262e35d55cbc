# SPDX-License-Identifier: GPL-3.0-or-later
"""The window before the main one: finds its way from the store's folder to a person who is signed in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from db import backups, errors
from db.operations.desk import Person
from desktop_app.background import Background, Task
from desktop_app.blocks import theme
from desktop_app.blocks.layout import row
from desktop_app.blocks.progress import ProgressLine
from desktop_app.blocks.words import set_role
from desktop_app.language import translate
from desktop_app.welcome import opening
from desktop_app.welcome.brand_panel import BrandPanel
from desktop_app.welcome.first_start import FirstStart
from desktop_app.welcome.one_window import OneWindow
from desktop_app.welcome.opening import Opened
from desktop_app.welcome.sign_in import SignIn
from desktop_app.welcome.step import Step
from desktop_app.welcome.trouble_page import TroublePage
from desktop_app.welcome.unlock import UnlockStep

NARROW = 860


class Welcome(QWidget):
    """`opened(Opened)` when the store is open and somebody is signed in (`opened.desk.person`).

    `language_wanted(code)` when a person chooses another language here; `closed` when the window is closed or
    left by 'Quit'. The store is nobody's but the receiver's once `opened` was emitted.
    """

    opened = Signal(object)
    store_opened = Signal(object)
    language_wanted = Signal(str)
    closed = Signal()

    def __init__(self, folder: Path, background: Background) -> None:
        super().__init__()
        self.setObjectName("welcome")
        set_role(self, role="ground")
        self._folder, self._background = folder, background
        self._lock = OneWindow(folder)
        self._passphrase: str | None = None
        self._waiting: Opened | None = None
        self.brand = BrandPanel()
        self.opening = OpeningStep()
        self.first_start = FirstStart(folder, background)
        self.unlock, self.trouble = UnlockStep(), TroublePage()
        self.sign_in = SignIn(background)
        self.pages = QStackedWidget()
        for page in (self.opening, self.first_start, self.unlock, self.trouble, self.sign_in):
            self.pages.addWidget(page)
        layout = row(self.brand, self.pages, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._connect()
        self.resize(theme.px(1100), theme.px(700))
        self.setMinimumSize(640, 480)
        self.retranslate()

    def _connect(self) -> None:
        self.first_start.opened.connect(self._came_open)
        self.first_start.language_wanted.connect(self.language_wanted)
        self.first_start.left.connect(self.start)
        self.unlock.passphrase_given.connect(self._try_passphrase)
        self.unlock.code_given.connect(self._try_code)
        self.trouble.chosen.connect(self._remedy)
        self.sign_in.signed_in.connect(self._signed_in)

    # --- ways in -----------------------------------------------------------------------------------------

    def start(self) -> None:
        """Open what is in the folder, or begin the first start."""
        self.pages.setCurrentWidget(self.opening)
        try:
            self._lock.take()
        except Exception as error:  # noqa: BLE001 - whatever it is, a person is told in the window
            self._show_trouble(error)
            return
        if opening.is_new(self._folder):
            self.pages.setCurrentWidget(self.first_start)
            self.first_start.begin()
        else:
            self._open(lambda _task: opening.open_library(self._folder, self._passphrase))

    def start_again(self, opened: Opened) -> None:
        """Somebody signed out: the store stays open, what has changed is read anew, the next is asked."""
        self._open(lambda _task: opening.describe(opened.store))

    def restore(self, backup: Path) -> None:
        """Put a backup in the place of the store, which must be closed; then ask who is at the desk."""
        self.pages.setCurrentWidget(self.opening)
        passphrase = self._passphrase
        self._open(lambda _task: opening.restore(backup, self._folder, passphrase))

    def release(self) -> None:
        """Let go of the folder: the program ends, or opens another one."""
        self._lock.release()

    def _open(self, work: Callable[[Task], Opened]) -> None:
        self._background.run(work, self._came_open, self._not_opened)

    # --- what came of it -----------------------------------------------------------------------------------

    def _came_open(self, opened: Opened) -> None:
        self._waiting = opened
        self.unlock.setEnabled(True)
        self.store_opened.emit(opened)
        self.brand.show_library(str(opened.values.get("library_name", "")), opened.branch_name)
        if opened.desk.person is not None:
            self._signed_in(opened.desk.person)
            return
        self.pages.setCurrentWidget(self.sign_in)
        self.sign_in.begin(
            opened.desk,
            opened.staff,
            str(opened.values.get("last_person", "") or (opening.SAMPLE_PERSON if opened.is_sample else "")),
            sample_password=opening.sample_password() if opened.is_sample else "",
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
            case opening.WrongRecoveryCode():
                self.unlock.refuse()
            case _:
                self._show_trouble(error)

    def _show_unlock(self, ask: Callable[[], None], *, keep: bool = False) -> None:
        if not (keep and self.pages.currentWidget() is self.unlock):
            ask()
        self.pages.setCurrentWidget(self.unlock)
        self.unlock.first_field().setFocus()

    def _show_trouble(self, error: Exception) -> None:
        self.unlock.setEnabled(True)
        self.trouble.show_trouble(error)
        self.pages.setCurrentWidget(self.trouble)

    def _try_passphrase(self, passphrase: str) -> None:
        self._passphrase = passphrase
        self._open(lambda _task: opening.open_library(self._folder, passphrase))

    def _try_code(self, code: str) -> None:
        self._open(lambda _task: opening.open_with_recovery_code(self._folder, code))

    def _signed_in(self, person: Person) -> None:
        if self._waiting is not None:
            self._waiting.desk.person = person
            self.opened.emit(self._waiting)

    # --- remedies ------------------------------------------------------------------------------------------

    def _remedy(self, remedy: str) -> None:
        match remedy:
            case "again":
                self.start()
            case "restore_newest":
                self.pages.setCurrentWidget(self.opening)
                self._open(lambda _task: opening.restore_newest(self._folder, self._passphrase))
            case "restore":
                self.pages.setCurrentWidget(self.first_start)
                self.first_start.begin("restore")
                if (beside := self._folder / backups.FOLDER).exists():
                    self.first_start.presenter.look_in(beside)
            case "recovery_code":
                self._show_unlock(lambda: self.unlock.ask_code(key_is_missing=True))
            case _:
                self.close()

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
        self.progress = ProgressLine("opening-progress")
        super().__init__("opening", self.progress)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self.set_head(translate("Welcome", "One moment"))
        self.set_buttons(backward=False)
        self.progress.start(translate("Welcome", "The library is being opened…"), can_cancel=False)
