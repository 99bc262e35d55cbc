# SPDX-License-Identifier: GPL-3.0-or-later
"""Verify a certificate: scan its QR code or type its code, and see what was printed. No network is asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from db.queries.certificates import Verified
from desktop_app.blocks import tokens
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import FormRow, TextField
from desktop_app.blocks.layout import column, holding
from desktop_app.blocks.words import Badge, Label
from desktop_app.language import translate
from desktop_app.workshops import certificates_phrases as said

Ask = Callable[[str, Callable[[Verified], None]], None]


class VerifyDialog(Dialog):
    """Enter, which every scanner sends, asks; the field is then ready for the next."""

    def __init__(self, ask: Ask, parent: QWidget) -> None:
        super().__init__("verify-certificate", parent, width=560)
        self._ask = ask
        self._found: Verified | None = None
        self.code = TextField("verify-certificate-code")
        self.code.setMaxLength(4_000)
        self.row = FormRow("verify-certificate-code", self.code)
        self.badge = Badge("verify-certificate-state")
        self.sentence = Label("verify-certificate-sentence", "strong", wrap=True)
        self.facts = Label("verify-certificate-facts", wrap=True)
        self.answer = holding(column(self.badge, self.sentence, self.facts, gap=tokens.GAP_S))
        self.answer.hide()
        for part in (self.row, self.answer):
            self.body.addWidget(part)
        self.primary.clicked.disconnect()
        self.primary.clicked.connect(self.ask)
        self.retranslate()

    def retranslate(self) -> None:
        """All words again."""
        self.set_words(
            translate("Certificates", "Verify a certificate"),
            translate("Certificates", "This desk answers by itself, without the internet."),
            translate("Certificates", "Verify"),
            translate("Certificates", "Close"),
        )
        self.row.set_words(
            translate("Certificates", "Code"),
            translate("Certificates", "Scan the QR code, or type the code beside it."),
        )
        if self._found is not None:
            self._show(self._found)

    def changeEvent(self, event: QEvent) -> None:
        """Words follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Ready for a scan."""
        super().showEvent(event)
        self.code.setFocus()

    def ask(self) -> None:
        """Ask about what the field holds."""
        if text := self.code.value():
            self._ask(text, self.told)

    def ask_about(self, text: str) -> None:
        """Ask about something that was scanned elsewhere."""
        self.code.setText(text)
        self.ask()

    def told(self, found: Verified) -> None:
        """Show the answer; the next scan writes over the code."""
        self._found = found
        self._show(found)
        self.code.selectAll()
        self.code.setFocus()

    def _show(self, found: Verified) -> None:
        self.badge.show_as(said.state(found.verdict), said.TONES[found.verdict])
        self.sentence.set_text(said.verdict(found))
        rows = said.printed(found.printed) if found.printed is not None else []
        self.facts.set_text("\n".join(f"{label}: {value}" for label, value in rows))
        self.facts.setVisible(bool(rows))
        self.answer.show()
        self.adjustSize()
