# SPDX-License-Identifier: GPL-3.0-or-later
"""The end of a school year: each class of a school becomes the next one, or leaves. Widgets only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from db.operations.desk import Desk
from db.operations.promotions import Carried, Change, carry_out
from db.queries.members import Pupil, pupils
from desktop_app.background import Background, Task
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import ChoiceField, DateField, FormRow, TextField, beside
from desktop_app.blocks.layout import Scrolling
from desktop_app.blocks.notice import Notice
from desktop_app.blocks.progress import ProgressLine
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Label
from desktop_app.language import format_money, format_number, translate
from desktop_app.members.promotion import Plan, Wishes, planned, suggested
from desktop_app.refusal_words import words

UP, LEAVES, STAYS = "up", "leaves", "stays"
CLASSES_HEIGHT, TABLE_HEIGHT = 132, 118
HALF_A_YEAR = timedelta(days=180)
"""Of a class that leaves: whose membership ended longer ago has left in an earlier year."""


class ClassRow:
    """One class: what becomes of it."""

    def __init__(self, place: int, name: str, members: int, becomes: str | None) -> None:
        self.name = name
        self.label = Label(f"promotion-class-{place}", "strong")
        count = translate("MembersPage", "%n member(s)", None, members)
        self.label.set_text(f"{name}  ·  {count}")
        self.what = ChoiceField(f"promotion-what-{place}", what_choices())
        self.becomes = TextField(f"promotion-becomes-{place}")
        self.becomes.setMaxLength(32)
        self.what.choose(LEAVES if becomes is None else STAYS if becomes == name else UP)
        self.becomes.setText(becomes or "")
        self.what.setAccessibleName(translate("MembersPage", "What becomes of {name}").format(name=name))
        self.becomes.setAccessibleName(translate("MembersPage", "Next class of {name}").format(name=name))
        self.fit()

    def fit(self) -> None:
        """A name only where there is one to give."""
        self.becomes.setEnabled(self.what.value() == UP)

    def value(self) -> str | None:
        """The next class; None where it leaves."""
        match self.what.value():
            case "leaves":
                return None
            case "up":
                return self.becomes.value() or self.name
        return self.name


def what_choices() -> list[tuple[str, str]]:
    """What may become of a class."""
    return [
        (UP, translate("MembersPage", "becomes")),
        (LEAVES, translate("MembersPage", "leaves school")),
        (STAYS, translate("MembersPage", "stays as it is")),
    ]


def with_something_model() -> RowsModel[Pupil]:
    """Leavers who have something out, or owe."""
    columns: list[Column[Pupil]] = [
        Column(lambda: translate("MembersPage", "Member"), lambda one: one.name),
        Column(lambda: translate("MembersPage", "Card number"), lambda one: one.number, 120),
        Column(lambda: translate("MembersPage", "Class"), lambda one: one.class_name, 110),
        Column(
            lambda: translate("MembersPage", "On loan"),
            lambda one: format_number(one.open_loans),
            90,
            right=True,
        ),
        Column(lambda: translate("MembersPage", "Owes"), lambda one: format_money(one.owes), 110, right=True),
    ]
    return RowsModel(columns, lambda one: one.member)


class PromotionDialog(Dialog):
    """`promoted` gets what takes it back, once the dialog closes.

    `done`: whom a run that did not come to its end has changed; they are left as they are.
    """

    def __init__(
        self,
        parent: QWidget,
        desk: Callable[[], Desk],
        background: Background,
        schools: Sequence[str],
        school: str,
        today: date,
        promoted: Callable[[list[Change]], None],
        done: set[UUID],
        *,
        blocks: bool,
    ) -> None:
        super().__init__("promotion", parent, width=720)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._desk, self._background, self._promoted = desk, background, promoted
        self._pupils: tuple[Pupil, ...] = ()
        self._changed, self._backwards = done, list[Change]()
        self._task: Task | None = None
        self.school = ChoiceField("promotion-school", [(name, name) for name in schools])
        self.school.choose(school)
        self.classes: list[ClassRow] = []
        self._grid_holder = QWidget()
        self.until, self.leaves_on = (
            DateField("promotion-until", ahead=3, empty=lambda: translate("MembersPage", "as it is")),
            DateField("promotion-leaves-on", ahead=3),
        )
        self.leaves_on.set_day(today)
        self._gone_before = today - HALF_A_YEAR
        self.reason = TextField("promotion-reason")
        self.reason.setEnabled(blocks)
        self.spares = ChoiceField("promotion-spares")
        self.summary = Label("promotion-summary", "strong", wrap=True)
        self._model = with_something_model()
        self.table = DataTable("promotion-with-something", self._model)
        self.table.setFixedHeight(theme.px(TABLE_HEIGHT))
        self.progress = ProgressLine("promotion-progress")
        self.problem = Notice("promotion-problem", "bad")
        self._lay_out()
        self._say()
        self._connect()
        self.read()

    def _lay_out(self) -> None:
        self.scrolling = Scrolling("promotion-classes", self._grid_holder)
        self.scrolling.setFixedHeight(theme.px(CLASSES_HEIGHT))
        self._grid = QGridLayout(self._grid_holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(tokens.GAP_M))
        for column, stretch in enumerate((3, 2, 3)):
            self._grid.setColumnStretch(column, stretch)
        self._rows = {
            "school": FormRow("promotion-school", self.school),
            "until": FormRow("promotion-until", self.until),
            "leaves_on": FormRow("promotion-leaves-on", self.leaves_on),
            "reason": FormRow("promotion-reason", self.reason),
            "spares": FormRow("promotion-spares", self.spares),
        }
        self.body.addWidget(self.problem)
        self.body.addWidget(self._rows["school"])
        self.body.addWidget(self.scrolling)
        self.body.addWidget(beside([self._rows[name] for name in ("until", "leaves_on", "reason")]))
        self.body.addWidget(self._rows["spares"])
        self.body.addWidget(self.summary)
        self.body.addWidget(self.table)
        self.body.addWidget(self.progress)

    def _say(self) -> None:
        self.set_words(
            translate("MembersPage", "End of the school year"),
            "",
            translate("MembersPage", "Carry out"),
        )
        self.spares.set_choices(
            [
                (True, translate("MembersPage", "Leavers who have something out, or owe, stay as they are")),
                (False, translate("MembersPage", "Leavers who have something out, or owe, leave too")),
            ]
        )
        for name, label in (
            ("school", translate("MembersPage", "School")),
            ("until", translate("MembersPage", "Others are members until")),
            ("leaves_on", translate("MembersPage", "Leavers are members until")),
            ("reason", translate("MembersPage", "Block leavers: reason")),
            ("spares", translate("MembersPage", "Who has something")),
        ):
            self._rows[name].set_words(label)
        self.reason.setPlaceholderText(translate("MembersPage", "not blocked"))
        self.table.setAccessibleName(translate("MembersPage", "Leavers who have something out, or owe"))

    def _connect(self) -> None:
        self.school.activated.connect(lambda _index: self.read())
        self.spares.activated.connect(lambda _index: self.look())
        for field in (self.until, self.leaves_on, self.reason):
            field.textChanged.connect(lambda _text: self.look())
        self.progress.cancelled.connect(self._stop)

    # --- looking -------------------------------------------------------------------------------------

    def read(self) -> None:
        """Who is in the school, in which class."""
        desk, school, done = self._desk(), str(self.school.value()), frozenset(self._changed)

        def work(_task: object) -> tuple[Pupil, ...]:
            with desk.store.read() as session:
                return tuple(one for one in pupils(session, school) if one.member not in done)

        self._background.run(work, self._show, self._failed)

    def _show(self, found: tuple[Pupil, ...]) -> None:
        self._pupils = found
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        counts = {name: sum(one.class_name == name for one in found) for name in suggested(found)}
        self.classes = [
            ClassRow(place, name, counts[name], becomes)
            for place, (name, becomes) in enumerate(suggested(found).items())
        ]
        for line, one in enumerate(self.classes):
            for column, widget in enumerate((one.label, one.what, one.becomes)):
                self._grid.addWidget(widget, line, column)
            one.what.activated.connect(partial(self._chose, one))
            one.becomes.textChanged.connect(lambda _text: self.look())
        self._grid.setRowStretch(len(self.classes), 1)
        self.look()

    def _chose(self, one: ClassRow, _index: int) -> None:
        one.fit()
        self.look()

    def wishes(self) -> Wishes:
        """What was chosen."""
        return Wishes(
            {one.name: one.value() for one in self.classes},
            self.until.day(),
            self.leaves_on.day(),
            self.reason.value(),
            bool(self.spares.value()),
            self._gone_before,
        )

    def plan(self) -> Plan:
        """What would be done now."""
        return planned(self._pupils, self.wishes())

    def look(self) -> None:
        """Say what would be done."""
        plan = self.plan()
        said = (
            translate("MembersPage", "%n pupil(s) go up", None, plan.going_up),
            translate("MembersPage", "%n pupil(s) leave", None, plan.leaving),
            translate("MembersPage", "%n of the leavers have something", None, len(plan.with_something)),
        )
        self.summary.set_text("  ·  ".join(said if plan.with_something else said[:2]))
        self._model.show(plan.with_something)
        self.table.setVisible(bool(plan.with_something))
        self.primary.setEnabled(bool(plan.changes) and self._task is None)

    # --- doing ---------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Carry it out; Esc stops between members."""
        changes, desk = self.plan().changes, self._desk()
        if not changes or self._task is not None:
            return

        def work(task: Task) -> Carried:
            total = len(changes)
            told: Any = lambda done: task.report(done, total, format_number(done))  # noqa: E731
            return carry_out(desk, changes, told, lambda: task.cancelled)

        self.problem.hide()
        self.progress.start(translate("MembersPage", "The school year ends…"))
        self._task = self._background.run(
            work,
            self._done,
            self._failed,
            self.progress.step,
            "desk",
        )
        self.primary.setEnabled(False)

    def _done(self, carried: Carried) -> None:
        self._task = None
        self.progress.finish()
        self._backwards = [*carried.backwards, *self._backwards]
        members = {one.member for one in self._backwards}
        if carried.whole:
            self._changed -= members
        else:
            self._changed |= members
        if carried.error is None:
            self._promoted(self._backwards)
            super().accept()
        else:
            self._broke_off(carried.error)

    def _broke_off(self, error: Exception) -> None:
        """The same again goes on where it stopped."""
        said = words(error)
        detail = translate(
            "MembersPage", "%n member(s) were changed before; that stays.", None, len(self._backwards)
        )
        advice = translate("MembersPage", "Carry it out again for the rest, or close this and take it back.")
        self.problem.say(said.headline, detail, advice)
        self.look()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancelled = True

    def reject(self) -> None:
        """While it is under way, stop it; else leave."""
        if self._task is not None:
            self._stop()
        else:
            super().reject()
            if self._backwards:
                self._promoted(self._backwards)

    def _failed(self, error: Exception) -> None:
        self._task = None
        self.progress.finish()
        self.problem.say(*words(error))
        self.look()
