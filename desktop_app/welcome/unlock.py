# SPDX-License-Identifier: GPL-3.0-or-later
"""The store is locked: a passphrase opens it, or the recovery code where the key is missing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.blocks.form import FormRow, PasswordField, TextField
from desktop_app.blocks.words import Button
from desktop_app.language import translate
from desktop_app.welcome.step import Step


class UnlockStep(Step):
    """`passphrase_given(text)` or `code_given(text)`; stays while they are wrong."""

    passphrase_given = Signal(str)
    code_given = Signal(str)

    def __init__(self) -> None:
        self.by_code, self.key_is_missing, self._wrong = False, False, False
        self.secret, self.typed_code = PasswordField("unlock-passphrase"), TextField("unlock-code")
        self.passphrase = FormRow("unlock-passphrase", self.secret)
        self.code = FormRow("unlock-code", self.typed_code)
        self.other_way = Button("unlock-other-way", "link")
        super().__init__("unlock", self.passphrase, self.code, self.other_way)
        self.forward.connect(self._give)
        self.secret.entered.connect(self._give)
        self.typed_code.returnPressed.connect(self._give)
        self.other_way.clicked.connect(lambda: self._turn(not self.by_code))
        self.retranslate()

    def ask_passphrase(self) -> None:
        """The store wants its passphrase."""
        self.key_is_missing = False
        self._turn(False)

    def ask_code(self, *, key_is_missing: bool) -> None:
        """The recovery code is wanted; where the keychain has lost the key there is no other way."""
        self.key_is_missing = key_is_missing
        self._turn(True)

    def _turn(self, by_code: bool) -> None:
        self.by_code, self._wrong = by_code, False
        self.setEnabled(True)
        self.retranslate()
        self.first_field().setFocus()

    def refuse(self) -> None:
        """What was given does not open the store; it may be mended and given again."""
        self._wrong = True
        self.setEnabled(True)
        self._say_wrong()
        edit = self.typed_code if self.by_code else self.secret.edit
        edit.setFocus()
        edit.selectAll()

    def _say_wrong(self) -> None:
        by_code = translate("Unlock", "This code does not open the library.")
        by_passphrase = translate("Unlock", "This passphrase does not open the library.")
        self.code.set_error(by_code if self._wrong and self.by_code else "")
        self.passphrase.set_error(by_passphrase if self._wrong and not self.by_code else "")

    def _give(self) -> None:
        if self.by_code:
            if text := self.typed_code.value():
                self.setEnabled(False)
                self.code_given.emit(text)
        elif text := self.secret.value():
            self.setEnabled(False)
            self.passphrase_given.emit(text)

    def first_field(self) -> QWidget:
        """The field that is shown."""
        return self.typed_code if self.by_code else self.secret

    def retranslate(self) -> None:
        """Its words."""
        self.passphrase.setVisible(not self.by_code)
        self.code.setVisible(self.by_code)
        self.other_way.setVisible(not self.key_is_missing)
        self.set_buttons(translate("Unlock", "Open"), backward=False)
        self.passphrase.set_words(translate("Unlock", "Passphrase"))
        self.code.set_words(
            translate("Unlock", "Recovery code"),
            translate("Unlock", "Blanks, hyphens and case don't matter."),
        )
        if self.by_code:
            self._say_code()
        else:
            self.set_head(
                translate("Unlock", "The library is locked"),
                translate("Unlock", "Its passphrase opens it on this computer."),
            )
            self.other_way.set_words(translate("Unlock", "Forgotten? Open with the recovery code"))
        self._say_wrong()

    def _say_code(self) -> None:
        about = translate("Unlock", "It stands on the sheet that was put away when the library was made.")
        if self.key_is_missing:
            about = translate(
                "Unlock",
                "This computer does not hold the library's key any more. The recovery code opens it too.",
            )
        self.set_head(translate("Unlock", "Open with the recovery code"), about)
        self.other_way.set_words(translate("Unlock", "Open with the passphrase"))
