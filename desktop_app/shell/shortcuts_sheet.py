# SPDX-License-Identifier: GPL-3.0-or-later
"""F1: all keys of the page in view and of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.function_keys import key_words
from desktop_app.blocks.layout import Scrolling, column, row
from desktop_app.blocks.page import Command
from desktop_app.blocks.words import KeyHint, Label
from desktop_app.language import translate
from desktop_app.shell.keys import keys_of

Group = tuple[str, Sequence[Command]]


class ShortcutsSheet(Dialog):
    """Two columns of groups, each with a heading; Esc, Enter or F1 leaves."""

    def __init__(self, left: Sequence[Group], right: Sequence[Group], parent: QWidget | None = None) -> None:
        super().__init__("shortcuts-sheet", parent, width=820)
        inner = QWidget()
        box = row(_column(left), _column(right), gap=tokens.GAP_XL)
        box.setStretch(0, 1)
        box.setStretch(1, 1)
        inner.setLayout(box)
        scroll = Scrolling("shortcuts-scroll", inner, by_keys=True)
        scroll.setMinimumHeight(min(inner.sizeHint().height() + 4, theme.px(460)))
        self.body.addWidget(scroll)
        self.secondary.hide()
        self.primary.setShortcut("F1")
        words = translate("ShortcutsSheet", "Keys")
        scroll.setAccessibleName(words)
        hint = translate("ShortcutsSheet", "Everything can be done without a mouse.")
        self.set_words(words, hint, translate("ShortcutsSheet", "Close"))
        self.primary.setToolTip("")


def _column(groups: Sequence[Group]) -> QVBoxLayout:
    shown = [(heading, [c for c in commands if c.shortcut]) for heading, commands in groups]
    parts = [_group(heading, commands) for heading, commands in shown if commands]
    return column(*parts, None, gap=tokens.GAP_L)


def _group(heading: str, commands: Sequence[Command]) -> QWidget:
    grid = QGridLayout()
    grid.setHorizontalSpacing(tokens.GAP_M)
    grid.setVerticalSpacing(tokens.GAP_S)
    grid.setColumnStretch(1, 1)
    for place, command in enumerate(commands):
        grid.addLayout(_caps(command), place, 0)
        grid.addWidget(Label(f"key-words-{command.id}", "", command.words(), wrap=True), place, 1)
    holder = QWidget()
    holder.setLayout(column(Label("key-group", "strong", heading), grid, gap=tokens.GAP_S))
    return holder


def _caps(command: Command) -> QHBoxLayout:
    caps = (KeyHint(f"key-cap-{command.id}", key_words(key)) for key in keys_of(command))
    return row(None, *caps, gap=tokens.GAP_XS)
