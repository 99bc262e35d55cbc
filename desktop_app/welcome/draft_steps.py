# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the first start that fill the draft: the library, its administrator, its protection."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from desktop_app.blocks import tokens
from desktop_app.blocks.form import FormRow, PasswordField, TextField, beside
from desktop_app.blocks.layout import Part, column, holding
from desktop_app.blocks.words import Label
from desktop_app.language import translate
from desktop_app.welcome.draft import (
    PATHS,
    SHORTEST_PASSPHRASE,
    Draft,
    strength_words,
    suggested_code,
    suggested_username,
)
from desktop_app.welcome.first_start_presenter import WizardState
from desktop_app.welcome.step import Step


class DraftStep(Step):
    """A page of fields that fill the draft. `typed(name, text)` after each change."""

    typed = Signal(str, str)

    def __init__(self, name: str, rows: dict[str, FormRow], *parts: Part) -> None:
        self.rows = rows
        self.name, self.path = name.removesuffix("-step"), "new"
        super().__init__(name, *parts)
        for key, form_row in rows.items():
            _edit(form_row).textEdited.connect(lambda text, key=key: self.typed.emit(key, text))

    def place_words(self) -> str:
        """Which step this is."""
        steps = PATHS[self.path]
        if self.name not in steps or len(steps) == 1:
            return ""
        place = translate("FirstStart", "Step {number} of {count}")
        return place.format(number=steps.index(self.name) + 1, count=len(steps))

    def show_draft(self, draft: Draft) -> None:
        """Fill the fields from the draft, where they differ from it."""
        for key, form_row in self.rows.items():
            if (edit := _edit(form_row)).text() != getattr(draft, key):
                edit.setText(getattr(draft, key))

    def show_state(self, state: WizardState) -> None:
        """What is wrong, beside the field concerned; the cursor goes to the first of them."""
        if state.path != self.path:
            self.path = state.path
            self.retranslate()
        self.set_failure(state.failure)
        for key, form_row in self.rows.items():
            form_row.set_error(state.problems.get(key, ""))
        wrong = [key for key in self.rows if key in state.problems]
        if wrong:
            self.rows[wrong[0]].field.setFocus()

    def first_field(self) -> QWidget:
        """The first field."""
        return next(iter(self.rows.values())).field


def _edit(form_row: FormRow) -> QLineEdit:
    edit = form_row.field.focusProxy() or form_row.field
    assert isinstance(edit, QLineEdit)
    return edit


class LibraryStep(DraftStep):
    """Name of the library, its first branch."""

    def __init__(self) -> None:
        rows = {
            "library": FormRow("library", TextField("library"), required=True),
            "branch": FormRow("branch", TextField("branch"), required=True),
            "code": FormRow("code", TextField("code"), required=True),
        }
        pair = beside([rows["branch"], rows["code"]])
        pair.layout().setStretch(0, 3)  # type: ignore[union-attr]
        super().__init__("library-step", rows, rows["library"], pair)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self.set_head(
            translate("FirstStart", "Your library"),
            translate("FirstStart", "These names stand on slips and cards. You can change them later."),
            self.place_words(),
        )
        self.set_buttons(translate("FirstStart", "Next"))
        self.rows["library"].set_words(translate("FirstStart", "Name of the library"))
        self.rows["branch"].set_words(
            translate("FirstStart", "First branch"),
            translate("FirstStart", "The place where this desk stands."),
        )
        self.rows["code"].set_words(
            translate("FirstStart", "Code"), translate("FirstStart", "Short, for lists.")
        )

    @staticmethod
    def suggest(draft: Draft, before: str) -> None:
        """A code that follows the branch's name until somebody types another one."""
        if draft.code in ("", suggested_code(before)):
            draft.code = suggested_code(draft.branch)


class PersonStep(DraftStep):
    """The first administrator."""

    def __init__(self) -> None:
        rows = {
            "person": FormRow("person", TextField("person"), required=True),
            "username": FormRow("username", TextField("username"), required=True),
            "password": FormRow("password", PasswordField("password"), required=True),
            "password_again": FormRow("password_again", PasswordField("password_again"), required=True),
        }
        self.strength = Label("password-strength", "small")
        super().__init__(
            "person-step",
            rows,
            beside([rows["person"], rows["username"]]),
            column(rows["password"], self.strength, gap=tokens.GAP_XS),
            rows["password_again"],
        )
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self.set_head(
            translate("FirstStart", "The first administrator"),
            translate("FirstStart", "This person may do everything, and adds the other staff later."),
            self.place_words(),
        )
        self.set_buttons(translate("FirstStart", "Next"))
        self.rows["person"].set_words(translate("FirstStart", "Name"))
        self.rows["username"].set_words(translate("FirstStart", "User name"))
        self.rows["password"].set_words(
            translate("FirstStart", "Password"),
            translate("FirstStart", "At least 8 characters; a few words in a row are good."),
        )
        self.rows["password_again"].set_words(translate("FirstStart", "The same password again"))

    def show_draft(self, draft: Draft) -> None:
        """Fields, and how strong the password is."""
        super().show_draft(draft)
        self.strength.set_text(strength_words(draft.password))
        self.strength.setVisible(bool(draft.password))

    @staticmethod
    def suggest(draft: Draft, before: str) -> None:
        """A user name that follows the name until somebody types another one."""
        if draft.username in ("", suggested_username(before)):
            draft.username = suggested_username(draft.person)


class ProtectionStep(DraftStep):
    """How the store's key is kept."""

    chosen = Signal(str)

    def __init__(self) -> None:
        rows = {
            "passphrase": FormRow("passphrase", PasswordField("passphrase"), required=True),
            "passphrase_again": FormRow("passphrase_again", PasswordField("passphrase_again"), required=True),
        }
        self.keychain = QRadioButton()
        self.keychain.setObjectName("protection-keychain")
        self.passphrase = QRadioButton()
        self.passphrase.setObjectName("protection-passphrase")
        self.keychain_words = Label("protection-keychain-words", "muted", wrap=True)
        self.passphrase_words = Label("protection-passphrase-words", "muted", wrap=True)
        self.strength = Label("passphrase-strength", "small")
        self._group = QButtonGroup()
        for button in (self.keychain, self.passphrase):
            self._group.addButton(button)
        fields = column(
            column(rows["passphrase"], self.strength, gap=tokens.GAP_XS), rows["passphrase_again"]
        )
        self.fields = holding(fields, "protection-fields")
        super().__init__(
            "protection-step",
            rows,
            column(self.keychain, self.keychain_words, gap=0),
            column(self.passphrase, self.passphrase_words, gap=0),
            self.fields,
        )
        self.keychain.clicked.connect(lambda: self.chosen.emit("keychain"))
        self.passphrase.clicked.connect(lambda: self.chosen.emit("passphrase"))
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self.set_head(
            translate("FirstStart", "Protection"),
            translate("FirstStart", "The library is kept encrypted: who steals the computer reads nothing."),
            self.place_words(),
        )
        joins = self.path == "join"
        self.set_buttons(
            translate("FirstStart", "Join") if joins else translate("FirstStart", "Make the library")
        )
        self.keychain.setText(translate("FirstStart", "The system's keychain keeps the key"))
        self.passphrase.setText(translate("FirstStart", "A passphrase, asked at each start"))
        self.passphrase_words.set_text(
            translate("FirstStart", "Everybody who starts the program at this desk must know it.")
        )
        self.rows["passphrase"].set_words(
            translate("FirstStart", "Passphrase"),
            translate(
                "FirstStart", "At least %n characters, for example four words.", None, SHORTEST_PASSPHRASE
            ),
        )
        self.rows["passphrase_again"].set_words(translate("FirstStart", "The same passphrase again"))
        self._explain_keychain()

    def _explain_keychain(self) -> None:
        words = translate("FirstStart", "Opens by itself when this user is signed in to the computer.")
        if not self.keychain.isEnabled():
            words = translate("FirstStart", "This system has no keychain, so a passphrase is needed.")
        self.keychain_words.set_text(words)

    def show_draft(self, draft: Draft) -> None:
        """Fields, and what is chosen."""
        super().show_draft(draft)
        self.keychain.setChecked(draft.protection == "keychain")
        self.passphrase.setChecked(draft.protection == "passphrase")
        self.fields.setVisible(draft.protection == "passphrase")
        self.strength.set_text(strength_words(draft.passphrase))
        self.strength.setVisible(bool(draft.passphrase))

    def show_state(self, state: WizardState) -> None:
        """Whether there is a keychain, and what is wrong."""
        super().show_state(state)
        self.keychain.setEnabled(state.keychain)
        self._explain_keychain()

    def first_field(self) -> QWidget:
        """The choice itself, or the passphrase where it is the only one."""
        if self.passphrase.isChecked():
            return self.rows["passphrase"].field
        return self.keychain
