# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields made from the declarations of settings: what is declared is shown, kept and told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop_app.blocks.form import ChoiceField, FormRow, NumberField, TextField
from desktop_app.declared_settings import Setting
from desktop_app.language import translate
from desktop_app.preferences import Settings


class DeclaredField:
    """One setting on the page. `row` is what stands in the layout."""

    def __init__(self, setting: Setting, preferences: Settings) -> None:
        self.setting, self._preferences = setting, preferences
        self._printers: Sequence[str] = ()
        name = f"setting-{setting.name.replace('_', '-')}"
        self.field = self._make(name)
        self.row = FormRow(name, self.field)
        if setting.kind == "switch":
            self.row.label.hide()
        self.show_value()

    def _make(self, name: str) -> QWidget:
        match self.setting.kind:
            case "switch":
                return self._make_switch(name)
            case "number":
                return self._make_number(name)
            case "text":
                return self._make_text(name)
        choice = ChoiceField(name)
        choice.activated.connect(lambda _index: self._set(choice.value()))
        return choice

    def _make_switch(self, name: str) -> QCheckBox:
        switch = QCheckBox()
        switch.setObjectName(name)
        switch.clicked.connect(self._set)
        return switch

    def _make_number(self, name: str) -> NumberField:
        number = NumberField(name, self.setting.least, self.setting.most)
        number.setSingleStep(self.setting.step)
        number.setKeyboardTracking(False)
        number.valueChanged.connect(lambda value: self._set(value - value % self.setting.step))
        return number

    def _make_text(self, name: str) -> TextField:
        text = TextField(name)
        text.editingFinished.connect(lambda: self._set_text(text.value()))
        return text

    def _set_text(self, text: str) -> None:
        if text or self.setting.may_be_empty:
            self._set(text)
        else:
            self.show_value()

    def _set(self, value: object) -> None:
        self._preferences.set(self.setting.name, value)
        self.show_value()

    def show_value(self) -> None:
        """The value in use; a field that may not be changed by this person is only read."""
        value = self._preferences.get(self.setting.name)
        self.field.setEnabled(self._preferences.may_set(self.setting.name))
        self.field.blockSignals(True)
        match self.field:
            case QCheckBox():
                self.field.setChecked(value)
            case NumberField():
                self.field.set_number(value)
            case TextField():
                self.field.setText(value)
            case ChoiceField():
                self.field.set_choices(self._choices())
                self.field.choose(value)
        self.field.blockSignals(False)

    def know_printers(self, printers: Sequence[str]) -> None:
        """The printers of this computer."""
        self._printers = printers
        if self.setting.kind == "printer":
            self.show_value()

    def _choices(self) -> list[tuple[object, str]]:
        if self.setting.kind != "printer":
            return [(choice.value, choice.words()) for choice in self.setting.choices]
        chosen = self._preferences.get(self.setting.name)
        known = [(name, name) for name in self._printers]
        if chosen and chosen not in self._printers:
            gone = translate("Settings", "{printer} (not found)").format(printer=chosen)
            known.append((chosen, gone))
        return [("", translate("Settings", "Ask each time", "printer")), *known]

    def retranslate(self) -> None:
        """Its words in the language of now."""
        self.row.set_words(self.setting.words(), self.setting.hint())
        if isinstance(self.field, QCheckBox):
            self.field.setText(self.setting.words())
        if isinstance(self.field, NumberField):
            self.field.setSuffix(self.setting.unit())
            self.field.setSpecialValueText(self.setting.zero())
        self.show_value()
