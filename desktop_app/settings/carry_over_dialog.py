# SPDX-License-Identifier: GPL-3.0-or-later
"""The dialog that shows another program's loan rules beside ours. Widgets only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from db.operations.carrying_over import Line
from db.queries.library import BranchRow
from desktop_app.blocks import theme
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import ChoiceField, FormRow
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Label
from desktop_app.language import translate
from desktop_app.settings.carry_over_presenter import (
    Beside,
    CarryOverPresenter,
    CarryOverState,
    beside,
    days_words,
    line_words,
    outcome_words,
    system_words,
    tone,
)
from desktop_app.settings.work import Work

WIDTH, LINES_HIGH, TERMS_HIGH = 920, 220, 160
"""Pixels at 100 %."""


def columns() -> list[Column[Line]]:
    """What each rule is, and what becomes of it."""
    return [
        Column(lambda: translate("Policies", "For"), line_words, 250, strong=True),
        Column(lambda: translate("Policies", "When"), days_words, 210, spare=True),
        Column(lambda: translate("CarryOver", "What happens"), outcome_words, tone=tone),
    ]


def term_columns() -> list[Column[Beside]]:
    """A term, theirs and ours."""
    return [
        Column(lambda: translate("CarryOver", "Rule"), lambda one: one.term, strong=True),
        Column(lambda: translate("CarryOver", "There"), lambda one: one.theirs, 220),
        Column(lambda: translate("CarryOver", "Here now"), lambda one: one.ours, 220),
    ]


class CarryOverDialog(Dialog):
    """Opened with files that were chosen; `carried` is told how many rules were taken."""

    def __init__(
        self,
        parent: QWidget,
        work: Work,
        paths: Sequence[Path],
        branches: Sequence[BranchRow],
        carried: Callable[[int], None],
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__("carry-over", parent, width=WIDTH)
        self._carried, self._refused = carried, failed
        self.presenter = CarryOverPresenter(work, self.show_state, self._done, self._failed)
        every = (None, translate("Policies", "Everywhere"))
        self.branch = ChoiceField("carry-over-branch", [every, *((one.uid, one.name) for one in branches)])
        self._branch_row = FormRow("carry-over-branch", self.branch)
        self._lines: RowsModel[Line] = RowsModel(columns(), lambda line: (*line[:6], line.name))
        self._terms: RowsModel[Beside] = RowsModel(term_columns(), lambda one: one.term)
        self.lines = DataTable("carry-over-lines", self._lines)
        self.terms = DataTable("carry-over-terms", self._terms)
        self.lines.setFixedHeight(theme.px(LINES_HIGH))
        self.terms.setFixedHeight(theme.px(TERMS_HIGH))
        self.why = Label("carry-over-why", wrap=True)
        for part in (self._branch_row, self.lines, self.why, self.terms):
            self.body.addWidget(part)
        self.lines.chosen.connect(self._show_terms)
        self.branch.activated.connect(lambda _at: self.presenter.choose_branch(self.branch.value()))
        where = self._first_branch(work, branches)
        self.branch.choose(where)
        self._say()
        self.show_state(self.presenter.state)
        self.presenter.read(paths, where)

    @staticmethod
    def _first_branch(work: Work, branches: Sequence[BranchRow]) -> UUID | None:
        """Among several branches the old rules were those of this one."""
        return work.desk().branch if len(branches) > 1 else None

    def _say(self) -> None:
        self._branch_row.set_words(translate("CarryOver", "They hold for"))
        self._branch_row.setVisible(self.branch.count() > 2)
        self.lines.setAccessibleName(translate("CarryOver", "Their rules"))
        self.terms.setAccessibleName(translate("CarryOver", "What the rule says there and here"))

    def show_state(self, state: CarryOverState) -> None:
        """Lines, and whose they are."""
        self.set_words(
            translate("CarryOver", "Carry over loan rules"),
            system_words(state.foreign),
            translate("CarryOver", "Carry over %n", None, state.changes),
        )
        self.primary.setEnabled(state.changes > 0)
        self._lines.show(state.lines)
        if self.lines.current() is None:
            self.lines.move_to(0)
        self._show_terms(self.lines.currentIndex().row())

    def _show_terms(self, at: int) -> None:
        line = self._lines.row(at)
        self._terms.show(beside(line) if line is not None else [])
        self.why.set_text(outcome_words(line) if line is not None else "")

    def accept(self) -> None:
        """Carry them over; it closes when that is done."""
        self.primary.setEnabled(False)
        self.presenter.carry()

    def _done(self, count: int) -> None:
        QDialog.accept(self)
        self._carried(count)

    def _failed(self, error: Exception) -> None:
        self.reject()
        self._refused(error)
