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

from desktop_app.language import LANGUAGES
from tests.desktop_app.ts_files import kept

ROWS = 40
"""Rows of a table that are read: the others come from the same functions."""
SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
PLACEHOLDER = re.compile(r"\{([a-z_]*)\}|%n|%[1-9]")
WORD = re.compile("[A-Za-z]{2}")
NUMBERS = {"count", "n", "number", "percent", "year", "page", "pages", "size"}
BETWEEN = re.compile(r"\n|\s*·\s*|: |; |\. |, ")
KEY = re.compile(r" \([^()]*\)$")
LEAST_FIXED = 8
"""Letters that a pattern must have beside its placeholders: a title may well be '… dan …'."""
COINCIDENCES = frozenset(
    {
        "Anak",
        "Bulan",
        "Honor",
        "Indonesia",
        "Kelas",
        "Mahasiswa",
        "Mark",
        "No",
        "Pelajar",
        "Peta",
        "Pulang",
        "Umum",
    }
    | {"fasilitator"}
)
"""Words of the window that are names, titles, types, costs and columns of the sample library's too."""
SHORTEST_PIECE = 4
"""Letters of a part that is compared by itself: 'No' is also the beginning of 'No. panggil'."""


class Foreign(NamedTuple):
    """A text in view that is a word of the other language."""

    widget: str
    text: str
    source: str


class Reader:
    """Reads windows in `code` ('id' or 'en')."""

    def __init__(self, code: str) -> None:
        self._words = _only_in("en" if code == "id" else "id")
        self._heard: dict[str, str] = {}

    def foreign(self, window: QWidget) -> Iterator[Foreign]:
        """What stands in the window, and in what is open over it, in the other language."""
        for widget, text in in_view(window):
            if source := self._of(text):
                yield Foreign(widget, text, source)

    def _of(self, text: str) -> str:
        if text not in self._heard:
            pieces = _pieces(text)
            known = (form for pattern, form in self._words if any(map(pattern.fullmatch, pieces)))
            self._heard[text] = next(known, "")
        return self._heard[text]


def _only_in(code: str) -> list[tuple[re.Pattern[str], str]]:
    """Patterns of the texts that this language has and the other has not."""
    indonesian = {form for word in kept("id") for form in word.forms}
    english = {form for word in kept("en") for form in word.forms}
    english |= {word.key.source for word in kept("id")}
    ours, theirs = (indonesian, english) if code == "id" else (english, indonesian)
    said = (form for form in sorted(ours - theirs - set(LANGUAGES.values())))
    return [(_pattern(form), form) for form in said if _tells(form)]


def _tells(form: str) -> bool:
    """Whether a text that looks like this can only be the program's."""
    fixed = PLACEHOLDER.sub("", form)
    short = fixed != form and sum(map(str.isalpha, fixed)) < LEAST_FIXED
    return WORD.search(fixed) is not None and not short and form not in COINCIDENCES


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
    parts = (part.strip() for part in BETWEEN.split(KEY.sub("", text)))
    return {text.strip(), KEY.sub("", text).strip(), *(p for p in parts if len(p) >= SHORTEST_PIECE)} - {""}


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
        case QGroupBox():
            yield widget.title()
        case QSpinBox():
            yield from (widget.suffix(), widget.prefix(), widget.specialValueText())
        case QProgressBar():
            yield widget.format()
        case _:
            yield from _listed(widget)


def _listed(widget: QWidget) -> Iterator[str]:
    match widget:
        case QComboBox():
            yield from (widget.itemText(place) for place in range(widget.count()))
        case QTabBar():
            yield from (widget.tabText(place) for place in range(widget.count()))
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
