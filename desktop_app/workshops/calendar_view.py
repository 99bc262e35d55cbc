# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar: a month of sessions, and those of the day under the cursor beside it. Widgets."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.drawing import draw_ground, draw_text
from desktop_app.blocks.layout import Card, column, holding, row
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Button, Label
from desktop_app.language import format_long_date, format_number, format_time, locale, translate
from desktop_app.workshops import phrases
from desktop_app.workshops.calendar_presenter import WEEKS, CalendarPresenter, Entry, Month
from desktop_app.workshops.models import where
from desktop_app.workshops.view import Context

Index = QModelIndex | QPersistentModelIndex
LINE = 17
"""Pixels at 100 % of a session's line in a day."""


class MonthModel(QAbstractTableModel):
    """Six weeks of seven days."""

    def __init__(self, month: Month) -> None:
        super().__init__()
        self.month = month

    def show(self, month: Month) -> None:
        """Another month, or other sessions."""
        self.month = month
        self.dataChanged.emit(self.index(0, 0), self.index(WEEKS - 1, 6))

    def day(self, index: Index) -> date:
        """The day of a cell."""
        return self.month.days[7 * index.row() + index.column()]

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a day; an invalid one where it isn't shown."""
        if day not in self.month.days:
            return QModelIndex()
        return self.index(*divmod(self.month.days.index(day), 7))

    def rowCount(self, parent: Index | None = None) -> int:
        """Weeks."""
        return 0 if parent is not None and parent.isValid() else WEEKS

    def columnCount(self, parent: Index | None = None) -> int:
        """Days of a week."""
        return 0 if parent is not None and parent.isValid() else 7

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Names of the weekdays."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return locale().dayName(section + 1, QLocale.FormatType.ShortFormat)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The day and its sessions, as a screen reader says them."""
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        day = self.day(index)
        return "\n".join([format_long_date(day), *map(entry_line, self.month.entries.get(day, ()))])


def entry_line(entry: Entry) -> str:
    """'08.00 Menulis pantun'."""
    return f"{format_time(entry[0].facts.starts_at)} {entry[1].title}"


def tone_of(entry: Entry) -> str:
    """The colour of a session's state."""
    cancelled = entry[0].facts.cancelled or entry[1].state == "cancelled"
    return "bad" if cancelled else phrases.TONES.get(entry[1].state, "muted")


class DayCells(QStyledItemDelegate):
    """Draws a day: its number, and as many sessions as there is room for."""

    def __init__(self, model: MonthModel, parent: QTableView) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One day."""
        day, month = self._model.day(index), self._model.month
        draw_ground(painter, option)
        side = theme.px(tokens.GAP_S)
        rect: QRect = option.rect.adjusted(side, 4, -side, -4)  # type: ignore[attr-defined]
        line = theme.px(LINE)
        tone = "accent" if day == month.today else "text" if day.month == month.chosen.month else "faint"
        number = QRect(rect.left(), rect.top(), rect.width(), line)
        draw_text(painter, number, str(day.day), size=tokens.BODY, tone=tone, strong=day == month.today)
        entries = month.entries.get(day, ())
        room = max(0, rect.height() // line - 1)
        shown = entries if len(entries) <= room else entries[: max(0, room - 1)]
        for place, entry in enumerate(shown, 1):
            at = QRect(rect.left(), rect.top() + place * line, rect.width(), line)
            struck = tone_of(entry) == "bad"
            draw_text(painter, at, entry_line(entry), size=tokens.SMALL, tone=tone_of(entry), struck=struck)
        if len(shown) < len(entries):
            at = QRect(rect.left(), rect.top() + (len(shown) + 1) * line, rect.width(), line)
            more = translate("Workshops", "%n more", None, len(entries) - len(shown))
            draw_text(painter, at, more, size=tokens.SMALL, tone="muted")


class MonthGrid(QTableView):
    """Arrows go from day to day, also into other months; Page up and down turn months; Enter opens a day."""

    moved = Signal(int)
    turned = Signal(int)
    opened = Signal()
    chosen = Signal(object)

    def __init__(self, name: str, model: MonthModel) -> None:
        super().__init__()
        self.setObjectName(name)
        self._days = model
        model.setParent(self)
        self.setModel(model)
        self.setItemDelegate(DayCells(model, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setMinimumSectionSize(theme.px(40))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(theme.px(40))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.clicked.connect(lambda index: self.chosen.emit(self._days.day(index)))
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def show_cursor(self, day: date) -> None:
        """Put the cursor on a day."""
        self.setCurrentIndex(self._days.index_of(day))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in steps:
            self.moved.emit(steps[key])
        elif key in months:
            self.turned.emit(months[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class CalendarView(QWidget):
    """`wanted(uid)` asks for a workshop."""

    wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("workshops-calendar")
        self.presenter = CalendarPresenter(context.desk, context.background, self._show, context.failed)
        self._days = MonthModel(self.presenter.month)
        self.grid = MonthGrid("workshops-calendar-grid", self._days)
        self.heading = Label("workshops-calendar-month", "title")
        self.earlier = Button("workshops-calendar-earlier", "plain", "caret-left")
        self.later = Button("workshops-calendar-later", "plain", "caret-right")
        self.today = Button("workshops-calendar-today", "plain")
        self.day_heading = Label("workshops-calendar-day", "heading", wrap=True)
        self._model = day_model()
        self.sessions = DataTable("workshops-calendar-sessions", self._model, tokens.ROW)
        self.none = Label("workshops-calendar-none", "muted", wrap=True)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        head = row(self.heading, None, self.earlier, self.today, self.later, gap=tokens.GAP_S)
        left = Card("workshops-calendar-card", head, self.grid, margin=tokens.GAP_M)
        self._of_day = QStackedWidget()
        self._of_day.addWidget(self.sessions)
        self._of_day.addWidget(holding(column(self.none, None)))
        right = Card("workshops-calendar-day-card", self.day_heading, self._of_day, margin=tokens.GAP_M)
        both = row(left, right, gap=tokens.GAP_L)
        both.setStretch(0, 2)
        both.setStretch(1, 1)
        self.setLayout(both)

    def _connect(self) -> None:
        self.grid.moved.connect(self._move)
        self.grid.turned.connect(self.presenter.turn)
        self.grid.chosen.connect(self.presenter.choose)
        self.grid.opened.connect(self._into_day)
        self.earlier.clicked.connect(lambda _checked=False: self.presenter.turn(-1))
        self.later.clicked.connect(lambda _checked=False: self.presenter.turn(1))
        self.today.clicked.connect(lambda _checked=False: self.presenter.go_to_today())
        self.sessions.opened.connect(lambda _row: self._open())
        self.sessions.left_upwards.connect(self.grid.setFocus)

    def _move(self, days: int) -> None:
        self.presenter.choose(date.fromordinal(self.presenter.month.chosen.toordinal() + days))

    def _into_day(self) -> None:
        if self.presenter.month.of_chosen:
            self.sessions.setFocus()
            self.sessions.move_to(0)

    def _open(self) -> None:
        if (entry := self.sessions.current()) is not None:
            self.wanted.emit(entry[1].uid)

    def _show(self, month: Month) -> None:
        self._days.show(month)
        self.grid.show_cursor(month.chosen)
        name = locale().standaloneMonthName(month.chosen.month)
        self.heading.set_text(f"{name} {month.chosen.year}")
        self.day_heading.set_text(format_long_date(month.chosen))
        self._model.show(month.of_chosen)
        self._of_day.setCurrentIndex(0 if month.of_chosen else 1)
        count = format_number(len(month.of_chosen))
        self.grid.setAccessibleDescription(f"{format_long_date(month.chosen)}: {count}")

    def retranslate(self) -> None:
        """All words."""
        self.grid.setAccessibleName(translate("Workshops", "Calendar"))
        self.sessions.setAccessibleName(translate("Workshops", "Sessions of the day"))
        self.earlier.set_words(translate("Workshops", "Earlier"), "PgUp")
        self.later.set_words(translate("Workshops", "Later"), "PgDn")
        self.today.set_words(translate("Workshops", "Today"))
        self.none.set_text(translate("Workshops", "Nothing on this day."))
        self._model.retranslate()
        self._show(self.presenter.month)

    def changeEvent(self, event: QEvent) -> None:
        """Words follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def day_model() -> RowsModel[Entry]:
    """Sessions of a day."""

    def struck(entry: Entry) -> bool:
        return tone_of(entry) == "bad"

    columns: list[Column[Entry]] = [
        Column(lambda: translate("Workshops", "Time"), lambda e: format_time(e[0].facts.starts_at), 78),
        Column(
            lambda: translate("Workshops", "Title"),
            lambda e: e[1].title,
            strong=True,
            tone=tone_of,
            struck=struck,
        ),
        Column(
            lambda: translate("Workshops", "Place"),
            lambda e: f"{where(e[0])}, {e[1].branch}",
            120,
            spare=True,
        ),
    ]
    return RowsModel(columns, lambda entry: entry[0].uid)
