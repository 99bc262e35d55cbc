# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+K: everything that can be done, found by a few letters, with its key beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.function_keys import key_words
from desktop_app.blocks.layout import column, row
from desktop_app.blocks.page import Command
from desktop_app.blocks.words import KeyHint, Label, Picture, set_role
from desktop_app.language import translate
from desktop_app.shell.keys import keys_of
from desktop_app.shell.matching import score
from desktop_app.shell.overlay import Overlay

WIDTH = 560
LINES = 9


class CommandPalette(Overlay):
    """Type, Up and Down, Enter; Esc or a click beside it leaves."""

    def __init__(self, window: QWidget) -> None:
        super().__init__("command-palette", window)
        self._commands: list[Command] = []
        self.field = QLineEdit()
        self.field.setObjectName("command-palette-field")
        self.list = QListWidget()
        self.list.setObjectName("command-palette-list")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.nothing = Label("command-palette-nothing", "muted")
        self.panel = self._panel()
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._run())
        self.retranslate()

    def _panel(self) -> QFrame:
        panel = QFrame(self)
        panel.setObjectName("command-palette-panel")
        set_role(panel, role="toast")
        panel.setLayout(column(self.field, self.list, self.nothing, gap=tokens.GAP_S, margin=tokens.GAP_M))
        return panel

    def retranslate(self) -> None:
        """All words anew."""
        words = translate("CommandPalette", "What do you want to do?")
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        self.list.setAccessibleName(translate("CommandPalette", "Commands"))
        self.setAccessibleName(translate("Shell", "Find a command"))
        self.nothing.set_text(translate("CommandPalette", "Nothing like that can be done here."))

    def offer(self, commands: Sequence[Command]) -> None:
        """Open with these; those that can't be done now are left out."""
        self._commands = [command for command in commands if command.enabled()]
        self.field.clear()
        self._find("")
        self.open_over()
        self._place()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def found(self) -> list[Command]:
        """The commands in view, best first."""
        items = (self.list.item(place) for place in range(self.list.count()))
        return [item.data(Qt.ItemDataRole.UserRole) for item in items]

    def _find(self, typed: str) -> None:
        scored = [(score(typed, command.words()), command) for command in self._commands]
        fitting = [(value, command) for value, command in scored if value is not None]
        if typed:
            fitting.sort(key=lambda pair: -pair[0])
        self.list.clear()
        for _value, command in fitting:
            self._add(command)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(fitting))
        self.nothing.setVisible(not fitting)
        self._place()

    def _add(self, command: Command) -> None:
        item = QListWidgetItem(self.list)
        item.setData(Qt.ItemDataRole.UserRole, command)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, command.words())
        item.setSizeHint(QSize(0, theme.px(tokens.ROW)))
        self.list.setItemWidget(item, _line(command))

    def _run(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            command: Command = item.data(Qt.ItemDataRole.UserRole)
            self.close_over()
            command.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that move, choose and leave, while the field has the focus."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if watched is not self.field and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if event.key() in steps:
            last = self.list.count() - 1
            self.list.setCurrentRow(min(max(self.list.currentRow() + steps[Qt.Key(event.key())], 0), last))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_over()
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside it leaves."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_over()

    def _place(self) -> None:
        lines = min(max(self.list.count(), 1), LINES)
        self.list.setFixedHeight(lines * theme.px(tokens.ROW) + 4 + 2 * self.list.frameWidth())
        width = min(theme.px(WIDTH), self.width() - 2 * tokens.GAP_XL)
        self.panel.setFixedWidth(max(width, 1))
        inside = self.panel.layout()
        assert inside is not None
        inside.activate()
        self.panel.adjustSize()
        self.panel.move((self.width() - self.panel.width()) // 2, max(self.height() // 8, tokens.GAP_L))


def _line(command: Command) -> QWidget:
    picture = Picture(f"palette-{command.id}-icon", command.icon or "caret-right", 18)
    words = Label(f"palette-{command.id}", "", command.words())
    caps = [KeyHint(f"palette-{command.id}-key", key_words(key)) for key in list(keys_of(command))[:1]]
    line = QWidget()
    line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    line.setLayout(row(picture, words, None, *caps, gap=tokens.GAP_M, margin=(10, 0, 10, 0)))
    return line
