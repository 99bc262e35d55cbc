# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's photo in a circle; initials where there is none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from desktop_app.blocks import theme
from desktop_app.blocks.icons import icon


def initials(name: str) -> str:
    """First letters of the first and last word: 'Siti Nur Aminah' → 'SA'."""
    words = [word for word in name.replace(",", " ").split() if word[0].isalpha()]
    ends = words[:1] + words[-1:] if len(words) > 1 else words[:1]
    return "".join(word[0] for word in ends).upper()


class PersonPhoto(QWidget):
    """Round, of a fixed size in pixels at 100 %."""

    def __init__(self, name: str, size: int = 72) -> None:
        super().__init__()
        self.setObjectName(name)
        self._size, self._initials = size, ""
        self._shown: tuple[str, bytes | None] | None = None
        self._picture = QPixmap()
        self.restyle()

    def restyle(self) -> None:
        """Its size at the zoom of now."""
        self.setFixedSize(theme.px(self._size), theme.px(self._size))

    def changeEvent(self, event: QEvent) -> None:
        """Another zoom, another size: whoever shows the person may not come again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_size"):
            self.restyle()

    def show_person(self, name: str, jpeg: bytes | None) -> None:
        """Another person."""
        shown = name, jpeg
        if shown == self._shown:
            return
        self._shown = shown
        self._initials = initials(name)
        self._picture = QPixmap()
        if jpeg:
            self._picture.loadFromData(jpeg)
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The photo cut to a circle, or the initials on the accent's ground."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        circle = QPainterPath()
        circle.addEllipse(QRectF(self.rect()))
        painter.setClipPath(circle)
        if self._picture.isNull():
            self._paint_initials(painter)
        else:
            expanding = Qt.AspectRatioMode.KeepAspectRatioByExpanding
            smooth = Qt.TransformationMode.SmoothTransformation
            scaled = self._picture.scaled(self.size() * self.devicePixelRatioF(), expanding, smooth)
            scaled.setDevicePixelRatio(self.devicePixelRatioF())
            # Faces are in the upper half of a portrait: keep its top when it is cut.
            painter.drawPixmap(int((self.width() - scaled.deviceIndependentSize().width()) / 2), 0, scaled)
        painter.end()

    def _paint_initials(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), theme.look().colour("accent_soft"))
        if not self._initials:
            inset = self.width() // 4
            icon("user", "accent").paint(painter, self.rect().adjusted(inset, inset, -inset, -inset))
            return
        font = QFont(self.font())
        font.setPixelSize(round(self.height() * 0.36))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.look().colour("accent"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)
