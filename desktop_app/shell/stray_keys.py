# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed outside a text field belongs into the scan box: a scanner doesn't look where the focus is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

TAKES_TEXT = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox, QMenu)
COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class StrayKeys(QObject):
    """Watches the widget with the focus, and only that: a filter on everything would cost at every event."""

    def __init__(self, window: QWidget, take: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window, self._take = window, take
        self._watched: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._moved)

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        ours = now is not None and now.window() is self._window and not isinstance(now, TAKES_TEXT)
        self._watched = now if ours else None
        if self._watched is not None:
            self._watched.destroyed.connect(self._forget)
            self._watched.installEventFilter(self)

    def _forget(self) -> None:
        self._watched = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand a printable key over."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not is_typing(event) or not _may_lose(watched, event):
            return False
        self._take(event.text())
        return True


def is_typing(event: QKeyEvent) -> bool:
    """Whether a key writes something."""
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & COMMANDS


def _may_lose(watched: QObject, event: QKeyEvent) -> bool:
    """Space presses a button and marks a row; letters mean nothing to them."""
    if event.key() != Qt.Key.Key_Space:
        return True
    return not isinstance(watched, QAbstractItemView) and not hasattr(watched, "click")
