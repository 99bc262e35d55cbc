# SPDX-License-Identifier: GPL-3.0-or-later
"""Dialogs with fields, for a title and for a copy: filled by keys or a scanner, saved by Ctrl+Enter."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.dialog import Dialog, confirm
from desktop_app.blocks.form import ChoiceField, DateField, FormRow, LongTextField, TextField, beside
from desktop_app.blocks.layout import Scrolling, column, holding
from desktop_app.blocks.notice import Notice
from desktop_app.catalogue.phrases import fault_words
from desktop_app.language import translate
from desktop_app.refusal_words import words

Field = TextField | LongTextField | ChoiceField | DateField
D = TypeVar("D")
HEIGHT = 480


class RecordForm(Dialog, Generic[D]):
    """`save` carries the draft; the form stays open, what was typed in it, until `saved` or `turn_down`."""

    save = Signal(object)
    required: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, name: str, parent: QWidget, draft: D, fields: Mapping[str, Field]) -> None:
        super().__init__(name, parent, width=720)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.fields = dict(fields)
        self.rows = {
            key: FormRow(f"{name}-{key}", field, required=key in self.required)
            for key, field in self.fields.items()
        }
        self.problem = Notice(f"{name}-problem", "bad")
        self._before = draft
        self.body.addWidget(self.problem)
        self.body.addWidget(self._scrolling(name))
        self.fill(draft)
        self.retranslate()
        self._order()

    def _order(self) -> None:
        """Tab goes line by line."""
        fields = [self.fields[key] for line in self.lines() for key in line]
        for one, next_one in pairwise(fields):
            QWidget.setTabOrder(one, next_one)
        fields[0].setFocus()

    def _scrolling(self, name: str) -> Scrolling:
        scrolling = Scrolling(f"{name}-scroll", holding(self._laid_out(), f"{name}-fields"))
        available = self._height_of_window() - theme.px(220)
        scrolling.setMinimumHeight(max(min(theme.px(HEIGHT), available), theme.px(200)))
        return scrolling

    def _height_of_window(self) -> int:
        parent = self.parentWidget()
        return parent.window().height() if parent is not None else 0

    def _laid_out(self) -> QVBoxLayout:
        lines = [
            beside([self.rows[key] for key in keys]) if len(keys) > 1 else self.rows[keys[0]]
            for keys in self.lines()
        ]
        return column(*lines, None, gap=tokens.GAP_M, margin=(2, 2, tokens.GAP_M, 2))

    # --- what each form says of itself ---------------------------------------------------------------

    def lines(self) -> list[tuple[str, ...]]:
        """The names of the fields, line by line."""
        raise NotImplementedError

    def draft(self) -> D:
        """The fields as they are now."""
        raise NotImplementedError

    def problems(self, draft: D) -> dict[str, str]:
        """What is wrong with a draft, by field."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """All words."""
        raise NotImplementedError

    # --- filling and saving --------------------------------------------------------------------------

    def fill(self, draft: D) -> None:
        """Show a draft."""
        for key, field in self.fields.items():
            put(field, getattr(draft, key))

    def values(self) -> dict[str, Any]:
        """What stands in the fields, by name."""
        return {key: taken(field) for key, field in self.fields.items()}

    def accept(self) -> None:
        """Hand the draft over, unless something is wrong."""
        draft = self.draft()
        errors = self.problems(draft)
        self.show_errors(errors)
        if not errors:
            self.primary.setEnabled(False)
            self.save.emit(draft)

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """What is wrong, at each field; the cursor goes to the first."""
        for key, row in self.rows.items():
            row.set_error(fault_words(key, errors[key]) if key in errors else "")
        first = next((key for key in self.rows if key in errors), None)
        if first is not None:
            self.fields[first].setFocus()

    def saved(self) -> None:
        """It is committed."""
        super().accept()

    def turn_down(self, error: Exception, field: str = "", why: str = "") -> None:
        """It was not done: said at its field, or above them all."""
        self.primary.setEnabled(True)
        if field:
            self.show_errors({field: why})
        else:
            self.problem.say(*words(error))

    def reject(self) -> None:
        """Leave; what was typed is given up only if the person says so."""
        if self.draft() == self._before or self._sure():
            super().reject()

    def _sure(self) -> bool:
        return confirm(
            self,
            "catalogue-give-up",
            translate("CataloguePage", "Give up what was typed?"),
            translate("CataloguePage", "It has not been saved yet."),
            translate("CataloguePage", "Give it up"),
            danger=True,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field: a scanner ends each number with it."""
        plain_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if plain_enter and isinstance(self.focusWidget(), QLineEdit | QComboBox):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


def put(field: Field, value: Any) -> None:
    """Show a value in a field of any kind."""
    if isinstance(field, ChoiceField):
        field.choose(value)
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(value)
    else:
        field.setText(value)


def taken(field: Field) -> Any:
    """A field's value: of a choice what it stands for, else the text."""
    if isinstance(field, ChoiceField):
        return field.value()
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


def optional(choices: list[tuple[Any, str]], nothing: Any = None) -> list[tuple[Any, str]]:
    """Choices with 'none' before them."""
    return [(nothing, "–"), *choices]
