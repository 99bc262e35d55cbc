# SPDX-License-Identifier: GPL-3.0-or-later
"""A good and a bad sound for the scanner; silence where the PC has no sound."""

from importlib.resources import as_file, files

from PySide6.QtCore import QObject, QUrl

NAMES = ("good", "bad")


class Sounds(QObject):
    """Loaded at the first sound, so that a desk without loudspeakers pays nothing."""

    def __init__(self, wanted: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wanted = wanted
        self._effects: dict[str, QObject] | None = None

    def play(self, name: str) -> None:
        """'good' or 'bad'."""
        if not self.wanted:
            return
        if self._effects is None:
            self._effects = self._load()
        effect = self._effects.get(name)
        if effect is not None:
            effect.play()  # type: ignore[attr-defined]

    def _load(self) -> dict[str, QObject]:
        try:
            from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
        except ImportError:  # a system without the sound libraries that Qt wants
            return {}
        if not QMediaDevices.audioOutputs():
            return {}
        effects: dict[str, QObject] = {}
        for name in NAMES:
            with as_file(files("resources.sounds") / f"{name}.wav") as path:
                effect = QSoundEffect(self)
                effect.setSource(QUrl.fromLocalFile(str(path)))
                effects[name] = effect
        return effects
