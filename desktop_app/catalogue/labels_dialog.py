# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels for copies: which, on what, from which label of a begun sheet on. Widgets only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from db.queries.labels import Labelled
from db.rules.call_numbers import spine_lines
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import ChoiceField, DateField, FormRow, NumberField, ScanField, beside
from desktop_app.blocks.layout import EmptyState, column, row
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Button, Label
from desktop_app.catalogue.labels_presenter import LabelsPresenter, Marked
from desktop_app.language import locale, translate
from desktop_app.printing.label_stock import SPINES, Labels
from desktop_app.printing.labels import WHAT, What

Print = Callable[[Labels, What, int], None]
"""On which labels, what stands on them, from which label (from 0) on."""
HEIGHT, TABLE_HEIGHT = 600, 120


class SinceField(DateField):
    """As a scan field, for a day."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the day."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.entered.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class LabelsDialog(Dialog):
    """The first button shows what would be printed; what is marked stays for the next time."""

    def __init__(self, parent: QWidget, presenter: LabelsPresenter, stock: str, print_: Print) -> None:
        super().__init__("labels", parent, width=820)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.presenter, self._print = presenter, print_
        self.scan, self.day = ScanField("labels-scan"), SinceField("labels-since")
        self.add_day = Button("labels-since-add", "plain", "plus")
        self.rows_model = _model()
        self.table = DataTable("labels-copies", self.rows_model)
        self.none = EmptyState("labels-none", "barcode")
        self.said = Label("labels-said", "muted")
        self.drop, self.empty = Button("labels-drop", "link"), Button("labels-empty", "link")
        self.what, self.stock = ChoiceField("labels-what"), ChoiceField("labels-stock")
        self.first = NumberField("labels-first", 1, 1)
        self._lay_out()
        self._connect()
        self._say()
        self.stock.choose(next((one for one in SPINES if one.name == stock), SPINES[0]))
        self._bound()
        self.show_marked(presenter.marked)
        self.scan.setFocus()

    def _lay_out(self) -> None:
        self._scan_row, self._day_row = FormRow("labels-scan", self.scan), FormRow("labels-since", self.day)
        self._what_row = FormRow("labels-what", self.what)
        self._stock_row = FormRow("labels-stock", self.stock)
        self._first_row = FormRow("labels-first", self.first)
        adding = row(self._scan_row, self._day_row, self.add_day, gap=tokens.GAP_M)
        adding.setStretch(0, 3)
        adding.setStretch(1, 2)
        adding.setAlignment(self.add_day, Qt.AlignmentFlag.AlignBottom)
        self._either = QStackedWidget()
        self._either.setMinimumHeight(theme.px(TABLE_HEIGHT))
        for widget in (self.table, self.none):
            self._either.addWidget(widget)
        counted = row(self.said, self.drop, self.empty)
        counted.setStretch(0, 1)
        choices = beside((self._what_row, self._stock_row, self._first_row))
        whole = column(adding, self._either, counted, choices, gap=tokens.GAP_M)
        whole.setStretch(1, 1)
        self.body.addLayout(whole)
        self.resize(self.width(), theme.px(HEIGHT))
        for button in (self.add_day, self.drop, self.empty):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.scan.entered.connect(self._scanned)
        self.day.entered.connect(self._since)
        self.add_day.clicked.connect(self._since)
        self.drop.clicked.connect(self._drop)
        self.empty.clicked.connect(self.presenter.empty)
        self.stock.currentIndexChanged.connect(lambda _at: self._bound())
        self.drop.setShortcut("Ctrl+Delete")
        self.empty.setShortcut("Ctrl+Shift+Delete")

    def _say(self) -> None:
        self.set_words(
            translate("Labels", "Labels"),
            translate("Labels", "For spine and barcode. Scan copies, or take all that came in since a day."),
            translate("Labels", "Show and print"),
            translate("Labels", "Close"),
        )
        self._scan_row.set_words(translate("Labels", "Barcode"))
        self._day_row.set_words(translate("Labels", "Acquired since"))
        self.add_day.set_words(translate("Labels", "Add these"))
        self._what_row.set_words(translate("Labels", "What stands on them"))
        self._stock_row.set_words(translate("Labels", "Labels"))
        self._first_row.set_words(translate("Labels", "First label that is left"))
        self.table.setAccessibleName(translate("Labels", "Copies"))
        self.none.set_words(
            translate("Labels", "No copy is marked"),
            translate("Labels", "Scan a barcode, or take all that came in since a day."),
        )
        for button, words, key in (
            (self.drop, translate("Labels", "Take this one out"), "Ctrl+Delete"),
            (self.empty, translate("Labels", "Empty the list"), "Ctrl+Shift+Delete"),
        ):
            button.set_words(words, key)
            button.setShortcut(key)
        self.what.set_choices([(what, _what_words(what)) for what in WHAT])
        self.stock.set_choices([(stock, words_of(stock)) for stock in SPINES])

    def show_marked(self, marked: Marked) -> None:
        """What is marked, and how the last scan went."""
        self.rows_model.show(marked.copies)
        there = bool(marked.copies)
        self._either.setCurrentWidget(self.table if there else self.none)
        for button in (self.drop, self.empty, self.primary):
            button.setEnabled(there)
        self.said.set_text(_count_words(marked))
        self._scan_row.set_error(
            translate("Labels", "No copy has the barcode {barcode}.").format(barcode=marked.unknown)
            if marked.unknown
            else ""
        )
        if there and marked.added:
            self.table.move_to(len(marked.copies) - 1)

    def _scanned(self, barcode: str) -> None:
        self.scan.clear()
        self.presenter.scan(barcode)

    def _since(self) -> None:
        day = self.day.day()
        self._day_row.set_error("" if day else translate("Labels", "Which day?"))
        if day is not None:
            self.presenter.since(day)

    def _drop(self) -> None:
        copy = self.table.current()
        if copy is not None:
            self.presenter.drop(copy.uid)

    def _bound(self) -> None:
        stock: Labels = self.stock.value()
        self.first.setRange(1, stock.on_a_sheet)
        self._first_row.setEnabled(not stock.roll)

    def accept(self) -> None:
        """Show them."""
        if self.presenter.marked.copies:
            super().accept()
            self._print(self.stock.value(), self.what.value(), self.first.value() - 1)


def _model() -> RowsModel[Labelled]:
    columns: list[Column[Labelled]] = [
        Column(lambda: translate("Labels", "Barcode"), lambda c: c.barcode, 150, strong=True),
        Column(lambda: translate("Labels", "Title"), lambda c: c.title),
        Column(
            lambda: translate("Labels", "Call number"),
            lambda c: "  /  ".join(spine_lines(c.call_number)),
            220,
        ),
    ]
    return RowsModel(columns, lambda copy: copy.uid)


def _count_words(marked: Marked) -> str:
    count = translate("Labels", "%n label(s)", None, len(marked.copies)) if marked.copies else ""
    bare = sum(not one.call_number for one in marked.copies)
    if not bare:
        return count
    return f"{count}  ·  " + translate("Labels", "%n without a call number", None, bare)


def _what_words(what: What) -> str:
    return {
        "both": translate("Labels", "Call number and barcode"),
        "spine": translate("Labels", "Call number alone"),
        "barcode": translate("Labels", "Barcode alone"),
    }[what]


def words_of(stock: Labels) -> str:
    """'70 × 37 mm, 24 on A4'."""
    if stock.roll:
        text = translate("Labels", "Roll, {width} × {height} mm")
    elif stock.cut:
        text = translate("Labels", "Plain paper, {width} × {height} mm, {count} on A4")
    else:
        text = translate("Labels", "Sheet, {width} × {height} mm, {count} on A4")
    wide, high = (locale().toString(float(length), "g", 4) for length in (stock.width, stock.height))
    return text.format(width=wide, height=high, count=stock.on_a_sheet)
