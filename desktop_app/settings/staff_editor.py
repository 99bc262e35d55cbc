# SPDX-License-Identifier: GPL-3.0-or-later
"""Dialogs for staff accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from db.queries.accounts import StaffRow
from db.queries.library import BranchRow
from db.rules.roles import ROLES
from desktop_app.blocks import tokens
from desktop_app.blocks.form import ChoiceField, FormRow, PasswordField, TextField, beside
from desktop_app.blocks.layout import column, holding
from desktop_app.blocks.words import Label
from desktop_app.language import translate
from desktop_app.role_words import role_name, what_it_may
from desktop_app.settings.editor import Editor


class RoleBoxes(QWidget):
    """A box to tick for each role, with what it may do."""

    def __init__(self, roles: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("staff-roles")
        self.boxes = {role: QCheckBox() for role in ROLES}
        self._lines: list[Label] = []
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens.GAP_L)
        for place, (role, box) in enumerate(self.boxes.items()):
            box.setObjectName(f"staff-role-{role.replace('_', '-')}")
            box.setChecked(role in roles)
            box.setText(role_name(role))
            box.setAccessibleDescription(what_it_may(role))
            said = Label(f"staff-role-{role.replace('_', '-')}-says", "small", what_it_may(role), wrap=True)
            said.setIndent(26)
            self._lines.append(said)
            grid.addLayout(column(box, said, None, gap=0), place // 2, place % 2)
        for at in (0, 1):
            grid.setColumnStretch(at, 1)
        self.setLayout(grid)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrapped lines get the height that they need: a dialog does not ask them."""
        super().resizeEvent(event)
        for line in self._lines:
            line.setMinimumHeight(line.heightForWidth(line.width()))

    def ticked(self) -> tuple[str, ...]:
        """The roles chosen."""
        return tuple(role for role, box in self.boxes.items() if box.isChecked())


class _Passwords:
    """Two fields that must say the same."""

    def __init__(self) -> None:
        self.first, self.second = PasswordField("staff-password"), PasswordField("staff-password-again")
        self.rows = {
            "password": FormRow("staff-password", self.first, required=True),
            "again": FormRow("staff-password-again", self.second, required=True),
        }
        self.rows["password"].set_words(
            translate("Staff", "Password"), translate("Staff", "Tell it to the person, who may change it.")
        )
        self.rows["again"].set_words(translate("Staff", "The same password again"))

    def match(self, editor: Editor) -> bool:
        """Whether they do; else says so."""
        if self.first.value() == self.second.value():
            return True
        editor.wrong("again", translate("Staff", "This is not the same as above."))
        return False


class StaffEditor(Editor):
    """One account; a new one has a password too."""

    def __init__(self, parent: QWidget, person: StaffRow | None, branches: Sequence[BranchRow]) -> None:
        self._person = person
        self._name, self._username = TextField("staff-name"), TextField("staff-username")
        self._branch = ChoiceField("staff-branch")
        self._roles = RoleBoxes(person.roles if person else ("circulation",))
        self._active = QCheckBox(translate("Staff", "May sign in"))
        self._active.setObjectName("staff-active")
        self._passwords = _Passwords()
        rows = {
            "name": FormRow("staff-name", self._name, required=True),
            "username": FormRow("staff-username", self._username, required=True),
            "branch": FormRow("staff-branch", self._branch),
            "roles": FormRow("staff-roles", self._roles, required=True),
        }
        new = person is None
        below = beside(list(self._passwords.rows.values())) if new else self._active
        parts = (beside([rows["name"], rows["username"]]), rows["branch"], rows["roles"], below)
        super().__init__(
            "staff-editor", parent, rows | (self._passwords.rows if new else {}), *parts, width=660
        )
        self._fill(person, branches)
        self._say(new)

    def _fill(self, person: StaffRow | None, branches: Sequence[BranchRow]) -> None:
        every = (None, translate("Staff", "All branches"))
        self._branch.set_choices([every, *((branch.uid, branch.name) for branch in branches)])
        self._active.setChecked(True)
        if person is not None:
            self._name.setText(person.name)
            self._name.setCursorPosition(0)
            self._username.setText(person.username)
            self._branch.choose(person.branch)
            self._active.setChecked(person.active)

    def _say(self, new: bool) -> None:
        self.rows["name"].set_words(translate("Staff", "Name"))
        self.rows["username"].set_words(translate("Staff", "User name"))
        self.rows["branch"].set_words(translate("Staff", "Branch"))
        self.rows["roles"].set_words(translate("Staff", "Roles"))
        title = translate("Staff", "Add staff") if new else translate("Staff", "Edit the account")
        self.set_words(title, "", translate("Staff", "Save"))

    def passwords_match(self) -> bool:
        """Whether both passwords are the same, where there are any."""
        return self._person is not None or self._passwords.match(self)

    def facts(self) -> dict[str, Any]:
        """What `put_staff` takes."""
        facts: dict[str, Any] = {
            "username": self._username.value(),
            "name": self._name.value(),
            "roles": self._roles.ticked(),
            "home_branch": self._branch.value(),
            "active": self._active.isChecked(),
        }
        if self._person is None:
            return facts | {"password": self._passwords.first.value()}
        return facts | {"target": self._person.uid}


class PasswordEditor(Editor):
    """Another password for somebody who forgot theirs."""

    def __init__(self, parent: QWidget, person: StaffRow) -> None:
        self._passwords = _Passwords()
        super().__init__(
            "password-editor",
            parent,
            self._passwords.rows,
            holding(column(*self._passwords.rows.values()), "password-editor-fields"),
        )
        title = translate("Staff", "New password for {name}").format(name=person.name)
        self.set_words(title, "", translate("Staff", "Set the password"))

    def passwords_match(self) -> bool:
        """Whether both are the same."""
        return self._passwords.match(self)

    def password(self) -> str:
        """What was typed."""
        return self._passwords.first.value()
