# SPDX-License-Identifier: GPL-3.0-or-later
"""This desk: language, look, sounds, lock, and the branch that it stands in."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.operations.desk_settings import move_desk
from db.operations.operation import Changes
from db.queries.library import BranchRow, branches
from db.rules.roles import Right
from desktop_app.blocks.form import ChoiceField, FormRow
from desktop_app.declared_settings import DECLARED
from desktop_app.language import translate
from desktop_app.preferences import Settings
from desktop_app.settings.declared_fields import DeclaredField
from desktop_app.settings.section import Section
from desktop_app.settings.work import Work


class DeskSection(Section):
    """`moved(UUID)` when the desk now stands in another branch."""

    moved = Signal(object)

    section_name: ClassVar[str] = "desk"
    icon_name: ClassVar[str] = "desktop"
    concerns: ClassVar[Changes] = Changes({"places"})

    def __init__(self, work: Work, preferences: Settings) -> None:
        self.fields = [DeclaredField(s, preferences) for s in DECLARED if s.section == "desk"]
        self.branch = ChoiceField("setting-branch")
        self.branch_row = FormRow("setting-branch", self.branch)
        super().__init__(work, *(field.row for field in self.fields), self.branch_row, width=520)
        self.branch.activated.connect(lambda _index: self._move(self.branch.value()))
        preferences.changed.connect(self._value_changed)
        self.retranslate()

    def title(self) -> str:
        """Its name in the list."""
        return translate("Settings", "This desk")

    def hint(self) -> str:
        """What holds only here."""
        return translate("Settings", "These settings hold for this computer only.")

    def retranslate(self) -> None:
        """Its words."""
        super().retranslate()
        for field in self.fields:
            field.retranslate()
        self.branch_row.set_words(
            translate("Settings", "Branch of this desk"),
            translate("Settings", "Its rules and closed days apply, and its name stands on slips."),
        )

    def first_field(self) -> QWidget:
        """The language."""
        return self.fields[0].field

    def activated(self) -> None:
        """The branches there are now."""
        for field in self.fields:
            field.show_value()
        self.branch.setEnabled(self.work.may(Right.SETTINGS))
        self.work.read(branches, self._show_branches)

    def _show_branches(self, rows: list[BranchRow]) -> None:
        self.branch.set_choices((branch.uid, branch.name) for branch in rows)
        self.branch.choose(self.work.desk().branch)

    def _value_changed(self, name: str, _value: object) -> None:
        for field in self.fields:
            if field.setting.name == name:
                field.show_value()

    def _move(self, branch: UUID) -> None:
        desk = self.work.desk()
        if branch == desk.branch:
            return

        def done(_none: None) -> None:
            self.say(
                translate("Settings", "This desk now stands in {branch}.").format(
                    branch=self.branch.currentText()
                )
            )
            self.moved.emit(branch)

        def failed(error: Exception) -> None:
            self.branch.choose(desk.branch)
            self.say_error(error)

        self.work.background.run(lambda _task: move_desk(desk, branch), done, failed, lane="desk")
