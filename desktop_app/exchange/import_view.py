# SPDX-License-Identifier: GPL-3.0-or-later
"""The four steps of taking a file in: choose, look, run, report. Widgets only."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from db.exchange.detect import Format
from db.exchange.member_sheets import KIND as MEMBER_LIST
from db.exchange.records import Finding
from db.operations.import_files import Report
from desktop_app.blocks import tokens
from desktop_app.blocks.form import ChoiceField, FormRow, TextField, beside
from desktop_app.blocks.layout import Card, EmptyState, Scrolling, column, holding, row
from desktop_app.blocks.progress import ProgressLine
from desktop_app.blocks.table import DataTable
from desktop_app.blocks.words import Badge, Button, Elided, Label
from desktop_app.exchange.columns_form import ColumnsForm
from desktop_app.exchange.mapping_form import MappingForm
from desktop_app.exchange.models import format_words, notes_model, preview_model, said
from desktop_app.exchange.presenter import State
from desktop_app.exchange.report_file import NUMBERS
from desktop_app.finding_words import finding_text
from desktop_app.language import format_number, translate

SHOWN = 1_000
"""Records named in the window: more nobody reads there."""
STEPS = ("choose", "looking", "preview", "running", "report")


class ImportView(QStackedWidget):
    """Shows one step; a file may be dropped on it at any time but while one is being taken in."""

    file_dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import")
        self.setAcceptDrops(True)
        self._step = "choose"
        self.choose = EmptyState("import-choose", "file-arrow-down", action="import-choose-file")
        self.progress = ProgressLine("import-progress")
        self._make_preview()
        self._make_report()
        steps = {
            "choose": holding(column(self.choose)),
            "looking": holding(column(None, self.progress, None, margin=tokens.GAP_XL)),
            "preview": self._preview_step(),
            "report": self._report_step(),
        }
        self._steps = {name: self.addWidget(widget) for name, widget in steps.items()}
        self._steps["running"] = self._steps["looking"]

    def _make_preview(self) -> None:
        self.file_name = Elided("import-file-name", "title")
        self.format = Badge("import-format", tone="info")
        self.summary = Label("import-summary", "muted", wrap=True)
        self.mapping = MappingForm()
        self.columns = ColumnsForm()
        self.branch, self.item_type = ChoiceField("import-branch"), ChoiceField("import-item-type")
        self.branch_row = FormRow("import-branch", self.branch)
        self.type_row = FormRow("import-item-type", self.item_type)
        self.member_type = ChoiceField("import-member-type")
        self.member_type_row = FormRow("import-member-type", self.member_type)
        self.institution = TextField("import-institution")
        self.institution_row = FormRow("import-institution", self.institution)
        self._preview_rows = preview_model()
        self.preview = DataTable("import-preview", self._preview_rows)
        self.run = Button("import-run", "primary", "download-simple")
        self.other = Button("import-other-file", "plain")

    def _preview_step(self) -> QWidget:
        head = row(self.file_name, self.format, self.other, self.run, gap=tokens.GAP_M)
        head.setStretch(0, 1)
        self.mapping_card = Card(
            "import-mapping-card",
            self.mapping,
            self.columns,
            beside([self.branch_row, self.type_row, self.member_type_row, self.institution_row]),
            margin=tokens.GAP_M,
        )
        table = Card("import-preview-card", self.summary, self.preview, margin=tokens.GAP_M)
        whole = column(head, self.mapping_card, table, gap=tokens.GAP_M)
        whole.setStretch(2, 1)
        return Scrolling("import-preview-scroll", holding(whole))

    def _make_report(self) -> None:
        self.headline = Label("import-headline", "title", wrap=True)
        self.told = Label("import-told", "muted", wrap=True)
        self.numbers = {name: Label(f"import-{name.replace('_', '-')}", "title") for name in NUMBERS}
        self.number_words = {
            name: Label(f"import-{name.replace('_', '-')}-words", "small") for name in NUMBERS
        }
        self._note_rows = notes_model()
        self.notes = DataTable("import-notes", self._note_rows)
        self.save_report = Button("import-save-report", "plain", "floppy-disk")
        self.another = Button("import-another", "primary")

    def _report_step(self) -> QWidget:
        figures = row(
            *(column(self.numbers[name], self.number_words[name], gap=0) for name in NUMBERS),
            None,
            gap=tokens.GAP_XL,
        )
        head = row(self.headline, self.save_report, self.another, gap=tokens.GAP_M)
        head.setStretch(0, 1)
        top = Card("import-figures", head, figures, self.told, margin=tokens.GAP_L)
        self.notes_card = Card("import-notes-card", self.notes, margin=tokens.GAP_M)
        self.all_well = EmptyState("import-all-well", "check-circle")
        whole = column(top, self.notes_card, self.all_well, gap=tokens.GAP_M)
        for place in (1, 2):
            whole.setStretch(place, 1)
        return holding(whole)

    # --- showing --------------------------------------------------------------------------------------

    def show_state(self, state: State) -> None:
        """One step of the import."""
        self._step = state.step
        self.setCurrentIndex(self._steps[state.step])
        match state.step:
            case "looking":
                self.progress.start(translate("ExchangePage", "Looking at the file…"), can_cancel=False)
            case "running":
                self._show_running(state)
            case "preview":
                self._show_preview(state)
            case "report":
                self._show_report(state)

    def _show_running(self, state: State) -> None:
        name = state.path.name if state.path else ""
        words = translate("ExchangePage", "Taking in {name}").format(name=name)
        if self.progress.bar.accessibleName() != words or state.done == 0:
            self.progress.start(words)
        if state.done:
            count = format_number(int(state.records or 0))
            self.progress.step(
                state.done, state.total, translate("ExchangePage", "{n} records").format(n=count)
            )

    def _show_preview(self, state: State) -> None:
        seen = state.seen
        assert seen is not None
        assert state.path is not None
        self.file_name.set_text(state.path.name)
        known = seen.form.kind != "unknown"
        self.format.show_as(format_words(seen.form.kind), "info" if known else "bad")
        self.mapping.setVisible(seen.form.kind in ("marc21", "marcxml"))
        self.mapping.show_mapping(state.mapping)
        self._show_columns(state, seen.form)
        self.mapping_card.setVisible(known and seen.form.kind not in ("members", "koc"))
        self.branch.set_choices([(branch.uid, branch.name) for branch in state.branches])
        self.item_type.set_choices([(kind.uid, kind.name) for kind in state.item_types])
        self.branch.choose(state.branch)
        self.item_type.choose(state.item_type)
        self._preview_rows.show(seen.reads)
        self.summary.set_text(_summary(state))
        some = not seen.whole or seen.refused < len(seen.reads)
        self.run.setEnabled(known and some and state.branch is not None)

    def _show_columns(self, state: State, form: Format) -> None:
        is_list = form.kind == MEMBER_LIST
        self.columns.setVisible(is_list)
        self.type_row.setVisible(not is_list)
        for form_row in (self.member_type_row, self.institution_row):
            form_row.setVisible(is_list)
        if is_list:
            self.columns.show_columns(form.headings, form.columns)
            words = translate("ExchangePage", "Members of this list belong to")
        else:
            words = translate("ExchangePage", "Copies without a branch go to")
        self.branch_row.set_words(words)
        self.member_type.set_choices([(kind.uid, kind.name) for kind in state.member_types])
        self.member_type.choose(state.member_type)
        if not self.institution.hasFocus():
            self.institution.setText(state.institution)

    def _show_report(self, state: State) -> None:
        report = state.report
        assert report is not None
        for name, label in self.numbers.items():
            label.set_text(format_number(getattr(report, name)))
        self.headline.set_text(_headline(report))
        lines = [said(tuple(report.file_findings))] if report.file_findings else []
        if report.refused_file is not None:
            kept = translate(
                "ExchangePage", "Refused records are in {name}: mend them there and take that file in."
            )
            lines.append(kept.format(name=report.refused_file.name))
        if report.unknown_words:
            words = ", ".join(word for (_what, word), _n in report.unknown_words.most_common(8))
            lines.append(
                translate("ExchangePage", "Not known here, put to the defaults: {words}").format(words=words)
            )
        if len(report.notes) > SHOWN:
            first = translate(
                "ExchangePage", "The first {number} are shown below; the saved report names them all."
            )
            lines.append(first.format(number=format_number(SHOWN)))
        lines.append(translate("ExchangePage", "Taking the same file in again doubles nothing."))
        self.told.set_text("\n".join(lines))
        self._note_rows.show(report.notes.first(SHOWN))
        self.notes_card.setVisible(bool(report.notes))
        self.all_well.setVisible(not report.notes)

    def retranslate(self) -> None:
        """Its words."""
        self.choose.set_words(
            translate("ExchangePage", "Take in a file"),
            translate(
                "ExchangePage",
                "MARC21, MARCXML or SLiMS CSV: titles, copies or members; a list of members from Excel "
                "(XLSX, CSV); or a .koc of Koha: what was lent and taken back without the server. "
                "Choose a file or drop it here; "
                "you see what is in it before anything is changed.",
            ),
            translate("ExchangePage", "Choose a file"),
        )
        self.member_type_row.set_words(translate("ExchangePage", "Members without a type are"))
        self.institution_row.set_words(translate("ExchangePage", "School, where a row says none"))
        self.type_row.set_words(translate("ExchangePage", "Copies without a type are"))
        self.all_well.set_words(
            translate("ExchangePage", "Nothing to mend"),
            translate("ExchangePage", "No record had to be repaired or refused."),
        )
        self.run.set_words(translate("ExchangePage", "Take it in"), "F8")
        self.other.set_words(translate("ExchangePage", "Another file"), "Ctrl+O")
        self.another.set_words(translate("ExchangePage", "Another file"), "Ctrl+O")
        self.save_report.set_words(translate("ExchangePage", "Save the report"), "Ctrl+S")
        for name, words in number_words().items():
            self.number_words[name].set_text(words)
        self.mapping.retranslate()
        self.columns.retranslate()
        self.preview.setAccessibleName(translate("ExchangePage", "First records"))
        self.notes.setAccessibleName(translate("ExchangePage", "Records repaired or refused"))
        for model in (self._preview_rows, self._note_rows):
            model.retranslate()

    # --- dropping a file --------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file from elsewhere."""
        if event.mimeData().hasUrls() and self._step != "running":
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The first file that was dropped."""
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        if urls:
            self.file_dropped.emit(Path(urls[0].toLocalFile()))


def number_words() -> dict[str, str]:
    """What each number of a report counts."""
    return {
        "read": translate("ExchangePage", "read"),
        "created": translate("ExchangePage", "new"),
        "updated": translate("ExchangePage", "updated"),
        "unchanged": translate("ExchangePage", "unchanged"),
        "refused": translate("ExchangePage", "refused"),
        "repaired": translate("ExchangePage", "repaired"),
        "items_created": translate("ExchangePage", "copies new"),
        "items_updated": translate("ExchangePage", "copies updated"),
    }


def _headline(report: Report) -> str:
    if report.cancelled:
        return translate("ExchangePage", "Stopped: what was taken in is kept.")
    if report.refused == report.read:
        return translate("ExchangePage", "Nothing of this file could be taken in.")
    return translate("ExchangePage", "The file is in.")


def _summary(state: State) -> str:
    seen = state.seen
    assert seen is not None
    if seen.form.kind == "unknown":
        return translate(
            "ExchangePage", "This is no file of records that can be read here. Nothing was changed."
        )
    if seen.planned:
        return _planned(state)
    looked = translate("ExchangePage", "%n record(s) looked at", None, len(seen.reads))
    more = "" if seen.whole else translate("ExchangePage", "there are more")
    copies = translate("ExchangePage", "%n with a barcode", None, seen.items) if seen.items else ""
    found: Sequence[str] = [
        f"{finding_text(Finding(code))} ({format_number(count)})"
        for code, count in seen.findings.most_common(4)
    ]
    return " · ".join(part for part in (looked, more, copies, *found) if part)


def _planned(state: State) -> str:
    """What would become of the rows of a list of members."""
    assert state.seen is not None
    words = number_words()
    counts = [f"{format_number(n)} {words[name]}" for name, n in state.seen.planned.items() if n]
    counts += map(finding_text, state.seen.form.findings)
    if "name" not in state.seen.form.columns:
        counts.append(translate("ExchangePage", "Say which column holds the names."))
    return " · ".join(counts)
