# SPDX-License-Identifier: GPL-3.0-or-later
"""The one box for everything that is scanned or searched, always in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.blocks import theme
from desktop_app.blocks.dialog import confirm
from desktop_app.blocks.words import Badge, KeyHint, Picture, set_role
from desktop_app.language import translate

W = TypeVar("W", bound=QWidget)
KEY = "F2"
REMEMBERED = 50
MOST_LINES = 500
"""Pasted at once."""


class ScanBox(QLineEdit):
    """Enter takes the text and clears the box at once, so that the next burst finds it empty.

    `scanned` is Enter with what stood there, '' too; `typed` every key; `escaped` Esc with nothing to clear;
    `moved_down` Down, where there is no later text to bring back.
    """

    scanned = Signal(str)
    typed = Signal(str)
    escaped = Signal()
    moved_down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("scan-box")
        self.setMaxLength(200)
        self.undo_is_offered: Callable[[], bool] = lambda: False
        self._history: list[str] = []
        self._place = 0
        self._waits: tuple[int, bool] | None = None
        self.picture = self._inside(Picture("scan-box-icon", "barcode", 20))
        self.waiting = self._inside(Badge("scan-box-waiting", tone="warn"))
        self.key = self._inside(KeyHint("scan-box-key", KEY))
        self.waiting.hide()
        set_role(self, role="scan", held="false")
        self.textEdited.connect(self._edited)
        self.set_hint("")

    def _inside(self, widget: W) -> W:
        widget.setParent(self)
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return widget

    def set_hint(self, hint: str) -> None:
        """What stands in the empty box; '' for its own words."""
        words = hint or translate("ScanBox", "Scan a card or a book, or type a title, a name, an ISBN …")
        self.setAccessibleName(translate("ScanBox", "Scan or search"))
        self.setAccessibleDescription(words)
        self.setPlaceholderText(words)
        self.setToolTip(translate("ScanBox", "Scan or type here ({key})").format(key=KEY) + f"\n{words}")

    def show_waiting(self, count: int, held: bool) -> None:
        """How many scans wait; red while a problem must be settled first."""
        if (count, held) == self._waits:
            return
        self._waits = count, held
        self._say_waits(count, held)

    def retranslate(self) -> None:
        """What waits, in the language of now."""
        if self._waits is not None:
            self._say_waits(*self._waits)

    def _say_waits(self, count: int, held: bool) -> None:
        set_role(self, held="true" if held else "false")
        shown = count > 0 and (held or count > 1)
        words = translate("ScanBox", "%n waiting", None, count) if shown else ""
        self.waiting.show_as(words, "bad" if held else "warn")
        self._arrange()

    def take(self) -> str:
        """The text, leaving the box empty."""
        text = self.text().strip()
        self.clear()
        if text:
            self._history = [*(t for t in self._history if t != text), text][-REMEMBERED:]
        self._place = len(self._history)
        self._arrange()
        return text

    def drop(self, text: str) -> None:
        """Let go of what stood at the beginning; what was typed behind it stays."""
        if text:
            self.setText(self.text().removeprefix(text))
            self._arrange()

    def forget(self) -> None:
        """Nothing of one person's work is left for the next."""
        self._history, self._place = [], 0
        self.clear()

    def start_with(self, text: str) -> None:
        """A key pressed elsewhere lands here."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.deselect()
        self.end(False)
        self.insert(text)
        self._edited(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Esc, Up and Down mean something here; the rest is typing."""
        if event.matches(QKeySequence.StandardKey.Paste):  # type: ignore[attr-defined]
            self.paste_scans()
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.scanned.emit(self.take())
            case Qt.Key.Key_Escape:
                self._escape()
            case Qt.Key.Key_Down if self._place >= len(self._history):
                self.moved_down.emit()
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._recall(-1 if event.key() == Qt.Key.Key_Up else 1)
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z belongs to the desk's own undo with nothing typed, or while a message offers it."""
        override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        not_ours = not self.text() or self.undo_is_offered()
        if override and not_ours and event.matches(QKeySequence.StandardKey.Undo):  # type: ignore[attr-defined]
            event.ignore()
            return False
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Its 'Paste' does what the keys do."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(lambda _checked=False: self.paste_scans())
        menu.exec(event.globalPos())
        menu.deleteLater()

    def paste_scans(self) -> None:
        """Paste; several lines (barcodes from a list) are scans one after another, where that is meant."""
        lines = [line.strip() for line in QGuiApplication.clipboard().text().splitlines() if line.strip()]
        if len(lines) < 2:
            self.paste()
            return
        lines = [line[: self.maxLength()] for line in lines[:MOST_LINES]]
        title = translate("ScanBox", "Scan %n line(s) one after another?", None, len(lines))
        text = translate("ScanBox", "From “{first}” to “{last}”. Where one is a problem the rest waits.")
        text = text.format(first=lines[0], last=lines[-1])
        if confirm(self.window(), "scan-lines", title, text, translate("ScanBox", "Scan them")):
            for line in lines:
                self.scanned.emit(line)

    def _recall(self, step: int) -> None:
        self._place = min(max(self._place + step, 0), len(self._history))
        self.setText(self._history[self._place] if self._place < len(self._history) else "")
        self._edited(self.text())

    def _escape(self) -> None:
        if not self.text():
            self.escaped.emit()
            return
        self.clear()
        self._place = len(self._history)
        self._edited("")

    def _edited(self, text: str) -> None:
        self._arrange()
        self.typed.emit(text.strip())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The key cap is for those who are elsewhere."""
        super().focusInEvent(event)
        self._arrange()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say how to come back."""
        super().focusOutEvent(event)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The marks inside keep their places."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Another zoom, other places."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "key"):
            self._arrange()

    def _arrange(self) -> None:
        self.key.setVisible(not self.text() and not self.hasFocus())
        middle, right = self.height() // 2, self.width() - theme.px(10)
        self.picture.move(theme.px(12), middle - self.picture.height() // 2)
        for mark in (self.key, self.waiting):
            if mark.isHidden():
                continue
            mark.adjustSize()
            right -= mark.width()
            mark.move(right, middle - mark.height() // 2)
            right -= theme.px(8)
        taken = self.width() - theme.px(10) - right
        if taken != self.textMargins().right():
            self.setTextMargins(0, 0, taken, 0)
