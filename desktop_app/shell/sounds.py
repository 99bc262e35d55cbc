# SPDX-License-Identifier: GPL-3.0-or-later
"""A good and a bad sound for the scanner; silence where the PC has no sound."""

from __future__ import annotations

import logging
from importlib.resources import files

from PySide6.QtCore import QLoggingCategory, QObject, QUrl
from PySide6.QtGui import QGuiApplication

from desktop_app.background import Background, Task

NAMES = ("good", "bad")
UNSEEN = ("offscreen", "minimal")
"""Platforms without a screen: nobody sits there to hear anything."""
log = logging.getLogger(__name__)


class Sounds(QObject):
    """Silent until `prepare` is through: Qt's sound library takes 50 ms and more to load."""

    def __init__(self, wanted: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wanted = wanted
        self._effects: dict[str, QObject] = {}

    def prepare(self, background: Background) -> None:
        """Load the library and look for loudspeakers beside the window."""
        if self.wanted and not self._effects:
            background.run(
                _has_loudspeakers, self._load, lambda error: log.warning("%s", type(error).__name__)
            )

    def play(self, name: str) -> None:
        """'good' or 'bad'."""
        effect = self._effects.get(name)
        if self.wanted and effect is not None:
            effect.play()  # type: ignore[attr-defined]

    def _load(self, can_sound: bool) -> None:
        if not can_sound:
            return
        from PySide6.QtMultimedia import QSoundEffect

        for name in NAMES:
            effect = QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(files("resources") / "sounds" / f"{name}.wav")))
            self._effects[name] = effect


def _has_loudspeakers(_task: Task) -> bool:
    if QGuiApplication.platformName() in UNSEEN:
        return False
    # The library reports on every codec that a desk never needs.
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError:  # a system without the sound libraries that Qt wants
        return False
    return bool(QMediaDevices.audioOutputs())
