# SPDX-License-Identifier: GPL-3.0-or-later
"""The account that this desk sends e-mail with, and a test message that goes the whole way."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from db.operations.desk import Desk
from db.rules.roles import Right
from desktop_app.blocks.form import FormRow, PasswordField, TextField, beside
from desktop_app.blocks.layout import Card, row
from desktop_app.blocks.notice import Notice
from desktop_app.blocks.words import Button
from desktop_app.declared_settings import DECLARED
from desktop_app.language import translate
from desktop_app.mailing.account import Account, has_password, keep_password, read_account
from desktop_app.mailing.message import Text, message
from desktop_app.mailing.post import Post
from desktop_app.preferences import Settings
from desktop_app.refusal_words import words
from desktop_app.settings.declared_fields import DeclaredField
from desktop_app.settings.section import Section
from desktop_app.settings.work import Work


class MailSection(Section):
    """Server, account and sender; the password is kept apart and never shown again."""

    section_name: ClassVar[str] = "mail"
    icon_name: ClassVar[str] = "envelope"
    right: ClassVar[Right | None] = Right.SETTINGS

    def __init__(self, work: Work, preferences: Settings) -> None:
        self.fields = {s.name: DeclaredField(s, preferences) for s in DECLARED if s.section == "mail"}
        self.password = PasswordField("mail-password")
        self.password_row = FormRow("mail-password", self.password)
        self.keep = Button("mail-keep-password", "plain", "lock")
        self.to = TextField("mail-test-to")
        self.to_row = FormRow("mail-test-to", self.to)
        self.test = Button("mail-test", "plain", "envelope")
        self.came_of_it = Notice("mail-test-result")
        rows = {name.removeprefix("mail_"): field.row for name, field in self.fields.items()}
        self.server = Card(
            "mail-server-card",
            rows["server"],
            beside([rows["security"], rows["port"]]),
            beside([rows["user"], self.password_row]),
            row(self.keep, None),
            heading=True,
        )
        self.from_whom = Card("mail-sender-card", beside([rows["sender"], rows["sender_name"]]), heading=True)
        self.trial = Card("mail-trial-card", self.to_row, row(self.test, None), self.came_of_it, heading=True)
        super().__init__(work, self.server, self.from_whom, self.trial, width=620)
        self._has_password = False
        self.keep.clicked.connect(lambda _checked=False: self._keep())
        self.password.entered.connect(self._keep)
        self.test.clicked.connect(lambda _checked=False: self._test())
        self.to.returnPressed.connect(self._test)
        preferences.changed.connect(self._value_changed)
        self.retranslate()

    def title(self) -> str:
        """Its name in the list."""
        return translate("Settings", "E-mail")

    def hint(self) -> str:
        """What goes out by it."""
        return translate("Settings", "Certificates, tickets and reminders go out from this desk by it.")

    def retranslate(self) -> None:
        """Its words."""
        super().retranslate()
        self.server.set_heading(translate("Settings", "Mail server"))
        self.from_whom.set_heading(translate("Settings", "Sender"))
        self.trial.set_heading(translate("Settings", "Try it"))
        for field in self.fields.values():
            field.retranslate()
        self._say_password()
        self.password.retranslate()
        self.keep.set_words(translate("Settings", "Keep the password"))
        self.to_row.set_words(translate("Settings", "To"), translate("Settings", "Empty: to the sender."))
        self.test.set_words(translate("Settings", "Send a test message"))

    def _say_password(self) -> None:
        if self._has_password:
            hint = translate(
                "Settings", "One is kept, encrypted, at this desk only. Keeping an empty one forgets it."
            )
        else:
            hint = translate("Settings", "None is kept. It will lie encrypted at this desk only.")
        self.password_row.set_words(translate("Settings", "Password"), hint)

    def first_field(self) -> QWidget:
        """The server."""
        return self.fields["mail_server"].field

    def activated(self) -> None:
        """The values of now, and whether a password is kept."""
        for field in self.fields.values():
            field.show_value()
        self.work.read(has_password, self._know_password)

    def _know_password(self, kept: bool) -> None:
        self._has_password = kept
        self._say_password()

    def _value_changed(self, name: str, _value: object) -> None:
        if name in self.fields:
            self.fields[name].show_value()

    def _keep(self) -> None:
        desk, password = self.work.desk(), self.password.value()

        def kept(_none: None) -> None:
            self.password.clear()
            self._know_password(bool(password))
            if password:
                self.say(translate("Settings", "The password is kept."))
            else:
                self.say(translate("Settings", "The password is forgotten."))

        self.work.background.run(
            lambda _task: keep_password(desk, password), kept, self.say_error, lane="desk"
        )

    # --- trying it ----------------------------------------------------------------------------------------

    def _test(self) -> None:
        if not self.test.isEnabled():
            return
        desk = self.work.desk()
        self.test.setEnabled(False)
        self.came_of_it.say(translate("Settings", "Sending …"), tone="info")
        # In the lane in which settings are kept: what was typed last is read too.
        self.work.background.run(lambda _task: _account(desk), self._send, self._failed, lane="desk")

    def _send(self, account: Account) -> None:
        to = self.to.value() or account.sender
        text = Text(
            translate("Settings", "Test message"), translate("Settings", "E-mail from this desk works.")
        )

        def send(_task: object) -> None:
            made = message(account, "", to, text)
            with Post(account) as post:
                post.send(made)

        def sent(_none: None) -> None:
            self.test.setEnabled(True)
            done = translate("Settings", "The server has taken it. Look whether it arrives at {address}.")
            self.came_of_it.say(done.format(address=to), tone="good")

        self.work.background.run(send, sent, self._failed, lane="mail")

    def _failed(self, error: Exception) -> None:
        self.test.setEnabled(True)
        self.came_of_it.say(*words(error), tone="bad")


def _account(desk: Desk) -> Account:
    with desk.store.read() as session:
        return read_account(session)
