# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels and buttons with a role in the theme, a name for tests and a name for screen readers."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from desktop_app.blocks import theme
from desktop_app.blocks.icons import icon


def set_role(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties that the style sheet asks for, and draw again if they have changed.

    One that was never on the screen is dressed when it comes there: twice would be twice the start.
    """
    changed = False
    for name, value in properties.items():
        changed |= widget.property(name) != value
        widget.setProperty(name, value)
    if changed and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Label(QLabel):
    """Plain text (never markup) in one of the theme's roles."""

    def __init__(self, name: str, role: str = "", text: str = "", *, wrap: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if role:
            set_role(self, role=role)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show a text, also to screen readers."""
        self.setText(text)
        self.setAccessibleName(text)


class Elided(Label):
    """One line that ends in '…' where there is no room, with the whole in the tool tip."""

    def __init__(self, name: str, role: str = "", text: str = "") -> None:
        self._whole = ""
        super().__init__(name, role, text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(40)

    def set_text(self, text: str) -> None:
        """Show a text, cut where there is no room."""
        self._whole = text
        self.setAccessibleName(text)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut again for the new width."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 40))
        self.setText(cut)
        self.setToolTip(self._whole if cut != self._whole else "")


class Badge(Label):
    """A short fact on a ground of its tone."""

    def __init__(self, name: str, text: str = "", tone: str = "neutral") -> None:
        super().__init__(name, "badge", text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        set_role(self, tone=tone)

    def show_as(self, text: str, tone: str) -> None:
        """Another fact; an empty one hides the badge."""
        self.set_text(text)
        self.setVisible(bool(text))
        set_role(self, tone=tone)


class KeyHint(Label):
    """A key cap."""

    def __init__(self, name: str, key: str) -> None:
        super().__init__(name, "key", key)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)


class Button(QPushButton):
    """A button of a kind: 'primary', 'plain', 'danger', 'quiet', 'link', 'chip' or 'tile'."""

    def __init__(self, name: str, kind: str = "plain", icon_name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._kind, self._icon_name = kind, icon_name
        set_role(self, kind=kind)
        self.restyle()

    def set_words(self, text: str, key: str = "", hint: str = "") -> None:
        """Its words, and the key that does the same."""
        self.setText(text)
        self.setAccessibleName(text)
        tip = hint or text
        self.setToolTip(f"{tip} ({key})" if key else tip)

    def setText(self, text: str) -> None:
        """Qt leaves four pixels between icon and words: a blank makes it eight."""
        super().setText(f" {text}" if self._icon_name and text else text)

    def text(self) -> str:
        """The words alone."""
        return super().text().lstrip()

    def restyle(self) -> None:
        """Draw the icon again in the colours of now."""
        if self._icon_name:
            tones = {"primary": "on_accent", "danger": "bad", "link": "accent"}
            self.setIcon(icon(self._icon_name, tones.get(self._kind, "muted")))

    def set_icon(self, icon_name: str) -> None:
        """Another icon."""
        self._icon_name = icon_name
        self.restyle()

    def changeEvent(self, event: QEvent) -> None:
        """The icon follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.restyle()


class Chip(Button):
    """A button that stays pressed."""

    def __init__(self, name: str, icon_name: str = "") -> None:
        super().__init__(name, "chip", icon_name)
        self.setCheckable(True)


def one_at_a_time(owner: QWidget, chips: Iterable[Chip]) -> None:
    """Of these chips exactly one is pressed, once one has been."""
    group = QButtonGroup(owner)
    for chip in chips:
        group.addButton(chip)


class Picture(QLabel):
    """An icon as a picture."""

    def __init__(self, name: str, icon_name: str, size: int = 20, tone: str = "muted") -> None:
        super().__init__()
        self.setObjectName(name)
        self._icon_name, self._size, self._tone = icon_name, size, tone
        self.restyle()

    def show_icon(self, icon_name: str, tone: str) -> None:
        """Another icon or tone."""
        self._icon_name, self._tone = icon_name, tone
        self.update()

    def restyle(self) -> None:
        """Draw it again in the size and the colours of now."""
        side = theme.px(self._size)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Drawn when it is seen: there are hundreds, most on pages that nobody looks at now."""
        painter = QPainter(self)
        icon(self._icon_name, self._tone).paint(painter, self.rect())
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """The picture follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.restyle()


class Line(QFrame):
    """A thin line between two things."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("line")
        set_role(self, role="line")
