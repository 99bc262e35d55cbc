# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys and what they do: one shortcut per key, answered by the page in view before the window itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.blocks.page import Command

PLAIN = frozenset({"Esc", "Return", "Enter", "Space", "Up", "Down", "Left", "Right", "Tab"})
"""Keys that fields and tables need themselves: shown with a command, but taken where the focus is."""


class Keys(QObject):
    """`commands` gives what can be done now, the page's own first: the first enabled one answers.

    `in_turn(key, press)` presses when what was scanned before is dealt with: then it is known what it means.
    """

    def __init__(
        self,
        window: QWidget,
        commands: Callable[[], Iterable[Command]],
        in_turn: Callable[[str, Callable[[], None]], None],
    ) -> None:
        super().__init__(window)
        self._window, self._commands, self._in_turn = window, commands, in_turn
        self._shortcuts: dict[str, QShortcut] = {}

    def refresh(self) -> None:
        """There may be new commands."""
        for command in self._commands():
            for key in keys_of(command):
                if key not in self._shortcuts and key not in PLAIN:
                    self._shortcuts[key] = self._shortcut(key)

    def press(self, key: str) -> bool:
        """Do what a key means now; False where it means nothing."""
        meant = [c for c in self._commands() if key in keys_of(c) and c.enabled()]
        if meant:
            meant[0].run()
        return bool(meant)

    def _press(self, key: str) -> None:
        self.press(key)

    def _shortcut(self, key: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.activated.connect(lambda: self._in_turn(key, lambda: self._press(key)))
        return shortcut


def keys_of(command: Command) -> Iterator[str]:
    """All keys of a command: '|' stands between several."""
    return (key for key in command.shortcut.split("|") if key)
