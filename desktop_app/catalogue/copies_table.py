# SPDX-License-Identifier: GPL-3.0-or-later
"""The copies of a title: two lines a cell, as high as they need up to a few rows."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.drawing import draw_ground, draw_text
from desktop_app.blocks.table import DataTable, RowsModel
from desktop_app.catalogue.models import copies_model
from desktop_app.catalogue.phrases import item_type_words, status_tone
from desktop_app.catalogue.records import Copy, Frame

ROW_OF_COPY = 50
MOST_ROWS = 5
STATUS = 2
Index = QModelIndex | QPersistentModelIndex


class CopyCells(QStyledItemDelegate):
    """Draws a cell's first line in full, the second one small."""

    def __init__(self, model: RowsModel[Copy], parent: DataTable) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        copy = self._model.row(index.row())
        if copy is None:
            return
        painter.save()
        draw_ground(painter, option)
        side, edge = theme.px(tokens.GAP_S) + 3, theme.px(6)
        area = option.rect.adjusted(side, edge, -side, -edge)  # type: ignore[attr-defined]
        column = self._model.columns[index.column()]
        first, _, second = column.text(copy).partition("\n")
        tone = status_tone(copy) if index.column() == STATUS else "text"
        upper = QRect(area.left(), area.top(), area.width(), area.height() // (2 if second else 1))
        strong = column.strong or index.column() == STATUS
        draw_text(painter, upper, first, size=tokens.BODY, tone=tone, strong=strong)
        lower = QRect(area.left(), area.center().y(), area.width(), area.height() // 2)
        draw_text(painter, lower, second, size=tokens.SMALL, tone="muted")
        painter.restore()


class CopiesTable(DataTable):
    """`left` is Left or Esc: back to the list of titles."""

    left = Signal()

    def __init__(self) -> None:
        self._frame: Frame | None = None
        self.copies = copies_model(lambda name: item_type_words(self._frame, name))
        super().__init__("catalogue-copies", self.copies, ROW_OF_COPY)
        self.setItemDelegate(CopyCells(self.copies, self))
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
        self.setFixedHeight(header + rows * theme.px(ROW_OF_COPY) + 2 + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Esc go back."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)
