# SPDX-License-Identifier: GPL-3.0-or-later
"""Without a network: save what waits to a file, take in the file of another desk. Widgets only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from db.operations.desk import Desk
from db.syncing.outbox import SUFFIX
from desktop_app.background import Background
from desktop_app.blocks import tokens
from desktop_app.blocks.layout import Card
from desktop_app.blocks.notice import Answer, Notice
from desktop_app.blocks.page import Command
from desktop_app.blocks.words import Button, Label
from desktop_app.language import translate
from desktop_app.refusal_words import Words
from desktop_app.sync_page.stick import Stick

SAVE_KEY, TAKE_IN_KEY = "F7", "F8"


class StickCard(Card):
    """`moved` is called when its commands may have changed, `taken_in` when the server has something new."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        background: Background,
        moved: Callable[[], None],
        taken_in: Callable[[], None],
    ) -> None:
        self.about = Label("sync-stick-about", "muted", wrap=True)
        self.save = Button("sync-save-file", "plain", "file-arrow-down")
        self.take_in = Button("sync-take-in-file", "plain", "file-arrow-up")
        self.notice = Notice("sync-stick-told")
        super().__init__(
            "sync-stick", self.about, self.save, self.take_in, self.notice, heading=True, margin=tokens.GAP_M
        )
        self._moved = moved
        self.stick = Stick(desk, background, self._tell, taken_in)
        self.save.clicked.connect(lambda _checked=False: self._save())
        self.take_in.clicked.connect(lambda _checked=False: self._take_in())

    def commands(self, possible: Callable[[], bool]) -> Sequence[Command]:
        """The two, where they are `possible` and no file is under way."""

        def free() -> bool:
            return possible() and not self.stick.busy

        def command(name: str, words: Callable[[], str], run: Callable[[], None], key: str) -> Command:
            return Command(name, words, run, key, enabled=free, in_strip=False)

        return [
            command("save-file", _save_words, self._save, SAVE_KEY),
            command("take-in-file", _take_in_words, self._take_in, TAKE_IN_KEY),
        ]

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, _save_words(), self.stick.proposed(), _kinds())
        if name:
            self.stick.save(Path(name))

    def _take_in(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, _take_in_words(), "", _kinds())
        if name:
            self.stick.take_in(Path(name))

    def _tell(self, said: Words, tone: str) -> None:
        for button in (self.save, self.take_in):
            button.setEnabled(not self.stick.busy)
        stop = Answer("stop", translate("SyncPage", "Stop"), "", self.stick.stop)
        self.notice.say(*said, tone=tone, answers=[stop] if self.stick.busy else [])
        self._moved()

    def retranslate(self) -> None:
        """All words again, but for what was told: that is said once."""
        self.set_heading(translate("SyncPage", "Without a network"))
        self.about.set_text(
            translate(
                "SyncPage",
                "A file on a stick carries what waits here to the server, over another desk that reaches it.",
            )
        )
        self.save.set_words(_save_words(), SAVE_KEY)
        self.take_in.set_words(_take_in_words(), TAKE_IN_KEY)


def _save_words() -> str:
    return translate("SyncPage", "Save what waits to a file…")


def _take_in_words() -> str:
    return translate("SyncPage", "Take in a file…")


def _kinds() -> str:
    return f"Simpul (*{SUFFIX})"
