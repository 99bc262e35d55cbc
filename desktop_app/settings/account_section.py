# SPDX-License-Identifier: GPL-3.0-or-later
"""The own account: who is signed in, and a new password."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from db.operations import refusals
from db.operations.desk import Done
from db.operations.staff import SHORTEST_PASSWORD, change_own_password
from desktop_app.blocks.form import FormRow, PasswordField
from desktop_app.blocks.layout import row
from desktop_app.blocks.words import Button, Label
from desktop_app.language import translate
from desktop_app.refusal_words import words
from desktop_app.role_words import roles_in_words
from desktop_app.settings.section import Section
from desktop_app.settings.work import Work


class AccountSection(Section):
    """Everybody may change the own password."""

    section_name: ClassVar[str] = "account"
    icon_name: ClassVar[str] = "user-circle"

    def __init__(self, work: Work) -> None:
        self.who = Label("account-who", "heading", wrap=True)
        self.secrets = {name: PasswordField(f"account-{name}") for name in ("old", "new", "again")}
        self.rows = {name: FormRow(f"account-{name}", field) for name, field in self.secrets.items()}
        self.save = Button("account-save", "primary")
        super().__init__(work, self.who, *self.rows.values(), row(self.save, None), width=460)
        self.save.clicked.connect(self._save)
        for field in self.secrets.values():
            field.entered.connect(self._save)
        self.retranslate()

    def title(self) -> str:
        """Its name in the list."""
        return translate("Settings", "My password")

    def retranslate(self) -> None:
        """Its words."""
        super().retranslate()
        person = self.work.desk().person
        if person is not None:
            self.who.set_text(f"{person.name} · {person.username} · {roles_in_words(person.roles)}")
        self.rows["old"].set_words(translate("Settings", "Password until now"))
        self.rows["new"].set_words(
            translate("Settings", "New password"),
            translate(
                "Settings",
                "At least %n character(s); a few words in a row are good.",
                None,
                SHORTEST_PASSWORD,
            ),
        )
        self.rows["again"].set_words(translate("Settings", "The new password again"))
        self.save.set_words(translate("Settings", "Change the password"))
        for field in self.secrets.values():
            field.retranslate()

    def first_field(self) -> QWidget:
        """The password until now."""
        return self.secrets["old"]

    def _save(self) -> None:
        for form_row in self.rows.values():
            form_row.set_error("")
        old, new, again = (field.value() for field in self.secrets.values())
        if new != again:
            self._wrong("again", translate("Settings", "This is not the same as above."))
            return
        self.save.setEnabled(False)
        desk = self.work.desk()
        self.work.background.run(
            lambda _task: change_own_password(desk, old=old, new=new), self._saved, self._refused, lane="desk"
        )

    def _saved(self, done: Done) -> None:
        self.work.did(done.changes)
        self.save.setEnabled(True)
        for field in self.secrets.values():
            field.clear()
        self.say(translate("Settings", "Your password is changed."))

    def _refused(self, error: Exception) -> None:
        self.save.setEnabled(True)
        match error:
            case refusals.WrongPassword():
                wrong = translate("Settings", "This password is wrong.")
                self._wrong("old", f"{wrong} {words(error).detail}".strip())
            case refusals.MustWait():
                self._wrong("old", words(error).detail)
            case refusals.Invalid():
                short = translate("Settings", "At least %n character(s), please.", None, SHORTEST_PASSWORD)
                self._wrong("new", short)
            case _:
                self.say_error(error)

    def _wrong(self, name: str, text: str) -> None:
        self.save.setEnabled(True)
        self.rows[name].set_error(text)
        self.secrets[name].setFocus()
