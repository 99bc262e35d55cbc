# SPDX-License-Identifier: GPL-3.0-or-later
"""Paper forms one after another: a digit for each statement, Enter for the next form. Widgets only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QWidget

from db.rules.programme import STATEMENTS
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import FormRow, TextField
from desktop_app.blocks.layout import row
from desktop_app.blocks.words import Label
from desktop_app.language import translate
from desktop_app.workshops import afterwards_words

WIDTH = 56


class ScoreField(TextField):
    """One digit from 1 to 5, or nothing."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[1-5]?"), self))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(theme.px(WIDTH))


class FeedbackDialog(Dialog):
    """Stays open; `enter(scores, comment)` keeps a form, `kept` is called once it is in the store."""

    def __init__(self, parent: QWidget, enter: Callable[[dict[str, int], str], None]) -> None:
        super().__init__("feedback", parent, width=560)
        self._enter = enter
        self.count = 0
        self.scores = {name: ScoreField(f"feedback-{name}") for name in STATEMENTS}
        self.comment = FormRow("feedback-comment", TextField("feedback-comment"))
        self.told = Label("feedback-told", "muted", wrap=True)
        for number, (name, field) in enumerate(self.scores.items(), 1):
            words = afterwards_words.statement(name)
            field.setAccessibleName(words)
            line = row(Label(f"feedback-{name}-words", text=f"{number}. {words}", wrap=True), field)
            line.setStretch(0, 1)
            self.body.addLayout(line)
            field.textEdited.connect(lambda text, field=field: self._next(field) if text else None)
        self.body.addWidget(self.comment)
        self.body.addWidget(self.told)
        self.body.setSpacing(theme.px(tokens.GAP_S))
        self.set_words(
            translate("Afterwards", "Enter feedback forms"),
            translate(
                "Afterwards", "Type 1 to 5; the next line follows by itself. Leave blank what is blank."
            ),
            translate("Afterwards", "Next form"),
            translate("Afterwards", "Close"),
        )
        self.primary.set_words(translate("Afterwards", "Next form"), "Enter")
        self.comment.set_words(translate("Afterwards", "Comment"))
        self._first().setFocus()

    def _first(self) -> ScoreField:
        return next(iter(self.scores.values()))

    def _next(self, field: ScoreField) -> None:
        fields = [*self.scores.values(), self.comment.field]
        fields[fields.index(field) + 1].setFocus()

    def accept(self) -> None:
        """Keep this form; a blank one is not kept."""
        scores = {name: int(field.value()) for name, field in self.scores.items() if field.value()}
        comment = self.comment.field
        assert isinstance(comment, TextField)
        if not scores and not comment.value():
            self.told.set_text(translate("Afterwards", "This form is blank."))
            self._first().setFocus()
            return
        self.primary.setEnabled(False)
        self._enter(scores, comment.value())

    def kept(self) -> None:
        """The form is in the store: on to the next."""
        self.count += 1
        self.told.set_text(translate("Afterwards", "%n form(s) entered", "", self.count))
        for field in (*self.scores.values(), self.comment.field):
            field.clear()  # type: ignore[attr-defined]
        self.primary.setEnabled(True)
        self._first().setFocus()

    def not_kept(self) -> None:
        """It was refused; what was typed stays."""
        self.primary.setEnabled(True)
