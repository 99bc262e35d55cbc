# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of a copy: its loans, newest first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.queries.titles import HistoryRow
from desktop_app.blocks import theme
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.layout import EmptyState
from desktop_app.blocks.table import DataTable
from desktop_app.catalogue.models import history_model
from desktop_app.catalogue.phrases import shorten
from desktop_app.language import translate

HEIGHT = 320
LONGEST_TITLE = 72


class HistoryDialog(Dialog):
    """Shows loans; there is nothing to decide."""

    def __init__(
        self, parent: QWidget, title: str, barcode: str, rows: Sequence[HistoryRow], *, with_members: bool
    ) -> None:
        super().__init__("catalogue-history", parent, width=984 if with_members else 760)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.rows_model = history_model(with_members=with_members)
        self.rows_model.show(rows)
        self.table = DataTable("catalogue-history-loans", self.rows_model)
        self.never = EmptyState("catalogue-history-never", "clock-counter-clockwise")
        for widget, shown in ((self.table, bool(rows)), (self.never, not rows)):
            widget.setMinimumHeight(theme.px(HEIGHT if rows else 160))
            self.body.addWidget(widget)
            widget.setVisible(shown)
        self.secondary.hide()
        self._say(title, barcode, len(rows))
        self.table.setFocus()

    def _say(self, title: str, barcode: str, loans: int) -> None:
        count = translate("CataloguePage", "%n loan(s)", None, loans)
        self.set_words(
            translate("CataloguePage", "History of copy {barcode}").format(barcode=barcode),
            f"{shorten(title, LONGEST_TITLE)}  ·  {count}",
            translate("CataloguePage", "Close"),
        )
        self.table.setAccessibleName(translate("CataloguePage", "Loans of this copy"))
        self.never.set_words(
            translate("CataloguePage", "Never lent yet"),
            translate("CataloguePage", "Its loans will stand here."),
        )
