# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds words of the other language in a window: what was never translated, or not again after a switch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QSpinBox,
    QTabBar,
    QTableView,
    QWidget,
)

from tests.desktop_app.ts_files import kept

ROWS = 40
"""Rows of a table that are read: the others come from the same functions."""
SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
PLACEHOLDER = re.compile(r"\{([a-z_]*)\}|%n|%[1-9]")
NUMBERS = {"count", "n", "number", "percent", "year", "page", "pages", "size"}
BETWEEN = re.compile(r"\n|\s*·\s*|: |; |\. |, | \(|\)")


class Foreign(NamedTuple):
    """A text in view that is a word of the other language."""

    widget: str
    text: str
    source: str


class Reader:
    """Reads windows in `code` ('id' or 'en')."""

    def __init__(self, code: str) -> None:
        self._words = _only_in("en" if code == "id" else "id")

    def foreign(self, window: QWidget) -> Iterator[Foreign]:
        """What stands in the window, and in what is open over it, in the other language."""
        for widget, text in in_view(window):
            for piece in _pieces(text):
                if (source := self._known(piece)) is not None:
                    yield Foreign(widget, text, source)

    def _known(self, piece: str) -> str | None:
        return next((source for pattern, source in self._words if pattern.fullmatch(piece)), None)


def _only_in(code: str) -> list[tuple[re.Pattern[str], str]]:
    """Patterns of the texts that this language has and the other has not."""
    indonesian = {form for word in kept("id") for form in word.forms}
    english = {form for word in kept("en") for form in word.forms}
    english |= {word.key.source for word in kept("id")}
    ours, theirs = (indonesian, english) if code == "id" else (english, indonesian)
    return [(_pattern(form), form) for form in sorted(ours - theirs) if re.search("[A-Za-z]{2}", form)]


def _pattern(form: str) -> re.Pattern[str]:
    def anything(found: re.Match[str]) -> str:
        return r"\d.*" if found[0] == "%n" or found[1] in NUMBERS else ".+"

    parts, last = [], 0
    for found in PLACEHOLDER.finditer(form):
        parts += [re.escape(form[last : found.start()]), anything(found)]
        last = found.end()
    return re.compile("".join(parts) + re.escape(form[last:]))


def _pieces(text: str) -> set[str]:
    """The text, and its parts where several things are said one after another."""
    return {piece.strip() for piece in (text, *BETWEEN.split(text)) if piece and piece.strip()}


# --- eyes ---------------------------------------------------------------------------------------------


def in_view(window: QWidget) -> Iterator[tuple[str, str]]:
    """Every text that can be seen, pointed at or heard, with the name of its widget."""
    tops = [top for top in QApplication.topLevelWidgets() if top.isVisible() or top is window]
    for top in tops:
        for widget in (top, *top.findChildren(QWidget)):
            if widget.isVisible():
                name = widget.objectName() or type(widget).__name__
                yield from ((name, text) for text in (*_said_by_all(widget), *_said(widget)) if text)


def _said_by_all(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    if widget.isWindow():
        yield widget.windowTitle()


def _said(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text().replace("&", "")
        case QLineEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(place) for place in range(widget.count()))
        case QTabBar():
            yield from (widget.tabText(place) for place in range(widget.count()))
        case QGroupBox():
            yield widget.title()
        case QProgressBar():
            yield widget.format()
        case QSpinBox():
            yield from (widget.suffix(), widget.prefix(), widget.specialValueText())
        case QAbstractSpinBox():
            yield widget.text()
        case QMenu():
            yield from (action.text().replace("&", "") for action in widget.actions())
        case QHeaderView():
            yield from _headers(widget)
        case QAbstractItemView():
            yield from _cells(widget)


def _headers(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if model is not None and header.orientation() == Qt.Orientation.Horizontal:
        for place in range(model.columnCount()):
            yield str(model.headerData(place, Qt.Orientation.Horizontal) or "")


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model, root = view.model(), QModelIndex()
    if model is None:
        return
    for line in range(min(model.rowCount(root), ROWS)):
        for place in range(model.columnCount(root) if isinstance(view, QTableView) else 1):
            for role in SPOKEN:
                yield str(model.data(model.index(line, place, root), role) or "")
