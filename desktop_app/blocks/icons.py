# SPDX-License-Identifier: GPL-3.0-or-later
"""Icons from QtAwesome's Phosphor set, in the colours of the theme."""

from __future__ import annotations

import logging
from collections.abc import Collection
from functools import cache
from importlib.resources import files

from PySide6.QtGui import QIcon
from qtawesome.iconic_font import IconicFont

from desktop_app.blocks.theme import look

PREFIX = "ph"
log = logging.getLogger(__name__)


@cache
def _phosphor() -> IconicFont:
    """Only this one set: loading all of QtAwesome's costs a quarter of a second and 20 MB at each start."""
    fonts = str(files("qtawesome").joinpath("fonts"))
    return IconicFont((PREFIX, "phosphor-1.3.0.ttf", "phosphor-charmap-1.3.0.json", fonts))


def names() -> Collection[str]:
    """What there is; '-bold' and '-fill' are heavier drawings of the same."""
    found: Collection[str] = _phosphor().charmap[PREFIX]
    return found


def icon(name: str, tone: str = "muted") -> QIcon:
    """The icon called so ('book-open'), in a colour of the palette ('accent', 'bad', 'on_accent' …).

    Ask again after the theme has changed: the colour is that of now.
    """
    if name not in names():
        log.error("no icon is called %r", name)
        name = "circle"
    return _phosphor().icon(f"{PREFIX}.{name}", color=look().colour(tone))
