# SPDX-License-Identifier: GPL-3.0-or-later
"""The library's name and its branches with their weekly closing days."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget
from sqlalchemy.orm import Session

from db.operations.desk import Done
from db.operations.operation import Changes
from db.operations.policies import put_branch
from db.queries.library import BranchRow, branches
from db.rules.roles import Right
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.form import ChoiceField, FormRow, LongTextField, TextField, beside
from desktop_app.blocks.layout import row
from desktop_app.blocks.table import Column
from desktop_app.declared_settings import DECLARED
from desktop_app.language import locale, translate
from desktop_app.preferences import Settings
from desktop_app.settings.declared_fields import DeclaredField
from desktop_app.settings.editor import Editor
from desktop_app.settings.list_section import ListSection
from desktop_app.settings.work import Work

TABLE_HEIGHT = 200
"""Pixels at 100 %: where there is less room, the section is scrolled."""
TIMEZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")


def timezone_words(timezone: str) -> str:
    """A time zone as Indonesians call it."""
    names = {
        "Asia/Jakarta": translate("Branches", "Western Indonesia (WIB)"),
        "Asia/Makassar": translate("Branches", "Central Indonesia (WITA)"),
        "Asia/Jayapura": translate("Branches", "Eastern Indonesia (WIT)"),
    }
    return names.get(timezone, timezone)


def weekday_name(day: int) -> str:
    """A weekday (0 = Monday) in the language of now."""
    return locale().dayName(day + 1)


def closed_words(branch: BranchRow) -> str:
    """The weekdays on which a branch never opens."""
    return ", ".join(map(weekday_name, branch.closed_weekdays)) or translate("Branches", "never")


def columns() -> list[Column[BranchRow]]:
    """Code, name, address, telephone, closed weekdays."""
    return [
        Column(lambda: translate("Branches", "Code"), lambda b: b.code, 90),
        Column(lambda: translate("Branches", "Name"), lambda b: b.name, 0, strong=True),
        Column(lambda: translate("Branches", "Address"), lambda b: b.address.replace("\n", ", "), 0),
        Column(lambda: translate("Branches", "Telephone"), lambda b: b.phone, 140),
        Column(lambda: translate("Branches", "Closed on"), closed_words, 120),
    ]


class BranchesSection(ListSection[BranchRow]):
    """The library's name above, its branches below."""

    section_name: ClassVar[str] = "branches"
    icon_name: ClassVar[str] = "buildings"
    scrolls: ClassVar[bool] = True
    right: ClassVar[Right | None] = Right.SETTINGS
    concerns: ClassVar[Changes] = Changes({"places", "settings"})

    def __init__(self, work: Work, preferences: Settings) -> None:
        self.fields = [DeclaredField(s, preferences) for s in DECLARED if s.section == "branches"]
        texts = [field.row for field in self.fields if field.setting.kind != "number"]
        numbers = [field.row for field in self.fields if field.setting.kind == "number"]
        in_pairs = [beside(numbers[at : at + 2]) for at in range(0, len(numbers), 2)]
        super().__init__(work, columns(), lambda b: b.uid, *texts, *in_pairs)
        self.card.table.setMinimumHeight(theme.px(TABLE_HEIGHT))
        preferences.changed.connect(self._value_changed)
        self.retranslate()

    def title(self) -> str:
        """Its name in the list."""
        return translate("Settings", "Library and branches")

    def retranslate(self) -> None:
        """Its words."""
        super().retranslate()
        self.add.set_words(translate("Settings", "Add a branch"), "Ctrl+N")
        self.change.set_words(translate("Settings", "Edit"), "Enter")
        for field in self.fields:
            field.retranslate()

    def query(self, session: Session) -> list[BranchRow]:
        """All branches."""
        return branches(session)

    def _value_changed(self, name: str, _value: object) -> None:
        """That one alone: something may be being typed into another."""
        for field in self.fields:
            if field.setting.name == name:
                field.show_value()

    def edit(self, row: BranchRow | None) -> None:
        """Open or change a branch."""
        editor = BranchEditor(self, row)

        def save() -> None:
            self.work.perform(put_branch, partial(self._saved, editor, row), editor.refuse, **editor.facts())

        editor.submitted.connect(save)
        editor.open()

    def _saved(self, editor: Editor, before: BranchRow | None, _done: Done) -> None:
        editor.taken()
        if before is None:
            self.say(translate("Settings", "The branch was added."))
        else:
            self.say(translate("Settings", "The branch was changed."), partial(self._undo, before))

    def _undo(self, before: BranchRow) -> None:
        facts = before._asdict()
        facts["target"] = facts.pop("uid")
        del facts["id"]
        self.work.perform(put_branch, lambda _done: self.say_undone(), self.say_error, **facts)


class BranchEditor(Editor):
    """One branch."""

    def __init__(self, parent: QWidget, branch: BranchRow | None) -> None:
        self._branch = branch
        self._name, self._code = TextField("branch-name"), TextField("branch-code")
        self._address, self._phone = LongTextField("branch-address", 2), TextField("branch-phone")
        self._timezone = ChoiceField("branch-timezone")
        self._days = {day: QCheckBox(weekday_name(day)) for day in range(7)}
        rows = {
            "name": FormRow("branch-name", self._name, required=True),
            "code": FormRow("branch-code", self._code, required=True),
            "address": FormRow("branch-address", self._address),
            "phone": FormRow("branch-phone", self._phone),
            "timezone": FormRow("branch-timezone", self._timezone),
            "days": FormRow("branch-days", self._weekdays()),
        }
        parts = (
            beside([rows["name"], rows["code"]]),
            rows["address"],
            beside([rows["phone"], rows["timezone"]]),
            rows["days"],
        )
        super().__init__("branch-editor", parent, rows, *parts, width=600)
        self._fill(branch)
        self._say(branch is None)

    def _weekdays(self) -> QWidget:
        days = QWidget()
        days.setObjectName("branch-days")
        for day, box in self._days.items():
            box.setObjectName(f"branch-day-{day}")
        days.setLayout(row(*self._days.values(), None, gap=tokens.GAP_M))
        days.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        days.setFocusProxy(self._days[0])
        return days

    def _fill(self, branch: BranchRow | None) -> None:
        known = dict.fromkeys((*TIMEZONES, branch.timezone) if branch else TIMEZONES)
        self._timezone.set_choices((zone, timezone_words(zone)) for zone in known)
        if branch is None:
            return
        self._name.setText(branch.name)
        self._name.setCursorPosition(0)
        self._code.setText(branch.code)
        self._address.setPlainText(branch.address)
        self._phone.setText(branch.phone)
        self._timezone.choose(branch.timezone)
        for day in branch.closed_weekdays:
            self._days[day].setChecked(True)

    def _say(self, new: bool) -> None:
        self.rows["name"].set_words(translate("Branches", "Name"))
        self.rows["code"].set_words(translate("Branches", "Code"))
        self.rows["address"].set_words(translate("Branches", "Address"))
        self.rows["phone"].set_words(translate("Branches", "Telephone"))
        self.rows["timezone"].set_words(translate("Branches", "Time zone"))
        self.rows["days"].set_words(translate("Branches", "Closed every week on"))
        self._days[0].setAccessibleName(weekday_name(0))
        title = translate("Branches", "Add a branch") if new else translate("Branches", "Edit the branch")
        self.set_words(title, "", translate("Branches", "Save"))

    def facts(self) -> dict[str, Any]:
        """What `put_branch` takes."""
        return {
            "target": self._branch.uid if self._branch else None,
            "name": self._name.value(),
            "code": self._code.value(),
            "address": self._address.value(),
            "phone": self._phone.value(),
            "timezone": self._timezone.value(),
            "closed_weekdays": tuple(day for day, box in self._days.items() if box.isChecked()),
        }
