# SPDX-License-Identifier: GPL-3.0-or-later
"""Cells of two lines: the first in full, the second one small."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.drawing import draw_ground, draw_text
from desktop_app.blocks.table import Cells, Index

ROW_OF_TWO = 50


class TwoLineCells(Cells):
    """Draws what comes before and after a cell's line break; the tone is that of the first line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        row, column = self._model.row(index.row()), self._model.columns[index.column()]
        if row is None:
            return
        painter.save()
        draw_ground(painter, option)
        side, edge = theme.px(tokens.GAP_S) + 3, theme.px(6)
        area = option.rect.adjusted(side, edge, -side, -edge)  # type: ignore[attr-defined]
        first, _, second = column.text(row).partition("\n")
        tone = (column.tone(row) if column.tone else "") or "text"
        upper = QRect(area.left(), area.top(), area.width(), area.height() // (2 if second else 1))
        draw_text(painter, upper, first, size=tokens.BODY, tone=tone, strong=column.strong)
        lower = QRect(area.left(), area.center().y(), area.width(), area.height() // 2)
        draw_text(painter, lower, second, size=tokens.SMALL, tone="muted")
        painter.restore()
