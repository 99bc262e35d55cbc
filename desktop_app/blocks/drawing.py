# SPDX-License-Identifier: GPL-3.0-or-later
"""What lists and tables draw alike: the row's ground, a line of text, a badge. Fonts are kept.

Drawn by hand a cell is one call of ours; Qt's own delegate asks a model eight times for each.
"""

from functools import cache, lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop_app.blocks import theme, tokens

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
CENTRE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)


@cache
def _font_of(pixels: int, strong: bool, struck: bool = False) -> tuple[QFont, QFontMetrics]:
    font = QFont()
    font.setFamilies(list(tokens.FAMILIES))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    font.setStrikeOut(struck)
    return font, QFontMetrics(font)


def font_of(size: int, *, strong: bool = False) -> tuple[QFont, QFontMetrics]:
    """A face of the theme at the zoom of now, with its measures."""
    return _font_of(theme.px(size), strong)


@lru_cache(maxsize=4096)
def _cut(text: str, pixels: int, strong: bool, width: int) -> str:
    """The same titles come again with each key: what fits is worked out once."""
    return _font_of(pixels, strong)[1].elidedText(text, Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=512)
def _width(text: str, pixels: int) -> int:
    return _font_of(pixels, True)[1].horizontalAdvance(text)


def draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Chosen, under the mouse, or plain; a line below."""
    colour, state = theme.look().colour, option.state  # type: ignore[attr-defined]
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, colour("selected"))  # type: ignore[attr-defined]
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, colour("hover"))  # type: ignore[attr-defined]
    painter.setPen(colour("border"))
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())  # type: ignore[attr-defined]


def draw_text(
    painter: QPainter,
    area: QRect,
    text: str,
    *,
    size: int,
    tone: str = "text",
    strong: bool = False,
    struck: bool = False,
    right: bool = False,
) -> None:
    """One line at the left or right, whatever its script, cut at its end where there is no room."""
    if not text:
        return
    pixels = theme.px(size)
    painter.setFont(_font_of(pixels, strong, struck)[0])
    painter.setPen(theme.look().colour(tone))
    painter.drawText(area, RIGHT if right else LEFT, _cut(text, pixels, strong, area.width()))


def draw_badge(painter: QPainter, area: QRect, text: str, tone: str) -> int:
    """A short fact at the right of an area; where what stands left of it has to end."""
    font, measures = font_of(tokens.SMALL, strong=True)
    ground, ink = ("sunken", "muted") if tone == "neutral" else (f"{tone}_soft", tone)
    pixels = theme.px(tokens.SMALL)
    shown = _cut(text, pixels, True, area.width() * 2 // 3)
    width = _width(shown, pixels) + 2 * theme.px(tokens.GAP_S)
    height = measures.height() + theme.px(4)
    chip = QRect(area.right() - width, area.center().y() - height // 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.look().colour(ground))
    painter.drawRoundedRect(chip, theme.px(tokens.RADIUS), theme.px(tokens.RADIUS))
    painter.setFont(font)
    painter.setPen(theme.look().colour(ink))
    painter.drawText(chip, CENTRE, shown)
    return chip.left() - theme.px(tokens.GAP_S)
