# SPDX-License-Identifier: GPL-3.0-or-later
"""The coloured side of the windows before the main one: the product's name on a net of knots."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.layout import column
from desktop_app.blocks.words import Label
from desktop_app.language import translate

WIDTH = 300
# 'Simpul' is a knot: places of a city, each tied to those near it. Shares of width and height.
KNOTS = (
    (0.12, 0.44), (0.30, 0.36), (0.22, 0.57), (0.47, 0.47), (0.43, 0.64), (0.66, 0.39),
    (0.70, 0.58), (0.88, 0.50), (0.86, 0.70), (0.58, 0.76), (0.30, 0.75),
)  # fmt: skip
NEAR = 0.29


class BrandPanel(QWidget):
    """Name above, the library and its branch below once they are known."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("brand")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.name = Label("brand-name", "display")
        self.tagline = Label("brand-tagline", "", wrap=True)
        self.library = Label("brand-library", "title", wrap=True)
        self.branch = Label("brand-branch", "", wrap=True)
        parts = (self.name, self.tagline, None, self.library, self.branch)
        self.setLayout(column(*parts, gap=tokens.GAP_S, margin=tokens.GAP_XL + tokens.GAP_S))
        self.retranslate()
        self.restyle()

    def show_library(self, library: str, branch: str) -> None:
        """Whose desk this is."""
        self.library.set_text(library)
        self.branch.set_text(branch)

    def retranslate(self) -> None:
        """Its words."""
        self.name.set_text("Simpul Pustaka")
        self.tagline.set_text(translate("BrandPanel", "The desk of your library, with or without a network"))

    def restyle(self) -> None:
        """Colours and width of now."""
        self.setFixedWidth(theme.px(WIDTH))
        ground = "#ffffff"
        for label in (self.name, self.library, self.branch, self.tagline):
            label.setStyleSheet(f"color: {ground};")

    def changeEvent(self, event: QEvent) -> None:
        """Words follow the language, colours the theme."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self.restyle()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and net."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        light, deep = tokens.LIGHT.accent, tokens.LIGHT.accent_pressed
        if theme.look().dark:
            light, deep = tokens.DARK.accent_soft, tokens.DARK.sunken
        ground = QLinearGradient(0, 0, self.width(), self.height())
        ground.setColorAt(0, QColor(light))
        ground.setColorAt(1, QColor(deep))
        painter.fillRect(self.rect(), ground)
        self._draw_net(painter)

    def _draw_net(self, painter: QPainter) -> None:
        thread, knot = QColor(255, 255, 255, 46), QColor(255, 255, 255, 120)
        painter.setPen(QPen(thread, 1.6))
        for place, one in enumerate(KNOTS):
            for other in KNOTS[place + 1 :]:
                if hypot(one[0] - other[0], one[1] - other[1]) < NEAR:
                    painter.drawLine(self._at(one), self._at(other))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(knot)
        for place, one in enumerate(KNOTS):
            size = 3.5 + 2.5 * (place % 3 == 0)
            painter.drawEllipse(self._at(one), size, size)

    def _at(self, share: tuple[float, float]) -> QPointF:
        return QPointF(share[0] * self.width(), share[1] * self.height())
