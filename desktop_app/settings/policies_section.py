# SPDX-License-Identifier: GPL-3.0-or-later
"""Loan policies: member type × item type × branch with their terms, and what applies to whom."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QSizePolicy, QWidget

from db.operations.operation import Changes
from db.queries.library import PolicyRow
from db.rules.roles import Right
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.form import ChoiceField, DateField
from desktop_app.blocks.layout import Card, holding, row
from desktop_app.blocks.table import Column
from desktop_app.blocks.words import Button, Elided, Label
from desktop_app.language import translate
from desktop_app.settings.carry_over_dialog import CarryOverDialog
from desktop_app.settings.list_section import TableCard
from desktop_app.settings.policies_presenter import (
    AnswerLine,
    PoliciesPresenter,
    PoliciesState,
    Question,
    answer_lines,
    key_words,
    season_words,
    terms_words,
)
from desktop_app.settings.policy_editor import PolicyEditor
from desktop_app.settings.section import Section
from desktop_app.settings.work import Work

MOST_ANSWERS_A_ROW, ANSWER_WIDTH = 2, 330
"""How many answers stand beside each other, and the pixels at 100 % that each wants for that."""
LOWEST_TABLE = 180
"""Pixels at 100 %: the card of the table; in lower windows the section scrolls."""


def columns() -> list[Column[PolicyRow]]:
    """For whom, when, and what it says."""
    return [
        Column(lambda: translate("Policies", "For"), key_words, strong=True),
        Column(lambda: translate("Policies", "When"), season_words, 190),
        Column(lambda: translate("Policies", "What it says"), terms_words),
    ]


class PoliciesSection(Section):
    """A table above, the answer box below."""

    section_name: ClassVar[str] = "policies"
    icon_name: ClassVar[str] = "scales"
    right: ClassVar[Right | None] = Right.EDIT_POLICIES
    concerns: ClassVar[Changes] = Changes({"policies", "places"})

    def __init__(self, work: Work) -> None:
        self.presenter = PoliciesPresenter(work, self.show_state, self._tell, self.say_error)
        self.add = Button("policies-add", "primary", "plus")
        self.change = Button("policies-edit", "plain", "pencil-simple")
        self.remove = Button("policies-remove", "plain", "trash")
        self.carry = Button("policies-carry-over", "plain", "file-arrow-down")
        self.card: TableCard[PolicyRow] = TableCard(
            "policies-list",
            columns(),
            lambda p: p.uid,
            buttons=(self.add,),
            for_one=(self.change, self.remove),
            above=row(None, self.carry),
        )
        self.answer = AnswerBox()
        super().__init__(work, self.card, self.answer, scrolls=True)
        self.card.setMinimumHeight(theme.px(LOWEST_TABLE))
        self.body.setStretch(self.body.count() - 2, 1)
        self.add.clicked.connect(lambda: self._edit(None))
        self.change.clicked.connect(lambda: self._edit(self.card.current()))
        self.card.table.opened.connect(lambda _at: self._edit(self.card.current()))
        self.remove.clicked.connect(self._remove)
        self.carry.clicked.connect(self._choose_files)
        self.answer.asked = self.presenter.ask
        self.retranslate()

    def title(self) -> str:
        """Its name in the list."""
        return translate("Settings", "Loan policies")

    def hint(self) -> str:
        """Which of them wins."""
        return translate(
            "Settings",
            "A season counts more than all year; a branch more than a member type, then the item type.",
        )

    def retranslate(self) -> None:
        """Its words."""
        super().retranslate()
        self.add.set_words(translate("Policies", "Add a policy"), "Ctrl+N")
        self.change.set_words(translate("Policies", "Edit"), "Enter")
        self.remove.set_words(translate("Policies", "Remove"))
        self.carry.set_words(translate("Policies", "Carry over…"), "Ctrl+O")
        self.card.retranslate(self.title())
        self.answer.retranslate()
        self.answer.show_state(self.presenter.state)

    def activated(self) -> None:
        """Read again."""
        self.presenter.load()

    def first_field(self) -> QWidget:
        """The table."""
        return self.card.table

    def show_state(self, state: PoliciesState) -> None:
        """Rows, and the answer."""
        self.card.show_rows(state.rows)
        self.answer.show_state(state)

    def _tell(self, what: str, undo: Callable[[], None] | None) -> None:
        said = {
            "added": translate("Policies", "The policy was added."),
            "changed": translate("Policies", "The policy was changed."),
            "removed": translate("Policies", "The policy was removed."),
        }
        if what in said:
            self.say(said[what], undo)
        else:
            self.say_undone()

    def _edit(self, before: PolicyRow | None) -> None:
        editor = PolicyEditor(self, before, self.presenter.state)
        editor.submitted.connect(
            lambda: self.presenter.save(before, editor.facts(), editor.taken, editor.refuse)
        )
        editor.open()

    def _choose_files(self) -> None:
        title = translate("CarryOver", "Carry over loan rules")
        names, _ = QFileDialog.getOpenFileNames(self, title, "", "SQL, CSV (*.sql *.sql.gz *.csv);;* (*)")
        if names:
            self.carry_over([Path(name) for name in names])

    def carry_over(self, paths: list[Path]) -> None:
        """Show what these files say beside what holds here."""

        def carried(count: int) -> None:
            self.say(
                translate("CarryOver", "%n rule(s), types and closed days were carried over.", None, count)
            )

        CarryOverDialog(self, self.work, paths, self.presenter.state.branches, carried, self.say_error).open()

    def _remove(self) -> None:
        if (policy := self.card.current()) is not None:
            self.presenter.remove(policy)


class AnswerBox(Card):
    """'What applies to …': three choices and a day, the terms that follow, and why."""

    def __init__(self) -> None:
        self.asked: Callable[[Question], None] = lambda _question: None
        self.member = ChoiceField("answer-member-type")
        self.item = ChoiceField("answer-item-type")
        self.branch = ChoiceField("answer-branch")
        self.day = DateField("answer-day", ahead=10, empty=lambda: translate("Policies", "today"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(tokens.GAP_S)
        self._grid.setVerticalSpacing(tokens.GAP_XS)
        self._lines: list[tuple[Label, Label, Label]] = []
        self._a_row = MOST_ANSWERS_A_ROW
        self._heading = Label("answer-heading", "heading")
        choices = row(self.member, self.item, self.branch, self.day, gap=tokens.GAP_M)
        for place in range(choices.count()):
            choices.setStretch(place, 1)
        self._grid.setContentsMargins(0, 0, 0, 0)
        super().__init__(
            "answer", self._heading, choices, holding(self._grid, "answer-lines"), margin=tokens.GAP_M
        )
        for field in (self.member, self.item, self.branch):
            field.activated.connect(lambda _index: self._ask())
            field.setMinimumWidth(100)
        self.day.setMinimumWidth(110)
        self.day.editingFinished.connect(self._ask)

    def _ask(self) -> None:
        self.asked(Question(self.member.value(), self.item.value(), self.branch.value(), self.day.day()))

    def retranslate(self) -> None:
        """Its words."""
        self._heading.set_text(translate("Policies", "What applies to …"))
        self.member.setAccessibleName(translate("Policies", "Member type"))
        self.item.setAccessibleName(translate("Policies", "Item type"))
        self.branch.setAccessibleName(translate("Policies", "Branch"))
        self.day.setAccessibleName(translate("Policies", "Day"))

    def show_state(self, state: PoliciesState) -> None:
        """The choices, and what applies to those chosen."""
        for field, rows, chosen in (
            (self.member, state.member_types, state.question.member_type),
            (self.item, state.item_types, state.question.item_type),
            (self.branch, state.branches, state.question.branch),
        ):
            field.set_choices((entry.uid, entry.name) for entry in rows)  # type: ignore[attr-defined]
            field.choose(chosen)
        answer = state.answer
        self._show_lines(answer_lines(answer) if answer else [])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, or with large letters, each answer has a line of its own."""
        super().resizeEvent(event)
        a_row = max(1, min(MOST_ANSWERS_A_ROW, self.width() // theme.px(ANSWER_WIDTH)))
        if a_row != self._a_row:
            self._a_row = a_row
            for place in range(len(self._lines)):
                self._place(place)

    def _place(self, place: int) -> None:
        row, first = place // self._a_row, len(self._lines[place]) * (place % self._a_row)
        for at, label in enumerate(self._lines[place]):
            self._grid.addWidget(label, row, first + at)
            self._grid.setColumnStretch(first + at, at // 2)

    def _show_lines(self, lines: list[AnswerLine]) -> None:
        for place in range(len(self._lines), len(lines)):
            said = (
                Label(f"answer-name-{place}", "muted"),
                Label(f"answer-value-{place}", "strong"),
                Elided(f"answer-why-{place}", "small"),
            )
            for label in said[:2]:  # names and values are whole; why gives way
                label.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
            self._lines.append(said)
            self._place(place)
        for place, labels in enumerate(self._lines):
            line = lines[place] if place < len(lines) else ("", "", "")
            for label, text in zip(labels, line, strict=True):
                label.set_text(text)
                label.setVisible(place < len(lines))
