# SPDX-License-Identifier: GPL-3.0-or-later
"""What it takes to earn a certificate, set by a few fields and said as a sentence below them. Widgets."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QWidget

from db.rules.earning import Rule
from desktop_app.blocks import tokens
from desktop_app.blocks.form import ChoiceField, FormRow, NumberField, SwitchField, beside
from desktop_app.blocks.layout import column
from desktop_app.blocks.words import Label
from desktop_app.language import translate
from desktop_app.workshops.rule_words import rule_sentence

MOST = 100
"""Sessions that a rule may ask for."""


class RuleEditor(QWidget):
    """A field of a form: `value()`, `put(rule)`."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.which = ChoiceField(f"{name}-which")
        self.sessions = NumberField(f"{name}-sessions", 0, MOST)
        self.share = NumberField(f"{name}-share", 0, 100)
        self.survey, self.late, self.excused = (
            SwitchField(f"{name}-{what}") for what in ("survey", "late", "excused")
        )
        self.rows = [FormRow(f"{name}-{field.objectName()}", field) for field in self._fields()]
        self.sentence = Label(f"{name}-sentence", "muted", wrap=True)
        self._rest = Rule()
        switches = beside([self.survey, self.late, self.excused])
        self.setLayout(column(beside(self.rows), switches, self.sentence, gap=tokens.GAP_S))
        self.setFocusProxy(self.which)
        self.which.currentIndexChanged.connect(lambda _place: self._say())
        for number in (self.sessions, self.share):
            number.valueChanged.connect(lambda _number: self._say())
        for switch in (self.survey, self.late, self.excused):
            switch.toggled.connect(lambda _on: self._say())
        self.retranslate()

    def _fields(self) -> tuple[QWidget, ...]:
        return self.which, self.sessions, self.share

    def value(self) -> Rule:
        """The rule that is set."""
        return msgspec.structs.replace(
            self._rest,
            sessions=None if self.which.value() == "all" else self.sessions.value(),
            share=self.share.value(),
            late_counts=self.late.isChecked(),
            excused_counts=self.excused.isChecked(),
            survey=self.survey.isChecked(),
        )

    def put(self, rule: Rule) -> None:
        """Show a rule."""
        self._rest = rule
        self.which.choose("all" if rule.sessions is None else "some")
        self.sessions.setValue(rule.sessions or 0)
        self.share.setValue(rule.share)
        self.late.setChecked(rule.late_counts)
        self.excused.setChecked(rule.excused_counts)
        self.survey.setChecked(rule.survey)
        self._say()

    def _say(self) -> None:
        self.rows[1].setEnabled(self.which.value() == "some")
        said = translate("Workshops", "A certificate takes: {rule}.")
        self.sentence.set_text(said.format(rule=rule_sentence(self.value())))

    def retranslate(self) -> None:
        """All words."""
        self.which.set_choices(
            [
                ("all", translate("Workshops", "All sessions")),
                ("some", translate("Workshops", "So many sessions")),
            ]
        )
        self.rows[0].set_words(translate("Workshops", "Attended"))
        self.rows[1].set_words(translate("Workshops", "How many sessions"))
        self.rows[2].set_words(translate("Workshops", "Share of the minutes, %", "field of a form"))
        for switch, text in (
            (self.survey, translate("Workshops", "Feedback filled in")),
            (self.late, translate("Workshops", "Coming late counts")),
            (self.excused, translate("Workshops", "Excused counts")),
        ):
            switch.setText(text)
            switch.setAccessibleName(text)
        self._say()
