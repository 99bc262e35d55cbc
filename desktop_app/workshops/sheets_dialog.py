# SPDX-License-Identifier: GPL-3.0-or-later
"""The signed lists of a session: taken in from a file, shown, saved and printed, removed. Widgets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from db.operations.sheets import SheetRow, keep_sheet, remove_sheet, sheet_body, sheets_of
from db.queries.door import Door
from desktop_app.blocks import theme
from desktop_app.blocks.dialog import Dialog, confirm
from desktop_app.blocks.layout import row
from desktop_app.blocks.notice import Notice
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Button
from desktop_app.language import format_datetime, format_number, translate
from desktop_app.printing.paper import A4
from desktop_app.refusal_words import words
from desktop_app.workshops.view import Context


def show_sheets(context: Context, door: Door) -> SheetsDialog:
    """Open the dialog."""
    dialog = SheetsDialog(context.window(), context, door)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


class SheetsDialog(Dialog):
    """Stays open; Enter shows the chosen one, Ins takes in another, Del removes."""

    def __init__(self, parent: QWidget, context: Context, door: Door) -> None:
        super().__init__("attendance-sheets", parent, width=560)
        self._context, self._door = context, door
        self._model = sheets_model()
        self.table = DataTable("attendance-sheets-table", self._model)
        self.table.setMinimumHeight(theme.px(180))
        self.problem = Notice("attendance-sheets-problem", "bad")
        self.add_button = Button("attendance-sheets-add", "plain", "plus")
        self.show_button = Button("attendance-sheets-show", "plain", "eye")
        self.remove_button = Button("attendance-sheets-remove", "danger", "trash")
        self.body.addWidget(self.problem)
        self.body.addWidget(self.table)
        self.body.addLayout(row(self.add_button, self.show_button, None, self.remove_button))
        self.secondary.hide()
        self.add_button.clicked.connect(lambda _checked=False: self.choose_file())
        self.show_button.clicked.connect(lambda _checked=False: self.show_chosen())
        self.remove_button.clicked.connect(lambda _checked=False: self.remove())
        self.table.opened.connect(lambda _row: self.show_chosen())
        self.table.chosen.connect(lambda _row: self._allow())
        self._say()
        self._allow()
        self._read()

    def _say(self) -> None:
        self.set_words(
            translate("Attendance", "Signed sheets"),
            translate(
                "Attendance",
                "Kept in the encrypted store of this desk alone: they do not travel to the server or to "
                "other desks. Backups hold them.",
            ),
            translate("Attendance", "Done"),
        )
        self.table.setAccessibleName(translate("Attendance", "Signed sheets"))
        for button, text, key in (
            (self.add_button, translate("Attendance", "Take in a scan"), "Ins"),
            (self.show_button, translate("Attendance", "Show"), "Ctrl+O"),
            (self.remove_button, translate("Attendance", "Remove"), "Del"),
        ):
            button.setAutoDefault(False)
            button.set_words(text, key)
            button.setShortcut(key)

    def _allow(self) -> None:
        chosen = self.table.current() is not None
        self.show_button.setEnabled(chosen)
        self.remove_button.setEnabled(chosen)

    def _read(self) -> None:
        desk, session = self._context.desk(), self._door.session

        def came(rows: list[SheetRow]) -> None:
            self._model.show(rows)
            if self.table.current() is None and rows:
                self.table.move_to(len(rows) - 1)
            self._allow()

        self._context.background.run(lambda _task: sheets_of(desk, session), came, self._failed)

    def choose_file(self) -> None:
        """Ask which file."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        kinds = translate("Attendance", "Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.windowTitle(), folder, kinds)
        if chosen:
            self.take_in(Path(chosen))

    def take_in(self, path: Path) -> None:
        """Read a picture or a PDF, and keep it."""
        desk, session = self._context.desk(), self._door.session
        self.problem.hide()

        def work(_task: object) -> None:
            from desktop_app.printing.scanned import read_scan

            scan = read_scan(path)
            keep_sheet(desk, session, scan.pdf, scan.pages)

        self._do(work)

    def show_chosen(self) -> None:
        """In the preview, from where it is saved and printed."""
        chosen = self.table.current()
        if chosen is None:
            return
        desk = self._context.desk()
        name = translate("Attendance", "Signed sheet")
        self._context.output.preview(
            lambda: sheet_body(desk, chosen.uid), "sign_in_sheet", name, self, paper=A4
        )

    def remove(self) -> None:
        """After a question: nobody else has it."""
        chosen, desk = self.table.current(), self._context.desk()
        if chosen is not None and confirm(
            self,
            "attendance-sheets-sure",
            translate("Attendance", "Remove this scan?"),
            translate("Attendance", "It is kept nowhere else but in backups of this desk."),
            translate("Attendance", "Remove"),
            danger=True,
        ):
            self._do(lambda _task: remove_sheet(desk, chosen.uid))

    def _do(self, work: Callable[[object], None]) -> None:
        self._context.background.run(work, lambda _none: self._read(), self._failed, lane="desk")

    def _failed(self, error: Exception) -> None:
        self.problem.say(scan_trouble(error))


def scan_trouble(error: Exception) -> str:
    """What is said of a file that is not taken in."""
    from desktop_app.printing.scanned import NotAScan

    if isinstance(error, NotAScan | OSError):
        return translate("Attendance", "This file can't be read as a picture or a PDF. Nothing was kept.")
    return words(error).as_sentence()


def sheets_model() -> RowsModel[SheetRow]:
    """When, by whom, how many pages, how large."""
    columns: list[Column[SheetRow]] = [
        Column(
            lambda: translate("Attendance", "Taken in"), lambda s: format_datetime(s.kept_at), strong=True
        ),
        Column(lambda: translate("Attendance", "By"), lambda s: s.staff_name, 140),
        Column(lambda: translate("Attendance", "Pages"), lambda s: format_number(s.pages), 90, right=True),
        Column(
            lambda: translate("Attendance", "Size"),
            lambda s: translate("Attendance", "{size} kB").format(size=format_number(-(-s.size // 1000))),
            90,
            right=True,
        ),
    ]
    return RowsModel(columns, lambda sheet: sheet.uid)
