# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of people taken in: which column is what, what would become of each line, what did. Widgets only."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from db.exchange.headed_sheets import Sheet
from db.exchange.registration_sheets import FIELDS
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import ChoiceField, FormRow, beside
from desktop_app.blocks.layout import Scrolling, column, holding, row
from desktop_app.blocks.progress import ProgressLine
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Button, Label
from desktop_app.language import format_number, translate
from desktop_app.refusal_words import words
from desktop_app.workshops import registration_phrases as said
from desktop_app.workshops.phrases import Words, named
from desktop_app.workshops.registration_form import labels
from desktop_app.workshops.registration_import import ANSWER, QUESTION, Columns, Fate, Read

ABREAST, COLUMNS_HEIGHT, TABLE_HEIGHT = 3, 150, 210
Foresee = Callable[[Read, Columns, Callable[[list[Fate]], None]], None]
TakeIn = Callable[
    [Read, Columns, Callable[[int, int, str], None], Callable[[], bool], Callable[[list[Fate]], None]], None
]
Keep = Callable[[Sequence[Fate], Mapping[str, str]], None]
FATES: Words = {
    "new": lambda: translate("Registrations", "will be registered"),
    "registered": lambda: translate("Registrations", "registered"),
    "waiting": lambda: translate("Registrations", "on the waiting list"),
    "there": lambda: translate("Registrations", "was registered before"),
    "wrong": lambda: translate("Registrations", "left out"),
    "refused": lambda: translate("Registrations", "left out"),
}
TOLD: Words = {
    "zero_put_back": lambda: translate("Registrations", "the 0 in front was put back"),
    "zero_lost": lambda: translate("Registrations", "a number in the file; a 0 in front may be missing"),
}
TONES = {"new": "good", "registered": "good", "waiting": "warn", "wrong": "bad", "refused": "bad"}


def fates_model(asked: Mapping[str, str]) -> RowsModel[Fate]:
    """Each line of the file: who, what becomes of it, and why; `asked` are the workshop's questions."""
    columns: list[Column[Fate]] = [
        Column(lambda: translate("Registrations", "Line"), lambda f: format_number(f.line), 70, right=True),
        Column(lambda: translate("Registrations", "Name"), lambda f: f.name or "–", 170, strong=True),
        Column(
            lambda: translate("Registrations", "What becomes of it"),
            lambda f: named(FATES, f.what),
            140,
            tone=lambda f: TONES.get(f.what, "muted"),
        ),
        Column(lambda: translate("Registrations", "Why"), lambda f: why(f, asked)),
    ]
    return RowsModel(columns, lambda fate: fate.line)


def why(fate: Fate, asked: Mapping[str, str]) -> str:
    """What is wrong with a line, why it was refused, or what was done to it."""
    if fate.error is not None:
        return words(fate.error).headline
    if fate.told:
        return f"{labels()['phone'][0]}: {named(TOLD, fate.told)}"
    if not fate.fault:
        return ""
    name = fate.field.removeprefix(ANSWER)
    field = labels()[name][0] if name in FIELDS else asked.get(name, name)
    return f"{field}: {named(said.FAULTS, fate.fault)}"


class ImportDialog(Dialog):
    """Columns above, lines below; the first button takes them in, then closes.

    `turn_to(sheet)` asks for another sheet of the workbook, which comes by `show_sheet`; `keep(fates, asked)`
    for the report to be saved.
    """

    def __init__(
        self,
        parent: QWidget,
        read: Read,
        foresee: Foresee,
        take_in: TakeIn,
        turn_to: Callable[[str], None],
        keep: Keep,
    ) -> None:
        super().__init__("registrations-import", parent, width=760)
        self._read, self._foresee, self._take_in = read, foresee, take_in
        self._asked = {question.name: question.text for question in read.terms.questions}
        self._stopped = self._running = self._done = self._left = False
        self.fates: tuple[Fate, ...] = ()
        names = [*FIELDS, *(QUESTION + question.name for question in read.terms.questions)]
        self.columns = {name: ChoiceField(f"registrations-import-{_slug(name)}") for name in names}
        self.rows = {
            name: FormRow(f"registrations-import-{_slug(name)}", f) for name, f in self.columns.items()
        }
        self.sheet = ChoiceField("registrations-import-sheet", [(name, name) for name in read.sheet.sheets])
        self.sheet_row = FormRow("registrations-import-sheet", self.sheet)
        self.sheet_row.setVisible(len(read.sheet.sheets) > 1)
        self.report = Button("registrations-import-report", "plain", "floppy-disk")
        self.report.hide()
        self._model = fates_model(self._asked)
        self.table = DataTable("registrations-import-lines", self._model)
        self.table.setMinimumHeight(theme.px(TABLE_HEIGHT))
        self.summary = Label("registrations-import-summary", "strong", wrap=True)
        self.progress = ProgressLine("registrations-import-progress")
        rows = list(self.rows.values())
        lines = [beside(rows[at : at + ABREAST]) for at in range(0, len(rows), ABREAST)]
        inside = holding(column(*lines, gap=tokens.GAP_S, margin=(0, 0, tokens.GAP_S, 0)))
        self.choices = Scrolling("registrations-import-columns", inside)
        self.choices.setMinimumHeight(theme.px(COLUMNS_HEIGHT))
        for part in (self.sheet_row, self.choices, self.summary, self.progress, self.table):
            self.body.addWidget(part)
        self.body.addLayout(row(self.report, None))
        self._say()
        self.sheet.activated.connect(lambda _place: turn_to(self.sheet.value()))
        self.report.clicked.connect(lambda _checked=False: keep(self.fates, self._asked))
        for field in self.columns.values():
            field.activated.connect(lambda _place: self._look())
        self.progress.cancelled.connect(self._stop)
        self._look()
        self.columns["name"].setFocus()

    def show_sheet(self, read: Read) -> None:
        """Another sheet of the workbook: other headings, other lines."""
        self._read = read
        self._say()
        self._look()

    def chosen(self) -> dict[str, int]:
        """Which column holds which field."""
        return {name: f.value() for name, f in self.columns.items() if f.value() is not None}

    def _look(self) -> None:
        self.primary.setEnabled(False)
        self._foresee(self._read, self.chosen(), self._show_foreseen)

    def _show_foreseen(self, fates: list[Fate]) -> None:
        if self._left:
            return
        self._show(fates)
        new = sum(fate.what == "new" for fate in fates)
        self.primary.setEnabled(bool(new))

    def _show(self, fates: Sequence[Fate]) -> None:
        self.fates = tuple(fates)
        self._model.show(fates)
        counts = {what: sum(fate.what == what for fate in fates) for what in FATES}
        parts = [f"{named(FATES, what)}: {format_number(n)}" for what, n in counts.items() if n]
        mended = sum(fate.told == "zero_put_back" for fate in fates)
        if mended:
            text = translate("Registrations", "0 put back in front of %n telephone number(s)", None, mended)
            parts.append(text)
        self.summary.set_text(" · ".join(parts))

    def accept(self) -> None:
        """Take the list in; once that is done, close."""
        if self._done:
            super().accept()
        elif not self._running:
            self._running = True
            self.choices.setEnabled(False)
            self.sheet.setEnabled(False)
            self.primary.setEnabled(False)
            self.progress.start(translate("Registrations", "Registering"))
            self._take_in(
                self._read, self.chosen(), self.progress.step, lambda: self._stopped, self._show_done
            )

    def reject(self) -> None:
        """While it runs: stop first, so that what became of it can be read."""
        if self._running:
            self._stop()
        else:
            self._left = True
            super().reject()

    def _stop(self) -> None:
        self._stopped = True

    def _show_done(self, fates: list[Fate]) -> None:
        self._running, self._done = False, True
        self.progress.finish()
        self._show(fates)
        self.primary.set_words(translate("Registrations", "Close"), "Ctrl+Enter")
        self.primary.setEnabled(True)
        self.secondary.hide()
        self.report.setVisible(bool(fates))
        self.primary.setFocus()

    def _say(self) -> None:
        self.set_words(
            translate("Registrations", "Register a list"),
            how_it_was_read(self._read.sheet),
            translate("Registrations", "Register them"),
        )
        self.sheet.choose(self._read.sheet.name)
        self.sheet_row.set_words(translate("Registrations", "Sheet of the workbook"))
        self.report.set_words(translate("Registrations", "Save the report"))
        heads: list[tuple[int | None, str]] = [(None, "–"), *enumerate(self._read.sheet.header)]
        asked = {QUESTION + name: text for name, text in self._asked.items()}
        for name, field in self.columns.items():
            self.rows[name].set_words(labels()[name][0] if name in FIELDS else asked[name])
            field.set_choices(heads)
            field.choose(self._read.mapping.get(name))
        self.table.setAccessibleName(translate("Registrations", "Lines of the file"))
        self.choices.setAccessibleName(translate("Registrations", "Columns"))


def how_it_was_read(sheet: Sheet) -> str:
    """Encoding and separator as they were found out, or which sheet."""
    if sheet.sheets:
        return translate("Registrations", "Sheet “{name}” of the workbook; formulas by their values.").format(
            name=sheet.name
        )
    kind = {"\t": "Tab"}.get(sheet.separator, sheet.separator)
    text = translate("Registrations", "Read as {encoding}, columns apart by “{separator}”.")
    return text.format(encoding=sheet.encoding, separator=kind)


def report(fates: Sequence[Fate], asked: Mapping[str, str]) -> str:
    """What became of each line, as CSV for a spreadsheet program."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    columns = fates_model(asked).columns
    writer.writerow([column.header() for column in columns])
    writer.writerows([as_text(column.text(fate)) for column in columns] for fate in fates)
    return text.getvalue()


def as_text(cell: str) -> str:
    """What a spreadsheet program would take for a formula stays a text."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell


def _slug(name: str) -> str:
    return name.replace("_", "-").replace(":", "-")
