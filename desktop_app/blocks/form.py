# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields with their label, hint and error, alike on every form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.day_entry import parse_day
from desktop_app.blocks.layout import column, row
from desktop_app.blocks.words import Button, Label, set_role
from desktop_app.language import format_date, translate


class TextField(QLineEdit):
    """One line of text."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)

    def value(self) -> str:
        """The text without blanks at its ends."""
        return self.text().strip()


class ScanField(TextField):
    """Enter takes what stands there, and does not press the dialog's first button."""

    entered = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter alone is the scanner's."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if self.value():
                self.entered.emit(self.value())
            event.accept()
        else:
            super().keyPressEvent(event)


class LongTextField(QPlainTextEdit):
    """Some lines of text; Tab leaves it."""

    def __init__(self, name: str, lines: int = 3) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 18)

    def value(self) -> str:
        """The text without blanks at its ends."""
        return self.toPlainText().strip()


class NumberField(QSpinBox):
    """A whole number; an optional one may be empty, shown as a dash."""

    def __init__(self, name: str, low: int, high: int, *, optional: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self._optional = optional
        self.setRange(low - 1 if optional else low, high)
        self.setGroupSeparatorShown(True)
        # The style sheet's padding does not reach the field inside a spin box.
        self.lineEdit().setTextMargins(theme.px(tokens.GAP_S), 0, 0, 0)
        if optional:
            self.setSpecialValueText("–")

    def number(self) -> int | None:
        """The number; None where an optional one is empty."""
        return None if self._optional and self.value() == self.minimum() else self.value()

    def set_number(self, number: int | None) -> None:
        """Show a number, or nothing."""
        self.setValue(self.minimum() if number is None else number)


LEAST_CHOICE = 140
"""Pixels at 100 % that a choice needs."""


class SwitchField(QCheckBox):
    """Yes or no, with words beside the box."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)


class ChoiceField(QComboBox):
    """One of some things; each choice has a value and words."""

    def __init__(self, name: str, choices: Iterable[tuple[Any, str]] = ()) -> None:
        super().__init__()
        self.setObjectName(name)
        self.set_choices(choices)

    def set_choices(self, choices: Iterable[tuple[Any, str]]) -> None:
        """Other choices or other words for them; what was chosen stays chosen."""
        kept = self.currentData()
        self.blockSignals(True)
        self.clear()
        for value, words in choices:
            self.addItem(words, value)
        self.choose(kept)
        self.blockSignals(False)

    def choose(self, value: Any) -> None:
        """Choose by value; an unknown one chooses the first."""
        # Not findData: Qt compares objects of Python by identity, and a uid read again is another object.
        at = next((place for place in range(self.count()) if self.itemData(place) == value), 0)
        self.setCurrentIndex(at)

    def value(self) -> Any:
        """The chosen value."""
        return self.currentData()

    def minimumSizeHint(self) -> QSize:
        """Where it is tight the choice is cut, its list is not."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme.px(LEAST_CHOICE)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """What has no room ends in '…', where Qt would cut through a letter."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        ends = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(self.currentText(), ends, room.width())  # type: ignore[attr-defined]
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        """The list is as wide as its longest line."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 2 * theme.px(tokens.GAP_L))
        super().showPopup()


class PasswordField(QWidget):
    """A password that can be shown for a moment."""

    changed = Signal(str)
    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}-box")
        self.edit = QLineEdit()
        self.edit.setObjectName(name)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.show_it = Button(f"{name}-show", "quiet", "eye")
        self.show_it.setCheckable(True)
        self.setLayout(row(self.edit, self.show_it, gap=tokens.GAP_XS))
        self.setFocusProxy(self.edit)
        self.show_it.toggled.connect(self._show)
        self.edit.textChanged.connect(self.changed)
        self.edit.returnPressed.connect(self.entered)
        self.retranslate()

    def _show(self, shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.show_it.set_icon("eye-slash" if shown else "eye")

    def retranslate(self) -> None:
        """The words for the eye."""
        words = translate("PasswordField", "Show the password")
        self.show_it.setToolTip(words)
        self.show_it.setAccessibleName(words)

    def changeEvent(self, event: QEvent) -> None:
        """Its words follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def value(self) -> str:
        """What was typed, blanks and all."""
        return self.edit.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.edit.clear()


class DateField(QLineEdit):
    """A date typed in any usual form, shown in one form when it is left.

    `ahead`: years from now within which a year of two digits lies; else it is one that has been.
    `empty`: what it means where nothing is typed; else an example stands there.
    """

    def __init__(self, name: str, *, ahead: int = 0, empty: Callable[[], str] | None = None) -> None:
        super().__init__()
        self.setObjectName(name)
        self._empty = empty or (lambda: translate("DateField", "day month year"))
        self._ahead = timedelta(days=366 * ahead)
        self.editingFinished.connect(self._tidy)
        self.retranslate()

    def retranslate(self) -> None:
        """What stands in the empty field."""
        self.setPlaceholderText(self._empty())

    def changeEvent(self, event: QEvent) -> None:
        """Its words follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def day(self) -> date | None:
        """The date; None where nothing was typed or it is none."""
        return parse_day(self.text(), datetime.now().astimezone().date() + self._ahead)

    def set_day(self, day: date | None) -> None:
        """Show a date."""
        self.setText(format_date(day) if day else "")

    def is_wrong(self) -> bool:
        """Whether something was typed that is no date."""
        return bool(self.text().strip()) and self.day() is None

    def _tidy(self) -> None:
        if (day := self.day()) is not None:
            self.set_day(day)


class FormRow(QWidget):
    """Label above the field, a hint or an error below."""

    def __init__(self, name: str, field: QWidget, *, required: bool = False) -> None:
        super().__init__()
        self.setObjectName(f"{name}-row")
        self.field, self.required = field, required
        self.label = Label(f"{name}-label", "strong")
        self.label.setBuddy(field)
        self.hint = Label(f"{name}-hint", "small", wrap=True)
        self.error = Label(f"{name}-error", "error", wrap=True)
        self.hint.hide()
        self.error.hide()
        self.setLayout(column(self.label, field, self.hint, self.error, gap=tokens.GAP_XS))

    def set_words(self, label: str, hint: str = "") -> None:
        """Its words; the field is read out by its label."""
        self.label.set_text(f"{label} *" if self.required else label)
        self.hint.set_text(hint)
        self.hint.setVisible(bool(hint) and not self.error.text())
        target = self.field.focusProxy() or self.field
        target.setAccessibleName(label)
        target.setAccessibleDescription(hint)

    def set_error(self, text: str) -> None:
        """What is wrong with the field; empty = nothing."""
        self.error.set_text(text)
        self.error.setVisible(bool(text))
        self.hint.setVisible(bool(self.hint.text()) and not text)
        set_role(self.field.focusProxy() or self.field, invalid="true" if text else "false")


def beside(rows: Sequence[QWidget], gap: int = tokens.GAP_M) -> QWidget:
    """Form rows side by side, sharing the width."""
    widget = QWidget()
    box = row(*rows, gap=gap)
    for index, part in enumerate(rows):
        box.setStretch(index, 1)
        box.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    widget.setLayout(box)
    return widget
