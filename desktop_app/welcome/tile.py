# SPDX-License-Identifier: GPL-3.0-or-later
"""A large button with an icon or initials, a name and a line below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.layout import column, row
from desktop_app.blocks.words import Elided, Label, Picture, set_role


class Tile(QPushButton):
    """Something to choose; `mark` is an icon's name, or the widget that stands before the words."""

    def __init__(self, name: str, mark: str | QWidget, height: int = 76) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._height = height
        set_role(self, kind="tile")
        picture = Picture(f"{name}-icon", mark, 28, "accent") if isinstance(mark, str) else mark
        self.words = Elided(f"{name}-words", "strong")
        self.line = Label(f"{name}-line", "small", wrap=True)
        text = column(None, self.words, self.line, None, gap=2)
        inner = row(
            picture, text, gap=tokens.GAP_M, margin=(tokens.GAP_L, tokens.GAP_S, tokens.GAP_L, tokens.GAP_S)
        )
        inner.setStretch(1, 1)
        self._inner = inner
        self.setLayout(inner)
        for label in (picture, self.words, self.line):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, name: str, line: str) -> None:
        """Its words."""
        self.words.set_text(name)
        self.line.set_text(line)
        self.setAccessibleName(name)
        self.setAccessibleDescription(line)

    def sizeHint(self) -> QSize:
        """As high as its words are, at least a comfortable target."""
        return QSize(theme.px(240), max(theme.px(self._height), self._inner.sizeHint().height()))

    def changeEvent(self, event: QEvent) -> None:
        """Sizes follow the zoom."""
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)
