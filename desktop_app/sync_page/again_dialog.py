# SPDX-License-Identifier: GPL-3.0-or-later
"""The question of a desk that the server has forgotten: another code. Widgets only."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import FormRow, TextField
from desktop_app.language import translate


class AgainDialog(Dialog):
    """`shown(text)` with each code; it stays until `accept`, or until somebody leaves it."""

    shown = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("sync-again", parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.code = TextField("sync-again-code")
        self.code_row = FormRow("sync-again-code", self.code, required=True)
        self.body.addWidget(self.code_row)
        self.primary.clicked.disconnect()
        self.primary.clicked.connect(self._show_code)
        self.set_words(
            translate("SyncPage", "Show the server another code"),
            translate(
                "SyncPage",
                "The server was put back from a backup that is older than this desk. Everything stays here. "
                "With another code from the centre it knows the desk again, and is sent what it lacks.",
            ),
            translate("SyncPage", "Show the code"),
        )
        self.code_row.set_words(
            translate("SyncPage", "Code"), translate("SyncPage", "Like ABCD-EFGH-2345, or scan its QR code.")
        )
        self.code.setFocus()

    def _show_code(self) -> None:
        self.code_row.set_error("")
        self.say_busy(busy=True)
        self.shown.emit(self.code.value())

    def say_busy(self, *, busy: bool) -> None:
        """While the server is asked, nothing else is."""
        self.primary.setEnabled(not busy)
        self.code.setReadOnly(busy)

    def say_wrong(self, text: str) -> None:
        """What is wrong; another may be tried."""
        self.say_busy(busy=False)
        self.code_row.set_error(text)
        self.code.setFocus()
        self.code.selectAll()
