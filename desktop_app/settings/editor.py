# SPDX-License-Identifier: GPL-3.0-or-later
"""A dialog that edits one thing: it stays open, with words beside the field, until the store has taken it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from db.operations import refusals
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import FormRow
from desktop_app.blocks.layout import Part, column
from desktop_app.blocks.words import Label
from desktop_app.refusal_words import words

TAKEN_FIELDS = ("username", "code")


class Editor(Dialog):
    """`submitted` when the first button is pressed; answer with `taken()` or `refuse(error)`."""

    submitted = Signal()

    def __init__(
        self,
        name: str,
        parent: QWidget,
        rows: Mapping[str, FormRow],
        *parts: Part,
        width: int = 480,
    ) -> None:
        super().__init__(name, parent, width=width)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.rows = dict(rows)
        self.failure = Label(f"{name}-failure", "bad", wrap=True)
        self.failure.hide()
        self.body.addLayout(column(*(parts or tuple(self.rows.values())), self.failure))

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor stands in the first field."""
        super().showEvent(event)
        next(iter(self.rows.values())).field.setFocus()

    def accept(self) -> None:
        """Ask the store first."""
        if self.primary.isEnabled():
            self.clear_errors()
            self.primary.setEnabled(False)
            self.submitted.emit()

    def clear_errors(self) -> None:
        """Nothing is wrong any more."""
        self.failure.hide()
        for form_row in self.rows.values():
            form_row.set_error("")

    def taken(self, _result: Any = None) -> None:
        """The store has it."""
        QDialog.accept(self)

    def refuse(self, error: Exception) -> None:
        """Say what is wrong, beside the field where it is one; the person goes on there."""
        self.primary.setEnabled(True)
        name = self._field_of(error)
        if name is None:
            self.failure.set_text(words(error).as_sentence())
            self.failure.show()
        else:
            self.wrong(name, words(error).headline)

    def wrong(self, field: str, text: str) -> None:
        """Something is wrong with a field."""
        self.primary.setEnabled(True)
        self.rows[field].set_error(text)
        self.rows[field].field.setFocus()

    def _field_of(self, error: Exception) -> str | None:
        if isinstance(error, refusals.Invalid):
            return error.field if error.field in self.rows else None
        if isinstance(error, refusals.Taken):
            return next((name for name in TAKEN_FIELDS if name in self.rows), None)
        return None
