# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups: the last one, one now, one on a USB stick, back to an earlier one, and the recovery code."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from db.backups import Backup
from db.rules.roles import Right
from desktop_app.backup_words import reason_words, size_words
from desktop_app.blocks.dialog import Dialog, confirm
from desktop_app.blocks.form import FormRow, PasswordField
from desktop_app.blocks.layout import row
from desktop_app.blocks.progress import ProgressLine
from desktop_app.blocks.recovery_code import RecoveryCode
from desktop_app.blocks.table import Column
from desktop_app.blocks.words import Button, Label
from desktop_app.language import format_datetime, translate
from desktop_app.printing.put_away import print_code, save_code
from desktop_app.settings.backups_presenter import BackupsPresenter, BackupsState, Recovery
from desktop_app.settings.editor import Editor
from desktop_app.settings.list_section import TableCard
from desktop_app.settings.section import Section
from desktop_app.settings.work import Work


def columns() -> list[Column[Backup]]:
    """When, why, how large."""
    return [
        Column(lambda: translate("Backups", "Made on"), lambda b: format_datetime(b.made_at), 0, strong=True),
        Column(lambda: translate("Backups", "Why"), lambda b: reason_words(b.reason), 200),
        Column(lambda: translate("Backups", "Size"), lambda b: size_words(b.size), 110, right=True),
    ]


class BackupsSection(Section):
    """`restore_wanted(Path)`: the window closes the store and starts again from that backup."""

    restore_wanted = Signal(object)

    section_name: ClassVar[str] = "backups"
    icon_name: ClassVar[str] = "shield-check"
    right: ClassVar[Right | None] = Right.BACKUP

    def __init__(self, work: Work) -> None:
        self.presenter = BackupsPresenter(work, self.show_state, self._made, self.say_error)
        self.last = Label("backups-last", "heading")
        self.now = Button("backups-now", "primary", "shield-check")
        self.elsewhere = Button("backups-elsewhere", "plain", "folder-open")
        self.progress = ProgressLine("backups-progress")
        self.restore = Button("backups-restore", "danger", "clock-counter-clockwise")
        self.code = Button("backups-code", "plain", "key")
        self.card: TableCard[Backup] = TableCard(
            "backups-list", columns(), lambda b: b.folder, for_one=(self.restore,), above=row(None, self.code)
        )
        actions = row(self.now, self.elsewhere, None)
        super().__init__(work, self.last, actions, self.progress, self.card)
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        box.setStretch(box.count() - 1, 1)
        self._connect()
        self.code.setVisible(work.may(Right.SETTINGS))
        self.retranslate()

    def _connect(self) -> None:
        self.now.clicked.connect(lambda _checked: self.presenter.make())
        self.elsewhere.clicked.connect(self._choose_folder)
        self.progress.cancelled.connect(self.presenter.stop)
        self.restore.clicked.connect(self._restore)
        self.code.clicked.connect(self._ask_password)

    def title(self) -> str:
        """Its name in the list."""
        return translate("Settings", "Backups")

    def hint(self) -> str:
        """Where they should lie too."""
        return translate(
            "Settings", "One is made every day. Keep one on a USB stick too, away from the desk."
        )

    def retranslate(self) -> None:
        """Its words."""
        super().retranslate()
        self.now.set_words(translate("Backups", "Back up now"))
        self.elsewhere.set_words(translate("Backups", "To another folder…"))
        self.restore.set_words(translate("Backups", "Restore…"))
        self.code.set_words(translate("Backups", "Show the recovery code"))
        self.card.retranslate(self.title())
        self.progress.say(_making_words())
        self._say_last(self.presenter.state)

    def activated(self) -> None:
        """List again."""
        self.presenter.load()

    def unfinished(self) -> str:
        """A backup that was asked for."""
        if not self.presenter.state.making:
            return ""
        return translate("Backups", "A backup is being made. What was copied of it is removed.")

    def first_field(self) -> QWidget:
        """A backup now."""
        return self.now

    def show_state(self, state: BackupsState) -> None:
        """What there is, and how far the new one is."""
        self.card.show_rows(state.backups)
        self._say_last(state)
        for button in (self.now, self.elsewhere):
            button.setEnabled(not state.making)
        self.restore.setEnabled(not state.making and self.card.current() is not None)
        if not state.making:
            self.progress.finish()
        elif state.total:
            self.progress.step(state.done, state.total)
        else:
            self.progress.start(_making_words())

    def _say_last(self, state: BackupsState) -> None:
        text = translate("Backups", "There is no backup yet")
        if state.backups:
            text = translate("Backups", "Last backup: {time}").format(
                time=format_datetime(state.backups[0].made_at)
            )
        self.last.set_text(text)

    def _made(self, folder: Path) -> None:
        self.say(translate("Backups", "The backup is made, and it opens."))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, translate("Backups", "Folder for the backup"))
        if chosen:
            self.presenter.make(Path(chosen))

    def _restore(self) -> None:
        backup = self.card.current()
        if backup is None:
            return
        made = format_datetime(backup.made_at)
        sure = confirm(
            self,
            "restore-confirm",
            translate("Backups", "Go back to the backup of {time}?").format(time=made),
            translate(
                "Backups",
                "Loans and changes made after it disappear from the desk. The present store is kept aside.",
            ),
            translate("Backups", "Restore this backup"),
            danger=True,
        )
        if sure:
            self.restore_wanted.emit(backup.folder)

    def _ask_password(self) -> None:
        secret = PasswordField("backups-password")
        editor = Editor("recovery-password", self, {"password": FormRow("backups-password", secret)})
        editor.rows["password"].set_words(translate("Backups", "Your password"))
        editor.set_words(
            translate("Backups", "Show the recovery code"),
            translate("Backups", "Who has this code can open every backup of the library."),
            translate("Backups", "Show it"),
        )

        def show(recovery: Recovery) -> None:
            editor.taken()
            RecoveryDialog(self, self.work, recovery).open()

        editor.submitted.connect(lambda: self.presenter.recovery_code(secret.value(), show, editor.refuse))
        editor.open()


class RecoveryDialog(Dialog):
    """The code, to be put away."""

    def __init__(self, parent: QWidget, work: Work, recovery: Recovery) -> None:
        super().__init__("recovery-dialog", parent, width=600)
        self.code = RecoveryCode("recovery-code")
        self.code.show_code(recovery.code)
        self.failure = Label("recovery-failure", "bad", wrap=True)
        self.body.addWidget(self.code)
        self.body.addWidget(self.failure)
        self.failure.hide()
        self.set_words(
            translate("Backups", "Recovery code"),
            translate("Backups", "Lock it away where no fire or thief takes it together with the computer."),
            translate("Backups", "Close"),
        )
        self.secondary.hide()
        facts = (self, work.background, recovery.library, recovery.code, self.failure.hide, self._failed)
        self.code.save_wanted.connect(lambda: save_code(*facts))
        self.code.print_wanted.connect(lambda: print_code(*facts))

    def _failed(self, text: str) -> None:
        self.failure.set_text(text)
        self.failure.show()


def _making_words() -> str:
    return translate("Backups", "The store is being copied and tested…")
