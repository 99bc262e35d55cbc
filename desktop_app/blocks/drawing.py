# SPDX-License-Identifier: GPL-3.0-or-later
"""What lists and tables draw alike: the row's ground, a line of text, a badge. Fonts are kept.

Drawn by hand a cell is one call of ours; Qt's own delegate asks a model eight times for each.
"""

from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStaticText
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop_app.blocks import theme, tokens

SELECTED, UNDER_MOUSE = (QStyle.StateFlag.State_Selected.value, QStyle.StateFlag.State_MouseOver.value)
CENTRE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)


@cache
def _font_of(pixels: int, strong: bool) -> tuple[QFont, QFontMetrics]:
    font = QFont()
    font.setFamilies(list(tokens.FAMILIES))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font, QFontMetrics(font)


def font_of(size: int, *, strong: bool = False) -> tuple[QFont, QFontMetrics]:
    """A face of the theme at the zoom of now, with its measures."""
    return _font_of(theme.px(size), strong)


@lru_cache(maxsize=1024)
def _cut(text: str, pixels: int, strong: bool, width: int) -> str:
    """The same titles come again with each key: what fits is worked out once."""
    return _font_of(pixels, strong)[1].elidedText(text, Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=1024)
def _laid_out(text: str, pixels: int, strong: bool, width: int) -> QStaticText:
    """A line cut to a width, shaped once: the same rows are painted again and again."""
    laid_out = QStaticText(_cut(text, pixels, strong, width))
    laid_out.setTextFormat(Qt.TextFormat.PlainText)
    laid_out.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    laid_out.prepare(font=_font_of(pixels, strong)[0])
    return laid_out


@lru_cache(maxsize=512)
def _width(text: str, pixels: int) -> int:
    return _font_of(pixels, True)[1].horizontalAdvance(text)


def draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Chosen, under the mouse, or plain; a line below."""
    colour, state, rect = theme.look().colour, option.state.value, option.rect  # type: ignore[attr-defined]
    if state & SELECTED:
        painter.fillRect(rect, colour("selected"))
    elif state & UNDER_MOUSE:
        painter.fillRect(rect, colour("hover"))
    painter.setPen(colour("border"))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


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
    line = _laid_out(text, pixels, strong, area.width())
    place = line.size()
    painter.setFont(_font_of(pixels, strong)[0])
    painter.setPen(theme.look().colour(tone))
    left = area.right() + 1 - place.width() if right else area.left()
    top = area.top() + (area.height() - place.height()) / 2
    painter.drawStaticText(QPointF(left, top), line)
    if struck:
        # The line of Qt's own struck font is drawn where a static text was laid out, not where it is painted.
        middle = round(top + place.height() * 0.54)
        painter.drawLine(round(left), middle, round(left + place.width()), middle)


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
