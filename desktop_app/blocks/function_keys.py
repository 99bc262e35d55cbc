# SPDX-License-Identifier: GPL-3.0-or-later
"""The strip at the foot of the window: which key does what here, each of them a button too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton

from desktop_app.blocks import tokens
from desktop_app.blocks.layout import row
from desktop_app.blocks.page import Command
from desktop_app.blocks.words import KeyHint, Label, set_role

STRIP_MS = 40
"""The strip follows the page this long after the last change: what was scanned is painted before its keys,
and a row of scans brings them once."""


def key_words(shortcut: str) -> str:
    """A shortcut as its key caps say it."""
    native = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return native.replace("Return", "Enter")


def numbered_key(held: str, place: int) -> str:
    """The shortcut of one of a row of things, counted from 1: `held` with 1 to 9, then with Shift too."""
    return f"{held}+{place}" if place < 10 else f"{held}+Shift+{place - 9}"


class FunctionKey(QPushButton):
    """A key cap with what it does."""

    def __init__(self, command: Command) -> None:
        super().__init__()
        self.command, self.spoken = command, _spoken(command)
        self._size: QSize | None = None
        self.setObjectName(f"key-{command.id}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_role(self, kind="key")
        cap = KeyHint(f"key-{command.id}-cap", _first_key(command))
        words = Label(f"key-{command.id}-words", "", command.words())
        self._labels = (cap, words)
        for label in self._labels:
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = row(cap, words, gap=6, margin=(6, 2, 6, 2))
        self.setLayout(inside)
        self.setAccessibleName(self.spoken)
        self._inside = inside
        self.clicked.connect(self._press)

    def _press(self) -> None:
        if self.command.enabled():
            self.command.run()

    def sizeHint(self) -> QSize:
        """As wide as cap and words, in the size of now."""
        if self._size is None:
            for label in self._labels:
                label.ensurePolished()  # one that was never shown is not dressed yet, and narrower
            self._size = QSize(self._inside.sizeHint().width(), super().sizeHint().height())
        return self._size

    def minimumSizeHint(self) -> QSize:
        """Never narrower."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Another font, another size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size = None

    def event(self, event: QEvent) -> bool:
        """In another theme cap and words are dressed after this, and say then that they are wider."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._size = None
            self.updateGeometry()
        return super().event(event)


def _first_key(command: Command) -> str:
    return key_words(command.shortcut.split("|")[0])


def _spoken(command: Command) -> str:
    return f"{command.words()} ({_first_key(command)})"


class FunctionKeyBar(QFrame):
    """Shows as many commands as there is room for; those that can't be done now are left out.

    At its right end are keys that are good everywhere: it is never empty, so nothing moves with the page.
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[FunctionKey] = []
        self._made: dict[str, FunctionKey] = {}
        self.setObjectName("function-keys")
        set_role(self, role="keys")
        self._row = row(gap=2, margin=(tokens.GAP_M, 2, tokens.GAP_M, 2))
        self.setLayout(self._row)

    def show_commands(self, commands: Sequence[Command], everywhere: Sequence[Command] = ()) -> None:
        """Other commands, the most important first, and those at the right end."""
        here = [c for c in commands if c.shortcut and c.in_strip and c.enabled()]
        wanted = [*here, *everywhere]
        keys = [self._key(command) for command in wanted]
        if keys == self._keys:
            return
        while self._row.takeAt(0) is not None:
            pass
        for key in set(self._keys) - set(keys):
            key.hide()
        self._keys = keys
        for key in keys[: len(here)]:
            self._row.addWidget(key)
        self._row.addStretch(1)
        for key in keys[len(here) :]:
            self._row.addWidget(key)
        self._fit()

    def _key(self, command: Command) -> FunctionKey:
        """The one that was made for this command before, or a new one: scans change the strip often."""
        key = self._made.get(command.id)
        if key is None or key.spoken != _spoken(command):
            if key is not None:
                key.hide()
                key.deleteLater()
            key = self._made[command.id] = FunctionKey(command)
        key.command = command
        return key

    def _fit(self) -> None:
        sides, gap = self._row.contentsMargins(), self._row.spacing()
        room = self.width() - sides.left() - sides.right()
        for key in self._keys:
            room -= key.sizeHint().width() + gap
            key.setVisible(room >= 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other keys fit."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Other words need other room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def event(self, event: QEvent) -> bool:
        """A key has become wider or narrower."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)
