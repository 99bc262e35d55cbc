# SPDX-License-Identifier: GPL-3.0-or-later
"""Icons from QtAwesome's Phosphor set, in the colours of the theme.

Only the set's two files are used: importing QtAwesome brings all of Qt's modules along through qtpy, which
costs 120 ms at each start and 33 MB for as long as the desk runs.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Collection
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from desktop_app.blocks.theme import look

FILL = 0.92
"""How much of its square an icon takes."""
log = logging.getLogger(__name__)


@cache
def _folder() -> Path:
    spec = find_spec("qtawesome")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(next(iter(spec.submodule_search_locations))) / "fonts"


@cache
def _characters() -> dict[str, str]:
    """Each icon's character in the face, by its name."""
    source = next(_folder().glob("phosphor-charmap-*.json"))
    codes: dict[str, str] = json.loads(source.read_text(encoding="utf-8"))
    return {name: chr(int(code, 16)) for name, code in codes.items()}


@cache
def _family() -> str:
    face = next(_folder().glob("phosphor-[0-9]*.ttf"))
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(face)))[0]


class _Drawn(QIconEngine):
    """Drawn anew each time, so that it has the theme's colour and the screen's sharpness of that moment."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name, self._tone = name, tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Fill `rect`."""
        font = QFont(_family())
        font.setPixelSize(max(round(min(rect.width(), rect.height()) * FILL), 1))
        tone = "faint" if mode == QIcon.Mode.Disabled else self._tone
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        painter.setPen(look().colour(tone))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _characters()[self._name])
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """A picture of this size."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        """Another one alike."""
        return _Drawn(self._name, self._tone)


def names() -> Collection[str]:
    """What there is; '-bold' and '-fill' are heavier drawings of the same."""
    return _characters()


def icon(name: str, tone: str = "muted") -> QIcon:
    """The icon called so ('book-open'), in a colour of the palette ('accent', 'bad', 'on_accent' …).

    It follows the theme by itself wherever it is drawn as an icon. An unknown name is drawn as a circle.
    """
    if name not in names():
        log.error("no icon is called %r", name)
        name = "circle"
    return QIcon(_Drawn(name, tone))
