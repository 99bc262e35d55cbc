# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds words that have less room than they need. What ends in '…' on purpose has its whole in a tool tip."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QGraphicsView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QWidget,
)

from desktop_app.blocks.form import ChoiceField
from desktop_app.blocks.table import DataTable
from desktop_app.blocks.words import Elided

CELL_PADDING = 22
LONGEST_FIGURE = 22
"""Letters in 'until 11 Dec 2026', with some to spare."""


class Clipped(NamedTuple):
    """Words in a widget that need more pixels than they have, across or ('down') in height."""

    widget: str
    text: str
    needs: int
    has: int
    way: str = "across"


def clipped(window: QWidget) -> Iterator[Clipped]:
    """Every clipped text in view, in the window and in what is open over it."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            yield from _of(widget)


def cramped(window: QWidget, size: tuple[int, int]) -> Iterator[Clipped]:
    """A window that can't be made so small, and what has to be moved sideways to be read."""
    for way, needs, has in zip(("across", "down"), window.size().toTuple(), size, strict=True):
        if needs > has:
            yield Clipped(_name(window), "the window", needs, has, way)
    for area in window.findChildren(QAbstractScrollArea):
        bar, on_purpose = area.horizontalScrollBar(), isinstance(area, QGraphicsView) or _is_wide(area)
        if area.isVisible() and not on_purpose and bar.maximum() > 0:
            yield Clipped(_name(area), "what it holds", bar.maximum() + area.width(), area.width())


def _is_wide(area: QAbstractScrollArea) -> bool:
    """The loan policies are a table of ten columns; a picture larger than its frame is moved about."""
    return isinstance(area, DataTable) and area.wide


def _of(widget: QWidget) -> Iterator[Clipped]:
    match widget:
        case Elided():
            return
        case QLabel() if widget.text():
            yield from _wrapped(widget) if widget.wordWrap() else _one_line(widget, widget.text())
        case QAbstractButton() if widget.text():
            yield from _one_line(widget, widget.text())
        case ChoiceField():
            return
        case QComboBox():
            yield from _chosen(widget)
        case QLineEdit() if not widget.text() and widget.placeholderText() not in widget.toolTip():
            yield from _placeholder(widget)
        case QHeaderView() if widget.orientation() == Qt.Orientation.Horizontal:
            yield from _headers(widget)
        case DataTable():
            yield from _cells(widget)


def _name(widget: QWidget) -> str:
    return widget.objectName() or type(widget).__name__


def _one_line(widget: QWidget, text: str) -> Iterator[Clipped]:
    needs, has = widget.sizeHint().width(), _seen(widget).width()
    if needs > has:
        yield Clipped(_name(widget), text, needs, has)


def _wrapped(label: QLabel) -> Iterator[Clipped]:
    has, metrics = label.contentsRect().width(), label.fontMetrics()
    longest = max(label.text().split(), key=metrics.horizontalAdvance, default="")
    if (needs := metrics.horizontalAdvance(longest)) > has:
        yield Clipped(_name(label), longest, needs, has)
    if (needs := label.heightForWidth(label.width())) > label.height():
        yield Clipped(_name(label), label.text(), needs, label.height(), "down")


def _seen(widget: QWidget) -> QRect:
    """What parents leave of a widget: one that reaches beyond its parent is cut there."""
    seen, at = widget.rect(), QPoint(0, 0)
    inner = widget
    while not inner.isWindow() and (outer := inner.parentWidget()) is not None:
        at += inner.pos()
        across = outer.rect().translated(-at)
        seen.setLeft(max(seen.left(), across.left()))
        seen.setRight(min(seen.right(), across.right()))
        inner = outer
    return seen


def _chosen(combo: QComboBox) -> Iterator[Clipped]:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, combo)
    needs = combo.fontMetrics().horizontalAdvance(combo.currentText())
    if needs > room.width():
        yield Clipped(_name(combo), combo.currentText(), needs, room.width())


def _placeholder(edit: QLineEdit) -> Iterator[Clipped]:
    option = QStyleOptionFrame()
    edit.initStyleOption(option)
    room = edit.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, edit)
    margins = edit.textMargins()
    has = room.width() - margins.left() - margins.right()
    needs = edit.fontMetrics().horizontalAdvance(edit.placeholderText())
    if needs > has:
        yield Clipped(_name(edit), edit.placeholderText(), needs, has)


def _headers(header: QHeaderView) -> Iterator[Clipped]:
    words, table = header.model(), header.parentWidget()
    for place in range(header.count()):
        needs, has = header.sectionSizeHint(place), header.sectionSize(place)
        if needs > has and not header.isSectionHidden(place):
            text = str(words.headerData(place, Qt.Orientation.Horizontal))
            yield Clipped(f"{_name(table)} header", text, needs, has)


def _cells(table: DataTable) -> Iterator[Clipped]:
    """Titles, names and places may end in '…'; a date, a number or an amount is read whole."""
    metrics = table.fontMetrics()
    for row in _rows_in_view(table):
        for place, column in enumerate(table.model().columns):
            for line in column.text(table.model().row(row)).split("\n"):
                needs, has = metrics.horizontalAdvance(line) + CELL_PADDING, table.columnWidth(place)
                if needs > has and _is_figure(line) and not table.isColumnHidden(place):
                    yield Clipped(f"{_name(table)} cell", line, needs, has)


def _is_figure(text: str) -> bool:
    return len(text) <= LONGEST_FIGURE and any(letter.isdigit() for letter in text)


def _rows_in_view(table: DataTable) -> Iterator[int]:
    for row in range(table.model().rowCount()):
        if 0 <= table.rowViewportPosition(row) < table.viewport().height():
            yield row
