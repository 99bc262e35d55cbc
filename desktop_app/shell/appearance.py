# SPDX-License-Identifier: GPL-3.0-or-later
"""Language, theme and size: switched while the program runs, kept by the preferences."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop_app.blocks import theme
from desktop_app.language import LANGUAGES, Language
from desktop_app.shell.services import Preferences

PERCENT = tuple(round(zoom * 100) for zoom in theme.ZOOMS)


class Appearance(QObject):
    """Follows the preferences and, where they say so, the system's own theme. `redressed` after a change."""

    redressed = Signal()

    def __init__(self, app: QApplication, preferences: Preferences, language: Language) -> None:
        super().__init__(app)
        self._app, self._preferences, self._language = app, preferences, language
        preferences.changed.connect(self._changed)
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    def apply(self) -> None:
        """Language and look as the preferences have them."""
        self._language.install(self._app, str(self._preferences.get("language")))
        self._dress()

    def next_language(self) -> None:
        """The other language."""
        codes = list(LANGUAGES)
        now = codes.index(self._language.code)
        self._preferences.set("language", codes[(now + 1) % len(codes)])

    def set_theme(self, mode: str) -> None:
        """'light', 'dark' or 'system'."""
        self._preferences.set("theme", mode)

    def toggle_theme(self) -> None:
        """From light to dark and back."""
        self.set_theme("light" if theme.look().dark else "dark")

    def zoom(self, step: int) -> None:
        """Larger (1), smaller (-1) or as it was meant (0)."""
        now = int(self._preferences.get("zoom"))
        nearest = min(range(len(PERCENT)), key=lambda place: abs(PERCENT[place] - now))
        place = min(max(nearest + step, 0), len(PERCENT) - 1)
        self._preferences.set("zoom", PERCENT[place] if step else 100)

    def _changed(self, name: str, value: object) -> None:
        if name == "language":
            self._language.install(self._app, str(value))
        elif name in ("theme", "zoom"):
            self._dress()

    def _system_changed(self) -> None:
        if self._preferences.get("theme") == "system":
            self._dress()

    def _dress(self) -> None:
        mode, zoom = str(self._preferences.get("theme")), int(self._preferences.get("zoom")) / 100
        if not theme.is_worn(self._app, mode, zoom):
            theme.apply(self._app, mode, zoom)
            self.redressed.emit()
