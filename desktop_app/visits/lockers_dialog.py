# SPDX-License-Identifier: GPL-3.0-or-later
"""Lockers at the door: who has which, one more given, a key that is back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.models import Branch
from db.operations.desk import Desk
from db.operations.lockers import give_to, take_locker_back
from db.operations.operation import sure_key
from db.operations.refusals import Invalid, Taken
from db.queries.lockers import LockerRow, given_lockers
from desktop_app.background import Background
from desktop_app.blocks import theme
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import FormRow, TextField, beside
from desktop_app.blocks.layout import row
from desktop_app.blocks.notice import Notice
from desktop_app.blocks.table import MOMENT, Column, DataTable, RowsModel
from desktop_app.blocks.words import Button
from desktop_app.language import format_datetime, translate
from desktop_app.refusal_words import words


def lockers_model() -> RowsModel[LockerRow]:
    """Lockers whose keys are out."""
    columns: list[Column[LockerRow]] = [
        Column(lambda: translate("Visits", "Locker"), lambda one: one.locker, 90, strong=True),
        Column(lambda: translate("Visits", "Who"), lambda one: one.name or translate("Visits", "Guest")),
        Column(lambda: translate("Visits", "Card"), lambda one: one.number, 120),
        Column(lambda: translate("Visits", "Given at"), lambda one: format_datetime(one.given_at), MOMENT),
        Column(
            lambda: translate("Visits", "Remark"),
            lambda one: translate("Visits", "given twice") if one.twice else "",
            110,
            tone=lambda _one: "bad",
        ),
    ]
    return RowsModel(columns, lambda one: one.uid)


class LockersDialog(Dialog):
    """Stays open until it is left; `changed` is called after each thing done."""

    def __init__(
        self, parent: QWidget, desk: Callable[[], Desk], background: Background, changed: Callable[[], None]
    ) -> None:
        super().__init__("lockers", parent, width=780)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._desk, self._background, self._changed = desk, background, changed
        self._model = lockers_model()
        self.table = DataTable("lockers-table", self._model)
        self.table.setFixedHeight(theme.px(220))
        self.locker, self.who = TextField("lockers-number"), TextField("lockers-who")
        self.locker.setMaxLength(16)
        self.rows = {
            "locker": FormRow("lockers-number", self.locker, required=True),
            "who": FormRow("lockers-who", self.who),
        }
        self.back = Button("lockers-back", "plain", "check")
        self.mistake = Button("lockers-mistake", "plain", "x")
        self.problem = Notice("lockers-problem", "bad")
        self.body.addWidget(self.problem)
        self.body.addWidget(self.table)
        self.body.addLayout(row(self.back, self.mistake, None))
        self.body.addWidget(beside(list(self.rows.values())))
        self._say()
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._fit())
        self.read()
        self.locker.setFocus()

    def _say(self) -> None:
        self.set_words(
            translate("Visits", "Lockers"),
            "",
            translate("Visits", "Give the locker"),
            translate("Visits", "Done"),
        )
        self.table.setAccessibleName(translate("Visits", "Lockers whose keys are out"))
        self.rows["locker"].set_words(translate("Visits", "Locker"))
        self.rows["who"].set_words(
            translate("Visits", "Card or name"), translate("Visits", "Scan a card, or leave it empty.")
        )
        for button, said, shortcut, mistaken in (
            (self.back, translate("Visits", "Key is back"), "F7", False),
            (self.mistake, translate("Visits", "Given by mistake"), "F8", True),
        ):
            button.setAutoDefault(False)
            button.set_words(said, shortcut)
            button.setShortcut(shortcut)
            button.clicked.connect(
                lambda _checked=False, mistaken=mistaken: self.take_back(mistaken=mistaken)
            )
        self._fit()

    def _fit(self) -> None:
        for button in (self.back, self.mistake):
            button.setEnabled(self.table.current() is not None)

    def read(self) -> None:
        """Who has which, now."""
        desk = self._desk()

        def work(_task: object) -> list[LockerRow]:
            with desk.store.read() as session:
                return given_lockers(session, sure_key(session, Branch, desk.branch))

        self._background.run(work, self._show, self._failed)

    def _show(self, found: list[LockerRow]) -> None:
        self._model.show(found)
        self._fit()

    def accept(self) -> None:
        """Give the locker, and be ready for the next."""
        desk, locker, who = self._desk(), self.locker.value(), self.who.value()

        def give() -> None:
            with desk.together() as perform:
                give_to(perform, locker=locker, who=who)

        self._do(give)

    def take_back(self, *, mistaken: bool) -> None:
        """The key of the line under the cursor is back, or was never given."""
        if isinstance(one := self.table.current(), LockerRow):
            desk, use = self._desk(), one.uid
            self._do(lambda: self._taken_back(desk, use, mistaken))

    def _clicked(self, mistaken: bool, _checked: bool = False) -> None:
        self.take_back(mistaken=mistaken)

    @staticmethod
    def _taken_back(desk: Desk, use: UUID, mistaken: bool) -> None:
        desk.perform(take_locker_back, use=use, mistaken=mistaken)

    def _do(self, act: Callable[[], Any]) -> None:
        self.problem.hide()
        self.rows["locker"].set_error("")
        self._background.run(lambda _task: act(), lambda _none: self._done(), self._failed, lane="desk")

    def _done(self) -> None:
        self.locker.clear()
        self.who.clear()
        self.locker.setFocus()
        self._changed()
        self.read()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Invalid | Taken):
            self.rows["locker"].set_error(words(error).headline)
            self.locker.setFocus()
        else:
            self.problem.say(*words(error))
