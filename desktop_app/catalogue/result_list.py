# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of titles found: three lines each, the title first, its availability as a badge."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.drawing import draw_badge, draw_ground, draw_text
from desktop_app.blocks.table import DataTable, RowsModel
from desktop_app.catalogue.models import results_model
from desktop_app.catalogue.phrases import availability_tone, availability_words, byline
from desktop_app.catalogue.records import Found

ROW_THREE_LINES = 74
Index = QModelIndex | QPersistentModelIndex


class TitleLines(QStyledItemDelegate):
    """Draws title; original script, author, publisher, year; call number and availability."""

    def __init__(self, model: RowsModel[Found], parent: DataTable) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One title."""
        row = self._model.row(index.row())
        if row is None:
            return
        painter.save()
        draw_ground(painter, option)
        side, edge = theme.px(tokens.GAP_M), theme.px(tokens.GAP_S)
        area = option.rect.adjusted(side, edge, -side, -edge)  # type: ignore[attr-defined]
        height = area.height() // 3
        first, second, third = (
            QRect(area.left(), area.top() + line * height, area.width(), height) for line in range(3)
        )
        draw_text(painter, first, row.title, size=tokens.BODY, strong=True)
        draw_text(painter, second, byline(row), size=tokens.SMALL, tone="muted")
        where = row.availability
        third.setRight(draw_badge(painter, third, availability_words(where), availability_tone(where)))
        draw_text(painter, third, row.call_number, size=tokens.SMALL, tone="muted")
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Three lines high."""
        return QSize(0, theme.px(ROW_THREE_LINES))


class ResultList(DataTable):
    """One line is chosen; Enter or Right opens it."""

    def __init__(self) -> None:
        self.rows_model = results_model()
        super().__init__("catalogue-results", self.rows_model, ROW_THREE_LINES)
        self.setItemDelegate(TitleLines(self.rows_model, self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()

    def show_rows(self, rows: Sequence[Found], chosen: UUID | None) -> None:
        """Other titles; the cursor follows the one that is chosen."""
        self.rows_model.show(rows)
        now = self.current()
        if now is None or now.uid != chosen:
            self._mark(next((place for place, row in enumerate(rows) if row.uid == chosen), -1))

    def _mark(self, place: int) -> None:
        if place >= 0:
            self.move_to(place)
        else:
            self.setCurrentIndex(QModelIndex())
            self.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Right opens, as Enter does."""
        if event.key() == Qt.Key.Key_Right and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
