# SPDX-License-Identifier: GPL-3.0-or-later
"""Small buttons in as many lines as they need: filters in force, subjects, authors."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.words import Button

LONGEST = 48


class Chip(NamedTuple):
    """One button: its name, words, what it does (said to screen readers too), and whether it removes."""

    id: str
    words: str
    hint: str
    run: Callable[[], object]
    removes: bool = False


class FlowLayout(QLayout):
    """From left to right, then on the next line."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's way to add."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """One of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Take one out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It wants no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return self._arrange(QRect(0, 0, width, 0), apply=False)

    def setGeometry(self, area: QRect) -> None:
        """Put them in their places."""
        super().setGeometry(area)
        self._arrange(area, apply=True)

    def sizeHint(self) -> QSize:
        """As small as it may be."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The largest of them."""
        size = QSize()
        for item in (item for item in self._items if not item.isEmpty()):
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, area: QRect, *, apply: bool) -> int:
        gap = theme.px(self._gap)
        x, y, line = area.x(), area.y(), 0
        for item in (item for item in self._items if not item.isEmpty()):
            size = item.sizeHint()
            if x + size.width() > area.right() + 1 and line:
                x, y, line = area.x(), y + line + gap, 0
            if apply:
                item.setGeometry(QRect(QPoint(x, y), size))
            x, line = x + size.width() + gap, max(line, size.height())
        return y + line - area.y()


class Flow(QWidget):
    """Widgets in as many lines as they need; hidden ones take no place."""

    def __init__(self, name: str, gap: int, *widgets: QWidget) -> None:
        super().__init__()
        self.setObjectName(name)
        self.flow = FlowLayout(gap)
        for widget in widgets:
            self.flow.addWidget(widget)
        self.setLayout(self.flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class Chips(Flow):
    """Hidden while there are none."""

    def __init__(self, name: str) -> None:
        super().__init__(name, tokens.GAP_XS + 2)
        self._shown: list[tuple[str, str, str]] = []
        self.buttons: list[Button] = []
        self.hide()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Other chips; the same ones stay as they are."""
        now = [chip[:3] for chip in chips]
        if now == self._shown:
            return
        self._shown = now
        while (item := self.flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = [self._button(chip) for chip in chips]
        for button in self.buttons:
            self.flow.addWidget(button)
        self.setVisible(bool(chips))

    def _button(self, chip: Chip) -> Button:
        button = Button(f"{self.objectName()}-{chip.id}", "chip", "x" if chip.removes else "")
        short = chip.words if len(chip.words) <= LONGEST else f"{chip.words[: LONGEST - 1]}…"
        button.set_words(short, hint=chip.hint if short == chip.words else f"{chip.words}\n{chip.hint}")
        button.setAccessibleName(chip.words)
        button.setAccessibleDescription(chip.hint)
        if chip.removes:
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.clicked.connect(lambda _checked=False: chip.run())
        return button
