# SPDX-License-Identifier: GPL-3.0-or-later
"""The copies of a title: two lines a cell, as high as they need up to a few rows."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from desktop_app.blocks import theme
from desktop_app.blocks.table import DataTable
from desktop_app.catalogue.models import copies_model
from desktop_app.catalogue.phrases import item_type_words
from desktop_app.catalogue.records import Copy, Frame
from desktop_app.catalogue.two_lines import ROW_OF_TWO, TwoLineCells

MOST_ROWS = 5


class CopiesTable(DataTable):
    """`left` is Left or Esc: back to the list of titles."""

    left = Signal()

    def __init__(self) -> None:
        self._frame: Frame | None = None
        self.copies = copies_model(lambda name: item_type_words(self._frame, name))
        super().__init__("catalogue-copies", self.copies, ROW_OF_TWO)
        self.setItemDelegate(TwoLineCells(self.copies, self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)

    def show_copies(self, copies: Sequence[Copy], chosen: UUID | None, frame: Frame | None) -> None:
        """Other copies; the cursor is on the chosen one."""
        self._frame = frame
        self.copies.show(copies)
        now = self.current()
        place = next((place for place, copy in enumerate(copies) if copy.uid == chosen), -1)
        if place >= 0 and (now is None or now.uid != chosen):
            self.move_to(place)
        self.setVisible(bool(copies))
        self.fit()

    def fit(self) -> None:
        """As high as its rows, up to a few; the others are scrolled to."""
        rows = min(max(len(self.copies.rows), 1), MOST_ROWS)
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header + rows * theme.px(ROW_OF_TWO) + 2 + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Esc go back."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)
