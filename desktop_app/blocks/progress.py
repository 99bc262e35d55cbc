# SPDX-License-Identifier: GPL-3.0-or-later
"""How far long work is, with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop_app.blocks import tokens
from desktop_app.blocks.layout import column, row
from desktop_app.blocks.words import Button, Elided, Label
from desktop_app.language import translate


class ProgressLine(QWidget):
    """Hidden until `start`; `cancelled` when a person wants it to stop."""

    cancelled = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.words = Elided(f"{name}-words", "strong")
        self.share = Label(f"{name}-share", "muted")
        self.bar = QProgressBar()
        self.bar.setObjectName(f"{name}-bar")
        self.bar.setTextVisible(False)
        self.cancel = Button(f"{name}-cancel", "plain", "x")
        self.cancel.clicked.connect(self.cancelled)
        text = row(self.words, self.share)
        text.setStretch(0, 1)
        inner = row(column(text, self.bar, gap=tokens.GAP_XS), self.cancel, gap=tokens.GAP_L)
        inner.setStretch(0, 1)
        self.setLayout(inner)
        self.hide()

    def start(self, words: str, *, can_cancel: bool = True) -> None:
        """Begin, how much is not known yet."""
        self._retranslate()
        self.cancel.setVisible(can_cancel)
        self.say(words)
        self.go_on()
        self.show()

    def go_on(self) -> None:
        """Nobody knows how much of how much."""
        self.share.set_text("")
        self.bar.setRange(0, 0)

    def say(self, words: str) -> None:
        """Other words for the same work: another language, or what it does next."""
        self.words.set_text(words)
        self.bar.setAccessibleName(words)

    def step(self, done: int, total: int, note: str = "") -> None:
        """So much of so much."""
        self.bar.setRange(0, 1_000)
        share = done / total if total else 0.0
        self.bar.setValue(round(share * 1_000))
        self.share.set_text(f"{share:.0%}" + (f" · {note}" if note else ""))

    def finish(self) -> None:
        """It is done."""
        self.hide()

    def _retranslate(self) -> None:
        self.cancel.set_words(translate("ProgressLine", "Stop"))

    def changeEvent(self, event: QEvent) -> None:
        """Its own word follows the language; who started it says the others."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
