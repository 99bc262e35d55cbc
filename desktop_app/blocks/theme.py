# SPDX-License-Identifier: GPL-3.0-or-later
"""The look: our own tokens on Qt's Fusion style, switched while the program runs.

Why not a ready style: pyside6-qlementine 1.5.1, drawn side by side with this on one form, looks as good,
but its hints are too faint to read (2 : 1), it allows one PySide6 only (6.10.2) and needs glibc 2.34.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.blocks import tokens
from desktop_app.blocks.tokens import DARK, LIGHT, Palette

MODES = ("system", "light", "dark")
ZOOMS = (0.9, 1.0, 1.1, 1.25, 1.5)


@dataclass(frozen=True)
class Look:
    """What is in use now."""

    palette: Palette
    dark: bool
    zoom: float

    def px(self, size: float) -> int:
        """A size of the tokens at the present zoom."""
        return round(size * self.zoom)

    def colour(self, name: str) -> QColor:
        """A colour of the palette by its name; to be read only."""
        return _colour(getattr(self.palette, name))


@cache
def _colour(code: str) -> QColor:
    return QColor(code)


_look = [Look(LIGHT, dark=False, zoom=1.0)]


def look() -> Look:
    """What is in use now."""
    return _look[0]


def px(size: float) -> int:
    """A size of the tokens at the present zoom."""
    return look().px(size)


def load_fonts() -> None:
    """Make the shipped faces known to Qt, so that every script is drawn the same everywhere."""
    for face in (files("resources") / "fonts").iterdir():
        if face.name.endswith(".ttf"):
            QFontDatabase.addApplicationFont(str(face))


def apply(app: QApplication, mode: str = "system", zoom: float = 1.0) -> None:
    """Dress the whole program: 'light', 'dark' or as the system has it; also while it runs."""
    QDir.setSearchPaths("icons", [str(files("resources") / "icons")])
    dark = is_dark(mode)
    _look[0] = Look(DARK if dark else LIGHT, dark=dark, zoom=zoom)
    # Under a style sheet the style no longer says what it is, and setting it again is slow.
    if not app.property("on-fusion"):
        app.setStyle("Fusion")
        app.setProperty("on-fusion", True)
    font = QFont()
    font.setFamilies(list(tokens.FAMILIES))
    font.setPixelSize(px(tokens.BODY))
    app.setFont(font)
    app.setPalette(_palette(look().palette))
    for window in app.topLevelWidgets():
        if window.property("dressed"):
            dress(window)


def dress(window: QWidget) -> None:
    """Our look for a window and all that ever stands in it; it follows `apply` from now on.

    The style sheet hangs on windows, not on the program: else Qt dresses a part anew each time that it is put
    into another, and a page is made of many. Pages take a fifth of the time so.
    """
    window.setProperty("dressed", True)
    window.setStyleSheet(style_sheet(look()))


def is_worn(app: QApplication, mode: str, zoom: float) -> bool:
    """Whether the program has been dressed like this already."""
    return bool(app.property("on-fusion")) and (is_dark(mode), zoom) == (look().dark, look().zoom)


def is_dark(mode: str) -> bool:
    """Whether 'light', 'dark' or 'system' means dark now."""
    system = QGuiApplication.styleHints().colorScheme()
    return mode == "dark" or (mode == "system" and system == Qt.ColorScheme.Dark)


def _palette(colours: Palette) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: colours.window,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.sunken,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.Button: colours.raised,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.faint,
        QPalette.ColorRole.ToolTipBase: colours.raised,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.Highlight: colours.selected,
        QPalette.ColorRole.HighlightedText: colours.text,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.Accent: colours.accent,
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.faint))
    return palette


@cache
def style_sheet(present: Look) -> str:
    """The style sheet for a look, from resources/themes/desk.qss."""
    values: dict[str, object] = dict(vars(present.palette))
    values["theme"] = "dark" if present.dark else "light"
    for size in (14, 16, 18, 20, 24, 28, 30, 32, 40, 44, 46, 48):
        values[f"px{size}"] = f"{present.px(size)}px"
    values["radio"] = f"{present.px(16) // 2 + 1}px"
    # A ring of 2 px instead of a line of 1 px takes its room from inside: nothing moves with the focus.
    values["px16less"] = f"{present.px(16) - 2}px"
    values["px44less"] = f"{present.px(44) - 2}px"
    values["control_less"] = f"{present.px(tokens.CONTROL) - 2}px"
    values["gap_s_less"] = f"{present.px(tokens.GAP_S) - 1}px"
    values["gap_l_less"] = f"{present.px(tokens.GAP_L) - 1}px"
    values["count_radius"] = f"{present.px(20) // 2}px"
    for name in ("GAP_XS", "GAP_S", "GAP_M", "GAP_L", "GAP_XL", "RADIUS", "RADIUS_L", "CONTROL", "ROW"):
        values[name.lower()] = f"{present.px(getattr(tokens, name))}px"
    for name in ("SMALL", "BODY", "LARGE", "TITLE", "DISPLAY", "HUGE"):
        values["font_" + name.lower()] = f"{present.px(getattr(tokens, name))}px"
    source = (files("resources") / "themes" / "desk.qss").read_text(encoding="utf-8")
    return Template(source).substitute(values)
