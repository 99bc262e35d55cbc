# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands open for people who are no staff is left with a password alone."""

from __future__ import annotations

import re

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from db.operations.desk import Desk
from db.operations.refusals import NotAllowed
from db.operations.staff import sign_in
from db.rules.roles import Right
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import FormRow, PasswordField, TextField
from desktop_app.blocks.words import Label
from desktop_app.language import translate
from desktop_app.refusal_words import words

LEFT_ALONE_MS = 45_000
"""A question for a password that nobody answers goes away: those who wait want to come in."""


def unlock(desk: Desk, username: str, password: str, right: Right) -> None:
    """Whoever has this right, and may do all that the person signed in may. Raises WrongPassword, MustWait,
    NotAllowed."""
    person = sign_in(desk.store, username, password)
    needed = {right} | (desk.person.rights if desk.person is not None else set())
    if not needed <= person.rights:
        raise NotAllowed(right=right)


class UnlockDialog(Dialog):
    """`submitted(username, password)`; answer with `taken()` or `refuse(error)`.

    `scanned` where the scanner fired into the password something that matches `ticket`.
    """

    submitted = Signal(str, str)
    scanned = Signal(str)

    def __init__(
        self, parent: QWidget, username: str, purpose: str, ticket: re.Pattern[str] | None = None
    ) -> None:
        super().__init__("door-unlock", parent)
        self._ticket = ticket
        self.username = TextField("door-unlock-username")
        self.username.setText(username)
        self.secret = PasswordField("door-unlock-password")
        self.username_row = FormRow("door-unlock-username", self.username)
        self.secret_row = FormRow("door-unlock-password", self.secret)
        self.failure = Label("door-unlock-failure", "bad", wrap=True)
        self.failure.hide()
        for part in (self.username_row, self.secret_row, self.failure):
            self.body.addWidget(part)
        self.primary.setDefault(False)
        self.primary.setAutoDefault(False)
        self.username.returnPressed.connect(self.secret.setFocus)
        self.secret.entered.connect(self._entered)
        self._alone = QTimer(self)
        self._alone.setSingleShot(True)
        self._alone.setInterval(LEFT_ALONE_MS)
        self._alone.timeout.connect(self.reject)
        self.secret.changed.connect(lambda _text: self._alone.start())
        self.set_words(
            purpose,
            translate("Door", "With your password, or that of somebody who may do as much as you."),
            translate("Door", "Unlock"),
        )
        self.username_row.set_words(translate("Door", "User name"))
        self.secret_row.set_words(translate("Door", "Password"))

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor stands where the password goes."""
        super().showEvent(event)
        self._alone.start()
        self.secret.setFocus()

    def _entered(self) -> None:
        """The scanner may have fired: a ticket is no password."""
        found = None if self._ticket is None else self._ticket.search(self.secret.value())
        if found is None:
            self.accept()
        else:
            self.secret.clear()
            self.scanned.emit(found.group())

    def accept(self) -> None:
        """Ask the store first."""
        if self.primary.isEnabled() and self.secret.value():
            self.failure.hide()
            self.primary.setEnabled(False)
            self.submitted.emit(self.username.value(), self.secret.value())

    def taken(self) -> None:
        """It was right."""
        QDialog.accept(self)

    def refuse(self, error: Exception) -> None:
        """Say what was wrong; nothing is unlocked."""
        self.primary.setEnabled(True)
        self.secret.clear()
        self.failure.set_text(words(error).as_sentence())
        self.failure.show()
        self.secret.setFocus()
