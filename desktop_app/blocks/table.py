# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables over rows of plain values: they keep selection and place when the rows change."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.drawing import draw_ground, draw_text

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
STRETCH, LEAST_STRETCH = 180, 110
"""Pixels at 100 % that each stretching column likes to have, and that it keeps where it is tight."""
FIGURES, LEAST_TEXT = 160, 0.7
"""Columns up to this width hold numbers, codes and dates, which are read whole; the share of its width that a
wider one keeps."""
MOMENT = FIGURES
"""What a column of days with times needs."""


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: header, text of a row, look. `width` in pixels at 100 %, 0 = what is left (wants `least`).
    A `spare` one is left out where there is no room. `spoken` names one that has no header in view."""

    header: Callable[[], str]
    text: Callable[[R], str]
    width: int = 0
    right: bool = False
    tone: Callable[[R], str] | None = None
    strong: bool = False
    struck: Callable[[R], bool] | None = None
    spare: bool = False
    spoken: Callable[[], str] | None = None
    least: int = LEAST_STRETCH


class RowsModel(QAbstractTableModel, Generic[R]):
    """A read-only view of rows; `key` tells which row is which, so that only what differs is announced."""

    def __init__(self, columns: Sequence[Column[R]], key: Callable[[R], Hashable]) -> None:
        super().__init__()
        self.columns = list(columns)
        self._key = _quick(key)
        self._rows: list[R] = []
        self._keys: list[Hashable] = []
        self._wanted: list[R] | None = None
        self._changing = False

    @property
    def rows(self) -> Sequence[R]:
        """The rows as shown."""
        return self._rows

    def row(self, index: int) -> R | None:
        """One row; None where there is none."""
        return self._rows[index] if 0 <= index < len(self._rows) else None

    def show(self, rows: Sequence[R]) -> None:
        """Other rows; only what differs is announced, so that selection and place stay.

        Whoever hears of a change may call this again: that is done when the change under way is through.
        """
        self._wanted = list(rows)
        if self._changing:
            return
        self._changing = True
        try:
            while self._wanted is not None:
                wanted, self._wanted = self._wanted, None
                self._become(wanted)
        finally:
            self._changing = False

    def _become(self, rows: list[R]) -> None:
        if rows == self._rows:
            return
        keys = [self._key(row) for row in rows]
        kept = set(keys)
        if len(kept) < len(keys) or len(set(self._keys)) < len(self._keys):
            self._begin_anew(rows, keys)
            return
        self._remove_all_but(kept)
        self._arrange({key: place for place, key in enumerate(keys)})
        self._insert(rows, keys)
        self._replace(rows)

    def _begin_anew(self, rows: list[R], keys: list[Hashable]) -> None:
        self.beginResetModel()
        self._rows, self._keys = rows, keys
        self.endResetModel()

    def _remove_all_but(self, kept: set[Hashable]) -> None:
        end = len(self._rows)
        while end > 0:
            start = end
            while start > 0 and self._keys[start - 1] not in kept:
                start -= 1
            if start < end:
                self.beginRemoveRows(QModelIndex(), start, end - 1)
                del self._rows[start:end], self._keys[start:end]
                self.endRemoveRows()
            end = start - 1

    def _arrange(self, places: dict[Hashable, int]) -> None:
        arranged = sorted(self._keys, key=places.__getitem__)
        if arranged == self._keys:
            return
        self.layoutAboutToBeChanged.emit()
        now = {key: place for place, key in enumerate(arranged)}
        rows = dict(zip(self._keys, self._rows, strict=True))
        for index in self.persistentIndexList():
            self.changePersistentIndex(index, self.createIndex(now[self._keys[index.row()]], index.column()))
        self._rows, self._keys = [rows[key] for key in arranged], arranged
        self.layoutChanged.emit()

    def _insert(self, rows: list[R], keys: list[Hashable]) -> None:
        here = set(self._keys)
        start = 0
        while start < len(rows):
            end = start
            while end < len(rows) and keys[end] not in here:
                end += 1
            if start < end:
                self.beginInsertRows(QModelIndex(), start, end - 1)
                self._rows[start:start], self._keys[start:start] = rows[start:end], keys[start:end]
                self.endInsertRows()
            start = end + 1

    def _replace(self, rows: list[R]) -> None:
        for place, (before, after) in enumerate(zip(self._rows, rows, strict=True)):
            if before != after:
                self._rows[place] = after
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def retranslate(self) -> None:
        """Headers and cells in the language of now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # --- what Qt asks -------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words above a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].header()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            column = self.columns[section]
            return column.spoken() if column.spoken is not None else column.header()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows."""
        row, column = self._rows[index.row()], self.columns[index.column()]
        match role:
            case (
                Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole
            ):
                return column.text(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.ForegroundRole if column.tone and (tone := column.tone(row)):
                return theme.look().colour(tone)
        return None


def _alignment(column: Column[Any]) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


def _quick(key: Callable[[R], Hashable]) -> Callable[[R], Hashable]:
    """A UUID as its number: UUIDs are hashed and compared in Python, and a list has many."""

    def quick(row: R) -> Hashable:
        found = key(row)
        return found.int if isinstance(found, UUID) else found

    return quick


class Shares(NamedTuple):
    """How much of their widths columns of figures and of texts get."""

    figures: float
    texts: float
    without_spare: bool = False


def shares_of(room: int, columns: Sequence[Column[Any]]) -> Shares:
    """Where it is tight, texts and the stretching columns give way first, then spare columns, then figures.

    `room` in pixels at 100 %.
    """
    figures = sum(column.width for column in columns if column.width <= FIGURES)
    texts = sum(column.width for column in columns if column.width > FIGURES)
    wanted = [column.least for column in columns if not column.width]
    least = figures + LEAST_TEXT * texts
    left = room - sum(wanted)
    if least <= left:
        liked = sum(max(STRETCH, one) for one in wanted)
        given = min(figures + texts, max(room - liked, least))
        return Shares(1.0, (given - figures) / texts if texts else 1.0)
    if any(column.spare for column in columns):
        return shares_of(room, [c for c in columns if not c.spare])._replace(without_spare=True)
    share = min(1.0, max(left, room * 2 / 3) / least) if least else 1.0
    return Shares(share, share * LEAST_TEXT)


class Cells(QStyledItemDelegate):
    """Draws one line of text a cell, in the column's look; a tone stays when the row is selected."""

    def __init__(self, model: RowsModel[Any], parent: QTableView) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        row, column = self._model.row(index.row()), self._model.columns[index.column()]
        if row is None:
            return
        draw_ground(painter, option)
        side = theme.px(tokens.GAP_S) + 3
        draw_text(
            painter,
            option.rect.adjusted(side, 0, -side, 0),  # type: ignore[attr-defined]
            column.text(row),
            size=tokens.BODY,
            tone=(column.tone(row) if column.tone else "") or "text",
            strong=column.strong,
            struck=bool(column.struck and column.struck(row)),
            right=column.right,
        )


class DataTable(QTableView):
    """A calm table: whole rows, no grid, driven by keys. `opened` is Enter or a double click on a row.

    A `wide` one keeps the widths of its columns and scrolls sideways.
    """

    opened = Signal(int)
    chosen = Signal(int)
    left_upwards = Signal()

    def __init__(
        self, name: str, model: RowsModel[Any], row_height: int = tokens.ROW, *, wide: bool = False
    ) -> None:
        super().__init__()
        self.wide = wide
        self.setObjectName(name)
        self._model, self._row_height = model, row_height
        model.setParent(self)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.chosen.emit(now.row()))
        self.setItemDelegate(Cells(model, self))
        self._shared: Shares | None = None
        self._left_out: set[int] = set()
        self.restyle()

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        """Find the rows their places at once: Qt would paint first without, then with them."""
        super().rowsInserted(parent, start, end)
        self.executeDelayedItemsLayout()

    def restyle(self) -> None:
        """Sizes at the zoom of now."""
        self.verticalHeader().setDefaultSectionSize(theme.px(self._row_height))
        header, shares = self.horizontalHeader(), self._shares()
        self._shared = shares
        header.setMinimumSectionSize(theme.px(40))
        for place, column in enumerate(self._model.columns):
            self.setColumnHidden(place, place in self._left_out or (column.spare and shares.without_spare))
            if column.width:
                share = shares.figures if column.width <= FIGURES else shares.texts
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(place, round(theme.px(column.width) * share))
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def show_column(self, place: int, shown: bool) -> None:
        """Show or hide a column; the others share the room anew."""
        if (place in self._left_out) == shown:
            self._left_out ^= {place}
            self.restyle()

    def _shares(self) -> Shares:
        room = round(self.viewport().width() / theme.px(1_000) * 1_000)
        if self.wide or room <= 0:
            return Shares(1.0, 1.0)
        columns = [c for place, c in enumerate(self._model.columns) if place not in self._left_out]
        return shares_of(room, columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other shares."""
        super().resizeEvent(event)
        if self._shares() != self._shared:
            self.restyle()

    def changeEvent(self, event: QEvent) -> None:
        """Another zoom, other sizes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_shared"):
            self.restyle()

    def current(self) -> Any:
        """The row under the cursor; None where there is none."""
        return self._model.row(self.currentIndex().row())

    def move_to(self, row: int) -> None:
        """Put the cursor on a row and show it."""
        if 0 <= row < self._model.rowCount():
            self.setCurrentIndex(self._model.index(row, 0))
            self.scrollTo(self._model.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Up on the first row leaves the table."""
        at = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at >= 0:
            self.opened.emit(at)
        elif event.key() == Qt.Key.Key_Up and at <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)
