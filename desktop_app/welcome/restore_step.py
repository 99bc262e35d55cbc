# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking for a backup and putting it in place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from db.backups import Backup
from desktop_app.backup_words import reason_words, size_words
from desktop_app.blocks import tokens
from desktop_app.blocks.form import FormRow, PasswordField, TextField
from desktop_app.blocks.layout import row
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Button, Elided
from desktop_app.language import format_datetime, translate
from desktop_app.welcome.first_start_presenter import WizardState
from desktop_app.welcome.step import Step


class RestoreStep(Step):
    """A folder is chosen, its backups are listed, one of them takes the store's place."""

    look_wanted = Signal(Path)
    restore_wanted = Signal(object, str, str)

    def __init__(self) -> None:
        self.choose = Button("restore-choose", "plain", "folder-open")
        self.where = Elided("restore-where", "muted")
        self.model: RowsModel[Backup] = RowsModel(
            [
                Column(
                    lambda: translate("Backups", "Made on"),
                    lambda b: format_datetime(b.made_at),
                    0,
                    strong=True,
                ),
                Column(lambda: translate("Backups", "Why"), lambda b: reason_words(b.reason), 160),
                Column(lambda: translate("Backups", "Size"), lambda b: size_words(b.size), 110, right=True),
            ],
            key=lambda b: b.folder,
        )
        self.table = DataTable("restore-backups", self.model)
        self.table.setMinimumHeight(tokens.ROW * 5)
        self.secret, self.typed_code = PasswordField("restore-passphrase"), TextField("restore-code")
        self.passphrase = FormRow("restore-passphrase", self.secret)
        self.code = FormRow("restore-code", self.typed_code)
        look = row(self.choose, self.where)
        look.setStretch(1, 1)
        super().__init__("restore", look, self.table, self.passphrase, self.code, width=600)
        self.choose.clicked.connect(self._choose)
        self.table.opened.connect(lambda _row: self._restore())
        self.table.chosen.connect(lambda at: self.next.setEnabled(at >= 0))
        self.forward.connect(self._restore)
        self.secret.entered.connect(self._restore)
        self.show_state(WizardState())
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self.set_head(
            translate("FirstStart", "Restore from a backup"),
            translate("FirstStart", "Choose the folder that holds the backups. The newest stands first."),
        )
        self.set_buttons(translate("FirstStart", "Restore this backup"))
        self.choose.set_words(translate("FirstStart", "Choose a folder…"))
        self.table.setAccessibleName(translate("FirstStart", "Backups found"))
        self.passphrase.set_words(
            translate("FirstStart", "Passphrase"),
            translate("FirstStart", "The one with which the library was opened when the backup was made."),
        )
        self.code.set_words(
            translate("FirstStart", "Recovery code"),
            translate(
                "FirstStart", "This computer has no key for this backup. Blanks and hyphens don't matter."
            ),
        )
        self.model.retranslate()

    def first_field(self) -> QWidget:
        """What the chosen backup asks for, else the button that looks for a folder."""
        asked = (form_row.field for form_row in (self.passphrase, self.code) if not form_row.isHidden())
        return next(asked, self.choose)

    def show_state(self, state: WizardState) -> None:
        """Backups found, and what the chosen one asks for."""
        self.set_failure(state.failure)
        self.where.set_text(str(state.looked_in) if state.looked_in else "")
        self.model.show(state.backups)
        self.table.setVisible(bool(state.backups))
        if state.backups and self.table.current() is None:
            self.table.move_to(0)
            self.table.setFocus()
        self.next.setEnabled(self.table.current() is not None)
        for key, field in (("passphrase", self.passphrase), ("code", self.code)):
            fresh = state.asks == key and field.isHidden()
            field.setVisible(state.asks == key)
            field.set_error(state.problems.get(key, ""))
            if fresh or key in state.problems:
                field.field.setFocus()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, translate("FirstStart", "Folder with backups"))
        if chosen:
            self.look_wanted.emit(Path(chosen))

    def _restore(self) -> None:
        backup = self.table.current()
        if backup is not None:
            passphrase = self.secret.value() if not self.passphrase.isHidden() else ""
            code = self.typed_code.value() if not self.code.isHidden() else ""
            self.restore_wanted.emit(backup, passphrase, code)
