# SPDX-License-Identifier: GPL-3.0-or-later
"""What is printed where: for each document whether, on which paper, by which printer, with a test print."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from db.operations.operation import Changes
from db.queries.library import branches, setting
from desktop_app.blocks.form import beside
from desktop_app.blocks.layout import Card, row
from desktop_app.blocks.words import Button, Label
from desktop_app.declared_settings import DECLARED, DOCUMENTS, document_words
from desktop_app.language import translate
from desktop_app.preferences import Settings
from desktop_app.printing.output import Output
from desktop_app.printing.printer import printers
from desktop_app.printing.slip import Letterhead
from desktop_app.settings import examples
from desktop_app.settings.declared_fields import DeclaredField
from desktop_app.settings.section import Section
from desktop_app.settings.work import Work


class PrintingSection(Section):
    """A card for each document, and the widths of the rolls."""

    section_name: ClassVar[str] = "printing"
    icon_name: ClassVar[str] = "printer"
    concerns: ClassVar[Changes] = Changes()

    def __init__(self, work: Work, preferences: Settings, output: Output) -> None:
        self._output, self._preferences = output, preferences
        self.fields = {s.name: DeclaredField(s, preferences) for s in DECLARED if s.section == "printing"}
        self.tests = {d: Button(f"test-print-{d.replace('_', '-')}", "plain", "printer") for d in DOCUMENTS}
        self.headings = {d: Label(f"printing-{d.replace('_', '-')}-heading", "heading") for d in DOCUMENTS}
        self.cards = {document: self._card(document) for document in DOCUMENTS}
        rolls = [field.row for name, field in self.fields.items() if name.startswith("roll")]
        self.rolls = Card("printing-rolls", beside(rolls), heading=True)
        super().__init__(work, *self.cards.values(), self.rolls, width=760)
        for document, button in self.tests.items():
            button.clicked.connect(partial(self._test, document))
        preferences.changed.connect(self._value_changed)
        self.retranslate()

    def _card(self, document: str) -> Card:
        parts = [self.fields[f"{document}_{part}"].row for part in ("output", "paper", "printer")]
        head = row(self.headings[document], None, self.tests[document])
        return Card(f"printing-{document.replace('_', '-')}", head, beside(parts))

    def title(self) -> str:
        """Its name in the list."""
        return translate("Settings", "Printing")

    def hint(self) -> str:
        """What it decides."""
        return translate("Settings", "What this desk prints, on which paper and with which printer.")

    def retranslate(self) -> None:
        """Its words."""
        super().retranslate()
        for document in DOCUMENTS:
            self.headings[document].set_text(document_words(document))
            self.tests[document].set_words(translate("Settings", "Test print"))
        self.rolls.set_heading(translate("Settings", "Rolls"))
        for field in self.fields.values():
            field.retranslate()

    def first_field(self) -> QWidget:
        """What happens with loan slips."""
        return self.fields["loan_slip_output"].field

    def activated(self) -> None:
        """The printers there are now."""
        self.work.background.run(lambda _task: printers(), self._know_printers)

    def _know_printers(self, names: list[str]) -> None:
        for field in self.fields.values():
            field.know_printers(names)

    def _value_changed(self, name: str, _value: object) -> None:
        if name in self.fields:
            self.fields[name].show_value()

    def _test(self, document: str, _checked: bool = False) -> None:
        """Straight to the printer where one is chosen, else as a preview that can be printed."""
        desk, paper = self.work.desk(), self._preferences.paper(document)

        def draw() -> bytes:
            with desk.store.read() as session:
                here = next(b for b in branches(session) if b.uid == desk.branch)
                library = setting(session, "library", "library_name", "")
            head = Letterhead(library, here.name, here.address, here.phone)
            return examples.draw(document, paper, head, desk.person.name if desk.person else "")

        name = translate("Settings", "Test print")
        if self._preferences.printer(document):
            self._output.print(draw, document, name)
        else:
            self._output.preview(draw, document, name, self.window())
