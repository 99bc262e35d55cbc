# SPDX-License-Identifier: GPL-3.0-or-later
"""Dialogs with the fields of one record: filled by keys or a scanner, saved by Ctrl+Enter."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.dialog import Dialog, confirm
from desktop_app.blocks.form import (
    ChoiceField,
    DateField,
    FormRow,
    LongTextField,
    NumberField,
    TextField,
    beside,
)
from desktop_app.blocks.layout import Scrolling, column, holding
from desktop_app.blocks.notice import Notice
from desktop_app.blocks.words import Label
from desktop_app.language import translate

Field = TextField | LongTextField | ChoiceField | DateField | NumberField | QCheckBox | QWidget
"""The last of them is a widget of the form's own with `value()` and `put(value)`."""
D = TypeVar("D")
W = TypeVar("W", bound=QWidget)
HEIGHT = 480


class RecordForm(Dialog, Generic[D]):
    """`save` carries the draft; the form stays open, what was typed in it, until `saved` or `turn_down`."""

    save = Signal(object)
    required: ClassVar[frozenset[str]] = frozenset()

    def __init__(
        self, name: str, parent: QWidget, draft: D, fields: Mapping[str, Field], *, width: int = 720
    ) -> None:
        super().__init__(name, parent, width=width)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.fields = dict(fields)
        self.rows = {
            key: FormRow(f"{name}-{key}", field, required=key in self.required)
            for key, field in self.fields.items()
        }
        self.headings = {
            section: Label(f"{name}-{section}-heading", "heading")
            for section, _ in self.sections()
            if section
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
        self.scrolling = Scrolling(f"{name}-scroll", holding(self._laid_out(), f"{name}-fields"))
        return self.scrolling

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its fields, up to what the window has room for."""
        fields = self.scrolling.widget()
        assert fields is not None
        wanted = min(theme.px(HEIGHT), fields.sizeHint().height())
        available = self._height_of_window() - theme.px(220)
        self.scrolling.setMinimumHeight(min(wanted, max(available, theme.px(200))))
        super().showEvent(event)

    def _height_of_window(self) -> int:
        parent = self.parentWidget()
        return parent.window().height() if parent is not None else 0

    def _laid_out(self) -> QVBoxLayout:
        parts: list[QWidget | int] = []
        for section, lines in self.sections():
            if section:
                parts += [tokens.GAP_S] if parts else []
                parts.append(self.headings[section])
            parts += [self._line(keys) for keys in lines]
        return column(*parts, None, gap=tokens.GAP_M, margin=(2, 2, tokens.GAP_M, 2))

    def _line(self, keys: tuple[str, ...]) -> QWidget:
        return beside([self.rows[key] for key in keys]) if len(keys) > 1 else self.rows[keys[0]]

    # --- what each form says of itself ---------------------------------------------------------------

    def lines(self) -> list[tuple[str, ...]]:
        """The names of the fields, line by line."""
        return [line for _, lines in self.sections() for line in lines]

    def sections(self) -> list[tuple[str, list[tuple[str, ...]]]]:
        """The lines in groups; each has the name of its heading, or '' where it needs none."""
        return [("", self.lines())]

    def fault(self, key: str, why: str) -> str:
        """What is said at a field; `why` is one of the fields' reasons (`problems`, refusals.Invalid)."""
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

    def field(self, kind: type[W], name: str) -> W:
        """The field of this name, for what only its kind can do."""
        found = self.fields[name]
        assert isinstance(found, kind)
        return found

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
            row.set_error(self.fault(key, errors[key]) if key in errors else "")
        first = next((key for key in self.rows if key in errors), None)
        if first is not None:
            self.fields[first].setFocus()

    def saved(self) -> None:
        """It is committed."""
        super().accept()

    def turn_down(self, said: tuple[str, str, str], field: str = "", why: str = "") -> None:
        """It was not done: `said` (what, what was kept, what to do) above them all, or `why` at its field."""
        self.primary.setEnabled(True)
        if field in self.rows:
            self.show_errors({field: why})
        else:
            self.problem.say(*said)

    def reject(self) -> None:
        """Leave; what was typed is given up only if the person says so."""
        if self.draft() == self._before or self._sure():
            super().reject()

    def _sure(self) -> bool:
        return confirm(
            self,
            f"{self.objectName()}-give-up",
            translate("RecordForm", "Give up what was typed?"),
            translate("RecordForm", "It has not been saved yet."),
            translate("RecordForm", "Give it up"),
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
    match field:
        case ChoiceField():
            field.choose(value)
        case NumberField():
            field.set_number(value)
        case QCheckBox():
            field.setChecked(value)
        case QPlainTextEdit():
            field.setPlainText(value)
        case QLineEdit():
            field.setText(value)
            field.setCursorPosition(0)
        case _:
            field.put(value)  # type: ignore[attr-defined]


def taken(field: Field) -> Any:
    """A field's value: of a choice what it stands for, of a number the number, else the text."""
    match field:
        case NumberField():
            return field.number()
        case QCheckBox():
            return field.isChecked()
        case QPlainTextEdit():
            return field.toPlainText()
        case QLineEdit():
            return field.text()
        case _:
            return field.value()  # type: ignore[attr-defined]


def optional(choices: list[tuple[Any, str]], nothing: Any = None) -> list[tuple[Any, str]]:
    """Choices with 'none' before them."""
    return [(nothing, "–"), *choices]
