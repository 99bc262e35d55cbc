# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet over the whole window: everything behind it is dimmed or hidden, and out of reach."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.blocks import theme


class Overlay(QWidget):
    """Covers its window; `opaque` hides what is behind, else it is dimmed. Gives the focus back."""

    def __init__(self, name: str, window: QWidget, *, opaque: bool = False) -> None:
        super().__init__(window)
        self.setObjectName(name)
        self._over, self._opaque = window, opaque
        self._focus_before: QWidget | None = None
        # Tab goes to what is on it, not to the sheet itself.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        window.installEventFilter(self)
        self.hide()

    def open_over(self) -> None:
        """Come up over everything."""
        if not self.isVisible():
            self._focus_before = QApplication.focusWidget()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()

    def close_over(self) -> None:
        """Go, and let the person go on where they were."""
        before, self._focus_before = self._focus_before, None
        self.hide()
        if before is not None and before.window() is self._over and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as the window, always."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab stays inside."""
        super().focusNextPrevChild(next)
        focus = QApplication.focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            inside = [w for w in self.findChildren(QWidget) if _takes_tab(w)]
            if inside:
                inside[0 if next else -1].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground."""
        colour = theme.look().colour("window") if self._opaque else QColor(0, 0, 0, 110)
        QPainter(self).fillRect(self.rect(), colour)


def _takes_tab(widget: QWidget) -> bool:
    tabs = Qt.FocusPolicy.TabFocus.value & widget.focusPolicy().value
    return bool(tabs) and widget.isVisible() and widget.isEnabled()
