# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of a copy: all that happened to it, newest first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.queries.copy_history import CopyHistory
from desktop_app.blocks import theme
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.layout import EmptyState
from desktop_app.blocks.table import DataTable
from desktop_app.catalogue.history_words import count_words
from desktop_app.catalogue.models import history_model
from desktop_app.catalogue.phrases import shorten
from desktop_app.catalogue.two_lines import ROW_OF_TWO, TwoLineCells
from desktop_app.language import translate

WIDTH, HEIGHT, LEAST_HEIGHT = 840, 620, 220
"""Of the dialog, where there is room for it; of the list."""
LONGEST_TITLE = 60


class HistoryDialog(Dialog):
    """Shows what happened; there is nothing to decide."""

    def __init__(
        self, parent: QWidget, title: str, barcode: str, history: CopyHistory, *, with_members: bool
    ) -> None:
        super().__init__("catalogue-history", parent, width=WIDTH)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.rows_model = history_model(with_members=with_members)
        self.rows_model.show(history.events)
        self.table = DataTable("catalogue-history-events", self.rows_model, ROW_OF_TWO)
        self.table.setItemDelegate(TwoLineCells(self.rows_model, self.table))
        self.never = EmptyState("catalogue-history-never", "clock-counter-clockwise")
        happened = bool(history.events)
        for widget, shown in ((self.table, happened), (self.never, not happened)):
            widget.setMinimumHeight(theme.px(LEAST_HEIGHT))
            self.body.addWidget(widget)
            widget.setVisible(shown)
        self.secondary.hide()
        self._say(title, barcode, history)
        if happened:
            self.resize(theme.px(WIDTH), min(theme.px(HEIGHT), parent.window().height() - theme.px(32)))
        self.table.setFocus()
        self.table.move_to(0)

    def _say(self, title: str, barcode: str, history: CopyHistory) -> None:
        self.set_words(
            translate("CataloguePage", "History of copy {barcode}").format(barcode=barcode),
            f"{shorten(title, LONGEST_TITLE)}  ·  {count_words(history)}",
            translate("CataloguePage", "Close"),
        )
        self.table.setAccessibleName(translate("CopyHistory", "What became of this copy, the newest first"))
        self.never.set_words(
            translate("CopyHistory", "Nothing is known of it here"),
            translate("CopyHistory", "What happens to it from now on will stand here."),
        )
