# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of people taken in: which column is what, what would become of each line, what did. Widgets only."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from db.exchange.registration_sheets import FIELDS
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import ChoiceField, FormRow, beside
from desktop_app.blocks.layout import Scrolling, column, holding
from desktop_app.blocks.progress import ProgressLine
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Label
from desktop_app.language import format_number, translate
from desktop_app.refusal_words import words
from desktop_app.workshops import registration_phrases as said
from desktop_app.workshops.phrases import Words, named
from desktop_app.workshops.registration_form import labels
from desktop_app.workshops.registration_import import QUESTION, Columns, Fate, Read

ABREAST, COLUMNS_HEIGHT, TABLE_HEIGHT = 3, 150, 210
Foresee = Callable[[Read, Columns, Callable[[list[Fate]], None]], None]
TakeIn = Callable[
    [Read, Columns, Callable[[int, int, str], None], Callable[[], bool], Callable[[list[Fate]], None]], None
]
FATES: Words = {
    "new": lambda: translate("Registrations", "will be registered"),
    "registered": lambda: translate("Registrations", "registered"),
    "waiting": lambda: translate("Registrations", "on the waiting list"),
    "there": lambda: translate("Registrations", "was registered before"),
    "wrong": lambda: translate("Registrations", "left out"),
    "refused": lambda: translate("Registrations", "left out"),
}
TONES = {"new": "good", "registered": "good", "waiting": "warn", "wrong": "bad", "refused": "bad"}


def fates_model() -> RowsModel[Fate]:
    """Each line of the file: who, what becomes of it, and why."""
    columns: list[Column[Fate]] = [
        Column(lambda: translate("Registrations", "Line"), lambda f: format_number(f.line), 70, right=True),
        Column(lambda: translate("Registrations", "Name"), lambda f: f.name or "–", strong=True),
        Column(
            lambda: translate("Registrations", "What becomes of it"),
            lambda f: named(FATES, f.what),
            190,
            tone=lambda f: TONES.get(f.what, "muted"),
        ),
        Column(lambda: translate("Registrations", "Why"), why),
    ]
    return RowsModel(columns, lambda fate: fate.line)


def why(fate: Fate) -> str:
    """What is wrong with a line, or why it was refused."""
    if fate.error is not None:
        return words(fate.error).headline
    if not fate.fault:
        return ""
    field = labels()[fate.field][0] if fate.field in FIELDS else fate.field
    return f"{field}: {named(said.FAULTS, fate.fault)}"


class ImportDialog(Dialog):
    """Columns above, lines below; the first button takes them in, then closes."""

    def __init__(self, parent: QWidget, read: Read, foresee: Foresee, take_in: TakeIn) -> None:
        super().__init__("registrations-import", parent, width=760)
        self._read, self._foresee, self._take_in = read, foresee, take_in
        self._stopped = self._running = self._done = self._left = False
        names = [*FIELDS, *(QUESTION + question.name for question in read.terms.questions)]
        self.columns = {name: ChoiceField(f"registrations-import-{_slug(name)}") for name in names}
        self.rows = {
            name: FormRow(f"registrations-import-{_slug(name)}", f) for name, f in self.columns.items()
        }
        self._model = fates_model()
        self.table = DataTable("registrations-import-lines", self._model)
        self.table.setMinimumHeight(theme.px(TABLE_HEIGHT))
        self.summary = Label("registrations-import-summary", "strong", wrap=True)
        self.progress = ProgressLine("registrations-import-progress")
        rows = list(self.rows.values())
        lines = [beside(rows[at : at + ABREAST]) for at in range(0, len(rows), ABREAST)]
        inside = holding(column(*lines, gap=tokens.GAP_S, margin=(0, 0, tokens.GAP_S, 0)))
        self.choices = Scrolling("registrations-import-columns", inside)
        self.choices.setMinimumHeight(theme.px(COLUMNS_HEIGHT))
        for part in (self.choices, self.summary, self.progress, self.table):
            self.body.addWidget(part)
        self._say()
        for field in self.columns.values():
            field.activated.connect(lambda _place: self._look())
        self.progress.cancelled.connect(self._stop)
        self._look()
        self.columns["name"].setFocus()

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
        self._model.show(fates)
        counts = {what: sum(fate.what == what for fate in fates) for what in FATES}
        parts = [f"{named(FATES, what)}: {format_number(n)}" for what, n in counts.items() if n]
        self.summary.set_text(" · ".join(parts))

    def accept(self) -> None:
        """Take the list in; once that is done, close."""
        if self._done:
            super().accept()
        elif not self._running:
            self._running = True
            self.choices.setEnabled(False)
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
        self.primary.setFocus()

    def _say(self) -> None:
        kind = {"\t": "Tab"}.get(self._read.sheet.separator, self._read.sheet.separator)
        self.set_words(
            translate("Registrations", "Register a list"),
            translate("Registrations", "Read as {encoding}, columns apart by “{separator}”.").format(
                encoding=self._read.sheet.encoding, separator=kind
            ),
            translate("Registrations", "Register them"),
        )
        heads: list[tuple[int | None, str]] = [(None, "–"), *enumerate(self._read.sheet.header)]
        asked = {QUESTION + question.name: question.text for question in self._read.terms.questions}
        for name, field in self.columns.items():
            self.rows[name].set_words(labels()[name][0] if name in FIELDS else asked[name])
            field.set_choices(heads)
            field.choose(self._read.mapping.get(name))
        self.table.setAccessibleName(translate("Registrations", "Lines of the file"))
        self.choices.setAccessibleName(translate("Registrations", "Columns"))


def _slug(name: str) -> str:
    return name.replace("_", "-").replace(":", "-")
