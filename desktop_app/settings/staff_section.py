# SPDX-License-Identifier: GPL-3.0-or-later
"""Staff accounts: who may sign in, and what they may do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from sqlalchemy.orm import Session

from db.operations.desk import Done
from db.operations.operation import Changes
from db.operations.staff import put_staff
from db.queries.accounts import StaffRow
from db.queries.library import BranchRow, branches, staff_accounts
from db.rules.roles import Right
from desktop_app.blocks.table import Column
from desktop_app.blocks.words import Button
from desktop_app.language import translate
from desktop_app.role_words import roles_in_words
from desktop_app.settings.list_section import ListSection
from desktop_app.settings.staff_editor import PasswordEditor, StaffEditor
from desktop_app.settings.work import Work


def columns() -> list[Column[StaffRow]]:
    """Name, user name, roles, branch, whether active."""
    return [
        Column(
            lambda: translate("Staff", "Name"),
            lambda r: r.name,
            0,
            strong=True,
            struck=lambda r: not r.active,
        ),
        Column(lambda: translate("Staff", "User name"), lambda r: r.username, 150),
        Column(lambda: translate("Staff", "Roles"), lambda r: roles_in_words(r.roles), 180),
        Column(lambda: translate("Staff", "Branch"), lambda r: r.branch_name or all_branches(), 0),
        Column(lambda: translate("Staff", "Active"), active_words, 80, tone=active_tone),
    ]


def all_branches() -> str:
    """A person of no branch works at all of them."""
    return translate("Staff", "All branches")


def active_words(person: StaffRow) -> str:
    """Whether the account may be used."""
    return translate("Staff", "Yes") if person.active else translate("Staff", "No")


def active_tone(person: StaffRow) -> str:
    """Green or grey."""
    return "good" if person.active else "faint"


def facts_of(person: StaffRow) -> dict[str, Any]:
    """What `put_staff` takes to leave an account as it is."""
    return {
        "target": person.uid,
        "username": person.username,
        "name": person.name,
        "roles": person.roles,
        "home_branch": person.branch,
        "active": person.active,
    }


class StaffSection(ListSection[StaffRow]):
    """A table of accounts; a new password for one of them."""

    section_name: ClassVar[str] = "staff"
    icon_name: ClassVar[str] = "identification-badge"
    right: ClassVar[Right | None] = Right.MANAGE_STAFF
    concerns: ClassVar[Changes] = Changes({"staff", "places"})

    def __init__(self, work: Work) -> None:
        self.reset = Button("settings-staff-reset", "plain", "key")
        self._branches: list[BranchRow] = []
        super().__init__(work, columns(), lambda person: person.uid)
        self.reset.clicked.connect(self._reset)
        self.retranslate()

    def more_for_one(self) -> Sequence[Button]:
        """A new password."""
        return (self.reset,)

    def title(self) -> str:
        """Its name in the list."""
        return translate("Settings", "Staff accounts")

    def hint(self) -> str:
        """How accounts end."""
        return translate("Settings", "Who no longer works here is made inactive: the history keeps the name.")

    def retranslate(self) -> None:
        """Its words."""
        super().retranslate()
        self.add.set_words(translate("Settings", "Add staff"), "Ctrl+N")
        self.change.set_words(translate("Settings", "Edit"), "Enter")
        self.reset.set_words(translate("Settings", "New password"))

    def query(self, session: Session) -> list[StaffRow]:
        """All accounts, and the branches for the dialog."""
        self._branches = branches(session)
        return staff_accounts(session)

    def edit(self, row: StaffRow | None) -> None:
        """Add or change an account."""
        editor = StaffEditor(self, row, self._branches)
        editor.submitted.connect(lambda: self._save(editor, row))
        editor.open()

    def _save(self, editor: StaffEditor, before: StaffRow | None) -> None:
        if not editor.passwords_match():
            return
        self.work.perform(put_staff, partial(self._saved, editor, before), editor.refuse, **editor.facts())

    def _saved(self, editor: StaffEditor, before: StaffRow | None, _done: Done) -> None:
        editor.taken()
        if before is None:
            self.say(translate("Settings", "The account was added."))
        else:
            self.say(translate("Settings", "The account was changed."), partial(self._undo, before))

    def _undo(self, before: StaffRow) -> None:
        self.work.perform(put_staff, lambda _done: self.say_undone(), self.say_error, **facts_of(before))

    def _reset(self) -> None:
        person = self.card.current()
        if person is None:
            return
        editor = PasswordEditor(self, person)

        def submit() -> None:
            if editor.passwords_match():
                facts = facts_of(person) | {"password": editor.password()}
                self.work.perform(put_staff, saved, editor.refuse, **facts)

        def saved(_done: Done) -> None:
            editor.taken()
            self.say(translate("Settings", "{name} has a new password.").format(name=person.name))

        editor.submitted.connect(submit)
        editor.open()
