# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of members: two lines each, with a badge where something must be known."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from db.queries.members import MemberRow
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.table import DataTable, RowsModel
from desktop_app.language import translate
from desktop_app.members.models import members_model
from desktop_app.members.phrases import TONES, short_standing
from desktop_app.members.standing import standing

Index = QModelIndex | QPersistentModelIndex
ONE_LINE = Qt.TextFlag.TextSingleLine


class MemberLine(QStyledItemDelegate):
    """Draws name and badge, and below them number, type, institution, and how much is out."""

    def __init__(self, model: RowsModel[MemberRow], parent: DataTable) -> None:
        super().__init__(parent)
        self._model = model
        self.today = date.min
        self.type_names: dict[str, str] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One member."""
        row = self._model.row(index.row())
        if row is None:
            return
        self._ground(painter, option)
        gap = theme.px(tokens.GAP_M)
        area = option.rect.adjusted(gap, theme.px(6), -gap, -theme.px(6))
        half = area.height() // 2
        upper = QRect(area.left(), area.top(), area.width(), half)
        upper.setRight(self._badge(painter, upper, row))
        _text(painter, upper, _font(tokens.BODY, QFont.Weight.DemiBold), "text", row.name)
        lower = QRect(area.left(), area.top() + half, area.width(), half)
        lower.setRight(self._out(painter, lower, row))
        _text(painter, lower, _font(tokens.SMALL), "muted", self.second_line(row))

    def second_line(self, row: MemberRow) -> str:
        """Number, type, and where the person studies or works."""
        kind = self.type_names.get(row.member_type, row.member_type)
        return "  ·  ".join(part for part in (row.number, kind, row.institution) if part)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colour = theme.look().colour
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colour("selected"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, colour("hover"))
        painter.setPen(colour("border"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _badge(self, painter: QPainter, area: QRect, row: MemberRow) -> int:
        """Draw the standing, if it must be known; where the name has to end."""
        now = standing(row.expires_on, row.blocked, self.today)
        words = short_standing(now)
        if not words:
            return area.right()
        font, tone = _font(tokens.SMALL, QFont.Weight.DemiBold), TONES[now.kind]
        width = QFontMetrics(font).horizontalAdvance(words) + 2 * theme.px(tokens.GAP_S)
        chip = QRect(area.right() - width, area.top(), width, area.height() - theme.px(2))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.look().colour(f"{tone}_soft"))
        painter.drawRoundedRect(chip, theme.px(tokens.RADIUS), theme.px(tokens.RADIUS))
        painter.setFont(font)
        painter.setPen(theme.look().colour(tone))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter | ONE_LINE), words)
        return chip.left() - theme.px(tokens.GAP_S)

    def _out(self, painter: QPainter, area: QRect, row: MemberRow) -> int:
        if not row.open_loans:
            return area.right()
        words = translate("MembersPage", "%n on loan", None, row.open_loans)
        font = _font(tokens.SMALL)
        width = QFontMetrics(font).horizontalAdvance(words) + 1
        _text(
            painter,
            QRect(area.right() - width, area.top(), width + 1, area.height()),
            font,
            "muted",
            words,
        )
        return area.right() - width - theme.px(tokens.GAP_S)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines high."""
        return QSize(0, theme.px(tokens.ROW_TWO_LINES))


def _font(size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont()
    font.setFamilies(list(tokens.FAMILIES))
    font.setPixelSize(theme.px(size))
    font.setWeight(weight)
    return font


def _text(painter: QPainter, area: QRect, font: QFont, colour: str, words: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.look().colour(colour))
    cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(area, int(left | ONE_LINE), cut)


class MemberList(DataTable):
    """Several may be chosen, for printing their cards."""

    def __init__(self) -> None:
        self.rows_model = members_model()
        super().__init__("members-list", self.rows_model, tokens.ROW_TWO_LINES)
        self.line = MemberLine(self.rows_model, self)
        self.setItemDelegate(self.line)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()

    def show_rows(self, rows: Sequence[MemberRow], today: date, type_names: dict[str, str]) -> None:
        """Other members, or the same ones on another day or in another language."""
        changed = (today, type_names) != (self.line.today, self.line.type_names)
        self.line.today, self.line.type_names = today, type_names
        self.rows_model.show(rows)
        if changed:
            self.viewport().update()

    def point_to(self, member: UUID | None) -> None:
        """Put the cursor on a member; on none where it is not listed. Several that are selected stay so."""
        now = self.current()
        if now is not None and now.uid == member:
            return
        place = next((n for n, row in enumerate(self.rows_model.rows) if row.uid == member), -1)
        if place >= 0:
            self.move_to(place)
        elif now is not None:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()

    def selected(self) -> list[MemberRow]:
        """The chosen members, in the list's order."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [row for place in places if (row := self.rows_model.row(place)) is not None]
